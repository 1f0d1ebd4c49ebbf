// Doses: from a record to jumps of the states and of the input rates.
//
// When the time T of an event depends on a random effect, the sensitivities jump too: with f the derivative of the
// states just before and just after, S⁺ = S⁻ + d(jump)/dη + (f⁻ − f⁺)·dT/dη.

extension SubjectSolver {
  /// A dose record: its steady state, its first dose, and the announcement of the next.
  func take(_ record: PlannedRecord, at index: Int) throws(SolveFailure) {
    if record.steadyState != .none { try setSteadyState(record) }
    // An infusion that has always run ends here: nothing else enters.
    if record.isEndless { return }
    try takeOne(record, at: record.time)
    announceNext(record, index, after: 0)
  }

  /// Announces the dose of ADDL that follows the given one.
  func announceNext(_ record: PlannedRecord, _ index: Int, after repetition: Int) {
    guard repetition < record.additional else { return }
    let next = repetition + 1
    queue.push(
      time: record.time + Double(next) * record.interval, .doseIsTaken, index: index, repetition: next)
  }

  /// One dose: evaluates its modifiers now; it arrives now or after its lag.
  func takeOne(_ record: PlannedRecord, at time: Double) throws(SolveFailure) {
    let slot = try prepare(record)
    let lag = try lag(record, slot)
    recorder?.take(record, slot: slot, slots[slot], lag: lag)
    if lag > 0 {
      queue.push(time: time + lag, .doseArrives, index: slot)
    } else {
      startInput(slot)
    }
  }

  /// The lag of a dose; its derivative goes to the slot.
  func lag(_ record: PlannedRecord, _ slot: Int) throws(SolveFailure) -> Double {
    let quantity = program.doses.base[Int(record.compartment)].lag
    guard quantity.isGiven else { return 0 }
    let lag = workspace.registers[Int(quantity.register)]
    guard lag >= 0, lag.isFinite else {
      throw .invalidDose(time: run.pointee.time, what: "the lag is \(lag)")
    }
    differentiate(quantity, at: workspace.y, into: slots.timeDerivative(slot))
    return lag
  }

  /// Amount, rate and duration of a dose taken now, with derivatives; the dose modifiers stay in the registers.
  func prepare(_ record: PlannedRecord) throws(SolveFailure) -> Int {
    let w = workspace
    let quantities = program.doses.base[Int(record.compartment)]
    if program.covariatesVary || !program.doseTape.isEmpty {
      loadRegisters(w.y)
      program.doseTape.run(w.registers)
    }
    func value(_ quantity: DifferentiatedQuantity, _ fallback: Double) -> Double {
      quantity.isGiven ? w.registers[Int(quantity.register)] : fallback
    }
    let (dAmount, dInput) = (w.direction1, w.direction2)
    differentiate(quantities.bioavailability, at: w.y, into: dAmount)
    for direction in 0..<directions { dAmount[direction] *= record.amount }
    let modelled = record.input == .modelledRate ? quantities.rate : quantities.duration
    let isModelled = record.input == .modelledRate || record.input == .modelledDuration
    differentiate(isModelled ? modelled : DifferentiatedQuantity(), at: w.y, into: dInput)
    let input = DoseInput(
      record, bioavailability: value(quantities.bioavailability, 1), modelled: value(modelled, 0))
    var dose = DoseSlots.Slot(
      compartment: record.compartment, isInfusion: record.input.isInfusion, input: record.input,
      given: record.amount, amount: input.amount, rate: input.rate, duration: input.duration)
    let isTimed = record.input == .givenDuration || record.input == .modelledDuration
    // A modelled duration of 0 is a bolus.
    if record.input == .modelledDuration && dose.duration == 0 { dose.isInfusion = false }
    try check(dose)
    let slot = slots.add(dose)
    let (dFirst, dDuration) = (slots.inputDerivative(slot), slots.durationDerivative(slot))
    for direction in 0..<directions {
      if !dose.isInfusion {
        dFirst[direction] = dAmount[direction]
      } else if isTimed {
        dDuration[direction] = dInput[direction]
        dFirst[direction] = (dAmount[direction] - dose.rate * dInput[direction]) / dose.duration
      } else {
        dFirst[direction] = dInput[direction]
        dDuration[direction] = (dAmount[direction] - dose.duration * dInput[direction]) / dose.rate
      }
    }
    return slot
  }

