import TitrateNumerics

/// Solves many subjects with one explicit integrator and one stiff one, a subject per lane: when one is done, the
/// next takes its lane. What a subject gets depends on nothing but itself.
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
  private lazy var explicit = ExplicitDriver<V>(
    program, directions: 0, kind: .randomEffects, options: options)
  private lazy var stiff = StiffDriver<V>(program, options: options)

  init(_ program: SolverProgram, options: SolveOptions) {
    self.program = program
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
    var stiffOnes: [Passenger] = []
    let startsStiff = options.solver == .rodas5P && program.hasJacobian
    if !startsStiff { drain(explicit, next: next, finish: finish) { stiffOnes.append($0) } }
    var position = 0
    drain(
      stiff,
      next: {
        if startsStiff { return next() }
        defer { position += 1 }
        return position < stiffOnes.count ? stiffOnes[position] : nil
      }, finish: finish, leave: { _ in })
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
          lane, passenger.solver, at: segment.time, passenger.solver.workspace.rowY, end: segment.end)
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
