/// One term of a rate: a sign and what is multiplied and divided.
struct RateTerm {
  var sign = 1.0
  var top: [NodeID] = []
  var bottom: [NodeID] = []

  func multiplied(by other: RateTerm) -> RateTerm {
    RateTerm(sign: sign * other.sign, top: top + other.top, bottom: bottom + other.bottom)
  }
  func divided(by other: RateTerm) -> RateTerm {
    RateTerm(sign: sign * other.sign, top: top + other.bottom, bottom: bottom + other.top)
  }
  var negated: RateTerm { RateTerm(sign: -sign, top: top, bottom: bottom) }
}

/// Takes formulas apart into terms and says what their parts depend on.
struct RateReader {
  let model: Model
  /// Names of assigned variables, by value.
  let names: [NodeID: String]
  /// Whether a node changes with states, time or inputs.
  private var isDynamic: [Bool]
  /// No sum is spread into more terms: what is longer stays one factor.
  private static let mostTerms = 40

  init(_ model: Model, inputs: Set<Int>) {
    self.model = model
    var names: [NodeID: String] = [:]
    for variable in model.variables where names[variable.value] == nil {
      switch model.graph[variable.value] {
      case .constant, .state, .covariate, .time: break
      default: names[variable.value] = variable.name
      }
    }
    self.names = names
    isDynamic = []
    for node in model.graph.nodes {
      switch node {
      case .state, .time, .event: isDynamic.append(true)
      case .covariate(let index): isDynamic.append(inputs.contains(index))
      default: isDynamic.append(node.operands.contains { isDynamic[Int($0.index)] })
      }
    }
  }

  func isDynamic(_ node: NodeID) -> Bool { isDynamic[Int(node.index)] }

  /// The terms of a rate of a state.
  func terms(_ node: NodeID, of state: Int, opening isOpen: Bool = true) -> [RateTerm] {
    if !isOpen, names[node] != nil, !isNetFlow(node, of: state) {
      return process(node, of: state).map { [$0] } ?? [RateTerm(top: [node])]
    }
    switch model.graph[node] {
    case .constant(let value): return value == 0 ? [] : [RateTerm(sign: value < 0 ? -1 : 1)]
    case .unary(.negate, let a): return terms(a, of: state, opening: false).map(\.negated)
    case .binary(.add, let a, let b):
      return terms(a, of: state, opening: false) + terms(b, of: state, opening: false)
    case .binary(.subtract, let a, let b):
      return terms(a, of: state, opening: false) + terms(b, of: state, opening: false).map(\.negated)
    case .binary(.multiply, let a, let b):
      let first = factors(a, of: state), second = factors(b, of: state)
      guard first.count * second.count <= Self.mostTerms else { return [RateTerm(top: [node])] }
      return first.flatMap { one in second.map { one.multiplied(by: $0) } }
    case .binary(.divide, let a, let b):
      let divisor = factors(b, of: state)
      let below = divisor.count == 1 ? divisor[0] : RateTerm(top: [b])
      return factors(a, of: state).map { $0.divided(by: below) }
    default: return [RateTerm(top: [node])]
    }
  }

  /// The terms of a factor: of a sum only where each of its terms is a flow of its own.
  private func factors(_ node: NodeID, of state: Int) -> [RateTerm] {
    let parts = terms(node, of: state, opening: false)
    guard parts.count > 1 else { return parts }
    let moving = parts.filter { $0.top.contains(where: isDynamic) || $0.bottom.contains(where: isDynamic) }
    let holdsState = moving.contains { $0.top.contains { isState(state, $0) } }
    let hasNumber = parts.contains { $0.top.isEmpty && $0.bottom.isEmpty }
    // (cl + q), (C1 - C2) and (base - x) are spread; (1 - effect) is one factor.
    return moving.isEmpty || !hasNumber || holdsState ? parts : [RateTerm(top: [node])]
  }

  /// A named rate or concentration, `infection <- beta * T * V`: what it is made of tells more than its name.
  private func process(_ node: NodeID, of state: Int) -> RateTerm? {
    guard isDynamic(node) else { return nil }
    switch model.graph[node] {
    case .binary(.multiply, _, _), .binary(.divide, _, _): break
    default: return nil
    }
    let terms = terms(node, of: state)
    guard terms.count == 1, terms[0].bottom.allSatisfy({ !isDynamic($0) }) else { return nil }
    let isBare = terms[0].top.contains { if case .state = model.graph[$0] { true } else { false } }
    return isBare ? terms[0] : nil
  }

  func isState(_ state: Int, _ node: NodeID) -> Bool {
    if case .state(let index) = model.graph[node] { return index == state }
    return false
  }

  /// A variable that is one moving term less another: a reversible step, not an effect.
  private func isNetFlow(_ node: NodeID, of state: Int) -> Bool {
    guard isDynamic(node) else { return false }
    switch model.graph[node] {
    case .binary(.subtract, _, _), .binary(.add, _, _): break
    default: return false
    }
    let moving = terms(node, of: state).filter { $0.top.contains(where: isDynamic) }
    return moving.contains { $0.sign > 0 } && moving.contains { $0.sign < 0 }
  }

  /// Named variables, states and inputs that a node is computed from, the nearest only.
  func sources(of node: NodeID, isStart: Bool = true) -> [NodeID] {
    var found: [NodeID] = [], seen: Set<NodeID> = []
    func visit(_ id: NodeID, _ isStart: Bool) {
      guard isDynamic(id), seen.insert(id).inserted else { return }
      switch model.graph[id] {
      case .state, .covariate: found.append(id)
      default:
        if !isStart, names[id] != nil {
          found.append(id)
        } else {
          model.graph[id].operands.forEach { visit($0, false) }
        }
      }
    }
    visit(node, isStart)
    return found
  }

  /// The states that a node depends on, however far away.
  func states(of node: NodeID) -> Set<Int> {
    var found: Set<Int> = [], seen: Set<NodeID> = []
    func visit(_ id: NodeID) {
      guard isDynamic(id), seen.insert(id).inserted else { return }
      if case .state(let index) = model.graph[id] { found.insert(index) }
      model.graph[id].operands.forEach(visit)
    }
    visit(node)
    return found
  }

  /// `q/vc` of what does not move in a term; empty where it has no short name.
  func label(_ term: RateTerm) -> String {
    var parts = ["", ""]
    let both = Set(term.top).intersection(term.bottom)
    for (side, nodes) in [term.top, term.bottom].map({ $0.filter { !both.contains($0) } }).enumerated() {
      for node in nodes where !isDynamic(node) {
        if case .constant = model.graph[node] { continue }
        guard let name = name(node) else { return "" }
        parts[side] += side == 0 ? (parts[0].isEmpty ? name : "·" + name) : "/" + name
      }
    }
    if parts[0].isEmpty, !parts[1].isEmpty { parts[0] = "1" }
    let text = parts.joined()
    return text.count <= 18 ? text : ""
  }

  private func name(_ node: NodeID) -> String? {
    if let name = names[node] { return name }
    switch model.graph[node] {
    case .theta(let index): return model.thetas[index].name
    case .covariate(let index): return model.covariates[index].name
    default: return nil
    }
  }
}
