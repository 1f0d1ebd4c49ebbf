import TitrateLanguage

/// Checks records one by one and collects everything that is wrong with them.
struct RecordPlanner {
  let subject: Subject
  let model: Model
  private(set) var problems: [Diagnostic] = []
  private var latest = -Double.infinity

  /// More doses than anybody was ever given; a slip in II or ADDL would otherwise run for hours.
  private static let mostDoses = 1_000_000.0

  init(subject: Subject, model: Model) {
    self.subject = subject
    self.model = model
  }

  private mutating func report(_ code: String, _ record: EventRecord, _ what: String, fix: String) {
    let place = Place.subject(subject.id, time: record.time.isFinite ? record.time : nil)
    let line = record.line > 0 ? " (line \(record.line))" : ""
    problems.append(Diagnostic(code, .error, what + line, at: place, fix: fix))
  }

  /// Reduces a record; what is wrong is reported and replaced by something harmless.
  mutating func plan(_ record: EventRecord) -> PlannedRecord {
    var plan = PlannedRecord(time: record.time, action: .output)
    switch record.evid {
    case 0, 2: plan.action = .output
    case 1: plan.action = .dose
    case 3: plan.action = .reset
    case 4: plan.action = .resetAndDose
    default:
      report(
        "S004", record, "EVID \(record.evid) is not supported",
        fix: "use 0 observation, 1 dose, 2 other, 3 reset or 4 reset and dose")
    }
    checkTime(record, isReset: plan.isReset)
    if plan.isDose { planDose(record, &plan) }
    return plan
  }

  private mutating func checkTime(_ record: EventRecord, isReset: Bool) {
    guard record.time.isFinite else {
      report("S007", record, "the time \(record.time) is not a number", fix: "give TIME as a finite number")
      return
    }
    if record.time < latest && !isReset {
      report(
        "S008", record, "time goes back from \(latest) to \(record.time)",
        fix: "sort the records by TIME, or begin anew with EVID 3 or 4")
    }
    latest = record.time
  }

  private mutating func planDose(_ record: EventRecord, _ plan: inout PlannedRecord) {
    plan.compartment = Int32(compartment(record))
    plan.amount = record.amount
    plan.interval = record.interval
    plan.additional = record.additional
    if !record.amount.isFinite {
      report("S009", record, "the dose is \(record.amount)", fix: "give AMT as a finite number")
    }
    planInput(record, &plan)
    switch record.steadyState {
    case 0: break
    case 1: plan.isSteadyState = true
    default:
      report(
        "S005", record, "SS = \(record.steadyState) is not supported",
        fix: "use SS = 1, or write the earlier doses out with ADDL and II")
    }
    if record.additional < 0 {
      report(
        "S010", record, "ADDL is \(record.additional)", fix: "give ADDL as 0 or the number of further doses")
    }
    let repeats = record.additional > 0 || record.steadyState == 1
    if repeats && !(record.interval > 0 && record.interval.isFinite) {
      let why = record.steadyState == 1 ? "SS = 1" : "ADDL = \(record.additional)"
      report(
        "S011", record, "\(why) needs an interval, but II is \(record.interval)",
        fix: "give II as the time between doses")
      plan.additional = 0
    }
  }

  private mutating func planInput(_ record: EventRecord, _ plan: inout PlannedRecord) {
    let compartment = model.compartments.isEmpty ? nil : model.compartments[Int(plan.compartment)]
    let name = compartment?.name ?? "?"
    if let duration = record.duration, duration != 0 {
      plan.input = .givenDuration
      plan.rate = duration
      if !(duration > 0 && duration.isFinite) {
        report(
          "S012", record, "the duration of the infusion is \(duration)", fix: "give DUR as a positive number")
      }
      if record.rate != 0 {
        report("S013", record, "both RATE and DUR are given", fix: "keep one of them and set the other to 0")
      }
      return
    }
    plan.rate = record.rate
    switch record.rate {
    case 0: plan.input = .bolus
    case -1:
      plan.input = .modelledRate
      if let compartment, compartment.rate == nil {
        report(
          "S014", record, "RATE = -1 asks the model for the rate into '\(name)', but it has none",
          fix: "add rate(\(name)) <- … to the model, or give RATE")
      }
    case -2:
      plan.input = .modelledDuration
      if let compartment, compartment.duration == nil {
        report(
          "S014", record,
          "RATE = -2 asks the model for the duration of input into '\(name)', but it has none",
          fix: "add dur(\(name)) <- … to the model, or give DUR")
      }
    case let rate where rate > 0 && rate.isFinite: plan.input = .givenRate
    default:
      report(
        "S015", record, "RATE is \(record.rate)",
        fix: "use 0 for a bolus, a positive rate, -1 for a modelled rate or -2 for a modelled duration")
    }
  }

  private mutating func compartment(_ record: EventRecord) -> Int {
    let names = model.compartments.map(\.name)
    if names.isEmpty {
      report(
        "S001", record, "the model has no compartment to dose into", fix: "remove the dose, or add d/dt()")
      return 0
    }
    let listed = names.enumerated().map { "\($0.offset + 1) \($0.element)" }.joined(separator: ", ")
    switch record.compartment {
    case .unspecified, .number(0): return 0
    case .number(let number) where names.indices.contains(number - 1): return number - 1
    case .number(let number):
      report("S001", record, "there is no compartment \(number)", fix: "compartments are: \(listed)")
    case .name(let name):
      if let position = names.firstIndex(of: name) { return position }
      let folded = names.indices.filter { names[$0].lowercased() == name.lowercased() }
      if folded.count == 1 { return folded[0] }
      let guess = NameSuggestion.closest(to: name, in: names).map { "did you mean '\($0)'? " } ?? ""
      report("S001", record, "there is no compartment '\(name)'", fix: guess + "compartments are: \(listed)")
    }
    return 0
  }

  /// Guards against a run that would not end.
  mutating func checkSize(_ plans: [PlannedRecord]) {
    guard problems.isEmpty, let last = plans.map(\.time).max() else { return }
    var doses = 0.0
    for (plan, record) in zip(plans, subject.records) where plan.isDose {
      doses += 1
      if plan.additional > 0 {
        doses += min(Double(plan.additional), max(0, ((last - plan.time) / plan.interval).rounded(.up)))
      }
      if doses > Self.mostDoses {
        report(
          "S016", record, "the records ask for more than \(Int(Self.mostDoses)) doses",
          fix: "check II = \(plan.interval) and ADDL = \(plan.additional)")
        return
      }
    }
  }
}
