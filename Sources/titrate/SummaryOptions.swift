import ArgumentParser
import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// What is written instead of rows: quantiles over subjects, and a drawing of them.
struct SummaryOptions: ParsableArguments {
  @Flag(help: "Write quantiles over subjects by time instead of rows: N, MEAN, P5, P25, P50, P75, P95.")
  var summary = false

  @Option(
    help: ArgumentHelp(
      "Draw median, 50 and 90 % bands and the observed data to an SVG file. Rows are then written only with --out.",
      valueName: "file"))
  var plot: String?

  @Flag(name: .customLong("log"), help: "With --plot: logarithmic vertical axes.")
  var isLogarithmic = false

  @Option(
    help: ArgumentHelp(
      "With --summary or --plot: apart for each value of these columns of the data. ID means each subject of the data, STUDY "
        + "each study. (default: STUDY with --studies)", valueName: "names"))
  var by: String?

  /// C016 and C022: what would be ignored or makes no sense.
  func problems(hasStudies: Bool) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    if isLogarithmic, plot == nil {
      problems.append(
        Diagnostic(
          "C016", .error, "there are no axes without --plot", at: .option("--log"), fix: "add --plot FILE.svg"
        ))
    }
    guard let by else { return problems }
    if !summary, plot == nil {
      problems.append(
        Diagnostic(
          "C016", .error, "rows are not grouped", at: .option("--by"), fix: "add --summary or --plot"))
    }
    if by != "none", names.contains("") || Set(names).count < names.count {
      problems.append(
        Diagnostic(
          "C022", .error, "'\(by)' is not a list of names", at: .option("--by"),
          fix: "write each name once, with commas: STUDY,ARM; or none"))
    }
    if !hasStudies, names.contains("STUDY") {
      problems.append(
        Diagnostic("C016", .error, "there is one study only", at: .option("--by"), fix: "add --studies"))
    }
    return problems
  }

  private var names: [String] {
    guard let by, by != "none" else { return [] }
    return by.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { !$0.isWhitespace } }
  }

  /// Whether each study has a summary of its own.
  func separatesStudies(hasStudies: Bool) -> Bool { by == nil ? hasStudies : names.contains("STUDY") }

  /// The groups of the data's subjects that `--by` asks for.
  ///
  /// - Throws: C026 for a column that the data do not have.
  func groups(_ population: Population) throws -> SubjectGroups {
    try SubjectGroups(population, by: names.filter { $0 != "STUDY" })
  }
}

/// The data's subjects by the values of some columns at their first records, in the order in which these appear.
struct SubjectGroups {
  let names: [String]
  /// The values of each group, one for each of `names`.
  private(set) var values: [[String]] = []
  private(set) var ofDesign: [Int] = []

  var groups: ProfileSummary.Groups { .init(count: values.count, ofDesign: ofDesign) }

  /// - Throws: C026 for a column that the data do not have.
  init(_ population: Population, by names: [String]) throws {
    self.names = names
    let columns = population.designs.covariates
    let positions = names.map { name in columns.firstIndex { $0.lowercased() == name.lowercased() } }
    let unknown = zip(names, positions).filter { $0.0 != "ID" && $0.1 == nil }
    guard unknown.isEmpty else {
      throw Diagnostics(
        unknown.map { name, _ in
          Diagnostic(
            "C026", .error, "the data have no column '\(name)'", at: .option("--by"),
            fix: Spelling.nearest(to: name, among: columns + ["ID", "STUDY"]).map { "did you mean '\($0)'?" }
              ?? "there are \((["ID", "STUDY"] + columns).joined(separator: ", "))")
        })
    }
    var known: [[String]: Int] = [:]
    for subject in population.usedDesigns {
      let key = zip(names, positions).map { name, position in
        position.map { Self.text(subject, column: $0) } ?? subject.id
      }
      if known[key] == nil {
        known[key] = values.count
        values.append(key)
      }
      ofDesign.append(known[key] ?? 0)
    }
  }

  /// The first value that is there.
  private static func text(_ subject: Subject, column: Int) -> String {
    let value = subject.records.lazy.map { $0.covariates[column] }.first { !$0.isNaN }
    guard let value else { return "." }
    return subject.texts[column].map { $0[Int(value) - 1] } ?? Number.text(value)
  }
}
