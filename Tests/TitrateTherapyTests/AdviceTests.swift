import Foundation
import Testing

@testable import TitrateLibrary
@testable import TitrateRecords
@testable import TitrateTherapy

/// Advice on the example patients, and laws that advice must obey.
@Suite struct AdviceTests {
  static let library = Result { try Library.bundled() }

  /// The repository's Examples folder.
  static let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples")

  func record(_ name: String) throws -> PatientRecord {
    let url = Self.examples.appending(path: "\(name).yaml")
    return try PatientRecord.read(url.path)
  }

  /// Fewer draws than the program uses: the laws here do not depend on Monte-Carlo precision.
  func advise(_ record: PatientRecord, draws: Int = 2000, seed: UInt64 = 1, threads: Int = 2) throws -> Advice
  {
    var options = AdviserOptions()
    options.draws = draws
    options.seed = seed
    options.threads = threads
    return try Adviser(library: Self.library.get(), options: options).advise(record)
  }

  @Test func probabilitiesAddUpAndRankingIsByLoss() throws {
    for name in ["kidney-transplant", "cyp3a5-expresser", "missing-labs", "first-dose"] {
      let advice = try advise(record(name))
      #expect(advice.recommendations.count == 3, "\(name)")
      for regimen in advice.recommendations + (advice.current.map { [$0] } ?? []) {
        let sum = regimen.probabilityBelow + regimen.probabilityIn + regimen.probabilityAbove
        // Three counts over one total.
        #expect(abs(sum - 1) < 1e-12, "\(name)")
        #expect(regimen.credible.q05 <= regimen.credible.q50 && regimen.credible.q50 <= regimen.credible.q95)
        // A measurement scatters around the truth, so its band is wider.
        #expect(regimen.measured.q95 - regimen.measured.q05 > regimen.credible.q95 - regimen.credible.q05)
      }
      if let current = advice.current, let best = advice.recommendations.first {
        #expect(best.loss <= current.loss * 1.2 + 0.02, "\(name)")
      }
    }
  }

  @Test func sameInputSameAdviceForAnyThreads() throws {
    let record = try record("kidney-transplant")
    let one = try advise(record, threads: 1)
    for threads in [2, 5] {
      let many = try advise(record, threads: threads)
      #expect(many.predictions.map(\.credible) == one.predictions.map(\.credible))
      #expect(many.predictions.map(\.measured) == one.predictions.map(\.measured))
      #expect(many.recommendations.map(\.credible) == one.recommendations.map(\.credible))
      #expect(many.estimate?.effectiveSampleSize == one.estimate?.effectiveSampleSize)
    }
  }

  @Test func anotherSeedGivesTheSameDose() throws {
    let record = try record("kidney-transplant")
    let doses = try (1...5).map {
      try advise(record, draws: 10_000, seed: UInt64($0)).recommendations[0].dose.value
    }
    #expect(Set(doses).count == 1)
  }

  /// Two clocks, one patient: moving every time by a week moves every answer by a week and changes no number.
  @Test func timeShiftMovesTheAdviceAndNothingElse() throws {
    let original = try record("kidney-transplant")
    let shifted = try Self.shifted(original, days: 7)
    let (a, b) = (try advise(original), try advise(shifted))
    #expect(b.patient.next == a.patient.next?.adding(hours: 168))
    #expect(a.recommendations.map(\.dose) == b.recommendations.map(\.dose))
    // Age moves with the clock here, so nothing but rounding differs.
    for (x, y) in zip(a.recommendations, b.recommendations) {
      #expect(abs(x.credible.q50 - y.credible.q50) < 1e-6 * x.credible.q50)
    }
  }

  static func shifted(_ record: PatientRecord, days: Double) throws -> PatientRecord {
    var moved = record
    func move(_ time: Instant) -> Instant { time.adding(hours: days * 24) }
    moved.transplanted = record.transplanted.map(move)
    moved.next = record.next.map(move)
    moved.age = record.age.map {
      Age(years: $0.years(at: record.levels[0].at), at: move(record.levels[0].at))
    }
    for t in moved.treatments.indices {
      for d in moved.treatments[t].doses.indices {
        moved.treatments[t].doses[d].from = move(moved.treatments[t].doses[d].from)
        moved.treatments[t].doses[d].until = moved.treatments[t].doses[d].until.map(move)
      }
    }
    for l in moved.levels.indices { moved.levels[l].at = move(moved.levels[l].at) }
    for l in moved.labs.indices { moved.labs[l].at = move(moved.labs[l].at) }
    return moved
  }

