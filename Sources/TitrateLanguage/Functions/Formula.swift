/// Writes formulas into a graph as they are written on paper.
///
/// A class, so that operators can append to one graph; it lives for one function call only.
final class Formula {
  var graph: Graph
  init(_ graph: Graph) { self.graph = graph }

  /// A value in the formula.
  struct Value {
    let formula: Formula
    let node: NodeID
  }

  func callAsFunction(_ node: NodeID) -> Value { Value(formula: self, node: node) }
  func callAsFunction(_ number: Double) -> Value { Value(formula: self, node: graph.constant(number)) }

  fileprivate func unary(_ operation: UnaryOperation, _ a: Value) -> Value {
    self(graph.unary(operation, a.node))
  }
  fileprivate func binary(_ operation: BinaryOperation, _ a: Value, _ b: Value) -> Value {
    self(graph.binary(operation, a.node, b.node))
  }

  func exp(_ x: Value) -> Value { unary(.exp, x) }
  func expm1(_ x: Value) -> Value { unary(.expm1, x) }
  func log(_ x: Value) -> Value { unary(.log, x) }
  func log1p(_ x: Value) -> Value { unary(.log1p, x) }
  func sqrt(_ x: Value) -> Value { unary(.sqrt, x) }
  func abs(_ x: Value) -> Value { unary(.abs, x) }
  func sign(_ x: Value) -> Value { unary(.sign, x) }
  func floor(_ x: Value) -> Value { unary(.floor, x) }
  func ceiling(_ x: Value) -> Value { unary(.ceiling, x) }
  func tan(_ x: Value) -> Value { unary(.tan, x) }
  func atan(_ x: Value) -> Value { unary(.atan, x) }
  func tanh(_ x: Value) -> Value { unary(.tanh, x) }
  func lgamma(_ x: Value) -> Value { unary(.lgamma, x) }
  func pnorm(_ x: Value) -> Value { unary(.pnorm, x) }
  func qnorm(_ x: Value) -> Value { unary(.qnorm, x) }
  func gammaP(_ a: Value, _ x: Value) -> Value { binary(.gammaP, a, x) }
  func betaI(_ x: Value, _ a: Value, _ b: Value) -> Value {
    self(graph.ternary(.betaI, x.node, a.node, b.node))
  }
  func power(_ x: Value, _ y: Value) -> Value { binary(.power, x, y) }
  func min(_ x: Value, _ y: Value) -> Value { binary(.min, x, y) }
  func max(_ x: Value, _ y: Value) -> Value { binary(.max, x, y) }
  func less(_ x: Value, _ y: Value) -> Value { binary(.less, x, y) }
  func lessOrEqual(_ x: Value, _ y: Value) -> Value { binary(.lessOrEqual, x, y) }
  func equal(_ x: Value, _ y: Value) -> Value { binary(.equal, x, y) }
  func both(_ x: Value, _ y: Value) -> Value { binary(.and, x, y) }
  func either(_ x: Value, _ y: Value) -> Value { binary(.or, x, y) }
  func select(_ condition: Value, _ then: Value, _ otherwise: Value) -> Value {
    self(graph.select(condition: condition.node, then: then.node, otherwise: otherwise.node))
  }
  /// x·log(y), 0 where x is 0 even if y is 0.
  func timesLog(_ x: Value, _ y: Value) -> Value { select(equal(x, self(0)), self(0), x * log(y)) }
  func logBeta(_ a: Value, _ b: Value) -> Value { lgamma(a) + lgamma(b) - lgamma(a + b) }
}

extension Formula.Value {
  static prefix func - (a: Self) -> Self { a.formula.unary(.negate, a) }
  static func + (a: Self, b: Self) -> Self { a.formula.binary(.add, a, b) }
  static func - (a: Self, b: Self) -> Self { a.formula.binary(.subtract, a, b) }
  static func * (a: Self, b: Self) -> Self { a.formula.binary(.multiply, a, b) }
  static func / (a: Self, b: Self) -> Self { a.formula.binary(.divide, a, b) }
  static func + (a: Self, b: Double) -> Self { a + a.formula(b) }
  static func - (a: Self, b: Double) -> Self { a - a.formula(b) }
  static func * (a: Self, b: Double) -> Self { a * a.formula(b) }
  static func / (a: Self, b: Double) -> Self { a / a.formula(b) }
  static func + (a: Double, b: Self) -> Self { b.formula(a) + b }
  static func - (a: Double, b: Self) -> Self { b.formula(a) - b }
  static func * (a: Double, b: Self) -> Self { b.formula(a) * b }
  static func / (a: Double, b: Self) -> Self { b.formula(a) / b }
}

extension Graph {
  /// The node of a formula of some nodes.
  mutating func formula(_ body: (Formula) -> Formula.Value) -> NodeID {
    // Moved in and out, so that the arrays are never copied.
    let formula = Formula(Graph())
    swap(&formula.graph, &self)
    let node = body(formula).node
    swap(&formula.graph, &self)
    return node
  }
}
