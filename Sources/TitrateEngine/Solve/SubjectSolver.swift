import TitrateLanguage
import TitrateNumerics

/// One subject's events bound to a compiled model: allocate once, solve many times with other parameters.
///
/// Not thread-safe: one per thread. A solution depends on nothing but the arguments.
///
/// Order of things at one time: events that were announced earlier (further doses of ADDL, doses that arrive after
/// a lag, infusions that end) come before the records of that time, as NONMEM has it; records come in the order
/// of the data, so an observation written before a dose sees the state before it. Resets (EVID 3 and 4, SS = 1)
/// cancel everything announced. Dose modifiers are evaluated when the dose is taken, before its lag.
public final class SubjectSolver {
  /// Indices into `subject.records` of the records that ask for output (EVID 0 or 2), in data order.
  public let outputRecords: [Int]
  /// The distinct occasions of the subject, in order of appearance; one unnamed occasion without a level column.
  public let occasionCount: Int
  /// How many random effects a solution takes: every between-subject eta once (in `Model.etas` order), then for
  /// each occasion every occasion-level eta (in `Model.etas` order).
  public let etaCount: Int
  /// How this subject is solved.
  public let method: CompiledModel.Method
  /// Whether every state, at every row, is an affine function of all dose amounts scaled together or one by one:
  /// closed form, and no dose whose duration depends on its amount.
  public let isAffineInDoses: Bool
  /// What solving has cost so far.
  public var statistics: SolveStatistics {
    var total = run.pointee.statistics
    total.propagators = propagators?.built ?? 0
    return total
  }

  /// What changes while solving, in raw memory: class properties would be checked for exclusive access each time.
  struct Run {
    var time = 0.0
    /// By how much a closed form's states lag behind `time`: less than `quantum`.
    var carry = 0.0
    /// The combination of covariates and occasion that the registers hold; -1 for none.
    var set: Int32 = -1
    /// Occasion of the etas in the registers.
    var occasion: Int32 = -1
    var slots = 0
    var infusions = 0
    var statistics = SolveStatistics()
    /// Steps tried before this solution.
    var stepsBefore = 0
    /// Whether the stiff method has taken over.
    var isStiff = false
    /// Whether the integrator leaves the linear block to its closed form.
    var isBesideBlock = false
    /// Whether one period of a steady state is too stiff for the explicit method.
    var periodIsStiff = false
    /// Whether sensitivities are to be differences of the stiff method's solutions.
    var takesDifferences = false
    /// Whether the integrator stands inside the present segment.
    var isIntegrating = false
    var hasConstants = false
    /// Whether the coefficients of a closed form are numbers: states cannot move while they are not.
    var isDefined = true
    /// The record that comes next.
    var position = 0
    /// Whether what holds on the way to that record is already in force.
    var isApproaching = false
    /// The next record at which the integrator must stop.
    var nextStop = Double.infinity
  }

  let program: SolverProgram
  /// Solving again with other covariates of the same records is a change of this alone.
  var bound: BoundSubject
  let options: SolveOptions
  let n: Int
  /// Spans of a closed form are multiples of this; a power of 2, so that exact spans stay exact.
  let quantum: Double
  /// Number of directions: `etaCount` with sensitivities, else 0.
  let directions: Int
  let workspace: Workspace
  let run: UnsafeMutablePointer<Run>
  let line: UnsafeMutablePointer<CovariateLine>
  var queue: EventQueue
  var slots: DoseSlots
  let propagators: PropagatorCache?
  /// What integrates: this solver's own, or one that it shares with others, and its lane there.
  var driver: (any LaneDriving)?
  var lane = 0
  /// The solver's own integrators, once they were needed.
  var ownDrivers: [IntegrationKind: any LaneDriving] = [:]
  /// The linear block that moves in closed form beside the integrator, where the model has one.
  let curve: BlockCurve?
  /// What integrates one period of a steady state with derivatives with respect to the states.
  var periodDriver: ExplicitDriver<Double>?
  /// Solves for the states alone, once sensitivities are taken as differences.
  var stiffTwin: SubjectSolver?
  let etaSlots: EtaSlots
  /// The doses so far, where the model asks about them.
  var history: DoseHistory
  /// Where the model's random numbers come from; nil leaves them at ½.
  var drawKey: DrawKey?
  /// Those that are drawn at every record.
  var recordStream: CounterRandom?
  /// Times that the model names, and their derivatives by direction.
  var modelTimes: [Double]
  var modelTimeShifts: [Double]
  /// Notes what happens, when somebody wants to do it again for others.
  var recorder: ScheduleRecorder?

