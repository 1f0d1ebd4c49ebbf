import TitrateNumerics

/// How a solution is integrated; in the order in which solutions move from one to the other.
enum IntegrationKind: CaseIterable {
  case explicitBesideBlock, stiffBesideBlock, explicit, stiff

  var isStiff: Bool { self == .stiffBesideBlock || self == .stiff }
  /// Whether the linear block of the model moves in closed form.
  var isBesideBlock: Bool { self == .explicitBesideBlock || self == .stiffBesideBlock }

  /// An integrator of this kind.
  ///
  /// - Parameter directions: how many derivatives it integrates; a stiff one none.
  func makeDriver<V: LaneVector>(
    _ lanes: V.Type, _ program: SolverProgram, directions: Int, _ options: SolveOptions
  ) -> any LaneDriving {
    isStiff
      ? StiffDriver<V>(program, besideBlock: isBesideBlock, options: options)
      : ExplicitDriver<V>(
        program, directions: directions, kind: .randomEffects, besideBlock: isBesideBlock, options: options)
  }
}

/// Solves many subjects with few integrators, a subject per lane: when one is done, the next takes its lane. What a
/// subject gets depends on nothing but itself.
final class LaneGroup<V: LaneVector> {
  /// A subject on its way: `solver` has begun a solution.
  struct Passenger {
    let number: Int
    let solver: SubjectSolver
    /// Where the stiff method takes over inside a segment.
    var segment: (time: Double, end: Double)?
  }

  private let program: SolverProgram
  /// The time that the integrator must reach for each lane's subject to go on.
  private let until: UnsafeMutablePointer<Double>
  private let options: SolveOptions
  /// One for each kind of solution, made when first needed.
  private var drivers: [IntegrationKind: any LaneDriving] = [:]
  private let directions: Int

  /// - Parameter directions: how many derivatives every passenger's solver computes; 0 without sensitivities.
  init(_ program: SolverProgram, directions: Int = 0, options: SolveOptions) {
    self.program = program
    self.directions = directions
    self.options = options
    until = .allocate(capacity: V.laneCount)
    until.initialize(repeating: .infinity, count: V.laneCount)
  }

  deinit { until.deallocate() }

  /// Solves all passengers.
  ///
  /// - Parameters:
  ///   - next: the next one, whose `begin` has been called; nil when there are no more.
  ///   - finish: called once for each, in the order in which they finish; the solver may be used again afterwards.
  func run(next: () -> Passenger?, finish: (Passenger, SolveFailure?) -> Void) {
    var waiting: [IntegrationKind: [Passenger]] = [:]
    for kind in IntegrationKind.allCases {
      let takesNew = program.mayBegin(with: kind, directions: directions, options)
      func nextOfThisKind() -> Passenger? {
        if let passenger = waiting[kind]?.popLast() { return passenger }
        while takesNew, let passenger = next() {
          if passenger.solver.kind == kind { return passenger }
          waiting[passenger.solver.kind, default: []].append(passenger)
        }
        return nil
      }
      guard let first = nextOfThisKind() else { continue }
      waiting[kind, default: []].append(first)
      drain(driver(kind), next: nextOfThisKind, finish: finish) {
        waiting[$0.solver.kind, default: []].append($0)
      }
    }
  }

  /// The shared integrators of a kind.
  private func driver(_ kind: IntegrationKind) -> any LaneDriving {
    if let driver = drivers[kind] { return driver }
    let driver = kind.makeDriver(V.self, program, directions: directions, options)
    drivers[kind] = driver
    return driver
  }

  private func drain(
    _ driver: any LaneDriving, next: () -> Passenger?, finish: (Passenger, SolveFailure?) -> Void,
    leave: (Passenger) -> Void
  ) {
    var seats = [Passenger?](repeating: nil, count: V.laneCount)
    for lane in seats.indices { seats[lane] = board(lane, driver, next: next, finish: finish) }
    while seats.contains(where: { $0 != nil }) {
      driver.step()
      let hasNews = driver.takeNews()
      for lane in 0..<V.laneCount where hasNews || driver.times[lane] >= until[lane] {
        guard var passenger = seats[lane] else { continue }
        if let failure = driver.failure(lane) {
          passenger.solver.count()
          passenger.solver.driver = nil
          driver.stop(lane)
          finish(passenger, failure)
        } else if goOn(passenger, lane, driver, finish: finish) {
          guard passenger.solver.mayTurnStiff && driver.isStiff(lane) else { continue }
          passenger.segment = passenger.solver.leaveDriver()
          leave(passenger)
        }
        seats[lane] = board(lane, driver, next: next, finish: finish)
      }
    }
  }

  /// Puts the next subject that needs the integrator into a lane.
  private func board(
    _ lane: Int, _ driver: any LaneDriving, next: () -> Passenger?,
    finish: (Passenger, SolveFailure?) -> Void
  ) -> Passenger? {
    until[lane] = .infinity
    while let passenger = next() {
      passenger.solver.driver = driver
      passenger.solver.lane = lane
      if let segment = passenger.segment {
        driver.start(
          lane, passenger.solver, at: segment.time, passenger.solver.workspace.components, end: segment.end)
        until[lane] = -.infinity
        return passenger
      }
      if goOn(passenger, lane, driver, finish: finish, begins: true) { return passenger }
    }
    return nil
  }

  /// Lets a subject do all it can with what the integrator has reached.
  ///
  /// - Returns: whether it still needs the integrator; otherwise it is finished.
  private func goOn(
    _ passenger: Passenger, _ lane: Int, _ driver: any LaneDriving,
    finish: (Passenger, SolveFailure?) -> Void, begins: Bool = false
  ) -> Bool {
    var begins = begins
    while begins || driver.times[lane] >= until[lane] {
      begins = false
      let failure: SolveFailure?
      do throws(SolveFailure) {
        if let time = try passenger.solver.resume() {
          until[lane] = time
          continue
        }
        failure = nil
      } catch {
        failure = error
      }
      passenger.solver.count()
      passenger.solver.driver = nil
      driver.stop(lane)
      finish(passenger, failure)
      return false
    }
    return true
  }
}
