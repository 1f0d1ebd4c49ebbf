import TitrateNumerics

// What the model knows of records and doses, its random numbers, and the times it names itself.

extension SubjectSolver {
  // MARK: Doses

  /// A dose arrives: the model's questions about doses have other answers from now on.
  func remember(_ slot: Int) {
    guard program.questions.asksAboutDoses else { return }
    let dose = slots[slot]
    switch dose.input {
    // These only change what is there.
    case .replacement, .factor: return
    default: break
    }
    history.add(
      compartment: dose.compartment, amount: dose.given, time: run.pointee.time,
      shift: directions > 0 ? UnsafePointer(slots.timeDerivative(slot)) : nil)
    answer()
  }

  /// At steady state there has been a dose before the record's own.
  func imagineDose(_ record: PlannedRecord, at time: Double) {
    guard program.questions.asksAboutDoses else { return }
    history.add(compartment: record.compartment, amount: record.amount, time: time)
    answer()
  }

  /// Puts the answers into the registers.
  func answer() {
    guard program.questions.asksAboutDoses else { return }
    history.write(to: workspace.registers, workspace.eventDerivatives, first: program.layout.event)
    refreshIfAdopted()
  }

  // MARK: Records

  /// What the model asks about records holds from the record before until this one.
  func announceRecord(_ index: Int, _ record: PlannedRecord) {
    let questions = program.questions
    guard questions.asksAboutRecords else { return }
    let registers = workspace.registers
    if questions.recordOrder >= 0 { registers[questions.recordOrder] = index == 0 ? 1 : 2 }
    if questions.recordCompartment >= 0 { registers[questions.recordCompartment] = Double(record.number) }
    refreshIfAdopted()
  }

  // MARK: Compartments

  /// At the start, and after a reset, all compartments are on.
  func switchAllOn() {
    guard !program.questions.switches.isEmpty else { return }
    for item in program.questions.switches { workspace.registers[item.register] = 1 }
    refreshIfAdopted()
  }

  /// A compartment that is off is on from now on: a record says so, or a dose enters it.
  func switchOn(_ compartment: Int) {
    for item in program.questions.switches
    where item.compartment == compartment && workspace.registers[item.register] == 0 {
      workspace.registers[item.register] = 1
      refreshIfAdopted()
    }
  }

  /// EVID 2 with a compartment: on, or off where CMT is negative. What was in it is lost, what flows in stops.
  func switchCompartment(_ record: PlannedRecord) {
    let compartment = Int(record.compartment)
    guard record.switching < 0 else { return switchOn(compartment) }
    let w = workspace
    for item in program.questions.switches where item.compartment == compartment {
      w.registers[item.register] = 0
    }
    for block in 0...directions {
      w.y[block * n + compartment] = 0
      w.rates[block * n + compartment] = 0
    }
    run.pointee.infusions -= Int(w.infusions[compartment])
    w.infusions[compartment] = 0
    slots.stop(compartment: compartment)
    refreshIfAdopted()
  }

  private func refreshIfAdopted() {
    if run.pointee.set >= 0 || program.covariatesVary { refresh() }
  }

  // MARK: Random numbers

  /// Numbers that hold for the whole subject.
  func drawSubject() {
    guard let key = drawKey, program.questions.draws else { return }
    recordStream = key.stream(.drawsOfRecords)
    var stream = key.stream(.drawsOfSubject)
    for register in program.questions.subjectDraws { workspace.registers[register] = stream.uniform() }
  }

  /// Numbers that hold until the next record.
  func drawRecord() {
    guard recordStream != nil, !program.questions.recordDraws.isEmpty else { return }
    for register in program.questions.recordDraws {
      workspace.registers[register] = recordStream?.uniform() ?? 0.5
    }
    refreshIfAdopted()
  }

  // MARK: Model times

  /// Evaluates the times that the model names, where the subject's records begin.
  func findModelTimes() {
    guard program.modelTimes.count > 0 else { return }
    loadRegisters(workspace.y)
    program.modelTimeTape.run(workspace.registers)
    for index in modelTimes.indices {
      let quantity = program.modelTimes.base[index]
      modelTimes[index] = workspace.registers[Int(quantity.register)]
      differentiate(quantity, at: workspace.y, into: workspace.direction1)
      for direction in 0..<directions {
        modelTimeShifts[index * directions + direction] = workspace.direction1[direction]
      }
    }
  }

  /// Announces the model times that lie ahead.
  func announceModelTimes() {
    for (index, time) in modelTimes.enumerated() where time.isFinite && time > run.pointee.time {
      queue.push(time: time, .modelTime, index: index)
    }
  }

  /// A model time is reached: where the time depends on a random effect, the sensitivities jump as at a dose.
  func passModelTime(_ index: Int) {
    guard (0..<directions).contains(where: { modelTimeShifts[index * directions + $0] != 0 }) else { return }
    let time = run.pointee.time
    let w = workspace
    // The model's comparisons with the time switch here: the slopes on either side.
    run.pointee.time = time.nextDown
    derivativeOfStates(into: w.before)
    run.pointee.time = time.nextUp
    derivativeOfStates(into: w.after)
    run.pointee.time = time
    for direction in 0..<directions {
      let shift = modelTimeShifts[index * directions + direction]
      for state in 0..<n { w.y[(1 + direction) * n + state] += (w.before[state] - w.after[state]) * shift }
    }
  }
}

/// Which streams a subject's random numbers come from.
struct DrawKey: Sendable {
  let seed: UInt64
  let subject: UInt64
  let study: UInt64

  func stream(_ purpose: RandomPurpose) -> CounterRandom {
    CounterRandom(seed: seed, subject: subject, purpose: purpose.rawValue, study: study)
  }
}
