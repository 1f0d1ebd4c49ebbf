import TitrateNumerics

/// Where one subject's solution stands: its own memory, or one lane of eight.
struct SolvedRows {
  fileprivate let values: UnsafePointer<Double>
  fileprivate let states: UnsafePointer<Double>
  fileprivate let outputCount: Int
  fileprivate let stateCount: Int
  fileprivate let stride: Int

  init(_ solver: SubjectSolver) {
    values = UnsafePointer(solver.workspace.values)
    states = UnsafePointer(solver.workspace.states)
    outputCount = solver.program.outputCount
    stateCount = solver.n
    stride = 1
  }

  init<V: LaneVector>(_ group: Lockstep<V>, lane: Int) {
    values = UnsafePointer(V.doubles(group.values)) + lane
    states = UnsafePointer(V.doubles(group.states)) + lane
    outputCount = group.program.outputCount
    stateCount = group.n
    stride = V.laneCount
  }

  @inline(__always)
  func value(row: Int, output: Int) -> Double { values[(row &* outputCount &+ output) &* stride] }

  @inline(__always)
  func state(row: Int, compartment: Int) -> Double {
    states[(row &* stateCount &+ compartment) &* stride]
  }
}

/// One subject of a block, with all that its solution depends on.
struct BlockMember {
  let number: Int
  let design: Int
  let bound: BoundSubject
  /// The same number for members whose records are the same but for what covariates are worth.
  let pattern: Int
  let thetas: [Double]
  let etas: [Double]
  /// Where the model's own random numbers come from; nil leaves them at ½.
  var drawKey: DrawKey?
}

/// Solves blocks of subjects the fastest way that their model allows; used by one thread.
///
/// Closed forms of one design go side by side, eight a time; integrated models share integrators of eight lanes.
/// Either way a subject gets the bits it would get alone.
final class BlockSolver {
  private typealias Lanes = SIMD8<Double>
  /// Numbers that one side-by-side group may hold: 64 MB.
  private static let largestGroup = 1 << 23

  private let program: SolverProgram
  private let options: SolveOptions
  private let make: (BoundSubject) -> SubjectSolver
  /// Solvers that wait for work, by pattern.
  private var idle: [Int: [SubjectSolver]] = [:]
  private var lockstep: [Int: Lockstep<Lanes>] = [:]
  private var lanes: LaneGroup<Lanes>?
  private var solvers: [SubjectSolver] = []
  private var extra = SolveStatistics()

  /// - Parameter make: a new solver for some records.
  init(_ program: SolverProgram, options: SolveOptions, make: @escaping (BoundSubject) -> SubjectSolver) {
    self.program = program
    self.options = options
    self.make = make
  }

  /// What everything has cost so far.
  var statistics: SolveStatistics {
    var total = extra
    for solver in solvers { total.add(solver.statistics) }
    return total
  }

  /// Solves all members.
  ///
  /// - Parameter finish: called once for each, in any order; the rows are valid only during the call.
  func solve(_ members: [BlockMember], finish: (BlockMember, Result<SolvedRows, SolveFailure>) -> Void) {
    switch program.method {
    case .algebraic: for member in members { solveAlone(member, finish: finish) }
    case .closedForm: solveSideBySide(members, finish: finish)
    case .integrated: solveInLanes(members, finish: finish)
    }
  }

  private func checkOut(_ member: BlockMember) -> SubjectSolver {
    let solver: SubjectSolver
    if let waiting = idle[member.pattern]?.popLast() {
      solver = waiting
    } else {
      solver = make(member.bound)
      solvers.append(solver)
    }
    solver.bound = member.bound
    solver.drawKey = member.drawKey
    return solver
  }

  private func checkIn(_ solver: SubjectSolver, _ member: BlockMember) {
    idle[member.pattern, default: []].append(solver)
  }

  private func solveAlone(
    _ member: BlockMember, recorder: ScheduleRecorder? = nil,
    finish: (BlockMember, Result<SolvedRows, SolveFailure>) -> Void
  ) {
    let solver = checkOut(member)
    solver.recorder = recorder
    defer {
      solver.recorder = nil
      checkIn(solver, member)
    }
    do throws(SolveFailure) {
      try solver.solve(thetas: member.thetas, etas: member.etas)
      finish(member, .success(SolvedRows(solver)))
    } catch {
      finish(member, .failure(error))
    }
  }

  // MARK: Closed form

  private func solveSideBySide(
    _ members: [BlockMember], finish: (BlockMember, Result<SolvedRows, SolveFailure>) -> Void
  ) {
    var rest = members[...]
    while let first = rest.first {
      let group = rest.prefix(Lanes.laneCount).prefix { $0.pattern == first.pattern }
      rest = rest.dropFirst(group.count)
      guard program.canGoSideBySide, group.count > 1 else {
        for member in group { solveAlone(member, finish: finish) }
        continue
      }
      guard let side = lockstep[first.pattern] else {
        // The first of a pattern shows the way, alone.
        let recorder = ScheduleRecorder()
        solveAlone(first, recorder: recorder, finish: finish)
        if let schedule = recorder.schedule, let solver = idle[first.pattern]?.last {
          let size = schedule.memory(program) * Lanes.laneCount
          if size <= Self.largestGroup { lockstep[first.pattern] = Lockstep(solver, schedule: schedule) }
        }
        rest = members[(rest.startIndex - group.count + 1)...]
        if lockstep[first.pattern] == nil {
          for member in group.dropFirst() { solveAlone(member, finish: finish) }
          rest = rest.dropFirst(group.count - 1)
        }
        continue
      }
      run(side, Array(group), finish: finish)
    }
  }

  private func run(
    _ side: Lockstep<Lanes>, _ group: [BlockMember],
    finish: (BlockMember, Result<SolvedRows, SolveFailure>) -> Void
  ) {
    guard side.run(group) else {
      for member in group { solveAlone(member, finish: finish) }
      return
    }
    extra.solves += group.count
    extra.propagators += side.takePropagatorCount(subjects: group.count)
    for (lane, member) in group.enumerated() { finish(member, .success(SolvedRows(side, lane: lane))) }
  }

  // MARK: Lanes

  private func solveInLanes(
    _ members: [BlockMember], finish: (BlockMember, Result<SolvedRows, SolveFailure>) -> Void
  ) {
    let lanes = lanes ?? LaneGroup(program, options: options)
    self.lanes = lanes
    var position = 0
    lanes.run(
      next: {
        while position < members.count {
          let member = members[position]
          position += 1
          let solver = checkOut(member)
          do throws(SolveFailure) {
            try solver.begin(thetas: member.thetas, etas: member.etas)
            return LaneGroup.Passenger(number: position - 1, solver: solver)
          } catch {
            checkIn(solver, member)
            finish(member, .failure(error))
          }
        }
        return nil
      },
      finish: { passenger, failure in
        let member = members[passenger.number]
        finish(member, failure.map { .failure($0) } ?? .success(SolvedRows(passenger.solver)))
        checkIn(passenger.solver, member)
      })
  }
}
