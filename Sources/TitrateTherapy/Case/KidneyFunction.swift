import TitrateLibrary
import TitrateRecords

/// Kidney function from creatinine; creatinine in mg/dL, age in years, weight in kg, height in cm.
enum KidneyFunction {
  /// Creatinine clearance, mL/min.
  /// - Source: Cockcroft DW, Gault MH. Nephron 1976;16:31-41.
  static func cockcroftGault(
    creatinine: Double, age: Double, weight: Double, sex: PatientRecord.Sex
  ) -> Double {
    let clearance = (140 - age) * weight / (72 * creatinine)
    return sex == .female ? 0.85 * clearance : clearance
  }

  /// eGFR, mL/min/{1.73_m2}.
  /// - Source: CKD-EPI 2021 without race: Inker LA et al. N Engl J Med 2021;385:1737-1749.
  static func ckdEpi2021(creatinine: Double, age: Double, sex: PatientRecord.Sex) -> Double {
    let (kappa, alpha, factor) = sex == .female ? (0.7, -0.241, 1.012) : (0.9, -0.302, 1)
    let ratio = creatinine / kappa
    return 142 * power(min(ratio, 1), alpha) * power(max(ratio, 1), -1.200) * power(0.9938, age) * factor
  }

  /// eGFR of a child, mL/min/{1.73_m2}.
  /// - Source: bedside formula, Schwartz GJ et al. J Am Soc Nephrol 2009;20:629-637.
  static func schwartz2009(creatinine: Double, height: Double) -> Double { 0.413 * height / creatinine }
}

/// What a record says of a patient at one time, measured or derived, each with where it comes from.
struct Bedside {
  let record: PatientRecord
  let time: Instant

  struct Finding {
    var value: Double
    /// `creatinine of 2026-03-08`, `Cockcroft-Gault, creatinine of …`.
    var origin: String
  }

  /// Years below which adult formulas do not hold.
  static let adultAge = 18.0

  /// The last value at or before the time, or else the first one after it.
  func lab(_ name: String, in unit: String) -> Finding? {
    let dated = record.labs.compactMap { lab in lab.values[name].map { (lab.at, $0.value) } }
    guard let (at, quantity) = dated.last(where: { $0.0 <= time }) ?? dated.first, let unit = try? Unit(unit),
      let value = LabConversion.value(quantity, of: name, in: unit)
    else { return nil }
    return Finding(value: value, origin: "\(name) of \(at.dateText)\(at > time ? ", carried back" : "")")
  }

  /// The last value as it was written.
  func written(_ name: String) -> (at: Instant, value: Quantity)? {
    let dated = record.labs.compactMap { lab in lab.values[name].map { (lab.at, $0.value) } }
    return (dated.last(where: { $0.0 <= time }) ?? dated.first).map { (at: $0.0, value: $0.1) }
  }

  var weight: Double? { lab("weight", in: "kg")?.value }
  var height: Double? {
    record.height.flatMap { try? $0.value.value(in: .centimetre) } ?? lab("height", in: "cm")?.value
  }
  /// m², Mosteller.
  var surfaceArea: Double? {
    guard let weight, let height else { return nil }
    return BodySize.surfaceAreaMosteller(weight: weight, height: height)
  }
  /// kg/m².
  var bodyMassIndex: Double? {
    guard let weight, let height else { return nil }
    return weight / (height * height / 10_000)
  }
  func age(at reference: Instant) -> Double? { record.age?.years(at: reference) }

  /// mL/min: measured where a value is stated, else by Cockcroft-Gault in adults.
  func creatinineClearance(ageAt reference: Instant? = nil) -> Finding? {
    if let measured = lab("creatinine-clearance", in: "mL/min") { return measured }
    guard let creatinine = lab("creatinine", in: "mg/dL"), let weight, let sex = record.sex,
      let age = age(at: reference ?? time), age >= Self.adultAge
    else { return nil }
    return Finding(
      value: KidneyFunction.cockcroftGault(
        creatinine: creatinine.value, age: age, weight: weight, sex: sex),
      origin: "Cockcroft-Gault, \(creatinine.origin)")
  }

  /// mL/min/{1.73_m2}: the clearance scaled by body surface area; in children the bedside Schwartz formula.
  func normalisedClearance(ageAt reference: Instant? = nil) -> Finding? {
    if let age = age(at: reference ?? time), age < Self.adultAge {
      guard let creatinine = lab("creatinine", in: "mg/dL"), let height else { return nil }
      return Finding(
        value: KidneyFunction.schwartz2009(creatinine: creatinine.value, height: height),
        origin: "Schwartz 2009, \(creatinine.origin)")
    }
    guard var clearance = creatinineClearance(ageAt: reference), let surfaceArea else { return nil }
    clearance.value *= 1.73 / surfaceArea
    clearance.origin += ", per 1.73 m2"
    return clearance
  }

  /// mL/min/{1.73_m2}: stated, else CKD-EPI 2021 (adults) or Schwartz 2009 (children).
  func filtrationRate(ageAt reference: Instant? = nil) -> Finding? {
    if let stated = lab("egfr", in: "mL/min/{1.73_m2}") { return stated }
    guard let age = age(at: reference ?? time) else { return nil }
    if age < Self.adultAge { return normalisedClearance(ageAt: reference) }
    guard let creatinine = lab("creatinine", in: "mg/dL"), let sex = record.sex else { return nil }
    return Finding(
      value: KidneyFunction.ckdEpi2021(creatinine: creatinine.value, age: age, sex: sex),
      origin: "CKD-EPI 2021, \(creatinine.origin)")
  }

  /// mg/day of the named drugs at the time; nil when the record does not mention any of them.
  func dailyDose(of drugs: [String]) -> Double? {
    let mentioned = record.comedication.filter { drugs.contains($0.drug) }
    guard !mentioned.isEmpty else { return nil }
    return mentioned.reduce(0) { total, drug in
      guard drug.isTaken(at: time), let give = drug.give, let milligrams = try? give.value(in: .milligram)
      else { return total }
      return total + milligrams * 24 / (drug.everyHours ?? 24)
    }
  }
}

extension PatientRecord.Comedication {
  /// Whether it is taken at a time.
  func isTaken(at time: Instant) -> Bool {
    if let from, from > time { return false }
    if let until, until < time { return false }
    return true
  }
}

/// Phenotypes from diplotypes by a drug file's table, or as the record states them.
enum Phenotype {
  /// `intermediate`; nil when the record says nothing that can be read.
  static func of(_ gene: String, in record: PatientRecord, drug: DrugFile) -> String? {
    if let stated = record.phenotypes[gene] { return stated }
    guard let diplotype = record.genotype[gene] else { return nil }
    return drug.phenotypes.first { $0.gene == gene }?.phenotype(of: diplotype)
  }
}
