import TitrateLibrary
import TitrateRecords

/// Advice that says why there is none.
struct RefusedAdvice {
  let intake: Intake
  let options: AdviserOptions

  init(_ intake: Intake, options: AdviserOptions) {
    self.intake = intake
    self.options = options
  }

  func make(_ refused: Refused) -> Advice {
    Advice(
      patient: PatientFacts(intake: intake).summary, model: nil, estimate: nil, levels: [],
      concentrationUnit: "",
      predictions: [], doses: [], recommendations: [], current: nil, withoutDoubtedLevels: nil,
      headline: "No advice: \(refused.reason)", decision: .refuse, reasons: [], furtherLevel: nil,
      target: nil,
      interactions: [], warnings: DrugWarnings.always(intake.drug, record: intake.record), monitoring: [],
      refusal: Advice.Refusal(
        reason: refused.reason, remedy: refused.remedy, code: refused.code.rawValue),
      provenance: Advice.RunProvenance(options))
  }
}