  /// Binds events to a model.
  ///
  /// - Parameters:
  ///   - outputs: what to compute at every output record: any nodes of the model's graph.
  ///   - sensitivities: whether to compute derivatives with respect to every random effect.
  /// - Throws: `Diagnostics` for a record that the model cannot take (unknown compartment, missing covariate …), and for
  ///   results that would not fit into memory.
  public convenience init(
    _ compiled: CompiledModel, subject: Subject, covariates: [String], outputs: [NodeID], sensitivities: Bool,
    options: SolveOptions = SolveOptions()
  ) throws {
    let program = try compiled.program(
      outputs: outputs, sensitivities: sensitivities, options: options,
      switched: RecordPlanner.switchedOff(subject, model: compiled.model))
    let bound = try BoundSubject(
      subject, model: compiled.model, columns: covariates, needed: program.neededCovariates,
      rule: options.covariates, events: options.events)
    try ProblemSize(program, bound, of: compiled.model, sensitivities: sensitivities)
      .check(subject: subject.id)
    self.init(program, bound, sensitivities: sensitivities, options: options)
  }

  /// Takes records that are bound already, as the subjects of a population share them.
  init(
    _ program: SolverProgram, _ bound: BoundSubject, sensitivities: Bool, options: SolveOptions
  ) {
    let model = program.model
    self.program = program
    self.bound = bound
    self.options = options
    method = program.method
    outputRecords = bound.outputRecords
    occasionCount = bound.occasionCount
    etaSlots = EtaSlots(model, occasionCount: bound.occasionCount)
    etaCount = etaSlots.count
    n = program.stateCount
    let latest = bound.records.reduce(0) { max($0, $1.time.magnitude) }
    quantum = 4 * max(latest, 1).binade * 2 * Double.ulpOfOne
    directions = sensitivities ? etaCount : 0
    isAffineInDoses =
      method == .closedForm && program.modifiersIgnoreStates && program.questions.isEmpty
      && !bound.records.contains { $0.isDose && ($0.input == .givenRate || $0.input == .modelledRate) }
    workspace = Workspace(
      program, model: model, rows: bound.outputRecords.count, directions: directions, etaCount: etaCount)
    run = .allocate(capacity: 1)
    run.initialize(to: Run())
    line = .allocate(capacity: 1)
    line.initialize(to: CovariateLine(start: 0, end: 0, from: bound.sets.base, to: bound.sets.base, count: 0))
    history = DoseHistory(program.questions, directions: directions)
    modelTimes = Array(repeating: 0, count: program.modelTimes.count)
    modelTimeShifts = Array(repeating: 0, count: program.modelTimes.count * directions)
    queue = EventQueue(capacity: 4 * bound.records.count)
    slots = DoseSlots(directions: directions, capacity: 2 * bound.records.count)
    curve = program.block.map(BlockCurve.init)
    propagators =
      method == .closedForm
      ? PropagatorCache(
        n: n, directions: program.coefficientEtas.count, spans: 2 * bound.records.count + 16) : nil
  }

  deinit {
    run.deallocate()
    line.deallocate()
    queue.deallocate()
    slots.deallocate()
  }

  /// Solves for one set of parameters; results are read by `value` and `derivative` until the next call.
  ///
  /// - Parameters:
  ///   - thetas: `Model.thetas.count` population parameters.
  ///   - etas: `etaCount` random effects.
  public func solve(thetas: UnsafePointer<Double>, etas: UnsafePointer<Double>) throws(SolveFailure) {
    try begin(thetas: thetas, etas: etas)
    if method == .integrated { useOwnDriver() }
    if options.solver == .rodas5P && method == .integrated && mayTakeDifferences {
      return try solveByDifferences(thetas: thetas, etas: etas)
    }
    do throws(SolveFailure) {
      while let time = try resume() { try reach(time) }
    } catch {
      guard run.pointee.takesDifferences else { throw error }
      try solveByDifferences(thetas: thetas, etas: etas)
    }
    count()
  }

  /// Begins a solution: copies the parameters; nothing of an earlier one remains.
  func begin(thetas: UnsafePointer<Double>, etas: UnsafePointer<Double>) throws(SolveFailure) {
    let w = workspace
    let start = bound.records.first?.time ?? 0
    for index in 0..<w.thetaCount {
      let value = thetas[index]
      if !value.isFinite { throw .notFinite(time: start, what: "theta \(index + 1)") }
      w.registers[program.layout.theta + index] = value
    }
    for index in 0..<etaCount {
      let value = etas[index]
      if !value.isFinite { throw .notFinite(time: start, what: "eta \(index + 1)") }
      w.etas[index] = value
    }
    run.pointee.set = -1
    run.pointee.occasion = -1
    run.pointee.isIntegrating = false
    run.pointee.position = 0
    run.pointee.isApproaching = false
    run.pointee.isStiff = false
    run.pointee.periodIsStiff = false
    run.pointee.takesDifferences = false
    run.pointee.statistics.solves += 1
    run.pointee.stepsBefore = run.pointee.statistics.steps + run.pointee.statistics.rejected
    switchAllOn()
    drawSubject()
    if program.questions.asksAboutDoses {
      history.clear()
      history.write(to: w.registers, w.eventDerivatives, first: program.layout.event)
    }
    run.pointee.isBesideBlock = canMoveBlock()
    if method == .integrated && options.solver == .rodas5P && canBeStiff { turnStiff() }
  }

