import TitrateRecords
import TitrateTherapy

extension AdvicePage {
  /// A table that becomes a stack of cards on a phone: each cell repeats its column's name there.
  static func table(_ kind: String, _ columns: [String], _ rows: [(kind: String, cells: [Markup])]) -> Markup
  {
    el(
      "table", ["class": kind],
      el("thead", [:], el("tr", [:], list: columns.map { el("th", ["scope": "col"], .text($0)) })),
      el(
        "tbody", [:],
        list: rows.map { row in
          el(
            "tr", row.kind.isEmpty ? [:] : ["class": row.kind],
            list: zip(columns, row.cells).enumerated().map { index, cell in
              index == 0
                ? el("th", ["scope": "row"], cell.1)
                : el("td", ["data-label": cell.0], el("div", [:], cell.1))
            })
        }))
  }

  /// A sentence whose dates, ranges and quantities do not break at the end of a line.
  static func sentence(_ text: String) -> Markup {
    let words = Wording.sentence(text).split(separator: " ").map { word -> Markup in
      let isFragile =
        word.contains(where: \.isNumber) && word.count < 30 && word.contains { "-–".contains($0) }
      return isFragile ? el("span", ["class": "nb"], .text(String(word))) : .text(String(word))
    }
    return .group(words.enumerated().map { $0.offset == 0 ? $0.element : .group([" ", $0.element]) })
  }

  static func section(_ title: String, _ content: Markup...) -> Markup {
    el("section", [:], el("h2", [:], .text(title)), .group(content))
  }

  static func faint(_ text: String) -> Markup { el("p", ["class": "faint"], .text(text)) }

  // MARK: Regimens

  static func regimens(_ advice: Advice) -> Markup {
    let (recommendations, current) = advice.searched
    let best = Array(recommendations.prefix(3))
    guard !best.isEmpty || current != nil else { return .none }
    let name = advice.target.map { Wording.target($0.kind) } ?? "Target"
    let unit = advice.target.map { Wording.unit($0.unit) } ?? ""
    let window = advice.target.map { " \(Number.shortest($0.low))–\(Number.shortest($0.high))" } ?? ""
    let columns = [
      "Regimen", "Made of", "Chance below, in, above\(window)", "\(name), \(unit)", "90 % of measurements",
    ]
    var rows = best.enumerated().map { index, regimen in
      let isPresent = current.map(regimen.isSameDose) ?? false
      let notes = (index == 0 ? ["best"] : []) + (isPresent ? ["present dose"] : [])
      return (kind: index == 0 ? "best" : "", cells: cells(regimen, notes: notes, advice))
    }
    if let current, !best.contains(where: { $0.isSameDose(as: current) }) {
      rows.append((kind: "present", cells: cells(current, notes: ["present dose"], advice)))
    }
    let at =
      (best.first ?? current).map { Wording.span($0, advice.patient.clock) } ?? ""
    return section(
      "Regimens compared" + (advice.withoutDoubtedLevels == nil ? "" : ", without the doubted level"),
      table("regimens", columns, rows),
      faint(
        "\(name) \(at): median, then the 50 and 90 % intervals of the true value. A measurement falls in the last column’s range, because the assay adds its error."
      ))
  }

  private static func cells(_ regimen: Advice.Recommendation, notes: [String], _ advice: Advice) -> [Markup] {
    let change = advice.searched.current.map {
      Number.change(from: $0.dose.value / $0.intervalHours, to: regimen.dose.value / regimen.intervalHours)
    }
    let remarks = notes + (notes.contains("present dose") ? [] : change.map { ["\($0) per day"] } ?? [])
    return [
      .group([
        .text(Wording.regimen(regimen)),
        remarks.isEmpty ? .none : el("small", [:], .text(remarks.joined(separator: " · "))),
      ]),
      .text(regimen.composition.isEmpty ? Number.missing : Wording.composition(regimen.composition)),
      .group([ProbabilityBar.markup(regimen), chanceWords(regimen)]),
      .group([
        el("b", [:], .text(Number.reading(regimen.credible.q50))),
        el("small", [:], .text(Number.range(regimen.credible.q25, regimen.credible.q75))),
        el("small", [:], .text(Number.range(regimen.credible.q05, regimen.credible.q95))),
      ]),
      .text(Number.range(regimen.measured.q05, regimen.measured.q95)),
    ]
  }

