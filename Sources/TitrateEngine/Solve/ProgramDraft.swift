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
    var nodes: [NodeID] { [node] + (states + etas).map(\.node) }
  }

  /// The dose modifiers of one compartment.
  struct DraftDose {
    var bioavailability: DraftQuantity?
    var lag: DraftQuantity?
    var rate: DraftQuantity?
    var duration: DraftQuantity?
    var all: [DraftQuantity?] { [bioavailability, lag, rate, duration] }
  }

  private let model: Model
  private let key: SolverProgram.Key
  private(set) var graph: Graph
  private(set) var method: CompiledModel.Method

  private(set) var derivativeNodes: [NodeID] = []
  private(set) var jacobian: [DraftEntry] = []
  private(set) var forcing: [DraftEntry] = []
  private(set) var timeForcing: [DraftEntry] = []
  private(set) var covariateForcing: [DraftEntry] = []
  private(set) var constants: [DraftEntry] = []
  private(set) var constantDerivatives: [DraftEntry] = []
  private(set) var coefficientEtas: [Int] = []
  private(set) var coefficientDerivatives: [[DraftEntry]] = []
  private(set) var accumulators: [Int] = []
  private(set) var outputs: [DraftQuantity?] = []
  private(set) var initial: [DraftQuantity?] = []
  private(set) var doses: [DraftDose] = []

  init(_ model: Model, key: SolverProgram.Key) {
    self.model = model
    self.key = key
    graph = model.graph
    derivativeNodes = model.compartments.map(\.derivative)
    method = model.compartments.isEmpty ? .algebraic : .integrated
    let linear = LinearStructure(model, graph: &graph, covariatesVary: key.covariatesVary)
    if let linear, method == .integrated, !key.forceIntegration {
      method = .closedForm
      differentiateLinear(linear)
    }
    differentiateStates()
    outputs = key.outputs.map { quantity($0) }
    initial = model.compartments.map { $0.initial.map { quantity($0) } }
    doses = model.compartments.map { compartment in
      DraftDose(
        bioavailability: compartment.bioavailability.map { quantity($0) },
        lag: compartment.lag.map { quantity($0) }, rate: compartment.rate.map { quantity($0) },
        duration: compartment.duration.map { quantity($0) })
    }
  }

  /// Positions of the random effects with respect to which derivatives are wanted.
  private var etas: Range<Int> { 0..<(key.sensitivities ? model.etas.count : 0) }

  private mutating func nonzeroDerivative(_ node: NodeID, _ input: Node) -> NodeID? {
    let derivative = graph.derivative(of: node, withRespectTo: input)
    return graph.constantValue(of: derivative) == 0 ? nil : derivative
  }

  private mutating func quantity(_ node: NodeID) -> DraftQuantity {
    guard key.sensitivities else { return DraftQuantity(node: node, states: [], etas: []) }
    var states: [DraftEntry] = []
    var effects: [DraftEntry] = []
    for state in model.compartments.indices {
      if let derivative = nonzeroDerivative(node, .state(state)) {
        states.append(DraftEntry(row: 0, column: state, node: derivative))
      }
    }
    for eta in etas {
      if let derivative = nonzeroDerivative(node, .eta(eta)) {
        effects.append(DraftEntry(row: eta, column: 0, node: derivative))
      }
    }
    return DraftQuantity(node: node, states: states, etas: effects)
  }

  private mutating func differentiateLinear(_ linear: LinearStructure) {
    jacobian = linear.coefficients.map { DraftEntry(row: $0.row, column: $0.column, node: $0.node) }
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

  private mutating func differentiateStates() {
    var isRead = Array(repeating: false, count: derivativeNodes.count)
    var entries: [DraftEntry] = []
    for (row, derivative) in derivativeNodes.enumerated() {
      for column in derivativeNodes.indices {
        guard let node = nonzeroDerivative(derivative, .state(column)) else { continue }
        isRead[column] = true
        entries.append(DraftEntry(row: row, column: column, node: node))
      }
    }
    accumulators = isRead.indices.filter { !isRead[$0] }
    guard method == .integrated else { return }
    jacobian = entries
    differentiateTime()
    for eta in etas {
      for (column, derivative) in derivativeNodes.enumerated() {
        if let node = nonzeroDerivative(derivative, .eta(eta)) {
          forcing.append(DraftEntry(row: eta, column: column, node: node))
        }
      }
    }
  }

  private mutating func differentiateTime() {
    let varying = key.covariatesVary ? model.covariates.indices.map { $0 } : []
    for (column, derivative) in derivativeNodes.enumerated() {
      if let node = nonzeroDerivative(derivative, .time) {
        timeForcing.append(DraftEntry(row: 0, column: column, node: node))
      }
      for covariate in varying {
        if let node = nonzeroDerivative(derivative, .covariate(covariate)) {
          covariateForcing.append(DraftEntry(row: covariate, column: column, node: node))
        }
      }
    }
  }

  /// Whether everything that a stiff method needs has a formula.
  var hasJacobian: Bool {
    let inputs =
      model.compartments.indices.map { Node.state($0) } + [.time]
      + (key.covariatesVary ? model.covariates.indices.map { Node.covariate($0) } : [])
    return derivativeNodes.allSatisfy { node in
      inputs.allSatisfy { graph.hasDerivative(of: node, withRespectTo: $0) }
    }
  }

  func nodes(of quantities: [DraftQuantity?]) -> [NodeID] { quantities.flatMap { $0?.nodes ?? [] } }

  private var roots: [NodeID] {
    let entries =
      jacobian + forcing + timeForcing + covariateForcing + constants + constantDerivatives
      + coefficientDerivatives.flatMap(\.self)
    return derivativeNodes + entries.map(\.node) + nodes(of: outputs) + nodes(of: initial)
      + nodes(of: doses.flatMap(\.all))
  }

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
    graph.inputs(of: roots).compactMap { if case .covariate(let position) = $0 { position } else { nil } }
  }

  /// What the model reads and the solver does not give it yet.
  var missingInputs: [Diagnostic] {
    let inputs = graph.inputs(of: roots)
    func any(_ test: (Node) -> Bool) -> Bool { inputs.contains(where: test) }
    var missing: [String] = []
    if any({ if case .event = $0 { true } else { false } }) { missing.append("the history of doses") }
    if any({ if case .uniform = $0 { true } else { false } }) { missing.append("random numbers") }
    if !model.modelTimes.isEmpty { missing.append("mtime()") }
    return missing.map {
      Diagnostic(
        "S040", .error, "the model uses \($0), which the solver cannot give it", at: .none,
        fix: "write the model without it")
    }
  }

  /// What stands in the way of derivatives that were asked for.
  var missingDerivatives: [Diagnostic] {
    let quantities = outputs + initial + doses.flatMap(\.all)
    let nodes = derivativeNodes + quantities.compactMap { $0?.node }
    let inputs = etas.map { Node.eta($0) } + model.compartments.indices.map { Node.state($0) }
    let isMissing =
      key.sensitivities
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
