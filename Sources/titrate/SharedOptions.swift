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

/// A model by file or library name, with parameters replaced.
struct ModelArguments: ParsableArguments {
  @ArgumentParser.Argument(
    help: ArgumentHelp("A model file, or a name from the library.", valueName: "model"))
  var model: String

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp("Replace a parameter of ini({…}); may be repeated.", valueName: "name=value"))
  var parameters: [String] = []

  @OptionGroup var libraryOption: LibraryOption

  /// Parses, checks and compiles.
  ///
  /// - Throws: `Diagnostics`: C012 where neither file nor library has the model, or what is wrong with it.
  func load() throws -> CompiledModel { CompiledModel(try Model(parsing: text(), file: path())) }

  /// The population parameters with `--param` applied.
  ///
  /// - Throws: C013 to C015 for everything wrong with the replacements.
  func thetas(of model: Model) throws -> [Double] {
    var values = model.thetas.map(\.estimate)
    var problems = [Diagnostic](), seen: Set<String> = []
    func problem(_ code: String, _ what: String, _ fix: String) {
      problems.append(Diagnostic(code, .error, what, at: .option("--param"), fix: fix))
    }
    for text in parameters {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let value = Number.parse(parts[1]) else {
        problem(
          "C013", "'\(text)' is not a name and a number",
          "write --param name=value, such as --param \(parts.first ?? "lcl")=1.5")
        continue
      }
      guard let index = model.thetas.firstIndex(where: { $0.name == parts[0] }) else {
        let names = model.thetas.map(\.name)
        let near = Spelling.nearest(to: parts[0], among: names)
        problem(
          "C014", "the model has no parameter '\(parts[0])'",
          near.map { "did you mean '\($0)'?" } ?? "its parameters are \(names.joined(separator: ", "))")
        continue
      }
      guard seen.insert(parts[0]).inserted else {
        problem("C013", "'\(parts[0])' is given twice", "give one value")
        continue
      }
      let theta = model.thetas[index]
      guard value >= theta.lower, value <= theta.upper else {
        problem(
          "C015", "\(text) is outside the model's bounds",
          "give a value from \(theta.lower) to \(theta.upper)")
        continue
      }
      values[index] = value
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return values
  }

  private func text() throws -> String {
    try SourceText.read(path(), limit: 1 << 20, family: "C").text
  }

  /// The file: the argument itself if there is such a file, else the library's.
  private func path() throws -> String {
    if FileManager.default.fileExists(atPath: model) { return model }
    let place = Place.option("MODEL")
    guard let library = try? libraryOption.open() else {
      // An explicit --library that is none is worth its own message.
      if libraryOption.library != nil { _ = try libraryOption.open() }
      throw Diagnostics([Self.missing(model, fix: "check the path; no library was found either", at: place)])
    }
    guard library.modelNames.contains(model) else {
      let near = Spelling.nearest(to: model, among: library.modelNames)
      throw Diagnostics([
        Self.missing(
          model,
          fix: near.map { "did you mean '\($0)'?" }
            ?? "check the path, or see 'titrate models' for the library's names",
          at: place)
      ])
    }
    return library.folder(ofModel: model) + "/model.R"
  }

  private static func missing(_ name: String, fix: String, at place: Place) -> Diagnostic {
    Diagnostic("C012", .error, "'\(name)' is neither a file nor a model of the library", at: place, fix: fix)
  }
}
