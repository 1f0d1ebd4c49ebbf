import TitrateLanguage

extension UnitBalance {
  /// The unit of a function's value.
  mutating func call(_ function: String, _ arguments: [Expression], _ whole: Expression) -> MeasuredValue {
    guard let first = arguments.first else { return bare(function) }
    switch function {
    case "exp": return exponential(first)
    case "log", "log10": return logarithm(first, function == "log" ? .natural : .ten)
    case "sqrt":
      if case .quantity(let unit) = normal(measure(first)) { return .quantity(unit.raised(to: 0.5)) }
      return .unknown
    case "pow", "R_pow", "Rx_pow":
      return arguments.count == 2 ? power(first, arguments[1], whole.span) : .unknown
    case "abs", "fabs", "lag", "lead", "diff", "first", "last", "locf", "nocb", "linear", "midpoint",
      "as.numeric", "ReLU":
      return measure(first)
    case "floor", "ceiling", "ceil", "round", "trunc": return measure(first)
    case "min", "max", "fmin2", "fmax2":
      return arguments.dropFirst().reduce(measure(first)) { value, next in
        let other = measure(next)
        return alike(value, other, "B070", whole.span, "\(function)() compares % with %")
      }
    case "ifelse":
      guard arguments.count == 3 else { return .unknown }
      _ = measure(first)
      let (then, otherwise) = (measure(arguments[1]), measure(arguments[2]))
      return alike(then, otherwise, "B070", whole.span, Self.branches)
    case "expm1", "log1p", "log2", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh",
      "expit", "logit",
      "invLogit", "probit", "probitInv", "phi", "pnorm", "erf", "erfc", "gamma", "lgamma", "factorial",
      "lfactorial":
      plainArgument(function, first)
      return .quantity(.one)
    case "tad", "tad0", "tafd", "tafd0", "tlast", "tlast0", "tfirst", "tfirst0": return .quantity(units.time)
    case "podo", "podo0", "dose", "dose0": return .quantity(units.dose)
    case "transit": return transit(arguments)
    default:
      arguments.forEach { _ = measure($0) }
      return .unknown
    }
  }

  private func bare(_ function: String) -> MeasuredValue {
    switch function {
    case "tad", "tad0", "tafd", "tafd0", "tlast", "tlast0", "tfirst", "tfirst0": .quantity(units.time)
    case "podo", "podo0", "dose", "dose0": .quantity(units.dose)
    default: .unknown
    }
  }

  /// Undoes a logarithm; of anything else only a plain number has an exponential.
  private mutating func exponential(_ argument: Expression) -> MeasuredValue {
    switch normal(measure(argument)) {
    case .logarithm(let unit, .natural): return .quantity(unit)
    case .logarithm(let unit, .ten):
      report("B071", argument.span, "exp() of a decadic logarithm of %", [unit], "write 10^x")
    case .quantity(let unit):
      if solver.equate(unit, .one) { return .quantity(.one) }
      report(
        "B071", argument.span, "exp() of %", [unit],
        "write the parameter as log(value) in ini, or divide by a reference value")
    case .unknown: break
    }
    return .unknown
  }

  private mutating func logarithm(_ argument: Expression, _ base: MeasuredValue.Base) -> MeasuredValue {
    guard case .quantity(let unit) = normal(measure(argument)) else { return .unknown }
    return unit.powers.isEmpty ? .quantity(.one) : .logarithm(unit, base)
  }

  private mutating func plainArgument(_ function: String, _ argument: Expression) {
    guard case .quantity(let unit) = normal(measure(argument)), !solver.equate(unit, .one) else { return }
    report("B071", argument.span, "\(function)() of %", [unit], "divide by a reference value")
  }

  /// `transit(n, mtt, f)`: a rate of dose.
  private mutating func transit(_ arguments: [Expression]) -> MeasuredValue {
    guard arguments.count >= 2 else { return .unknown }
    check(
      measure(arguments[0]), is: .one, "B071", arguments[0].span, "transit() of % compartments, not %",
      "n is a plain number")
    check(
      measure(arguments[1]), is: units.time, "B071", arguments[1].span,
      "the mean transit time is % where % is needed",
      "give it in the model's unit of time")
    var share = MeasuredValue.quantity(.one)
    if arguments.count > 2 { share = measure(arguments[2]) }
    guard case .quantity(let factor) = normal(share) else { return .unknown }
    return .quantity(units.dose * factor / units.time)
  }
}
