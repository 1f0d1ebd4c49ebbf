import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Derivatives against differences: another kind of arithmetic.
struct SensitivityTests {
  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let zoo: ZooModel
    let records: [EventRecord]
    var covariates: [String] = []
    var rule = CovariateRule.locf
    var integrates = false
  }

  static let times = [0.25, 1, 3, 7, 11.5, 13, 17, 23.5, 25, 35.5, 37, 47]

  private static func item(
    _ name: String, _ zoo: ZooModel, _ doses: [EventRecord]
  ) -> [Case] {
    let records = ZooModel.merge(doses, observations(times))
    return [
      Case(description: name, zoo: zoo, records: records),
      Case(description: "\(name), integrated", zoo: zoo, records: records, integrates: true),
    ]
  }

  private static let added = EventRecord(
    time: 2, evid: 1, amount: 100, interval: 12, additional: 1, steadyState: 2)

  static let cases: [Case] =
    item("lag and bioavailability", .oral, ZooModel.oral.doses)
    + item("steady state", .oral, [dose(100, every: 12, further: 2, steadyState: true)])
    + item("modelled infusions", .infusion, ZooModel.infusion.doses)
    + item("steady state, modelled duration", .infusion, [dose(100, rate: -2, every: 12, steadyState: true)])
    + item("steady state, modelled rate", .infusion, [dose(100, rate: -1, every: 12, steadyState: true)])
    + item("steady state, given rate", .infusion, [dose(100, rate: 30, every: 12, steadyState: true)])
    + item("steady state, overlapping", .infusion, [dose(100, rate: 2.744, every: 12, steadyState: true)])
    + item("steady state for ever", .infusion, [EventRecord(time: 0, evid: 1, rate: 5, steadyState: 1)])
    + item("steady state on top", .oral, [dose(50), dose(30, at: 0.1, rate: 4)] + [added])
    + item("saturable overlap", .michaelisMenten, [dose(40, rate: 2.5, every: 12, steadyState: true)])
    + item("saturable", .michaelisMenten, ZooModel.michaelisMenten.doses)
    + item("saturable steady state", .michaelisMenten, [dose(100, every: 12, further: 1, steadyState: true)])
    + item("response", .turnover, ZooModel.turnover.doses)
    + item("response at steady state", .turnover, [dose(60, every: 12, further: 1, steadyState: true)])
    + item("production", .production, ZooModel.production.doses)
    + [CovariateRule.locf, .nocb].flatMap { rule in
      [false, true].map { integrates in
        let records = ZooModel.merge(ZooModel.occasions.doses, observations(times)).map { record in
          var record = record
          record.covariates = [record.time < 12 ? 7 : record.time < 24 ? 3 : 7]
          return record
        }
        return Case(
          description: "occasions, \(rule.rawValue), \(integrates ? "integrated" : "closed form")",
          zoo: .occasions,
          records: records, covariates: ["OCC"], rule: rule, integrates: integrates)
      }
    }

  @Test(arguments: cases) func derivativesAreLimitsOfDifferences(_ item: Case) throws {
    let model = try item.zoo.model
    let compiled = CompiledModel(model)
    let output = try #require(model.variable("Cc")).value
    var options = SolveOptions()
    options.covariates = item.rule
    options.forceIntegration = item.integrates
    // Differences divide errors by the step: both sides are integrated more exactly than by default.
    (options.rtol, options.atol) = (1e-12, 1e-14)
    func solver(_ sensitivities: Bool) throws -> SubjectSolver {
      try SubjectSolver(
        compiled, subject: Subject(id: "1", records: item.records), covariates: item.covariates,
        outputs: [output], sensitivities: sensitivities, options: options)
    }
    let (exact, plain) = (try solver(true), try solver(false))
    let thetas = model.thetas.map(\.estimate)
    let etas = (0..<exact.etaCount).map { 0.1 * Double($0 + 1) - 0.15 }
    try exact.solve(thetas: thetas, etas: etas)
    for eta in etas.indices {
      let differences = try RichardsonDifference.derivative(step: 0.02) { h in
        var moved = etas
        moved[eta] += h
        try plain.solve(thetas: thetas, etas: moved)
        return plain.outputRecords.indices.map { plain.value(row: $0, output: 0) }
      }
      let column = plain.outputRecords.indices.map { exact.derivative(row: $0, output: 0, eta: eta) }
      let size = max(column.map(\.magnitude).max() ?? 0, 1e-3)
      // 1e-7 of the largest derivative: extrapolated differences have an error of h⁶ and of rounding over h.
      #expect(
        largestRelativeDifference(column, differences, floor: size) <= 1e-7, "eta \(eta + 1) of \(etas.count)"
      )
    }
  }

  @Test func withoutSensitivitiesValuesAreTheSame() throws {
    let model = try ZooModel.oral.model
    let with = try Profile(model, ZooModel.oral.records, sensitivities: true)
    let without = try Profile(model, ZooModel.oral.records)
    #expect(with.columns == without.columns)
  }
}

/// Differences whose errors of order h², h⁴ are extrapolated away.
enum RichardsonDifference {
  /// Derivatives of a vector function at 0.
  static func derivative(step h: Double, _ f: (Double) throws -> [Double]) throws -> [Double] {
    func central(_ h: Double) throws -> [Double] { zip(try f(h), try f(-h)).map { ($0 - $1) / (2 * h) } }
    let (a, b, c) = (try central(h), try central(h / 2), try central(h / 4))
    return a.indices.map { index in
      let (first, second) = ((4 * b[index] - a[index]) / 3, (4 * c[index] - b[index]) / 3)
      return (16 * second - first) / 15
    }
  }
}
