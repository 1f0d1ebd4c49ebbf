import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// What `Model.differentiable(in:)` adds, leaves alone and refuses.
struct ModelInputTests {
  private static func model(_ equations: String, ini: String = "tcl <- 5; eta.cl ~ 0.1") throws -> Model {
    try Model(parsing: "m <- function() {\nini({ \(ini) })\nmodel({\n\(equations)\n})\n}", file: "m.R")
  }
  private static let equations = """
    cl <- tcl * exp(eta.cl) * WT / 70
    d/dt(central) <- -cl / 50 * central
    Cc <- central / 50
    """

  @Test func effectsHaveNoVarianceAndComeLast() throws {
    let model = try Self.model(Self.equations)
    let inputs = [ModelInput.theta("tcl"), .covariate("WT"), .theta("tcl")]
    let more = try model.differentiable(in: inputs)
    #expect(more.etas.map(\.name) == ["eta.cl", "d(theta tcl)", "d(covariate WT)"])
    #expect(more.omegas.dropFirst().map(\.covariance) == [[0], [0]])
    #expect(inputs.map(more.position) == [1, 2, 1])
    #expect(inputs.map(model.position) == [nil, nil, nil])
    // A second time changes nothing.
    #expect(try more.differentiable(in: inputs).etas == more.etas)
    #expect(more.tree.description == model.tree.description)
  }

  /// Effects of occasions come behind those between subjects, added ones included.
  @Test func positionsKnowOccasions() throws {
    let model = try Self.model(
      Self.equations.replacing("eta.cl", with: "eta.cl + iov.cl"),
      ini: "tcl <- 5; iov.cl ~ 0.1 | OCC; eta.cl ~ 0.1")
    let more = try model.differentiable(in: [.theta("tcl")])
    #expect(more.position(of: .theta("tcl")) == 1)
    let records = [(0.0, 1.0), (12, 2), (24, 3)].flatMap { time, occasion in
      [
        EventRecord(time: time, evid: 1, amount: 100, covariates: [80, occasion]),
        EventRecord(time: time + 5, evid: 0, covariates: [80, occasion]),
      ]
    }
    let profile = try Profile(more, records, covariates: ["WT", "OCC"], sensitivities: true)
    let exact = try #require(profile.derivatives["Cc"])
    #expect(exact.count == 2 + 3)
    // dCc/dtcl · tcl = dCc/dη for tcl·exp(η); 1e-12: a few roundings of exact formulas.
    for (theta, eta) in zip(exact[1], exact[0]) { #expect(abs(5 * theta - eta) <= 1e-12 * abs(eta)) }
  }

  /// Differences between records stay what they are when all values of a column move.
  @Test func allValuesOfAColumnMoveTogether() throws {
    let model = try Self.model("change <- diff(WT)\nbefore <- lag(WT)\nnow <- WT^2 + 0*tcl*exp(eta.cl)")
    let more = try model.differentiable(in: [.covariate("WT")])
    let records = [70.0, 72, 75].enumerated().map { number, weight in
      EventRecord(time: Double(number), evid: 0, covariates: [weight])
    }
    let profile = try Profile(more, records, covariates: ["WT"], sensitivities: true)
    #expect(profile.derivatives["change"]?[1][1...] == [0, 0])
    #expect(profile.derivatives["before"]?[1][1...] == [1, 1])
    #expect(profile.derivatives["now"]?[1] == [140, 144, 150])
  }

  @Test func whatIsNotThereIsRefusedAtOnce() throws {
    let model = try Self.model(
      Self.equations + "\nif (SEX == \"male\") extra <- 1 else extra <- 2")
    let found = #expect(throws: Diagnostics.self) {
      try model.differentiable(in: [.theta("cl"), .covariate("HT"), .covariate("SEX"), .covariate("WT")])
    }
    #expect(found?.all.map(\.code) == ["L065", "L065", "L065"])
    #expect(found?.all.allSatisfy { $0.fix != nil } == true)
  }

  /// Differentiable or not, a simulation gives the same bytes.
  @Test func simulationsStayTheSame() throws {
    let model = try Self.model(Self.equations)
    let records = [
      EventRecord(time: 0, evid: 1, amount: 100, covariates: [80]),
      EventRecord(time: 5, evid: 0, covariates: [80]), EventRecord(time: 9, evid: 0, covariates: [80]),
    ]
    let table = EventTable(covariates: ["WT"], subjects: [Subject(id: "1", records: records)])
    func values(_ model: Model) throws -> [Double] {
      try Simulation(CompiledModel(model), population: Population(table, count: 20)).run().values
    }
    #expect(try values(model.differentiable(in: [.theta("tcl"), .covariate("WT")])) == values(model))
  }
}
