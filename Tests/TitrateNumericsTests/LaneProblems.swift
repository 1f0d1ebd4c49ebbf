@testable import TitrateNumerics

/// A right-hand side that gives every lane its own problem, from the scalar closures: for tests only, because nothing
/// is inlined.
struct EachLane<V: LaneVector>: LaneRightHandSide {
  typealias Body = @Sendable (Double, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  let stateCount: Int
  let bodies: [Body]
  var jacobians: [@Sendable (Double, UnsafePointer<Double>) -> (j: [Double], dfdt: [Double])] = []

  init(stateCount: Int, bodies: [Body]) {
    self.stateCount = stateCount
    self.bodies = bodies
  }

  /// The same problem in every lane.
  init(stateCount: Int, _ problem: Closure) {
    self.init(stateCount: stateCount, bodies: Array(repeating: problem.body, count: V.laneCount))
  }

  func evaluate(_ t: V, _ y: UnsafePointer<V>, _ dydt: UnsafeMutablePointer<V>) {
    var result = Array(repeating: 0.0, count: stateCount)
    for lane in 0..<V.laneCount {
      bodies[lane](t[lane: lane], (0..<stateCount).map { y[$0][lane: lane] }, &result)
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

extension LaneIntegrator where V: LaneVector {
  /// A lane's state, copied.
  func values(_ lane: Int = 0) -> [Double] { values(lane, at: time(lane)) }

  /// A lane's dense output, copied.
  func values(_ lane: Int = 0, at t: Double) -> [Double] {
    var result = Array(repeating: 0.0, count: stateCount)
    interpolate(lane: lane, at: t, into: &result)
    return result
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
  var body: EachLane<Double>.Body
  var start: [Double]
  var begin = 0.0
  var end: Double
  /// How many rounds of the others pass before it begins.
  var delay = 0
}

/// Runs a task in every lane, and notes what each did.
func traces<V: LaneVector>(
  _ type: V.Type, _ tasks: [LaneTask], method: Tableau = .tsitouras5, maxSteps: Int = 100_000,
  rtol: Double = 1e-8
) -> [Trace] {
  let n = tasks[0].start.count
  var integrator = LaneIntegrator<V>(stateCount: n, method: method)
  (integrator.maxSteps, integrator.rtol) = (maxSteps, rtol)
  let f = EachLane<V>(stateCount: n, bodies: tasks.map(\.body))
  var traces = Array(repeating: Trace(), count: V.laneCount)
  var round = 0
  while round <= tasks.map(\.delay).max()! || integrator.isRunning {
    for (lane, task) in tasks.enumerated() where task.delay == round {
      integrator.start(lane: lane, at: task.begin, state: task.start, end: task.end)
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
    traces[lane].isStiff = integrator.stiffness(lane)
    traces[lane].counts = integrator.takeCounts(lane)
  }
  return traces
}
