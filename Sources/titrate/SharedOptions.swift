import ArgumentParser
import Foundation
import TitrateEngine
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// Options that mean the same in every command.
struct SharedOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Threads to use; the result is the same for any number.", valueName: "n"))
  var threads: Int?

  @Flag(help: "No progress and no warnings on standard error.")
  var quiet = false

  /// - Throws: C010 for a number of threads that cannot be.
  func threadCount() throws -> Int {
    guard let threads else { return ProcessInfo.processInfo.activeProcessorCount }
    guard (1...1024).contains(threads) else {
      throw Diagnostics([
        Diagnostic(
          "C010", .error, "\(threads) threads", at: .option("--threads"), fix: "give a number from 1 to 1024")
      ])
    }
    return threads
  }

  /// Shows warnings, unless the user wants none.
  func warn(_ diagnostics: [Diagnostic]) {
    guard !quiet, !diagnostics.isEmpty else { return }
    StandardError.write(Diagnostics(diagnostics).description)
  }
}

/// Which library, for every command that takes a model or a drug by name.
struct LibraryOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Folder of models and drugs to use instead of the one installed.", valueName: "dir"))
  var library: String?

  /// - Throws: `Diagnostics` where there is none.
  func open() throws -> Library { try Library.bundled(chosen: library) }
}

/// How exactly to solve.
struct SolverOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "auto: exactly where the model allows it, else tsit5, and rodas5p where the model is stiff. tsit5, dopri5 and rodas5p "
        + "integrate any model with this method.", valueName: "method"))
  var solver: Solver = .automatic

  @Option(
    help: ArgumentHelp("Relative tolerance where equations are integrated. (default: 1e-8)", valueName: "x"))
  var rtol: Double?

  @Option(
    help: ArgumentHelp("Absolute tolerance where equations are integrated. (default: 1e-10)", valueName: "x"))
  var atol: Double?

  @Option(
    help: ArgumentHelp("Most steps of the integrator between two events. (default: 100000)", valueName: "n"))
  var maxSteps: Int?

  @Option(
    help: ArgumentHelp(
      "What covariates do between records: locf (a record's values hold from it on), nocb (they hold up to it), linear, midpoint (the mean of two).",
      valueName: "rule"))
  var covariates: CovariateRule = .locf

  @Option(
    help: ArgumentHelp(
      "What event records mean where programs differ: nonmem, rxode2. See Docs/events.md.",
      valueName: "program"))
  var events: EventDialect = .nonmem

  /// - Throws: C011 for tolerances that make no sense.
  func solveOptions() throws -> SolveOptions {
    var options = SolveOptions()
    options.covariates = covariates
    options.solver = solver
    // Who names a method wants to see it at work, also where there is a closed form.
    options.forceIntegration = solver != .automatic
    options.events = events == .nonmem ? .nonmem : .rxode2
    if let maxSteps {
      guard (1...1_000_000_000).contains(maxSteps) else {
        throw Diagnostics([
          Diagnostic(
            "C024", .error, "\(maxSteps) steps", at: .option("--max-steps"),
            fix: "give a number from 1 to 1000000000")
        ])
      }
      options.maxSteps = maxSteps
    }
    if let rtol { options.rtol = try tolerance(rtol, "--rtol") }
    if let atol { options.atol = try tolerance(atol, "--atol") }
    return options
  }

  private func tolerance(_ value: Double, _ option: String) throws -> Double {
    guard value >= 1e-14, value < 1 else {
      throw Diagnostics([
        Diagnostic(
          "C011", .error, "a tolerance of \(value)", at: .option(option),
          fix: "give a number from 1e-14 to below 1")
      ])
    }
    return value
  }
}

extension CovariateRule: ExpressibleByArgument {}

extension Solver: ExpressibleByArgument {}

/// Whose meaning event records have.
enum EventDialect: String, CaseIterable, ExpressibleByArgument {
  case nonmem, rxode2
}
