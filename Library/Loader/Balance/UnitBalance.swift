import TitrateLanguage
import TitrateRecords

/// Whether the units of a model balance: every sum adds like to like, every derivative is its state per time, every
/// prediction has the declared unit.
///
/// The units come from `provenance.json` (parameters, constants, covariates, time, dose, concentration) and are carried
/// through every expression as written, scales included: 1/d is not 1/h, and 1000 turns mg/L into ng/mL. What the
/// files do not say (the unit of a state without doses) follows from how it is used; where nothing follows, nothing is
/// reported.
struct UnitBalance {
  var findings: [Diagnostic] = []
  let model: Model
  let units: KnownUnits
  /// Which reading of a constant holds, by where the constant stands; the first where nothing is said.
  let readings: [Int: Int]
  /// Constants with more than one reading and how many, by where they stand.
  var doubtful: [Int: Int] = [:]
  var solver = MeasureSolver()
  /// Values of the names assigned so far.
  var values: [String: MeasuredValue] = [:]
  /// What a name is worth as an exponent, where that is more than its name.
  var exponents: [String: Exponent] = [:]
  /// The units of the states, by name.
  private(set) var states: [String: Measure] = [:]

  /// Checks a model, with the reading of its doubtful constants that leaves the fewest findings.
  static func findings(of model: LibraryModel) -> [Diagnostic] {
    let units = KnownUnits(model)
    var readings: [Int: Int] = [:]
    var best = UnitBalance(model.model, units, readings: readings)
    // One constant at a time: a constant rarely decides about another.
    for (place, count) in best.doubtful.sorted(by: { $0.key < $1.key }) where !best.findings.isEmpty {
      for reading in 1..<count {
        let trial = UnitBalance(model.model, units, readings: readings.merging([place: reading]) { $1 })
        guard trial.findings.count < best.findings.count else { continue }
        best = trial
        readings[place] = reading
      }
    }
    return units.findings + best.findings
  }

  private init(_ model: Model, _ units: KnownUnits, readings: [Int: Int]) {
    self.model = model
    self.units = units
    self.readings = readings
    let scaled = Self.targets(of: "f", in: model) + Self.targets(of: "bioavailability", in: model)
    for compartment in model.compartments {
      // With f() in another unit the dose becomes something else: see `property`.
      let isDosed = units.dosed.contains(compartment.name) && !scaled.contains(compartment.name)
      states[compartment.name] = isDosed ? units.dose : solver.unknown()
    }
    for statement in model.tree.model { walk(statement.expression) }
    if model.endpoints.isEmpty, let prediction = values["Cc"],
      let place = model.tree.model.last?.expression.span
    {
      checkPrediction(prediction, "Cc", place)
    }
  }

  /// Names in `f(…) <-` of the top level.
  private static func targets(of function: String, in model: Model) -> [String] {
    model.tree.model.compactMap { statement in
      guard case .binary(let sign, let left, _) = statement.expression.kind, sign == "<-" || sign == "=",
        case .call(function, let arguments) = left.kind, case .name(let name)? = arguments.first?.value?.kind
      else { return nil }
      return name
    }
  }

  // MARK: Statements

  private mutating func walk(_ expression: Expression) {
    switch expression.kind {
    case .binary("<-", let left, let right), .binary("=", let left, let right): assign(left, right)
    case .binary("~", let left, let right): residual(left, right)
    case .block(let statements): statements.forEach { walk($0.expression) }
    case .conditional(let condition, let then, let otherwise): branch(condition, then, otherwise)
    default: break
    }
  }

  private mutating func assign(_ left: Expression, _ right: Expression) {
    if let name = Self.derivative(left) { return derivative(of: name, right) }
    let value = measure(right)
    switch left.kind {
    case .name(let name):
      values[name] = value
      exponents[name] = Self.isConstant(right) ? exponent(right) : nil
    case .call(let function, let arguments):
      guard let argument = arguments.first?.value else { return }
      if let name = Self.name(argument) {
        property(function, name, value, right.span)
      } else if let state = states[function] {
        check(
          value, is: state, "B070", right.span, "\(function)(0) is %, but \(function) is %",
          "give the initial value in the unit of the state")
      }
    default: break
    }
  }

  /// The state of `d/dt(x)`.
  private static func derivative(_ left: Expression) -> String? {
    guard case .binary("/", _, let dt) = left.kind, case .call("dt", let arguments) = dt.kind else {
      return nil
    }
    return arguments.first?.value.flatMap(name)
  }

