import TitrateNumerics

// Eight subjects of one design side by side, in closed form: every step of a schedule is done for all of them at
// once. Bit for bit what each would get alone: the same operations in the same order, lane by lane.
//
// Rejected: lanes with event queues of their own, as the integrator has them. A closed form's work is one small
// product per row; gathering each lane's own propagator for it would cost more than the product.

/// The subjects of one design, `V.laneCount` at a time.
final class Lockstep<V: LaneVector> {
  /// Outputs: row after row, one vector for each output.
  let values: UnsafeMutablePointer<V>
  /// States: row after row, one vector for each state.
  let states: UnsafeMutablePointer<V>

  let program: SolverProgram
  let schedule: Schedule
  let n: Int
  private let occasions: [Int32]
  private let etaSlots: EtaSlots
  private let etaCount: Int
  /// Registers; the states live in them.
  private let registers: UnsafeMutablePointer<V>
  private let y: UnsafeMutablePointer<V>
  private let next: UnsafeMutablePointer<V>
  private let rates: UnsafeMutablePointer<V>
  private let constants: UnsafeMutablePointer<V>
  private let input: UnsafeMutablePointer<V>
  private let product: UnsafeMutablePointer<V>
  private let k: UnsafeMutablePointer<V>
  private let amounts: UnsafeMutablePointer<V>
  private let slotRates: UnsafeMutablePointer<V>
  /// E and Φ of every span.
  private let propagators: UnsafeMutablePointer<V>
  private let block: UnsafeMutablePointer<V>
  /// Which K the propagators of a span belong to.
  private var stamps: [Int]
  private var stamp = 0
  private var running: [Int32]
  private var doseOfSlot: [Schedule.Dose]
  private let builder: PropagatorCache
  private var propagatorCount = 0

  init(_ solver: SubjectSolver, schedule: Schedule) {
    program = solver.program
    self.schedule = schedule
    n = program.stateCount
    occasions = solver.bound.occasions
    etaSlots = solver.etaSlots
    etaCount = solver.workspace.etaSlotCount
    let rows = schedule.rowTimes.count
    let matrices = 2 * schedule.spans.count * n * n
    let lengths = [
      program.image.count, n, n, n, n, n, n * n, schedule.slotCount, schedule.slotCount, matrices,
      rows * program.outputCount, rows * n,
    ]
    let total = max(1, lengths.reduce(0, +))
    let raw = UnsafeMutableRawPointer.allocate(byteCount: total * MemoryLayout<V>.stride, alignment: 64)
    block = raw.initializeMemory(as: V.self, repeating: V(repeating: 0), count: total)
    var parts: [UnsafeMutablePointer<V>] = []
    var offset = 0
    for length in lengths {
      parts.append(block + offset)
      offset += length
    }
    registers = parts[0]
    (next, rates, constants, input, product, k) = (parts[1], parts[2], parts[3], parts[4], parts[5], parts[6])
    (amounts, slotRates, propagators) = (parts[7], parts[8], parts[9])
    (values, states) = (parts[10], parts[11])
    y = registers + program.layout.state
    for index in 0..<program.image.count { registers[index] = V(repeating: program.image.base[index]) }
    stamps = Array(repeating: -1, count: schedule.spans.count)
    running = Array(repeating: 0, count: n)
    doseOfSlot = schedule.doses.prefix(1).flatMap { Array(repeating: $0, count: schedule.slotCount) }
    builder = PropagatorCache(n: n, directions: 0, spans: 1)
  }

  deinit { block.deallocate() }

  /// Solves for some subjects.
  ///
  /// - Parameter members: `V.laneCount` subjects or fewer; the first fills the lanes that are left.
  /// - Returns: false when they do not all take the schedule's steps, or something is not finite: then each must be
  ///   solved on its own, which also says what is wrong.
  func run(_ members: [BlockMember]) -> Bool {
    let lanes = (0..<V.laneCount).map { $0 < members.count ? members[$0] : members[0] }
    for (lane, member) in lanes.enumerated() {
      for index in 0..<program.layout.eta { registers[index][lane: lane] = member.thetas[index] }
    }
    // Parameters are others than last time.
    stamp += 1
    var infusions = 0
    for step in schedule.steps {
      let index = Int(step.index)
      switch step.action {
      case .adopt: guard adopt(index, lanes) else { return false }
      case .restart:
        restart()
        infusions = 0
      case .take:
        let dose = schedule.doses[index]
        doseOfSlot[Int(dose.slot)] = dose
        guard take(dose) else { return false }
      case .start: infusions += start(index)
      case .end:
        end(index)
        infusions -= 1
      case .advance:
        // Whether b is 0 depends on the parameters.
        guard schedule.spans[index].hasInput == (hasConstants || infusions > 0) else { return false }
        advance(index)
      case .row: writeRow(index)
      }
    }
    return isFinite
  }

  /// Propagators built since this was last asked, for so many of the lanes.
  func takePropagatorCount(subjects: Int) -> Int {
    defer { propagatorCount = 0 }
    return propagatorCount * subjects
  }

  private var hasConstants = false

