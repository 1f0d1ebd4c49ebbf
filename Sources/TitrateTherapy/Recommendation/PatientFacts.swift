import TitrateRecords

/// What the report says of the patient: the facts that the advice rests on, and no name.
struct PatientFacts {
  let intake: Intake

  var summary: Advice.PatientSummary {
    let record = intake.record
    return Advice.PatientSummary(
      label: record.label, indication: record.indication, drug: intake.drug.name,
      formulation: intake.plan.formulation.name, facts: facts, next: intake.next,
      daysAfterTransplant: record.transplanted.map { intake.next.hours(since: $0) / 24 },
      clock: record.clock)
  }

  private var facts: [(name: String, value: String)] {
    let record = intake.record
    var facts: [(name: String, value: String)] = []
    if let sex = record.sex { facts.append(("sex", sex.rawValue)) }
    if let age = record.age { facts.append(("age", "\(Int(age.years(at: intake.next))) years")) }
    if let height = record.height { facts.append(("height", Self.text(height.value))) }
    for (gene, diplotype) in record.genotype { facts.append((gene, diplotype)) }
    for name in labNames {
      guard let (at, quantity) = last(name) else { continue }
      facts.append((name, "\(Self.text(quantity)) (\(at.dateText))"))
    }
    if !record.comedication.isEmpty {
      facts.append(("other drugs", otherDrugs.joined(separator: ", ")))
    }
    return facts
  }

  /// Each once, in order of first appearance.
  private var otherDrugs: [String] {
    intake.record.comedication.map(\.drug).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  private static func text(_ quantity: Quantity) -> String {
    "\(significant(quantity.value, digits: 4)) \(quantity.unit.symbol)"
  }

  /// In order of first appearance.
  private var labNames: [String] {
    intake.record.labs.reduce(into: []) { names, lab in
      for name in lab.values.keys where !names.contains(name) { names.append(name) }
    }
  }

  private func last(_ name: String) -> (Instant, Quantity)? {
    let dated = intake.record.labs.compactMap { lab in lab.values[name].map { (lab.at, $0.value) } }
    return dated.last { $0.0 <= intake.next } ?? dated.first
  }
}
