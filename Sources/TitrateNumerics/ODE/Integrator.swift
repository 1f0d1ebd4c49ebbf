/// Integrates dy/dt = f(t, y) by an explicit Runge–Kutta pair with step control and dense output.
///
/// Goals in rank order: the steps depend on nothing but f, the interval and the tolerances (never on where output
/// is read); the end is met exactly; no allocation after creation; few evaluations of f.
///
/// Use: `start`, then `step` until it no longer says `running`; after every step, `interpolate` at any times in
/// `stepStart...time`. One value serves any number of integrations. Not shared between threads.
///
/// - Source: Hairer, Nørsett, Wanner (1993), Solving Ordinary Differential Equations I, 2nd ed., section II.4.
public struct Integrator: ~Copyable {
  /// Four components at a time; buffers are padded with components that stay zero.
  @usableFromInline typealias Block = SIMD4<Double>

  /// How many components y has.
  public let stateCount: Int
  /// How many of them, from the first, the error control looks at.
  public let controlledCount: Int
  /// The method in use.
  public let tableau: Tableau
  /// Relative tolerance of each step's error.
  public var rtol = 1e-8
  /// Absolute tolerance of each step's error, in the unit of y.
  public var atol = 1e-10
  /// How many steps may be tried between `start` and the end.
  public var maxSteps = 100_000
  /// What was spent since creation, or since it was last set.
  public var counts = IntegrationCounts()

  /// Where the integration has come to: the end of the last accepted step.
  public var time: Double { @inlinable get { progress.time } }
  /// Where the last accepted step began; equal to `time` before the first step.
  public var stepStart: Double { @inlinable get { progress.stepStart } }
  /// Where the integration ends.
  public var end: Double { @inlinable get { progress.end } }
  /// The length that the next step will try; after the end, a good first step for a continuation.
  public var proposedStep: Double { @inlinable get { progress.proposedStep } }
  /// How it stands.
  public var status: IntegrationStatus { @inlinable get { progress.status } }

  /// What changes from step to step.
  @usableFromInline struct Progress {
    @usableFromInline var time = 0.0
    @usableFromInline var stepStart = 0.0
    @usableFromInline var end = 0.0
    @usableFromInline var proposedStep = 0.0
    @usableFromInline var status = IntegrationStatus.reached
    /// Whether a step stands whose end is in `new`.
    @usableFromInline var hasStep = false
    /// The last accepted error, bounded below, for the step control.
    @usableFromInline var previousError = 1e-4
    @usableFromInline var attempts = 0
    @inlinable init() {}
  }
  @usableFromInline var progress = Progress()

  @usableFromInline let blocks: Int
  @usableFromInline let storage: UnsafeMutablePointer<Block>
  /// Seven stages, one after the other.
  @usableFromInline let stages: UnsafeMutablePointer<Block>
  @usableFromInline let stageState: UnsafeMutablePointer<Block>
  /// One where the error control looks, zero elsewhere.
  @usableFromInline let mask: UnsafeMutablePointer<Block>
  /// y at `stepStart` while a step stands, and the place of the next step's end.
  @usableFromInline var old: UnsafeMutablePointer<Block>
  @usableFromInline var new: UnsafeMutablePointer<Block>
  /// The tableau's numbers in one piece: see `Coefficients`.
  @usableFromInline let coefficients: UnsafeMutablePointer<Double>

  /// Where the parts of the tableau start in `coefficients`.
  @usableFromInline enum Coefficients {
    @usableFromInline static let nodes = 0
    @usableFromInline static let rows = 7
    @usableFromInline static let error = 28
    @usableFromInline static let dense = 35
    @usableFromInline static let count = 63
  }

  /// Allocates for a number of components.
  ///
  /// - Parameters:
  ///   - stateCount: components of y.
  ///   - controlledCount: how many of them, from the first, decide the step; nil means all. The others are
  ///     only required to stay finite.
  public init(stateCount: Int, controlledCount: Int? = nil, tableau: Tableau = .tsitouras5) {
    precondition(stateCount > 0, "\(stateCount) components")
    self.stateCount = stateCount
    self.controlledCount = min(controlledCount ?? stateCount, stateCount)
    self.tableau = tableau
    blocks = (stateCount + 3) / 4
    let total = blocks * 11
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: total * MemoryLayout<Block>.stride, alignment: 64)
    storage = raw.initializeMemory(as: Block.self, repeating: .zero, count: total)
    stages = storage
    stageState = storage + 7 * blocks
    mask = storage + 8 * blocks
    old = storage + 9 * blocks
    new = storage + 10 * blocks
    for component in 0..<self.controlledCount { mask[component / 4][component % 4] = 1 }
    coefficients = .allocate(capacity: Coefficients.count)
    let numbers = tableau.nodes + tableau.rows.flatMap { $0 } + tableau.error + tableau.dense.flatMap { $0 }
    precondition(numbers.count == Coefficients.count, "\(tableau.name) is not a seven-stage tableau")
    coefficients.initialize(from: numbers, count: numbers.count)
  }

  deinit {
    storage.deallocate()
    coefficients.deallocate()
  }

  /// y at `time`; `stateCount` elements, valid until the next call of a mutating method.
  public var state: UnsafePointer<Double> {
    @inlinable get { Self.doubles(progress.hasStep ? new : old) }
  }

  /// dy/dt at `time`; `stateCount` elements, valid until the next call of a mutating method.
  public var derivative: UnsafePointer<Double> {
    @inlinable get { Self.doubles(progress.hasStep ? stages + 6 * blocks : stages) }
  }

  @inlinable @inline(__always)
  static func doubles(_ blocks: UnsafeMutablePointer<Block>) -> UnsafePointer<Double> {
    UnsafeRawPointer(blocks).assumingMemoryBound(to: Double.self)
  }

  @inlinable @inline(__always)
  mutating func evaluate<F: RightHandSide>(
    _ f: borrowing F, _ t: Double, _ y: UnsafeMutablePointer<Block>, _ stage: Int
  ) {
    f.evaluate(
      t, Self.doubles(y),
      UnsafeMutableRawPointer(stages + stage * blocks).assumingMemoryBound(to: Double.self))
    counts.rightHandSides &+= 1
  }
}
