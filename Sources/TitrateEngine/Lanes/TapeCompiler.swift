import TitrateLanguage

/// Where the values given from outside stand in a register file.
struct RegisterLayout: Sendable {
  let theta: Int
  let eta: Int
  let covariate: Int
  /// Event quantities; 0 until the first dose.
  let event: Int
  /// Random numbers, ½ until something is drawn.
  let uniform: Int
  let time: Int
  let state: Int
  /// The first register that is not an input.
  let end: Int

  init(_ model: Model) {
    theta = 0
    eta = theta + model.thetas.count
    covariate = eta + model.etas.count
    event = covariate + model.covariates.count
    uniform = event + model.eventQuantities.count
    time = uniform + model.draws.count
    state = time + 1
    end = state + model.compartments.count
  }

  /// How many covariates the model has.
  var covariateCount: Int { event - covariate }

  /// The register of an input; nil for operations and constants.
  func register(of node: Node) -> Int? {
    switch node {
    case .theta(let index): theta + index
    case .eta(let index): eta + index
    case .covariate(let index): covariate + index
    case .event(let index): event + index
    case .uniform(let index): uniform + index
    case .time: time
    case .state(let index): state + index
    case .constant, .unary, .binary, .ternary, .select: nil
    }
  }
}

/// Turns nodes of a graph into tapes that share one register file.
///
/// A node whose value cannot change between events (it depends on theta, eta, covariates, event quantities and random numbers only) is computed in
/// the prologue, once for all tapes; the others are computed by each tape that needs them. Every node has its own
/// register: files are a few kilobytes, and nothing computed by the prologue is ever overwritten.
struct TapeCompiler {
  private let graph: Graph
  let layout: RegisterLayout
  private let covariatesVary: Bool
  private var registers: [Int32]
  private var prologue: [Instruction] = []
  /// Registers' first values: zeros, and the constants.
  private(set) var image: [Double]

  /// - Parameters:
  ///   - roots: every node that any tape will be asked for.
  ///   - covariatesVary: whether covariates change with time between events (straight lines between records).
  init(_ graph: Graph, layout: RegisterLayout, covariatesVary: Bool, roots: [NodeID]) {
    self.graph = graph
    self.layout = layout
    self.covariatesVary = covariatesVary
    registers = Array(repeating: -1, count: graph.nodes.count)
    image = Array(repeating: 0, count: layout.end)
    for register in layout.uniform..<layout.time { image[register] = 0.5 }
    let needed = Self.marks(graph, roots)
    for index in graph.nodes.indices where needed[index] {
      place(NodeID(index))
    }
  }

  private mutating func place(_ id: NodeID) {
    let index = Int(id.index)
    let node = graph.nodes[index]
    if let input = layout.register(of: node) {
      registers[index] = Int32(input)
      return
    }
    registers[index] = Int32(image.count)
    if case .constant(let value) = node {
      image.append(value)
      return
    }
    image.append(0)
    if !isDynamic(id), let instruction = instruction(id) { prologue.append(instruction) }
  }

  /// Whether the node's value can change between events.
  func isDynamic(_ id: NodeID) -> Bool {
    let dependence = graph.dependence(of: id)
    if !dependence.isDisjoint(with: [.state, .time]) { return true }
    return covariatesVary && dependence.contains(.covariate)
  }

  /// The register of a node among the roots.
  func register(_ id: NodeID) -> Int32 {
    let register = registers[Int(id.index)]
    precondition(register >= 0, "node \(id.index) was not among the roots")
    return register
  }

  /// What must run when parameters, covariates, event quantities or random numbers change.
  func makePrologue() -> Tape { Tape(prologue) }

  /// Registers that tapes, or those who use their results, read and no tape computes, inputs that change between
  /// events left out: what must be copied when tapes run over other registers than the prologue did.
  func constants(of tapes: [Tape], and results: [NodeID]) -> [Int32] {
    var written = Set<Int32>()
    var read = Set(results.map { register($0) })
    for tape in tapes {
      for instruction in UnsafeBufferPointer(start: tape.code.base, count: tape.code.count) {
        read.formUnion(instruction.operands)
        written.insert(instruction.destination)
      }
    }
    let dynamicInputs = Int32(layout.time)..<Int32(layout.end)
    return read.subtracting(written).filter { !dynamicInputs.contains($0) }.sorted()
  }

  /// What must run when state or time change, to have these nodes.
  func makeTape(_ roots: [NodeID]) -> Tape {
    let needed = Self.marks(graph, roots)
    let instructions = graph.nodes.indices.compactMap { index in
      let id = NodeID(index)
      return needed[index] && isDynamic(id) ? instruction(id) : nil
    }
    return Tape(fuseInstructions(instructions, kept: Set(roots.map { register($0) })))
  }

  private func instruction(_ id: NodeID) -> Instruction? {
    Instruction(graph[id], destination: registers[Int(id.index)]) { registers[Int($0.index)] }
  }

  private static func marks(_ graph: Graph, _ roots: [NodeID]) -> [Bool] {
    var marks = Array(repeating: false, count: graph.nodes.count)
    for root in roots { marks[Int(root.index)] = true }
    for index in graph.nodes.indices.reversed() where marks[index] {
      for operand in graph.nodes[index].operands { marks[Int(operand.index)] = true }
    }
    return marks
  }
}
