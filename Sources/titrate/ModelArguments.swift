import ArgumentParser
import Foundation
import TitrateEngine
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// A model by file or library name, with parameters replaced.
struct ModelArguments: ParsableArguments {
  @ArgumentParser.Argument(
    help: ArgumentHelp(
      "A model file, a composition file (.yaml), or the name of a model or composition of the library.",
      valueName: "model"))
  var model: String

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp(
      "Replace a parameter of ini({…}), or give a covariate that the data do not have; may be repeated.",
      valueName: "name=value"))
  var parameters: [String] = []

  @OptionGroup var libraryOption: LibraryOption

  /// A model with what its library entry says about its covariates.
  struct Opened {
    let compiled: CompiledModel
    /// Empty for a model file of one's own.
    let covariates: [Provenance.CovariateBinding]
    /// The population parameters, with `--param` applied.
    let thetas: [Double]
    /// What `--param` says about covariates.
    let given: [(name: String, value: Double)]
  }

  /// Parses, checks and compiles.
  ///
  /// - Throws: `Diagnostics`: C012 where neither file nor library has the model, what is wrong with it, or C013 to C015
  ///   for everything wrong with the replacements.
  func open() throws -> Opened {
    let (model, covariates) = try find()
    let values = try replacements(in: model)
    return Opened(
      compiled: CompiledModel(model), covariates: covariates, thetas: values.thetas, given: values.covariates)
  }

  // MARK: --param

  private func replacements(in model: Model) throws -> (
    thetas: [Double], covariates: [(name: String, value: Double)]
  ) {
    var thetas = model.thetas.map(\.estimate), covariates: [(name: String, value: Double)] = []
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
      guard seen.insert(parts[0]).inserted else {
        problem("C013", "'\(parts[0])' is given twice", "give one value")
        continue
      }
      guard let index = model.thetas.firstIndex(where: { $0.name == parts[0] }) else {
        if model.covariateNames.contains(parts[0]) {
          covariates.append((parts[0], value))
        } else {
          let names = model.thetas.map(\.name) + model.covariateNames
          let near = Spelling.nearest(to: parts[0], among: names)
          problem(
            "C014", "the model has no parameter '\(parts[0])'",
            near.map { "did you mean '\($0)'?" } ?? "its parameters are \(names.joined(separator: ", "))")
        }
        continue
      }
      let theta = model.thetas[index]
      guard value >= theta.lower, value <= theta.upper else {
        problem(
          "C015", "\(text) is outside the model's bounds",
          "give a value from \(theta.lower) to \(theta.upper)")
        continue
      }
      thetas[index] = value
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return (thetas, covariates)
  }

  // MARK: Finding

  /// A file if there is one of that name, else the library's model or composition.
  private func find() throws -> (Model, [Provenance.CovariateBinding]) {
    if FileManager.default.fileExists(atPath: model) {
      guard model.hasSuffix(".yaml") else {
        return (try Model(parsing: SourceText.read(model, limit: 1 << 20, family: "C").text, file: model), [])
      }
      let composition = try libraryOption.open().composition(file: model)
      return (composition.model, composition.covariates)
    }
    let place = Place.option("MODEL")
    guard let library = try? libraryOption.open() else {
      // An explicit --library that is none is worth its own message.
      if libraryOption.library != nil { _ = try libraryOption.open() }
      throw Diagnostics([Self.missing(model, fix: "check the path; no library was found either", at: place)])
    }
    if library.compositionNames.contains(model) {
      let composition = try library.composition(named: model)
      return (composition.model, composition.covariates)
    }
    guard library.modelNames.contains(model) else {
      let near = Spelling.nearest(to: model, among: library.modelNames + library.compositionNames)
      throw Diagnostics([
        Self.missing(
          model,
          fix: near.map { "did you mean '\($0)'?" }
            ?? "check the path, or see 'titrate models' for the library's names",
          at: place)
      ])
    }
    let found = try library.model(named: model)
    return (found.model, found.provenance.covariates)
  }

  private static func missing(_ name: String, fix: String, at place: Place) -> Diagnostic {
    Diagnostic("C012", .error, "'\(name)' is neither a file nor a model of the library", at: place, fix: fix)
  }
}

extension ModelArguments.Opened {
  /// The events with a column for every covariate that they lack and that is known: from `--param`, or what the library
  /// documents for a patient without that value.
  ///
  /// - Parameter supplied: covariates that another table gives.
  /// - Returns: the events, and C036 for every documented value that was used.
  /// - Throws: C037 where `--param` gives what the data give.
  func completing(_ table: EventTable, supplied: [String] = []) throws -> (EventTable, [Diagnostic]) {
    let present = Set((table.covariates + supplied).map { $0.lowercased() })
    let twice = given.filter { present.contains($0.name.lowercased()) }
    guard twice.isEmpty else {
      throw Diagnostics(
        twice.map {
          Diagnostic(
            "C037", .error, "the data have the covariate '\($0.name)'", at: .option("--param"),
            fix: "leave out one of the two")
        })
    }
    var columns = given, notes: [Diagnostic] = []
    for name in compiled.model.covariateNames
    where !present.contains(name.lowercased()) && !given.contains(where: { $0.name == name }) {
      guard let binding = covariates.first(where: { $0.name == name }), let value = binding.fallback else {
        continue
      }
      columns.append((name, value))
      let unit = binding.unit == "1" ? "" : " \(binding.unit)"
      notes.append(
        Diagnostic(
          "C036", .warning,
          "\(name) is taken as \(Number.text(value))\(unit)\(binding.fallbackReason.map { ": \($0)" } ?? "")",
          at: .option("MODEL"), fix: "give it in the data, or by --param \(name)=…"))
    }
    return (table.adding(columns), notes)
  }
}

extension EventTable {
  /// The table with further columns, each of one value.
  fileprivate func adding(_ columns: [(name: String, value: Double)]) -> EventTable {
    guard !columns.isEmpty else { return self }
    var copy = self
    copy.covariates += columns.map(\.name)
    for subject in copy.subjects.indices {
      for record in copy.subjects[subject].records.indices {
        let missing = covariates.count - copy.subjects[subject].records[record].covariates.count
        copy.subjects[subject].records[record].covariates +=
          Array(repeating: .nan, count: max(0, missing)) + columns.map(\.value)
      }
    }
    return copy
  }
}
