import TitrateLanguage
import TitrateNumerics

/// Moves subjects' states through segments between events, one subject per lane.
protocol LaneDriving: AnyObject {
  /// Begins a segment of one subject in a lane: its registers, input rates and covariates are copied.
  func start(
    _ lane: Int, _ solver: SubjectSolver, at time: Double, _ y: UnsafePointer<Double>, end: Double)
  /// One attempted step of every lane that has somewhere to go.
  func step()
  /// Where a lane's last accepted step ended.
  func time(_ lane: Int) -> Double
  /// Where a lane's segment ends.
  func end(_ lane: Int) -> Double
  /// y of a lane inside its last accepted step.
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
  private var integrator: LaneIntegrator<V>

  init(_ program: SolverProgram, directions: Int, kind: VariationKind, options: SolveOptions) {
    equations = LaneEquations(program, directions: directions, kind: kind)
    integrator = LaneIntegrator(
      stateCount: program.stateCount * (1 + directions), method: options.solver.tableau)
    integrator.rtol = options.rtol
    integrator.atol = options.atol
    integrator.maxSteps = options.maxSteps
    integrator.detectsStiffness = options.solver == .automatic && kind == .randomEffects && directions == 0
  }

  deinit { equations.deallocate() }

  func start(
    _ lane: Int, _ solver: SubjectSolver, at time: Double, _ y: UnsafePointer<Double>, end: Double
  ) {
    equations.adopt(lane, solver)
    integrator.start(lane: lane, at: time, state: y, end: end)
  }

  func step() { integrator.step(equations) }
  func time(_ lane: Int) -> Double { integrator.time(lane) }
  func end(_ lane: Int) -> Double { integrator.end(lane) }
  func isStiff(_ lane: Int) -> Bool { integrator.stiffness(lane) }
  func takeCounts(_ lane: Int) -> IntegrationCounts { integrator.takeCounts(lane) }
  func stop(_ lane: Int) { integrator.stop(lane: lane) }
  func failure(_ lane: Int) -> SolveFailure? {
    SolveFailure(integrator.status(lane), time: integrator.time(lane))
  }
  func interpolate(_ lane: Int, at time: Double, into y: UnsafeMutablePointer<Double>) {
    integrator.interpolate(lane: lane, at: time, into: y)
  }
}

/// A stiff integrator of `V.laneCount` lanes, with the program's own Jacobian; states only.
final class StiffDriver<V: LaneVector>: LaneDriving {
  private let equations: LaneEquations<V>
  private var integrator: RosenbrockIntegrator<V>

  init(_ program: SolverProgram, options: SolveOptions) {
    equations = LaneEquations(program, directions: 0, kind: .randomEffects)
    integrator = RosenbrockIntegrator(stateCount: program.stateCount)
    integrator.lanes.rtol = options.rtol
    integrator.lanes.atol = options.atol
    integrator.lanes.maxSteps = options.maxSteps
  }

  deinit { equations.deallocate() }

  func start(
    _ lane: Int, _ solver: SubjectSolver, at time: Double, _ y: UnsafePointer<Double>, end: Double
  ) {
    equations.adopt(lane, solver)
    integrator.start(lane: lane, at: time, state: y, end: end)
  }

  func step() { integrator.step(equations) }
  func time(_ lane: Int) -> Double { integrator.lanes.time(lane) }
  func end(_ lane: Int) -> Double { integrator.lanes.end(lane) }
  func isStiff(_ lane: Int) -> Bool { false }
  func takeCounts(_ lane: Int) -> IntegrationCounts { integrator.lanes.takeCounts(lane) }
  func stop(_ lane: Int) { integrator.lanes.stop(lane: lane) }
  func failure(_ lane: Int) -> SolveFailure? {
    SolveFailure(integrator.lanes.status(lane), time: integrator.lanes.time(lane))
  }
  func interpolate(_ lane: Int, at time: Double, into y: UnsafeMutablePointer<Double>) {
    integrator.lanes.interpolate(lane: lane, at: time, into: y)
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
  /// The explicit pair; the stiff method's sensitivities are integrated by the default one.
  fileprivate var tableau: Tableau { self == .dormandPrince5 ? .dormandPrince5 : .tsitouras5 }
}
