import TitrateLibrary
import TitrateRecords

/// The drug file's rules over a dose search: a count that forbids the drug outranks a level that asks for more.
struct RuleOverride {
  let reader: RuleReader
  init(_ reader: RuleReader) { self.reader = reader }

  /// A dose that is being taken is not changed on what others are like: without a level the first step is to measure.
  /// An interaction that raises exposure by a known size is reason enough, and so is the first dose.
  func waitForLevels(_ advice: inout Advice, _ patient: PatientCase) {
    let intake = reader.intake
    if let ahead = intake.changeAhead, let present = intake.present {
      advice.reasons.insert(
        "Until then \(present.text) goes on: \(ahead.agent) starts on \(ahead.from.text) and changes the clearance.",
        at: 0)
    }
    guard intake.levels.isEmpty, let current = advice.current, advice.decision == .change,
      !patient.interactions.active.contains(where: \.raisesExposure), let present = intake.present,
      let target = advice.target
    else { return }
    let unit = patient.target.unit.symbol
    advice.decision = .measureFirst
    advice.headline =
      "Measure before changing \(present.text): there is no level yet, and people like this patient have "
      + "\(significant(current.credible.q50, digits: 3)) \(unit) (90 %: \(significant(current.credible.q05, digits: 3))-"
      + "\(significant(current.credible.q95, digits: 3))) for a target of \(significant(target.low, digits: 4))-"
      + "\(significant(target.high, digits: 4)) \(unit)"
    advice.reasons.insert("Without a level the numbers are those of the population.", at: 0)
  }

  func apply(to advice: inout Advice) {
    let findings = RuleAdvice.findings(reader)
    let drug = reader.intake.drug
    if let hard = findings.first(where: { $0.rule.then == .stop || $0.rule.then == .hold }) {
      advice.decision = hard.rule.then == .stop ? .stop : .hold
      advice.headline = "\(hard.rule.then == .stop ? "Stop" : "Hold") \(drug.name): \(hard.text)"
      advice.reasons.insert(
        "\(RuleAdvice.sentence(hard.rule.finding)) \(RuleAdvice.sentence(hard.rule.action)) The search below is for the time when it is given again.",
        at: 0)
    }
    advice.warnings = RuleAdvice.warnings(findings) + advice.warnings
    // A fixed dose beside the search; what a rule would refuse has been refused, what it lacks is no obstacle here.
    guard let dose = try? RuleDose.find(reader) else { return }
    advice.rule = Advice.RulePlan(
      use: dose.rule.use, low: dose.low, high: dose.high, intervalHours: dose.interval,
      durationDays: dose.rule.durationDays, dose: nil, doseIntervalHours: nil, composition: "",
      basis: dose.basis, present: nil, note: dose.rule.note, citation: dose.rule.citation)
  }
}
