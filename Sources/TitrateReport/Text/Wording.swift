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
    for word in text.split(separator: " ") {
      let follows = previous.last.map { $0.isNumber || $0 == ")" } ?? false
      let isUnit =
        word.first == "%" || word.contains("/") || ["mg", "h", "d", "kg", "L", "g"].contains(bare(word))
      let isClock = previous.count == 10 && word.dropFirst(2).first == ":"
      output += output.isEmpty ? "" : (follows && (isUnit || isClock) ? Number.space : " ")
      output += word
      previous = word
    }
    return output
  }

  private static func bare(_ word: Substring) -> String { String(word.prefix { $0.isLetter }) }

  /// A reading with its unit, rounded for people.
  static func reading(_ value: Double, unit: String) -> String {
    let number = Number.reading(value)
    return unit.isEmpty || unit == "1" ? number : number + Number.space + self.unit(unit)
  }
  /// UCUM as print has it: `umol/L` is `µmol/L`, `ng.h/mL` is `ng·h/mL`.
  static func unit(_ symbol: String) -> String {
    var text = ""
    var previous: Character?
    for (index, character) in symbol.enumerated() {
      let starts = index == 0 || previous == "/" || previous == "."
      let next = symbol.dropFirst(index + 1).first
      switch character {
      case "u" where starts && next.map { "gmLl".contains($0) } == true: text.append("µ")
      case ".": text.append("·")
      default: text.append(character)
      }
      previous = character
    }
    return text
  }
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
  static func target(_ kind: PatientRecord.Target.Kind) -> String { kind == .trough ? "Trough" : "AUC" }
  /// `8–12 ng/mL`.
  static func window(_ target: Advice.TargetSummary) -> String {
    "\(Number.shortest(target.low))–\(Number.shortest(target.high))\(Number.space)\(unit(target.unit))"
  }
  /// What a kind of explanation is called in a list: `misplaced decimal`.
  static func explanation(_ kind: String) -> String {
    kind == "as-recorded" ? "true as recorded" : kind.split(separator: "-").joined(separator: " ")
  }
  /// A model's status with what it means.
  static func status(_ status: Provenance.Status) -> String {
    switch status {
    case .published: "published model, checked against the publication"
    case .transcribed: "published model, transcribed from the article"
    case .calibratedHere: "RESEARCH ONLY: calibrated here, not published"
    case .construction: "RESEARCH ONLY: a construction, not published"
    }
  }
  /// `R` sources are recalled and must not pass for read ones.
  static func citation(_ citation: Citation) -> String {
    citation.tag == .R ? "\(citation.source) (from memory, not verified)" : citation.source
  }
  /// `11.8 h after the dose`.
  static func hours(_ hours: Double) -> String { "\(Number.fixed(hours, decimals: 1))\(Number.space)h" }

  /// The regimen that the future part of the predictions assumes.
  static func assumed(_ advice: Advice) -> Advice.Recommendation? {
    switch advice.decision {
    case .start, .change: advice.recommendations.first
    case .keep, .measureFirst: advice.current ?? advice.recommendations.first
    case .refuse: nil
    }
  }
}