  // MARK: Levels

  static func levels(_ advice: Advice) -> Markup {
    guard !advice.levels.isEmpty else { return .none }
    let columns = [
      advice.patient.clock == .utc ? "Drawn, UTC" : "Drawn", "After dose", "Observed", "Predicted",
      "Expected, 90 %", "Remarks",
    ]
    let rows = advice.levels.map { level in
      (
        kind: level.implausible ? "doubted" : "",
        cells: [
          .text(WallClock(level.time).dateAndClock),
          .text(level.hoursAfterDose.map(Wording.hours) ?? Number.missing),
          el(
            "b", [:], .text((level.isBelowLimit ? "<\(Number.space)" : "") + Wording.quantity(level.observed))
          ),
          .text(Number.reading(level.predicted)),
          .text(
            "\(Number.reading(level.expected)) (\(Number.range(level.expectedLow90, level.expectedHigh90)))"),
          remarks(level),
        ] as [Markup]
      )
    }
    return section(
      "Levels", table("levels", columns, rows),
      faint(
        "In \(Wording.unit(advice.concentrationUnit)). Predicted: with all levels\(advice.withoutDoubtedLevels == nil ? "" : ", the doubted one too"). Expected: what everything but the level itself predicts for this measurement."
      ))
  }

  private static func remarks(_ level: Advice.AssessedLevel) -> Markup {
    var parts = (level.assay.map { [$0] } ?? []) + level.remarks
    if !level.implausible {
      parts += level.explanations.map {
        "\(Number.percent($0.probability)) \(Wording.sentence(Wording.explanationText($0)))"
      }
    }
    let words = parts.map { el("span", ["class": "remark"], .text($0)) }
    let flag = level.implausible ? [el("strong", ["class": "flag"], "⚠ implausible")] : []
    return .group(flag + (words.isEmpty && flag.isEmpty ? [.text(Number.missing)] : words))
  }

  /// Doubted levels with their ranked explanations, and the advice without them beside the advice with them.
  static func doubtedLevels(_ advice: Advice) -> Markup {
    let doubted = advice.levels.filter(\.implausible)
    guard !doubted.isEmpty else { return .none }
    let without = advice.withoutDoubtedLevels.map { alternative in
      el(
        "div", ["class": "both"],
        choice("With every level as recorded", "Not to be acted on.", advice.recommendations.first),
        choice(
          doubted.count == 1 ? "Without the doubted level" : "Without the doubted levels",
          alternative.headline,
          alternative.recommendations.first))
    }
    return el(
      "section", ["class": "doubt"],
      el("h2", [:], .text(doubted.count == 1 ? "A level in doubt" : "Levels in doubt")),
      .group(doubted.map { explanations($0, advice) }), without ?? .none)
  }

  private static func explanations(_ level: Advice.AssessedLevel, _ advice: Advice) -> Markup {
    let expected = Number.range(level.expectedLow90, level.expectedHigh90)
    return .group([
      el(
        "p", [:],
        el(
          "strong", [:],
          .text(
            "\(Wording.quantity(level.observed)) on \(WallClock(level.time, advice.patient.clock).shortDayAndClock)"
          )),
        " ",
        sentence(
          "is implausible: from everything else one expects \(expected) \(Wording.unit(advice.concentrationUnit)). "
            + "Most likely first:")),
      el(
        "ol", [:],
        list: level.explanations.map { explanation in
          let (name, detail) = Wording.explanation(explanation)
          let chance = "(\(Number.percent(explanation.probability)))"
          return el(
            "li", [:], el("b", [:], .text(name)), " ",
            sentence(detail.isEmpty ? chance : "\(chance): \(detail)"))
        }),
    ])
  }

  private static func choice(_ title: String, _ headline: String, _ best: Advice.Recommendation?) -> Markup {
    el(
      "div", [:], el("h3", [:], .text(title)), el("p", [:], sentence(headline)),
      best.map { regimen in
        .group([
          el("p", ["class": "faint"], .text("Best regimen: \(Wording.regimen(regimen))")),
          ProbabilityBar.markup(regimen), chanceWords(regimen),
        ])
      } ?? .none)
  }
}
