import TitrateNumerics

// Steady state: the state that repeats itself from dose to dose, just before the record's own dose is taken.
//
// With P the map of the states over one interval that begins when a dose arrives, the steady state is the fixed
// point x = P(x). For a closed form P(x) = E x + c, one linear solve; else Newton with the exact ∂P/∂x. Its
// sensitivities solve (I − ∂P/∂x) S = ∂P/∂η. A lag ℓ shifts everything: the record finds the system τ − ℓ after
// the arrival of the dose before. Infusions longer than τ overlap: those of earlier doses run on at its beginning.

extension SubjectSolver {
  /// Puts the system at steady state. With SS = 1 and 3 events announced earlier are cancelled, with SS = 2 the
  /// steady state is added to what is there. Doses on their way are announced.
  func setSteadyState(_ record: PlannedRecord) throws(SolveFailure) {
    let kept = record.steadyState == .added ? KeptState(self) : nil
    let past = history
    if kept == nil { forgetEvents() } else { stopInputs() }
    line.pointee.count = 0
    switchOn(Int(record.compartment))
    if !record.isEndless { imagineDose(record, at: record.time - record.interval) }
    setInitialState()
    let slot = try prepare(record)
    let lag = try lag(record, slot)
    if program.accumulators.contains(Int(record.compartment)) { throw .noSteadyState(time: record.time) }
    if record.isEndless {
      try setEndless(record, slot, lag: lag)
    } else {
      try setPeriodic(record, slot, lag: lag, past: past)
    }
    if let kept { kept.add(to: self) } else { announceModelTimes() }
  }

  private func setPeriodic(
    _ record: PlannedRecord, _ slot: Int, lag: Double, past: DoseHistory
  ) throws(SolveFailure) {
    let lagDerivative = workspace.direction4
    for direction in 0..<directions {
      lagDerivative[direction] = slots.timeDerivative(slot)[direction]
      slots.timeDerivative(slot)[direction] = 0
    }
    let dose = slots[slot]
    // Thousands of infusions at once are no medicine.
    if dose.isInfusion && dose.duration > 10_000 * record.interval {
      throw .invalidDose(
        time: record.time,
        what: "at steady state the infusion would last \(dose.duration), far longer than II")
    }
    switch method {
    case .algebraic: break
    case .closedForm: try solveLinearPeriod(record, slot)
    case .integrated: try solvePeriod(record, slot)
    }
    // The doses that led here are no doses of the data, but for one that arrived since.
    history = past
    answer()
    try shift(record, slot, lag: lag)
  }

  /// From the moment of arrival to the moment of the record: `lag` before the next arrival.
  private func shift(_ record: PlannedRecord, _ slot: Int, lag: Double) throws(SolveFailure) {
    let w = workspace
    let interval = record.interval
    // As many doses on their way as this are no medicine, and would not fit into an Int at some point.
    guard lag <= 1e6 * interval else {
      throw .invalidDose(time: record.time, what: "at steady state the lag \(lag) is far longer than II")
    }
    let underway = Int((lag / interval).rounded(.down))
    let phase = lag - Double(underway) * interval
    run.pointee.time = phase > 0 ? record.time - (interval - phase) : record.time
    run.pointee.carry = 0
    startEarlierInfusions(slot, interval)
    if phase > 0 {
      startInput(slot)
      try run(to: record.time, within: interval)
    }
    run.pointee.time = record.time
    run.pointee.carry = 0
    let lagDerivative = w.direction4
    if (0..<directions).contains(where: { lagDerivative[$0] != 0 }) {
      derivativeOfStates(into: w.before)
      for direction in 0..<directions {
        for state in 0..<n { w.y[(1 + direction) * n + state] -= w.before[state] * lagDerivative[direction] }
        slots.timeDerivative(slot)[direction] = lagDerivative[direction]
      }
      if phase > 0 && program.questions.asksAboutDoses {
        history.moveLast(compartment: record.compartment, shift: lagDerivative)
        answer()
      }
    }
    // A lag longer than the interval leaves doses on their way.
    for number in stride(from: underway, through: 1, by: -1) {
      queue.push(time: record.time + lag - Double(number) * interval, .doseArrives, index: slot)
    }
  }

