// Exact partial derivatives as more nodes of the same graph.
//
// Forward through the graph in order of position, so depth never becomes recursion. What has a jump (comparisons,
// floor, round, sign …) has derivative 0, as if the jump were nowhere. Where the true derivative is infinite at one
// point of the domain (sqrt and powers below 1 at 0) the value there is 0: an empty compartment multiplies it by a
// sensitivity of 0, and infinity times 0 would poison the solution.

extension Graph {
  /// The partial derivative of a node with respect to one input, all other inputs held.
  ///
  /// The derivative of `gammaP(a, x)` with respect to a has no closed form in the operations of this graph: it is the
  /// constant NaN (`hasDerivative` asks beforehand).
  ///
  /// - Parameters:
  ///   - of: the node.
  ///   - withRespectTo: theta, eta, covariate, state or time.
  /// - Complexity: O(nodes below) the first time, remembered afterwards.
  public mutating func derivative(of: NodeID, withRespectTo: Node) -> NodeID {
    let variable = input(withRespectTo)
    for id in undifferentiated(from: of, variable: variable) {
      let key = DerivativeKey(of: id, withRespectTo: variable)
      derivatives[key] = localDerivative(of: id, variable: variable)
    }
    return known(of, variable)
  }

  /// Whether some nodes have exact derivatives with respect to every input: nothing below them lacks a formula.
  public func hasAllDerivatives(of ids: [NodeID]) -> Bool {
    reachable(from: ids).allSatisfy { id in
      switch self[id] {
      case .binary(.gammaP, _, _), .unary(.trigamma, _), .ternary(.betaI, _, _, _): false
      default: true
      }
    }
  }

  /// Whether `derivative` is exact for a node and an input, or would contain the NaN that marks a missing formula.
  public func hasDerivative(of: NodeID, withRespectTo: Node) -> Bool {
    var depends = [Bool](repeating: false, count: nodes.count)
    for id in reachable(from: [of]) {
      let node = self[id]
      depends[Int(id.index)] = node == withRespectTo || node.operands.contains { depends[Int($0.index)] }
      switch node {
      case .binary(.gammaP, let a, _): if depends[Int(a.index)] { return false }
      case .ternary(.betaI, _, let a, let b):
        if depends[Int(a.index)] || depends[Int(b.index)] { return false }
      default: break
      }
    }
    return true
  }

  /// The nodes at and below `root` that can change with the variable's kind and have no derivative yet, ascending.
  private func undifferentiated(from root: NodeID, variable: NodeID) -> [NodeID] {
    let kind = dependence(of: variable)
    var found: Set<NodeID> = []
    var stack = [root]
    while let id = stack.popLast() {
      guard !dependence(of: id).isDisjoint(with: kind),
        derivatives[DerivativeKey(of: id, withRespectTo: variable)] == nil,
        found.insert(id).inserted
      else { continue }
      stack.append(contentsOf: self[id].operands)
    }
    return found.sorted()
  }

  /// A derivative that has been built, or 0 for what cannot change with the variable.
  private mutating func known(_ id: NodeID, _ variable: NodeID) -> NodeID {
    derivatives[DerivativeKey(of: id, withRespectTo: variable)] ?? constant(0)
  }

  private mutating func localDerivative(of id: NodeID, variable: NodeID) -> NodeID {
    if id == variable { return constant(1) }
    switch self[id] {
    case .constant, .theta, .eta, .covariate, .state, .time, .event, .uniform: return constant(0)
    case .unary(let operation, let a):
      let da = known(a, variable)
      if constantValue(of: da) == 0 { return da }
      if operation == .negate { return unary(.negate, da) }
      return multiply(slope(of: operation, at: a, value: id), da)
    case .binary(let operation, let a, let b):
      let (da, db) = (known(a, variable), known(b, variable))
      if constantValue(of: da) == 0, constantValue(of: db) == 0 { return da }
      return derivative(of: operation, a, b, da, db, value: id)
    case .ternary(.betaI, let x, let a, let b):
      let (dx, da, db) = (known(x, variable), known(a, variable), known(b, variable))
      if constantValue(of: da) != 0 || constantValue(of: db) != 0 { return constant(.nan) }
      return constantValue(of: dx) == 0 ? dx : multiply(betaDensity(x, a, b), dx)
    case .select(let condition, let then, let otherwise):
      let (dThen, dOtherwise) = (known(then, variable), known(otherwise, variable))
      return select(condition: condition, then: dThen, otherwise: dOtherwise)
    }
  }

