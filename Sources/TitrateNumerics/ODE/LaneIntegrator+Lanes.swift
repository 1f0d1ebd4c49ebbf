extension LaneIntegrator {
  /// Begins a new integration in one lane; f is first evaluated by the next `step`.
  ///
  /// - Parameters:
  ///   - lane: which; what it did before is forgotten, but its counts go on.
  ///   - t: where it begins.
  ///   - y: the components there, `stateCount` elements; copied.
  ///   - end: where it ends; may lie before t.
  ///   - firstStep: the length of the first step to try; nil chooses it from f.
  @inlinable
  package mutating func start(
    lane: Int, at t: Double, state y: UnsafePointer<Double>, end: Double, firstStep: Double? = nil
  ) {
    // Both, because the next step may exchange them.
    for component in 0..<stateCount {
      self.lane(old, component, lane).pointee = y[component]
      self.lane(new, component, lane).pointee = y[component]
    }
    set(LaneSlot.time, lane, t)
    set(LaneSlot.stepStart, lane, t)
    set(LaneSlot.end, lane, end)
    set(LaneSlot.proposed, lane, firstStep?.magnitude ?? 0)
    set(LaneSlot.previousError, lane, Self.smallError)
    set(LaneSlot.attempts, lane, 0)
    set(LaneSlot.stiffSigns, lane, 0)
    set(LaneSlot.mildSigns, lane, 0)
    let isRunning = t != end
    running[lane: lane] = isRunning
    fresh[lane: lane] = isRunning
    leaving[lane: lane] = !isRunning
    standing[lane: lane] = false
    shrunk[lane: lane] = false
    broken[lane: lane] = false
    stiff[lane: lane] = false
    outcomes[lane].status = isRunning ? .running : .reached
    outcomes[lane].isAside = false
  }

  /// Makes a lane idle, whatever it did; it counts as `reached` and its state is forgotten.
  @inlinable
  package mutating func stop(lane: Int) {
    running[lane: lane] = false
    fresh[lane: lane] = false
    leaving[lane: lane] = false
    standing[lane: lane] = false
    outcomes[lane].status = .reached
    outcomes[lane].isAside = false
  }

  /// How a lane stands; `reached` before its first `start`.
  @inlinable @inline(__always)
  package func status(_ lane: Int) -> IntegrationStatus { outcomes[lane].status }

  /// Where a lane has come to: the end of its last accepted step.
  @inlinable @inline(__always)
  package func time(_ lane: Int) -> Double { get(LaneSlot.time, lane) }

  /// Where every lane has come to, one after the other; stays valid while the integrator lives.
  @inlinable @inline(__always)
  package var times: UnsafePointer<Double> {
    UnsafePointer(V.doubles(slots) + LaneSlot.time &* V.laneCount)
  }

  /// Where a lane's last accepted step began; equal to its time before the first.
  @inlinable @inline(__always)
  package func stepStart(_ lane: Int) -> Double { get(LaneSlot.stepStart, lane) }

  /// Where a lane's integration ends.
  @inlinable @inline(__always)
  package func end(_ lane: Int) -> Double { get(LaneSlot.end, lane) }

  /// Whether any lane is running.
  @inlinable
  package var isRunning: Bool { @inline(__always) get { running.hasAny } }

  /// Whether a lane's steps have been limited by stability and not by accuracy, since its `start`.
  ///
  /// - Source: Hairer, Wanner (1996), Solving Ordinary Differential Equations II, 2nd ed., section IV.2.
  @inlinable @inline(__always)
  package func stiffness(_ lane: Int) -> Bool { stiff[lane: lane] }

  /// What a lane has cost since its counts were last taken.
  @inlinable
  package func counts(_ lane: Int) -> IntegrationCounts {
    var counts = IntegrationCounts()
    counts.steps = Int(get(LaneSlot.steps, lane))
    counts.rejected = Int(get(LaneSlot.rejected, lane))
    counts.rightHandSides = Int(get(LaneSlot.evaluations, lane))
    return counts
  }

  /// What a lane has cost, and counts from zero again.
  @inlinable
  package mutating func takeCounts(_ lane: Int) -> IntegrationCounts {
    let counts = counts(lane)
    set(LaneSlot.steps, lane, 0)
    set(LaneSlot.rejected, lane, 0)
    set(LaneSlot.evaluations, lane, 0)
    return counts
  }

  /// The logarithm of 10⁻⁴, below which the step control takes errors for equal.
  @inlinable
  static var smallError: Double { @inline(__always) get { -9.210_340_371_976_182 } }

  @inlinable @inline(__always)
  func get(_ slot: Int, _ lane: Int) -> Double { V.doubles(slots)[slot &* V.laneCount &+ lane] }

  @inlinable @inline(__always)
  func set(_ slot: Int, _ lane: Int, _ value: Double) {
    V.doubles(slots)[slot &* V.laneCount &+ lane] = value
  }

  /// Puts aside the steps of the lanes that have left, so that they can still be read when the others have gone on.
  @usableFromInline
  mutating func putAside() {
    for lane in 0..<V.laneCount where leaving[lane: lane] {
      let hasStep = standing[lane: lane]
      var target = aside + 9 * stateCount * lane
      let sources = [hasStep ? new : old, old, first] + (0..<5).map { middle + $0 * stateCount } + [final]
      for source in sources {
        for component in 0..<stateCount { target[component] = self.lane(source, component, lane).pointee }
        target += stateCount
      }
      outcomes[lane].isAside = true
      outcomes[lane].hasStep = hasStep
    }
    leaving = V.Mask(repeating: false)
  }
}
