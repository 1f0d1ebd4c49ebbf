@testable import TitrateNumerics

/// A right-hand side that gives every lane its own problem, from scalar closures: for tests only, because nothing is
/// inlined.
struct EachLane<V: LaneVector>: LaneRightHandSide {
  let stateCount: Int
  let slopes: [Slope]
  let jacobians: [Jacobian]

  func evaluate(_ t: V, _ y: UnsafePointer<V>, _ dydt: UnsafeMutablePointer<V>) {
    var result = Array(repeating: 0.0, count: stateCount)
    for lane in 0..<V.laneCount {
      slopes[lane](t[lane: lane], (0..<stateCount).map { y[$0][lane: lane] }, &result)
      for component in 0..<stateCount { dydt[component][lane: lane] = result[component] }
    }
  }

  func jacobian(
    _ t: V, _ y: UnsafePointer<V>, _ j: UnsafeMutablePointer<V>, _ dfdt: UnsafeMutablePointer<V>
  ) {
    for lane in 0..<V.laneCount {
      let result = jacobians[lane](t[lane: lane], (0..<stateCount).map { y[$0][lane: lane] })
      for index in result.j.indices { j[index][lane: lane] = result.j[index] }
      for index in result.dfdt.indices { dfdt[index][lane: lane] = result.dfdt[index] }
    }
  }
}

/// A stepper under test.
enum Method: String, CaseIterable, Sendable {
  case tsit5, dopri5, rodas5p

  static let explicit: [Method] = [.tsit5, .dopri5]
  var tableau: Tableau {
    switch self {
    case .tsit5: .tsitouras5
    case .dopri5: .dormandPrince5
    case .rodas5p: RosenbrockNumbers.output
    }
  }
  /// Evaluations of f in one attempt.
  var stages: Int { self == .rodas5p ? 8 : 6 }
}

/// Lanes of any of the methods, behind one face.
final class Steps<V: LaneVector> {
  let method: Method
  let stateCount: Int
  private var explicit: LaneIntegrator<V>
  private var stiff: RosenbrockIntegrator<V>

  init(
    _ method: Method, stateCount: Int, rtol: Double = 1e-8, atol: Double = 1e-10, maxSteps: Int = 100_000,
    detectsStiffness: Bool = true
  ) {
    self.method = method
    self.stateCount = stateCount
    explicit = LaneIntegrator(
      stateCount: stateCount, method: method == .rodas5p ? .tsitouras5 : method.tableau)
    (explicit.rtol, explicit.atol, explicit.maxSteps) = (rtol, atol, maxSteps)
    explicit.detectsStiffness = detectsStiffness
    stiff = RosenbrockIntegrator(stateCount: stateCount)
    (stiff.lanes.rtol, stiff.lanes.atol, stiff.lanes.maxSteps) = (rtol, atol, maxSteps)
  }

  private var isStiff: Bool { method == .rodas5p }
  var isRunning: Bool { isStiff ? stiff.lanes.isRunning : explicit.isRunning }
  func time(_ lane: Int = 0) -> Double { isStiff ? stiff.lanes.time(lane) : explicit.time(lane) }
  func stepStart(_ lane: Int = 0) -> Double {
    isStiff ? stiff.lanes.stepStart(lane) : explicit.stepStart(lane)
  }
  func status(_ lane: Int = 0) -> IntegrationStatus {
    isStiff ? stiff.lanes.status(lane) : explicit.status(lane)
  }
  func findsStiffness(_ lane: Int = 0) -> Bool {
    isStiff ? stiff.lanes.stiffness(lane) : explicit.stiffness(lane)
  }
  func counts(_ lane: Int = 0) -> IntegrationCounts {
    isStiff ? stiff.lanes.counts(lane) : explicit.counts(lane)
  }

  /// A lane's state, copied.
  func values(_ lane: Int = 0) -> [Double] { values(lane, at: time(lane)) }

  /// A lane's dense output, copied.
  func values(_ lane: Int = 0, at t: Double) -> [Double] {
    var result = Array(repeating: 0.0, count: stateCount)
    if isStiff {
      stiff.lanes.interpolate(lane: lane, at: t, into: &result)
    } else {
      explicit.interpolate(lane: lane, at: t, into: &result)
    }
    return result
  }

  func start(_ lane: Int = 0, at t: Double, _ y: [Double], end: Double, firstStep: Double? = nil) {
    if isStiff {
      stiff.start(lane: lane, at: t, state: y, end: end, firstStep: firstStep)
    } else {
      explicit.start(lane: lane, at: t, state: y, end: end, firstStep: firstStep)
    }
  }

  func step(_ f: EachLane<V>) { if isStiff { stiff.step(f) } else { explicit.step(f) } }

  func stop(_ lane: Int) { if isStiff { stiff.lanes.stop(lane: lane) } else { explicit.stop(lane: lane) } }
}

extension Steps<Double> {
  /// Solves a problem alone; `visit` is called after every accepted step.
  @discardableResult
  func run(
    _ problem: Problem, from begin: Double = 0, start: [Double]? = nil, to end: Double,
    firstStep: Double? = nil, visit: (Steps) -> Void = { _ in }
  ) -> [Double] {
    let f = EachLane<Double>(stateCount: stateCount, slopes: [problem.f], jacobians: [problem.jacobian])
    self.start(at: begin, start ?? problem.start, end: end, firstStep: firstStep)
    while isRunning {
      let before = time()
      step(f)
      if time() != before { visit(self) }
    }
    return values()
  }
}

/// What a lane did, to the bit.
struct Trace: Equatable {
  var times: [Double] = []
  /// The state at each time and the dense output a third of the step before.
  var values: [[Double]] = []
  var status = IntegrationStatus.running
  var counts = IntegrationCounts()
  var isStiff = false
}

/// A problem for one lane, and when its lane begins with it.
struct LaneTask {
  var problem: Problem
  var begin = 0.0
  var end: Double
  /// How many rounds of the others pass before it begins.
  var delay = 0
}

/// Runs a task in every lane, and notes what each did.
func traces<V: LaneVector>(
  _ type: V.Type, _ tasks: [LaneTask], method: Method, maxSteps: Int = 100_000, rtol: Double = 1e-8
) -> [Trace] {
  let n = tasks[0].problem.start.count
  let integrator = Steps<V>(method, stateCount: n, rtol: rtol, maxSteps: maxSteps)
  let f = EachLane<V>(
    stateCount: n, slopes: tasks.map(\.problem.f), jacobians: tasks.map(\.problem.jacobian))
  var traces = Array(repeating: Trace(), count: V.laneCount)
  var round = 0
  while round <= tasks.map(\.delay).max()! || integrator.isRunning {
    for (lane, task) in tasks.enumerated() where task.delay == round {
      integrator.start(lane, at: task.begin, task.problem.start, end: task.end)
    }
    integrator.step(f)
    for lane in tasks.indices
    where tasks[lane].delay <= round && integrator.time(lane) != traces[lane].times.last {
      let t = integrator.time(lane)
      traces[lane].times.append(t)
      traces[lane].values.append(integrator.values(lane))
      traces[lane].values.append(integrator.values(lane, at: t - (t - integrator.stepStart(lane)) / 3))
    }
    round += 1
  }
  for lane in tasks.indices {
    // Read at the end: what stopped early must have stayed as it was.
    traces[lane].values.append(integrator.values(lane))
    traces[lane].status = integrator.status(lane)
    traces[lane].isStiff = integrator.findsStiffness(lane)
    traces[lane].counts = integrator.counts(lane)
  }
  return traces
}
