import TitrateNumerics

// From one time to the next: the only place that tells the methods apart.

extension SubjectSolver {
  /// How far past the last stop the integrator may aim, h. Its steps must not depend on where output is wanted, so
  /// a last observation is no end; what lies beyond is never computed.
  private static let horizon = 0x1p20

  /// Moves to a time, whatever steps that takes, without touching an integrator that others share.
  func move(to time: Double) throws(SolveFailure) {
    let (shared, place) = (driver, lane)
    defer { (driver, lane) = (shared, place) }
    if method == .integrated { useOwnDriver() }
    if mustWait(for: time, stop: true) { try reach(time) }
    try advance(to: time, stop: true)
  }

  /// How this solution is integrated at present.
  var kind: IntegrationKind {
    switch (run.pointee.isBesideBlock, run.pointee.isStiff) {
    case (true, false): .explicitBesideBlock
    case (true, true): .stiffBesideBlock
    case (false, false): .explicit
    case (false, true): .stiff
    }
  }

  /// Makes the integrator one of this solver's own.
  func useOwnDriver() { (driver, lane) = (ownDriver(), 0) }

  private func ownDriver() -> any LaneDriving { ownDriver(kind) }

  func ownDriver(_ kind: IntegrationKind) -> any LaneDriving {
    if let own = ownDrivers[kind] { return own }
    let own = kind.makeDriver(Double.self, program, directions: directions, options)
    ownDrivers[kind] = own
    return own
  }

  /// Whether the stiff method may take over.
  var mayTurnStiff: Bool { options.solver == .automatic && canBeStiff }

  /// Whether the stiff method can solve this: it integrates no sensitivities.
  var canBeStiff: Bool {
    directions == 0 && program.hasJacobian(besideBlock: run.pointee.isBesideBlock)
  }

  /// Steps until the integrator has reached or passed a time.
  func reach(_ time: Double) throws(SolveFailure) {
    guard var driver else { return }
    while driver.times[lane] < time {
      // Before a step, when all rows that lie in the one before are written: another integrator cannot give them.
      if mayTurnStiff && driver.isStiff(lane) {
        let segment = leaveDriver()
        driver = ownDriver()
        self.driver = driver
        driver.start(lane, self, at: segment.time, workspace.components, end: segment.end)
      }
      driver.step()
      if let failure = driver.failure(lane) {
        count()
        throw failure
      }
      if mayTakeDifferences && driver.isStiff(lane) {
        count()
        throw giveUpExplicit()
      }
    }
  }

  /// Gives up the integrator in the middle of a segment, for the stiff method to go on with `components`.
  func leaveDriver() -> (time: Double, end: Double) {
    guard let driver else { preconditionFailure("no integrator to leave") }
    let segment = (time: driver.times[lane], end: driver.end(lane))
    driver.interpolate(lane, at: segment.time, into: workspace.components)
    count()
    driver.stop(lane)
    turnStiff()
    self.driver = nil
    return segment
  }

  /// From now on this solution belongs to the stiff method.
  func turnStiff() {
    run.pointee.isStiff = true
    run.pointee.statistics.stiffSolves += 1
  }

  /// Whether the integrator must step before `advance` can go to a time; begins a segment where none is under way.
  func mustWait(for time: Double, stop: Bool) -> Bool {
    guard let driver else { return false }
    if !run.pointee.isIntegrating {
      guard time > run.pointee.time else { return false }
      let end = stop ? time : min(queue.nextTime, run.pointee.nextStop)
      driver.start(
        lane, self, at: run.pointee.time, beginSegment(),
        end: end.isFinite
          ? max(end, time) : run.pointee.time + max(Self.horizon, 2 * (time - run.pointee.time)))
      run.pointee.isIntegrating = true
    }
    return driver.times[lane] < time
  }

  /// Moves to a time that the integrator has reached.
  ///
  /// - Parameter stop: whether states must be in `y` afterwards; else they are only needed for a row (`rowY`).
  /// - Throws: `notFinite` where the coefficients of a closed form are no numbers.
  func advance(to time: Double, stop: Bool) throws(SolveFailure) {
    defer { run.pointee.time = time }
    switch method {
    case .algebraic: break
    case .closedForm:
      let span = canonicalSpan(to: time)
      if span > 0 {
        guard run.pointee.isDefined else {
          throw .notFinite(time: run.pointee.time, what: "a coefficient of the differential equations")
        }
        propagate(span)
      }
    case .integrated:
      guard let driver, run.pointee.isIntegrating else { return }
      readStates(driver, at: time, into: stop ? workspace.y : workspace.rowY)
      if stop { run.pointee.isIntegrating = false }
    }
  }

