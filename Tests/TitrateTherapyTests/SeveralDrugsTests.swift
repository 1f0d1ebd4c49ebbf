import Foundation
import Testing

@testable import TitrateLibrary
@testable import TitrateRecords
@testable import TitrateTherapy

/// Records of several drugs: each advised on, each foreseen by the others; C2 targets; models that learn from results.
@Suite struct SeveralDrugsTests {
  private let advice = AdviceTests()

  @Test func everyTreatmentIsAdvisedOn() throws {
    let record = try advice.record("transplant-four-drugs")
    let answer = try advice.advise(record)
    #expect(answer.patient.drug == "tacrolimus")
    #expect(
      answer.others.map(\.patient.drug) == ["mycophenolate", "prednisolone", "valganciclovir"])
    #expect(([answer] + answer.others).allSatisfy { $0.refusal == nil && !$0.headline.isEmpty })
    #expect(answer.others[1].schedule?.steps.isEmpty == false)
    #expect(answer.others[2].rule?.use == "cmv-prophylaxis")
  }

  /// The azole starts tomorrow: the trough is foreseen to rise, the dose that would hold it is lower, levels are planned.
  @Test func anAzoleIsForeseenBeforeItsFirstDose() throws {
    let answer = try advice.advise(advice.record("transplant-four-drugs"))
    let start = try #require(answer.foreseen.first { $0.agent == "voriconazole" })
    let after = try #require(start.after)
    #expect(after.q50 > 1.5 * (answer.current?.credible.q50 ?? 0) || after.q50 > 15)
    #expect(try #require(start.doseThen).value < 4)
    #expect(!start.measureAt.isEmpty && start.measureAt.allSatisfy { $0 > start.from })
    let end = answer.foreseen.last { $0.agent == "voriconazole" }
    #expect(try #require(end?.after).q50 < after.q50)
  }

  /// F of tacrolimus is 1 - 0.67 D/(35 + D): from 15 to 5 mg a day 0.799 becomes 0.916, a rise of 14.7 %.
  @Test func aSteroidTaperIsForeseen() throws {
    let answer = try advice.advise(advice.record("transplant-four-drugs"))
    let taper = try #require(answer.foreseen.first { $0.agent == "prednisolone taper" })
    let ratio = try #require(taper.after).q50 / #require(taper.before).q50
    #expect(abs(ratio - (1 - 0.67 * 5 / 40) / (1 - 0.67 * 15 / 50)) < 1e-9)
  }

  /// Two runs of one drug side by side in time are one dose a day, not two and not none.
  @Test func otherTreatmentsAreSeenWithoutGaps() throws {
    let record = try advice.record("transplant-four-drugs")
    let view = record.seen(from: 0, names: record.treatments.map(\.drug))
    for hour in stride(from: 0.0, to: 24 * 40, by: 5) {
      let time = record.treatments[2].doses[0].from.adding(hours: hour)
      let dose = Bedside(record: view, time: time).dailyDose(of: ["prednisolone"])
      #expect(dose == (time < record.treatments[2].doses[1].from ? 20 : 15), "\(hour)")
    }
  }

  /// A level two hours after the dose lies above the trough of the same regimen, and is reached by less drug.
  @Test func aC2TargetIsJudgedTwoHoursAfterTheDose() throws {
    var record = try advice.record("kidney-transplant")
    record.treatments[0].drug = "ciclosporin"
    record.treatments[0].formulation = nil
    record.treatments[0].doses = []
    record.levels = []
    record.genotype = [:]
    func search(_ kind: PatientRecord.Target.Kind) throws -> Advice {
      record.target = PatientRecord.Target(
        kind: kind, low: Quantity(200, try Unit("ng/mL")), high: Quantity(300, try Unit("ng/mL")))
      return try advice.advise(record)
    }
    let (trough, c2) = (try search(.trough), try search(.c2))
    #expect(trough.refusal == nil && c2.refusal == nil, "\(c2.refusal?.reason ?? "")")
    #expect(c2.recommendations[0].dose.value < trough.recommendations[0].dose.value)
    #expect(c2.headline.contains("2 h after the dose"))
  }

  /// The construction speaks only when research is allowed, marked, and a high 6-TGN pulls it up.
  @Test func metabolitesTeachTheMarrowModel() throws {
    var record = try advice.record("myasthenia-azathioprine")
    #expect(try advice.advise(record).outlooks.isEmpty)
    var options = AdviserOptions()
    options.allowResearch = true
    let adviser = Adviser(library: try AdviceTests.library.get(), options: options)
    let learnt = try adviser.advise(record)
    let outlook = try #require(
      learnt.outlooks.first { $0.unit.contains("RBC") && $0.quantity.contains("TGN") })
    #expect(outlook.status == .construction && !outlook.learntFrom.isEmpty)
    record.levels = record.levels.map {
      var level = $0
      level.value.value = level.analyte == "6-TGN" ? 250 : level.value.value
      return level
    }
    let lower = try adviser.advise(record)
    let other = try #require(lower.outlooks.first { $0.quantity == outlook.quantity })
    // Under the same dose the patient with half the level is foreseen to have less.
    let perDose = outlook.points[0].q50 / (learnt.rule?.dose?.value ?? 1)
    let otherPerDose = other.points[0].q50 / (lower.rule?.dose?.value ?? 1)
    #expect(otherPerDose < perDose)
  }

  /// What is recalled or ours never stands as published: every research number names its status.
  @Test func theBalanceNamesWhatStandsBehindIt() throws {
    let answer = try advice.advise(advice.record("transplant-four-drugs"))
    #expect(
      answer.balance.contains { $0.side == .under } && answer.balance.contains { $0.side == .over })
    for item in answer.balance {
      #expect((item.probability == nil) == (item.model == nil), "\(item.outcome)")
      if let status = item.status { #expect(status.supportsAdvice) }
      if let probability = item.probability { #expect((0...1).contains(probability)) }
    }
    #expect(answer.outlooks.allSatisfy { $0.status.supportsAdvice })
  }

  /// A level in a model that measures a metabolite too is the drug's own: it moves the estimate towards itself.
  @Test func aLevelBelongsToTheFirstOfSeveralEndpoints() throws {
    func clearance(_ level: String) throws -> Double {
      let text = """
        patient: lupus-015
        indication: lupus-nephritis
        sex: female
        age: 15 a
        height: 160 cm
        treatment:
          drug: mycophenolate
          formulation: mofetil
          doses: [ { from: 2026-09-01T08:00, give: 1 g, every: 12 h } ]
        levels: [ { at: 2026-09-20T07:50, mycophenolate: \(level) } ]
        labs: [ { at: 2026-09-19, weight: 52 kg, albumin: 36 g/L, creatinine: 60 umol/L } ]
        next: 2026-09-20T20:00
        """
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).yaml")
      try Data(text.utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let answer = try advice.advise(PatientRecord.read(file.path))
      #expect(answer.model?.id == "mycophenolate/sherwin-2012")
      #expect(answer.levels.count == 1)
      return try #require(answer.estimate?.parameters.first { $0.unit == "L/h" }).value
    }
    #expect(try clearance("1.0 mg/L") > clearance("4.0 mg/L"))
  }
}
