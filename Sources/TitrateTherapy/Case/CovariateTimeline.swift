import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// A covariate that a model needs and the record does not have.
struct MissingCovariate: Error, Hashable {
  /// The model's name.
  var name: String
  /// What the patient file would have to state.
  var remedy: String
}

/// What a patient's covariates are at any time, and where each value came from.
struct CovariateTimeline {
  /// A covariate's value at one time.
  struct Reading {
    var value: Double
    var origin: String
    var isFallback = false
  }

  let bindings: [Provenance.CovariateBinding]
  private let record: PatientRecord
  private let history: DoseHistory
  private let dayZero: Instant?
  private let drug: DrugFile?
  /// Age is that of this time throughout: it moves too little over a record to change a prediction, and a covariate
  /// that changed at every record would cost a matrix exponential for every one of them.
  private let reference: Instant
  /// Courses of covariates that another model supplies, by the model's name for them, in order of time.
  private let inputs: [String: [(at: Instant, value: Double)]]

  /// - Throws: `Missing` with every covariate that has neither a value nor a documented fallback.
  init(
    _ record: PatientRecord, drug: DrugFile? = nil, history: DoseHistory,
    bindings: [Provenance.CovariateBinding], at reference: Instant,
    inputs: [String: [(at: Instant, value: Double)]] = [:]
  )
    throws(Missing)
  {
    self.record = record
    self.drug = drug
    self.inputs = inputs
    self.history = history
    self.bindings = bindings
    dayZero = record.transplanted
    self.reference = reference
    let missing = bindings.compactMap { binding -> MissingCovariate? in
      if read(binding, at: reference) != nil || binding.fallback != nil { return nil }
      return MissingCovariate(name: binding.name, remedy: CovariateSource(binding.source).remedy)
    }
    if !missing.isEmpty { throw Missing(all: missing) }
  }

  /// All that is missing, at once.
  struct Missing: Error { var all: [MissingCovariate] }

  /// Times at which some covariate changes, in order.
  func changes(from start: Instant, to end: Instant) -> [Instant] {
    var times = Set<Instant>(record.labs.map(\.at).filter { $0 > start && $0 < end })
    let sources = bindings.map { CovariateSource($0.source) }
    if sources.contains(where: \.changesDaily), let dayZero {
      // Both kinds of day: whole days since the operation, and midnights.
      for offset in [0, -dayZero.hourOfDay] {
        var day = dayZero.adding(hours: offset)
        while day < end {
          if day > start { times.insert(day) }
          day = day.adding(hours: 24)
        }
      }
    }
    for course in inputs.values { times.formUnion(course.map(\.at).filter { $0 > start && $0 < end }) }
    if sources.contains(where: { if case .trough = $0 { true } else { false } }) {
      times.formUnion(record.levels.map(\.at).filter { $0 > start && $0 < end })
    }
    for drug in record.comedication {
      for edge in [drug.from, drug.until].compactMap({ $0 }) where edge > start && edge < end {
        times.insert(edge)
      }
    }
    return times.sorted()
  }

  /// The reading of one covariate at a time, its fallback included.
  func reading(_ binding: Provenance.CovariateBinding, at time: Instant, assay: String? = nil) -> Reading {
    if let reading = read(binding, at: time, assay: assay) { return reading }
    return Reading(
      value: binding.fallback ?? .nan,
      origin: "fallback: \(binding.fallbackReason ?? "as the model documents")",
      isFallback: true)
  }

  private func read(_ binding: Provenance.CovariateBinding, at time: Instant, assay: String? = nil)
    -> Reading?
  {
    if let course = inputs[binding.name] {
      let value = course.last { $0.at <= time } ?? course.first
      return value.map { Reading(value: $0.value, origin: "another model of the library") }
    }
    switch CovariateSource(binding.source) {
    case .age:
      return record.age.map {
        Reading(value: $0.years(at: reference), origin: "age on the day of the next dose")
      }
    case .lab(let name):
      return lab(name, unit: binding.unit, at: time)
    case .height:
      return height.map { Reading(value: $0, origin: "patient file") }
    case .bodySize(let formula):
      return size(at: time, formula)
    case .daysAfterTransplant:
      return dayZero.map {
        Reading(
          value: max(0, (time.hours(since: $0) / 24).rounded(.down)), origin: "whole days since transplant")
      }
    case .postoperativeDay:
      return dayZero.map {
        Reading(value: Double(time.calendarDays(since: $0) + 1), origin: "day of transplant")
      }
    case .firstDay:
      return dayZero.map {
        Reading(value: time.hours(since: $0) < 24 ? 1 : 0, origin: "day of transplant")
      }
    case .carrier(let gene, let allele):
      guard let diplotype = record.genotype[gene], let carries = Genotype.carries(allele, in: diplotype)
      else {
        return nil
      }
      return Reading(value: carries ? 1 : 0, origin: "genotype \(gene) \(diplotype)")
    case .dailyDose(let drugs):
      return dailyDose(of: drugs, at: time)
    case .formulation(let name):
      let given = history.last(before: time)?.formulation ?? record.treatments.first?.formulation
      return given.map { Reading(value: $0 == name ? 1 : 0, origin: "formulation \($0)") }
    case .assay(let name):
      guard
        let used = assay ?? record.levels.last(where: { $0.at <= time })?.assay ?? record.levels.last?.assay
      else { return nil }
      return Reading(value: used.lowercased().contains(name) ? 1 : 0, origin: "assay \(used)")
    case .occasion:
      return Reading(value: 1, origin: "one per measured dosing interval")
    case .creatinineClearance, .normalisedClearance, .filtrationRate, .bodyMassIndex, .female, .taking,
      .ownDose, .ownDailyDose, .trough, .phenotype, .indication, .daysSinceStart:
      return derived(CovariateSource(binding.source), unit: binding.unit, at: time)
    case .input, .unknown:
      return nil
    }
  }

