import TitrateRecords
import TitrateTherapy

/// Advice as one HTML file: nothing is loaded from elsewhere, nothing runs, and it reads on a screen light or dark, on a
/// phone and on A4.
public enum AdvicePage {
  /// The page; well-formed XML as well as HTML. Shows the record's pseudonym and no other name.
  public static func render(_ advice: Advice) -> String {
    let advice = advice.stamped
    return PageFrame.page(
      title: "\(advice.patient.drug) advice: \(advice.patient.label)", styles: [ChartStyle.sheet],
      main: sections(advice))
  }

  private static func sections(_ advice: Advice) -> [Markup] {
    [header(advice)] + body(advice) + [others(advice), footer(advice)]
  }

  /// One drug's advice between the page's header and its footer.
  static func body(_ advice: Advice) -> [Markup] {
    [
      answer(advice), doubtedLevels(advice), rule(advice), schedule(advice), chart(advice),
      regimens(advice),
      foreseen(advice), levels(advice), balance(advice), nextSteps(advice), safety(advice),
      computation(advice),
    ]
  }

  private static func header(_ advice: Advice) -> Markup {
    let patient = advice.patient
    var line = [
      patient.drug + (patient.formulation.map { ", \($0)" } ?? ""), Wording.indication(patient.indication),
    ]
    if let days = patient.daysAfterTransplant { line.append(Wording.day(days)) }
    if patient.clock == .utc { line.append("all times UTC") }
    return el(
      "header", [:],
      el("p", ["class": "brand"], "Titrate", el("span", [:], "dosing advice")),
      el(
        "p", ["class": "who"], el("strong", [:], .text(patient.label)),
        .text(" · " + line.joined(separator: " · "))),
      patient.facts.isEmpty
        ? .none
        : el(
          "dl", ["class": "facts"],
          list: patient.facts.map {
            el("div", [:], el("dt", [:], .text($0.name)), el("dd", [:], .text(Wording.sentence($0.value))))
          }))
  }

  /// The answer: the refusal with its remedy, or the dose with its reasons.
  private static func answer(_ advice: Advice) -> Markup {
    if let refusal = advice.refusal {
      return el(
        "section", ["class": "answer refuse"], el("p", ["class": "chip"], "No advice"),
        el("h1", [:], sentence(Wording.capitalized(refusal.reason))),
        el("p", ["class": "remedy"], el("strong", [:], "What to do: "), sentence(refusal.remedy)))
    }
    let shown = Wording.assumed(advice)
    return el(
      "section", ["class": "answer \(AdviceJSON.decision(advice.decision))"],
      el("p", ["class": "chip"], .text(Wording.decision(advice.decision))),
      headline(advice.headline),
      shown.map { doseFacts($0, advice) } ?? ruleFacts(advice),
      reasons(advice, shown),
      Wording.further(advice).map {
        el("p", ["class": "further"], el("strong", [:], "A further level "), .text($0))
      } ?? .none)
  }

  /// What to do in large letters; the chance, or what follows, below it.
  private static func headline(_ text: String) -> Markup {
    let marks = ["; ", ". "].compactMap { text.firstRange(of: $0) }
    guard let mark = marks.min(by: { $0.lowerBound < $1.lowerBound }) else {
      return el("h1", [:], sentence(text))
    }
    return .group([
      el("h1", [:], sentence(String(text[..<mark.lowerBound]))),
      el("p", ["class": "lead"], sentence(Wording.capitalized(String(text[mark.upperBound...])) + ".")),
    ])
  }

  private static func reasons(_ advice: Advice, _ shown: Advice.Recommendation?) -> Markup {
    let shortfall = shown.flatMap { Wording.shortfall($0, advice) }
    let target = advice.target.map {
      el(
        "li", [:],
        sentence(
          "Target set by: \($0.origin)."
        ))
    }
    return el(
      "ul", [:],
      list: (shortfall.map { [el("li", ["class": "flag"], sentence($0))] } ?? [])
        + advice.reasons.map { el("li", [:], sentence($0)) } + (target.map { [$0] } ?? []))
  }

