import Foundation
import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// DV of endpoints that are more than a normal error around a prediction.
struct MeasuredDrawTests {
  private func simulate(
    _ endpoint: String, subjects: Int = 500, columns: [String]? = ["y", "DV"], typical: Bool = false
  ) throws -> [[Double]] {
    let text = """
      m <- function() { ini({ a <- 1; b <- 0.2; c <- 0.5; nu <- 3; r <- 0.8 })
        model({ d/dt(A) <- -0.1*A; y <- A/10; g <- 3 + A; \(endpoint) }) }
      """
    var options = Simulation.Options()
    (options.seed, options.columns, options.isTypical) = (11, columns, typical)
    let records = [dose(100)] + observations([0, 1, 3, 7])
    let table = EventTable(
      covariates: [], subjects: (0..<subjects).map { Subject(id: String($0 + 1), records: records) })
    let result = try Simulation(
      CompiledModel(Model(parsing: text, file: "m.R")), table: table, options: options
    ).run()
    return result.subjects.indices.map { Array(result.row($0)) }
  }

  /// An endpoint with its mean and variance at a prediction.
  struct Known: Sendable {
    let endpoint: String
    let mean: @Sendable (Double) -> Double
    let variance: @Sendable (Double) -> Double
  }

  private static func identity(_ m: Double) -> Double { m }
  private static func square(_ m: Double) -> Double { m * m }
  /// Categories 1, 2, 3 with probabilities 1 − m/20, m/40, m/40.
  private static func ordinalMean(_ m: Double) -> Double { 1 + 0.075 * m }
  private static func ordinalVariance(_ m: Double) -> Double {
    let shift = 0.075 * m
    return 0.125 * m - shift * shift
  }

  static let known = [
    Known(endpoint: "y ~ pois(y)", mean: identity, variance: identity),
    Known(endpoint: "y ~ binom(20, y/20)", mean: identity, variance: { $0 * (1 - $0 / 20) }),
    Known(endpoint: "y ~ dexp(1/y)", mean: identity, variance: square),
    Known(endpoint: "y ~ dgamma(4, 4/y)", mean: identity, variance: { $0 * $0 / 4 }),
    Known(endpoint: "y ~ nbinomMu(3, y)", mean: identity, variance: { $0 + $0 * $0 / 3 }),
    Known(endpoint: "y ~ c(1 - 0.5*y/10, 0.25*y/10)", mean: ordinalMean, variance: ordinalVariance),
  ]

  @Test(arguments: known) func distributionsAreDrawn(_ item: Known) throws {
    let endpoint = item.endpoint
    let rows = try simulate(endpoint, subjects: 2000)
    for time in 0..<4 {
      let own: [[Double]] = stride(from: time, to: rows.count, by: 4).map { rows[$0] }
      let (mean, variance) = (item.mean(own[0][0]), item.variance(own[0][0]))
      let values: [Double] = own.map { $0[1] }
      let average = values.reduce(0, +) / 2000
      let squares: [Double] = values.map { value in (value - average) * (value - average) }
      let spread = squares.reduce(0, +) / 1999
      // Four standard errors of a mean of 2000; the variance of the heaviest tail here is known to a tenth.
      #expect(abs(average - mean) < 4 * (variance / 2000).squareRoot(), "\(endpoint)")
      #expect(abs(spread / variance - 1) < 0.3, "\(endpoint)")
    }
  }

  @Test(arguments: [("add(a) + t(nu)", 0.764_892_328_404_345_3), ("add(a) + cauchy()", 1)])
  func tailsAreHeavy(endpoint: String, quartile: Double) throws {
    let rows = try simulate("y ~ \(endpoint)", subjects: 1000)
    let inside = rows.count { abs($0[1] - $0[0]) < quartile }
    // Half of 4000, within four standard errors; so are seven eighths for the quantile below.
    #expect(abs(inside - 2000) < 4 * 32)
    // R: qt(0.9995, 3) = 12.92; a normal error never comes near.
    #expect(rows.contains { abs($0[1] - $0[0]) > 8 })
  }

  /// The standard normal numbers behind DV are the same whatever the endpoint makes of them.
  @Test func otherBasesScaleTheSameErrors() throws {
    let epsilon = try simulate("y ~ add(a)").map { $0[1] - $0[0] }
    let cases: [(String, (Double, Double) -> Double)] = [
      ("y ~ propF(b, g)", { (e: Double, y: Double) -> Double in y + e * 0.2 * (3 + 10 * y) }),
      ("y ~ powF(b, c, g)", { (e: Double, y: Double) -> Double in y + e * 0.2 * (3 + 10 * y).squareRoot() }),
      ("y ~ lnorm(NA) + propT(b)", { (e: Double, y: Double) -> Double in y * exp(e * 0.2 * abs(log(y))) }),
      (
        "y ~ add(a) + propF(b, g) + combined1()",
        { (e: Double, y: Double) -> Double in y + e * (1 + 0.2 * (3 + 10 * y)) }
      ),
    ]
    for (endpoint, expected) in cases {
      for (row, e) in zip(try simulate(endpoint), epsilon) {
        // ε is known to the rounding of the difference that gave it.
        #expect(abs(row[1] - expected(e, row[0])) < 1e-11, "\(endpoint)")
      }
    }
  }

  @Test func neighboursInTimeAreCorrelated() throws {
    let epsilon = try simulate("y ~ add(a)").map { $0[1] - $0[0] }
    let rows = try simulate("y ~ add(a) + ar(r)")
    let gaps = [0.0, 1, 2, 4]
    var last = 0.0
    for (position, row) in rows.enumerated() {
      let rho = position % 4 == 0 ? 0 : pow(0.8, gaps[position % 4])
      last = rho * last + (1 - rho * rho).squareRoot() * epsilon[position]
      #expect(abs(row[1] - row[0] - last) < 1e-11)
    }
  }

  @Test func likelihoodsHaveNoValues() throws {
    let endpoint = "ll(y) ~ -0.5*(DV - y)^2"
    let problems = #expect(throws: Diagnostics.self) { try simulate(endpoint, columns: nil) }
    #expect(
      problems?.all.map(\.description) == [
        """
        error S066: DV of 'y' cannot be simulated: it has the likelihood ll(y), which tells how likely a value is and \
        not how to draw one
               fix: simulate without DV: --typical, or name the columns wanted; or draw it in the model: \
        y <- rxpois(lambda)
        """
      ])
    #expect(try simulate(endpoint, columns: ["y"]).count == 2000)
    #expect(try simulate(endpoint, columns: nil, typical: true).count == 2000)
    let both = #expect(throws: Diagnostics.self) { try simulate("y ~ add(a) + t(nu) + ar(r)") }
    #expect(both?.all.map(\.code) == ["S066"])
  }
}
