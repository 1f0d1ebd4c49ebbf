import TitrateLanguage
import TitrateNumerics

/// Moves subjects' states through segments between events, one subject per lane.
protocol LaneDriving: AnyObject {
  /// Begins a segment of one subject in a lane: its registers, input rates and covariates are copied.
  ///
  /// - Parameter y: the integrator's components.
  func start(
    _ lane: Int, _ solver: SubjectSolver, at time: Double, _ y: UnsafePointer<Double>, end: Double)
  /// One attempted step of every lane that has somewhere to go.
  func step()
  /// Where the last accepted step of every lane ended.
  var times: UnsafePointer<Double> { get }
  /// Whether a lane has failed or turned stiff since this was last asked.
  func takeNews() -> Bool
  /// Where a lane's segment ends.
  func end(_ lane: Int) -> Double
  /// The components of a lane inside its last accepted step: all states and sensitivities, or what the block leaves.
  func interpolate(_ lane: Int, at time: Double, into y: UnsafeMutablePointer<Double>)
  /// Why a lane cannot go on; nil while it can.
  func failure(_ lane: Int) -> SolveFailure?
  /// Whether stability and not accuracy limits a lane's steps.
  func isStiff(_ lane: Int) -> Bool
  /// What a lane has cost since this was last asked.
  func takeCounts(_ lane: Int) -> IntegrationCounts
  /// Makes a lane idle.
  func stop(_ lane: Int)
}

/// An explicit integrator of `V.laneCount` lanes with the right-hand side of a program.
final class ExplicitDriver<V: LaneVector>: LaneDriving {
  private let equations: LaneEquations<V>
  /// In raw memory: a property would be checked for exclusive access each time.
  private let integrator: UnsafeMutablePointer<LaneIntegrator<V>>
  let times: UnsafePointer<Double>

  /// - Parameter besideBlock: leave the program's linear block to its closed form.
  init(
    _ program: SolverProgram, directions: Int, kind: VariationKind, besideBlock: Bool, options: SolveOptions
  ) {
    equations = LaneEquations(program, directions: directions, kind: kind, besideBlock: besideBlock)
    var integrator = LaneIntegrator<V>(
      stateCount: equations.n * (1 + directions), method: options.solver.tableau)
    integrator.rtol = options.rtol
    integrator.atol = options.atol
    integrator.maxSteps = options.maxSteps
    integrator.detectsStiffness =
      options.solver == .automatic && program.hasJacobian(besideBlock: besideBlock)
    times = integrator.times
    self.integrator = .allocate(capacity: 1)
    self.integrator.initialize(to: integrator)
  }

  deinit {
    equations.deallocate()
    integrator.deinitialize(count: 1)
    integrator.deallocate()
  }

  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func start(
    _ lane: Int, _ solver: SubjectSolver, at time: Double, _ y: UnsafePointer<Double>, end: Double
  ) {
    equations.adopt(lane, solver, from: time, to: end)
    integrator.pointee.start(lane: lane, at: time, state: y, end: end)
  }

  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func step() { integrator.pointee.step(equations) }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func takeNews() -> Bool {
    defer { integrator.pointee.hasNews = false }
    return integrator.pointee.hasNews
  }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func end(_ lane: Int) -> Double { integrator.pointee.end(lane) }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func isStiff(_ lane: Int) -> Bool { integrator.pointee.stiffness(lane) }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func takeCounts(_ lane: Int) -> IntegrationCounts { integrator.pointee.takeCounts(lane) }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func stop(_ lane: Int) { integrator.pointee.stop(lane: lane) }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func failure(_ lane: Int) -> SolveFailure? {
    SolveFailure(integrator.pointee.status(lane), time: integrator.pointee.time(lane))
  }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func interpolate(_ lane: Int, at time: Double, into y: UnsafeMutablePointer<Double>) {
    integrator.pointee.interpolate(lane: lane, at: time, into: y)
  }
}

/// A stiff integrator of `V.laneCount` lanes, with the program's own Jacobian; states only.
final class StiffDriver<V: LaneVector>: LaneDriving {
  private let equations: LaneEquations<V>
  private let integrator: UnsafeMutablePointer<RosenbrockIntegrator<V>>
  let times: UnsafePointer<Double>

  /// - Parameter besideBlock: leave the program's linear block to its closed form.
  init(_ program: SolverProgram, besideBlock: Bool, options: SolveOptions) {
    equations = LaneEquations(program, directions: 0, kind: .randomEffects, besideBlock: besideBlock)
    var integrator = RosenbrockIntegrator<V>(stateCount: equations.n)
    integrator.lanes.rtol = options.rtol
    integrator.lanes.atol = options.atol
    integrator.lanes.maxSteps = options.maxSteps
    times = integrator.lanes.times
    self.integrator = .allocate(capacity: 1)
    self.integrator.initialize(to: integrator)
  }

  deinit {
    equations.deallocate()
    integrator.deinitialize(count: 1)
    integrator.deallocate()
  }

  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func start(
    _ lane: Int, _ solver: SubjectSolver, at time: Double, _ y: UnsafePointer<Double>, end: Double
  ) {
    equations.adopt(lane, solver, from: time, to: end)
    integrator.pointee.start(lane: lane, at: time, state: y, end: end)
  }

  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func step() { integrator.pointee.step(equations) }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func takeNews() -> Bool {
    defer { integrator.pointee.lanes.hasNews = false }
    return integrator.pointee.lanes.hasNews
  }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func end(_ lane: Int) -> Double { integrator.pointee.lanes.end(lane) }
  func isStiff(_ lane: Int) -> Bool { false }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func takeCounts(_ lane: Int) -> IntegrationCounts { integrator.pointee.lanes.takeCounts(lane) }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func stop(_ lane: Int) { integrator.pointee.lanes.stop(lane: lane) }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func failure(_ lane: Int) -> SolveFailure? {
    SolveFailure(integrator.pointee.lanes.status(lane), time: integrator.pointee.lanes.time(lane))
  }
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  func interpolate(_ lane: Int, at time: Double, into y: UnsafeMutablePointer<Double>) {
    integrator.pointee.lanes.interpolate(lane: lane, at: time, into: y)
  }
}

extension SolveFailure {
  /// Why an integration cannot go on; nil while it can.
  fileprivate init?(_ status: IntegrationStatus, time: Double) {
    switch status {
    case .running, .reached: return nil
    case .tooManySteps: self = .tooManySteps(time: time)
    case .stepTooSmall: self = .stepTooSmall(time: time)
    case .notFinite: self = .notFinite(time: time, what: "a derivative of the states")
    }
  }
}

extension Solver {
  /// The explicit pair; the default one also where a stiff method was asked for and the model has no Jacobian.
  fileprivate var tableau: Tableau { self == .dormandPrince5 ? .dormandPrince5 : .tsitouras5 }
}
