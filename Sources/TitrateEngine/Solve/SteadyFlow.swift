import TitrateNumerics

/// A solver's dx/dt = f(x) at a fixed time with the present rates, and where it is 0.
struct FlowEquations {
  private let solver: SubjectSolver
  private let n: Int

  init(_ solver: SubjectSolver) {
    self.solver = solver
    n = solver.n
  }

  /// Puts the state at which nothing changes into the solver.
  ///
  /// Implicit Euler with steps that grow without bound: at first it follows the solution, in the end it is Newton's
  /// method. Rejected: Newton alone, which leaves the positive numbers where elimination saturates.
  ///
  /// - Parameter start: states and sensitivities; accumulators keep theirs.
  /// - Returns: the sensitivities by direction.
  func solveRest(
    _ start: [Double], _ options: SolveOptions, time: Double
  ) throws(SolveFailure) -> (Int) -> [Double] {
    let y = solver.workspace.y
    var h = 1.0
    for _ in 0..<500 {
      let (slopes, jacobian) = evaluate()
      guard slopes.allSatisfy(\.isFinite) else { throw .noSteadyState(time: time) }
      let step = factor(jacobian, 1 / h)?.solve(still(slopes) { _ in 0 })
      guard let step, step.allSatisfy(\.isFinite),
        (0..<n).allSatisfy({ y[$0] + step[$0] >= 0 || y[$0] < 0 })
      else {
        h /= 8
        if h < 1e-9 { throw .noSteadyState(time: time) }
        continue
      }
      for state in 0..<n { y[state] += step[state] }
      let isSmall = (0..<n).allSatisfy {
        step[$0].magnitude <= options.rtol * y[$0].magnitude + options.atol
      }
      if h >= 1e12 && isSmall { return try sensitivities(start, time: time) }
      h = min(4 * h, 1e15)
    }
    throw .noSteadyState(time: time)
  }

  /// J S = −(∂f/∂η + d(rates)/dη) at the present states.
  private func sensitivities(_ start: [Double], time: Double) throws(SolveFailure) -> (Int) -> [Double] {
    let (_, jacobian) = evaluate()
    guard let lu = factor(jacobian, 0) else { throw .noSteadyState(time: time) }
    var forcing = (0..<solver.directions).map { direction in
      (0..<n).map { solver.workspace.rates[(1 + direction) * n + $0] }
    }
    addForcing(&forcing)
    return { direction in lu.solve(still(forcing[direction]) { start[(1 + direction) * n + $0] }) }
  }

  /// Adds ∂f/∂η at the states and registers of the latest evaluation.
  private func addForcing(_ forcing: inout [[Double]]) {
    let (program, w) = (solver.program, solver.workspace)
    guard solver.directions > 0 else { return }
    func add(_ entries: FrozenBuffer<Entry>, _ value: (Entry) -> Double) {
      for index in 0..<entries.count {
        let entry = entries.base[index]
        forcing[Int(w.directionOfEta[Int(entry.row)])][Int(entry.column)] += value(entry)
      }
    }
    add(program.whole.forcing) { w.registers[Int($0.register)] }
    add(program.constantDerivatives) { w.registers[Int($0.register)] }
    for (q, entries) in program.coefficientDerivatives.enumerated() {
      let direction = Int(w.directionOfEta[program.coefficientEtas[q]])
      for index in 0..<entries.count {
        let entry = entries.base[index]
        forcing[direction][Int(entry.row)] += w.registers[Int(entry.register)] * w.y[Int(entry.column)]
      }
    }
  }

  /// f and ∂f/∂x at the present states.
  private func evaluate() -> (slopes: [Double], jacobian: Matrix) {
    let (program, w) = (solver.program, solver.workspace)
    solver.loadRegisters(w.y)
    program.whole.variational.run(w.registers)
    var jacobian = Matrix(rows: n, columns: n)
    for index in 0..<program.whole.jacobian.count {
      let entry = program.whole.jacobian.base[index]
      jacobian[Int(entry.row), Int(entry.column)] += w.registers[Int(entry.register)]
    }
    let slopes = (0..<n).map { w.registers[Int(program.whole.derivatives.base[$0])] + w.rates[$0] }
    return (slopes, jacobian)
  }

  /// I·diagonal − J, with a 1 alone in the rows of accumulators.
  private func factor(_ jacobian: Matrix, _ diagonal: Double) -> LU? {
    var a = jacobian
    for row in 0..<n {
      for column in 0..<n { a[row, column] = (row == column ? diagonal : 0) - jacobian[row, column] }
    }
    for state in solver.program.accumulators {
      for column in 0..<n { a[state, column] = state == column ? 1 : 0 }
    }
    return LU(a)
  }

  /// A right-hand side with other values for accumulators.
  private func still(_ values: [Double], _ other: (Int) -> Double) -> [Double] {
    var result = values
    for state in solver.program.accumulators { result[state] = other(state) }
    return result
  }
}

/// What a steady state is added to: states, rates and what is announced.
struct KeptState {
  private let states: [Double]
  private let rates: [Double]
  private let infusions: [Int32]
  private let running: Int
  private let runningOfDose: [Int32]
  private let events: [EventQueue.Event]

  /// Takes a solver's events out and copies the rest.
  init(_ solver: SubjectSolver) {
    let (w, count) = (solver.workspace, solver.n * (1 + solver.directions))
    states = Array(UnsafeBufferPointer(start: w.y, count: count))
    rates = Array(UnsafeBufferPointer(start: w.rates, count: count))
    infusions = Array(UnsafeBufferPointer(start: w.infusions, count: solver.n))
    running = solver.run.pointee.infusions
    runningOfDose = solver.slots.running
    events = Self.drain(solver)
  }

  private static func drain(_ solver: SubjectSolver) -> [EventQueue.Event] {
    var events: [EventQueue.Event] = []
    while solver.queue.count > 0 { events.append(solver.queue.pop()) }
    return events
  }

  /// Adds all of it to what a solver now has; what was announced earlier stays first.
  func add(to solver: SubjectSolver) {
    let w = solver.workspace
    for index in states.indices {
      w.y[index] += states[index]
      w.rates[index] += rates[index]
    }
    for state in infusions.indices { w.infusions[state] += infusions[state] }
    solver.run.pointee.infusions += running
    solver.slots.resume(runningOfDose)
    for event in events + Self.drain(solver) {
      solver.queue.push(
        time: event.time, event.kind, index: Int(event.index), repetition: event.repetition)
    }
  }
}
