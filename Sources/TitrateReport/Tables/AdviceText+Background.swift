import TitrateRecords
import TitrateTherapy

extension TextPage {
  /// Which test, when, and what should make somebody act.
  mutating func monitoring(_ advice: Advice) {
    guard !advice.monitoring.isEmpty else { return }
    section("What to check next")
    let table = TextTable(
      columns: [
        .init(width: 16, alignment: .left), .init(width: 20, alignment: .left),
        .init(width: 38, alignment: .left),
      ], indent: 2)
    for task in advice.monitoring {
      add(table.row([WallClock(task.due).dateAndClock, task.test, task.act]))
    }
    sources(advice.monitoring.map { Wording.citation($0.citation) })
  }

  /// Interactions with what the prediction assumed, then warnings.
  mutating func safety(_ advice: Advice) {
    if !advice.interactions.isEmpty {
      section("Interactions")
      for note in advice.interactions {
        paragraph("\(note.agent): \(note.effect) \(note.action)", first: "! ", .doubt)
        let assumed =
          note.clearanceFactor.map { "Assumed here: clearance × \(Number.shortest($0))." }
          ?? "Nothing was assumed: the size of the effect is not known."
        paragraph("\(assumed) Source: \(Wording.citation(note.citation)).", .faint)
      }
    }
    guard !advice.warnings.isEmpty else { return }
    section("Warnings")
    for warning in advice.warnings {
      paragraph("\(warning.title): \(warning.text)", first: "! ", .doubt)
      if let citation = warning.citation { paragraph("Source: \(Wording.citation(citation)).", .faint) }
    }
  }

  /// The model, what it was told about the patient, and what it learnt.
  mutating func model(_ advice: Advice) {
    if let model = advice.model {
      section("How this was computed")
      paragraph("\(model.id): \(model.title)")
      paragraph("Chosen for: \(model.why)")
      let isResearch = !model.status.supportsAdvice
      paragraph("Status: \(Wording.status(model.status))", isResearch ? .alarm : nil)
      paragraph("Source: \(model.citation)" + (model.doi.map { " doi:\($0)" } ?? ""))
      for departure in model.departures { paragraph("Departs from the paper: \(departure)", .doubt) }
      covariates(model.covariates)
    }
    if let estimate = advice.estimate { parameters(estimate) }
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
      let remarks =
        (use.isFallback ? ["assumed"] : []) + (use.isOutsideRange ? ["outside the studied range"] : [])
      let origin = ([use.origin] + remarks.map { "[\($0)]" }).joined(separator: " ")
      add(
        table.row([
          use.name, Wording.quantity(Number.rounding(use.value, significant: 4), unit: use.unit), origin,
        ]), remarks.isEmpty ? nil : .doubt)
    }
  }

  private mutating func parameters(_ estimate: Advice.Estimate) {
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
      "Effective sample size \(Number.fixed(estimate.effectiveSampleSize, decimals: 0)) of \(estimate.draws) draws.",
      .faint)
  }

  /// Each source once, in the order met.
  private mutating func sources(_ names: [String]) {
    var seen: [String] = []
    for name in names where !seen.contains(name) { seen.append(name) }
    paragraph("Sources: \(seen.joined(separator: "; ")).", .faint)
  }
}
