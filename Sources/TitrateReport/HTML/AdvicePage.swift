import TitrateRecords
import TitrateTherapy

/// Advice as one HTML file: nothing is loaded from elsewhere, nothing runs, and it reads on a screen light or dark, on a
/// phone and on A4.
public enum AdvicePage {
  /// The page; well-formed XML as well as HTML. Shows the record's pseudonym and no other name.
  public static func render(_ advice: Advice) -> String {
    "<!DOCTYPE html>\n"
      + el("html", ["lang": "en"], head(advice), el("body", [:], el("main", [:], list: sections(advice))))
      .text
  }

  private static func head(_ advice: Advice) -> Markup {
    el(
      "head", [:],
      el("meta", ["charset": "utf-8"]),
      el("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      el("meta", ["name": "color-scheme", "content": "light dark"]),
      // Belt and braces: even if something slipped through, the browser runs and loads nothing.
      el(
        "meta",
        ["http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"]),
      el("title", [:], .text("\(advice.patient.drug) advice: \(advice.patient.label)")),
      .style(PageStyle.sheet + "\n" + ChartStyle.sheet))
  }

  private static func sections(_ advice: Advice) -> [Markup] {
    [
      header(advice), answer(advice), doubtedLevels(advice), chart(advice), regimens(advice), levels(advice),
      nextSteps(advice), safety(advice), computation(advice), footer(advice),
    ]
  }

  private static func header(_ advice: Advice) -> Markup {
    let patient = advice.patient
    var line = [patient.drug + (patient.formulation.map { ", \($0)" } ?? ""), patient.indication]
    if let days = patient.daysAfterTransplant {
      line.append("day\(Number.space)\(Number.fixed(days, decimals: 0))")
    }
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
            el("div", [:], el("dt", [:], .text($0.name)), el("dd", [:], .text($0.value)))
          }))
  }

  /// The answer: the refusal with its remedy, or the dose with its reasons.
  private static func answer(_ advice: Advice) -> Markup {
    if let refusal = advice.refusal {
      return el(
        "section", ["class": "answer refuse"], el("p", ["class": "chip"], "No advice"),
        el("h1", [:], .text(refusal.reason)),
        el("p", ["class": "remedy"], el("strong", [:], "What to do: "), .text(refusal.remedy)))
    }
    let shown = Wording.assumed(advice)
    return el(
      "section", ["class": "answer \(AdviceJSON.decision(advice.decision))"],
      el("p", ["class": "chip"], .text(Wording.decision(advice.decision))),
      el("h1", [:], sentence(advice.headline)),
      shown.map { doseFacts($0, advice) } ?? .none,
      el("ul", [:], list: advice.reasons.map { el("li", [:], sentence($0)) }),
      advice.furtherLevel.map { level in
        el(
          "p", ["class": "further"], el("strong", [:], "A further level "),
          .text(
            "on \(WallClock(level.at).shortDayAndClock) would narrow the uncertainty by "
              + "\(Number.percent(level.informationGain)): \(level.reason)."))
      } ?? .none)
  }

  private static func doseFacts(_ regimen: Advice.Recommendation, _ advice: Advice) -> Markup {
    var facts: [(String, Markup)] = []
    let isPresent = advice.decision == .keep || advice.decision == .measureFirst
    facts.append((isPresent ? "present dose" : "dose", el("b", [:], .text(Wording.regimen(regimen)))))
    if !regimen.composition.isEmpty {
      facts.append(("made of", .text(Wording.composition(regimen.composition))))
    }
    if let current = advice.current, !isPresent {
      let (old, new) = (
        current.dose.value / current.intervalHours, regimen.dose.value / regimen.intervalHours
      )
      facts.append(("change per day", .text(Number.change(from: old, to: new))))
    }
    if let target = advice.target {
      facts.append(
        ("target", .text("\(Wording.target(target.kind).lowercasedUnlessAcronym) \(Wording.window(target))")))
      facts.append(("expected", .text(Wording.reading(regimen.credible.q50, unit: target.unit))))
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
    if let regimen = Wording.assumed(advice), let next = advice.patient.next {
      caption +=
        " From \(WallClock(next).shortDayAndClock) on under \(Wording.regimen(regimen))"
        + (advice.decision == .keep || advice.decision == .measureFirst ? ", the present dose." : ".")
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
