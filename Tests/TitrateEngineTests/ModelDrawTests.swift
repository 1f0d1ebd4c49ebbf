import Foundation
import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Random numbers that a model draws itself.
struct ModelDrawTests {
  private func simulate(
    _ lines: String, subjects: Int = 12, threads: Int = 1, range: Range<Int>? = nil, typical: Bool = false,
    columns: [String]? = nil
  ) throws -> [[Double]] {
    let model = try Model(
      parsing: "m <- function() { ini({ tk <- 0.1 })\nmodel({\n\(lines)\n}) }", file: "m.R")
    let records = ZooModel.merge([dose(100)], observations([0, 1, 2, 5]))
    var options = Simulation.Options()
    (options.seed, options.threads, options.isTypical, options.columns) = (5, threads, typical, columns)
    let table = EventTable(
      covariates: [], subjects: (0..<subjects).map { Subject(id: String($0 + 1), records: records) })
    let simulation = try Simulation(CompiledModel(model), table: table, options: options)
    var values: [Double] = []
    try simulation.stream(range, prepare: { $0 }) { values += $0.values }
    let width = simulation.columns.count
    return stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
  }

  private static let lines = """
    u <- rxunif(); z <- rinorm(2, 3); n <- rxpois(4)
    d/dt(A) <- -tk*exp(0.1*z)*(1 + u)*A
    """

  @Test(arguments: [lines, lines + "\nd/dt(B) <- A - B*B/(1 + B)"])
  func sameBytesForAnyThreadsAndSplit(lines: String) throws {
    let one = try simulate(lines)
    #expect(try simulate(lines, threads: 4) == one)
    #expect(try simulate(lines, range: 0..<5) + simulate(lines, range: 5..<12) == one)
    #expect(try simulate(lines, subjects: 3) == Array(one.prefix(12)))
    // Which columns are wanted changes no number.
    #expect(try simulate(lines, columns: ["n"]).map { $0[0] } == one.map { $0[2] })
  }

  @Test func numbersHoldAsLongAsTheySay() throws {
    let rows = try simulate(Self.lines)
    for subject in 0..<12 {
      let own = rows[subject * 4..<subject * 4 + 4]
      #expect(Set(own.map { $0[1] }).count == 1, "once a subject")
      #expect(Set(own.map { $0[0] }).count == 4, "at every record")
    }
    #expect(Set(rows.map { $0[1] }).count == 12)
  }

  @Test func ratesFollowTheNumberOfTheRecordBefore() throws {
    let rows = try simulate("u <- rxunif()\nd/dt(A) <- -u*A").prefix(4)
    let (u, a) = (rows.map { $0[0] }, rows.map { $0[1] })
    // From the observation at 1 until that at 2 the rate drawn at 1 holds.
    #expect(abs(a[2] / (a[1] * exp(-u[1])) - 1) < 1e-14)
    #expect(abs(a[3] / (a[2] * exp(-3 * u[2])) - 1) < 1e-14)
    let integrated = try simulate("u <- rxunif()\nd/dt(A) <- -u*A - 0*A*A*t").prefix(4).map { $0[1] }
    #expect(largestRelativeDifference(integrated, a) < 1e-7)
  }

  @Test func distributionsHaveTheirMoments() throws {
    let rows = try simulate(
      "z <- rxnorm(2, 3); p <- rxpois(4); i <- riexp(0.5)\nd/dt(A) <- -A", subjects: 2000)
    func check(_ column: Int, _ rows: [[Double]], mean: Double, variance: Double) {
      let values = rows.map { $0[column] }
      let average = values.reduce(0, +) / Double(values.count)
      let spread = values.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(values.count - 1)
      // Four standard errors of the mean; the variance's are some percent for all of these.
      #expect(abs(average - mean) < 4 * (variance / Double(values.count)).squareRoot())
      #expect(abs(spread / variance - 1) < 0.25)
    }
    check(0, rows, mean: 2, variance: 9)
    check(1, rows, mean: 4, variance: 4)
    check(2, stride(from: 0, to: rows.count, by: 4).map { rows[$0] }, mean: 2, variance: 4)
  }

  @Test func typicalSubjectsHaveMedians() throws {
    let rows = try simulate("z <- rxnorm(2, 3); u <- riunif()\nd/dt(A) <- -A", typical: true)
    #expect(rows.allSatisfy { abs($0[0] - 2) < 1e-15 && $0[1] == 0.5 })
  }

  @Test func inferenceIsRefused() throws {
    let text =
      "m <- function() { ini({ eta.k ~ 0.1 })\nmodel({ d/dt(A) <- -exp(eta.k)*A; y <- A*rxnorm() }) }"
    for sensitivities in [false, true] {
      let problems = #expect(throws: Diagnostics.self) {
        try Profile(Model(parsing: text, file: "m.R"), [dose(1)], sensitivities: sensitivities)
      }
      #expect(
        problems?.all.map(\.description) == [
          """
          error S051: the model draws random numbers, which only a simulation gives it
                 fix: write what varies between subjects as a random effect in ini()
          """
        ])
    }
  }
}
