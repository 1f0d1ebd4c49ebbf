import TitrateNumerics

/// Solves many subjects with one explicit integrator and one stiff one, a subject per lane: when one is done, the
/// next takes its lane. What a subject gets depends on nothing but itself.
final class LaneGroup<V: LaneVector> {
  /// A subject on its way: `solver` has begun a solution.
  struct Passenger {
    let number: Int
    let solver: SubjectSolver
    /// The time that the integrator must reach.
    var until = 0.0
    /// Where the stiff method takes over inside a segment.
    var segment: (time: Double, end: Double)?
  }

  private let program: SolverProgram
  private let options: SolveOptions
  private lazy var explicit = ExplicitDriver<V>(
    program, directions: 0, kind: .randomEffects, options: options)
  private lazy var stiff = StiffDriver<V>(program, options: options)

  init(_ program: SolverProgram, options: SolveOptions) {
    self.program = program
    self.options = options
  }

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
      for lane in seats.indices {
        guard var passenger = seats[lane] else { continue }
        if let failure = driver.failure(lane) {
          passenger.solver.count()
          passenger.solver.driver = nil
          driver.stop(lane)
          finish(passenger, failure)
        } else if goOn(&passenger, lane, driver, finish: finish) {
          if passenger.solver.mayTurnStiff && driver.isStiff(lane) {
            passenger.segment = passenger.solver.leaveDriver()
            leave(passenger)
          } else {
            seats[lane] = passenger
            continue
          }
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
    while var passenger = next() {
      passenger.solver.driver = driver
      passenger.solver.lane = lane
      if let segment = passenger.segment {
        driver.start(
          lane, passenger.solver, at: segment.time, passenger.solver.workspace.rowY, end: segment.end)
        return passenger
      }
      passenger.until = -.infinity
      if goOn(&passenger, lane, driver, finish: finish, begins: true) { return passenger }
    }
    return nil
  }

  /// Lets a subject do all it can with what the integrator has reached.
  ///
  /// - Returns: whether it still needs the integrator; otherwise it is finished.
  private func goOn(
    _ passenger: inout Passenger, _ lane: Int, _ driver: any LaneDriving,
    finish: (Passenger, SolveFailure?) -> Void, begins: Bool = false
  ) -> Bool {
    var begins = begins
    while begins || driver.time(lane) >= passenger.until {
      begins = false
      let failure: SolveFailure?
      do throws(SolveFailure) {
        if let time = try passenger.solver.resume() {
          passenger.until = time
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
