import TitrateLanguage
import TitrateNumerics

/// What the directions of a variational system are.
enum VariationKind {
  /// Random effects, which also act directly and through the input rates.
  case randomEffects
  /// The initial states themselves.
  case states
}

/// dy/dt for states and sensitivities: S' = J S + df/dη + d(input rate)/dη, with the model's own sparse J; each lane
/// with the parameters, input rates and covariates of its own subject.
struct LaneEquations<V: LaneVector>: LaneRightHandSide {
  private let program: SolverProgram
  private let system: IntegratedSystem
  /// What moves in closed form beside the system: registers of the states that the system reads, and how many
  /// exponentials these have. Loose numbers, because a structure with references is counted at every use.
  private let driven: UnsafePointer<Int32>
  private let drivenCount: Int
  private let modes: Int
  private let numberCount: Int
  /// Components of the system.
  let n: Int
  private let directions: Int
  private let kind: VariationKind
  private let registers: UnsafeMutablePointer<V>
  private let rates: UnsafeMutablePointer<V>
  /// `DrivingBlock.numberCount` of them.
  private let drive: UnsafeMutablePointer<V>
  private let exponentials: UnsafeMutablePointer<V>
  /// One per lane; used where covariates follow straight lines.
  private let lines: UnsafeMutablePointer<CovariateLine>
  /// By lane, then by eta.
  private let directionOfEta: UnsafeMutablePointer<Int32>
  private let etaCount: Int
  private let code: UnsafePointer<Instruction>
  private let codeLength: Int
  private let time: Int
  private let state: Int
  private let states: UnsafePointer<Int32>
  private let covariatesVary: Bool
  private let derivatives: UnsafePointer<Int32>
  /// d(time of a dose), by position in `Model.eventQuantities` and direction; unused where nothing reads it.
  private let eventDerivatives: UnsafeMutablePointer<V>
  private let eventDerivativeCount: Int
  /// Where the model names times: the open interval inside a segment, first its beginning, then its end.
  private let inside: UnsafeMutablePointer<V>
  private let hasModelTimes: Bool

