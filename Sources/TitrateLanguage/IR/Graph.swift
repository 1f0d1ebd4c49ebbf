/// A node of the graph, by position; children always come before their parents.
public struct NodeID: Hashable, Sendable, Comparable {
  /// Position in `Graph.nodes`.
  public let index: Int32
  /// Creates a reference to the node at a position.
  public init(_ index: Int) { self.index = Int32(index) }
  /// Order of creation.
  public static func < (a: NodeID, b: NodeID) -> Bool { a.index < b.index }
}

/// Functions of one argument, as rxode2 means them.
public enum UnaryOperation: UInt8, Hashable, Sendable, CaseIterable {
  case negate, exp, expm1, log, log1p, log2, log10, sqrt
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  case abs, sign, floor, ceiling, round, truncate
  case gamma, lgamma, digamma, trigamma, erf, erfc, pnorm, qnorm
  /// 1 where the argument is 0, else 0.
  case not
}

/// Functions of two arguments; comparisons and logic are values 0 and 1.
public enum BinaryOperation: UInt8, Hashable, Sendable, CaseIterable {
  case add, subtract, multiply, divide, power, modulo, atan2, min, max
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual, and, or
  /// Regularised lower incomplete gamma function P(a, x).
  case gammaP
}

/// Functions of three arguments.
public enum TernaryOperation: UInt8, Hashable, Sendable, CaseIterable {
  /// Regularised incomplete beta function I(x; a, b).
  case betaI
}

/// One operation. Values are scalars; a subject's whole model is one graph.
public enum Node: Hashable, Sendable {
  case constant(Double)
  /// Population parameter, by position in `Model.thetas`.
  case theta(Int)
  /// Random effect, by position in `Model.etas`.
  case eta(Int)
  /// Covariate, by position in `Model.covariates`.
  case covariate(Int)
  /// What is known of the doses so far, by position in `Model.eventQuantities`.
  case event(Int)
  /// A number drawn uniformly from the open interval (0, 1), by position in `Model.draws`.
  case uniform(Int)
  /// Compartment amount, by position in `Model.compartments`.
  case state(Int)
  /// Time since the start of the record, in the model's unit.
  case time
  case unary(UnaryOperation, NodeID)
  case binary(BinaryOperation, NodeID, NodeID)
  case ternary(TernaryOperation, NodeID, NodeID, NodeID)
  /// `then` where `condition` is not 0, else `otherwise`; the branch not taken never poisons the result.
  case select(condition: NodeID, then: NodeID, otherwise: NodeID)
}

/// What a node's value can change with.
public struct Dependence: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// Creates from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Changes with a population parameter.
  public static let theta = Dependence(rawValue: 1)
  /// Changes with a random effect.
  public static let eta = Dependence(rawValue: 2)
  /// Changes with a covariate.
  public static let covariate = Dependence(rawValue: 4)
  /// Changes with a compartment amount.
  public static let state = Dependence(rawValue: 8)
  /// Changes with time.
  public static let time = Dependence(rawValue: 16)
  /// Changes when a dose arrives, or where a record begins.
  public static let event = Dependence(rawValue: 32)
  /// Changes with a random number.
  public static let draw = Dependence(rawValue: 64)
}

/// All operations of a model, shared where they are equal.
///
/// Nodes are only ever appended, and only after their operands: an ascending walk over positions evaluates.
/// Equal operations get equal `NodeID`s, so comparing ids compares formulas (as written, up to the
/// identities of `Graph+Building.swift`).
public struct Graph: Sendable {
  /// Children before parents.
  public private(set) var nodes: [Node] = []
  /// What each node's value can change with, by position.
  private var dependences: [Dependence] = []
  /// Where each operation already stands.
  private var positions: [Node: NodeID] = [:]
  /// Where each constant already stands, by bits: NaN equals itself and -0 differs from 0.
  private var constants: [UInt64: NodeID] = [:]
  /// Derivatives already built; see `Graph+Derivative.swift`.
  var derivatives: [DerivativeKey: NodeID] = [:]

  /// One remembered derivative: of which node, with respect to which input.
  struct DerivativeKey: Hashable, Sendable {
    let of: NodeID
    let withRespectTo: NodeID
  }

  /// An empty graph.
  public init() {}

  /// The operation at a position.
  public subscript(id: NodeID) -> Node { nodes[Int(id.index)] }

  /// What the node's value can change with; empty for a constant.
  public func dependence(of id: NodeID) -> Dependence { dependences[Int(id.index)] }

  /// A number; the same bits always give the same node.
  public mutating func constant(_ value: Double) -> NodeID {
    if let id = constants[value.bitPattern] { return id }
    let id = append(.constant(value))
    constants[value.bitPattern] = id
    return id
  }

  /// The value of a constant node; nil for anything else.
  public func constantValue(of id: NodeID) -> Double? {
    if case .constant(let value) = self[id] { return value }
    return nil
  }

  /// The one node for an operation, appended when it is new. Simplifies nothing.
  mutating func intern(_ node: Node) -> NodeID {
    if case .constant(let value) = node { return constant(value) }
    if let id = positions[node] { return id }
    let id = append(node)
    positions[node] = id
    return id
  }

  private mutating func append(_ node: Node) -> NodeID {
    precondition(nodes.count < Int(Int32.max), "a graph holds at most 2^31 - 1 nodes")
    nodes.append(node)
    dependences.append(dependence(of: node))
    return NodeID(nodes.count - 1)
  }

  private func dependence(of node: Node) -> Dependence {
    switch node {
    case .constant: []
    case .theta: .theta
    case .eta: .eta
    case .covariate: .covariate
    case .state: .state
    case .time: .time
    case .event: .event
    case .uniform: .draw
    case .unary, .binary, .ternary, .select:
      node.operands.reduce(into: []) { $0.formUnion(dependence(of: $1)) }
    }
  }
}

extension Node {
  /// The nodes it reads, in order of writing.
  public var operands: [NodeID] {
    switch self {
    case .constant, .theta, .eta, .covariate, .state, .time, .event, .uniform: []
    case .unary(_, let a): [a]
    case .binary(_, let a, let b): [a, b]
    case .ternary(_, let a, let b, let c): [a, b, c]
    case .select(let condition, let then, let otherwise): [condition, then, otherwise]
    }
  }

  /// Whether this is a value given from outside: theta, eta, covariate, state, time, event or random number.
  public var isInput: Bool {
    switch self {
    case .theta, .eta, .covariate, .state, .time, .event, .uniform: true
    case .constant, .unary, .binary, .ternary, .select: false
    }
  }
}
