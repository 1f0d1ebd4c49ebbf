/// Integrates dy/dt = f(t, y) for independent problems side by side by an explicit Runge–Kutta pair, each lane with
/// its own time, step, end and outcome.
///
/// Goals in rank order: a lane's result depends, to the bit, on nothing but its own problem and the tolerances (never
/// on its neighbours, on the number of lanes, or on where output is read); its end is met exactly; no allocation after
/// creation; few instructions per step beside f.
///
/// Use: `start` a lane, then `step` until its status is no longer `running`; after every step, `interpolate` inside
/// `stepStart...time` of a lane whose time has moved. A lane may be started anew at any moment, the others go on.
/// Not shared between threads.
///
/// - Source: Hairer, Nørsett, Wanner (1993), Solving Ordinary Differential Equations I, 2nd ed., section II.4.
@usableFromInline
package struct LaneIntegrator<V: LaneVector>: ~Copyable {
  /// How many components y has.
  @usableFromInline package let stateCount: Int
  /// How many of them, from the first, the error control looks at.
  @usableFromInline package let controlledCount: Int
  /// The method in use.
  @usableFromInline package let method: Tableau
  /// Relative tolerance of each step's error.
  @usableFromInline package var rtol = 1e-8
  /// Absolute tolerance of each step's error, in the unit of y.
  @usableFromInline package var atol = 1e-10
  /// How many steps a lane may try between `start` and its end.
  @usableFromInline package var maxSteps = 100_000
  /// Whether `stiffness` is kept up to date; costs 7 to 8 % of a step.
  @usableFromInline package var detectsStiffness = true

  /// What one attempt costs each lane.
  @usableFromInline var evaluationsPerStep = 6.0

  /// Lanes that have somewhere to go.
  @usableFromInline var running = V.Mask(repeating: false)
  /// Running lanes whose first stage was not evaluated yet.
  @usableFromInline var fresh = V.Mask(repeating: false)
  /// Lanes whose step stands: from `old` to `new`, with all its stages.
  @usableFromInline var standing = V.Mask(repeating: false)
  /// Lanes that stopped running since the last `step`, whose step must be put aside before the next overwrites it.
  @usableFromInline var leaving = V.Mask(repeating: false)
  /// Lanes whose last attempt was rejected: the next step does not grow.
  @usableFromInline var shrunk = V.Mask(repeating: false)
  /// Lanes whose last attempt had an error that is NaN or infinite.
  @usableFromInline var broken = V.Mask(repeating: false)
  /// Lanes whose present attempt ends at their end.
  @usableFromInline var last = V.Mask(repeating: false)
  /// Lanes on which the stiffness detection has fired since `start`.
  @usableFromInline var stiff = V.Mask(repeating: false)

  /// Whether a lane has failed or turned stiff since this was last set to false.
  @usableFromInline package var hasNews = false

  @usableFromInline let storage: UnsafeMutablePointer<V>
  /// One V per `LaneSlot`.
  @usableFromInline let slots: UnsafeMutablePointer<V>
  /// The first stage, and the last, which is the next step's first.
  @usableFromInline var first: UnsafeMutablePointer<V>
  @usableFromInline var final: UnsafeMutablePointer<V>
  /// The five stages between.
  @usableFromInline let middle: UnsafeMutablePointer<V>
  /// Where a stage is evaluated; after a step, where its sixth was.
  @usableFromInline let stageState: UnsafeMutablePointer<V>
  /// y at the beginning of the step, and at its end.
  @usableFromInline var old: UnsafeMutablePointer<V>
  @usableFromInline var new: UnsafeMutablePointer<V>
  /// Steps put aside, 9 · stateCount numbers per lane: new, old, seven stages.
  @usableFromInline let aside: UnsafeMutablePointer<Double>
  @usableFromInline let outcomes: UnsafeMutablePointer<LaneOutcome>
  /// The tableau's numbers in one piece: see `TableauPart`.
  @usableFromInline let coefficients: UnsafeMutablePointer<Double>
  /// The square of the largest |hλ| that counts as not stiff.
  @usableFromInline let stabilityBound: Double

  /// Allocates for a number of components.
  ///
  /// - Parameters:
  ///   - stateCount: components of y.
  ///   - controlledCount: how many of them, from the first, decide the step; nil means all. The others are only
  ///     required to stay finite.
  ///   - method: the pair.
  @usableFromInline
  package init(stateCount: Int, controlledCount: Int? = nil, method: Tableau = .tsitouras5) {
    precondition(stateCount > 0, "\(stateCount) components")
    let n = stateCount
    self.stateCount = n
    self.controlledCount = min(controlledCount ?? n, n)
    self.method = method
    let total = LaneSlot.count + 10 * n
    storage = UnsafeMutableRawPointer.allocate(byteCount: total * MemoryLayout<V>.stride, alignment: 64)
      .initializeMemory(as: V.self, repeating: V(repeating: 0), count: total)
    slots = storage
    first = storage + LaneSlot.count
    middle = first + n
    final = first + 6 * n
    stageState = first + 7 * n
    old = first + 8 * n
    new = first + 9 * n
    aside = .allocate(capacity: 9 * n * V.laneCount)
    aside.initialize(repeating: 0, count: 9 * n * V.laneCount)
    outcomes = .allocate(capacity: V.laneCount)
    outcomes.initialize(repeating: LaneOutcome(), count: V.laneCount)
    coefficients = .allocate(capacity: TableauPart.count)
    let numbers = method.nodes + method.rows.flatMap { $0 } + method.error + method.dense.flatMap { $0 }
    precondition(numbers.count == TableauPart.count, "\(method.name) is not a seven-stage tableau")
    coefficients.initialize(from: numbers, count: numbers.count)
    stabilityBound = method.stabilityBound * method.stabilityBound
  }

  deinit {
    storage.deallocate()
    aside.deallocate()
    outcomes.deallocate()
    coefficients.deallocate()
  }

  /// y that many components on, lane by lane, for direct access.
  @inlinable @inline(__always)
  func lane(_ values: UnsafeMutablePointer<V>, _ component: Int, _ lane: Int) -> UnsafeMutablePointer<Double>
  {
    V.doubles(values) + (component &* V.laneCount &+ lane)
  }
}

