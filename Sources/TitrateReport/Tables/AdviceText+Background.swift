import TitrateRecords
import TitrateTherapy

extension TextPage {
  /// Which test, when, and what should make somebody act.
  mutating func monitoring(_ advice: Advice) {
    guard !advice.monitoring.isEmpty else { return }
    section("What to check next")
    for group in advice.monitoringByTime {
      add("  " + Paragraph.lines(WallClock(group.due, advice.patient.clock).due, width: 78)[0], .strong)
      let plain = group.tasks.filter(\.act.isEmpty).map(\.test)
      if !plain.isEmpty { paragraph(plain.joined(separator: "; "), first: "    ") }
      for task in group.tasks where !task.act.isEmpty {
        paragraph("\(task.test): \(Wording.sentence(task.act))", first: "    ")
      }
    }
    paragraph(advice.monitoringSources, .faint)
  }

  /// Interactions with what the prediction assumed, then warnings.
  mutating func safety(_ advice: Advice) {
    if !advice.interactions.isEmpty {
      section("Interactions")
      for note in advice.interactions {
        paragraph(
          "\(Wording.capitalized(note.agent)): \(Wording.sentence("\(note.effect) \(note.action)"))",
          first: "! ",
          .doubt)
        paragraph("\(Wording.assumed(note, advice)) Source: \(Wording.citation(note.citation)).", .faint)
      }
    }
    guard !advice.warnings.isEmpty else { return }
    section("Warnings")
    for warning in advice.warnings {
      paragraph(
        "\(Wording.capitalized(warning.title)): \(Wording.sentence(warning.text))", first: "! ", .doubt)
      if let citation = warning.citation { paragraph("Source: \(Wording.citation(citation)).", .faint) }
    }
  }

  /// The model, what it was told about the patient, and what it learnt.
  mutating func model(_ advice: Advice) {
    if let model = advice.model {
      section("How this was computed")
      paragraph("\(model.title) (\(model.id))")
      paragraph("Chosen for: \(model.why)")
      let isResearch = !model.status.supportsAdvice
      paragraph("Status: \(Wording.status(model.status))", isResearch ? .alarm : nil)
      paragraph("Source: \(model.citation)" + (model.doi.map { " doi:\($0)" } ?? ""))
      if !model.departures.isEmpty { paragraph("Departs from the paper:", .doubt) }
      for departure in model.departures { paragraph(departure, first: "  • ", .doubt) }
      covariates(model.covariates)
    }
    if let estimate = advice.estimate {
      parameters(estimate, isWithDoubted: advice.withoutDoubtedLevels != nil)
    }
  }

  private mutating func covariates(_ covariates: [Advice.CovariateUse]) {
    guard !covariates.isEmpty else { return }
    gap()
    let table = TextTable(
      columns: [
        .init(width: 12, alignment: .left), .init(width: 16, alignment: .right),
        .init(width: 46, alignment: .left),
      ], indent: 2)
    add(table.row(["covariate", "value", "from"]), .faint)
    for use in covariates {
      let remarks = Wording.flags(use)
      let origin = (remarks + [Wording.origin(use)]).joined(separator: ": ")
      add(
        table.row([
          use.name, Wording.quantity(Number.rounding(use.value, significant: 4), unit: use.unit), origin,
        ]), remarks.isEmpty ? nil : .doubt)
    }
  }

  private mutating func parameters(_ estimate: Advice.Estimate, isWithDoubted: Bool) {
    gap()
    let table = TextTable(
      columns: [
        .init(width: 12, alignment: .left), .init(width: 16, alignment: .right),
        .init(width: 20, alignment: .right),
        .init(width: 18, alignment: .right),
      ], indent: 2)
    add(table.row(["parameter", "this patient", "90 % interval", "population"]), .faint)
    for parameter in estimate.parameters {
      add(
        table.row([
          parameter.name, Wording.reading(parameter.value, unit: parameter.unit),
          Number.range(parameter.low90, parameter.high90),
          Wording.reading(parameter.population, unit: parameter.unit),
        ]))
    }
    paragraph(
      "Effective sample size \(Number.fixed(estimate.effectiveSampleSize, decimals: 0)) of \(estimate.draws) draws"
        + (isWithDoubted ? "; with every level as recorded, the doubted one too." : "."), .faint)
  }
}
