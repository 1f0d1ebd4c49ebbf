import TitrateLibrary
import TitrateRecords

/// The drug file's rules over a dose search: a count that forbids the drug outranks a level that asks for more.
struct RuleOverride {
  let reader: RuleReader
  init(_ reader: RuleReader) { self.reader = reader }

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
