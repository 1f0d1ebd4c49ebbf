import TitrateLibrary
import TitrateRecords
import TitrateTherapy

/// Phrases that the terminal and the page share, so that both say the same.
enum Wording {
  /// The decision as a label: `Change the dose`.
  static func decision(_ decision: Advice.Decision) -> String {
    switch decision {
    case .start: "Start"
    case .change: "Change the dose"
    case .keep: "Keep the dose"
    case .measureFirst: "Measure first"
    case .hold: "Hold the drug"
    case .stop: "Stop the drug"
    case .refuse: "No advice"
    }
  }

  /// `4.5 mg`.
  static func quantity(_ quantity: Quantity) -> String {
    self.quantity(quantity.value, unit: quantity.unit.symbol)
  }
  /// `4.5 mg`; a number alone when the unit is 1; at most six digits, which hides what unit conversion adds.
  static func quantity(_ value: Double, unit: String) -> String {
    let number = Number.shortest(Number.rounding(value, significant: 6))
    return unit.isEmpty || unit == "1" ? number : number + Number.space + self.unit(unit)
  }
  /// A sentence from therapy with its numbers held to their units and dates to their clock times by no-break spaces.
  static func sentence(_ text: String) -> String {
    var output = ""
    var previous: Substring = ""
    for word in printed(text).split(separator: " ") {
      let follows = previous.last.map { $0.isNumber || $0 == ")" } ?? false
      let isUnit =
        word.first == "%" || word.contains("/") || ["mg", "h", "d", "kg", "L", "g"].contains(bare(word))
      let isClock = isDate(previous.suffix(10)) && isTime(word.prefix(5)) || bare(word) == "UTC"
      output += output.isEmpty ? "" : (follows && (isUnit || isClock) ? Number.space : " ")
      let plain = String(word)
      output += isRange(word) ? plain.replacing("-", with: "–") : isMicro(word) ? unit(plain) : plain
      previous = word
    }
    return output
  }