  /// d operation(x)/dx; `value` is the node operation(x) itself.
  private mutating func slope(of operation: UnaryOperation, at x: NodeID, value: NodeID) -> NodeID {
    switch operation {
    case .negate: return constant(-1)
    case .exp: return value
    case .expm1: return unary(.exp, x)
    case .log: return reciprocal(x)
    case .log1p: return reciprocal(add(constant(1), x))
    case .log2: return reciprocal(multiply(x, constant(UnaryOperation.log.apply(2))))
    case .log10: return reciprocal(multiply(x, constant(UnaryOperation.log.apply(10))))
    case .sqrt: return zeroWhereZero(x, divide(constant(0.5), value))
    case .sin: return unary(.cos, x)
    case .cos: return unary(.negate, unary(.sin, x))
    case .tan: return add(constant(1), square(value))
    case .asin: return reciprocal(unary(.sqrt, subtract(constant(1), square(x))))
    case .acos: return unary(.negate, reciprocal(unary(.sqrt, subtract(constant(1), square(x)))))
    case .atan: return reciprocal(add(constant(1), square(x)))
    case .sinh: return unary(.cosh, x)
    case .cosh: return unary(.sinh, x)
    case .tanh: return subtract(constant(1), square(value))
    case .asinh: return reciprocal(unary(.sqrt, add(square(x), constant(1))))
    case .acosh: return reciprocal(unary(.sqrt, subtract(square(x), constant(1))))
    case .atanh: return reciprocal(subtract(constant(1), square(x)))
    case .abs: return unary(.sign, x)
    case .sign, .floor, .ceiling, .round, .truncate, .not: return constant(0)
    case .gamma: return multiply(value, unary(.digamma, x))
    case .lgamma: return unary(.digamma, x)
    case .digamma: return unary(.trigamma, x)
    case .trigamma: return formula { f in FunctionTable.polygamma(f, 2, f(x)) }
    case .erf: return multiply(constant(2 / Double.pi.squareRoot()), gaussian(square(x)))
    case .erfc: return multiply(constant(-2 / Double.pi.squareRoot()), gaussian(square(x)))
    case .pnorm:
      return multiply(
        constant(1 / (2 * Double.pi).squareRoot()), gaussian(multiply(constant(0.5), square(x))))
    case .qnorm:
      return multiply(
        constant((2 * Double.pi).squareRoot()), unary(.exp, multiply(constant(0.5), square(value))))
    }
  }

  /// The total derivative of operation(a, b), given those of a and b; `value` is the node operation(a, b) itself.
  private mutating func derivative(
    of operation: BinaryOperation, _ a: NodeID, _ b: NodeID, _ da: NodeID, _ db: NodeID, value: NodeID
  ) -> NodeID {
    switch operation {
    case .add: return add(da, db)
    case .subtract: return subtract(da, db)
    case .multiply: return add(multiply(da, b), multiply(a, db))
    // (da - value·db)/b: one division less than the schoolbook form, and no square to overflow.
    case .divide: return divide(subtract(da, multiply(value, db)), b)
    case .power: return add(powerByBase(a, b, da), powerByExponent(a, db, value))
    case .modulo: return subtract(da, multiply(unary(.floor, divide(a, b)), db))
    case .atan2:
      return divide(subtract(multiply(b, da), multiply(a, db)), add(square(a), square(b)))
    case .min: return select(condition: binary(.lessOrEqual, a, b), then: da, otherwise: db)
    case .max: return select(condition: binary(.greaterOrEqual, a, b), then: da, otherwise: db)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or: return constant(0)
    case .gammaP:
      return constantValue(of: da) == 0 ? multiply(gammaDensity(a, b), db) : constant(.nan)
    }
  }

  /// b·a^(b-1)·da; 0 at a = 0 when 0 < b < 1.
  private mutating func powerByBase(_ a: NodeID, _ b: NodeID, _ da: NodeID) -> NodeID {
    if constantValue(of: da) == 0 { return da }
    let lower = multiply(b, binary(.power, a, subtract(b, constant(1))))
    let infinite = binary(.and, binary(.greater, b, constant(0)), binary(.less, b, constant(1)))
    let safe = select(
      condition: binary(.and, binary(.equal, a, constant(0)), infinite), then: constant(0), otherwise: lower)
    return multiply(safe, da)
  }

  /// a^b·log(a)·db; its limit 0 at a = 0.
  private mutating func powerByExponent(_ a: NodeID, _ db: NodeID, _ value: NodeID) -> NodeID {
    if constantValue(of: db) == 0 { return db }
    return multiply(zeroWhereZero(a, multiply(value, unary(.log, a))), db)
  }

  /// dP(a, x)/dx = x^(a-1) e^(-x)/Γ(a), through logarithms so that large a does not overflow.
  private mutating func gammaDensity(_ a: NodeID, _ x: NodeID) -> NodeID {
    let logPower = multiply(subtract(a, constant(1)), unary(.log, x))
    let logDensity = subtract(subtract(logPower, x), unary(.lgamma, a))
    return zeroWhereZero(x, unary(.exp, logDensity))
  }

  /// dI(x; a, b)/dx = x^(a-1) (1 - x)^(b-1)/B(a, b), through logarithms.
  private mutating func betaDensity(_ x: NodeID, _ a: NodeID, _ b: NodeID) -> NodeID {
    let one = constant(1)
    let left = multiply(subtract(a, one), unary(.log, x))
    let right = multiply(subtract(b, one), unary(.log1p, unary(.negate, x)))
    let both = add(unary(.lgamma, a), unary(.lgamma, b))
    let scale = subtract(unary(.lgamma, add(a, b)), both)
    return zeroWhereZero(x, unary(.exp, add(add(left, right), scale)))
  }

  private mutating func zeroWhereZero(_ x: NodeID, _ otherwise: NodeID) -> NodeID {
    select(condition: binary(.equal, x, constant(0)), then: constant(0), otherwise: otherwise)
  }

  private mutating func gaussian(_ x: NodeID) -> NodeID { unary(.exp, unary(.negate, x)) }
  private mutating func square(_ x: NodeID) -> NodeID { multiply(x, x) }
  private mutating func reciprocal(_ x: NodeID) -> NodeID { divide(constant(1), x) }
  private mutating func add(_ a: NodeID, _ b: NodeID) -> NodeID { binary(.add, a, b) }
  private mutating func subtract(_ a: NodeID, _ b: NodeID) -> NodeID { binary(.subtract, a, b) }
  private mutating func multiply(_ a: NodeID, _ b: NodeID) -> NodeID { binary(.multiply, a, b) }
  private mutating func divide(_ a: NodeID, _ b: NodeID) -> NodeID { binary(.divide, a, b) }
}
