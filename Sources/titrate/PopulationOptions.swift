import ArgumentParser
import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// Who is simulated, and what of them is written.
struct PopulationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Simulate so many subjects with the records of the data's first subject, each with new random effects.",
      valueName: "n"))
  var subjects: Int?

  @Option(
    help: ArgumentHelp(
      "Simulate so many subjects with the records of each of the data's subjects, in turn.", valueName: "n"))
  var each: Int?

  @Option(
    help: ArgumentHelp(
      "Only these of all subjects, counted from 1. The outputs of 1-500 and 501-1000, one after the other, are that of "
        + "1-1000.", valueName: "a-b"))
  var subjectRange: String?

  @Option(
    help: ArgumentHelp(
      "Only these variables and states, and DV, in this order.", valueName: "names"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Table of covariates (CSV): each subject has those of a row at random, each row as likely as any other.",
      valueName: "file"))
  var covariatesFrom: String?

  @Option(
    help: ArgumentHelp(
      "Table of covariates (CSV): a subject for each row, in order, under the row's ID if there is such a column; all have "
        + "the records of the data's first subject.", valueName: "file"))
  var individuals: String?

  @Option(
    help: ArgumentHelp("Studies, one after the other, each with parameters of its own.", valueName: "k"))
  var studies: Int?

  @Option(
    help: ArgumentHelp(
      "Covariance matrix of the parameters (CSV): names in the first line, then one row for each.",
      valueName: "file"))
  var thetaCovariance: String?

  private static let most = 1_000_000_000

  /// Names after `--output`; nil for all.
  var columns: [String]? {
    output.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { !$0.isWhitespace } }
    }
  }

  /// Whether subjects differ even without random effects.
  var differWhenTypical: Bool { covariatesFrom != nil || individuals != nil || thetaCovariance != nil }

  /// C016, C017 and C022: what would be ignored or makes no sense.
  var problems: [Diagnostic] {
    var problems: [Diagnostic] = []
    func add(_ code: String, _ what: String, _ option: String, _ fix: String) {
      problems.append(Diagnostic(code, .error, what, at: .option(option), fix: fix))
    }
    if let subjects, !(1...Self.most).contains(subjects) {
      add("C017", "\(subjects) subjects", "--subjects", "give a number from 1 to \(Self.most)")
    }
    if let each, !(1...Self.most).contains(each) {
      add("C017", "\(each) subjects for each", "--each", "give a number from 1 to \(Self.most)")
    }
    if let studies, !(1...Self.most).contains(studies) {
      add("C017", "\(studies) studies", "--studies", "give a number from 1 to \(Self.most)")
    }
    if let columns, columns.isEmpty || columns.contains("") {
      add("C022", "'\(output ?? "")' is not a list of names", "--output", "write names with commas: CP,CENT")
    }
    if let columns, let twice = columns.indices.first(where: { columns[..<$0].contains(columns[$0]) }) {
      add("C022", "'\(columns[twice])' is named twice", "--output", "name each column once")
    }
    if let subjectRange, givenRange == nil {
      add(
        "C022", "'\(subjectRange)' is not a range of subjects", "--subject-range",
        "write the first and the last, counted from 1: 1-500")
    }
    for (option, isGiven) in [("--subjects", subjects != nil), ("--individuals", individuals != nil)]
    where isGiven && each != nil {
      add(
        "C016", "\(option) repeats the data's first subject, --each all of them", option,
        "leave out one of the two")
    }
    if individuals != nil, covariatesFrom != nil {
      add("C016", "both options give covariates", "--covariates-from", "leave out one of the two")
    }
    if thetaCovariance != nil, studies == nil {
      add(
        "C016", "parameters are drawn for each study", "--theta-covariance",
        "add --studies, such as --studies 200")
    }
    return problems
  }

  /// Whether all subjects have the records of the data's first.
  private var repeatsFirst: Bool { subjects != nil || individuals != nil }

  /// C028 where subjects of the data are left out.
  func warnings(_ data: EventTable) -> [Diagnostic] {
    guard repeatsFirst, data.subjects.count > 1, let first = data.subjects.first else { return [] }
    return [
      Diagnostic(
        "C028", .warning,
        "of the data's \(data.subjects.count) subjects only the first, ID \(first.id), is simulated",
        at: .option(subjects != nil ? "--subjects" : "--individuals"),
        fix: "--each \(subjects ?? 100) gives each of them so many subjects")
    ]
  }

  /// The numbers of `--subject-range`, from 0.
  private var givenRange: Range<Int>? {
    guard let parts = subjectRange?.split(separator: "-", omittingEmptySubsequences: false), parts.count == 2,
      let first = Int(parts[0]), let last = Int(parts[1]), first >= 1, last >= first
    else { return nil }
    return first - 1..<last
  }

  /// The population that the options describe.
  ///
  /// - Throws: `Diagnostics`: what is wrong with the tables.
  func population(_ designs: EventTable, _ model: Model) throws -> Population {
    let rows = Result {
      try individuals.map { try CovariateFile.individuals($0, model: model) }
        ?? covariatesFrom.map { CovariateFile.Table(rows: try CovariateFile.read($0, model: model)) }
    }
    let uncertainty = Result {
      try thetaCovariance.map { path in
        let matrix = try NumberTable.read(path, hasRowNames: true).squareMatrix()
        return try ThetaDistribution(model, names: matrix.names, covariance: matrix.values)
      }
    }
    let (table, distribution) = try both(rows, uncertainty)
    var population = Population(designs)
    if repeatsFirst {
      population.designs.subjects = Array(designs.subjects.prefix(1))
      population.subjectsPerStudy = subjects ?? table?.rows.count
      population.identifiers = subjects == nil ? table?.identifiers : nil
    } else if let each {
      population.subjectsPerStudy = each * designs.subjects.count
    }
    population.studies = studies ?? 1
    (population.covariates, population.uncertainty) = (table?.rows, distribution)
    let (count, overflow) = population.studySize.multipliedReportingOverflow(by: population.studies)
    guard !overflow, count <= Self.most else {
      throw Diagnostics([
        Diagnostic(
          "C017", .error, "\(population.studies) studies of \(population.studySize) subjects",
          at: .option("--studies"),
          fix: "at most \(Self.most) subjects in all; run parts with --subject-range")
      ])
    }
    return population
  }

  /// Which subjects of a population are wanted.
  ///
  /// - Throws: C017 where the range ends behind the last of them.
  func range(of population: Population) throws -> Range<Int> {
    guard let givenRange else { return 0..<population.count }
    guard givenRange.upperBound <= population.count else {
      throw Diagnostics([
        Diagnostic(
          "C017", .error, "subject \(givenRange.upperBound) of \(population.count)",
          at: .option("--subject-range"),
          fix:
            "end the range at \(population.count) or before; --subjects and --studies say how many there are")
      ])
    }
    return givenRange
  }
}
