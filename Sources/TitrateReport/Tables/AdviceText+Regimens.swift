import TitrateRecords
import TitrateTherapy

extension TextPage {
  /// The best three and the present dose, one column each.
  mutating func regimens(_ advice: Advice) {
    let (recommendations, current) = advice.searched
    let best = Array(recommendations.prefix(3))
    let isAmongBest = current.map { present in best.contains { $0.isSameDose(as: present) } } ?? false
    let shown = best + (isAmongBest ? [] : current.map { [$0] } ?? [])
    guard !shown.isEmpty else { return }
    section("Regimens compared" + (advice.withoutDoubtedLevels == nil ? "" : ", without the doubted level"))
    let table = TextTable(
      columns: [.init(width: 18, alignment: .left)]
        + Array(repeating: .init(width: 13, alignment: .right), count: shown.count), indent: 2)
    let titles = ["best", "second", "third", "present"]
    add(
      table.row(
        [""]
          + shown.enumerated().map { index, regimen in
            let title = titles[index < best.count ? index : 3]
            let isPresent = current.map(regimen.isSameDose) ?? false
            return isPresent && title != "present" ? "\(title), present" : title
          }), .faint)
    add(table.row(["Dose"] + shown.map(Wording.regimen)), .strong)
    func row(_ name: String, _ value: (Advice.Recommendation) -> String) {
      add(table.row([name] + shown.map(value)))
    }
    row("Made of") { $0.composition.isEmpty ? Number.missing : Wording.composition($0.composition) }
    if let current {
      row("Change per day") {
        Number.change(from: current.dose.value / current.intervalHours, to: $0.dose.value / $0.intervalHours)
      }
    }
    if let target = advice.target { probabilities(target, row) }
    let name = advice.target.map { Wording.target($0.kind) } ?? "Target"
    row("\(name), median") { Number.reading($0.credible.q50) }
    row("  50 % truth") { Number.range($0.credible.q25, $0.credible.q75) }
    row("  90 % truth") { Number.range($0.credible.q05, $0.credible.q95) }
    row("  90 % measured") { Number.range($0.measured.q05, $0.measured.q95) }
    let unit = advice.target.map { ", \(Wording.unit($0.unit))" } ?? ""
    if let first = shown.first {
      paragraph(
        "\(name)\(unit), \(Wording.span(first, advice.patient.clock)). Truth: where the concentration is; measured: where the "
          + "laboratory's next result would fall.", .faint)
    }
  }

  private func probabilities(
    _ target: Advice.TargetSummary, _ row: (String, (Advice.Recommendation) -> String) -> Void
  ) {
    let low = Number.shortest(target.low)
    let high = Number.shortest(target.high)
    row("Chance below \(low)") { Number.percent($0.probabilityBelow) }
    row("Chance in \(low)–\(high)") { Number.percent($0.probabilityIn) }
    row("Chance above \(high)") { Number.percent($0.probabilityAbove) }
  }

  /// Every level, what was expected of it, and what is odd about it.
  mutating func levels(_ advice: Advice) {
    guard !advice.levels.isEmpty else { return }
    section("Levels")
    let table = TextTable(
      columns: [
        .init(width: 1, alignment: .left), .init(width: 16, alignment: .left),
        .init(width: 10, alignment: .right),
        .init(width: 13, alignment: .right), .init(width: 9, alignment: .right),
        .init(width: 18, alignment: .right),
      ], gap: 2)
    let drawn = advice.patient.clock == .utc ? "drawn, UTC" : "drawn"
    add(table.row(["", drawn, "after dose", "observed", "predicted", "expected, 90 %"]), .faint)
    for level in advice.levels {
      let after = level.hoursAfterDose.map(Wording.hours) ?? Number.missing
      let value = (level.isBelowLimit ? "<\(Number.space)" : "") + Wording.quantity(level.observed)
      let expected =
        "\(Number.reading(level.expected)) (\(Number.range(level.expectedLow90, level.expectedHigh90)))"
      add(
        table.row([
          level.implausible ? "!" : "", WallClock(level.time).dateAndClock, after, value,
          Number.reading(level.predicted), Paragraph.unbroken(expected),
        ]), level.implausible ? .alarm : nil)
      if level.implausible { paragraph("Implausible; see above.", first: "   ", .alarm) }
      let remarks = (level.assay.map { [$0] } ?? []) + level.remarks
      if !remarks.isEmpty {
        paragraph(Wording.sentence(remarks.joined(separator: "; ")), first: "   ", .faint)
      }
      if !level.implausible { alternatives(level) }
    }
    paragraph(
      "Predicted: with all levels\(advice.withoutDoubtedLevels == nil ? "" : ", the doubted one too"). Expected: "
        + "from everything but the level itself, with a 90\(Number.space)% interval for a measurement.",
      .faint)
  }

  private mutating func alternatives(_ level: Advice.AssessedLevel) {
    for explanation in level.explanations {
      paragraph(
        "\(Number.percent(explanation.probability)) "
          + Wording.sentence(Wording.explanationText(explanation)), first: "   · ", .doubt)
    }
  }
}