  /// Whether the linear block has its closed form under all the covariates and occasions of this solution.
  private func canMoveBlock() -> Bool {
    guard let curve else { return false }
    run.pointee.isBesideBlock = false
    for set in bound.occasions.indices {
      adopt(Int32(set))
      guard curve.adopt(workspace.registers) else { return false }
    }
    return true
  }

  /// Goes on until the records are done or the integrator is needed.
  ///
  /// What waits here is one subject; eight of them can share an integrator, each at its own place in its records.
  ///
  /// - Returns: the time that the integrator must reach before the next call; nil when all rows are written.
  func resume() throws(SolveFailure) -> Double? {
    let records = bound.records
    while true {
      if run.pointee.isIntegrating { try writePassedRows(records) }
      guard run.pointee.position < records.count else { return nil }
      let index = run.pointee.position
      let record = records[index]
      if record.isStop { try checkBudget() }
      if !run.pointee.isApproaching { recorder?.note(record) }
      if index == 0 || record.isReset {
        try restart(at: record, index)
      } else if let time = try approach(index, record) {
        return time
      } else {
        drawRecord()
      }
      if record.switching != 0 { switchCompartment(record) }
      switch record.action {
      case .output: try writeRow(Int(record.row), at: record.time)
      case .dose, .resetAndDose: try take(record, at: index)
      case .reset: break
      }
      run.pointee.isApproaching = false
      run.pointee.position += 1
    }
  }

  /// Writes the next rows as far as the integrator has come and nothing else happens: `resume` would do the same,
  /// with more questions.
  private func writePassedRows(_ records: [PlannedRecord]) throws(SolveFailure) {
    guard let driver, !program.covariatesVary, !program.questions.changesAtRecords else { return }
    let (reached, nextEvent) = (driver.times[lane], queue.nextTime)
    let set = run.pointee.set
    let y = workspace.rowY
    var position = run.pointee.position
    defer { run.pointee.position = position }
    while position < records.count {
      // Field by field: a record is long.
      let time = records[position].time
      guard time <= reached, time + 8 * time.magnitude.ulp < nextEvent,
        records[position].action == .output, !records[position].isStop, records[position].way == set,
        records[position].set == set
      else { return }
      run.pointee.time = time
      readStates(driver, at: time, into: y)
      try writeRow(Int(records[position].row), at: time)
      run.pointee.isApproaching = false
      position += 1
    }
  }

  /// Initial values at the first record or after a reset.
  private func restart(at record: PlannedRecord, _ index: Int) throws(SolveFailure) {
    forgetEvents()
    run.pointee.time = record.time
    run.pointee.carry = 0
    switchAllOn()
    announceRecord(index, record)
    drawRecord()
    adopt(record.set)
    setInitialState()
    if index == 0 { findModelTimes() }
    announceModelTimes()
  }

  /// Moves to a record's time through all that happens on the way.
  ///
  /// - Returns: the time that the integrator must reach first; nil when the record's time is reached.
  private func approach(_ index: Int, _ record: PlannedRecord) throws(SolveFailure) -> Double? {
    if !run.pointee.isApproaching {
      run.pointee.isApproaching = true
      announceRecord(index, record)
      if program.covariatesVary { beginPiece(to: index) } else { adopt(record.way) }
      let mayPass = method == .integrated && !program.questions.recordsMoveStates
      run.pointee.nextStop = mayPass ? record.nextStop : record.time
    }
    // Times that differ by rounding alone are the same time.
    let tolerance = 4 * max(record.time.magnitude, run.pointee.time.magnitude).ulp
    while queue.nextTime <= record.time + tolerance {
      let time = min(max(queue.nextTime, run.pointee.time), record.time)
      if mustWait(for: time, stop: true) { return time }
      let event = queue.pop()
      try advance(to: time, stop: true)
      try handle(event)
    }
    let stop = record.isStop || program.questions.recordsMoveStates
    if mustWait(for: record.time, stop: stop) { return record.time }
    try advance(to: record.time, stop: stop)
    adopt(record.set)
    return nil
  }

  /// Every event starts the count of steps anew; this ends what would take for ever all the same.
  func checkBudget() throws(SolveFailure) {
    let spent = run.pointee.statistics.steps + run.pointee.statistics.rejected - run.pointee.stepsBefore
    if spent / 100 > options.maxSteps { throw .tooManySteps(time: run.pointee.time) }
  }

  private func handle(_ event: EventQueue.Event) throws(SolveFailure) {
    try checkBudget()
    switch event.kind {
    case .modelTime: passModelTime(Int(event.index))
    case .infusionEnds: endInfusion(Int(event.index))
    case .doseArrives: startInput(Int(event.index))
    case .doseIsTaken:
      let record = bound.records[Int(event.index)]
      try takeOne(record, at: event.time)
      announceNext(record, Int(event.index), after: event.repetition)
    }
  }
}
