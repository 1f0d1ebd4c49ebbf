import TitrateLibrary
import TitrateRecords

/// Asks a record whether the conditions of a rule hold, and says what speaks for it.
struct RuleReader {
  let intake: Intake
  /// The regimen that is to be started; stands for the present one before the first dose.
  var asked: Regimen?

  var record: PatientRecord { intake.record }
  var bedside: Bedside { Bedside(record: record, time: intake.next) }
  private var drug: DrugFile { intake.drug }

  /// Another drug that starts within so many days is counted as taken: the dose is decided now.
  private static let aheadDays = 14.0

  /// Every condition's evidence; nil when one does not hold or cannot be known.
  func evidence(for rule: DrugFile.SafetyRule) -> [String]? {
    var evidence: [String] = []
    for condition in rule.when {
      guard let found = self.evidence(for: condition) else { return nil }
      if !found.isEmpty { evidence.append(found) }
    }
    return evidence
  }

  /// What speaks for a condition, empty where nothing needs to be said; nil when it does not hold.
  func evidence(for condition: DrugFile.Condition) -> String? {
    switch condition.subject {
    case .lab(let name): return lab(name, condition)
    case .level(let name): return level(name, condition)
    case .phenotype(let gene, let wanted):
      return Phenotype.of(gene, in: record, drug: drug) == wanted ? "\(gene) \(wanted)" : nil
    case .unknownPhenotype(let gene): return Phenotype.of(gene, in: record, drug: drug) == nil ? "" : nil
    case .taking(let names):
      return takenName(of: names).map { "with \($0)" }
    case .notTaking(let names): return takenName(of: names) == nil ? "" : nil
    case .pregnant: return record.pregnant == true ? "pregnant" : nil
    case .breastfeeding: return record.breastfeeding == true ? "breast-feeding" : nil
    case .haemodialysis: return record.haemodialysis == true ? "on haemodialysis" : nil
    case .transplanted: return isTransplanted ? "" : nil
    case .dailyDose: return dailyDose(condition)
    case .interval:
      return (intake.present ?? asked).flatMap {
        holds(Quantity($0.interval, Self.hour), condition)
          ? "every \(significant($0.interval, digits: 3)) h" : nil
      }
    case .indication(let names): return names.contains(record.indication) ? "" : nil
    case .use(let names): return intake.treatment.use.map { names.contains($0) } == true ? "" : nil
    case .notUse(let names): return intake.treatment.use.map { names.contains($0) } == true ? nil : ""
    case .creatinineClearance:
      return bedside.creatinineClearance().flatMap {
        holds(Quantity($0.value, Self.clearance), condition)
          ? "creatinine clearance \(significant($0.value, digits: 2)) mL/min (\($0.origin))" : nil
      }
    case .age:
      return record.age.flatMap {
        let years = $0.years(at: intake.next)
        return holds(Quantity(years, Self.year), condition) ? "age \(Int(years))" : nil
      }
    case .daysSinceStart:
      return intake.history.events.first.flatMap {
        let days = intake.next.hours(since: $0.time) / 24
        return holds(Quantity(days, Self.day), condition) ? "day \(Int(days)) of treatment" : nil
      }
    }
  }

  var isTransplanted: Bool { record.transplanted != nil || record.indication.hasSuffix("transplant") }

  private static let hour = Unit.hour, day = Unit.known("d"), year = Unit.known("a")
  private static let clearance = Unit.known("mL/min"), perDay = Unit.known("mg/d"),
    perKgDay = Unit.known("mg/kg/d")

  private func takenName(of names: [String]) -> String? {
    let wanted = names.map { $0.lowercased() }
    let until = intake.next.adding(hours: 24 * Self.aheadDays)
    return record.comedication.first { taken in
      guard wanted.contains(taken.drug.lowercased()) else { return false }
      if let from = taken.from, from > until { return false }
      if let end = taken.until, end < intake.next { return false }
      return true
    }?.drug
  }

  private func holds(_ value: Quantity, _ condition: DrugFile.Condition) -> Bool {
    func compare(_ bound: Quantity?, _ test: (Double, Double) -> Bool) -> Bool {
      guard let bound else { return true }
      guard let converted = try? value.value(in: bound.unit) else { return false }
      return test(converted, bound.value)
    }
    // A billionth of room: doses are products of decimal fractions.
    return compare(condition.above) { $0 > $1 * (1 + 1e-9) } && compare(condition.below, <)
      && compare(condition.from) { $0 >= $1 * (1 - 1e-9) }
  }

  private func lab(_ name: String, _ condition: DrugFile.Condition) -> String? {
    guard let (at, value) = bedside.written(name),
      let bound = condition.above ?? condition.below ?? condition.from,
      let converted = LabConversion.value(value, of: name, in: bound.unit),
      holds(Quantity(converted, bound.unit), condition)
    else { return nil }
    return "\(name) \(significant(value.value, digits: 4)) \(value.unit.symbol) on \(at.dateText)"
  }

  private func level(_ name: String, _ condition: DrugFile.Condition) -> String? {
    guard let level = lastLevel(of: name), holds(level.value, condition) else { return nil }
    return
      "\(name) \(significant(level.value.value, digits: 4)) \(level.value.unit.symbol) on \(level.at.dateText)"
  }

  /// The last level of a metabolite or a drug.
  func lastLevel(of name: String) -> PatientRecord.Level? {
    record.levels.last { $0.analyte == name && $0.at <= intake.next && !$0.isBelowLimit }
  }

  private func dailyDose(_ condition: DrugFile.Condition) -> String? {
    guard let present = intake.present ?? asked,
      let bound = condition.above ?? condition.below ?? condition.from
    else {
      return nil
    }
    let perKg = bound.unit.symbol.contains("/kg")
    guard perKg else {
      return holds(Quantity(present.dailyDose, Self.perDay), condition)
        ? "\(milligramText(rounded(present.dailyDose))) a day" : nil
    }
    guard let weight = bedside.weight else { return nil }
    let dose = present.dailyDose / weight
    return holds(Quantity(dose, Self.perKgDay), condition)
      ? "\(milligramText(rounded(present.dailyDose))) a day, \(significant(dose, digits: 2)) mg/kg" : nil
  }

  private func rounded(_ milligrams: Double) -> Double { (milligrams * 100).rounded() / 100 }
}
