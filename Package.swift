// swift-tools-version: 6.2
import PackageDescription

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let orderedCollections = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")

let package = Package(
  name: "titrate",
  products: [
    .executable(name: "titrate", targets: ["titrate"]),
    .library(name: "TitrateLanguage", targets: ["TitrateLanguage"]),
    .library(name: "TitrateRecords", targets: ["TitrateRecords"]),
    .library(
      name: "Titrate",
      targets: [
        "TitrateNumerics", "TitrateLanguage", "TitrateEngine", "TitrateInference", "TitrateRecords",
        "TitrateLibrary", "TitrateEvidence", "TitrateTherapy", "TitrateCases", "TitrateReport",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // Mathematics only: f(t, y), matrices, random numbers. Has never heard of a drug.
    .target(name: "TitrateNumerics"),
    // Text to tree to checked model to intermediate representation, and back to text.
    .target(name: "TitrateLanguage", dependencies: ["TitrateNumerics", orderedCollections]),
    // A model, an event history and parameters to profiles.
    .target(name: "TitrateEngine", dependencies: ["TitrateLanguage", "TitrateNumerics"]),
    // Profiles and data to estimates.
    .target(name: "TitrateInference", dependencies: ["TitrateEngine", "TitrateLanguage", "TitrateNumerics"]),
    // Units, event tables, patients: from files to checked values, every error with its line.
    .target(
      name: "TitrateRecords", dependencies: ["TitrateEngine", "TitrateLanguage", orderedCollections, yams]),
    // Curated models and drugs as data files, and their loader.
    .target(
      name: "TitrateLibrary",
      dependencies: ["TitrateLanguage", "TitrateEngine", "TitrateRecords", orderedCollections],
      path: "Library", sources: ["Loader"],
      resources: [
        .copy("Models"), .copy("Immune"), .copy("Compositions"), .copy("Drugs"), .copy("Evidence"),
        .copy("Cases"),
      ]),
    // Estimates to advice.
    .target(
      name: "TitrateTherapy",
      dependencies: [
        "TitrateInference", "TitrateEngine", "TitrateLanguage", "TitrateNumerics", "TitrateRecords",
        "TitrateLibrary",
      ]),
    // Worked questions: stories in data, computed from the library.
    .target(
      name: "TitrateCases",
      dependencies: [
        "TitrateInference", "TitrateEngine", "TitrateLanguage", "TitrateRecords", "TitrateLibrary",
        "TitrateEvidence", orderedCollections,
      ]),
    // Articles to statements, and what the ledger of claims says about them.
    .target(
      name: "TitrateEvidence",
      dependencies: ["TitrateLanguage", "TitrateRecords", "TitrateLibrary", orderedCollections]),
    // Advice, cases, verdicts and profiles to tables, SVG, HTML and JSON.
    .target(
      name: "TitrateReport",
      dependencies: [
        "TitrateTherapy", "TitrateCases", "TitrateEvidence", "TitrateRecords", "TitrateLanguage",
        orderedCollections,
      ]),
    // The command line, one file per subcommand.
    .executableTarget(
      name: "titrate",
      dependencies: [
        "TitrateNumerics", "TitrateLanguage", "TitrateEngine", "TitrateInference", "TitrateRecords",
        "TitrateLibrary", "TitrateEvidence", "TitrateTherapy", "TitrateCases", "TitrateReport", arguments,
      ]),

    // Laws, zoo of small models, comparisons.
    .target(
      name: "TitrateTestSupport",
      dependencies: ["TitrateNumerics", "TitrateLanguage", "TitrateEngine", "TitrateRecords"],
      path: "Tests/TitrateTestSupport"),
    .testTarget(name: "TitrateNumericsTests", dependencies: ["TitrateNumerics", "TitrateTestSupport"]),
    .testTarget(name: "TitrateLanguageTests", dependencies: ["TitrateLanguage", "TitrateTestSupport"]),
    .testTarget(name: "TitrateEngineTests", dependencies: ["TitrateEngine", "TitrateTestSupport"]),
    .testTarget(name: "TitrateZooTests", dependencies: ["TitrateEngine", "TitrateTestSupport"]),
    .testTarget(name: "TitrateInferenceTests", dependencies: ["TitrateInference", "TitrateTestSupport"]),
    .testTarget(name: "TitrateRecordsTests", dependencies: ["TitrateRecords", "TitrateTestSupport"]),
    .testTarget(
      name: "TitrateLibraryTests", dependencies: ["TitrateLibrary", "TitrateEngine", "TitrateTestSupport"]),
    .testTarget(name: "TitrateTherapyTests", dependencies: ["TitrateTherapy", "TitrateTestSupport"]),
    .testTarget(
      name: "TitrateCasesTests", dependencies: ["TitrateCases", "TitrateReport", "TitrateTestSupport"]),
    .testTarget(
      name: "TitrateReportTests",
      dependencies: ["TitrateReport", "TitrateLanguage", "TitrateLibrary", "TitrateTestSupport"]),
    .testTarget(
      name: "TitrateEvidenceTests", dependencies: ["TitrateEvidence", "TitrateReport", "TitrateTestSupport"]),
    .testTarget(name: "titrateTests", dependencies: ["titrate", "TitrateLibrary", "TitrateTestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// The gate (Scripts/check.sh) takes no warnings; a newer compiler's new warning must not stop anybody else's build.
if Context.environment["TITRATE_STRICT"] != nil {
  for target in package.targets {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
