import Foundation
import Testing
import TitrateLanguage

@testable import TitrateLibrary
@testable import TitrateRecords
@testable import TitrateTherapy

/// Doses by rule: kidney function, genotype, counts, tapers; and what is refused.
@Suite struct RuleTests {
  private let advice = AdviceTests()

  private func at(_ text: String) -> Instant { try! DateTime(parsing: text).instant }
  private func quantity(_ text: String) -> Quantity { try! Quantity(parsing: text) }

  // MARK: Kidney function

  @Test func kidneyFormulasGiveTheirArithmetic() {
    // Cockcroft-Gault: (140 - 60) * 72 / (72 * 1.0) = 80, women 0.85 of it.
    #expect(
      abs(KidneyFunction.cockcroftGault(creatinine: 1, age: 60, weight: 72, sex: .male) - 80) < 1e-9
    )
    #expect(
      abs(KidneyFunction.cockcroftGault(creatinine: 1, age: 60, weight: 72, sex: .female) - 68)
        < 1e-9)
    // CKD-EPI 2021, man of 50, 1.0 mg/dL: 142 * (1/0.9)^-1.2 * 0.9938^50 = 142 * 0.88124 * 0.73275 = 91.69.
    #expect(abs(KidneyFunction.ckdEpi2021(creatinine: 1, age: 50, sex: .male) - 91.69) < 0.02)
    // Woman of 70, 0.6 mg/dL, below kappa: 142 * (0.6/0.7)^-0.241 * 0.9938^70 * 1.012 = 142 * 1.03785 * 0.64710 * 1.012 = 96.51.
    #expect(abs(KidneyFunction.ckdEpi2021(creatinine: 0.6, age: 70, sex: .female) - 96.51) < 0.03)
    // Schwartz: 0.413 * 120 / 0.5 = 99.12.
    #expect(abs(KidneyFunction.schwartz2009(creatinine: 0.5, height: 120) - 99.12) < 1e-9)
  }

  /// The worse the kidney, the less a day: for every use of both antivirals, at every creatinine.
  @Test(arguments: [
    ("valaciclovir", "zoster"), ("valaciclovir", "cmv-prophylaxis"),
    ("valaciclovir", "hsv-vzv-prophylaxis"),
    ("valganciclovir", "cmv-treatment"), ("valganciclovir", "cmv-prophylaxis"),
  ])
  func dosesFallWithKidneyFunction(drug: String, use: String) throws {
    var last = Double.infinity
    var refused = false
    for creatinine in stride(from: 60.0, through: 900, by: 20) {
      var record = try advice.record("valaciclovir-falling-kidney")
      record.treatments[0].drug = drug
      record.treatments[0].use = use
      record.treatments[0].doses = []
      for index in record.labs.indices {
        record.labs[index].values["creatinine"]?.value = Quantity(creatinine, try Unit("umol/L"))
      }
      let answer = try advice.advise(record)
      guard answer.decision != .refuse else {
        #expect(answer.refusal?.code == "T108", "\(drug) \(use)")
        refused = true
        continue
      }
      #expect(!refused, "\(drug) \(use): a dose below a kidney function at which it was refused")
      let rule = try #require(answer.rule)
      let daily = try #require(rule.dose).value * 24 / rule.intervalHours
      #expect(daily <= last * (1 + 1e-12), "\(drug) \(use) at \(creatinine)")
      last = daily
    }
    #expect(last.isFinite && refused == (drug == "valganciclovir"))
  }

  @Test func thePresentDoseIsJudgedAgainstTheRule() throws {
    let answer = try advice.advise(advice.record("valaciclovir-falling-kidney"))
    #expect(answer.decision == .change && answer.rule?.present == .above)
    // 75 years, 57 kg, 176 umol/L: (140 - 75.6) * 57 * 0.85 / (72 * 1.991) = 21.8 mL/min: 1 g every 24 h.
    #expect(answer.rule?.dose?.value == 1000 && answer.rule?.intervalHours == 24)
    var well = try advice.record("valaciclovir-falling-kidney")
    well.labs.removeLast()
    let same = try advice.advise(well)
    #expect(same.rule?.present == (same.rule?.intervalHours == 8 ? .within : .above))
  }

  @Test func dialysisTakesTheLowestStep() throws {
    var record = try advice.record("valaciclovir-falling-kidney")
    record.haemodialysis = true
    let rule = try #require(try advice.advise(record).rule)
    #expect(rule.dose?.value == 500 && rule.intervalHours == 24)
  }

  @Test func withoutKidneyFunctionThereIsNoDose() throws {
    var record = try advice.record("valaciclovir-falling-kidney")
    for index in record.labs.indices { record.labs[index].values["creatinine"] = nil }
    #expect(try advice.advise(record).refusal?.code == "T109")
  }

  // MARK: Refusals

  @Test(arguments: [
    ("refused-allopurinol", "T101"), ("refused-methotrexate-pregnancy", "T102"),
    ("refused-mycophenolate-pregnancy", "T102"), ("refused-tpmt-poor", "T104"),
    ("refused-nudt15-poor", "T104"),
    ("refused-valaciclovir-8-g", "T105"), ("ciclosporin-refused", "T101"),
  ])
  func whatIsDangerousIsRefused(name: String, code: String) throws {
    let answer = try advice.advise(advice.record(name))
    #expect(
      answer.decision == .refuse && answer.recommendations.isEmpty && answer.rule?.dose == nil)
    #expect(answer.refusal?.code == code)
    #expect(answer.refusal?.remedy.isEmpty == false)
  }

  /// What makes a refusal, taken away, brings the advice back.
  @Test func refusalsEndWithTheirCause() throws {
    var gout = try advice.record("refused-allopurinol")
    gout.comedication = []
    #expect(try advice.advise(gout).decision != .refuse)
    var metaboliser = try advice.record("refused-nudt15-poor")
    metaboliser.phenotypes["NUDT15"] = "intermediate"
    let intermediate = try advice.advise(metaboliser)
    metaboliser.phenotypes["NUDT15"] = "normal"
    let normal = try advice.advise(metaboliser)
    #expect(intermediate.decision == .start && normal.decision == .start)
    let (less, most) = (try #require(intermediate.rule?.high), try #require(normal.rule?.high))
    #expect(less < most)
    metaboliser.phenotypes = ["TPMT": "intermediate", "NUDT15": "intermediate"]
    let both = try advice.advise(metaboliser)
    let least = try #require(both.rule?.high)
    #expect(least < less)
    var pregnancy = try advice.record("refused-methotrexate-pregnancy")
    pregnancy.pregnant = false
    #expect(try advice.advise(pregnancy).decision == .keep)
  }

  @Test func methotrexateEveryDayIsRefused() throws {
    var record = try advice.record("refused-methotrexate-pregnancy")
    record.pregnant = nil
    record.treatments[0].doses[0].everyHours = 24
    #expect(try advice.advise(record).refusal?.code == "T105")
  }

  // MARK: Counts and metabolites

  @Test func lowNeutrophilsHoldTheDrugWhateverElseIsSaid() throws {
    var record = try advice.record("myasthenia-azathioprine")
    record.labs[record.labs.count - 1].values["neutrophils"]?.value = quantity("1.1 10*9/L")
    #expect(try advice.advise(record).decision == .hold)
    record.labs[record.labs.count - 1].values["leucocytes"]?.value = quantity("2.4 10*9/L")
    #expect(try advice.advise(record).decision == .stop)
  }

  @Test func tooMuch6TGNLowersTheDose() throws {
    let high = try advice.advise(advice.record("myasthenia-azathioprine"))
    #expect(high.decision == .change && high.patient.drug == "azathioprine")
    #expect(try #require(high.rule?.dose).value < 100)
    var record = try advice.record("myasthenia-azathioprine")
    record.levels[0].value = quantity("320 pmol/8e8 RBC")
    #expect(try advice.advise(record).decision == .keep)
  }

  /// Low 6-TGN with high 6-MMP: less of the drug, not more, and allopurinol is named.
  @Test func aHypermethylatorGetsLess() throws {
    var record = try advice.record("myasthenia-azathioprine")
    record.levels[0].value = quantity("140 pmol/8e8 RBC")
    record.levels[1].value = quantity("8200 pmol/8e8 RBC")
    let answer = try advice.advise(record)
    #expect(answer.decision == .change)
    #expect(try #require(answer.rule?.dose).value <= 50)
    #expect(answer.reasons.joined().contains("allopurinol"))
  }

  @Test func diplotypesBecomePhenotypes() {
    let table = DrugFile.PhenotypeTable(
      gene: "TPMT", normal: ["*1"], none: ["*2", "*3A"], citation: Citation(source: "", tag: .R))
    #expect(table.phenotype(of: "*1/*1") == "normal")
    #expect(table.phenotype(of: "*1/*3A") == "intermediate")
    #expect(table.phenotype(of: "*3A/*2") == "poor")
    // An allele that nobody has listed must not pass for a normal one.
    #expect(table.phenotype(of: "*1/*9") == nil)
  }

  // MARK: Tapers

  @Test func tapersGoDownStepByStepToTheirEnd() throws {
    let library = try AdviceTests.library.get()
    for milligrams in [60.0, 40, 22.5, 17.5, 10, 6, 5] {
      var record = try advice.record("transplant-four-drugs")
      record.treatments = [record.treatments[2]]
      let last = record.treatments[0].doses.count - 1
      record.treatments[0].doses[last].give = Quantity(milligrams, .milligram)
      let intake = try Intake(
        record, treatment: record.treatments[0], drug: library.drug(named: "prednisolone"))
      let plan = try #require(TaperPlan(intake))
      let doses = [milligrams] + plan.steps.map(\.dailyDose)
      #expect(zip(doses, doses.dropFirst()).allSatisfy { $0 > $1 }, "\(doses)")
      #expect(doses.last == 5)
      let times = plan.steps.map(\.from)
      #expect(zip(times, times.dropFirst()).allSatisfy { $1.hours(since: $0) >= 7 * 24 })
      #expect(times.allSatisfy { $0 >= intake.next })
    }
  }
}
