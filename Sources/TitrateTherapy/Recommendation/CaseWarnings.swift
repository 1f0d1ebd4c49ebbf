import TitrateLibrary
import TitrateRecords

/// What of the drug file concerns this patient whatever the dose.
enum DrugWarnings {
  static func always(_ drug: DrugFile, record: PatientRecord) -> [Advice.Warning] {
    drug.warnings.filter { isRelevant($0, record) }.map {
      Advice.Warning(title: $0.title, text: $0.text, citation: $0.citation)
    }
  }

  private static func isRelevant(_ statement: DrugFile.Statement, _ record: PatientRecord) -> Bool {
    switch statement.kind {
    case .boxed: true
    case .pregnancy, .lactation: record.pregnant == true
    case .contraindication, .warning, .hepatic, .renal, .qt, .use: false
    }
  }
}

extension CaseSummaries {
  /// Everything a reader must know before trusting the numbers: how far the case lies from what the model saw.
  func warnings(_ fitted: PatientFitter.Fitted) -> [Advice.Warning] {
    var warnings = status + window + outsideRange + fallbacks + passedOver + genotype
    let share = fitted.posterior.effectiveSampleSize / Double(fitted.posterior.count)
    if share < 0.05 {
      warnings.append(
        Advice.Warning(
          title: "posterior",
          text: "the importance sample is worth only "
            + "\(significant(fitted.posterior.effectiveSampleSize, digits: 2)) independent draws; read bands and "
            + "probabilities with caution", citation: nil))
    }
    if fitted.fit.status == .stopped {
      warnings.append(
        Advice.Warning(title: "estimate", text: "the MAP search stopped before it converged", citation: nil))
    }
    let read = patient.intake.record.warnings.map {
      Advice.Warning(title: "record", text: $0.what, citation: nil)
    }
    return read + warnings + DrugWarnings.always(patient.intake.drug, record: patient.intake.record)
  }

  private var status: [Advice.Warning] {
    let status = patient.model.provenance.status
    guard !status.supportsAdvice else { return [] }
    return [
      Advice.Warning(
        title: "research model",
        text: "the model's status is '\(status.rawValue)'; it is not for patient care",
        citation: nil)
    ]
  }

  private var window: [Advice.Warning] {
    guard let studied = patient.model.provenance.daysAfterTransplant,
      let transplanted = patient.intake.record.transplanted
    else { return [] }
    let day = patient.intake.next.hours(since: transplanted) / 24
    guard !studied.contains(day) else { return [] }
    let far = day > studied.upperBound ? day - studied.upperBound : studied.lowerBound - day
    return [
      Advice.Warning(
        title: "time window",
        text:
          "day \(significant(day, digits: 3)) after transplant lies \(significant(far, digits: 2)) days outside the "
          + "\(significant(studied.lowerBound, digits: 3))-\(significant(studied.upperBound, digits: 3)) days that the "
          + "model was built on", citation: nil)
    ]
  }

  private var outsideRange: [Advice.Warning] {
    let timeline = patient.model.timeline
    return timeline.bindings.compactMap { binding in
      let value = timeline.reading(binding, at: patient.intake.next).value
      guard let range = binding.range, !range.contains(value) else { return nil }
      let edge = value > range.upperBound ? range.upperBound : range.lowerBound
      let far = edge == 0 ? "" : ", \(percent(abs(value / edge - 1))) beyond it"
      return Advice.Warning(
        title: "extrapolation",
        text: "\(binding.name) \(Self.text(value, binding.unit)) is outside the studied range "
          + "\(significant(range.lowerBound, digits: 3))-\(significant(range.upperBound, digits: 3))\(far)",
        citation: nil)
    }
  }

  private var fallbacks: [Advice.Warning] {
    let timeline = patient.model.timeline
    return timeline.bindings.compactMap { binding in
      guard CovariateSource(binding.source) != .occasion else { return nil }
      let reading = timeline.reading(binding, at: patient.intake.next)
      guard reading.isFallback else { return nil }
      return Advice.Warning(
        title: "missing \(binding.name)",
        text: "the record has none; \(Self.text(reading.value, binding.unit)) is assumed: "
          + "\(binding.fallbackReason ?? "as the model documents"). To do better: \(CovariateSource(binding.source).remedy)",
        citation: nil)
    }
  }

  private static func text(_ value: Double, _ unit: String) -> String {
    unit == "1" ? significant(value, digits: 4) : "\(significant(value, digits: 4)) \(unit)"
  }

  private var passedOver: [Advice.Warning] {
    patient.model.passedOver.map {
      Advice.Warning(title: "model", text: "a preferred model could not be used: \($0)", citation: nil)
    }
  }

  /// Rules of the drug file for this patient's genotype: they speak of the starting dose, until levels say more.
  private var genotype: [Advice.Warning] {
    guard patient.intake.levels.isEmpty else { return [] }
    return GenotypeNotes.make(RuleReader(intake: patient.intake))
  }
}

extension DrugFile.GenotypeRule {
  /// `*1 carrier` or a literal diplotype.
  func applies(to diplotype: String) -> Bool {
    let words = phenotype.split(separator: " ").map(String.init)
    if words.count == 2, words[1] == "carrier" { return Genotype.carries(words[0], in: diplotype) == true }
    return diplotype == phenotype
  }
}