  /// One interval from the arrival of a dose, with sensitivities, by the solver's own method.
  private func runPeriod(_ record: PlannedRecord, _ slot: Int) throws(SolveFailure) {
    run.pointee.time = record.time - record.interval
    run.pointee.carry = 0
    startEarlierInfusions(slot, record.interval)
    startInput(slot)
    try run(to: record.time, within: record.interval)
    stopInputs()
  }

  /// Infusions of earlier doses that still run when a dose arrives now.
  private func startEarlierInfusions(_ slot: Int, _ interval: Double) {
    let dose = slots[slot]
    for number in stride(from: dose.overlap(interval), through: 1, by: -1) {
      infuse(slot, until: run.pointee.time + (dose.duration - Double(number) * interval))
    }
  }

  /// Moves to a time while infusions end; one that ends a rounding later ends at that time.
  private func run(to time: Double, within interval: Double) throws(SolveFailure) {
    while queue.nextTime <= time + 1e-12 * interval {
      let event = queue.pop()
      try move(to: min(event.time, time))
      endInfusion(Int(event.index))
    }
    try move(to: time)
  }

  // MARK: An infusion that has always run

  /// AMT = 0 and II = 0: what a constant rate leads to, until the record's time; with a lag, until that much later.
  private func setEndless(_ record: PlannedRecord, _ slot: Int, lag: Double) throws(SolveFailure) {
    run.pointee.time = record.time
    run.pointee.carry = 0
    infuse(slot, until: record.time + lag)
    let start = Array(UnsafeBufferPointer(start: workspace.y, count: n * (1 + directions)))
    let flow = FlowEquations(self)
    let solve = try flow.solveRest(start, options, time: record.time)
    for direction in 0..<directions {
      let s = solve(direction)
      for state in 0..<n { workspace.y[(1 + direction) * n + state] = s[state] }
    }
    if lag == 0 { endInfusion(Int(queue.pop().index)) }
  }

  // MARK: Closed form

  private func solveLinearPeriod(_ record: PlannedRecord, _ slot: Int) throws(SolveFailure) {
    guard let propagators else { return }
    let w = workspace
    let start = Array(UnsafeBufferPointer(start: w.y, count: n * (1 + directions)))
    for index in 0..<n * (1 + directions) { w.y[index] = 0 }
    try runPeriod(record, slot)
    let constant = (0..<n).map { w.y[$0] }
    let e = propagators.propagator(span: record.interval, input: false).e
    let map = Matrix(rows: n, columns: n, elements: Array(UnsafeBufferPointer(start: e, count: n * n)))
    let solve = try fixedPoint(of: map, time: record.time)
    let x = try solve(constant, start, 0)
    let size = constant.map(\.magnitude).max() ?? 0
    let isPositive = map.elements.allSatisfy { $0 >= 0 } && constant.allSatisfy { $0 >= 0 }
    // Growth instead of elimination shows as a negative "steady state", none at all as an enormous one.
    if x.contains(where: { $0.magnitude > 1e10 * size || (isPositive && $0 < -1e-9 * size) }) {
      throw .noSteadyState(time: record.time)
    }
    for index in 0..<n * (1 + directions) { w.y[index] = index < n ? x[index] : 0 }
    if directions > 0 { try runPeriod(record, slot) }
    try finish(x, start, solve)
  }

  /// y holds ∂P/∂η: replaces it by the sensitivities of the steady state, and the states by `x`.
  private func finish(
    _ x: [Double], _ start: [Double], _ solve: ([Double], [Double], Int) throws(SolveFailure) -> [Double]
  ) throws(SolveFailure) {
    let w = workspace
    for block in stride(from: 1, through: directions, by: 1) {
      let s = try solve((0..<n).map { w.y[block * n + $0] }, start, block)
      for index in 0..<n { w.y[block * n + index] = s[index] }
    }
    for index in 0..<n { w.y[index] = x[index] }
  }