  private func check(_ dose: DoseSlots.Slot) throws(SolveFailure) {
    let time = run.pointee.time
    if !dose.amount.isFinite {
      throw .invalidDose(time: time, what: "bioavailability times AMT is \(dose.amount)")
    }
    guard dose.isInfusion else { return }
    if !(dose.duration >= 0 && dose.duration.isFinite) {
      throw .invalidDose(time: time, what: "the duration of the infusion is \(dose.duration)")
    }
    if !dose.rate.isFinite {
      throw .invalidDose(time: time, what: "the rate of the infusion is \(dose.rate)")
    }
  }

  /// A dose arrives: a jump of the state, or a jump of the input rate.
  func startInput(_ slot: Int) {
    recorder?.start(slot: slot)
    let dose = slots[slot]
    let w = workspace
    let compartment = Int(dose.compartment)
    let (input, shift) = (slots.inputDerivative(slot), slots.timeDerivative(slot))
    let moves = (0..<directions).contains { shift[$0] != 0 }
    // The states move with the time of the jump before it and back after it. The slopes at an infusion's start differ
    // by its rate, if the model does not ask about doses.
    let needsSlopes = moves && (!dose.isInfusion || program.questions.jumpsAtDoses)
    if needsSlopes {
      derivativeOfStates(into: w.before)
      carry(w.before, by: 1, shift)
    }
    if dose.input != .phantom { switchOn(compartment) }
    if !dose.isInfusion {
      jump(dose, compartment, input)
    } else if dose.duration > 0 {
      if moves && !needsSlopes {
        for direction in 0..<directions {
          w.y[(1 + direction) * n + compartment] -= dose.rate * shift[direction]
        }
      }
      infuse(slot, until: run.pointee.time + dose.duration)
    }
    remember(slot)
    guard needsSlopes else { return }
    derivativeOfStates(into: w.after)
    carry(w.after, by: -1, shift)
  }

  /// A rate flows until a time.
  func infuse(_ slot: Int, until end: Double) {
    let dose = slots[slot]
    let w = workspace
    let compartment = Int(dose.compartment)
    let input = slots.inputDerivative(slot)
    w.infusions[compartment] += 1
    slots.begin(slot)
    run.pointee.infusions += 1
    w.rates[compartment] += dose.rate
    for direction in 0..<directions { w.rates[(1 + direction) * n + compartment] += input[direction] }
    queue.push(time: end, .infusionEnds, index: slot)
  }

  private func carry(
    _ slopes: UnsafePointer<Double>, by sign: Double, _ shift: UnsafePointer<Double>
  ) {
    for direction in 0..<directions {
      for state in 0..<n {
        workspace.y[(1 + direction) * n + state] += sign * slopes[state] * shift[direction]
      }
    }
  }

  /// What a dose that enters at once does to its compartment, and to the derivatives there.
  private func jump(_ dose: DoseSlots.Slot, _ compartment: Int, _ input: UnsafePointer<Double>) {
    let y = workspace.y
    let before = y[compartment]
    switch dose.input {
    case .replacement: y[compartment] = dose.amount
    case .factor: y[compartment] *= dose.amount
    case .phantom: return
    default: y[compartment] += dose.amount
    }
    for direction in 0..<directions {
      let s = y + (1 + direction) * n + compartment
      switch dose.input {
      case .replacement: s.pointee = input[direction]
      case .factor: s.pointee = dose.amount * s.pointee + before * input[direction]
      default: s.pointee += input[direction]
      }
    }
  }

  func endInfusion(_ slot: Int) {
    recorder?.end(slot: slot)
    // It ended earlier where its compartment was switched off.
    guard slots.finish(slot) else { return }
    let dose = slots[slot]
    let w = workspace
    let compartment = Int(dose.compartment)
    let (input, shift) = (slots.inputDerivative(slot), slots.timeDerivative(slot))
    let stretch = slots.durationDerivative(slot)
    w.infusions[compartment] -= 1
    run.pointee.infusions -= 1
    // Rates add up and are taken away again; what rounding leaves behind must not flow on.
    let isLast = w.infusions[compartment] == 0
    w.rates[compartment] = isLast ? 0 : w.rates[compartment] - dose.rate
    for direction in 0..<directions {
      let rate = w.rates + (1 + direction) * n + compartment
      rate.pointee = isLast ? 0 : rate.pointee - input[direction]
      w.y[(1 + direction) * n + compartment] += dose.rate * (shift[direction] + stretch[direction])
    }
  }
}
