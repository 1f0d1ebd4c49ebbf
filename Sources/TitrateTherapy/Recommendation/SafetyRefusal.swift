import TitrateLibrary
import TitrateRecords

/// Reasons for giving no advice that need no model: the record itself forbids it.
enum SafetyRefusal {
  static func find(in record: PatientRecord, drug: DrugFile, next: Instant) -> Refused? {
    for taken in record.comedication where isTaken(taken, at: next) {
      let name = taken.drug.lowercased()
      let rule = drug.interactions.first {
        $0.direction == .avoid
          && ($0.agent.lowercased() == name || $0.synonyms.contains { $0.lowercased() == name })
      }
      if let rule {
        return Refused(
          reason: "\(drug.name) together with \(taken.drug): "
            + "\(rule.effect.hasSuffix(".") ? String(rule.effect.dropLast()) : rule.effect) (\(rule.citation.source))",
          remedy: rule.action)
      }
    }
    return nil
  }

  private static func isTaken(_ drug: PatientRecord.Comedication, at time: Instant) -> Bool {
    if let from = drug.from, from > time { return false }
    if let until = drug.until, until < time { return false }
    return true
  }
}
