import Foundation
import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Times that the model names: the solver stops there.
struct ModelTimeTests {
  /// 100·exp(−0.1·t − 0.4·(time inside the window)); `comparison` is how the window is written.
  private func profile(
    _ comparison: String, sensitivities: Bool = false, _ change: (inout SolveOptions) -> Void = { _ in }
  ) throws -> Profile {
    let text = """
      m <- function() { ini({ ton <- 4; eta.on ~ 0.1; eta.off ~ 0.1 })
      model({
        mtime(on) <- ton*exp(eta.on)
        mtime(off) <- 9.1*exp(eta.off)
        k <- 0.1
        if (\(comparison)) { k <- 0.5 }
        d/dt(A) <- -k*A
        y <- A
      }) }
      """
    var options = SolveOptions()
    (options.rtol, options.atol) = (1e-11, 1e-13)
    change(&options)
    return try Profile(
      Model(parsing: text, file: "m.R"), [dose(100)] + observations([2, 4, 6, 9.1, 20]),
      sensitivities: sensitivities,
      options: options)
  }

  private static let known = [2, 4, 6, 9.1, 20].map { t in
    100 * exp(-0.1 * t - 0.4 * min(max(t - 4, 0), 5.1))
  }

  @Test(
    arguments: [
      "t >= on && t < off", "t > on && t <= off", "t >= on & !(t >= off)", "on <= time && off > time",
    ], [Solver.automatic, .dormandPrince5, .rodas5P])
  func comparisonsSwitchThere(comparison: String, solver: Solver) throws {
    let profile = try profile(comparison) { $0.solver = solver }
    // Global error of rtol = 1e-11.
    #expect(largestRelativeDifference(profile["A"], Self.known) < 1e-9)
    // No step fails where the slope jumps, as one inside a step would.
    #expect(profile.statistics.rejected <= 1)
  }

  @Test func randomTimesHaveSensitivities() throws {
    let profile = try profile("t >= on && t < off", sensitivities: true)
    let derivatives = try #require(profile.derivatives["y"])
    // d/dη: a later beginning spares 0.4·4 per unit, a later end costs 0.4·9.1.
    let on = zip([2, 4, 6, 9.1, 20], Self.known).map { t, y in t > 4 ? 1.6 * y : 0 }
    let off = zip([2, 4, 6, 9.1, 20], Self.known).map { t, y in t > 9.1 ? -0.4 * 9.1 * y : 0 }
    // At the very time the derivative is one-sided: 4 and 9.1 are left out.
    for row in [0, 2, 4] {
      #expect(abs(derivatives[0][row] - on[row]) < 1e-8 * 100)
      #expect(abs(derivatives[1][row] - off[row]) < 1e-8 * 100)
    }
  }

  @Test func timesSurviveResetsAndSteadyStates() throws {
    let text = """
      m <- function() { ini({ a <- 1 })
      model({ mtime(on) <- 4; k <- 0.1; if (t >= on) { k <- 0.5 }
        d/dt(A) <- -k*A }) }
      """
    let model = try Model(parsing: text, file: "m.R")
    let reset = try Profile(
      model,
      [
        dose(100), EventRecord(time: 6, evid: 0), EventRecord(time: 0, evid: 4, amount: 100),
        EventRecord(time: 6, evid: 0),
      ])
    #expect(reset["A"][0] == reset["A"][1])
    // 100/(1 − e^(−0.1)) just after the dose at 1, whatever is announced for 4.
    let steady = try Profile(
      model, [dose(100, at: 1, every: 1, steadyState: true), EventRecord(time: 6, evid: 0)])
    #expect(abs(steady["A"][0] / (100 / (1 - exp(-0.1)) * exp(-0.3 - 1)) - 1) < 1e-7)
    #expect(steady.statistics.rejected <= 1)
  }
}
