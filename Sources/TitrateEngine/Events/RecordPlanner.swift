import TitrateLanguage

/// Checks records one by one and collects everything that is wrong with them.
struct RecordPlanner {
  let subject: Subject
  let model: Model
  private(set) var problems: [Diagnostic] = []
  private let endpoints: EndpointAssignment
  private var latest = -Double.infinity

  /// More doses than anybody was ever given; a slip in II or ADDL would otherwise run for hours.
  private static let mostDoses = 1_000_000.0

  init(subject: Subject, model: Model) {
    self.subject = subject
    self.model = model
    endpoints = EndpointAssignment(model: model)
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
    case 1, 5, 6, 7: plan.action = .dose
    case 3: plan.action = .reset
    case 4: plan.action = .resetAndDose
    default:
      report(
        "S004", record, "EVID \(record.evid) is not supported",
        fix:
          "use 0 observation, 1 dose, 2 other, 3 reset, 4 reset and dose, 5 replace, 6 multiply or 7 phantom dose"
      )
    }
    checkTime(record, isReset: plan.isReset)
    plan.number = Int32(endpoints.number(of: record))
    if plan.isDose { planDose(record, &plan) } else { planSwitch(record, &plan) }
    return plan
  }

  /// EVID 2 with a compartment switches it on, or off where CMT is negative. EVID 3 ignores CMT, as NONMEM has it.
  private mutating func planSwitch(_ record: EventRecord, _ plan: inout PlannedRecord) {
    let isOff = record.compartment.isNegative
    guard record.evid == 2 else {
      if isOff && record.evid != 3 { reportNegative(record) }
      return
    }
    // An endpoint's number or name is no compartment, and there is nothing to switch on.
    guard isOff || isCompartment(record.compartment) else { return }
    plan.compartment = Int32(compartment(record))
    plan.switching = isOff ? -1 : 1
  }

  private mutating func reportNegative(_ record: EventRecord) {
    report(
      "S043", record, "a negative CMT on a record with EVID \(record.evid)",
      fix: "switch a compartment off with EVID 2, on a record of its own")
  }

  private func isCompartment(_ reference: EventRecord.CompartmentReference) -> Bool {
    switch reference {
    case .unspecified: false
    case .number(let number): model.compartments.indices.contains(number - 1)
    case .name(let name): model.compartments.contains { $0.name.lowercased() == name.lowercased() }
    }
  }

  /// The compartments that some record of a subject switches off, in order.
  static func switchedOff(_ subject: Subject, model: Model) -> [Int] {
    guard subject.records.contains(where: { $0.compartment.isNegative }) else { return [] }
    var planner = RecordPlanner(subject: subject, model: model)
    let plans = subject.records.map { planner.plan($0) }
    return Set(plans.filter { $0.switching < 0 }.map { Int($0.compartment) }).sorted()
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
    if record.compartment.isNegative { return reportNegative(record) }
    plan.compartment = Int32(compartment(record))
    plan.amount = record.amount
    plan.interval = record.interval
    plan.additional = record.additional
    if !record.amount.isFinite {
      report("S009", record, "the dose is \(record.amount)", fix: "give AMT as a finite number")
    }
    planInput(record, &plan)
    guard let steadyState = PlannedRecord.SteadyState(rawValue: UInt8(clamping: record.steadyState)),
      record.steadyState >= 0
    else {
      report(
        "S005", record, "SS = \(record.steadyState) is not supported",
        fix: "use 1 for a steady state, 2 to add one to what is there, 3 to search from what is there")
      return
    }
    if steadyState == .added { checkAdded(record) }
    plan.steadyState = steadyState
    if record.additional < 0 {
      report(
        "S010", record, "ADDL is \(record.additional)", fix: "give ADDL as 0 or the number of further doses")
    }
    if steadyState != .none, record.amount == 0, record.interval == 0 {
      return checkEndless(record, plan)
    }
    let repeats = record.additional > 0 || steadyState != .none
    if repeats && !(record.interval > 0 && record.interval.isFinite) {
      let why = steadyState != .none ? "SS = \(record.steadyState)" : "ADDL = \(record.additional)"
      report(
        "S011", record, "\(why) needs an interval, but II is \(record.interval)",
        fix: "give II as the time between doses")
      plan.additional = 0
    }
  }

  /// Adding a steady state counts what is there without doses twice.
  private mutating func checkAdded(_ record: EventRecord) {
    let graph = model.graph
    for compartment in model.compartments {
      guard let initial = compartment.initial, graph.constantValue(of: initial) != 0 else { continue }
      report(
        "S045", record, "SS = 2 would count the initial value of '\(compartment.name)' twice",
        fix: "use SS = 1, or write the earlier doses out with ADDL and II")
    }
  }

  /// A constant infusion at steady state.
  private mutating func checkEndless(_ record: EventRecord, _ plan: PlannedRecord) {
    if plan.input == .bolus {
      report(
        "S044", record, "SS = \(record.steadyState) with neither AMT nor II nor RATE",
        fix: "give AMT and II, or for a constant infusion RATE")
    }
    if record.additional > 0 || plan.input == .modelledDuration || plan.input == .givenDuration {
      report(
        "S044", record, "a constant infusion at steady state (AMT = 0, II = 0) with ADDL or a duration",
        fix:
          "it has always run and ends at its record: give RATE, or -1 for a modelled rate, and nothing else")
    }
  }

  private mutating func planInput(_ record: EventRecord, _ plan: inout PlannedRecord) {
    let compartment = model.compartments.isEmpty ? nil : model.compartments[Int(plan.compartment)]
    let name = compartment?.name ?? "?"
    if record.evid > 4 {
      plan.input = record.evid == 5 ? .replacement : record.evid == 6 ? .factor : .phantom
      let isTimed = record.rate != 0 || (record.duration ?? 0) != 0
      if record.steadyState != 0 || (isTimed && record.evid != 7) {
        report(
          "S041", record, "EVID \(record.evid) with \(record.steadyState != 0 ? "SS" : "RATE or DUR")",
          fix: "EVID 5, 6 and 7 happen at once and know no steady state: set it to 0")
      }
      return
    }
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
    switch record.compartment.positive {
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

extension EventRecord.CompartmentReference {
  /// Whether it means a compartment to switch off.
  var isNegative: Bool {
    switch self {
    case .unspecified: false
    case .number(let number): number < 0
    case .name(let name): name.hasPrefix("-")
    }
  }

  /// The compartment without the sign.
  var positive: Self {
    switch self {
    case .unspecified: self
    case .number(let number): .number(abs(number))
    case .name(let name): name.hasPrefix("-") ? .name(String(name.dropFirst())) : self
    }
  }
}
