import TitrateLanguage

/// What only shows when the parts of a record are held against each other.
extension PatientReader {
  mutating func check(_ record: PatientRecord) {
    for treatment in record.treatments {
      checkRuns(treatment, record)
      checkLevels(of: treatment, record)
    }
    checkEnd(record)
    checkRepeats(record)
  }

  /// No patient has had so many; a slip in a year or an interval has.
  private static let mostDoses = 20_000.0

  private mutating func checkRuns(_ treatment: PatientRecord.Treatment, _ record: PatientRecord) {
    for dosing in treatment.doses {
      if let next = record.next, dosing.from > next {
        findings.error(
          "024", "a dose on \(text(dosing.from)) is after the end of the record, 'next' \(text(next))",
          at: dosing.place, fix: "correct the date, or move 'next' to when the next dose is due")
      }
      if let every = dosing.everyHours, let end = dosing.until ?? record.next,
        end.hours(since: dosing.from) / every > Self.mostDoses
      {
        findings.error(
          "038", "this run is more than \(Int(Self.mostDoses)) doses", at: dosing.place,
          fix: "correct the year of a date, or 'every'")
      }
      // The morning of the operation counts as its day.
      if let transplanted = record.transplanted, transplanted.hours(since: dosing.from) > 24 {
        findings.warn(
          "025", "a dose on \(text(dosing.from)) is before the transplant, \(text(transplanted))",
          at: dosing.place,
          fix: "check both dates")
      }
    }
    for (index, later) in treatment.doses.enumerated().dropFirst() {
      guard let earlier = treatment.doses[..<index].last(where: { $0.lastDose >= later.from }) else {
        continue
      }
      let isExtraDose = later.everyHours == nil && !earlier.hasDose(at: later.from)
      if isExtraDose { continue }
      let until = later.from.adding(hours: -(earlier.everyHours ?? 0))
      findings.error(
        "029",
        "these doses begin on \(text(later.from)), while the run from \(text(earlier.from)) still goes on",
        at: later.place,
        fix: earlier.everyHours == nil
          ? "two doses at one time: delete one" : "end the earlier run: 'until: \(text(until))'")
    }
  }

  private mutating func checkLevels(of treatment: PatientRecord.Treatment, _ record: PatientRecord) {
    for level in record.levels where level.analyte == treatment.drug {
      guard let (time, interval) = treatment.lastDose(before: level.at) else {
        if lacksDoses { continue }
        findings.error(
          "026", "the level of \(text(level.at)) is before any dose of \(treatment.drug)", at: level.place,
          fix: "add the doses that were given before it, or correct its time")
        continue
      }
      let elapsed = level.at.hours(since: time)
      // A trough is drawn at the end of the interval; an hour or two early is usual, three quarters is not a trough.
      let due = interval ?? 12
      if level.isLabelledTrough, elapsed < 0.75 * due {
        findings.error(
          "030",
          "the level of \(text(level.at)) is labelled trough but was drawn \(hours(elapsed)) after the dose of \(text(time))",
          at: level.place,
          fix: "correct the time, or delete 'sample: trough': a level at any time is used by its clock time")
      }
    }
  }

  private mutating func checkEnd(_ record: PatientRecord) {
    guard let next = record.next else { return }
    for level in record.levels where level.at > next {
      findings.error(
        "027", "the level of \(text(level.at)) is after 'next' \(text(next))", at: level.place,
        fix: "correct the time, or move 'next' to the dose that is to be decided")
    }
    for lab in record.labs where lab.at > next {
      let place = lab.values.values.first?.place ?? .file(file)
      findings.error(
        "027", "laboratory values of \(text(lab.at)) are after 'next' \(text(next))", at: place,
        fix: "correct the date, or move 'next' to the dose that is to be decided")
    }
  }

  private mutating func checkRepeats(_ record: PatientRecord) {
    for (earlier, later) in zip(record.levels, record.levels.dropFirst())
    where earlier.at == later.at && earlier.analyte == later.analyte {
      findings.error(
        "036", "two levels of \(later.analyte) at \(text(later.at))", at: later.place,
        fix: "delete one, or correct its time")
    }
  }

  private func text(_ instant: Instant) -> String { instant.iso8601(clock ?? .local) }

  private func hours(_ hours: Double) -> String { "\(Number.text((hours * 10).rounded() / 10)) h" }
}

extension PatientRecord.Dosing {
  /// When the run's last dose may fall; the distant future for a run without an end.
  fileprivate var lastDose: Instant {
    if everyHours == nil { return from }
    return until ?? Instant(seconds: .max)
  }

  /// Whether a dose of the run falls on a time.
  fileprivate func hasDose(at time: Instant) -> Bool {
    guard let every = everyHours else { return time == from }
    let count = time.hours(since: from) / every
    // A second's rounding of the times.
    return abs(count - count.rounded()) * every < 1.0 / 3600
  }
}

extension PatientRecord.Treatment {
  /// The last dose before a time, and the interval of its run; a level at the time of a dose is before that dose.
  package func lastDose(before time: Instant) -> (time: Instant, everyHours: Double?)? {
    var last: (Instant, Double?)?
    for dosing in doses where dosing.from < time {
      var at = dosing.from
      if let every = dosing.everyHours {
        // One second before: the dose at `time` itself does not count.
        let end = min(Instant(seconds: time.seconds - 1), dosing.until ?? time)
        at = dosing.from.adding(hours: (end.hours(since: dosing.from) / every).rounded(.down) * every)
      }
      if last == nil || at > last!.0 { last = (at, dosing.everyHours) }
    }
    return last.map { (time: $0.0, everyHours: $0.1) }
  }
}
