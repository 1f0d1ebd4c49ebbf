import TitrateLanguage

/// A register that holds one entry of a sparse table.
struct Entry: BitwiseCopyable {
  /// Row, or the random effect, by position in `Model.etas`.
  let row: Int32
  /// Column: a state.
  let column: Int32
  let register: Int32
}

/// A quantity and where its partial derivatives stand: a slice of each of the program's entry tables.
struct DifferentiatedQuantity: BitwiseCopyable {
  /// -1 for a quantity that the model does not give.
  var register: Int32 = -1
  /// d/d(state): `row` is unused.
  var stateStart: Int32 = 0
  var stateEnd: Int32 = 0
  /// d/d(random effect): `column` is unused.
  var etaStart: Int32 = 0
  var etaEnd: Int32 = 0
  /// d/d(time of a dose): `row` is the position in `Model.eventQuantities`, `column` is unused.
  var eventStart: Int32 = 0
  var eventEnd: Int32 = 0

  var isGiven: Bool { register >= 0 }
}

/// What happens to doses into one compartment.
struct DoseQuantities: BitwiseCopyable {
  var bioavailability = DifferentiatedQuantity()
  var lag = DifferentiatedQuantity()
  var rate = DifferentiatedQuantity()
  var duration = DifferentiatedQuantity()
}

/// A model compiled for one set of outputs: tapes, tables of registers, and the method. Shared by all subjects.
final class SolverProgram: Sendable {
  /// What it solves: the model, or a variant of it for data that switch compartments.
  let model: Model
  let method: CompiledModel.Method
  let layout: RegisterLayout
  let stateCount: Int
  let outputCount: Int
  /// Whether covariates change with time between events.
  let covariatesVary: Bool
  /// First values of the register file.
  let image: FrozenBuffer<Double>

  let prologue: Tape
  let outputTape: Tape
  let initialTape: Tape
  /// Dose modifiers of all compartments; nearly always empty, as they rarely depend on states or time.
  let doseTape: Tape

  /// Times that the model names, which nearly always are constants; see `modelTimes`.
  let modelTimeTape: Tape

  /// All states; the Jacobian of a closed form is its K.
  let whole: IntegratedSystem
  /// The part of the states that moves in closed form beside an integrator, where there is one.
  let block: DrivingBlock?
  private let restHasJacobian: Bool
  /// Where the propagators of a closed form can be other than 0.
  let pattern: Pattern
  /// b of a closed form: `column` is the state.
  let constants: FrozenBuffer<Entry>
  /// d(K)/d(eta), in blocks by position in `coefficientEtas`.
  let coefficientDerivatives: [FrozenBuffer<Entry>]
  /// The random effects on which K depends, by position in `Model.etas`.
  let coefficientEtas: [Int]
  /// d(b)/d(eta): `row` is the eta, `column` the state.
  let constantDerivatives: FrozenBuffer<Entry>
  /// States that nothing reads, themselves included (an AUC, say): they have no steady state and need none.
  let accumulators: [Int]

  let outputs: FrozenBuffer<DifferentiatedQuantity>
  let initial: FrozenBuffer<DifferentiatedQuantity>
  let doses: FrozenBuffer<DoseQuantities>
  let stateEntries: FrozenBuffer<Entry>
  let etaEntries: FrozenBuffer<Entry>
  let eventEntries: FrozenBuffer<Entry>
  /// Values of `mtime()`.
  let modelTimes: FrozenBuffer<DifferentiatedQuantity>
  /// What it reads of records, doses and random numbers.
  let questions: HistoryQuestions
  /// Whether no dose modifier and no initial value depends on the states.
  let modifiersIgnoreStates: Bool
  /// Whether subjects of one design can be solved side by side: closed form, and nothing that depends on time, state
  /// or history decides a dose.
  let canGoSideBySide: Bool
  /// Covariates, by position in `Model.covariates`, that these outputs need.
  let neededCovariates: [Int]

  /// What the model needs and cannot have: derivatives with respect to random effects. Empty for nearly every model.
  let problems: [Diagnostic]

  /// Whether a stiff method can integrate all states, or what the block leaves over.
  func hasJacobian(besideBlock: Bool) -> Bool { besideBlock ? restHasJacobian : whole.hasJacobian }

  /// Whether a solution with so many derivatives can begin with a kind of integration.
  func mayBegin(with kind: IntegrationKind, directions: Int, _ options: SolveOptions) -> Bool {
    if kind.isBesideBlock && block == nil { return false }
    let startsStiff =
      options.solver == .rodas5P && directions == 0 && hasJacobian(besideBlock: kind.isBesideBlock)
    return kind.isStiff == startsStiff
  }

