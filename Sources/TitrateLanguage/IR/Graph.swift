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

/// One operation. Values are scalars; a subject's whole model is one graph.
public enum Node: Hashable, Sendable {
  case constant(Double)
  /// Population parameter, by position in `Model.thetas`.
  case theta(Int)
  /// Random effect, by position in `Model.etas`.
  case eta(Int)
  /// Covariate, by position in `Model.covariates`.
  case covariate(Int)
  /// Compartment amount, by position in `Model.compartments`.
  case state(Int)
  /// Time since the start of the record, in the model's unit.
  case time
  case unary(UnaryOperation, NodeID)
  case binary(BinaryOperation, NodeID, NodeID)
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
}

/// All operations of a model, shared where they are equal.
public struct Graph: Sendable {
  /// Children before parents.
  public private(set) var nodes: [Node] = []
  /// An empty graph.
  public init() {}
}
