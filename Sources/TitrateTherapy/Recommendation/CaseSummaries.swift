import Foundation
import TitrateEngine
import TitrateInference
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// The parts of advice that describe the case: patient, model, estimate, target, interactions.
struct CaseSummaries {
  let patient: PatientCase
  let options: AdviserOptions
  private var intake: Intake { patient.intake }

  var patientSummary: Advice.PatientSummary { PatientFacts(intake: intake).summary }

  var model: Advice.ModelSummary {
    let provenance = patient.model.provenance
    return Advice.ModelSummary(
      id: provenance.id, title: provenance.title, status: provenance.status, citation: provenance.citation,
      doi: provenance.doi, why: patient.model.choice.why, departures: provenance.departures,
      covariates: covariates)
  }

  private var covariates: [Advice.CovariateUse] {
    let timeline = patient.model.timeline
    return timeline.bindings.filter { CovariateSource($0.source) != .occasion }.map { binding in
      let reading = timeline.reading(binding, at: intake.next)
      return Advice.CovariateUse(
        name: binding.name, value: reading.value, unit: binding.unit, origin: reading.origin,
        isFallback: reading.isFallback,
        isOutsideRange: binding.range.map { !$0.contains(reading.value) } ?? false)
    }
  }

  var target: Advice.TargetSummary {
    Advice.TargetSummary(
      kind: patient.target.kind, low: patient.target.low, high: patient.target.high,
      unit: patient.target.unit.symbol,
      origin: patient.target.origin)
  }

  var provenance: Advice.RunProvenance { .init(options) }

  var interactionNotes: [Advice.InteractionNote] {
    InteractionNotes.make(patient.interactions)
  }

  func furtherLevel(_ worth: FurtherLevelSearch.Worth, decision: Advice.Decision) -> Advice.FurtherLevel {
    Advice.FurtherLevel(
      at: worth.at, informationGain: worth.informationGain,
      reason: decision == .measureFirst
        ? "that is worth more than a change of dose now"
        : "the earliest trough of the coming week that tells nearly as much as any")
  }

  func estimate(_ fitted: PatientFitter.Fitted) throws -> Advice.Estimate {
    let model = patient.model.compiled.model
    let etas = model.etas.enumerated().filter { $0.element.level == nil }
    return Advice.Estimate(
      parameters: try IndividualParameters(patient: patient).estimates(fitted),
      etas: etas.enumerated().map { position, item in
        let variance = fitted.fit.covariance[position, position]
        let prior = model.omegas.first { $0.etas.contains(item.offset) }.map { block -> Double in
          let place = block.etas.firstIndex(of: item.offset)!
          return block.covariance[place * block.etas.count + place]
        }
        return (
          name: item.element.name, value: fitted.fit.etas[position], standardDeviation: variance.squareRoot(),
          shrinkage: prior.map { $0 > 0 ? min(1, variance / $0) : 1 } ?? 1
        )
      },
      objective: fitted.fit.objective, effectiveSampleSize: fitted.posterior.effectiveSampleSize,
      draws: fitted.posterior.count, solves: fitted.fit.statistics.solves + fitted.posterior.solves)
  }
}

extension Advice.RunProvenance {
  init(_ options: AdviserOptions) {
    self.init(
      version: TitrateVersion.current, seed: options.seed, draws: options.draws,
      disclaimer:
        "Decision support for health professionals and a research engine; not a medical device. The "
        + "prescriber decides, with the whole patient in view.")
  }
}

/// Individual and population values of the model's parameters, with 90 % intervals of the posterior.
struct IndividualParameters {
  let patient: PatientCase

  /// Variables that change with a random effect and not with a state or time: CL, V and their kin.
  func estimates(_ fitted: PatientFitter.Fitted) throws -> [Advice.ParameterEstimate] {
    let model = patient.model.compiled.model
    let variables = model.variables.filter {
      let dependence = model.graph.dependence(of: $0.value)
      return dependence.contains(.eta) && dependence.isDisjoint(with: [.state, .time])
    }
    guard !variables.isEmpty else { return [] }
    let subject = patient.fitter.subjectWithoutDoses
    let nodes = variables.map(\.value)
    func table(_ draws: DrawRunner.Draws) throws -> DrawTable {
      let table = DrawTable(rows: nodes.count, draws: draws.count)
      try patient.fitter.runner.run([subject], outputs: nodes, draws: draws) { draw, solvers in
        let last = solvers[0].outputRecords.count - 1
        for k in nodes.indices { table[k, draw] = solvers[0].value(row: last, output: k) }
      }
      return table
    }
    let width = fitted.fit.etas.count
    let posterior = try table(fitted.draws)
    let mode = try table(DrawRunner.Draws(values: fitted.fit.etas, width: width))
    let typical = try table(DrawRunner.Draws(values: Array(repeating: 0, count: width), width: width))
    return variables.indices.map { k in
      let band = Advice.Band(selectingFrom: posterior.row(k))
      let label = label(of: variables[k].name, in: model)
      return Advice.ParameterEstimate(
        name: label.name, value: mode[k, 0], population: typical[k, 0], low90: band.q05, high90: band.q95,
        unit: label.unit)
    }
  }

  /// `CL/F` and `L/h` for `cl`, when the model labels the parameter that it comes from: `lcl` or `tcl`, "CL/F (L/h)".
  private func label(of variable: String, in model: Model) -> (name: String, unit: String) {
    let sources = ["l", "t", "tv"].map { $0 + variable.lowercased() }
    guard let label = model.thetas.first(where: { sources.contains($0.name.lowercased()) })?.label,
      let name = label.split(whereSeparator: { " ,".contains($0) }).first
    else { return (variable, "") }
    let unit = label.hasSuffix(")") ? label.split(separator: "(").last.map { $0.dropLast() } : nil
    return (String(name), unit.map(String.init) ?? "")
  }
}
