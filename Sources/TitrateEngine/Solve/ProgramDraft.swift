import TitrateLanguage

/// The nodes of a program before they have registers: builds every derivative that solving will need.
struct ProgramDraft {
  /// A node that fills one entry of a sparse table.
  struct DraftEntry {
    let row: Int
    let column: Int
    let node: NodeID

    func entry(_ compiler: TapeCompiler) -> Entry {
      Entry(row: Int32(row), column: Int32(column), register: compiler.register(node))
    }
  }

  /// A node with its partial derivatives that are not identically 0.
  struct DraftQuantity {
    let node: NodeID
    let states: [DraftEntry]
    let etas: [DraftEntry]
    /// With respect to times of doses.
    let events: [DraftEntry]
    var nodes: [NodeID] { [node] + (states + etas + events).map(\.node) }
  }

  /// The dose modifiers of one compartment.
  struct DraftDose {
    var bioavailability: DraftQuantity?
    var lag: DraftQuantity?
    var rate: DraftQuantity?
    var duration: DraftQuantity?
    var all: [DraftQuantity?] { [bioavailability, lag, rate, duration] }
  }

  /// What an integrator would have to know of some states.
  struct DraftSystem {
    /// Positions in `Model.compartments`.
    var states: [Int]
    var derivatives: [NodeID]
    var jacobian: [DraftEntry] = []
    var timeForcing: [DraftEntry] = []
    var covariateForcing: [DraftEntry] = []
    var driveForcing: [DraftEntry] = []
    var forcing: [DraftEntry] = []
    var eventForcing: [DraftEntry] = []
    var hasJacobian = false

    var nodes: [NodeID] {
      let entries = jacobian + timeForcing + covariateForcing + driveForcing + forcing + eventForcing
      return derivatives + entries.map(\.node)
    }
  }

  private let model: Model
  private let key: SolverProgram.Key
  private(set) var graph: Graph
  /// What each differentiated node reads.
  private var inputsRead: [NodeID: Set<Node>] = [:]
  private(set) var method: CompiledModel.Method

  /// All states.
  private(set) var whole: DraftSystem
  /// A linear block and the states that it leaves over.
  private(set) var block: (linear: LinearBlock, rest: DraftSystem)?
  private(set) var constants: [DraftEntry] = []
  private(set) var constantDerivatives: [DraftEntry] = []
  private(set) var coefficientEtas: [Int] = []
  private(set) var coefficientDerivatives: [[DraftEntry]] = []
  private(set) var accumulators: [Int] = []
  private(set) var outputs: [DraftQuantity?] = []
  private(set) var initial: [DraftQuantity?] = []
  private(set) var doses: [DraftDose] = []
  private(set) var modelTimes: [DraftQuantity?] = []

  init(_ model: Model, key: SolverProgram.Key) {
    self.model = model
    self.key = key
    graph = model.graph
    whole = DraftSystem(
      states: Array(model.compartments.indices), derivatives: model.compartments.map(\.derivative))
    method = model.compartments.isEmpty ? .algebraic : .integrated
    let linear = LinearStructure(model, graph: &graph, covariatesVary: key.covariatesVary)
    if let linear, method == .integrated, !key.forceIntegration, !readsDoseTimes(linear) {
      method = .closedForm
      differentiateLinear(linear)
    }
    findAccumulators()
    if method == .integrated {
      whole = differentiated(whole, drivenBy: [])
      if !key.forceIntegration, !key.covariatesVary, !key.sensitivities,
        let linear = LinearBlock(model, graph: &graph)
      {
        let others = model.compartments.indices.filter { !linear.states.contains($0) }
        let rest = DraftSystem(
          states: others, derivatives: others.map { model.compartments[$0].derivative })
        block = (linear, differentiated(rest, drivenBy: linear.reads.map { linear.states[$0] }))
      }
    }
    outputs = key.outputs.map { quantity($0) }
    initial = model.compartments.map { $0.initial.map { quantity($0) } }
    doses = model.compartments.map { compartment in
      DraftDose(
        bioavailability: compartment.bioavailability.map { quantity($0) },
        lag: compartment.lag.map { quantity($0) }, rate: compartment.rate.map { quantity($0) },
        duration: compartment.duration.map { quantity($0) })
    }
    modelTimes = model.modelTimes.map { quantity($0) }
  }

