import TitrateLibrary
import TitrateRecords

/// A drug of the record that interacts with the dosed one.
struct ActiveInteraction {
  var rule: DrugFile.Interaction
  var from: Instant?
  var until: Instant?

  /// Whether it lowers clearance by a known size.
  var raisesExposure: Bool { (rule.clearanceFactor ?? 1) < 1 }

  /// How much of the effect is there at a time: 0 before the start, 1 when full; straight between on the log scale.
  func fraction(at time: Instant) -> Double {
    if let until, time > until {
      guard let offset = rule.offsetDays, offset > 0 else { return 0 }
      return max(0, 1 - time.hours(since: until) / (24 * offset))
    }
    guard let from else { return 1 }
    if time < from { return 0 }
    guard let onset = rule.onsetDays, onset > 0 else { return 1 }
    return min(1, time.hours(since: from) / (24 * onset))
  }

  /// Multiplies CL/F at a time.
  func clearanceFactor(at time: Instant) -> Double {
    guard let factor = rule.clearanceFactor else { return 1 }
    return power(factor, fraction(at: time))
  }
}

/// The interactions of one record with one drug file.
struct InteractionSet {
  var active: [ActiveInteraction]

  init(active: [ActiveInteraction]) { self.active = active }

  /// Matches every other drug of the record, by name and synonym, with the rule for its daily dose.
  ///
  /// - Parameters:
  ///   - modelled: drugs whose effect the model already has as a covariate; their factor is not applied twice.
  ///   - start: first dose of the record; what was over before it is left out.
  ///   - end: what starts after it is left out.
  init(
    _ record: PatientRecord, drug: DrugFile, modelled: Set<String>, from start: Instant, until end: Instant
  ) {
    active = []
    for taken in record.comedication {
      let rules = drug.interactions.filter { Self.matches($0, taken.drug) }
      guard var rule = Self.rule(for: taken, among: rules) else { continue }
      if let from = taken.from, from >= end { continue }
      if let until = taken.until, until.adding(hours: 24 * (rule.offsetDays ?? 0)) <= start { continue }
      if modelled.contains(taken.drug) { rule.clearanceFactor = nil }
      active.append(ActiveInteraction(rule: rule, from: taken.from, until: taken.until))
    }
  }

  private static func matches(_ rule: DrugFile.Interaction, _ name: String) -> Bool {
    let wanted = name.lowercased()
    return rule.agent.lowercased() == wanted || rule.synonyms.contains { $0.lowercased() == wanted }
  }

  /// The rule with the largest agent dose not above the patient's; the smallest one when the dose is unknown or lower.
  private static func rule(for taken: PatientRecord.Comedication, among rules: [DrugFile.Interaction])
    -> DrugFile.Interaction?
  {
    let graded = rules.filter { $0.agentDailyDose != nil }.sorted { $0.agentDailyDose! < $1.agentDailyDose! }
    guard !graded.isEmpty else { return rules.first }
    guard let give = taken.give, let milligrams = try? give.value(in: .milligram) else { return graded.last }
    let daily = milligrams * 24 / (taken.everyHours ?? 24)
    return graded.last { $0.agentDailyDose! <= daily * (1 + 1e-9) } ?? graded.first
  }

  /// The factor on CL/F of all of them together at a time.
  func clearanceFactor(at time: Instant) -> Double {
    active.reduce(1) { $0 * $1.clearanceFactor(at: time) }
  }

  /// Whether any has a size that the prediction must carry.
  var changesClearance: Bool { active.contains { $0.rule.clearanceFactor != nil } }

  /// Times between which the factor may be taken as constant: starts, ends and every 6 h of a ramp.
  func changes(from start: Instant, to end: Instant) -> [Instant] {
    var times: [Instant] = []
    for interaction in active where interaction.rule.clearanceFactor != nil {
      times += Self.ramp(from: interaction.from, days: interaction.rule.onsetDays)
      times += Self.ramp(from: interaction.until, days: interaction.rule.offsetDays)
    }
    return Set(times.filter { $0 > start && $0 < end }).sorted()
  }

  private static func ramp(from edge: Instant?, days: Double?) -> [Instant] {
    guard let edge else { return [] }
    let steps = Int(((days ?? 0) * 4).rounded(.up))
    return (0...min(steps, 200)).map { edge.adding(hours: Double($0) * 6) }
  }
}
