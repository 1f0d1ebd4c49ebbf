import TitrateLibrary
import TitrateRecords

/// Which test, when, and what value should make somebody act: the drug file's schedule on this patient's calendar.
struct MonitoringPlan {
  let drug: DrugFile
  let record: PatientRecord
  let history: DoseHistory
  let next: Instant

  /// - Parameter level: when the next drug level should be drawn, as the advice found it.
  /// - Parameters:
  ///   - start: day zero of the schedule; nil: the transplantation, or else the first dose.
  ///   - isNewDose: the schedule begins anew, whatever was measured before.
  func tasks(level: Instant, from start: Instant? = nil, isNewDose: Bool = false) -> [Advice.MonitoringTask] {
    let tasks = drug.monitoring.compactMap { item -> Advice.MonitoringTask? in
      let isLevel = item.test.lowercased().contains(drug.name)
      guard let due = isLevel ? level : due(item, from: start, isNewDose: isNewDose) else { return nil }
      return Advice.MonitoringTask(test: item.test, due: due, act: action(item), citation: item.citation)
    }
    return tasks.sorted { ($0.due, $0.test) < ($1.due, $1.test) }
  }

  /// The interval of the present period after the last result of that test; at once when it is overdue.
  private func due(_ item: DrugFile.MonitoringItem, from start: Instant?, isNewDose: Bool) -> Instant? {
    let start = start ?? record.transplanted ?? history.events.first?.time ?? next
    let day = next.hours(since: start) / 24
    let period =
      item.schedule.first { day >= $0.fromDay && day < ($0.toDay ?? .infinity) } ?? item.schedule.last
    guard let period else { return nil }
    if isNewDose { return next.adding(hours: 24 * period.everyDays) }
    let names = item.test.lowercased()
    let last = record.labs.last { lab in lab.values.keys.contains { names.contains($0) } }
    return last.map { max(next, $0.at.adding(hours: 24 * period.everyDays)) } ?? next
  }

  private func action(_ item: DrugFile.MonitoringItem) -> String {
    item.act.map { act in
      let value = significant(act.value, digits: 4)
      // `30 % rise` is a change, not a value of the test.
      let change = act.unit.split(separator: " ")
      let limit =
        change.count == 2
        ? "a \(change[1]) \(act.comparison) \(value) \(change[0])" : "\(act.comparison) \(value) \(act.unit)"
      return "\(limit): \(act.action)"
    }.joined(separator: "; ")
  }
}
