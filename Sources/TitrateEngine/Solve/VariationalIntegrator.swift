import TitrateLanguage
import TitrateNumerics

/// Covariates on a straight line between two records.
struct CovariateLine {
  var start: Double
  var end: Double
  var from: UnsafePointer<Double>
  var to: UnsafePointer<Double>
  /// 0 while there is no line: the registers are left alone.
  var count: Int

  @inline(__always) func load(at t: Double, into registers: UnsafeMutablePointer<Double>) {
    guard t < end else {
      for index in 0..<count { registers[index] = to[index] }
      return
    }
    let share = max((t - start) / (end - start), 0)
    for index in 0..<count { registers[index] = from[index] + share * (to[index] - from[index]) }
  }
}

/// dy/dt for states and sensitivities: S' = J S + df/dη + d(input rate)/dη, with the model's own sparse J.
struct VariationalEquations: RightHandSide {
  /// What the directions of y are.
  enum Kind {
    /// Random effects, which also act directly and through the input rates.
    case randomEffects
    /// The initial states themselves.
    case states
  }

  let registers: UnsafeMutablePointer<Double>
  let time: Int
  let state: Int
  let covariate: Int
  let n: Int
  let directions: Int
  let kind: Kind
  let covariatesVary: Bool
  let line: UnsafeMutablePointer<CovariateLine>
  let rates: UnsafeMutablePointer<Double>
  let directionOfEta: UnsafeMutablePointer<Int32>
  let derivatives: UnsafePointer<Int32>
  let code: UnsafePointer<Instruction>
  let codeLength: Int
  let jacobian: UnsafePointer<Entry>
  let jacobianCount: Int
  let forcing: UnsafePointer<Entry>
  let forcingCount: Int

  init(
    _ program: SolverProgram, workspace: Workspace, line: UnsafeMutablePointer<CovariateLine>,
    directions: Int,
    kind: Kind
  ) {
    registers = workspace.registers
    time = program.layout.time
    state = program.layout.state
    covariate = program.layout.covariate
    n = program.stateCount
    self.directions = directions
    self.kind = kind
    covariatesVary = program.covariatesVary
    self.line = line
    rates = workspace.rates
    directionOfEta = workspace.directionOfEta
    derivatives = program.derivatives.base
    let tape = directions > 0 ? program.variational : program.rightHandSide
    code = tape.code.base
    codeLength = tape.code.count
    jacobian = program.jacobian.base
    jacobianCount = program.jacobian.count
    forcing = program.forcing.base
    forcingCount = program.forcing.count
  }

  func evaluate(_ t: Double, _ y: UnsafePointer<Double>, _ dydt: UnsafeMutablePointer<Double>) {
    registers[time] = t
    for index in 0..<n { registers[state &+ index] = y[index] }
    if covariatesVary { line.pointee.load(at: t, into: registers + covariate) }
    Tape.run(code, codeLength, registers)
    for index in 0..<n { dydt[index] = registers[Int(derivatives[index])] + rates[index] }
    guard directions > 0 else { return }
    let full = n &* directions
    let s = y + n
    let ds = dydt + n
    if kind == .randomEffects {
      for index in 0..<full { ds[index] = rates[n &+ index] }
      for index in 0..<forcingCount {
        let entry = forcing[index]
        let direction = Int(directionOfEta[Int(entry.row)])
        ds[direction &* n &+ Int(entry.column)] += registers[Int(entry.register)]
      }
    } else {
      for index in 0..<full { ds[index] = 0 }
    }
    for index in 0..<jacobianCount {
      let entry = jacobian[index]
      let value = registers[Int(entry.register)]
      var row = Int(entry.row)
      var column = Int(entry.column)
      for _ in 0..<directions {
        ds[row] += value * s[column]
        row &+= n
        column &+= n
      }
    }
  }
}

/// An integrator with its right-hand side.
final class VariationalIntegrator {
  let equations: VariationalEquations
  var integrator: Integrator

  init(
    _ program: SolverProgram, workspace: Workspace, line: UnsafeMutablePointer<CovariateLine>,
    directions: Int,
    kind: VariationalEquations.Kind, options: SolveOptions
  ) {
    equations = VariationalEquations(
      program, workspace: workspace, line: line, directions: directions, kind: kind)
    integrator = Integrator(stateCount: program.stateCount * (1 + directions))
    integrator.rtol = options.rtol
    integrator.atol = options.atol
    integrator.maxSteps = options.maxSteps
  }

  func start(at time: Double, _ y: UnsafePointer<Double>, end: Double) {
    integrator.start(equations, at: time, state: y, end: end)
  }

  /// Steps until a time is reached or passed.
  func reach(_ time: Double) throws(SolveFailure) {
    while integrator.time < time {
      switch integrator.step(equations) {
      case .running, .reached: break
      case .tooManySteps: throw .tooManySteps(time: integrator.time)
      case .stepTooSmall: throw .stepTooSmall(time: integrator.time)
      case .notFinite: throw .notFinite(time: integrator.time, what: "a derivative of the states")
      }
    }
  }
}
