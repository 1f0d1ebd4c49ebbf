import TitrateLibrary
import TitrateRecords
import TitrateTherapy

extension AdvicePage {
  /// The dose by rule, and which facts led to it.
  static func rule(_ advice: Advice) -> Markup {
    guard let rule = advice.rule else { return .none }
    let facts =
      rule.basis.map { Wording.capitalized($0) + "." }
      + (rule.present.map { [Wording.judgement($0)] } ?? [])
      + (rule.note.map { [$0] } ?? [])
    return section(
      rule.dose == nil ? "The fixed dose" : "The rule",
      el("p", [:], el("strong", [:], sentence(Wording.rule(rule)))),
      facts.isEmpty ? .none : el("ul", [:], list: facts.map { el("li", [:], sentence($0)) }),
      faint("Source: \(Wording.citation(rule.citation))."))
  }

  /// A taper with its dates.
  static func schedule(_ advice: Advice) -> Markup {
    guard let schedule = advice.schedule, !schedule.steps.isEmpty else { return .none }
    let rows = schedule.steps.map { step in
      (
        kind: "",
        cells: [
          .text(WallClock(step.from, advice.patient.clock).date),
          el(
            "b", [:],
            .text("\(Wording.quantity(step.dose)) \(Wording.interval(step.intervalHours))")),
          .text(Wording.composition(step.composition)),
        ] as [Markup]
      )
    }
    return section(
      "Schedule", table("schedule", ["From", "Dose", "Made of"], rows),
      el("p", [:], sentence(schedule.note)),
      faint("Source: \(Wording.citation(schedule.citation))."))
  }

  /// What lies ahead.
  static func foreseen(_ advice: Advice) -> Markup {
    guard !advice.foreseen.isEmpty else { return .none }
    let items = advice.foreseen.map { item in
      el(
        "li", ["class": "interaction"],
        el(
          "strong", [:],
          .text(
            "\(Wording.capitalized(item.agent)), from \(WallClock(item.from, advice.patient.clock).date)"
          )),
        el("p", [:], sentence(item.effect)),
        Wording.foreseen(item, advice).map { el("p", [:], el("b", [:], sentence($0))) } ?? .none,
        el("p", [:], sentence(item.action)),
        Wording.measureAt(item, advice.patient.clock).map { el("p", [:], sentence($0)) } ?? .none,
        el("small", ["class": "source"], .text(Wording.citation(item.citation))))
    }
    return section("What lies ahead", el("ul", ["class": "cards"], list: items))
  }

  /// Both sides of the balance.
  static func balance(_ advice: Advice) -> Markup {
    guard !advice.balance.isEmpty || !advice.outlooks.isEmpty else { return .none }
    let sides = DrugFile.Outlook.Side.allCases.map { side -> Markup in
      let items = advice.balance.filter { $0.side == side }
      guard !items.isEmpty else { return .none }
      return el(
        "div", [:], el("h3", [:], .text(Wording.side(side))),
        el(
          "ul", [:],
          list: items.map {
            el(
              "li", Wording.isResearch($0.status) ? ["class": "flag"] : [:],
              sentence(Wording.balance($0)))
          }))
    }
    return section(
      "The balance", el("div", ["class": "both"], list: sides), .group(advice.outlooks.map(outlook))
    )
  }

  private static func outlook(_ outlook: Advice.Outlook) -> Markup {
    let rows = outlook.points.map { point in
      (
        kind: "",
        cells: [
          .text(point.label), el("b", [:], .text(Number.reading(point.q50))),
          .text(Number.range(point.q05, point.q95)),
        ] as [Markup]
      )
    }
    let learnt =
      outlook.learntFrom.isEmpty
      ? "" : " Learnt from \(outlook.learntFrom.joined(separator: ", ")) of this record."
    return .group([
      el(
        "p", Wording.isResearch(outlook.status) ? ["class": "flag"] : [:],
        sentence(Wording.outlookTitle(outlook) + ".")),
      table("outlook", ["When", "Median", "90 %"], rows), learnt.isEmpty ? .none : faint(learnt),
    ])
  }

  /// The record's other treatments, each with its own advice.
  static func others(_ advice: Advice) -> Markup {
    .group(
      advice.others.map { other in
        let other = other.stamped
        let name = other.patient.drug + (other.patient.formulation.map { ", \($0)" } ?? "")
        return el(
          "article", ["class": "other"], el("p", ["class": "who"], el("strong", [:], .text(name))),
          .group(body(other)))
      })
  }
}