  private func adopt(_ set: Int, _ lanes: [BlockMember]) -> Bool {
    let layout = program.layout
    let covariates = layout.covariateCount
    for (lane, member) in lanes.enumerated() {
      for index in 0..<covariates {
        registers[layout.covariate + index][lane: lane] = member.bound.sets.base[set * covariates + index]
      }
      for eta in 0..<etaCount {
        let slot = etaSlots.slot(eta: eta, occasion: Int(occasions[set]))
        registers[layout.eta + eta][lane: lane] = member.etas[Int(slot)]
      }
    }
    program.prologue.run(registers)
    var sum = V(repeating: 0)
    let zero = sum
    var changed = false
    for index in 0..<program.whole.jacobian.count {
      let entry = program.whole.jacobian.base[index]
      let value = registers[Int(entry.register)]
      let target = k + Int(entry.row) * n + Int(entry.column)
      changed = changed || (target.pointee .!= value).hasAny
      target.pointee = value
      sum = sum + value * zero
    }
    if changed { stamp += 1 }
    var differs = zero
    for index in 0..<program.constants.count {
      let entry = program.constants.base[index]
      let value = registers[Int(entry.register)]
      constants[Int(entry.column)] = value
      sum = sum + value * zero
      differs = differs + value.magnitudes
    }
    hasConstants = (differs .!= zero).hasAny
    // 0 times anything finite is 0. Lanes of which some have constants and some have none go their own ways.
    return (sum .== zero).hasAll && (!hasConstants || (differs .!= zero).hasAll)
  }

  private func restart() {
    for index in 0..<n {
      rates[index] = V(repeating: 0)
      y[index] = V(repeating: 0)
      running[index] = 0
    }
    program.initialTape.run(registers)
    for state in 0..<n {
      let quantity = program.initial.base[state]
      if quantity.isGiven { y[state] = registers[Int(quantity.register)] }
    }
  }

  private func take(_ dose: Schedule.Dose) -> Bool {
    let record = dose.record
    let quantities = program.doses.base[Int(record.compartment)]
    func value(_ quantity: DifferentiatedQuantity, _ fallback: Double) -> V {
      quantity.isGiven ? registers[Int(quantity.register)] : V(repeating: fallback)
    }
    let input = DoseInput(
      record, bioavailability: value(quantities.bioavailability, 1),
      modelled: value(record.input == .modelledRate ? quantities.rate : quantities.duration, 0))
    amounts[Int(dose.slot)] = input.amount
    slotRates[Int(dose.slot)] = input.rate
    let lag = value(quantities.lag, 0)
    return (lag .== V(repeating: dose.lag)).hasAll && (!dose.isInfusion || agrees(input, dose))
  }

  private func agrees(_ input: DoseInput<V>, _ dose: Schedule.Dose) -> Bool {
    (input.duration .== V(repeating: dose.duration)).hasAll
  }

  /// How many infusions begin: one or none.
  private func start(_ slot: Int) -> Int {
    let dose = doseOfSlot[slot]
    let compartment = Int(dose.record.compartment)
    guard dose.isInfusion else {
      y[compartment] = y[compartment] + amounts[slot]
      return 0
    }
    guard dose.duration > 0 else { return 0 }
    running[compartment] += 1
    rates[compartment] = rates[compartment] + slotRates[slot]
    return 1
  }

  private func end(_ slot: Int) {
    let compartment = Int(doseOfSlot[slot].record.compartment)
    running[compartment] -= 1
    rates[compartment] =
      running[compartment] == 0 ? V(repeating: 0) : rates[compartment] - slotRates[slot]
  }

  private func advance(_ index: Int) {
    let span = schedule.spans[index]
    let size = n * n
    let e = propagators + 2 * size * index
    if stamps[index] != stamp {
      build(span, e)
      stamps[index] = stamp
    }
    Self.multiply(e, y, into: next, program.pattern, n)
    if span.hasInput {
      for state in 0..<n { input[state] = constants[state] + rates[state] }
      Self.multiply(e + size, input, into: product, program.pattern, n)
      for state in 0..<n { next[state] = next[state] + product[state] }
    }
    for state in 0..<n { y[state] = next[state] }
  }

  private func build(_ span: Schedule.Span, _ e: UnsafeMutablePointer<V>) {
    let size = n * n
    for lane in 0..<V.laneCount {
      for entry in 0..<size { builder.k[entry] = k[entry][lane: lane] }
      builder.forget()
      let made = builder.propagator(span: span.length, input: span.hasInput)
      for entry in 0..<size { e[entry][lane: lane] = made.e[entry] }
      if span.hasInput { for entry in 0..<size { e[size + entry][lane: lane] = made.phi[entry] } }
    }
    propagatorCount += 1
  }

  private func writeRow(_ row: Int) {
    registers[program.layout.time] = V(repeating: schedule.rowTimes[row])
    for state in 0..<n { states[row * n + state] = y[state] }
    program.outputTape.run(registers)
    let count = program.outputCount
    for output in 0..<count {
      values[row * count + output] = registers[Int(program.outputs.base[output].register)]
    }
  }

  /// Whether every state at every row is finite; a solver on its own says where it is not.
  private var isFinite: Bool {
    let zero = V(repeating: 0)
    var sum = zero
    for index in 0..<schedule.rowTimes.count * n { sum = sum + states[index] * zero }
    return (sum .== zero).hasAll
  }

  /// The entries that can be other than 0, in the order of columns.
  @inline(never)
  private static func multiply(
    _ a: UnsafePointer<V>, _ x: UnsafePointer<V>, into result: UnsafeMutablePointer<V>, _ pattern: Pattern,
    _ n: Int
  ) {
    let columns = pattern.columns.base
    let starts = pattern.starts.base
    for i in 0..<n {
      let row = a + i &* n
      var sum = V(repeating: 0)
      var position = Int(starts[i])
      let end = Int(starts[i &+ 1])
      while position < end {
        let column = Int(columns[position])
        sum = sum + row[column] * x[column]
        position &+= 1
      }
      result[i] = sum
    }
  }
}
