// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of Titrate inherit nothing from its benchmarks.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "titrate", path: "..")],
  targets: [
    // Counts calls of the allocator.
    .target(name: "Allocations"),
    .executableTarget(
      name: "benchmark", dependencies: ["Allocations", .product(name: "Titrate", package: "titrate")]),
  ],
  swiftLanguageModes: [.v6]
)
