extension Graph {
  /// Everything that must be computed for some nodes, themselves included: ascending, so children before parents.
  public func reachable(from ids: [NodeID]) -> [NodeID] {
    var seen = [Bool](repeating: false, count: nodes.count)
    var stack: [NodeID] = []
    func push(_ id: NodeID) {
      if !seen[Int(id.index)] {
        seen[Int(id.index)] = true
        stack.append(id)
      }
    }
    ids.forEach(push)
    while let id = stack.popLast() { self[id].operands.forEach(push) }
    return seen.indices.filter { seen[$0] }.map { NodeID($0) }
  }

  /// The inputs that some nodes' values can change with: thetas, etas, covariates and states by position, then time,
  /// event quantities and random numbers.
  public func inputs(of ids: [NodeID]) -> [Node] {
    reachable(from: ids).map { self[$0] }.filter(\.isInput).sorted { $0.inputOrder < $1.inputOrder }
  }

  /// Values of some nodes: the plain meaning of every operation, which faster ways of computing must match.
  ///
  /// - Parameters:
  ///   - ids: what to compute.
  ///   - theta: population parameters, by position in `Model.thetas`; likewise the others.
  ///   - eta: random effects.
  ///   - covariate: covariates.
  ///   - state: compartment amounts.
  ///   - time: time since the start of the record, in the model's unit.
  ///   - event: event quantities, by position in `Model.eventQuantities`.
  ///   - uniform: random numbers, by position in `Model.draws`.
  /// - Returns: one value per id, in their order; NaN for an input that was not given.
  /// - Complexity: O(nodes); for tests and constants, not for loops.
  public func evaluate(
    _ ids: [NodeID], theta: [Double] = [], eta: [Double] = [], covariate: [Double] = [], state: [Double] = [],
    time: Double = 0, event: [Double] = [], uniform: [Double] = []
  ) -> [Double] {
    var values = [Double](repeating: .nan, count: nodes.count)
    func given(_ list: [Double], _ position: Int) -> Double {
      list.indices.contains(position) ? list[position] : .nan
    }
    func value(_ id: NodeID) -> Double { values[Int(id.index)] }
    for id in reachable(from: ids) {
      values[Int(id.index)] =
        switch self[id] {
        case .constant(let number): number
        case .theta(let position): given(theta, position)
        case .eta(let position): given(eta, position)
        case .covariate(let position): given(covariate, position)
        case .state(let position): given(state, position)
        case .time: time
        case .event(let position): given(event, position)
        case .uniform(let position): given(uniform, position)
        case .unary(let operation, let a): operation.apply(value(a))
        case .binary(let operation, let a, let b): operation.apply(value(a), value(b))
        case .ternary(let operation, let a, let b, let c): operation.apply(value(a), value(b), value(c))
        case .select(let condition, let then, let otherwise):
          value(condition) != 0 ? value(then) : value(otherwise)
        }
    }
    return ids.map(value)
  }
}

extension Node {
  /// Kind, then position.
  fileprivate var inputOrder: (Int, Int) {
    switch self {
    case .theta(let position): (0, position)
    case .eta(let position): (1, position)
    case .covariate(let position): (2, position)
    case .state(let position): (3, position)
    case .time: (4, 0)
    case .event(let position): (5, position)
    case .uniform(let position): (6, position)
    case .constant, .unary, .binary, .ternary, .select: (7, 0)
    }
  }
}
