// Rows of output: written while solving, read afterwards.

extension SubjectSolver {
  /// Evaluates the outputs at the present time.
  func writeRow(_ row: Int, at time: Double) throws(SolveFailure) {
    let w = workspace
    recorder?.row(row, time: time)
    let y = rowStates
    var sum = 0.0
    for index in 0..<n * (1 + directions) { sum += y[index] * 0 }
    if sum != 0 { throw .notFinite(time: time, what: "a compartment's amount") }
    for index in 0..<n { w.states[row * n + index] = y[index] }
    loadRegisters(y)
    program.outputTape.run(w.registers)
    let count = program.outputCount
    for output in 0..<count {
      let quantity = program.outputs.base[output]
      w.values[row * count + output] = w.registers[Int(quantity.register)]
      if directions > 0 {
        differentiate(quantity, at: y, into: w.derivatives + (row * count + output) * directions)
      }
    }
  }

  /// Output `output` at the `row`-th output record.
  public func value(row: Int, output: Int) -> Double {
    precondition(row >= 0 && row < outputRecords.count, "row \(row) of \(outputRecords.count)")
    precondition(output >= 0 && output < program.outputCount, "output \(output) of \(program.outputCount)")
    return workspace.values[row * program.outputCount + output]
  }

  /// d(output)/d(random effect) at the `row`-th output record.
  public func derivative(row: Int, output: Int, eta: Int) -> Double {
    precondition(row >= 0 && row < outputRecords.count, "row \(row) of \(outputRecords.count)")
    precondition(output >= 0 && output < program.outputCount, "output \(output) of \(program.outputCount)")
    precondition(eta >= 0 && eta < directions, "random effect \(eta) of \(directions)")
    return workspace.derivatives[(row * program.outputCount + output) * directions + eta]
  }

  /// The amount in a compartment at the `row`-th output record.
  public func state(row: Int, compartment: Int) -> Double {
    precondition(row >= 0 && row < outputRecords.count, "row \(row) of \(outputRecords.count)")
    precondition(compartment >= 0 && compartment < n, "compartment \(compartment) of \(n)")
    return workspace.states[row * n + compartment]
  }

  /// The outputs that other states would give at a row, with that row's time, covariates and the parameters of
  /// the latest solution.
  ///
  /// - Parameters:
  ///   - states: one amount per compartment.
  ///   - result: room for as many numbers as outputs were asked for.
  /// - Throws: `SolveFailure.notFinite` where the coefficients of that row are not finite.
  public func evaluate(
    row: Int, states: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>
  ) throws(SolveFailure) {
    precondition(row >= 0 && row < outputRecords.count, "row \(row) of \(outputRecords.count)")
    let w = workspace
    let record = bound.records[bound.plannedOutputs[row]]
    adopt(record.set)
    guard run.pointee.isDefined else {
      throw .notFinite(time: record.time, what: "a coefficient of the differential equations")
    }
    run.pointee.time = record.time
    line.pointee.count = 0
    loadRegisters(states)
    program.outputTape.run(w.registers)
    for output in 0..<program.outputCount {
      result[output] = w.registers[Int(program.outputs.base[output].register)]
    }
  }
}
