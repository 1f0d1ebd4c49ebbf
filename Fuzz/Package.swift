// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody else's build sees the sanitizers. Scripts/fuzz.sh builds and runs it.
private func fuzzer(_ name: String, of products: String...) -> Target {
  .executableTarget(
    name: name,
    dependencies: products.map { .product(name: $0, package: "titrate") },
    swiftSettings: [.unsafeFlags(["-parse-as-library"])],
    linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=fuzzer,address", "-lstdc++"])])
}

let package = Package(
  name: "titrate-fuzz",
  dependencies: [.package(name: "titrate", path: "..")],
  targets: [
    fuzzer("fuzz-model", of: "TitrateLanguage"),
    fuzzer("fuzz-data", of: "TitrateRecords", "TitrateLanguage"),
    fuzzer("fuzz-patient", of: "TitrateRecords", "TitrateLanguage"),
  ],
  swiftLanguageModes: [.v6]
)
