import ArgumentParser
import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// Who is simulated, and what of them is written.
struct PopulationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Simulate so many subjects, each with new random effects; they take the data's subjects in turn.",
      valueName: "n"))
  var subjects: Int?

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
  var differWhenTypical: Bool { covariatesFrom != nil || thetaCovariance != nil }

  /// C016, C017 and C022: what would be ignored or makes no sense.
  var problems: [Diagnostic] {
    var problems: [Diagnostic] = []
    func add(_ code: String, _ what: String, _ option: String, _ fix: String) {
      problems.append(Diagnostic(code, .error, what, at: .option(option), fix: fix))
    }
    if let subjects, !(1...Self.most).contains(subjects) {
      add("C017", "\(subjects) subjects", "--subjects", "give a number from 1 to \(Self.most)")
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
    if studies != nil, thetaCovariance == nil, subjects == nil {
      add(
        "C016", "studies differ only by their parameters and subjects", "--studies",
        "add --theta-covariance or --subjects")
    }
    if thetaCovariance != nil, studies == nil {
      add(
        "C016", "parameters are drawn for each study", "--theta-covariance",
        "add --studies, such as --studies 200")
    }
    return problems
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
    var population = Population(designs, count: subjects)
    population.studies = studies ?? 1
    let rows = Result { try covariatesFrom.map { try CovariateFile.read($0, model: model) } }
    let uncertainty = Result {
      try thetaCovariance.map { path in
        let matrix = try NumberTable.read(path, hasRowNames: true).squareMatrix()
        return try ThetaDistribution(model, names: matrix.names, covariance: matrix.values)
      }
    }
    (population.covariates, population.uncertainty) = try both(rows, uncertainty)
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