  @Test func misplacedDecimalIsNamedFirst() throws {
    let advice = try advise(record("decimal-slip"))
    let level = try #require(advice.levels.last)
    #expect(level.implausible)
    #expect(level.explanations.first?.kind == "misplaced-decimal")
    #expect(advice.levels.dropLast().allSatisfy { !$0.implausible })
    #expect(advice.decision == .measureFirst)
    let without = try #require(advice.withoutDoubtedLevels)
    #expect(without.omitted == [2])
    #expect(!without.recommendations.isEmpty && !advice.recommendations.isEmpty)
    // The level as recorded would cut the dose; without it the patient stays near the present 4 mg.
    #expect(advice.recommendations[0].dose.value < without.recommendations[0].dose.value)
    #expect(abs(without.recommendations[0].dose.value - 4) <= 1)
    let total = level.explanations.reduce(0) { $0 + $1.probability }
    #expect(abs(total - 1) < 0.02, "explanations below 0.1 % are left out")
  }

  @Test(arguments: [0.1, 10.0]) func decimalSlipsBothWaysAreFound(factor: Double) throws {
    var record = try record("kidney-transplant")
    record.levels[1].value.value = 11.0 * factor
    let level = try #require(try advise(record).levels.last)
    #expect(level.implausible)
    #expect(level.explanations.first?.kind == "misplaced-decimal")
  }

  @Test func plausibleRecordsRaiseNoDoubt() throws {
    for name in ["kidney-transplant", "cyp3a5-expresser", "day-3-single-level", "missing-labs"] {
      let advice = try advise(record(name))
      #expect(advice.levels.allSatisfy { !$0.implausible }, "\(name)")
      #expect(advice.withoutDoubtedLevels == nil, "\(name)")
    }
  }

  @Test func expresserNeedsMoreThanNonExpresser() throws {
    let expresser = try advise(record("cyp3a5-expresser"))
    #expect(expresser.recommendations[0].dose.value > 5)
    var other = try record("first-dose")
    let carrier = try advise(other).recommendations[0].dose.value
    other.genotype["CYP3A5"] = "*3/*3"
    let nonCarrier = try advise(other).recommendations[0].dose.value
    #expect(carrier > nonCarrier)
  }

  @Test func fluconazoleIsForeseen() throws {
    let record = try record("fluconazole-started")
    let with = try advise(record)
    var without = record
    without.comedication = []
    let plain = try advise(without)
    #expect(with.recommendations[0].dose.value < plain.recommendations[0].dose.value)
    #expect(with.interactions.map(\.agent) == ["fluconazole"])
    let current = try #require(with.current)
    #expect(current.probabilityAbove > plain.current!.probabilityAbove + 0.2)
  }

  @Test func missingLabsAreSaid() throws {
    let advice = try advise(record("missing-labs"))
    let fallbacks = advice.model!.covariates.filter(\.isFallback).map(\.name)
    #expect(Set(fallbacks).isSuperset(of: ["ALB", "HCT", "CREAT", "CYP3A5"]))
    for name in fallbacks { #expect(advice.warnings.contains { $0.title == "missing \(name)" }, "\(name)") }
  }

  @Test func withoutLevelsThePriorSpeaks() throws {
    let advice = try advise(record("first-dose"))
    #expect(advice.decision == .start)
    #expect(advice.current == nil && advice.levels.isEmpty)
    #expect(advice.model?.id == "tacrolimus/andrews-2019-starting-dose")
    #expect(advice.estimate?.etas.allSatisfy { $0.value == 0 } == true)
  }

  @Test func infusionIsFollowedByCapsules() throws {
    let advice = try advise(record("intravenous-to-oral"))
    #expect(advice.model?.id == "tacrolimus/antignac-2007")
    #expect(advice.current == nil, "an infusion rate is not the present dose of capsules")
    #expect(advice.recommendations.allSatisfy { $0.intervalHours == 12 })
    // F is 0.137 in that model: the daily oral dose must be several times the daily infusion of 2 mg.
    #expect(advice.recommendations[0].dose.value * 2 > 2 * 2)
  }

  @Test func ciclosporinIsRefused() throws {
    let advice = try advise(record("ciclosporin-refused"))
    #expect(advice.decision == .refuse)
    #expect(advice.recommendations.isEmpty)
    #expect(advice.refusal?.reason.contains("ciclosporin") == true)
  }

  @Test func aNarrowPosteriorAtTheTargetKeepsTheDose() throws {
    var record = try record("decimal-slip")
    record.levels[2].value.value = 9.8
    record.target = PatientRecord.Target(
      kind: .trough, low: Quantity(8, try Unit("ng/mL")), high: Quantity(12, try Unit("ng/mL")), place: .none)
    let advice = try advise(record, draws: 10_000)
    #expect(advice.decision == .keep)
    #expect(advice.current!.probabilityIn > 0.5)
  }
}
