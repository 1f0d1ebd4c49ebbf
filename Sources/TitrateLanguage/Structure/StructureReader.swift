import OrderedCollections

/// Turns rates into elements and arrows.
struct StructureReader {
  private(set) var elements: [ModelStructure.Element] = []
  private(set) var arrows: [ModelStructure.Arrow] = []
  private let model: Model
  private let rates: RateReader
  private let inputs: OrderedSet<Int>
  private let outputs: [String]
  /// Elements by the node they stand for.
  private var positions: [NodeID: Int] = [:]
  private var inputPositions: [Int: Int] = [:]
  /// Where the terms of a state stand.
  private typealias Place = (state: Int, term: RateTerm)
  /// Outputs drawn where nothing is observed: more would hide the states.
  private static let mostOutputs = 6
  private static let mostStaticVariables = 14

  init(_ model: Model, inputs names: [String], outputs: [String]) {
    self.model = model
    self.outputs = outputs
    inputs = OrderedSet(
      model.covariates.indices.filter { names.contains(model.covariates[$0].name) })
    rates = RateReader(model, inputs: Set(inputs))
    elements = model.compartments.map { .init(name: $0.name, kind: .state, isObserved: false) }
  }

  mutating func read() {
    let terms: [Place] = model.compartments.enumerated().flatMap { state, compartment in
      rates.terms(compartment.derivative, of: state).map { (state, $0) }
    }
    var matched = Set<Int>()
    for (gainIndex, gain) in terms.enumerated() where gain.term.sign > 0 {
      for (lossIndex, loss) in terms.enumerated() where loss.term.sign < 0 && moves(loss, to: gain) {
        arrow(loss.state, gain.state, .flow, label(loss.term, gain.term))
        matched.formUnion([gainIndex, lossIndex])
        influences(gain.term, on: loss.state, except: [gain.state, loss.state])
      }
    }
    for (index, place) in terms.enumerated() where !matched.contains(index) { alone(place) }
    observe()
    arrows.sort { a, b in a.kind == .flow && b.kind == .influence }
  }

  // MARK: Flows

  /// What of a term moves: the same for what leaves here and arrives there.
  private func key(_ term: RateTerm) -> [NodeID] {
    (term.top + term.bottom).filter(rates.isDynamic).sorted()
  }

  /// Whether what the one loses is what the other gains.
  private func moves(_ loss: Place, to gain: Place) -> Bool {
    guard loss.state != gain.state else { return false }
    let moving = key(loss.term)
    guard !moving.isEmpty, moving == key(gain.term) else { return false }
    guard moving.contains(where: { rates.states(of: $0).contains(loss.state) }) else { return false }
    // A named rate is one process; of bare states the constants must tell: p·I makes virus, while I dies with d·I.
    if moving.contains(where: { rates.names[$0] != nil }) { return true }
    let first = Set(loss.term.top.filter { !rates.isDynamic($0) && !isNumber($0) })
    let second = Set(gain.term.top.filter { !rates.isDynamic($0) && !isNumber($0) })
    return first.isEmpty ? loss.term.bottom == gain.term.bottom : !first.isDisjoint(with: second)
  }

  private func isNumber(_ node: NodeID) -> Bool { model.graph.constantValue(of: node) != nil }

  private func label(_ loss: RateTerm, _ gain: RateTerm) -> String {
    let text = rates.label(loss)
    if !text.isEmpty { return text }
    return rates.label(gain)
  }

  /// A term without a partner: a source, a loss, or production by something else.
  private mutating func alone(_ place: Place) {
    let (state, term) = place
    let moving = key(term)
    let holdsState = moving.contains { rates.states(of: $0).contains(state) }
    let isProduct = term.bottom.allSatisfy { !rates.isDynamic($0) } && !moving.isEmpty
    if term.sign < 0 {
      arrow(state, nil, .flow, rates.label(term))
    } else if holdsState || !isProduct || !moving.allSatisfy(isDrawable) {
      arrow(nil, state, .flow, rates.label(term))
    }
    influences(term, on: state, except: [state])
  }

  /// Whether a factor is a state, a variable or an input by itself.
  private func isDrawable(_ node: NodeID) -> Bool {
    switch model.graph[node] {
    case .state, .covariate: true
    default: rates.names[node] != nil
    }
  }

