import Foundation
import Testing
import TitrateLanguage

@testable import TitrateRecords
@testable import TitrateTherapy

@Suite struct CaseTests {
  @Test func bodySizeFormulasGivePublishedValues() {
    // 70 kg, 170 cm: Mosteller sqrt(170*70/3600) = 1.8181; Du Bois 1.8097 (0.007184 * 70^0.425 * 170^0.725).
    #expect(abs(BodySize.surfaceAreaMosteller(weight: 70, height: 170) - 1.8181) < 5e-5)
    #expect(abs(BodySize.surfaceAreaDuBois(weight: 70, height: 170) - 1.8097) < 5e-5)
    // Janmahasatian, 70 kg, 176 cm, BMI 22.598: man 9270*70/(6680+216*22.598) = 56.13, woman 9270*70/14293.9 = 45.40.
    #expect(abs(BodySize.fatFreeMassJanmahasatian(weight: 70, height: 176, sex: .male) - 56.13) < 0.01)
    #expect(abs(BodySize.fatFreeMassJanmahasatian(weight: 70, height: 176, sex: .female) - 45.40) < 0.01)
    // James, 70 kg, 176 cm: man 77 - 128*(70/176)^2 = 56.752, woman 74.9 - 148*(70/176)^2 = 51.488.
    #expect(abs(BodySize.leanBodyMassJames(weight: 70, height: 176, sex: .male) - 56.752) < 0.001)
    #expect(abs(BodySize.leanBodyMassJames(weight: 70, height: 176, sex: .female) - 51.488) < 0.001)
  }

  @Test func diplotypesAreReadAlleleByAllele() {
    #expect(Genotype.carries("*1", in: "*1/*3") == true)
    #expect(Genotype.carries("*1", in: "*3/*3") == false)
    #expect(Genotype.carries("*2", in: "*22/*1") == false)
    #expect(Genotype.carries("*1", in: "expresser") == nil)
    #expect(Genotype.carries("*1", in: "*1") == nil)
  }

  private func at(_ text: String) -> Instant { try! DateTime(parsing: text).instant }

  private func run(_ from: String, _ mg: Double, every: Double? = 12, until: String? = nil)
    -> PatientRecord.Dosing
  {
    PatientRecord.Dosing(
      from: at(from), give: Quantity(mg, .milligram), everyHours: every, until: until.map(at), overHours: nil,
      route: .oral, formulation: nil, place: .none)
  }

  private func treatment(_ doses: [PatientRecord.Dosing]) -> PatientRecord.Treatment {
    PatientRecord.Treatment(
      drug: "tacrolimus", drugPlace: .none, formulation: "immediate-release", doses: doses)
  }

  @Test func dosesAreWrittenOutUntilTheNext() throws {
    let history = try DoseHistory(
      treatment([
        run("2026-03-01T20:00", 5, until: "2026-03-05T08:00"), run("2026-03-05T20:00", 6),
      ]), next: at("2026-03-09T08:00"), lastEvent: nil)
    // 8 doses of 5 mg (1 March 20:00 to 5 March 08:00), then 5 March 20:00 to 8 March 20:00: 7 of 6 mg.
    #expect(history.events.map(\.amount) == Array(repeating: 5, count: 8) + Array(repeating: 6, count: 7))
    #expect(history.events.last?.time == at("2026-03-08T20:00"))
  }

  @Test func aLaterRunEndsAnOpenOne() throws {
    let history = try DoseHistory(
      treatment([run("2026-03-01T08:00", 5), run("2026-03-03T08:00", 3)]), next: at("2026-03-04T08:00"),
      lastEvent: nil)
    #expect(history.events.map(\.amount) == [5, 5, 5, 5, 3, 3])
  }

  @Test func theNextDoseFollowsTheRhythmAndTheLastEvent() throws {
    let history = try DoseHistory(
      treatment([run("2026-03-01T08:00", 5)]), next: nil, lastEvent: at("2026-03-03T09:00"))
    #expect(history.next == at("2026-03-03T20:00"))
    let ended = try DoseHistory(
      treatment([run("2026-03-01T08:00", 5, until: "2026-03-02T08:00")]), next: nil, lastEvent: nil)
    #expect(ended.next == at("2026-03-02T20:00"))
  }
}
