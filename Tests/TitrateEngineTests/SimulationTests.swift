import Foundation
import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Populations: the same bytes always, and the distributions asked for.
struct SimulationTests {
  static let text = """
    m <- function() {
      ini({
        tcl <- log(5); tv <- log(50); sd <- 0.2
        eta.cl + eta.v ~ c(0.09, 0.03, 0.04)
        iov.cl ~ 0.01 | OCC
      })
      model({
        cl <- exp(tcl + eta.cl + iov.cl); v <- exp(tv + eta.v)
        d/dt(central) <- -cl/v*central
        Cc <- central/v
        Cc ~ prop(sd)
      })
    }
    """

  private func table(_ count: Int) -> EventTable {
    let records = ZooModel.merge([dose(100, every: 12, further: 1)], observations([1, 6, 13, 18])).map {
      record in
      var record = record
      record.covariates = [record.time < 12 ? 1 : 2]
      return record
    }
    return EventTable(
      covariates: ["OCC"], subjects: (0..<count).map { Subject(id: String($0 + 1), records: records) })
  }

  private func simulate(_ count: Int, _ change: (inout Simulation.Options) -> Void) throws
    -> Simulation.Result
  {
    var options = Simulation.Options()
    options.seed = 7
    change(&options)
    let model = try Model(parsing: Self.text, file: "m.R")
    return try Simulation(CompiledModel(model), table: table(count), options: options).run()
  }

  @Test func threadsChangeNothing() throws {
    let one = try simulate(37) { $0.threads = 1 }
    for threads in [2, 4, 16] {
      let other = try simulate(37) { $0.threads = threads }
      #expect(one.values.map(\.bitPattern) == other.values.map(\.bitPattern))
      #expect(one.subjects == other.subjects && one.records == other.records && one.etas == other.etas)
    }
  }

  @Test func subjectsDoNotDependOnTheirNeighbours() throws {
    let (few, many) = (try simulate(3) { _ in }, try simulate(20) { _ in })
    #expect(few.values == Array(many.values.prefix(few.values.count)))
  }

  @Test func columnsAreVariablesStatesAndDV() throws {
    let result = try simulate(1) { _ in }
    #expect(result.columns == ["cl", "v", "Cc", "central", "DV"])
    #expect(result.records == [1, 2, 3, 4])
    #expect(try simulate(1) { $0.isTypical = true }.columns == ["cl", "v", "Cc", "central"])
  }

  @Test func typicalMeansNoRandomness() throws {
    let result = try simulate(2) { $0.isTypical = true }
    for row in result.records.indices {
      #expect(abs(result.row(row)[row * 4] - 5) < 1e-14)
    }
    #expect(result.etas == [[0, 0, 0, 0], [0, 0, 0, 0]])
  }

  @Test func seedsMatter() throws {
    #expect(try simulate(2) { $0.seed = 1 }.values != simulate(2) { $0.seed = 2 }.values)
  }

  @Test func drawsHaveTheModelsCovariance() throws {
    let count = 4000
    let result = try simulate(count) { _ in }
    func covariance(_ a: Int, _ b: Int) -> Double {
      result.etas.reduce(0) { $0 + $1[a] * $1[b] } / Double(count)
    }
    // Six standard errors of a covariance from 4000 normal pairs: 6·sqrt((vᵢvⱼ + c²)/4000).
    #expect(abs(covariance(0, 0) - 0.09) < 6 * 0.09 * (2.0 / 4000).squareRoot())
    #expect(abs(covariance(1, 1) - 0.04) < 6 * 0.04 * (2.0 / 4000).squareRoot())
    #expect(abs(covariance(0, 1) - 0.03) < 6 * ((0.09 * 0.04 + 0.03 * 0.03) / 4000).squareRoot())
    #expect(abs(covariance(2, 3)) < 6 * 0.01 / 4000.0.squareRoot())
    let residuals = result.records.indices.map { row in
      let values = Array(result.row(row))
      return (values[4] - values[2]) / values[2]
    }
    let variance = residuals.reduce(0) { $0 + $1 * $1 } / Double(residuals.count)
    #expect(abs(variance - 0.04) < 6 * 0.04 * (2.0 / Double(residuals.count)).squareRoot())
  }

  /// An error model and the residual, sd 0.2, of a measured value on its scale.
  struct Scatter: Sendable, CustomStringConvertible {
    let description: String
    let residual: @Sendable (_ prediction: Double, _ measured: Double) -> Double

    init(_ description: String, _ residual: @escaping @Sendable (Double, Double) -> Double) {
      self.description = description
      self.residual = residual
    }

    static let all: [Scatter] = [
      Scatter("lnorm(sd)") { log($1 / $0) },
      Scatter("logitNorm(sd, 0, 10)") { log($1 / (10 - $1)) - log($0 / (10 - $0)) },
      Scatter("add(sd) + boxCox(0.5)") { 2 * ($1.squareRoot() - $0.squareRoot()) },
      Scatter("add(sd) + yeoJohnson(0)") { log((1 + $1) / (1 + $0)) },
      Scatter("add(sd) + prop(sd) + combined1()") { ($1 - $0) / (1 + $0) },
      Scatter("add(sd) + prop(sd)") { ($1 - $0) / (1 + $0 * $0).squareRoot() },
      Scatter("add(sd)") { $1 - $0 },
    ]
  }