  private mutating func influences(_ term: RateTerm, on state: Int, except: Set<Int>) {
    for factor in key(term) {
      for source in rates.sources(of: factor, isStart: rates.names[factor] == nil) {
        // A concentration in its own compartment's rate says nothing new.
        let behind = rates.states(of: source)
        if !behind.isEmpty, behind.isSubset(of: except), !readsInput(source) { continue }
        if let element = element(of: source), element != state, !except.contains(element) {
          arrow(element, state, .influence, "")
        }
      }
    }
  }

  private func readsInput(_ node: NodeID) -> Bool {
    rates.sources(of: node).contains { source in
      if case .covariate = model.graph[source] { return true }
      if case .state = model.graph[source] { return false }
      return readsInput(source)
    }
  }

  // MARK: Elements

  /// The element of a state, an input or a variable; made with what leads to it when it is met first.
  private mutating func element(of node: NodeID) -> Int? {
    switch model.graph[node] {
    case .state(let index): return index
    case .covariate(let index):
      if let known = inputPositions[index] { return known }
      elements.append(.init(name: model.covariates[index].name, kind: .input, isObserved: false))
      inputPositions[index] = elements.count - 1
      return elements.count - 1
    default: break
    }
    if let known = positions[node] { return known }
    guard let name = rates.names[node] else { return nil }
    elements.append(.init(name: name, kind: .variable, isObserved: false))
    let position = elements.count - 1
    positions[node] = position
    for source in rates.sources(of: node) {
      if let from = element(of: source), from != position { arrow(from, position, .influence, "") }
    }
    return position
  }

  /// Endpoints and what is asked for; without either the variables that nothing else reads.
  private mutating func observe() {
    for name in outputs {
      let state = model.compartments.firstIndex { $0.name == name }
      if let position = state ?? model.variable(name).flatMap({ element(of: $0.value) }) {
        elements[position].isObserved = true
      }
    }
    for endpoint in model.endpoints {
      guard let position = element(of: endpoint.prediction) else { continue }
      elements[position].isObserved = true
    }
    guard model.endpoints.isEmpty, outputs.isEmpty else { return }
    let outputs = model.variables.map(\.value).filter { rates.names[$0] != nil && rates.isDynamic($0) }
    let most = model.compartments.isEmpty ? Self.mostStaticVariables : Self.mostOutputs
    let read = Set(outputs.flatMap { rates.sources(of: $0) })
    let last = OrderedSet(outputs.filter { !read.contains($0) && positions[$0] == nil && !isRate($0) })
    guard last.count <= most else { return }
    for output in last { if let position = element(of: output) { elements[position].isObserved = true } }
  }

  /// Whether a variable is part of a rate, which its flow shows.
  private func isRate(_ node: NodeID) -> Bool {
    model.compartments.contains { reads($0.derivative, node) }
  }

  private func reads(_ node: NodeID, _ part: NodeID) -> Bool {
    var seen: Set<NodeID> = []
    func visit(_ id: NodeID) -> Bool {
      if id == part { return true }
      guard rates.isDynamic(id), seen.insert(id).inserted else { return false }
      return model.graph[id].operands.contains(where: visit)
    }
    return visit(node)
  }

  private mutating func arrow(_ from: Int?, _ to: Int?, _ kind: ModelStructure.Arrow.Kind, _ label: String) {
    if let known = arrows.firstIndex(where: { $0.from == from && $0.to == to && $0.kind == kind }) {
      // Two ways between the same two: one arrow, both names.
      let labels = arrows[known].label.components(separatedBy: " + ")
      if !label.isEmpty, !labels.contains(label) {
        arrows[known].label = arrows[known].label.isEmpty ? label : arrows[known].label + " + " + label
      }
      return
    }
    arrows.append(.init(from: from, to: to, kind: kind, label: label))
  }

  // MARK: Covariates

  /// Every variable with covariates of its own formula.
  func covariateUses() -> [ModelStructure.CovariateUse] {
    var uses: [ModelStructure.CovariateUse] = []
    for variable in model.variables {
      var names = OrderedSet<String>(), seen: Set<NodeID> = []
      func visit(_ id: NodeID) {
        guard seen.insert(id).inserted else { return }
        if id != variable.value, rates.names[id] != nil { return }
        if case .covariate(let index) = model.graph[id], !inputs.contains(index) {
          names.append(model.covariates[index].name)
        }
        model.graph[id].operands.forEach(visit)
      }
      visit(variable.value)
      if !names.isEmpty { uses.append(.init(variable: variable.name, covariates: names.elements)) }
    }
    return uses
  }
}

extension String {
  /// Without Foundation: the parts between separators.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