/// What a lane's control remembers, one V each.
@usableFromInline
enum LaneSlot {
  @usableFromInline static let time = 0
  @usableFromInline static let stepStart = 1
  @usableFromInline static let end = 2
  /// The length the next attempt will try; 0 until it is known.
  @usableFromInline static let proposed = 3
  /// The signed length of the present attempt; 0 for lanes that do not run.
  @usableFromInline static let length = 4
  /// The logarithm of the last accepted error, bounded below.
  @usableFromInline static let previousError = 5
  /// Since `start`.
  @usableFromInline static let attempts = 6
  @usableFromInline static let stiffSigns = 7
  @usableFromInline static let mildSigns = 8
  /// Since the counts were taken.
  @usableFromInline static let steps = 9
  @usableFromInline static let rejected = 10
  @usableFromInline static let evaluations = 11
  @usableFromInline static let count = 12
}

/// Where the parts of a tableau stand in one row of numbers.
@usableFromInline
enum TableauPart {
  @usableFromInline static let nodes = 0
  @usableFromInline static let rows = 7
  @usableFromInline static let error = 28
  @usableFromInline static let dense = 35
  @usableFromInline static let count = 63
}

/// How a lane stands, and where its step is.
@usableFromInline
struct LaneOutcome {
  @usableFromInline var status = IntegrationStatus.reached
  /// Whether the lane's step was put aside.
  @usableFromInline var isAside = false
  /// Whether what was put aside is a step, or only a state.
  @usableFromInline var hasStep = false
  @usableFromInline init() {}
}
