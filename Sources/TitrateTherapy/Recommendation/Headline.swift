import TitrateRecords

/// The one sentence that a reader takes away.
struct Headline {
  let target: ChosenTarget
  let next: Instant

  func text(
    _ decision: Advice.Decision, best: RegimenScorer.Scored, present: RegimenScorer.Scored?, further: Instant?
  )
    -> String
  {
    switch decision {
    case .start: return "Start with \(best.regimen.text) from \(next.text); \(chance(best))"
    case .change: return "Give \(best.regimen.text) from \(next.text); \(chance(best))"
    case .keep: return "Keep \((present ?? best).regimen.text); \(chance(present ?? best))"
    case .measureFirst:
      let when = further.map { " on \($0.text)" } ?? ""
      return
        "Measure again\(when) before changing \((present ?? best).regimen.text); \(chance(present ?? best))"
    case .hold: return "Hold the drug"
    case .stop: return "Stop the drug"
    case .refuse: return "No advice"
    }
  }

  /// Before anybody acts on a level that cannot be right.
  func doubted(_ level: Advice.AssessedLevel, alternative: String) -> String {
    let likely = level.explanations.first.flatMap { Self.slip($0.kind) }.map { ", most likely \($0)" } ?? ""
    let value = "\(significant(level.observed.value, digits: 4)) \(level.observed.unit.symbol)"
    return "Do not act on the level of \(value) of \(level.time.text)\(likely). Check and repeat it. "
      + "Without it: \(alternative.prefix(1).lowercased())\(alternative.dropFirst())"
  }

  /// What went wrong, for the middle of a sentence; nil when nothing explains the level better than the truth.
  private static func slip(_ kind: String) -> String? {
    switch kind {
    case "misplaced-decimal": "a misplaced decimal"
    case "unit-slip": "a wrong unit"
    case "clock-time": "a wrong clock time"
    case "missed-dose": "a missed dose"
    case "extra-dose": "a dose taken twice"
    case "assay": "another assay than recorded"
    default: nil
    }
  }

  private func chance(_ scored: RegimenScorer.Scored) -> String {
    let quantity =
      switch target.kind {
      case .trough: "a trough"
      case .auc: "an AUC"
      case .c2: "a level 2 h after the dose"
      case .level: "a level"
      }
    return "\(percent(scored.probabilityIn)) chance of \(quantity) in \(significant(target.low, digits: 4))-"
      + "\(significant(target.high, digits: 4)) \(target.unit.symbol)"
  }
}
