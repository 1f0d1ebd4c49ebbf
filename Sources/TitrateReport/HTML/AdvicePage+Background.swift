import TitrateLibrary
import TitrateRecords
import TitrateTherapy

extension AdvicePage {
  /// What to check next, by date.
  static func nextSteps(_ advice: Advice) -> Markup {
    guard !advice.monitoring.isEmpty else { return .none }
    let rows = advice.monitoringByTime.map { group in
      (
        kind: "",
        cells: [.text(WallClock(group.due, advice.patient.clock).due), tests(group.tasks)]
      )
    }
    return section(
      "What to check next", table("plan", ["Due", "Tests, and when to act"], rows),
      faint(advice.monitoringSources))
  }

  /// Tests without a threshold on one line, the others with theirs.
  private static func tests(_ tasks: [Advice.MonitoringTask]) -> Markup {
    let plain = tasks.filter(\.act.isEmpty).map(\.test)
    let limits = tasks.filter { !$0.act.isEmpty }.map {
      el("p", [:], el("b", [:], .text($0.test)), ": ", sentence($0.act))
    }
    return .group(
      (plain.isEmpty ? [] : [el("p", [:], el("b", [:], .text(plain.joined(separator: "; "))))]) + limits)
  }

  /// Interactions and warnings.
  static func safety(_ advice: Advice) -> Markup {
    guard !advice.interactions.isEmpty || !advice.warnings.isEmpty else { return .none }
    let interactions = advice.interactions.map { note in
      el(
        "li", ["class": "interaction"],
        el("strong", [:], .text("Interaction: \(note.agent)")),
        el("p", [:], sentence("\(note.effect) \(note.action)")),
        el("p", [:], .text(Wording.assumed(note, advice))), source(note.citation))
    }
    let warnings = advice.warnings.map { warning in
      el(
        "li", [:], el("strong", [:], .text(Wording.capitalized(warning.title))),
        el("p", [:], sentence(Wording.capitalized(warning.text))),
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
      "How this was computed", advice.model.map(model) ?? .none,
      advice.estimate.map { estimate($0, isWithDoubted: advice.withoutDoubtedLevels != nil) } ?? .none)
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
        : .group([
          el("p", ["class": "faint"], "Departs from the paper:"),
          el("ul", ["class": "departures"], list: model.departures.map { el("li", [:], .text($0)) }),
        ]),
      model.covariates.isEmpty
        ? .none : table("covariates", ["Covariate", "Value", "From"], model.covariates.map(covariate)),
    ])
  }

  private static func covariate(_ use: Advice.CovariateUse) -> (kind: String, cells: [Markup]) {
    let flags = Wording.flags(use)
    return (
      kind: flags.isEmpty ? "" : "doubted",
      cells: [
        .text(use.name), .text(Wording.quantity(Number.rounding(use.value, significant: 4), unit: use.unit)),
        .group([.text(Wording.origin(use))] + flags.map { el("span", ["class": "tag"], .text($0)) }),
      ]
    )
  }

  private static func estimate(_ estimate: Advice.Estimate, isWithDoubted: Bool) -> Markup {
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
      faint(
        "Effective sample size \(size) of \(estimate.draws) posterior draws"
          + (isWithDoubted ? "; with every level as recorded, the doubted one too." : ".")),
    ])
  }
}
