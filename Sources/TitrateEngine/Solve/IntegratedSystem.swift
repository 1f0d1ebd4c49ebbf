/// What an integrator moves: all states of a model, or those that its linear block leaves over.
struct IntegratedSystem: Sendable {
  /// Positions in `Model.compartments` of the integrator's components.
  let states: FrozenBuffer<Int32>
  /// Derivatives of these states, and what they need.
  let rightHandSide: Tape
  /// The same with Jacobian and derivatives with respect to random effects.
  let variational: Tape
  /// Register of each component's derivative.
  let derivatives: FrozenBuffer<Int32>
  /// Jacobian, by component; K of a closed form.
  let jacobian: FrozenBuffer<Entry>
  /// The Jacobian and the derivatives with respect to time, for stiff methods.
  let jacobianTape: Tape
  /// d(derivative)/d(time): `row` is unused, `column` the component.
  let timeForcing: FrozenBuffer<Entry>
  /// d(derivative)/d(covariate), where covariates change between events: `row` is the covariate.
  let covariateForcing: FrozenBuffer<Entry>
  /// d(derivative)/d(state of the block): `row` is a position in `DrivingBlock.reads`.
  let driveForcing: FrozenBuffer<Entry>
  /// Derivatives with respect to random effects: `row` is the eta.
  let forcing: FrozenBuffer<Entry>
  /// Derivatives with respect to times of doses: `row` is the position in `Model.eventQuantities`.
  let eventForcing: FrozenBuffer<Entry>
  /// Whether all of these have formulas.
  let hasJacobian: Bool
  /// Registers that hold still during a segment and that the derivatives read.
  let segmentRegisters: FrozenBuffer<Int32>

  var count: Int { states.count }

  init(_ draft: ProgramDraft.DraftSystem, _ compiler: TapeCompiler) {
    states = FrozenBuffer(draft.states.map(Int32.init))
    rightHandSide = compiler.makeTape(draft.derivatives)
    let variations = draft.jacobian + draft.forcing + draft.eventForcing
    let variationalNodes = draft.derivatives + variations.map(\.node)
    variational = compiler.makeTape(variationalNodes)
    let stiff = draft.jacobian + draft.timeForcing + draft.covariateForcing + draft.driveForcing
    let stiffNodes = stiff.map(\.node)
    jacobianTape = compiler.makeTape(stiffNodes)
    segmentRegisters = FrozenBuffer(
      compiler.constants(of: [rightHandSide, variational, jacobianTape], and: variationalNodes + stiffNodes))
    derivatives = FrozenBuffer(draft.derivatives.map { compiler.register($0) })
    func entries(_ drafts: [ProgramDraft.DraftEntry]) -> FrozenBuffer<Entry> {
      FrozenBuffer(drafts.map { $0.entry(compiler) })
    }
    jacobian = entries(draft.jacobian)
    timeForcing = entries(draft.timeForcing)
    covariateForcing = entries(draft.covariateForcing)
    driveForcing = entries(draft.driveForcing)
    forcing = entries(draft.forcing)
    eventForcing = entries(draft.eventForcing)
    hasJacobian = draft.hasJacobian
  }
}

/// A program's linear block that moves in closed form while the rest is integrated; see `LinearBlock`.
struct DrivingBlock: Sendable {
  /// Positions in `Model.compartments`, in the block's order.
  let states: FrozenBuffer<Int32>
  let groups: [Range<Int>]
  let parents: [Int]
  /// K, by position in `states`.
  let coefficients: FrozenBuffer<Entry>
  /// b: `column` is a position in `states`.
  let constants: FrozenBuffer<Entry>
  /// Positions in `states` that the rest reads, and of the exponentials that these have.
  let reads: FrozenBuffer<Int32>
  let modes: FrozenBuffer<Int32>
  /// Registers of the states in `reads`.
  let readRegisters: FrozenBuffer<Int32>
  /// What is integrated beside it.
  let rest: IntegratedSystem

  /// Numbers that describe the block to the rest during one segment: its beginning, the modes' rates, and for each
  /// state that is read a constant, a slope and a coefficient for each mode.
  var numberCount: Int { 1 + modes.count + reads.count * (2 + modes.count) }

  init(_ block: LinearBlock, rest: ProgramDraft.DraftSystem, _ compiler: TapeCompiler) {
    states = FrozenBuffer(block.states.map(Int32.init))
    groups = block.groups
    parents = block.parents
    func entries(_ coefficients: [LinearStructure.Coefficient]) -> FrozenBuffer<Entry> {
      FrozenBuffer(
        coefficients.map {
          Entry(row: Int32($0.row), column: Int32($0.column), register: compiler.register($0.node))
        })
    }
    coefficients = entries(block.coefficients)
    constants = entries(block.constants)
    reads = FrozenBuffer(block.reads.map(Int32.init))
    modes = FrozenBuffer(block.modes.map(Int32.init))
    readRegisters = FrozenBuffer(block.reads.map { Int32(compiler.layout.state + block.states[$0]) })
    self.rest = IntegratedSystem(rest, compiler)
  }
}
