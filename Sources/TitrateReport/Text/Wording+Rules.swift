import TitrateLibrary
import TitrateRecords
import TitrateTherapy

/// Phrases for doses by rule, the balance and what lies ahead.
extension Wording {
  /// `Zoster: 1000 mg every 12 h for 7 d`.
  static func rule(_ rule: Advice.RulePlan) -> String {
    let low = Number.shortest(Number.rounding(rule.low, significant: 3))
    let high = Number.shortest(Number.rounding(rule.high, significant: 3))
    let amount = (low == high ? low : "\(low)–\(high)") + "\(Number.space)mg"
    let use = rule.useName.map { capitalized($0) + ": " } ?? ""
    let duration = rule.durationDays.map { " for \(Number.shortest($0))\(Number.space)d" } ?? ""
    return "\(use)\(amount) \(interval(rule.intervalHours))\(duration)"
  }

  /// Where the present dose stands.
  static func judgement(_ judgement: Advice.RulePlan.Judgement) -> String {
    switch judgement {
    case .below: "The present dose is below it."
    case .within: "The present dose is within it."
    case .above: "The present dose is above it."
    }
  }

  /// The heading of a side of the balance.
  static func side(_ side: DrugFile.Outlook.Side) -> String {
    side == .under ? "Too little: rejection, flare, failure" : "Too much: infection, marrow, organs"
  }

  /// Whether a number rests on what nobody has published.
  static func isResearch(_ status: Provenance.Status?) -> Bool { status.map { !$0.supportsAdvice } ?? false }

  /// One weight in the balance with everything behind it.
  static func balance(_ item: Advice.BalanceItem) -> String {
    let chance = item.probability.map { ": \(Number.percent($0))" } ?? ""
    let model = item.model.map { "; model \($0)" } ?? ""
    let status = isResearch(item.status) ? ", \(item.status.map(self.status) ?? "")" : ""
    return "\(capitalized(item.outcome))\(chance). \(capitalized(sentence(printed(item.predicted)))); limit: "
      + "\(sentence(printed(item.threshold)))\(model)\(status); source: \(citation(item.citation))."
  }

  /// `6-TGN, pmol/8×10⁸ RBC, under 75 mg every 24 h; azathioprine/thiopurine-marrow`.
  static func outlookTitle(_ outlook: Advice.Outlook) -> String {
    let unit = outlook.unit == "1" ? "" : ", \(self.unit(outlook.unit))"
    let status = isResearch(outlook.status) ? "; \(self.status(outlook.status))" : ""
    return
      "\(capitalized(outlook.quantity))\(unit), under \(sentence(outlook.regimen)), median and 90\(Number.space)%; "
      + "\(outlook.model)\(status)"
  }

  /// Numbers of a foreseen change; nil where no size is known.
  static func foreseen(_ item: Advice.Foreseen, _ advice: Advice) -> String? {
    guard let after = item.after, let target = advice.target else { return nil }
    let name = self.target(target.kind).lowercasedUnlessAcronym
    let unit = Number.space + self.unit(target.unit)
    let before = item.before.map { "\(Number.reading($0.q50))\(unit) before, " } ?? ""
    let chance = item.probabilityIn.map { "; chance of the target \(Number.percent($0))" } ?? ""
    let dose = item.doseThen.map { "; about \(quantity($0)) a dose would hold it" } ?? ""
    return
      "The \(name) under \(sentence(item.regimen)): \(before)\(Number.reading(after.q50))\(unit) "
      + "(\(Number.range(after.q05, after.q95))) in the end\(chance)\(dose)."
  }

  /// `Measure on Thu 12 Mar and Mon 16 Mar.`
  static func measureAt(_ item: Advice.Foreseen, _ clock: Clock) -> String? {
    guard !item.measureAt.isEmpty else { return nil }
    return "Measure on " + item.measureAt.map { WallClock($0, clock).shortDay }.joined(separator: ", ") + "."
  }

  /// Units inside a sentence as print has them.
  static func printed(_ text: String) -> String {
    ["pmol/{8e8.RBC}", "10*9/L", "10*3/uL", "mL/min/{1.73_m2}", "mg.h/L", "ng.h/mL"].reduce(text) {
      $0.replacing($1, with: unit($1))
    }
  }
}
