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

/// An integrator of `V.laneCount` lanes with the right-hand side of a program.
final class LaneDriver<V: LaneVector>: LaneDriving {
  private let program: SolverProgram
  private let equations: LaneEquations<V>
  private var integrator: LaneIntegrator<V>

  init(
    _ program: SolverProgram, directions: Int, kind: VariationKind, options: SolveOptions, method: Tableau
  ) {
    self.program = program
    equations = LaneEquations(program, directions: directions, kind: kind)
    integrator = LaneIntegrator(stateCount: program.stateCount * (1 + directions), method: method)
    integrator.rtol = options.rtol
    integrator.atol = options.atol
    integrator.maxSteps = options.maxSteps
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
  func isStiff(_ lane: Int) -> Bool { integrator.stiffness(lane) }
  func takeCounts(_ lane: Int) -> IntegrationCounts { integrator.takeCounts(lane) }
  func stop(_ lane: Int) { integrator.stop(lane: lane) }

  func interpolate(_ lane: Int, at time: Double, into y: UnsafeMutablePointer<Double>) {
    integrator.interpolate(lane: lane, at: time, into: y)
  }

  func failure(_ lane: Int) -> SolveFailure? {
    let time = integrator.time(lane)
    return switch integrator.status(lane) {
    case .running, .reached: nil
    case .tooManySteps: .tooManySteps(time: time)
    case .stepTooSmall: .stepTooSmall(time: time)
    case .notFinite: .notFinite(time: time, what: "a derivative of the states")
    }
  }
}
