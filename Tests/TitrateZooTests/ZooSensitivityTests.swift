import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Derivatives against differences, and populations against threads, over the zoo.
struct ZooSensitivityTests {
  @Test(arguments: ZooCase.all, SolverConfiguration.all)
  func derivativesAreLimitsOfDifferences(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    let (model, table) = (try item.model, try item.table)
    let records = table.subjects[0].records
    // Differences divide errors by the step: both sides are integrated more exactly than by default.
    let options = configuration.options(rtol: 1e-12, atol: 1e-14)
    let names = try item.truth.keys.sorted().filter { model.variable($0) != nil }
    func profile(_ etas: [Double]?, _ sensitivities: Bool) throws -> Profile {
      try Profile(
        model, records, covariates: table.covariates, etas: etas,
        sensitivities: sensitivities,
        options: options, texts: table.subjects[0].texts)
    }
    let exact = try profile(nil, true)
    let count = exact.derivatives.values.first?.count ?? 0
    for eta in 0..<count {
      func at(_ h: Double) throws -> Profile {
        var etas = [Double](repeating: 0, count: count)
        etas[eta] = h
        return try profile(etas, false)
      }
      // Three central differences extrapolated: an error of the order h⁶.
      let h = 0.02
      let pairs = try [h, h / 2, h / 4].map { (step: $0, up: try at($0), down: try at(-$0)) }
      for name in names {
        let rough: [[Double]] = pairs.map { pair in
          zip(pair.up[name], pair.down[name]).map { up, down in (up - down) / (2 * pair.step) }
        }
        let fine = Self.extrapolate(rough[2], rough[1], 4)
        let coarse = Self.extrapolate(rough[1], rough[0], 4)
        let differences = Self.extrapolate(fine, coarse, 16)
        let found: [Double] = exact.derivatives[name]![eta]
        let size = max(Self.largest(differences), Self.largest(exact[name]) * 1e-3)
        // 1e-7 of the largest derivative of the column: h⁶ and rounding over h lie below.
        #expect(largestRelativeDifference(found, differences, floor: size) <= 1e-7, "\(name), eta \(eta + 1)")
      }
    }
  }

  private static func largest(_ values: [Double]) -> Double { values.reduce(0) { max($0, $1.magnitude) } }

  /// Takes the leading error away: half the step leaves a `factor`th of it.
  private static func extrapolate(_ fine: [Double], _ coarse: [Double], _ factor: Double) -> [Double] {
    zip(fine, coarse).map { fine, coarse in (factor * fine - coarse) / (factor - 1) }
  }

  @Test(arguments: ZooCase.all) func threadsChangeNoBit(_ item: ZooCase) throws {
    let compiled = CompiledModel(try item.model)
    var table = try item.table
    let template = table.subjects[0]
    table.subjects = (1...7).map { number in
      var subject = template
      subject.id = String(number)
      return subject
    }
    func run(_ threads: Int) throws -> Simulation.Result {
      var options = Simulation.Options()
      (options.threads, options.seed) = (threads, 7)
      return try Simulation(compiled, table: table, options: options).run()
    }
    let one = try run(1)
    for threads in [2, 5] {
      let many = try run(threads)
      #expect(many.values.map(\.bitPattern) == one.values.map(\.bitPattern))
    }
  }
}
