import TitrateNumerics

/// The states of a linear block between two events, as sums of exponentials of the time since the first:
/// xᵢ(t₀ + s) = Dᵢ + Fᵢ s + Σ Cᵢⱼ exp(λⱼ s).
///
/// The integrator evaluates these instead of carrying the states; rows and events read them.
final class BlockCurve {
  private let block: DrivingBlock
  private let n: Int
  private let states: UnsafePointer<Int32>
  /// Positions in `Model.compartments` of the states that are integrated.
  let rest: UnsafePointer<Int32>
  let restCount: Int
  private var eigen: CompartmentEigen
  /// K, V and V⁻¹, row by row, and λ.
  private let k: UnsafeMutablePointer<Double>
  private let vectors: UnsafeMutablePointer<Double>
  private let inverse: UnsafeMutablePointer<Double>
  private let rate: UnsafeMutablePointer<Double>
  /// The states where the stretch begins.
  private let first: UnsafeMutablePointer<Double>
  /// D, F and C of every state, C row by row.
  private let level: UnsafeMutablePointer<Double>
  private let slope: UnsafeMutablePointer<Double>
  private let coefficient: UnsafeMutablePointer<Double>
  private let exponential: UnsafeMutablePointer<Double>
  private let memory: UnsafeMutablePointer<Double>
  /// What the rest's equations are told; see `DrivingBlock.numberCount`.
  let numbers: UnsafeMutablePointer<Double>
  private var isFresh = true
  private var isUsable = false
  private var begin = 0.0

  init(_ block: DrivingBlock) {
    self.block = block
    n = block.states.count
    states = block.states.base
    rest = block.rest.states.base
    restCount = block.rest.count
    eigen = CompartmentEigen(groups: block.groups, parents: block.parents)
    let count = 4 * n * n + 5 * n + block.numberCount
    memory = .allocate(capacity: count)
    memory.initialize(repeating: 0, count: count)
    k = memory
    vectors = k + n * n
    inverse = vectors + n * n
    coefficient = inverse + n * n
    rate = coefficient + n * n
    first = rate + n
    level = first + n
    slope = level + n
    exponential = slope + n
    numbers = exponential + n
  }

  deinit { memory.deallocate() }

  /// Takes K out of the registers.
  ///
  /// - Returns: whether it can be decomposed without losing digits.
  func adopt(_ registers: UnsafePointer<Double>) -> Bool {
    var changed = isFresh
    isFresh = false
    for index in 0..<block.coefficients.count {
      let entry = block.coefficients.base[index]
      let target = k + Int(entry.row) * n + Int(entry.column)
      let value = registers[Int(entry.register)]
      if target.pointee != value { changed = true }
      target.pointee = value
    }
    guard changed else { return isUsable }
    isUsable = eigen.decompose(k)
    for index in 0..<n * n {
      vectors[index] = eigen.vectors[index]
      inverse[index] = eigen.inverse[index]
    }
    for mode in 0..<n { rate[mode] = eigen.values[mode] }
    return isUsable
  }

  /// Begins a stretch without events.
  ///
  /// - Parameters:
  ///   - y: all states of the model.
  ///   - rates: what flows into them.
  ///   - registers: hold b.
  func start(
    at time: Double, _ y: UnsafePointer<Double>, rates: UnsafePointer<Double>,
    registers: UnsafePointer<Double>
  ) {
    begin = time
    for i in 0..<n {
      first[i] = y[Int(states[i])]
      level[i] = 0
      slope[i] = 0
      exponential[i] = rates[Int(states[i])]
    }
    for index in 0..<block.constants.count {
      let entry = block.constants.base[index]
      exponential[Int(entry.column)] += registers[Int(entry.register)]
    }
    for mode in 0..<n {
      var (initial, input) = (0.0, 0.0)
      for i in 0..<n {
        initial += inverse[mode * n + i] * first[i]
        input += inverse[mode * n + i] * exponential[i]
      }
      let rate = rate[mode]
      // Without a rate the mode stays where it is and only gathers what flows in.
      let limit = rate == 0 ? initial : -input / rate
      for i in 0..<n {
        let vector = vectors[i * n + mode]
        level[i] += vector * limit
        if rate == 0 { slope[i] += vector * input }
        coefficient[i * n + mode] = rate == 0 ? 0 : vector * (initial - limit)
      }
    }
    writeNumbers()
  }

  private func writeNumbers() {
    numbers[0] = begin
    var next = numbers + 1
    for index in 0..<block.modes.count {
      next[0] = rate[Int(block.modes.base[index])]
      next += 1
    }
    for index in 0..<block.reads.count {
      let state = Int(block.reads.base[index])
      next[0] = level[state]
      next[1] = slope[state]
      next += 2
      for mode in 0..<block.modes.count {
        next[0] = coefficient[state * n + Int(block.modes.base[mode])]
        next += 1
      }
    }
  }

  /// Writes the block's states at a time into all states of the model.
  func read(at time: Double, into y: UnsafeMutablePointer<Double>) {
    let s = time - begin
    guard s != 0 else {
      // Not computed back from its parts.
      for i in 0..<n { y[Int(states[i])] = first[i] }
      return
    }
    for mode in 0..<n { exponential[mode] = Elementary.exp(rate[mode] * s) }
    for i in 0..<n {
      var sum = level[i] + slope[i] * s
      for mode in 0..<n { sum += coefficient[i * n + mode] * exponential[mode] }
      y[Int(states[i])] = sum
    }
  }
}
