import TitrateLibrary
import TitrateRecords
import TitrateTherapy

extension AdvicePage {
  /// What to check next, by date.
  static func nextSteps(_ advice: Advice) -> Markup {
    guard !advice.monitoring.isEmpty else { return .none }
    let rows = advice.monitoring.map { task in
      (
        kind: "",
        cells: [
          .text(WallClock(task.due).shortDayAndClock), el("b", [:], .text(task.test)), .text(task.act),
          source(task.citation),
        ] as [Markup]
      )
    }
    return section("What to check next", table("plan", ["Due", "Test", "Act when", "Source"], rows))
  }

  /// Interactions and warnings.
  static func safety(_ advice: Advice) -> Markup {
    guard !advice.interactions.isEmpty || !advice.warnings.isEmpty else { return .none }
    let interactions = advice.interactions.map { note in
      let assumed =
        note.clearanceFactor.map { "The prediction assumes clearance × \(Number.shortest($0))." }
        ?? "The prediction assumes nothing: the size of the effect is not known."
      return el(
        "li", ["class": "interaction"],
        el("strong", [:], .text("Interaction: \(note.agent)")),
        el("p", [:], .text("\(note.effect) \(note.action) \(assumed)")), source(note.citation))
    }
    let warnings = advice.warnings.map { warning in
      el(
        "li", [:], el("strong", [:], .text(warning.title)), el("p", [:], .text(warning.text)),
        warning.citation.map(source) ?? .none)
    }
    return section("Safety", el("ul", ["class": "cards"], list: interactions + warnings))
  }

  private static func source(_ citation: Citation) -> Markup {
    el("small", ["class": "source"], .text(Wording.citation(citation)))
  }

  /// The model, the covariates that it was told, and what it learnt.
  static func computation(_ advice: Advice) -> Markup {
    guard advice.model != nil || advice.estimate != nil else { return .none }
    return section(
      "How this was computed", advice.model.map(model) ?? .none, advice.estimate.map(estimate) ?? .none)
  }

  private static func model(_ model: Advice.ModelSummary) -> Markup {
    let isResearch = !model.status.supportsAdvice
    return .group([
      el("p", [:], el("strong", [:], .text(model.title)), .text(" (\(model.id))")),
      el(
        "p", ["class": isResearch ? "flag" : "faint"],
        .text("Status: \(Wording.status(model.status)). Chosen for: \(model.why).")),
      el("p", ["class": "faint"], .text(model.citation + (model.doi.map { " doi:\($0)" } ?? ""))),
      model.departures.isEmpty
        ? .none
        : el(
          "ul", ["class": "departures"],
          list: model.departures.map { el("li", [:], .text("Departs from the paper: \($0)")) }),
      model.covariates.isEmpty
        ? .none : table("covariates", ["Covariate", "Value", "From"], model.covariates.map(covariate)),
    ])
  }

  private static func covariate(_ use: Advice.CovariateUse) -> (kind: String, cells: [Markup]) {
    let flags =
      (use.isFallback ? ["assumed"] : []) + (use.isOutsideRange ? ["outside the studied range"] : [])
    return (
      kind: flags.isEmpty ? "" : "doubted",
      cells: [
        .text(use.name), .text(Wording.quantity(Number.rounding(use.value, significant: 4), unit: use.unit)),
        .group([.text(use.origin)] + flags.map { el("span", ["class": "tag"], .text($0)) }),
      ]
    )
  }

  private static func estimate(_ estimate: Advice.Estimate) -> Markup {
    let rows = estimate.parameters.map { parameter in
      (
        kind: "",
        cells: [
          .text(parameter.name), el("b", [:], .text(Wording.reading(parameter.value, unit: parameter.unit))),
          .text(Number.range(parameter.low90, parameter.high90)),
          .text(Wording.reading(parameter.population, unit: parameter.unit)),
        ] as [Markup]
      )
    }
    let size = Number.fixed(estimate.effectiveSampleSize, decimals: 0)
    return .group([
      rows.isEmpty
        ? .none : table("parameters", ["Parameter", "This patient", "90 % interval", "Population"], rows),
      faint("Effective sample size \(size) of \(estimate.draws) posterior draws."),
    ])
  }
}
