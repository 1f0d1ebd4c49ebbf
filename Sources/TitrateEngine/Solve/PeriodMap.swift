import TitrateNumerics

/// The states one interval later, and how they depend on the states now: the variational equations by the explicit
/// method, or differences by the stiff one once the explicit one finds the period stiff.
struct PeriodMap {
  private let solver: SubjectSolver
  private let driver: ExplicitDriver<Double>
  private let record: PlannedRecord
  private let dose: DoseSlots.Slot
  private let n: Int

  init(_ solver: SubjectSolver, record: PlannedRecord, dose: DoseSlots.Slot) {
    self.solver = solver
    self.record = record
    self.dose = dose
    n = solver.n
    driver =
      solver.periodDriver
      ?? ExplicitDriver(
        solver.program, directions: solver.n, kind: .states, besideBlock: false, options: solver.options)
    solver.periodDriver = driver
    if solver.options.solver == .rodas5P && canBeStiff { solver.run.pointee.periodIsStiff = true }
  }

  /// Whether the stiff method can integrate a period; with directions the whole solution changes its method instead.
  private var canBeStiff: Bool { solver.directions == 0 && solver.program.whole.hasJacobian }

  func apply(_ x: [Double]) throws(SolveFailure) -> (x: [Double], slope: Matrix) {
    if !solver.run.pointee.periodIsStiff {
      var y = x + Array(repeating: 0, count: n * n)
      for state in 0..<n { y[(1 + state) * n + state] = 1 }
      if try period(&y, driver) {
        var slope = Matrix(rows: n, columns: n)
        for row in 0..<n {
          for column in 0..<n { slope[row, column] = y[(1 + column) * n + row] }
        }
        return (Array(y[0..<n]), slope)
      }
      solver.run.pointee.periodIsStiff = true
    }
    return try applyByDifferences(x)
  }

  /// Newton needs no exact slopes: a step of a ten thousandth leaves them four digits, and with these each of its steps
  /// gains as many.
  private func applyByDifferences(_ x: [Double]) throws(SolveFailure) -> (x: [Double], slope: Matrix) {
    let stiff = solver.ownDriver(.stiff)
    var image = x
    _ = try period(&image, stiff)
    let size = max(image.reduce(0) { max($0, $1.magnitude) }, dose.amount.magnitude)
    var slope = Matrix(rows: n, columns: n)
    for column in 0..<n {
      let step = 1e-4 * max(x[column].magnitude, 1e-4 * size, 1e-12)
      var moved = x
      moved[column] += step
      _ = try period(&moved, stiff)
      for row in 0..<n { slope[row, column] = (moved[row] - image[row]) / step }
    }
    return (image, slope)
  }

  /// One interval that begins with the arrival of the dose.
  ///
  /// - Returns: false when the explicit method should give up.
  private func period(_ y: inout [Double], _ driver: any LaneDriving) throws(SolveFailure) -> Bool {
    let start = record.time - record.interval
    let compartment = Int(dose.compartment)
    let rates = solver.workspace.rates
    defer { rates[compartment] = 0 }
    var time = start
    if dose.isInfusion, dose.duration > 0 {
      let earlier = Double(dose.overlap(record.interval))
      time = min(start + (dose.duration - earlier * record.interval), record.time)
      rates[compartment] = (1 + earlier) * dose.rate
      guard try flow(&y, driver, from: start, to: time) else { return false }
      rates[compartment] = earlier * dose.rate
    } else if !dose.isInfusion {
      y[compartment] += dose.amount
    }
    return try flow(&y, driver, from: time, to: record.time)
  }

  private func flow(
    _ y: inout [Double], _ driver: any LaneDriving, from start: Double, to end: Double
  ) throws(SolveFailure) -> Bool {
    guard end > start else { return true }
    driver.start(0, solver, at: start, y, end: end)
    defer { solver.add(driver.takeCounts(0)) }
    while driver.times[0] < end {
      driver.step()
      if let failure = driver.failure(0) { throw failure }
      if driver.isStiff(0) {
        if solver.mayTakeDifferences { throw solver.giveUpExplicit() }
        if canBeStiff { return false }
      }
    }
    y.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { driver.interpolate(0, at: end, into: base) }
    }
    return true
  }
}
