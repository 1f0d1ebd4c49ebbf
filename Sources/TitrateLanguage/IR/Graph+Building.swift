// How formulas enter the graph. Goals in order: the same meaning, no duplicates, few nodes.
//
// Constants are folded with the same functions that evaluate them later. Identities are applied where they hold
// for every finite argument: 0·x and 0/x become 0, x - x becomes 0 and x^0 becomes 1 although an infinite or
// missing x would give NaN. Models rely on the opposite reading nowhere, and derivatives shrink to what matters.
// Nothing is reassociated: (a + b) + c keeps its rounding.

extension Graph {
  /// A value given from outside.
  ///
  /// - Parameter node: theta, eta, covariate, state, time, event quantity or random number.
  public mutating func input(_ node: Node) -> NodeID {
    precondition(node.isInput, "\(node) is not an input")
    return intern(node)
  }

  /// A function of one argument, simplified.
  public mutating func unary(_ operation: UnaryOperation, _ a: NodeID) -> NodeID {
    if let value = constantValue(of: a) { return constant(operation.apply(value)) }
    switch (operation, self[a]) {
    case (.negate, .unary(.negate, let inner)): return inner
    case (.negate, .binary(.subtract, let x, let y)): return binary(.subtract, y, x)
    case (.abs, .unary(.abs, _)), (.abs, .unary(.exp, _)), (.abs, .unary(.sqrt, _)): return a
    case (.abs, .unary(.negate, let inner)): return unary(.abs, inner)
    case (.floor, .unary(.floor, _)): return a
    default: return intern(.unary(operation, a))
    }
  }

  /// A function of two arguments, simplified.
  public mutating func binary(_ operation: BinaryOperation, _ a: NodeID, _ b: NodeID) -> NodeID {
    let (x, y) = (constantValue(of: a), constantValue(of: b))
    if let x, let y { return constant(operation.apply(x, y)) }
    switch operation {
    case .add: return sum(a, x, b, y)
    case .subtract: return difference(a, x, b, y)
    case .multiply: return product(a, x, b, y)
    case .divide: return quotient(a, x, b, y)
    case .power: return power(a, x, b, y)
    case .and:
      if x == 0 || y == 0 { return constant(0) }
      if let x, x != 0, isTruthValue(b) { return b }
      if let y, y != 0, isTruthValue(a) { return a }
    case .or:
      if let x, x != 0 { return constant(1) }
      if let y, y != 0 { return constant(1) }
      if x == 0, isTruthValue(b) { return b }
      if y == 0, isTruthValue(a) { return a }
    case .min, .max:
      if a == b { return a }
    case .modulo, .atan2, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .gammaP: break
    }
    return intern(operation.isCommutative && b < a ? .binary(operation, b, a) : .binary(operation, a, b))
  }

  /// A function of three arguments, simplified.
  public mutating func ternary(_ operation: TernaryOperation, _ a: NodeID, _ b: NodeID, _ c: NodeID) -> NodeID
  {
    if let x = constantValue(of: a), let y = constantValue(of: b), let z = constantValue(of: c) {
      return constant(operation.apply(x, y, z))
    }
    return intern(.ternary(operation, a, b, c))
  }

  /// `then` where `condition` is not 0, else `otherwise`; simplified when the condition is known.
  public mutating func select(condition: NodeID, then: NodeID, otherwise: NodeID) -> NodeID {
    if let value = constantValue(of: condition) { return value != 0 ? then : otherwise }
    if then == otherwise { return then }
    if case .unary(.not, let inner) = self[condition] {
      return select(condition: inner, then: otherwise, otherwise: then)
    }
    return intern(.select(condition: condition, then: then, otherwise: otherwise))
  }

  /// Whether a node can only be 0 or 1.
  func isTruthValue(_ id: NodeID) -> Bool {
    switch self[id] {
    case .constant(let value): value == 0 || value == 1
    case .unary(.not, _): true
    case .binary(let operation, _, _): operation.isTruthValue
    default: false
    }
  }

  private mutating func sum(_ a: NodeID, _ x: Double?, _ b: NodeID, _ y: Double?) -> NodeID {
    if x == 0 { return b }
    if y == 0 { return a }
    if case .unary(.negate, let inner) = self[b] { return binary(.subtract, a, inner) }
    if case .unary(.negate, let inner) = self[a] { return binary(.subtract, b, inner) }
    return intern(.binary(.add, Swift.min(a, b), Swift.max(a, b)))
  }

  private mutating func difference(_ a: NodeID, _ x: Double?, _ b: NodeID, _ y: Double?) -> NodeID {
    if y == 0 { return a }
    if x == 0 { return unary(.negate, b) }
    if a == b { return constant(0) }
    if case .unary(.negate, let inner) = self[b] { return binary(.add, a, inner) }
    return intern(.binary(.subtract, a, b))
  }

  private mutating func product(_ a: NodeID, _ x: Double?, _ b: NodeID, _ y: Double?) -> NodeID {
    if x == 0 || y == 0 { return constant(0) }
    if x == 1 { return b }
    if y == 1 { return a }
    if x == -1 { return unary(.negate, b) }
    if y == -1 { return unary(.negate, a) }
    // Signs move outwards, exactly: they meet other signs there and vanish.
    if case .unary(.negate, let inner) = self[a] { return unary(.negate, binary(.multiply, inner, b)) }
    if case .unary(.negate, let inner) = self[b] { return unary(.negate, binary(.multiply, a, inner)) }
    return intern(.binary(.multiply, Swift.min(a, b), Swift.max(a, b)))
  }

  private mutating func quotient(_ a: NodeID, _ x: Double?, _ b: NodeID, _ y: Double?) -> NodeID {
    if x == 0 { return constant(0) }
    if y == 1 { return a }
    if y == -1 { return unary(.negate, a) }
    if case .unary(.negate, let inner) = self[a] { return unary(.negate, binary(.divide, inner, b)) }
    if case .unary(.negate, let inner) = self[b] { return unary(.negate, binary(.divide, a, inner)) }
    return intern(.binary(.divide, a, b))
  }

  private mutating func power(_ a: NodeID, _ x: Double?, _ b: NodeID, _ y: Double?) -> NodeID {
    if x == 1 || y == 0 { return constant(1) }
    // Cheaper operations with the same value to the last digit or so.
    if y == 1 { return a }
    if y == 2 { return binary(.multiply, a, a) }
    if y == -1 { return binary(.divide, constant(1), a) }
    if y == 0.5 { return unary(.sqrt, a) }
    return intern(.binary(.power, a, b))
  }
}

extension BinaryOperation {
  /// Whether the arguments may be swapped without changing a bit.
  var isCommutative: Bool {
    switch self {
    case .add, .multiply, .min, .max, .equal, .notEqual, .and, .or: true
    default: false
    }
  }

  /// Whether the value is always 0 or 1.
  var isTruthValue: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or: true
    default: false
    }
  }
}