  /// What a rule's dose is made of.
  private static func ruleFacts(_ advice: Advice) -> Markup {
    guard let rule = advice.rule, let dose = rule.dose, !rule.composition.isEmpty else {
      return .none
    }
    let facts = [
      (
        "dose",
        "\(Wording.quantity(dose)) \(Wording.interval(rule.doseIntervalHours ?? rule.intervalHours))"
      ),
      ("made of", Wording.composition(rule.composition)),
    ]
    return el(
      "div", ["class": "dose"],
      el(
        "dl", [:],
        list: facts.map { el("div", [:], el("dt", [:], .text($0.0)), el("dd", [:], .text($0.1))) }))
  }

  private static func doseFacts(_ regimen: Advice.Recommendation, _ advice: Advice) -> Markup {
    var facts: [(String, Markup)] = []
    let current = advice.searched.current
    let isPresent = current.map(regimen.isSameDose) ?? false
    if let without = advice.withoutDoubtedLevels {
      facts.append(
        (
          "levels used",
          .text(without.omitted.count == 1 ? "without the doubted one" : "without the doubted ones")
        ))
    }
    facts.append((isPresent ? "present dose" : "dose", el("b", [:], .text(Wording.regimen(regimen)))))
    if !regimen.composition.isEmpty {
      facts.append(("made of", .text(Wording.composition(regimen.composition))))
    }
    if let current, !isPresent {
      let (old, new) = (
        current.dose.value / current.intervalHours, regimen.dose.value / regimen.intervalHours
      )
      facts.append(("change per day", .text(Number.change(from: old, to: new))))
    }
    if let target = advice.target {
      facts.append(
        ("target", .text("\(Wording.target(target.kind).lowercasedUnlessAcronym) \(Wording.window(target))")))
      facts.append(
        (
          "expected \(Wording.target(target.kind).lowercasedUnlessAcronym)",
          .text(Wording.reading(regimen.credible.q50, unit: target.unit))
        ))
    }
    return el(
      "div", ["class": "dose"],
      el("dl", [:], list: facts.map { el("div", [:], el("dt", [:], .text($0.0)), el("dd", [:], $0.1)) }),
      el("div", ["class": "chances"], ProbabilityBar.markup(regimen), chanceWords(regimen)))
  }

  static func chanceWords(_ regimen: Advice.Recommendation) -> Markup {
    func part(_ name: String, _ chance: Double) -> Markup {
      el("span", ["class": "chance-\(name)"], .text("\(Number.percent(chance)) \(name)"))
    }
    return el(
      "p", ["class": "chance"], part("below", regimen.probabilityBelow), part("in", regimen.probabilityIn),
      part("above", regimen.probabilityAbove))
  }

  private static func chart(_ advice: Advice) -> Markup {
    guard let wide = ChartGeometry(advice, .wide), let narrow = ChartGeometry(advice, .narrow) else {
      return .none
    }
    var caption = "Concentration over time, with what was given and measured."
    if advice.withoutDoubtedLevels != nil { caption += " The curve does not use the doubted level." }
    if let regimen = Wording.assumed(advice), let next = advice.patient.next {
      caption +=
        " From \(WallClock(next, advice.patient.clock).shortDayAndClock) on under \(Wording.regimen(regimen))"
        + (advice.searched.current.map(regimen.isSameDose) ?? false ? ", the present dose." : ".")
    }
    caption += " “True level” is where the concentration is; a measurement falls in the wider, dotted band."
    func earlier(_ count: Int, _ name: String) -> Markup {
      guard count > 0 else { return .none }
      let text =
        count == 1
        ? " One earlier level is in the table only." : " \(count) earlier levels are in the table only."
      return el("span", ["class": name], .text(text))
    }
    return el(
      "figure", [:], ConcentrationChart.markup(advice, wide), ConcentrationChart.markup(advice, narrow),
      el(
        "figcaption", [:], .text(caption), earlier(wide.earlierLevels, "only-wide"),
        earlier(narrow.earlierLevels, "only-narrow")))
  }

  private static func footer(_ advice: Advice) -> Markup {
    let run = advice.provenance
    return el(
      "footer", [:],
      el("p", ["class": "disclaimer"], .text(run.disclaimer)),
      el(
        "p", [:],
        .text(
          "titrate \(run.version) · seed \(run.seed) · \(run.draws) draws · the same record, program and seed give the same page"
        )))
  }
}