  /// What distinguishes one program of a model from another.
  struct Key: Hashable {
    let outputs: [NodeID]
    let sensitivities: Bool
    let covariatesVary: Bool
    let forceIntegration: Bool
    /// Compartments that records switch off, in order.
    var switched: [Int] = []
  }

  init(_ base: Model, key: Key) {
    let model = base.switching(key.switched)
    self.model = model
    let draft = ProgramDraft(model, key: key)
    method = draft.method
    layout = RegisterLayout(model)
    stateCount = model.compartments.count
    outputCount = key.outputs.count
    covariatesVary = key.covariatesVary
    accumulators = draft.accumulators
    coefficientEtas = draft.coefficientEtas
    modifiersIgnoreStates = draft.modifiersIgnoreStates
    neededCovariates = draft.neededCovariates
    problems = draft.missingDerivatives
    questions = HistoryQuestions(
      model, layout: layout, inputs: draft.inputs, moving: draft.movingInputs)

    let compiler = draft.compiler()
    image = FrozenBuffer(compiler.image)
    prologue = compiler.makePrologue()
    whole = IntegratedSystem(draft.whole, compiler)
    block = draft.block.map { DrivingBlock($0.linear, rest: $0.rest, compiler) }
    restHasJacobian = block?.rest.hasJacobian ?? false
    outputTape = compiler.makeTape(draft.nodes(of: draft.outputs))
    initialTape = compiler.makeTape(draft.nodes(of: draft.initial))
    doseTape = compiler.makeTape(draft.nodes(of: draft.doses.flatMap(\.all)))
    modelTimeTape = compiler.makeTape(draft.nodes(of: draft.modelTimes))
    canGoSideBySide =
      draft.method == .closedForm && !key.sensitivities && doseTape.isEmpty && initialTape.isEmpty
      && !key.covariatesVary
      && questions.isEmpty && model.modelTimes.isEmpty

    func entries(_ drafts: [ProgramDraft.DraftEntry]) -> FrozenBuffer<Entry> {
      FrozenBuffer(drafts.map { $0.entry(compiler) })
    }
    pattern = Pattern(
      method == .closedForm ? draft.whole.jacobian.map { ($0.row, $0.column) } : [], n: stateCount)
    constants = entries(draft.constants)
    constantDerivatives = entries(draft.constantDerivatives)
    coefficientDerivatives = draft.coefficientDerivatives.map(entries)

    var table = QuantityTable(compiler)
    outputs = FrozenBuffer(draft.outputs.map { table.add($0) })
    initial = FrozenBuffer(draft.initial.map { table.add($0) })
    doses = FrozenBuffer(
      draft.doses.map {
        DoseQuantities(
          bioavailability: table.add($0.bioavailability), lag: table.add($0.lag), rate: table.add($0.rate),
          duration: table.add($0.duration))
      })
    modelTimes = FrozenBuffer(draft.modelTimes.map { table.add($0) })
    stateEntries = FrozenBuffer(table.stateEntries)
    etaEntries = FrozenBuffer(table.etaEntries)
    eventEntries = FrozenBuffer(table.eventEntries)
  }
}

/// Collects the slices of `DifferentiatedQuantity`.
private struct QuantityTable {
  private let compiler: TapeCompiler
  private(set) var stateEntries: [Entry] = []
  private(set) var etaEntries: [Entry] = []
  private(set) var eventEntries: [Entry] = []

  init(_ compiler: TapeCompiler) { self.compiler = compiler }

  mutating func add(_ draft: ProgramDraft.DraftQuantity?) -> DifferentiatedQuantity {
    guard let draft else { return DifferentiatedQuantity() }
    var quantity = DifferentiatedQuantity(register: compiler.register(draft.node))
    quantity.stateStart = Int32(stateEntries.count)
    stateEntries += draft.states.map { $0.entry(compiler) }
    quantity.stateEnd = Int32(stateEntries.count)
    quantity.etaStart = Int32(etaEntries.count)
    etaEntries += draft.etas.map { $0.entry(compiler) }
    quantity.etaEnd = Int32(etaEntries.count)
    quantity.eventStart = Int32(eventEntries.count)
    eventEntries += draft.events.map { $0.entry(compiler) }
    quantity.eventEnd = Int32(eventEntries.count)
    return quantity
  }
}