  @Test(arguments: Scatter.all) func residualsAreNormalOnTheirScale(_ scatter: Scatter) throws {
    let sd = 0.2
    let model = try Model(parsing: Self.text.replacing("prop(sd)", with: scatter.description), file: "m.R")
    var options = Simulation.Options()
    options.seed = 11
    let result = try Simulation(CompiledModel(model), table: table(1000), options: options).run()
    let residuals = result.records.indices.map { row in
      let values = Array(result.row(row))
      return scatter.residual(values[2], values[4])
    }
    let count = Double(residuals.count)
    let mean = residuals.reduce(0, +) / count
    let variance = residuals.reduce(0) { $0 + $1 * $1 } / count
    // Six standard errors of mean and variance.
    #expect(abs(mean) < 6 * sd / count.squareRoot())
    #expect(abs(variance - sd * sd) < 6 * sd * sd * (2 / count).squareRoot())
  }

  @Test func everySubjectsProblemIsReported() throws {
    let model = try Model(parsing: Self.text.replacing("exp(tv", with: "exp(X + tv"), file: "m.R")
    let diagnostics = #expect(throws: Diagnostics.self) {
      try Simulation(CompiledModel(model), table: table(3)).run()
    }
    #expect(diagnostics?.all.map(\.code) == ["S002", "S002", "S002"])
  }

  // MARK: Populations

  private func population(
    _ text: String = SimulationTests.text, _ change: (inout Population, Model) throws -> Void
  ) throws -> Simulation.Result {
    let model = try Model(parsing: text, file: "m.R")
    var population = Population(table(1), count: 60)
    try change(&population, model)
    return try Simulation(CompiledModel(model), population: population).run()
  }

  /// One design with a count is the design written out so many times.
  @Test func sharedRecordsAreRecordsWrittenOut() throws {
    let shared = try population { _, _ in }
    let written = try simulate(60) { $0.seed = 0 }
    #expect(shared.values == written.values && shared.etas == written.etas)
  }

  /// Parts of a population are the population, wherever it is cut and however the parts are made.
  @Test(arguments: [1, 7, 30, 59]) func partsMakeTheWhole(cut: Int) throws {
    let model = try Model(parsing: Self.text, file: "m.R")
    func part(_ range: Range<Int>?, threads: Int) throws -> [Double] {
      var options = Simulation.Options()
      options.threads = threads
      let simulation = try Simulation(
        CompiledModel(model), population: Population(table(1), count: 60), options: options)
      var values: [Double] = []
      try simulation.stream(range, prepare: { $0.values }) { values += $0 }
      return values
    }
    let whole = try part(nil, threads: 3)
    #expect(try part(0..<cut, threads: 1) + part(cut..<60, threads: 2) == whole)
  }

  /// A subject has the covariates of one row, and the same row whoever else is simulated.
  @Test func covariatesAreRowsOfTheFile() throws {
    let text = Self.text.replacing("exp(tv + eta.v)", with: "V")
    let rows = [11.0, 22, 33, 44]
    func volumes(_ count: Int, _ choice: CovariateRows.Choice) throws -> [Double] {
      let result = try population(text) { population, _ in
        population.subjectsPerStudy = count
        population.covariates = CovariateRows(names: ["v"], values: rows, choice: choice)
      }
      return (0..<count).map { result.row($0 * 4)[result.row($0 * 4).startIndex + 1] }
    }
    #expect(try volumes(6, .inOrder) == [11, 22, 33, 44, 11, 22])
    let many = try volumes(400, .random)
    #expect(try volumes(9, .random) == Array(many.prefix(9)))
    for row in rows {
      // Six standard deviations of a binomial count with n = 400 and p = 1/4.
      #expect(abs(many.count { $0 == row } - 100) < 52)
    }
  }

  /// Studies differ in their parameters as the covariance says, and subjects within a study share them.
  @Test func studiesDrawTheirParameters() throws {
    let studies = 2000
    let text = Self.text.replacing("eta.cl + eta.v ~ c(0.09, 0.03, 0.04)", with: "eta.cl ~ 0; eta.v ~ 0")
      .replacing("iov.cl ~ 0.01", with: "iov.cl ~ 0")
    let result = try population(text) { population, model in
      population.subjectsPerStudy = 2
      population.studies = studies
      population.uncertainty = try ThetaDistribution(
        model, names: ["tv", "tcl"], covariance: [0.04, 0.01, 0.01, 0.09])
    }
    let drawn = (0..<studies).map { study -> (cl: Double, v: Double) in
      let (first, second) = (Array(result.row(study * 8)), Array(result.row(study * 8 + 4)))
      #expect(first[0] == second[0] && first[1] == second[1])
      return (log(first[0] / 5), log(first[1] / 50))
    }
    func mean(_ value: ((cl: Double, v: Double)) -> Double) -> Double {
      drawn.reduce(0) { $0 + value($1) } / Double(studies)
    }
    // Six standard errors of a covariance from 2000 normal pairs: 6·sqrt((vᵢvⱼ + c²)/2000).
    #expect(abs(mean { $0.cl * $0.cl } - 0.09) < 6 * 0.09 * (2.0 / 2000).squareRoot())
    #expect(abs(mean { $0.v * $0.v } - 0.04) < 6 * 0.04 * (2.0 / 2000).squareRoot())
    #expect(abs(mean { $0.cl * $0.v } - 0.01) < 6 * ((0.0036 + 0.0001) / 2000).squareRoot())
  }

  @Test func columnsAreChosenByName() throws {
    let chosen = try simulate(3) { $0.columns = ["central", "DV", "cl"] }
    let all = try simulate(3) { _ in }
    #expect(chosen.columns == ["central", "DV", "cl"])
    for row in all.records.indices {
      let values = Array(all.row(row))
      #expect(Array(chosen.row(row)) == [values[3], values[4], values[0]])
    }
    let problems = #expect(throws: Diagnostics.self) { try simulate(1) { $0.columns = ["centrall"] } }
    #expect(problems?.all.first?.code == "S060")
    #expect(problems?.all.first?.fix == "did you mean 'central'?")
  }
}