  /// Term by term, so that the wrong one is named.
  private mutating func derivative(of name: String, _ right: Expression) {
    guard let state = states[name] else { return }
    if case .binary(let sign, let a, let b) = right.kind, sign == "+" || sign == "-" {
      derivative(of: name, a)
      derivative(of: name, b)
      return
    }
    check(
      measure(right), is: state / units.time, "B072", right.span,
      "a term of d/dt(\(name)) is %, but \(name) per \(units.timeName) is %",
      "check the rates, volumes and molar masses of this term")
  }

  /// `f`, `alag`, `rate` and `dur` of a compartment.
  private mutating func property(_ function: String, _ name: String, _ value: MeasuredValue, _ span: Span) {
    guard let state = states[name] else { return }
    let expected: Measure
    switch function {
    case "f", "bioavailability": expected = units.dosed.contains(name) ? state / units.dose : solver.unknown()
    case "alag", "lag", "dur", "duration": expected = units.time
    case "rate": expected = units.dose / units.time
    default: return
    }
    check(
      value, is: expected, "B070", span, "\(function)(\(name)) is % where % is needed",
      "check the unit of its numbers in provenance.json")
  }

  /// Both ways are walked; a name that both assign has one unit.
  private mutating func branch(_ condition: Expression, _ then: Expression, _ otherwise: Expression?) {
    _ = measure(condition)
    let before = values
    walk(then)
    let first = values
    values = before
    if let otherwise { walk(otherwise) }
    for (name, value) in first.sorted(by: { $0.key < $1.key }) {
      guard let other = values[name] else {
        values[name] = value
        continue
      }
      values[name] = alike(
        value, other, "B070", then.span, "'\(name)' is % where the condition holds and % where it does not")
    }
  }

  // MARK: Endpoints

  private mutating func residual(_ left: Expression, _ right: Expression) {
    guard case .name(let name) = left.kind, let endpoint = model.endpoints.first(where: { $0.name == name })
    else {
      return
    }
    let prediction = measure(left)
    if endpoint == model.endpoints.first { checkPrediction(prediction, name, left.span) }
    terms(right, of: prediction)
  }

  private mutating func checkPrediction(_ prediction: MeasuredValue, _ name: String, _ span: Span) {
    // A logarithm may be declared by what it is taken of, or as the plain number that it is.
    if case .logarithm(let inner, _) = prediction, !solver.resolved(units.concentration).powers.isEmpty {
      check(.quantity(inner), is: units.concentration, "B073", span, Self.predicted(name), Self.declare)
    } else if case .quantity = prediction {
      check(prediction, is: units.concentration, "B073", span, Self.predicted(name), Self.declare)
    }
  }

  private static func predicted(_ name: String) -> String { "\(name) is %, declared is %" }
  private static let declare = "check volumes, molar masses and 'concentration' of provenance.json"

  /// `add(a) + prop(b)`: the additive part has the prediction's unit.
  private mutating func terms(_ expression: Expression, of prediction: MeasuredValue) {
    switch expression.kind {
    case .binary("+", let a, let b):
      terms(a, of: prediction)
      terms(b, of: prediction)
    case .binary("|", let a, _): terms(a, of: prediction)
    case .call(let function, let arguments):
      guard let argument = arguments.first?.value else { return }
      let value = measure(argument)
      switch function {
      case "add", "norm", "dnorm":
        guard case .quantity(let unit) = prediction else { return }
        check(
          value, is: unit, "B073", argument.span, "the additive error is %, the prediction %",
          "give both in one unit")
      case "prop", "propF", "propT", "lnorm", "logn", "dlnorm":
        check(
          value, is: .one, "B073", argument.span, "\(function)() is %, not %",
          "a proportional or logarithmic error is a plain number")
      default: break
      }
    default: break
    }
  }

  static func name(_ expression: Expression) -> String? {
    if case .name(let name) = expression.kind { return name }
    return nil
  }

  /// Whether an assigned value may stand for its name in an exponent: a number, or a name for another name.
  private static func isConstant(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .number, .name: true
    case .unary(_, let inner): isConstant(inner)
    default: false
    }
  }
}

/// What an expression is worth: an amount of some unit, the logarithm of one, or nothing that anybody knows.
enum MeasuredValue {
  case quantity(Measure)
  /// `lcl <- log(23)` with the unit L/h is the logarithm of L/h.
  case logarithm(Measure, Base)
  case unknown

  enum Base { case natural, ten }
}
