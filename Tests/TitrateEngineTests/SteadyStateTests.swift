import Foundation
import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Steady states beyond the usual one: added to what is there, infusions longer than the interval, infusions that
/// have always run.
struct SteadyStateTests {
  static let methods = [false, true]

  private func options(_ integrates: Bool) -> SolveOptions {
    var options = SolveOptions()
    options.forceIntegration = integrates
    return options
  }

  private func steady(
    _ amount: Double, at time: Double = 0, rate: Double = 0, every interval: Double = 0, kind: Int = 1,
    evid: Int = 1
  ) -> EventRecord {
    EventRecord(
      time: time, evid: evid, amount: amount, rate: rate, interval: interval, steadyState: kind)
  }

  // 100 mg over 17, 24 and 31 h every 12 h: two or three infusions at once; 24 h ends just when another begins.
  @Test(arguments: [17.0, 24, 31], methods) func longInfusionsOverlap(
    duration: Double, integrates: Bool
  ) throws {
    for zoo in [ZooModel.oral, .michaelisMenten] {
      let laws = Laws(try zoo.model, options: options(integrates), floor: integrates ? 1e-3 : 0)
      let difference = try laws.steadyStateIsManyDoses(
        dose(20, rate: 20 / duration, every: 12), doses: 200, times: [0.1, 3, 6.5, 11.9, 17, 29])
      // 200 doses have left less than 1e-9 of the way; tolerances are 1e-8 a step.
      #expect(difference <= (integrates || !zoo.isLinear ? 1e-6 : 1e-9), "\(zoo)")
    }
  }

  @Test(arguments: [0.0, 4, 30], methods) func aSteadyStateCanBeAdded(rate: Double, integrates: Bool) throws {
    let model = try ZooModel.oral.model
    let before = [dose(70, every: 5, further: 3), dose(50, at: 1, rate: 5)]
    let times = [20.1, 23, 26.5, 31.9, 40]
    func amounts(_ doses: [EventRecord]) throws -> [Double] {
      try Profile(
        model, ZooModel.merge(doses, observations(times)), options: options(integrates))["central"]
    }
    let added = steady(80, at: 20, rate: rate, every: 12, kind: 2)
    var alone = added
    alone.steadyState = 1
    let (both, first, second) = (try amounts(before + [added]), try amounts(before), try amounts([alone]))
    // Linear: the sum of each alone. Rounding, or the tolerance of 1e-8.
    #expect(
      largestRelativeDifference(both, zip(first, second).map(+), floor: 1) <= (integrates ? 1e-6 : 1e-12))
  }

  @Test(arguments: methods) func addedInfusionsKeepWhatRuns(integrates: Bool) throws {
    // 5 mg/h from 0 to 10 h go on under SS = 2 at 4 h and are forgotten by SS = 1.
    let model = try Model(parsing: EventTests.bolus, file: "m.R")
    func amount(_ kind: Int) throws -> Double {
      let records = [
        dose(50, rate: 5), steady(100, at: 4, every: 24, kind: kind), EventRecord(time: 9, evid: 0),
      ]
      return try Profile(model, records, options: options(integrates))["A"][0]
    }
    let steadyPart = 100 / (1 - exp(-2.4)) * exp(-0.5)
    #expect(abs(try amount(1) - steadyPart) < 1e-6)
    // 5/0.1·(1 − e^−0.9) of the infusion.
    #expect(abs(try amount(2) - steadyPart - 29.671517012970044) < 1e-6)
  }

  @Test(arguments: methods) func aConstantInfusionHasAlwaysRun(integrates: Bool) throws {
    let model = try Model(parsing: EventTests.bolus, file: "m.R")
    let records = [
      steady(0, rate: 5), EventRecord(time: 0, evid: 0), EventRecord(time: 10, evid: 0),
    ]
    let values = try Profile(model, records, options: options(integrates))["A"]
    // rate/k = 5/0.1, and its end at the record: e^−1 of it after 10 h.
    #expect(abs(values[0] - 50) < 1e-9)
    #expect(abs(values[1] - 18.393972058572114) < 1e-6)
  }

  @Test func aConstantInfusionMeetsSaturation() throws {
    let text = """
      m <- function() { ini({ VM <- 10; KM <- 20 })
        model({ d/dt(A) <- -VM*A/(KM + A) }) }
      """
    let model = try Model(parsing: text, file: "m.R")
    // VM·A/(KM + A) = 9 at A = 180; 10 is never eliminated.
    let found = try Profile(model, [steady(0, rate: 9), EventRecord(time: 0, evid: 0)])["A"][0]
    #expect(abs(found - 180) < 1e-6)
    #expect(throws: SolveFailure.noSteadyState(time: 0)) {
      try Profile(model, [steady(0, rate: 11), EventRecord(time: 0, evid: 0)])
    }
  }

  @Test(arguments: methods) func aResetCanGoWithASteadyState(integrates: Bool) throws {
    let model = try ZooModel.oral.model
    let output = observations([1, 7, 13])
    let alone = try Profile(
      model, [steady(100, every: 12)] + output, options: options(integrates))["central"]
    for kind in 1...3 {
      let records =
        [dose(500), EventRecord(time: 30, evid: 0), steady(100, every: 12, kind: kind, evid: 4)] + output
      let values = try Profile(model, records, options: options(integrates))["central"]
      #expect(Array(values.dropFirst()) == alone, "SS = \(kind)")
    }
  }

  @Test func whatCannotBeAddedIsRefused() throws {
    let model = try Model(
      parsing: EventTests.bolus.replacing("A(0) <- 0", with: "A(0) <- 10"), file: "m.R")
    func codes(_ record: EventRecord) -> [String]? {
      #expect(throws: Diagnostics.self) { try Profile(model, [record]) }?.all.map(\.code)
    }
    #expect(codes(steady(100, every: 12, kind: 2)) == ["S045"])
    #expect(codes(steady(0)) == ["S044"])
    #expect(codes(steady(100)) == ["S011"])
  }
}
