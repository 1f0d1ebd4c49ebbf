// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody else's build sees the sanitizers. Scripts/fuzz.sh builds and runs it.
let package = Package(
  name: "titrate-fuzz",
  dependencies: [.package(name: "titrate", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz-model", dependencies: [.product(name: "TitrateLanguage", package: "titrate")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=fuzzer,address", "-lstdc++"])])
  ],
  swiftLanguageModes: [.v6]
)
