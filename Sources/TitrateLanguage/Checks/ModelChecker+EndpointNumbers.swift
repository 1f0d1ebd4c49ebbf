extension ModelChecker {
  /// `dvid(3, 4)`: the compartments that DVID 1, 2 … of the data mean.
  mutating func declareEndpointNumbers(_ arguments: [Argument], at span: Span) {
    if arguments.isEmpty { report("L061", "dvid() names no compartment", span, fix: "write dvid(3, 4)") }
    for argument in arguments {
      guard let value = argument.value, let number = number(value) else { continue }
      endpointNumbers.append((number, value.span))
    }
  }

  /// Endpoints that are states have the states' numbers, the others those after them; DVID counts endpoints in the
  /// order of their lines. `dvid()` may say this, and nothing else.
  mutating func checkEndpointNumbers(_ endpoints: [Endpoint]) {
    guard !endpointNumbers.isEmpty, !diagnostics.hasErrors else { return }
    var next = stateNames.count
    let numbers = endpoints.map { endpoint in
      if let state = stateNames.firstIndex(of: endpoint.condition) { return state + 1 }
      next += 1
      return next
    }
    for (index, (number, span)) in endpointNumbers.enumerated() {
      if index < numbers.count, Double(numbers[index]) == number { continue }
      report(
        "L042", "dvid() with another order than that of the ~ lines is not supported", span,
        fix: "here it is dvid(\(numbers.map { "\($0)" }.joined(separator: ", "))): reorder the ~ lines")
      return
    }
  }
}