  /// The integrator's components at the present time; the block begins its curve.
  private func beginSegment() -> UnsafePointer<Double> {
    let w = workspace
    guard run.pointee.isBesideBlock, let curve else { return UnsafePointer(w.y) }
    curve.start(at: run.pointee.time, w.y, rates: w.rates, registers: w.registers)
    for index in 0..<curve.restCount { w.components[index] = w.y[Int(curve.rest[index])] }
    return UnsafePointer(w.components)
  }

  /// All states, and sensitivities, at a time that the integrator has reached.
  func readStates(_ driver: any LaneDriving, at time: Double, into y: UnsafeMutablePointer<Double>) {
    guard run.pointee.isBesideBlock, let curve else {
      driver.interpolate(lane, at: time, into: y)
      return
    }
    driver.interpolate(lane, at: time, into: workspace.components)
    for index in 0..<curve.restCount { y[Int(curve.rest[index])] = workspace.components[index] }
    curve.read(at: time, into: y)
  }

  /// The span to a time, rounded to a multiple of `quantum`; what is left over is carried to the next.
  ///
  /// Times such as 0.1, 0.2, 0.3 differ by spans that differ in their last bits; each would need a propagator of
  /// its own. A quantum is a few roundings of the largest time, less than the times themselves are known to.
  private func canonicalSpan(to time: Double) -> Double {
    let exact = time - run.pointee.time + run.pointee.carry
    let span = (exact / quantum).rounded() * quantum
    run.pointee.carry = exact - span
    return span
  }

  /// States for a row of output at the present time.
  var rowStates: UnsafeMutablePointer<Double> {
    run.pointee.isIntegrating ? workspace.rowY : workspace.y
  }

  /// Moves the integrator's counts to the statistics.
  func count() {
    guard let driver else { return }
    add(driver.takeCounts(lane))
  }

  func add(_ counts: IntegrationCounts) {
    run.pointee.statistics.steps += counts.steps
    run.pointee.statistics.rejected += counts.rejected
    run.pointee.statistics.rightHandSides += counts.rightHandSides
  }

  /// x(t + Δ) = E x + Φ u with u = b + input rates, and the same differentiated.
  func propagate(_ span: Double) {
    guard let propagators else { return }
    let w = workspace
    let n = n
    let hasInput = run.pointee.hasConstants || run.pointee.infusions > 0
    recorder?.advance(span, hasInput: hasInput)
    let p = propagators.propagator(span: span, input: hasInput)
    let u = w.before
    if hasInput { for index in 0..<n { u[index] = w.constants[index] + w.rates[index] } }
    let new = w.spareY
    for block in 0...directions {
      let offset = block * n
      multiply(p.e, w.y + offset, into: new + offset)
    }
    if hasInput {
      addProduct(p.phi, u, to: new)
      for block in stride(from: 1, through: directions, by: 1) {
        let offset = block * n
        for index in 0..<n { w.after[index] = w.rates[offset + index] + w.constants[offset + index] }
        addProduct(p.phi, w.after, to: new + offset)
      }
    }
    if directions > 0 {
      for (q, eta) in program.coefficientEtas.enumerated() {
        let offset = (1 + Int(w.directionOfEta[eta])) * n
        addProduct(p.de + q * n * n, w.y, to: new + offset)
        if hasInput { addProduct(p.dphi + q * n * n, u, to: new + offset) }
      }
    }
    w.y.update(from: new, count: n * (1 + directions))
  }

  @inline(__always) private func multiply(
    _ a: UnsafePointer<Double>, _ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<n {
      var sum = 0.0
      for j in 0..<n { sum += a[i &* n &+ j] * x[j] }
      y[i] = sum
    }
  }

  @inline(__always) private func addProduct(
    _ a: UnsafePointer<Double>, _ x: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<n {
      var sum = 0.0
      for j in 0..<n { sum += a[i &* n &+ j] * x[j] }
      y[i] += sum
    }
  }

  /// dx/dt at the present time, input rates included.
  func derivativeOfStates(into result: UnsafeMutablePointer<Double>) {
    let w = workspace
    loadRegisters(w.y)
    program.whole.rightHandSide.run(w.registers)
    for index in 0..<n {
      result[index] = w.registers[Int(program.whole.derivatives.base[index])] + w.rates[index]
    }
  }
}
