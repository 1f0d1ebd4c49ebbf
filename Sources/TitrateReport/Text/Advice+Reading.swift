import TitrateRecords
import TitrateTherapy

extension Advice {
  /// The search that a reader may act on: the one without the doubted levels, where there are any.
  var searched: (recommendations: [Recommendation], current: Recommendation?) {
    withoutDoubtedLevels.map { ($0.recommendations, $0.current) } ?? (recommendations, current)
  }

  /// Tests by the time when they are due, in order of time.
  var monitoringByTime: [(due: Instant, tasks: [MonitoringTask])] {
    var groups: [(due: Instant, tasks: [MonitoringTask])] = []
    for task in monitoring {
      if let index = groups.firstIndex(where: { $0.due == task.due }) {
        groups[index].tasks.append(task)
      } else {
        groups.append((task.due, [task]))
      }
    }
    return groups.sorted { $0.due < $1.due }
  }

  /// `A guideline (tacrolimus trough); …`: each source once; the tests are named where sources differ.
  var monitoringSources: String {
    var sources: [(name: String, tests: [String])] = []
    for task in monitoring {
      let name = Wording.citation(task.citation)
      if let index = sources.firstIndex(where: { $0.name == name }) {
        sources[index].tests.append(task.test)
      } else {
        sources.append((name, [task.test]))
      }
    }
    if sources.count == 1 { return "Source: \(sources[0].name)." }
    let texts = sources.map { "\($0.name) (\($0.tests.joined(separator: ", ")))" }
    return "Sources: \(texts.joined(separator: "; "))."
  }

  /// The same advice with the clock named in every sentence that states a time of day.
  var stamped: Advice {
    let clock = patient.clock
    guard clock == .utc else { return self }
    func stamp(_ text: inout String) { text = Wording.stamped(text, clock) }
    var advice = self
    stamp(&advice.headline)
    for index in advice.reasons.indices { stamp(&advice.reasons[index]) }
    for index in advice.warnings.indices { stamp(&advice.warnings[index].text) }
    if advice.withoutDoubtedLevels != nil { stamp(&advice.withoutDoubtedLevels!.headline) }
    if advice.furtherLevel != nil { stamp(&advice.furtherLevel!.reason) }
    for level in advice.levels.indices {
      for index in advice.levels[level].remarks.indices { stamp(&advice.levels[level].remarks[index]) }
      for index in advice.levels[level].explanations.indices {
        stamp(&advice.levels[level].explanations[index].description)
      }
    }
    return advice
  }
}

extension Advice.Recommendation {
  /// Whether both are the same amount at the same interval.
  func isSameDose(as other: Advice.Recommendation) -> Bool {
    dose == other.dose && intervalHours == other.intervalHours
  }
}
