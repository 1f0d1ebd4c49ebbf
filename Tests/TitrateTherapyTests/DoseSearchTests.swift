import Foundation
import Testing
import TitrateRecords

@testable import TitrateLibrary
@testable import TitrateTherapy

@Suite struct DoseSearchTests {
  private let source = Citation(source: "test", tag: .D)

  private func capsules(_ strengths: [Double]) -> DrugFile.Formulation {
    DrugFile.Formulation(
      name: "immediate-release", synonyms: [], route: .oral, strengths: strengths, intervals: [12],
      daysToSteadyState: 3,
      citation: source)
  }

  private func limits(step: Double = 0.5, day: Double = 20, perKg: Double? = nil) -> DrugFile.DoseLimits {
    DrugFile.DoseLimits(
      largestStep: step, largestDailyDose: day, largestDailyDosePerKg: perKg, citations: [source])
  }

  @Test func compositionUsesTheFewestUnits() {
    #expect(Composition(4.5, of: [0.5, 1, 5])?.text == "4 x 1 mg + 1 x 0.5 mg")
    #expect(Composition(6, of: [0.5, 1, 5])?.units == 2)
    #expect(Composition(1.75, of: [0.75, 1, 4])?.text == "1 x 1 mg + 1 x 0.75 mg")
    // Greedy would take 4 + 1 + 1; two of 3 are fewer.
    #expect(Composition(6, of: [1, 3, 4])?.units == 2)
  }

  @Test func compositionRefusesWhatTheStrengthsCannotMake() {
    #expect(Composition(0.25, of: [0.5, 1, 5]) == nil)
    #expect(Composition(1.25, of: [0.75, 1, 4]) == nil)
    #expect(Composition(0, of: [1]) == nil)
    #expect(Composition(1, of: []) == nil)
  }

  @Test func candidatesKeepEveryLimit() {
    let present = Regimen(dose: 6, interval: 12)
    let candidates = Candidates(
      capsules([0.5, 1, 5]), limits: limits(perKg: 0.2), present: present, weight: 70)
    #expect(candidates.regimens.contains(present))
    let daily = candidates.regimens.map(\.dailyDose)
    #expect(daily.min()! >= 6 && daily.max()! <= 14.01)
    #expect(candidates.regimens.allSatisfy { Composition($0.dose, of: [0.5, 1, 5]) != nil })
  }

  @Test func presentDoseIsACandidateEvenOutsideTheLimits() {
    let present = Regimen(dose: 30, interval: 12)
    let candidates = Candidates(capsules([1, 5]), limits: limits(), present: present, weight: nil)
    #expect(candidates.regimens.contains(present))
    #expect(candidates.regimens.filter { $0 != present }.allSatisfy { $0.dailyDose <= 20.01 })
  }

  @Test func lossIsZeroInsideAndSymmetricOnTheLogScale() {
    let loss = TargetLoss(low: 8, high: 12)
    #expect(loss.loss(8) == 0 && loss.loss(10) == 0 && loss.loss(12) == 0)
    // 1e-12: both are the same formula on logarithms that differ by rounding.
    #expect(abs(loss.loss(8 / 1.3) - loss.loss(12 * 1.3)) < 1e-12)
    // One half-width outside costs exactly one.
    #expect(abs(loss.loss(12 * (1.5).squareRoot()) - 1) < 1e-12)
    #expect(loss.loss(0).isFinite)
  }

  @Test(arguments: 0..<50 as Range<UInt64>) func bandAgreesWithSorting(seed: UInt64) {
    var generator = SplitMix(state: seed)
    let count = [5, 20, 100, 1001][Int(seed % 4)]
    // Rounded values make ties, which selection must survive.
    var draws = (0..<count).map { _ in (Double.random(in: 0...10, using: &generator) * 4).rounded() / 4 }
    let sorted = draws.sorted()
    func expected(_ p: Double) -> Double {
      let position = p * Double(count - 1)
      let lower = Int(position)
      guard lower + 1 < count else { return sorted[lower] }
      return sorted[lower] + (position - Double(lower)) * (sorted[lower + 1] - sorted[lower])
    }
    let band = draws.withUnsafeMutableBufferPointer { Advice.Band(selectingFrom: $0) }
    #expect(band.q05 == expected(0.05))
    #expect(band.q25 == expected(0.25))
    #expect(band.q50 == expected(0.50))
    #expect(band.q75 == expected(0.75))
    #expect(band.q95 == expected(0.95))
  }
}

/// A generator whose seed is the test's argument, so that a failure replays.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
