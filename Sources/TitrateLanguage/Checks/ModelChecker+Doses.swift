// What a model asks about doses, and the times at which it changes.

extension ModelChecker {
  /// Whether a function or bare name asks about the doses of the subject.
  static func asksAboutDoses(_ function: String) -> Bool { doseQuestions[function] != nil }

  /// What the functions have in common: those that end in 0 are 0 before the first dose, the others missing.
  private enum DoseQuestion {
    case amount, last, first, sinceLast, sinceFirst, count
  }

  private static let doseQuestions: [String: (question: DoseQuestion, isZeroBefore: Bool)] = [
    "podo": (.amount, false), "podo0": (.amount, true), "dose": (.amount, false), "dose0": (.amount, true),
    "tlast": (.last, false), "tlast0": (.last, true), "tfirst": (.first, false), "tfirst0": (.first, true),
    "tad": (.sinceLast, false), "tad0": (.sinceLast, true), "tafd": (.sinceFirst, false),
    "tafd0": (.sinceFirst, true), "dosenum": (.count, true), "dosenum0": (.count, true),
  ]

  /// `tad()`, `podo(depot)`, … or the bare name.
  mutating func lowerDoseQuestion(_ function: String, _ arguments: [Argument], at span: Span) -> NodeID {
    guard let (question, isZeroBefore) = Self.doseQuestions[function] else { return graph.constant(.nan) }
    guard arguments.count <= 1 else {
      report(
        "L041", "\(function)() takes 0 to 1 arguments, not \(arguments.count)", span,
        fix: "name one compartment in it, or none")
      return graph.constant(.nan)
    }
    var compartment: Int?
    if let argument = arguments.first?.value {
      guard let position = doseCompartment(argument) else { return graph.constant(.nan) }
      compartment = position
    }
    let value: NodeID
    switch question {
    case .amount: value = eventInput(.lastDoseAmount, compartment)
    case .last: value = eventInput(.lastDoseTime, compartment)
    case .first: value = eventInput(.firstDoseTime, compartment)
    case .sinceLast: value = since(.lastDoseTime, compartment)
    case .sinceFirst: value = since(.firstDoseTime, compartment)
    case .count: return eventInput(.doseCount, compartment)
    }
    let before = graph.constant(isZeroBefore ? 0 : .nan)
    return graph.select(condition: eventInput(.doseCount, compartment), then: value, otherwise: before)
  }

  private mutating func doseCompartment(_ argument: Expression) -> Int? {
    if let name = argument.name, let position = stateNames.firstIndex(of: name) {
      used.insert(name)
      return position
    }
    report(
      "L047", "'\(text(argument))' is not a compartment", argument.span,
      fix: argument.name.flatMap { Suggestion.nearest(to: $0, among: stateNames) }
        .map { "did you mean '\($0)'?" } ?? "name a compartment that has a d/dt() line")
    return nil
  }

  private mutating func since(_ kind: EventQuantity.Kind, _ compartment: Int?) -> NodeID {
    let now = graph.input(.time)
    return graph.binary(.subtract, now, eventInput(kind, compartment))
  }

  /// The input for a question about doses, shared by all who ask it.
  mutating func eventInput(_ kind: EventQuantity.Kind, _ compartment: Int? = nil) -> NodeID {
    let position = eventQuantities.append(EventQuantity(kind, compartment: compartment)).index
    return graph.input(.event(position))
  }

  /// `transit(n, mtt)` and `transit(n, mtt, bio)`: the rate at which the last dose leaves a chain of n compartments
  /// with mean transit time mtt (Savic et al., J Pharmacokinet Pharmacodyn 2007;34:711), n not necessarily whole:
  /// bio·dose·k·(k·tad)^n·e^(-k·tad)/Γ(n + 1), k = (n + 1)/mtt.
  mutating func lowerTransit(_ arguments: [Argument], at span: Span) -> NodeID {
    guard (2...3).contains(arguments.count) else {
      report(
        "L041", "transit() takes 2 to 3 arguments, not \(arguments.count)", span,
        fix: "write transit(n, mtt) or transit(n, mtt, bioavailability)")
      return graph.constant(.nan)
    }
    guard let state = currentDerivative, let compartment = stateNames.firstIndex(of: state) else {
      report(
        "L042", "transit() outside a d/dt() line is not supported", span,
        fix:
          "write it into the line of the compartment that gets the dose: d/dt(depot) <- transit(n, mtt) - …")
      return graph.constant(.nan)
    }
    let values = arguments.map { $0.value.map { lower($0) } ?? graph.constant(.nan) }
    let (n, mtt) = (values[0], values[1])
    var amount = eventInput(.lastDoseAmount, compartment)
    if values.count > 2 { amount = graph.binary(.multiply, values[2], amount) }
    let count = eventInput(.doseCount, compartment)
    let elapsed = since(.lastDoseTime, compartment)
    let steps = graph.binary(.add, n, graph.constant(1))
    let rate = graph.binary(.divide, steps, mtt)
    let scaled = graph.binary(.multiply, rate, elapsed)
    let power = graph.binary(.multiply, n, graph.unary(.log, scaled))
    let exponent = graph.binary(
      .subtract, graph.binary(.subtract, power, scaled), graph.unary(.lgamma, steps))
    let flow = graph.binary(.multiply, graph.binary(.multiply, amount, rate), graph.unary(.exp, exponent))
    // log(0) at the moment of the dose: nothing has arrived yet.
    let hasBegun = graph.binary(.and, count, graph.binary(.greater, elapsed, graph.constant(0)))
    return graph.select(condition: hasBegun, then: flow, otherwise: graph.constant(0))
  }

  // MARK: Model times

  /// `mtime(x) <- …`: x gets the value, and the solver stops there.
  mutating func assignModelTime(_ name: String, _ value: NodeID, _ right: Expression, at span: Span) {
    if !graph.dependence(of: value).isDisjoint(with: [.state, .time, .event]) {
      report(
        "L047", "mtime(\(name)) depends on a compartment's amount, the time or the doses", right.span,
        fix: "it is evaluated once, where the record begins: use parameters and covariates")
      return
    }
    assignVariable(name, value, at: span)
    set(.modelTime(name), value)
  }

  /// The times at which the solver stops, in order of their first `mtime()` line.
  func finishModelTimes() -> [NodeID] {
    scope.assigned(since: 0).compactMap { target in
      if case .modelTime = target { scope[target] } else { nil }
    }
  }
}