  /// What is computed from the record, or is 1 where something is true.
  private func derived(_ source: CovariateSource, unit: String, at time: Instant) -> Reading? {
    let bedside = Bedside(record: record, time: time)
    func reading(_ finding: Bedside.Finding?, in own: String) -> Reading? {
      guard let finding, let from = try? Unit(own), let to = try? Unit(unit),
        let value = try? Quantity(finding.value, from).value(in: to)
      else { return nil }
      return Reading(value: value, origin: finding.origin)
    }
    func flag(_ isTrue: Bool, _ origin: String) -> Reading { Reading(value: isTrue ? 1 : 0, origin: origin) }
    switch source {
    case .creatinineClearance: return reading(bedside.creatinineClearance(ageAt: reference), in: "mL/min")
    case .normalisedClearance:
      return reading(bedside.normalisedClearance(ageAt: reference), in: "mL/min/{1.73_m2}")
    case .filtrationRate: return reading(bedside.filtrationRate(ageAt: reference), in: "mL/min/{1.73_m2}")
    case .bodyMassIndex: return bedside.bodyMassIndex.map { Reading(value: $0, origin: "weight and height") }
    case .female: return record.sex.map { flag($0 == .female, "patient file") }
    case .taking(let name):
      let taken = record.comedication.contains { $0.drug == name && $0.isTaken(at: time) }
      return flag(taken, taken ? "\(name) in the record" : "no \(name) in the record")
    case .ownDose: return history.last(before: time).map { Reading(value: $0.amount, origin: "doses") }
    case .ownDailyDose:
      let day = history.events.filter { $0.time <= time && time.hours(since: $0.time) < 24 }
      let total = day.reduce(0) { $0 + $1.amount }
      return history.events.isEmpty ? nil : Reading(value: total, origin: "doses of the last 24 h")
    case .trough(let name):
      let levels = record.levels.filter { $0.analyte == name }
      guard let level = levels.last(where: { $0.at <= time }) ?? levels.first, let unit = try? Unit(unit),
        let value = try? level.value.value(in: unit)
      else { return nil }
      return Reading(value: value, origin: "\(name) level of \(level.at.dateText)")
    case .phenotype(let gene, let wanted):
      let phenotype = drug.flatMap { Phenotype.of(gene, in: record, drug: $0) } ?? record.phenotypes[gene]
      return phenotype.map { flag($0 == wanted, "\(gene) \($0)") }
    case .indication(let name): return flag(record.indication == name, "indication")
    case .daysSinceStart:
      let start = history.events.first?.time ?? reference
      return Reading(value: max(0, time.hours(since: start) / 24), origin: "days since the first dose")
    default: return nil
    }
  }

  private var height: Double? { record.height.flatMap { try? $0.value.value(in: .centimetre) } }

  /// The last value at or before a time, or else the first one after it.
  private func lab(_ name: String, unit: String, at time: Instant) -> Reading? {
    let dated = record.labs.compactMap { lab in lab.values[name].map { (lab.at, $0.value) } }
    guard let (at, quantity) = dated.last(where: { $0.0 <= time }) ?? dated.first else { return nil }
    guard let unit = try? Unit(unit), let value = LabConversion.value(quantity, of: name, in: unit) else {
      return nil
    }
    let carriedBack = at > time ? ", carried back" : ""
    return Reading(value: value, origin: "\(name) of \(at.dateText)\(carriedBack)")
  }

  private func size(at time: Instant, _ formula: CovariateSource.SizeFormula) -> Reading? {
    guard let weight = lab("weight", unit: "kg", at: time), let height else { return nil }
    let value: Double
    switch formula {
    case .surfaceAreaMosteller: value = BodySize.surfaceAreaMosteller(weight: weight.value, height: height)
    case .surfaceAreaDuBois: value = BodySize.surfaceAreaDuBois(weight: weight.value, height: height)
    case .leanBodyMass:
      guard let sex = record.sex else { return nil }
      value = BodySize.leanBodyMassJames(weight: weight.value, height: height, sex: sex)
    case .fatFreeMass:
      guard let sex = record.sex else { return nil }
      value = BodySize.fatFreeMassJanmahasatian(weight: weight.value, height: height, sex: sex)
    }
    return Reading(value: value, origin: "\(formula.formulaName), \(weight.origin)")
  }

  /// mg/day of the named drugs taken at a time; nil when the record does not mention any of them.
  private func dailyDose(of drugs: [String], at time: Instant) -> Reading? {
    let mentioned = record.comedication.filter { drugs.contains($0.drug) }
    guard !mentioned.isEmpty else { return nil }
    var total = 0.0
    for drug in mentioned {
      if let from = drug.from, from > time { continue }
      if let until = drug.until, until < time { continue }
      guard let give = drug.give, let milligrams = try? give.value(in: .milligram) else { continue }
      total += milligrams * 24 / (drug.everyHours ?? 24)
    }
    return Reading(value: total, origin: mentioned.map(\.drug).joined(separator: ", "))
  }
}