  /// `2026-03-09`.
  private static func isDate(_ word: Substring) -> Bool { word.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil }
  /// `08:00`.
  private static func isTime(_ word: Substring) -> Bool { word.wholeMatch(of: /\d\d:\d\d/) != nil }
  /// `8-12`: two numbers and a hyphen.
  private static func isRange(_ word: Substring) -> Bool {
    word.wholeMatch(of: /[0-9.]+-[0-9.]+/) != nil
  }
  /// `umol/L` with whatever stands behind it.
  private static func isMicro(_ word: Substring) -> Bool { word.prefixMatch(of: /u(mol|g)\//) != nil }
  /// A sentence from therapy with the clock named after every time of day: `2026-03-09 08:00 UTC`.
  static func stamped(_ text: String, _ clock: Clock) -> String {
    clock == .utc ? text.replacing(/\d{4}-\d\d-\d\d \d\d:\d\d/) { "\($0.output) UTC" } : text
  }
  /// A sentence that starts with a capital.
  static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
  /// `kidney transplant` for `kidney-transplant`.
  static func indication(_ name: String) -> String { name.replacing("-", with: " ") }
  /// `day 8 after transplant`, counted from the day of the operation, which is 0.
  static func day(_ days: Double) -> String {
    "day\(Number.space)\(Number.fixed(days.rounded(.down), decimals: 0)) after transplant"
  }

  private static func bare(_ word: Substring) -> String { String(word.prefix { $0.isLetter }) }

  /// A reading with its unit, rounded for people.
  static func reading(_ value: Double, unit: String) -> String {
    let number = Number.reading(value)
    return unit.isEmpty || unit == "1" ? number : number + Number.space + self.unit(unit)
  }
  /// UCUM as print has it: `umol/L` is `µmol/L`, `ng.h/mL` is `ng·h/mL`.
  static func unit(_ symbol: String) -> String {
    if let printed = conventions[symbol] { return printed }
    var text = ""
    var previous: Character?
    for (index, character) in symbol.enumerated() {
      let starts = index == 0 || previous == "/" || previous == "."
      let next = symbol.dropFirst(index + 1).first
      defer { previous = character }
      switch character {
      case "u" where starts && next.map { "gmLl".contains($0) } == true: text.append("µ")
      case ".": text.append("·")
      case "^": continue
      case "2" where previous == "^": text.append("²")
      case "3" where previous == "^": text.append("³")
      default: text.append(character)
      }
    }
    return text
  }
  /// Units that are not made of their letters.
  private static let conventions = [
    "pmol/{8e8.RBC}": "pmol/8×10⁸\(Number.space)RBC", "10*9/L": "×10⁹/L", "10*3/uL": "×10³/µL",
    "10*12/L": "×10¹²/L", "mL/min/{1.73_m2}": "mL/min/1.73\(Number.space)m²",
  ]
  /// `4.5 mg every 12 h`.
  static func regimen(_ regimen: Advice.Recommendation) -> String {
    "\(quantity(regimen.dose)) \(interval(regimen.intervalHours))"
  }
  /// `every 12 h`.
  static func interval(_ hours: Double) -> String {
    "every\(Number.space)\(Number.shortest(hours))\(Number.space)h"
  }
  /// `4 × 1 mg + 1 × 0.5 mg`: a composition as therapy writes it, with the true multiplication sign.
  static func composition(_ text: String) -> String {
    text.split(separator: " ").map { $0 == "x" ? "×" : String($0) }
      .joined(separator: Number.space)
      .split(separator: "\(Number.space)+\(Number.space)").joined(separator: " +\(Number.space)")
  }
  /// `Trough` or `AUC`.
  static func target(_ kind: PatientRecord.Target.Kind) -> String {
    switch kind {
    case .trough: "Trough"
    case .auc: "AUC"
    case .c2: "C2"
    case .level: "Level"
    }
  }
  /// `8–12 ng/mL`.
  static func window(_ target: Advice.TargetSummary) -> String {
    "\(Number.shortest(target.low))–\(Number.shortest(target.high))\(Number.space)\(unit(target.unit))"
  }
  /// What an explanation is called in a list, `misplaced decimal`, and what it says beyond its name.
  static func explanation(_ explanation: Advice.Explanation) -> (name: String, detail: String) {
    guard explanation.kind != "as-recorded" else { return ("true as recorded", "") }
    let name = explanation.kind.replacing("-", with: " ")
    let start = name + ": "
    let text = explanation.description
    return (name, text.hasPrefix(start) ? String(text.dropFirst(start.count)) : text)
  }
  /// `misplaced decimal: ten times too high, would be 8.1 ng/mL`.
  static func explanationText(_ explanation: Advice.Explanation) -> String {
    let (name, detail) = self.explanation(explanation)
    return detail.isEmpty ? name : "\(name): \(detail)"
  }
  /// Where a covariate's value comes from; an assumed one is marked as such beside it.
  static func origin(_ use: Advice.CovariateUse) -> String {
    let mark = "fallback: "
    return use.isFallback && use.origin.hasPrefix(mark)
      ? String(use.origin.dropFirst(mark.count)) : use.origin
  }
  /// What is unusual about a covariate's value.
  static func flags(_ use: Advice.CovariateUse) -> [String] {
    (use.isFallback ? ["assumed"] : []) + (use.isOutsideRange ? ["outside the studied range"] : [])
  }
  /// A model's status with what it means.
  static func status(_ status: Provenance.Status) -> String {
    switch status {
    case .published: "published model, checked against the publication"
    case .transcribed: "published model; numbers from the article or a public transcription of it"
    case .calibratedHere: "RESEARCH ONLY: calibrated here, not published"
    case .construction: "RESEARCH ONLY: a construction, not published"
    }
  }
  /// `R` marks what was read nowhere, `H` what is ours: neither must pass for published.
  static func citation(_ citation: Citation) -> String {
    switch citation.tag {
    case .R: "recalled, to be verified; from no published source"
    case .H: "our own construction, not published"
    case .T, .C, .D, .S: citation.source
    }
  }
  /// What the prediction assumed of an interaction.
  static func assumed(_ note: Advice.InteractionNote, _ advice: Advice) -> String {
    guard advice.model != nil else { return "A dose by rule predicts no concentration." }
    if let factor = note.clearanceFactor {
      return "The prediction assumes clearance × \(Number.reading(factor))."
    }
    let agent = note.agent.lowercased()
    if let use = advice.model?.covariates.first(where: { $0.origin.lowercased().contains(agent) }) {
      return "The model takes it into account (covariate \(use.name))."
    }
    if advice.foreseen.contains(where: { $0.agent.lowercased().hasPrefix(agent) }) {
      return "Its effect at the present dose is in the levels; what changes stands under what lies ahead."
    }
    return "The prediction assumes nothing: the size of the effect is not known."
  }
  /// What remains likely under the advised regimen although it is the best; nil when the target is.
  static func shortfall(_ regimen: Advice.Recommendation, _ advice: Advice) -> String? {
    guard let target = advice.target, advice.decision == .start || advice.decision == .change else {
      return nil
    }
    let name = self.target(target.kind).lowercasedUnlessAcronym
    func sentence(_ side: String, _ edge: Double, _ chance: Double) -> String {
      "Even so the \(name) will probably be \(side) \(Number.shortest(edge))\(Number.space)\(unit(target.unit)) "
        + "(\(Number.percent(chance)))."
    }
    if regimen.probabilityAbove > 0.5 { return sentence("above", target.high, regimen.probabilityAbove) }
    if regimen.probabilityBelow > 0.5 { return sentence("below", target.low, regimen.probabilityBelow) }
    return nil
  }
  /// `on Thu 12 Mar, 20:00 would narrow …`; nil when there is none, or when a reason has named that level already.
  static func further(_ advice: Advice) -> String? {
    guard let level = advice.furtherLevel,
      !advice.reasons.contains(where: { $0.contains(WallClock(level.at).dateAndClock) })
    else { return nil }
    return "on \(WallClock(level.at, advice.patient.clock).shortDayAndClock) would narrow the uncertainty by "
      + "\(Number.percent(level.informationGain)): \(level.reason)."
  }
  /// `from Thu 12 Mar, 08:00 to Mon 23 Mar, 08:00`: when the target quantity is judged.
  static func span(_ regimen: Advice.Recommendation, _ clock: Clock) -> String {
    let (first, last) = (WallClock(regimen.at, clock), WallClock(regimen.through, clock))
    return first == last
      ? "on \(first.shortDayAndClock)" : "from \(first.shortDayAndClock) to \(last.shortDayAndClock)"
  }
  /// `11.8 h after the dose`.
  static func hours(_ hours: Double) -> String { "\(Number.fixed(hours, decimals: 1))\(Number.space)h" }

  /// The regimen that the future part of the predictions assumes.
  static func assumed(_ advice: Advice) -> Advice.Recommendation? {
    switch advice.withoutDoubtedLevels?.decision ?? advice.decision {
    case .start, .change: advice.searched.recommendations.first
    case .keep, .measureFirst: advice.searched.current ?? advice.searched.recommendations.first
    case .refuse, .hold, .stop: nil
    }
  }
}