  /// Times of doses, by position in `Model.eventQuantities`: they can move with random effects.
  private var doseTimes: [Int] {
    guard key.sensitivities else { return [] }
    return model.eventQuantities.indices.filter {
      [.lastDoseTime, .firstDoseTime].contains(model.eventQuantities[$0].kind)
    }
  }

  /// Whether coefficients move with the times of doses: a closed form has no sensitivities for that.
  private mutating func readsDoseTimes(_ linear: LinearStructure) -> Bool {
    (linear.coefficients + linear.constants).contains { coefficient in
      doseTimes.contains { nonzeroDerivative(coefficient.node, .event($0)) != nil }
    }
  }

  /// Positions of the random effects with respect to which derivatives are wanted.
  private var etas: Range<Int> { 0..<(key.sensitivities ? model.etas.count : 0) }

  private mutating func nonzeroDerivative(_ node: NodeID, _ input: Node) -> NodeID? {
    // Most derivatives of a large model are 0 because nothing is read.
    let read = inputsRead[node] ?? Set(graph.inputs(of: [node]))
    inputsRead[node] = read
    guard read.contains(input) else { return nil }
    let derivative = graph.derivative(of: node, withRespectTo: input)
    return graph.constantValue(of: derivative) == 0 ? nil : derivative
  }

  private mutating func quantity(_ node: NodeID) -> DraftQuantity {
    guard key.sensitivities else { return DraftQuantity(node: node, states: [], etas: [], events: []) }
    var states: [DraftEntry] = []
    var events: [DraftEntry] = []
    var effects: [DraftEntry] = []
    let inputs = graph.inputs(of: [node])
    for case .state(let state) in inputs {
      if let derivative = nonzeroDerivative(node, .state(state)) {
        states.append(DraftEntry(row: 0, column: state, node: derivative))
      }
    }
    for case .eta(let eta) in inputs {
      if let derivative = nonzeroDerivative(node, .eta(eta)) {
        effects.append(DraftEntry(row: eta, column: 0, node: derivative))
      }
    }
    for event in doseTimes {
      if let derivative = nonzeroDerivative(node, .event(event)) {
        events.append(DraftEntry(row: event, column: 0, node: derivative))
      }
    }
    return DraftQuantity(node: node, states: states, etas: effects, events: events)
  }

  private mutating func differentiateLinear(_ linear: LinearStructure) {
    whole.jacobian = linear.coefficients.map { DraftEntry(row: $0.row, column: $0.column, node: $0.node) }
    constants = linear.constants.map { DraftEntry(row: 0, column: $0.row, node: $0.node) }
    for eta in etas {
      var entries: [DraftEntry] = []
      for coefficient in linear.coefficients {
        if let node = nonzeroDerivative(coefficient.node, .eta(eta)) {
          entries.append(DraftEntry(row: coefficient.row, column: coefficient.column, node: node))
        }
      }
      if !entries.isEmpty {
        coefficientEtas.append(eta)
        coefficientDerivatives.append(entries)
      }
      for constant in linear.constants {
        if let node = nonzeroDerivative(constant.node, .eta(eta)) {
          constantDerivatives.append(DraftEntry(row: eta, column: constant.row, node: node))
        }
      }
    }
  }

  private mutating func findAccumulators() {
    let derivatives = whole.derivatives
    accumulators = derivatives.indices.filter { state in
      derivatives.allSatisfy { nonzeroDerivative($0, .state(state)) == nil }
    }
  }