  /// Solves (I − map) x = c. Accumulators, which have no steady state and act on nothing, keep what they have in
  /// block `block` of `start`.
  private func fixedPoint(of map: Matrix, time: Double) throws(SolveFailure)
    -> (_ c: [Double], _ start: [Double], _ block: Int) throws(SolveFailure) -> [Double]
  {
    var a = Matrix(rows: n, columns: n)
    for row in 0..<n {
      for column in 0..<n { a[row, column] = (row == column ? 1 : 0) - map[row, column] }
    }
    for state in program.accumulators {
      for column in 0..<n { a[state, column] = state == column ? 1 : 0 }
    }
    guard let lu = LU(a) else { throw .noSteadyState(time: time) }
    let (n, accumulators) = (n, program.accumulators)
    return { (c, start, block) throws(SolveFailure) in
      var right = c
      for state in accumulators { right[state] = start[block * n + state] }
      let x = lu.solve(right)
      if x.contains(where: { !$0.isFinite }) { throw .noSteadyState(time: time) }
      return x
    }
  }

  // MARK: Newton

  private func solvePeriod(_ record: PlannedRecord, _ slot: Int) throws(SolveFailure) {
    let w = workspace
    let start = Array(UnsafeBufferPointer(start: w.y, count: n * (1 + directions)))
    let dose = slots[slot]
    let map = PeriodMap(self, record: record, dose: dose)
    var x = (0..<n).map { w.y[$0] }
    var image = try map.apply(x)
    // Two doses bring the guess near enough for most models.
    for _ in 0..<2 {
      x = image.x
      image = try map.apply(x)
    }
    let size = image.x.reduce(dose.isInfusion ? dose.rate * dose.duration : dose.amount.magnitude) {
      max($0, $1.magnitude)
    }
    var converged = false
    var newtonSteps = 0
    var periods = 0
    // How far the period before moved the states, in tolerances, when Newton's method had no say.
    var before = Double.infinity
    while !converged {
      let solve = try? fixedPoint(of: image.slope, time: record.time)
      let residual = (0..<n).map { image.x[$0] - x[$0] }
      let zero = Array(repeating: 0.0, count: n)
      var step = residual
      var isNewton = false
      if newtonSteps < 50, let solve, let newton = try? solve(residual, zero, 0) {
        newtonSteps += 1
        let isSafe = (0..<n).allSatisfy { x[$0] + newton[$0] >= 0 || image.x[$0] < 0 || x[$0] < 0 }
        if isSafe { (step, isNewton) = (newton, true) }
      }
      for state in program.accumulators { step[state] = 0 }
      let length = (0..<n).reduce(0) {
        max($0, step[$1].magnitude / (options.rtol * x[$1].magnitude + options.atol))
      }
      // A state that grows for ever moves little by its own measure: without Newton the steps must also shrink, so fast
      // that what is left of them all is small.
      let isShrinking =
        length == 0 || (before.isFinite && length < before && length * length <= before - length)
      converged = length <= 1 && (isNewton || isShrinking)
      before = isNewton ? .infinity : length
      for index in 0..<n { x[index] += step[index] }
      // Newton's method finds the "steady state" of growth where a dose is lost in rounding.
      if x.contains(where: { $0.magnitude > 1e10 * size }) { throw .noSteadyState(time: record.time) }
      periods += 1
      if periods > 1000 { throw .noSteadyState(time: record.time) }
      try checkBudget()
      image = try map.apply(x)
    }
    for state in program.accumulators { x[state] = start[state] }
    for index in 0..<n * (1 + directions) { w.y[index] = index < n ? x[index] : 0 }
    guard directions > 0 else { return }
    try runPeriod(record, slot)
    try finish(x, start, fixedPoint(of: image.slope, time: record.time))
  }
}
