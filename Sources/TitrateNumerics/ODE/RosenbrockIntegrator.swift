/// Integrates stiff dy/dt = f(t, y) for independent problems side by side by Rodas5P with the Jacobian of f.
///
/// Same use and same promises as `LaneIntegrator`, whose control, buffers and dense output serve here too.
@usableFromInline
package struct RosenbrockIntegrator<V: LaneVector>: ~Copyable {
  /// The lanes: status, times, tolerances, counts, dense output.
  @usableFromInline package var lanes: LaneIntegrator<V>
  @usableFromInline let storage: UnsafeMutablePointer<V>
  /// Eight stages, one after the other.
  @usableFromInline let stages: UnsafeMutablePointer<V>
  @usableFromInline let jacobian: UnsafeMutablePointer<V>
  @usableFromInline let timeDerivative: UnsafeMutablePointer<V>
  /// I/(γh) − J, then its factors; the diagonal holds the pivots' reciprocals.
  @usableFromInline let matrix: UnsafeMutablePointer<V>
  /// Which lanes exchanged each pair of rows, and whether any did.
  @usableFromInline let exchanges: UnsafeMutablePointer<V.Mask>
  @usableFromInline let exchanged: UnsafeMutablePointer<Bool>
  /// Lanes whose present step has a polynomial that says nothing.
  @usableFromInline var wild = V.Mask(repeating: false)
  /// The method's numbers: a, C, nodes, d, H, γ.
  @usableFromInline let numbers: UnsafeMutablePointer<Double>

  @usableFromInline
  package init(stateCount n: Int) {
    lanes = LaneIntegrator(stateCount: n, method: RosenbrockNumbers.output)
    lanes.detectsStiffness = false
    lanes.evaluationsPerStep = 8
    let total = 8 * n + 2 * n * n + n
    storage = UnsafeMutableRawPointer.allocate(byteCount: total * MemoryLayout<V>.stride, alignment: 64)
      .initializeMemory(as: V.self, repeating: V(repeating: 0), count: total)
    stages = storage
    jacobian = stages + 8 * n
    matrix = jacobian + n * n
    timeDerivative = matrix + n * n
    exchanges = .allocate(capacity: n * n)
    exchanges.initialize(repeating: V.Mask(repeating: false), count: n * n)
    exchanged = .allocate(capacity: n * n)
    exchanged.initialize(repeating: false, count: n * n)
    let row =
      RosenbrockNumbers.a + RosenbrockNumbers.c + RosenbrockNumbers.nodes + RosenbrockNumbers.d
      + RosenbrockNumbers.h + [RosenbrockNumbers.gamma]
    precondition(row.count == 97, "\(row.count) numbers")
    numbers = .allocate(capacity: row.count)
    numbers.initialize(from: row, count: row.count)
  }

  deinit {
    storage.deallocate()
    exchanges.deallocate()
    exchanged.deallocate()
    numbers.deallocate()
  }

  /// Begins a new integration in one lane, as `LaneIntegrator.start`.
  @inlinable
  package mutating func start(
    lane: Int, at t: Double, state y: UnsafePointer<Double>, end: Double, firstStep: Double? = nil
  ) { lanes.start(lane: lane, at: t, state: y, end: end, firstStep: firstStep) }

  /// Tries one step in every running lane, as `LaneIntegrator.step`.
  @inlinable
  package mutating func step<F: LaneRightHandSide>(_ f: borrowing F) where F.V == V {
    guard lanes.running.hasAny else { return }
    let isNew = beginStep()
    if lanes.fresh.hasAny {
      lanes.prepare(f)
      // The dense output's unused stage must stay finite.
      for component in 0..<lanes.stateCount { lanes.final[component] = V(repeating: 0) }
    }
    guard lanes.chooseLengths() else { return }
    if isNew { f.jacobian(lanes.slots[LaneSlot.time], lanes.old, jacobian, timeDerivative) }
    factor()
    runStages(f)
    storeOutput()
    lanes.conclude(squaredError())
  }

  /// Makes the ends of the steps that stand the beginnings of the next.
  ///
  /// - Returns: whether any lane has moved, so that the Jacobians must be computed anew.
  @inlinable
  mutating func beginStep() -> Bool {
    if lanes.leaving.hasAny { lanes.putAside() }
    let isNew = (lanes.standing .| lanes.fresh).hasAny
    for component in 0..<lanes.stateCount {
      lanes.old[component] = lanes.old[component].replacing(
        with: lanes.new[component], where: lanes.standing)
    }
    lanes.standing = V.Mask(repeating: false)
    return isNew
  }

  /// Factors I/(γh) − J, rows exchanged lane by lane so that the largest pivot comes first.
  @inlinable
  mutating func factor() {
    let n = lanes.stateCount
    let shift = V(repeating: 1) / (lanes.slots[LaneSlot.length] * V(repeating: numbers[96]))
    for index in 0..<n * n { matrix[index] = -jacobian[index] }
    for row in 0..<n { matrix[row * n + row] = shift + matrix[row * n + row] }
    for column in 0..<n {
      let pivotRow = matrix + column * n
      for row in column + 1..<max(n, column + 1) {
        let other = matrix + row * n
        let larger = other[column].magnitudes .> pivotRow[column].magnitudes
        let any = larger.hasAny
        exchanged[column * n + row] = any
        guard any else { continue }
        exchanges[column * n + row] = larger
        for k in 0..<n { exchange(pivotRow + k, other + k, larger) }
      }
      let inverse = V(repeating: 1) / pivotRow[column]
      pivotRow[column] = inverse
      for row in column + 1..<max(n, column + 1) {
        let other = matrix + row * n
        let factor = other[column] * inverse
        other[column] = factor
        for k in column + 1..<n { other[k] = other[k] - factor * pivotRow[k] }
      }
    }
  }

  @inlinable @inline(__always)
  func exchange(_ a: UnsafeMutablePointer<V>, _ b: UnsafeMutablePointer<V>, _ mask: V.Mask) {
    let (x, y) = (a.pointee, b.pointee)
    a.pointee = x.replacing(with: y, where: mask)
    b.pointee = y.replacing(with: x, where: mask)
  }

  /// Replaces b by the x with (I/(γh) − J)·x = b.
  @inlinable
  func solve(_ b: UnsafeMutablePointer<V>) {
    let n = lanes.stateCount
    for column in 0..<n {
      for row in column + 1..<max(n, column + 1) where exchanged[column * n + row] {
        exchange(b + column, b + row, exchanges[column * n + row])
      }
    }
    for row in 0..<n {
      var sum = b[row]
      for column in 0..<row { sum = sum - matrix[row * n + column] * b[column] }
      b[row] = sum
    }
    for row in stride(from: n - 1, through: 0, by: -1) {
      var sum = b[row]
      for column in row + 1..<max(n, row + 1) { sum = sum - matrix[row * n + column] * b[column] }
      b[row] = sum * matrix[row * n + row]
    }
  }

  /// Evaluates and solves the eight stages; the result is in `lanes.new`.
  @inlinable @inline(__always)
  mutating func runStages<F: LaneRightHandSide>(_ f: borrowing F) where F.V == V {
    let n = lanes.stateCount
    let t = lanes.slots[LaneSlot.time]
    let h = lanes.slots[LaneSlot.length]
    let inverse = V(repeating: 1) / h
    let (old, argument) = (lanes.old, lanes.stageState)
    for stage in 0..<8 {
      let begin = stage * (stage - 1) / 2
      let (a, c) = (numbers + begin, numbers + 28 + begin)
      let k = stages + stage * n
      for component in 0..<n {
        var sum = old[component]
        for j in 0..<stage { sum = sum + V(repeating: a[j]) * stages[j * n + component] }
        argument[component] = sum
      }
      f.evaluate(t + V(repeating: numbers[56 + stage]) * h, argument, k)
      let timeStep = V(repeating: numbers[64 + stage]) * h
      for component in 0..<n {
        var sum = V(repeating: 0)
        for j in 0..<stage { sum = sum + V(repeating: c[j]) * stages[j * n + component] }
        k[component] = k[component] + sum * inverse + timeStep * timeDerivative[component]
      }
      solve(k)
    }
    for component in 0..<n { lanes.new[component] = argument[component] + stages[7 * n + component] }
  }

  /// Keeps the step's polynomial where the dense output looks for stages, and notes where it swings a thousand times
  /// as wide as the step is long: a stiff component follows what drives it to the step's end, however often that has
  /// turned in between, and the error estimate knows nothing of it.
  @inlinable
  mutating func storeOutput() {
    let n = lanes.stateCount
    let inverse = V(repeating: 1) / lanes.slots[LaneSlot.length]
    let negligible = V(repeating: lanes.rtol > 0 ? lanes.atol / lanes.rtol : lanes.atol)
    wild = V.Mask(repeating: false)
    for component in 0..<n {
      let ends = V.greater(lanes.old[component].magnitudes, lanes.new[component].magnitudes)
      let widest = V.greater(ends, negligible) * V(repeating: 1000)
      lanes.first[component] = (lanes.new[component] - lanes.old[component]) * inverse
      for row in 0..<3 {
        let weights = numbers + 72 + 8 * row
        var sum = V(repeating: 0)
        for stage in 0..<8 { sum = sum + V(repeating: weights[stage]) * stages[stage * n + component] }
        wild = wild .| (sum.magnitudes .> widest)
        lanes.middle[row * n + component] = sum * inverse
      }
    }
  }

  /// Mean square of each lane's error in units of the tolerance.
  @inlinable
  func squaredError() -> V {
    let n = lanes.stateCount
    var sum = V(repeating: 0)
    for component in 0..<n {
      let ratio = stages[7 * n + component] / lanes.scale(lanes.old[component], lanes.new[component])
      sum = sum + ratio * ratio
    }
    // Large enough for the shortest next step, small enough to be a number.
    return (sum / V(repeating: Double(n))).replacing(with: V(repeating: 1e10), where: wild)
  }
}
