import TitrateLanguage

/// Finds out whether a model's states obey x' = K x + b with K and b constant between events, and takes K and b out.
///
/// The test is on structure, not on derivatives: `floor(x)` and `x > 5` have derivative 0 and are not linear.
struct LinearStructure {
  /// One coefficient: dx_row/dt contains `node` times x_column.
  struct Coefficient {
    let row: Int
    let column: Int
    let node: NodeID
  }

  /// The entries of K that are not identically 0, row by row.
  let coefficients: [Coefficient]
  /// The entries of b that are not identically 0; `column` is unused.
  let constants: [Coefficient]

  /// A propagator costs some 60 n³ operations for every span of its own: from here on integration is faster.
  static let mostStates = 100

  /// - Parameters:
  ///   - graph: gains the nodes of the coefficients.
  ///   - covariatesVary: whether covariates change between events.
  /// - Returns: nil when some derivative is not affine in the states, or a coefficient changes between events.
  init?(_ model: Model, graph: inout Graph, covariatesVary: Bool) {
    let derivatives = model.compartments.map(\.derivative)
    guard derivatives.count <= Self.mostStates, Self.areAffine(derivatives, in: graph) else { return nil }
    var coefficients: [Coefficient] = []
    var constants: [Coefficient] = []
    for (number, derivative) in derivatives.enumerated() {
      let read = graph.inputs(of: [derivative]).compactMap {
        if case .state(let state) = $0 { state } else { nil }
      }
      let row = Self.row(derivative, reading: Set(read), graph: &graph)
      coefficients += row.coefficients.map { Coefficient(row: number, column: $0.column, node: $0.node) }
      if let constant = row.constant { constants.append(Coefficient(row: number, column: 0, node: constant)) }
    }
    for coefficient in coefficients + constants {
      let dependence = graph.dependence(of: coefficient.node)
      guard dependence.isDisjoint(with: [.state, .time]) else { return nil }
      guard !covariatesVary || !dependence.contains(.covariate) else { return nil }
    }
    self.coefficients = coefficients
    self.constants = constants
  }

  /// One derivative as Σ coefficients · states + constant, without what is identically 0.
  struct Row {
    var coefficients: [(column: Int, node: NodeID)] = []
    var constant: NodeID?
  }

  /// The coefficients of an affine derivative.
  ///
  /// - Parameter states: at least those that it reads.
  static func row(_ derivative: NodeID, reading states: Set<Int>, graph: inout Graph) -> Row {
    var row = Row()
    for column in states.sorted() {
      let node = graph.derivative(of: derivative, withRespectTo: .state(column))
      if graph.constantValue(of: node) != 0 { row.coefficients.append((column, node)) }
    }
    var withoutStates = Substitution(graph)
    let rest = withoutStates.apply(to: derivative, in: &graph)
    if graph.constantValue(of: rest) != 0 { row.constant = rest }
    return row
  }

  /// Whether a node is a polynomial of degree at most 1 in the states.
  static func isAffine(_ node: NodeID, in graph: Graph) -> Bool { areAffine([node], in: graph) }

  /// Whether every node is a polynomial of degree at most 1 in the states.
  private static func areAffine(_ roots: [NodeID], in graph: Graph) -> Bool {
    // 2 stands for anything that is not affine.
    var degrees = Array(repeating: 0, count: graph.nodes.count)
    func degree(_ id: NodeID) -> Int { degrees[Int(id.index)] }
    for (index, node) in graph.nodes.enumerated() {
      switch node {
      case .constant, .theta, .eta, .covariate, .time, .event, .uniform: degrees[index] = 0
      case .state: degrees[index] = 1
      case .unary(.negate, let a): degrees[index] = degree(a)
      case .unary(_, let a): degrees[index] = degree(a) == 0 ? 0 : 2
      case .binary(.add, let a, let b), .binary(.subtract, let a, let b):
        degrees[index] = max(degree(a), degree(b))
      case .binary(.multiply, let a, let b): degrees[index] = min(2, degree(a) + degree(b))
      case .binary(.divide, let a, let b): degrees[index] = degree(b) == 0 ? degree(a) : 2
      case .binary(_, let a, let b): degrees[index] = degree(a) + degree(b) == 0 ? 0 : 2
      case .ternary(_, let a, let b, let c):
        degrees[index] = degree(a) + degree(b) + degree(c) == 0 ? 0 : 2
      case .select(let condition, let then, let otherwise):
        degrees[index] = degree(condition) == 0 ? max(degree(then), degree(otherwise)) : 2
      }
    }
    return roots.allSatisfy { degree($0) <= 1 }
  }
}

/// Rebuilds nodes with every state replaced by 0.
private struct Substitution {
  private var replaced: [NodeID: NodeID] = [:]
  private let states: Set<NodeID>

  init(_ graph: Graph) {
    states = Set(
      graph.nodes.indices.map { NodeID($0) }.filter {
        if case .state = graph[$0] { true } else { false }
      })
  }

  mutating func apply(to root: NodeID, in graph: inout Graph) -> NodeID {
    // Ascending order: operands come before what reads them, so no recursion is needed however deep the formula.
    for id in graph.reachable(from: [root]) where replaced[id] == nil {
      if states.contains(id) {
        replaced[id] = graph.constant(0)
        continue
      }
      func new(_ operand: NodeID) -> NodeID { replaced[operand] ?? operand }
      switch graph[id] {
      case .constant, .theta, .eta, .covariate, .state, .time, .event, .uniform: replaced[id] = id
      case .unary(let operation, let a): replaced[id] = graph.unary(operation, new(a))
      case .binary(let operation, let a, let b): replaced[id] = graph.binary(operation, new(a), new(b))
      case .ternary(let operation, let a, let b, let c):
        replaced[id] = graph.ternary(operation, new(a), new(b), new(c))
      case .select(let condition, let then, let otherwise):
        replaced[id] = graph.select(condition: new(condition), then: new(then), otherwise: new(otherwise))
      }
    }
    return replaced[root] ?? root
  }
}
