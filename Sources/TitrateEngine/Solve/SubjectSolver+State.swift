// What is in force at a time: covariates, occasion, coefficients, and the first state.

extension SubjectSolver {
  /// Puts a combination of covariates and an occasion in force and recomputes what depends on them.
  func adopt(_ set: Int32) {
    guard set != run.pointee.set else { return }
    run.pointee.set = set
    recorder?.adopt(set)
    let w = workspace
    let layout = program.layout
    let covariateCount = layout.covariateCount
    for index in 0..<covariateCount {
      w.registers[layout.covariate + index] = bound.sets.base[Int(set) * covariateCount + index]
    }
    let occasion = bound.occasions[Int(set)]
    if occasion != run.pointee.occasion {
      run.pointee.occasion = occasion
      for eta in 0..<w.etaSlotCount {
        let slot = etaSlots.slot(eta: eta, occasion: Int(occasion))
        w.registers[layout.eta + eta] = w.etas[Int(slot)]
        w.directionOfEta[eta] = slot
      }
    }
    refresh()
  }

  /// Recomputes what depends on the inputs that hold still between events.
  func refresh() {
    program.prologue.run(workspace.registers)
    if method == .closedForm { adoptCoefficients() }
    if run.pointee.isBesideBlock, let curve {
      let isUsable = curve.adopt(workspace.registers)
      precondition(isUsable, "covariates that were not there at the beginning")
    }
  }

  /// Copies K, b and their derivatives out of the registers; keeps the cached propagators when K is the same.
  private func adoptCoefficients() {
    guard let propagators else { return }
    let w = workspace
    var changed = false
    var sum = 0.0
    for index in 0..<program.whole.jacobian.count {
      let entry = program.whole.jacobian.base[index]
      let value = w.registers[Int(entry.register)]
      let target = propagators.k + Int(entry.row) * n + Int(entry.column)
      if target.pointee != value { changed = true }
      target.pointee = value
      sum += value * 0
    }
    for (q, entries) in program.coefficientDerivatives.enumerated() {
      for index in 0..<entries.count {
        let entry = entries.base[index]
        let value = w.registers[Int(entry.register)]
        let target = propagators.dk + (q * n + Int(entry.row)) * n + Int(entry.column)
        if target.pointee != value { changed = true }
        target.pointee = value
        sum += value * 0
      }
    }
    if changed { propagators.forget() }
    var hasConstants = false
    if program.constants.count + program.constantDerivatives.count > 0 {
      for index in 0..<n * (1 + directions) { w.constants[index] = 0 }
      for index in 0..<program.constants.count {
        let entry = program.constants.base[index]
        w.constants[Int(entry.column)] = w.registers[Int(entry.register)]
      }
      for index in 0..<program.constantDerivatives.count {
        let entry = program.constantDerivatives.base[index]
        let direction = Int(w.directionOfEta[Int(entry.row)])
        w.constants[(1 + direction) * n + Int(entry.column)] = w.registers[Int(entry.register)]
      }
      for index in 0..<n * (1 + directions) {
        sum += w.constants[index] * 0
        if w.constants[index] != 0 { hasConstants = true }
      }
    }
    run.pointee.hasConstants = hasConstants
    // 0 times anything finite is 0. A question about doses may have no answer before the first, which harms nobody when
    // that comes at once.
    run.pointee.isDefined = sum == 0
  }

  /// Under `CovariateRule.linear`: the straight line that ends at a record.
  func beginPiece(to index: Int) {
    let (from, record) = (bound.records[index - 1], bound.records[index])
    let count = program.layout.covariateCount
    line.pointee = CovariateLine(
      start: from.time, end: record.time, from: bound.sets.base + Int(record.way) * count,
      to: bound.sets.base + Int(record.wayEnd) * count, count: count)
    // The registers leave the values of the record behind.
    run.pointee.set = -1
  }

  /// Writes the present time, the states and (where they vary) the covariates into the registers.
  func loadRegisters(_ y: UnsafePointer<Double>) {
    let w = workspace
    let layout = program.layout
    w.registers[layout.time] = run.pointee.time
    for index in 0..<n { w.registers[layout.state + index] = y[index] }
    if program.covariatesVary {
      line.pointee.load(at: run.pointee.time, into: w.registers + layout.covariate)
    }
  }

  /// Nothing is announced, nothing flows in.
  func forgetEvents() {
    slots.clear()
    stopInputs()
  }

  /// The same, but doses that somebody holds stay known.
  func stopInputs() {
    queue.clear()
    slots.stop()
    run.pointee.infusions = 0
    run.pointee.isIntegrating = false
    for index in 0..<n { workspace.infusions[index] = 0 }
    for index in 0..<n * (1 + directions) { workspace.rates[index] = 0 }
  }

  /// States and sensitivities at the start.
  func setInitialState() {
    recorder?.restart()
    let w = workspace
    for index in 0..<n * (1 + directions) { w.y[index] = 0 }
    line.pointee.count = 0
    loadRegisters(w.y)
    program.initialTape.run(w.registers)
    for state in 0..<n {
      let quantity = program.initial.base[state]
      guard quantity.isGiven else { continue }
      w.y[state] = w.registers[Int(quantity.register)]
      differentiate(quantity, at: w.y, into: w.direction1)
      for direction in 0..<directions { w.y[(1 + direction) * n + state] = w.direction1[direction] }
    }
  }

  /// The total derivative of a quantity with respect to every direction; the registers must hold its partials.
  func differentiate(
    _ quantity: DifferentiatedQuantity, at y: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>
  ) {
    let w = workspace
    for direction in 0..<directions { result[direction] = 0 }
    guard directions > 0, quantity.isGiven else { return }
    for index in Int(quantity.etaStart)..<Int(quantity.etaEnd) {
      let entry = program.etaEntries.base[index]
      result[Int(w.directionOfEta[Int(entry.row)])] += w.registers[Int(entry.register)]
    }
    for index in Int(quantity.eventStart)..<Int(quantity.eventEnd) {
      let entry = program.eventEntries.base[index]
      let slope = w.registers[Int(entry.register)]
      let times = w.eventDerivatives + Int(entry.row) * directions
      for direction in 0..<directions { result[direction] += slope * times[direction] }
    }
    for index in Int(quantity.stateStart)..<Int(quantity.stateEnd) {
      let entry = program.stateEntries.base[index]
      let slope = w.registers[Int(entry.register)]
      for direction in 0..<directions {
        result[direction] += slope * y[(1 + direction) * n + Int(entry.column)]
      }
    }
  }
}