  /// - Parameter drivers: states outside the system that move by themselves.
  private mutating func differentiated(_ system: DraftSystem, drivenBy drivers: [Int]) -> DraftSystem {
    var system = system
    let varying = key.covariatesVary ? model.covariates.indices.map { $0 } : []
    for (component, derivative) in system.derivatives.enumerated() {
      func add(_ input: Node, _ row: Int, column: Int, to entries: inout [DraftEntry]) {
        if let node = nonzeroDerivative(derivative, input) {
          entries.append(DraftEntry(row: row, column: column, node: node))
        }
      }
      for (column, state) in system.states.enumerated() {
        add(.state(state), component, column: column, to: &system.jacobian)
      }
      add(.time, 0, column: component, to: &system.timeForcing)
      for covariate in varying {
        add(.covariate(covariate), covariate, column: component, to: &system.covariateForcing)
      }
      for (position, state) in drivers.enumerated() {
        add(.state(state), position, column: component, to: &system.driveForcing)
      }
    }
    // By random effect first: sums over them are formed in this order.
    for eta in etas {
      for (component, derivative) in system.derivatives.enumerated() {
        if let node = nonzeroDerivative(derivative, .eta(eta)) {
          system.forcing.append(DraftEntry(row: eta, column: component, node: node))
        }
      }
    }
    for (component, derivative) in system.derivatives.enumerated() {
      for event in doseTimes {
        if let node = nonzeroDerivative(derivative, .event(event)) {
          system.eventForcing.append(DraftEntry(row: event, column: component, node: node))
        }
      }
    }
    let inputs = (system.states + drivers).map { Node.state($0) } + [.time] + varying.map { .covariate($0) }
    let hasAll = graph.hasAllDerivatives(of: system.derivatives)
    system.hasJacobian =
      hasAll
      || system.derivatives.allSatisfy { node in
        inputs.allSatisfy { graph.hasDerivative(of: node, withRespectTo: $0) }
      }
    return system
  }

  func nodes(of quantities: [DraftQuantity?]) -> [NodeID] { quantities.flatMap { $0?.nodes ?? [] } }

  private var roots: [NodeID] {
    let entries = constants + constantDerivatives + coefficientDerivatives.flatMap(\.self)
    var nodes = whole.nodes + entries.map(\.node)
    if let (linear, rest) = block {
      nodes += rest.nodes + linear.coefficients.map(\.node) + linear.constants.map(\.node)
    }
    nodes += self.nodes(of: outputs) + self.nodes(of: initial)
    return nodes + self.nodes(of: doses.flatMap(\.all)) + self.nodes(of: modelTimes)
  }

  /// What the program reads.
  var inputs: [Node] { graph.inputs(of: roots) }

  /// What the derivatives of the states read.
  var movingInputs: [Node] { graph.inputs(of: whole.derivatives) }

  func compiler() -> TapeCompiler {
    TapeCompiler(graph, layout: RegisterLayout(model), covariatesVary: key.covariatesVary, roots: roots)
  }

  var modifiersIgnoreStates: Bool {
    let modifiers = model.compartments.flatMap {
      [$0.initial, $0.bioavailability, $0.lag, $0.rate, $0.duration].compactMap { $0 }
    }
    return modifiers.allSatisfy { !graph.dependence(of: $0).contains(.state) }
  }

  var neededCovariates: [Int] {
    inputs.compactMap { if case .covariate(let position) = $0 { position } else { nil } }
  }

  /// What stands in the way of derivatives that were asked for.
  var missingDerivatives: [Diagnostic] {
    let quantities = outputs + initial + doses.flatMap(\.all)
    let nodes = whole.derivatives + quantities.compactMap { $0?.node }
    let inputs = etas.map { Node.eta($0) } + model.compartments.indices.map { Node.state($0) }
    let isMissing =
      key.sensitivities && !graph.hasAllDerivatives(of: nodes)
      && nodes.contains { node in inputs.contains { !graph.hasDerivative(of: node, withRespectTo: $0) } }
    guard isMissing else { return [] }
    return [
      Diagnostic(
        "S018", .error, "the model has no formula for a derivative with respect to a random effect",
        at: .none,
        fix: "keep random effects out of trigamma() and of the shape of the incomplete gamma function")
    ]
  }
}
