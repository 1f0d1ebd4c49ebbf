extension Integrator {
  /// Begins a new integration.
  ///
  /// - Parameters:
  ///   - f: the right-hand side; evaluated once, and once more when the first step is chosen here.
  ///   - t: where it begins.
  ///   - y: the components there; copied.
  ///   - end: where it ends; may lie before t.
  ///   - firstStep: the length of the first step to try; nil chooses it from f.
  @inlinable
  public mutating func start<F: RightHandSide>(
    _ f: borrowing F, at t: Double, state y: UnsafePointer<Double>, end: Double, firstStep: Double? = nil
  ) {
    let target = UnsafeMutableRawPointer(old).assumingMemoryBound(to: Double.self)
    for component in 0..<stateCount { target[component] = y[component] }
    progress = Progress()
    progress.time = t
    progress.stepStart = t
    progress.end = end
    evaluate(f, t, old, 0)
    progress.status = t == end ? .reached : .running
    if let firstStep {
      progress.proposedStep = firstStep.magnitude
    } else if status == .running {
      progress.proposedStep = chooseFirstStep(f)
    }
  }

  /// Takes one accepted step, or says why there is none.
  ///
  /// - Returns: `running` or `reached` after a step; any other status leaves `time` and `state` as they were.
  @inlinable
  public mutating func step<F: RightHandSide>(_ f: borrowing F) -> IntegrationStatus {
    guard status == .running else { return status }
    beginStep()
    var finite = true
    var shrunk = false
    while true {
      let (h, last) = nextLength()
      if progress.attempts >= maxSteps {
        progress.status = .tooManySteps
        return status
      }
      if !last && h.magnitude < 8 * max(time.magnitude, end.magnitude).ulp {
        progress.status = finite ? .stepTooSmall : .notFinite
        return status
      }
      progress.attempts &+= 1
      tryStep(f, h)
      let error = errorNorm(h)
      if error <= 1 {
        accept(h, last: last, error: error, mayGrow: !shrunk)
        return status
      }
      counts.rejected &+= 1
      shrunk = true
      finite = error.isFinite
      progress.proposedStep = h.magnitude * (finite ? max(0.2, 0.9 * Self.power(error, -0.2)) : 0.1)
    }
  }

  /// Makes the end of the step that stands the beginning of the next.
  @inlinable @inline(__always)
  mutating func beginStep() {
    guard progress.hasStep else { return }
    for block in 0..<blocks { stages[block] = stages[6 * blocks + block] }
    swap(&old, &new)
    progress.stepStart = time
    progress.hasStep = false
  }

  /// The signed length to try, and whether it ends at `end`. What is left is met exactly, and halved when it is
  /// less than two steps, so that no tiny step is left over.
  @inlinable @inline(__always)
  func nextLength() -> (h: Double, last: Bool) {
    let remaining = end - time
    if proposedStep * (1 + 1e-10) >= remaining.magnitude { return (remaining, true) }
    if proposedStep * 2 > remaining.magnitude { return (remaining / 2, false) }
    return (remaining < 0 ? -proposedStep : proposedStep, false)
  }

  /// Evaluates all stages of a step of length h from `old`; the result is in `new` and stage 6.
  @inlinable @inline(__always)
  mutating func tryStep<F: RightHandSide>(_ f: borrowing F, _ h: Double) {
    let rows = coefficients + Coefficients.rows
    let nodes = coefficients + Coefficients.nodes
    combine(1, rows, h, into: stageState)
    evaluate(f, time + nodes[1] * h, stageState, 1)
    combine(2, rows + 1, h, into: stageState)
    evaluate(f, time + nodes[2] * h, stageState, 2)
    combine(3, rows + 3, h, into: stageState)
    evaluate(f, time + nodes[3] * h, stageState, 3)
    combine(4, rows + 6, h, into: stageState)
    evaluate(f, time + nodes[4] * h, stageState, 4)
    combine(5, rows + 10, h, into: stageState)
    evaluate(f, time + nodes[5] * h, stageState, 5)
    combine(6, rows + 15, h, into: new)
    evaluate(f, time + nodes[6] * h, new, 6)
  }

  /// old + h·Σ weights·stages over the first `count` stages.
  @inlinable @inline(__always)
  func combine(
    _ count: Int, _ weights: UnsafePointer<Double>, _ h: Double, into result: UnsafeMutablePointer<Block>
  ) {
    for block in 0..<blocks {
      var sum = stages[block] * weights[0]
      for stage in 1..<count { sum += stages[stage &* blocks &+ block] * weights[stage] }
      result[block] = old[block] + sum * h
    }
  }

  /// Root mean square of the step's error in units of the tolerance, over the controlled components; NaN when any
  /// component is not finite, because infinity times the mask's zero is NaN too.
  @inlinable @inline(__always)
  func errorNorm(_ h: Double) -> Double {
    let weights = coefficients + Coefficients.error
    var sum = Block.zero
    for block in 0..<blocks {
      var error = stages[block] * weights[0]
      for stage in 1..<7 { error += stages[stage &* blocks &+ block] * weights[stage] }
      let ratio = error * h / scale(old[block], new[block])
      sum += ratio * ratio * mask[block]
    }
    return (sum.sum() / Double(controlledCount)).squareRoot()
  }

  /// The tolerated error of a block of components; never zero, so that 0/0 cannot occur.
  @inlinable @inline(__always)
  func scale(_ a: Block, _ b: Block) -> Block {
    let size = pointwiseMax(magnitude(a), magnitude(b))
    return pointwiseMax(size * rtol + atol, Block(repeating: .leastNormalMagnitude))
  }

  @inlinable @inline(__always)
  func magnitude(_ a: Block) -> Block { a.replacing(with: -a, where: a .< 0) }

  /// Lets the step stand and proposes the next: the PI controller of Hairer, Nørsett and Wanner, section II.4.
  @inlinable @inline(__always)
  mutating func accept(_ h: Double, last: Bool, error: Double, mayGrow: Bool) {
    let bounded = max(error, 1e-10)
    let factor = 0.9 * Self.power(bounded, -0.17) * Self.power(progress.previousError, 0.04)
    progress.proposedStep = h.magnitude * min(max(factor, 0.2), mayGrow ? 10 : 1)
    progress.previousError = max(error, 1e-4)
    progress.time = last ? end : time + h
    progress.hasStep = true
    counts.steps &+= 1
    progress.status = last ? .reached : .running
  }

  /// A first step from the sizes of y, f and the change of f along f.
  ///
  /// - Source: Hairer, Nørsett, Wanner (1993), section II.4, "starting step size"; where it falls back on an
  ///   absolute 10⁻⁶, a fraction of the interval is used here, which no choice of time unit can spoil.
  @inlinable
  mutating func chooseFirstStep<F: RightHandSide>(_ f: borrowing F) -> Double {
    let span = end - time
    let sizeY = norm { old[$0] }
    let sizeF = norm { stages[$0] }
    var guess = sizeY < 1e-5 || sizeF < 1e-5 ? 1e-6 * span.magnitude : 0.01 * sizeY / sizeF
    guess = min(guess, span.magnitude)
    let signed = span < 0 ? -guess : guess
    for block in 0..<blocks { stageState[block] = old[block] + stages[block] * signed }
    evaluate(f, time + signed, stageState, 1)
    let change = norm { (stages[blocks + $0] - stages[$0]) / signed }
    let steepest = max(sizeF, change)
    let second = steepest <= 1e-15 ? 1e-3 * span.magnitude : Self.power(0.01 / steepest, 0.2)
    let step = min(100 * guess, second)
    // A derivative that is not finite here is left to `step`, which shortens and reports.
    return step > 0 && step.isFinite ? min(step, span.magnitude) : 1e-6 * span.magnitude
  }

  /// xᵉ for the step control, whose result need not be exact but must be the same on every machine.
  @usableFromInline
  static func power(_ x: Double, _ e: Double) -> Double { Elementary.exp(e * Elementary.log(x)) }

  /// Root mean square, in units of the tolerance at `old`, over the controlled components.
  @inlinable @inline(__always)
  func norm(_ value: (Int) -> Block) -> Double {
    var sum = Block.zero
    for block in 0..<blocks {
      let ratio = value(block) / scale(old[block], old[block])
      sum += ratio * ratio * mask[block]
    }
    return (sum.sum() / Double(controlledCount)).squareRoot()
  }
}