  /// - Parameter besideBlock: leave the program's linear block, which must exist, to its closed form.
  init(_ program: SolverProgram, directions: Int, kind: VariationKind, besideBlock: Bool) {
    self.program = program
    self.directions = directions
    self.kind = kind
    let block = besideBlock ? program.block : nil
    system = block?.rest ?? program.whole
    n = system.count
    driven = block?.readRegisters.base ?? system.states.base
    drivenCount = block?.reads.count ?? 0
    modes = block?.modes.count ?? 0
    numberCount = block?.numberCount ?? 0
    let count = program.image.count + n * (1 + directions) + numberCount + modes
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<V>.stride, alignment: 64)
    registers = raw.initializeMemory(as: V.self, repeating: V(repeating: 0), count: count)
    for index in 0..<program.image.count { registers[index] = V(repeating: program.image.base[index]) }
    rates = registers + program.image.count
    drive = rates + n * (1 + directions)
    exponentials = drive + numberCount
    lines = .allocate(capacity: V.laneCount)
    lines.initialize(repeating: .none, count: V.laneCount)
    etaCount = program.layout.covariate - program.layout.eta
    directionOfEta = .allocate(capacity: max(1, V.laneCount * etaCount))
    directionOfEta.initialize(repeating: 0, count: max(1, V.laneCount * etaCount))
    let tape = directions > 0 ? system.variational : system.rightHandSide
    code = tape.code.base
    codeLength = tape.code.count
    time = program.layout.time
    state = program.layout.state
    states = system.states.base
    covariatesVary = program.covariatesVary
    derivatives = system.derivatives.base
    eventDerivativeCount =
      kind == .randomEffects && system.eventForcing.count > 0
      ? (program.layout.uniform - program.layout.event) * directions : 0
    eventDerivatives = .allocate(capacity: max(1, eventDerivativeCount))
    eventDerivatives.initialize(repeating: V(repeating: 0), count: max(1, eventDerivativeCount))
    hasModelTimes = program.modelTimes.count > 0
    inside = .allocate(capacity: 2)
    inside[0] = V(repeating: -.infinity)
    inside[1] = V(repeating: .infinity)
  }

  func deallocate() {
    registers.deallocate()
    lines.deallocate()
    directionOfEta.deallocate()
    eventDerivatives.deallocate()
    inside.deallocate()
  }

  /// Copies what holds in a subject's segment into its lane.
  func adopt(_ lane: Int, _ solver: SubjectSolver, from start: Double, to end: Double) {
    let w = solver.workspace
    for index in 0..<system.segmentRegisters.count {
      let register = Int(system.segmentRegisters.base[index])
      registers[register][lane: lane] = w.registers[register]
    }
    if directions > 0 && kind == .randomEffects {
      for index in 0..<n * (1 + directions) { rates[index][lane: lane] = w.rates[index] }
    } else {
      for index in 0..<n { rates[index][lane: lane] = w.rates[Int(states[index])] }
    }
    if numberCount > 0, let curve = solver.curve {
      for index in 0..<numberCount { drive[index][lane: lane] = curve.numbers[index] }
    }
    lines[lane] = solver.line.pointee
    for eta in 0..<etaCount { directionOfEta[lane * etaCount + eta] = w.directionOfEta[eta] }
    for index in 0..<eventDerivativeCount { eventDerivatives[index][lane: lane] = w.eventDerivatives[index] }
    inside[0][lane: lane] = start.nextUp
    inside[1][lane: lane] = end.nextDown
  }

  /// The time at which to evaluate. A comparison with a model time must not switch at the end of the segment that ends
  /// there, nor be undecided where the next one begins.
  @inline(__always)
  private func clock(_ t: V) -> V {
    hasModelTimes ? V.greater(V.lesser(t, inside[1]), inside[0]) : t
  }

  func evaluate(_ t: V, _ y: UnsafePointer<V>, _ dydt: UnsafeMutablePointer<V>) {
    load(t, y)
    Tape.run(code, codeLength, registers)
    for index in 0..<n { dydt[index] = registers[Int(derivatives[index])] + rates[index] }
    if directions > 0 { addVariations(y + n, dydt + n) }
  }

  func jacobian(
    _ t: V, _ y: UnsafePointer<V>, _ j: UnsafeMutablePointer<V>, _ dfdt: UnsafeMutablePointer<V>
  ) {
    load(t, y)
    system.jacobianTape.run(registers)
    let zero = V(repeating: 0)
    for index in 0..<n &* n { j[index] = zero }
    for index in 0..<n { dfdt[index] = zero }
    for index in 0..<system.jacobian.count {
      let entry = system.jacobian.base[index]
      j[Int(entry.row) &* n &+ Int(entry.column)] = registers[Int(entry.register)]
    }
    for index in 0..<system.timeForcing.count {
      let entry = system.timeForcing.base[index]
      dfdt[Int(entry.column)] = registers[Int(entry.register)]
    }
    for index in 0..<system.covariateForcing.count {
      let entry = system.covariateForcing.base[index]
      var slope = zero
      for lane in 0..<V.laneCount { slope[lane: lane] = lines[lane].slope(of: Int(entry.row)) }
      dfdt[Int(entry.column)] = dfdt[Int(entry.column)] + registers[Int(entry.register)] * slope
    }
    addDrive(dfdt)
  }

  @inline(__always)
  private func load(_ t: V, _ y: UnsafePointer<V>) {
    registers[time] = clock(t)
    for index in 0..<n { registers[state &+ Int(states[index])] = y[index] }
    if covariatesVary { loadCovariates(t) }
    if drivenCount > 0 { loadBlock(t) }
  }

  /// The states of the block that the system reads: see `BlockCurve`.
  @inline(__always)
  private func loadBlock(_ t: V) {
    let s = t - drive[0]
    for mode in 0..<modes { exponentials[mode] = V.exp(drive[1 &+ mode] * s) }
    var next = drive + (1 &+ modes)
    for index in 0..<drivenCount {
      var sum = next[0] + next[1] * s
      next += 2
      for mode in 0..<modes { sum = sum + next[mode] * exponentials[mode] }
      next += modes
      registers[Int(driven[index])] = sum
    }
  }

  /// Adds what the block's own motion does to the derivatives: ∂f/∂x · dx/dt.
  private func addDrive(_ dfdt: UnsafeMutablePointer<V>) {
    for index in 0..<system.driveForcing.count {
      let entry = system.driveForcing.base[index]
      let numbers = drive + (1 &+ modes &+ Int(entry.row) &* (2 &+ modes))
      var speed = numbers[1]
      for mode in 0..<modes { speed = speed + numbers[2 &+ mode] * drive[1 &+ mode] * exponentials[mode] }
      dfdt[Int(entry.column)] = dfdt[Int(entry.column)] + registers[Int(entry.register)] * speed
    }
  }

  private func loadCovariates(_ t: V) {
    let width = V.laneCount
    let target = V.doubles(registers + program.layout.covariate)
    for lane in 0..<width { lines[lane].load(at: t[lane: lane], into: target + lane, stride: width) }
  }

  private func addVariations(_ s: UnsafePointer<V>, _ ds: UnsafeMutablePointer<V>) {
    let full = n &* directions
    let zero = V(repeating: 0)
    if kind == .randomEffects {
      for index in 0..<full { ds[index] = rates[n &+ index] }
      for index in 0..<system.forcing.count {
        let entry = system.forcing.base[index]
        let value = registers[Int(entry.register)]
        for lane in 0..<V.laneCount {
          let direction = Int(directionOfEta[lane &* etaCount &+ Int(entry.row)])
          ds[direction &* n &+ Int(entry.column)][lane: lane] += value[lane: lane]
        }
      }
      for index in 0..<system.eventForcing.count {
        let entry = system.eventForcing.base[index]
        let value = registers[Int(entry.register)]
        let times = eventDerivatives + Int(entry.row) &* directions
        for direction in 0..<directions {
          let target = direction &* n &+ Int(entry.column)
          ds[target] = ds[target] + value * times[direction]
        }
      }
    } else {
      for index in 0..<full { ds[index] = zero }
    }
    for index in 0..<system.jacobian.count {
      let entry = system.jacobian.base[index]
      let value = registers[Int(entry.register)]
      var row = Int(entry.row)
      var column = Int(entry.column)
      for _ in 0..<directions {
        ds[row] = ds[row] + value * s[column]
        row &+= n
        column &+= n
      }
    }
  }
}

/// Covariates on a straight line between two records.
struct CovariateLine {
  var start: Double
  var end: Double
  var from: UnsafePointer<Double>
  var to: UnsafePointer<Double>
  /// 0 while there is no line: the registers are left alone.
  var count: Int

  /// No line.
  static var none: CovariateLine {
    let nowhere = UnsafePointer<Double>(bitPattern: 8)!
    return CovariateLine(start: 0, end: 0, from: nowhere, to: nowhere, count: 0)
  }

  /// d(covariate)/dt.
  func slope(of covariate: Int) -> Double {
    covariate < count && end > start ? (to[covariate] - from[covariate]) / (end - start) : 0
  }

  @inline(__always)
  func load(at t: Double, into registers: UnsafeMutablePointer<Double>, stride: Int = 1) {
    guard t < end else {
      for index in 0..<count { registers[index &* stride] = to[index] }
      return
    }
    let share = max((t - start) / (end - start), 0)
    for index in 0..<count { registers[index &* stride] = from[index] + share * (to[index] - from[index]) }
  }
}
