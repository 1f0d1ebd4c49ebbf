// Exact propagation of x' = K x + u over a span, with directional derivatives.
//
// Goals in rank order: componentwise relative accuracy (an absorption compartment that is 1e-18 of the dose must
// still have its digits), derivatives exact for the computed function, speed.
//
// E = exp(K Δ) and Φ = ∫₀^Δ exp(K s) ds come from their Taylor series over h = Δ/2^s with ‖K‖h <= 1/2, then
// E(2h) = E², Φ(2h) = Φ + E Φ. Amounts flow between compartments, so the off-diagonal of K is nonnegative, so all
// entries of E(h) and Φ(h) are, and the doublings only add nonnegative terms: no cancellation. Rejected: Padé (its
// linear solve is accurate in norm only), explicit exponentials (cancel when rates are close).
// Derivatives follow from differentiating the same recurrences.
// Source of the doubling for E alone: Moler and Van Loan (2003), SIAM Review 45, method 3.

/// Propagators of one matrix K by span; forgotten when K changes.
final class PropagatorCache {
  /// In numbers: 32 MB. Models with very many states keep fewer spans.
  private static let largestMemory = 4 << 20

  /// One span's matrices, row-major; derivatives follow each other, one matrix per direction.
  struct Propagator {
    let e: UnsafeMutablePointer<Double>
    let phi: UnsafeMutablePointer<Double>
    let de: UnsafeMutablePointer<Double>
    let dphi: UnsafeMutablePointer<Double>
  }

  private let n: Int
  private let directions: Int
  private let size: Int
  private let entryLength: Int
  private let capacity: Int
  private let keys: UnsafeMutablePointer<UInt64>
  private let stamps: UnsafeMutablePointer<UInt64>
  private let memory: UnsafeMutablePointer<Double>
  private let scratch: UnsafeMutablePointer<Double>
  private let counters: UnsafeMutablePointer<Counters>

  private struct Counters {
    var stamp: UInt64 = 1
    var used = 0
    var built = 0
    var norm = 0.0
  }

  /// K, row-major. After writing it, call `forget`.
  let k: UnsafeMutablePointer<Double>
  /// dK/d(direction), one matrix after the other. After writing it, call `forget`.
  let dk: UnsafeMutablePointer<Double>

  /// Propagators built so far.
  var built: Int { counters.pointee.built }

  /// - Parameters:
  ///   - n: number of states.
  ///   - directions: number of parameters for which derivatives are wanted.
  ///   - spans: how many different spans to expect; more than that only costs time.
  init(n: Int, directions: Int, spans: Int) {
    self.n = n
    self.directions = directions
    size = n * n
    entryLength = 2 * size * (1 + directions)
    var capacity = 16
    while capacity < 2 * min(spans, 256) { capacity *= 2 }
    while capacity > 4 && capacity * entryLength > Self.largestMemory { capacity /= 2 }
    self.capacity = capacity
    keys = .allocate(capacity: capacity)
    keys.initialize(repeating: 0, count: capacity)
    stamps = .allocate(capacity: capacity)
    stamps.initialize(repeating: 0, count: capacity)
    // Not initialised: a slot is written when it is first used, and untouched pages cost nothing.
    memory = .allocate(capacity: max(1, capacity * entryLength))
    let scratchLength = max(1, entryLength + size)
    scratch = .allocate(capacity: scratchLength)
    scratch.initialize(repeating: 0, count: scratchLength)
    counters = .allocate(capacity: 1)
    counters.initialize(to: Counters())
    let kLength = max(1, size * (1 + directions))
    k = .allocate(capacity: kLength)
    k.initialize(repeating: 0, count: kLength)
    dk = k + size
  }

  deinit {
    keys.deallocate()
    stamps.deallocate()
    memory.deallocate()
    scratch.deallocate()
    counters.deallocate()
    k.deallocate()
  }

  /// Must be called when K or its derivatives have changed.
  func forget() {
    counters.pointee.stamp &+= 1
    counters.pointee.used = 0
    var norm = 0.0
    for column in 0..<n {
      var sum = 0.0
      for row in 0..<n { sum += k[row * n + column].magnitude }
      norm = max(norm, sum)
    }
    counters.pointee.norm = norm
  }

  /// The propagator over a span; Φ is meaningful only if asked for.
  ///
  /// - Parameters:
  ///   - span: Δ >= 0, finite.
  ///   - input: whether Φ is needed.
  func propagator(span: Double, input: Bool) -> Propagator {
    // The sign bit of a span is free: it says whether Φ is there.
    let key = span.bitPattern | (input ? 1 << 63 : 0)
    let stamp = counters.pointee.stamp
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (capacity - 1)
    while stamps[slot] == stamp {
      if keys[slot] == key { return entry(slot) }
      slot = (slot + 1) & (capacity - 1)
    }
    if counters.pointee.used * 2 >= capacity {
      counters.pointee.stamp &+= 1
      counters.pointee.used = 0
    }
    counters.pointee.used += 1
    counters.pointee.built += 1
    stamps[slot] = counters.pointee.stamp
    keys[slot] = key
    let made = entry(slot)
    if input { buildWithInput(span, made) } else { build(span, made) }
    return made
  }

  private func entry(_ slot: Int) -> Propagator {
    let e = memory + slot * entryLength
    return Propagator(e: e, phi: e + size, de: e + 2 * size, dphi: e + (2 + directions) * size)
  }

  // MARK: Building

  /// Halvings until ‖K‖h <= 1/2, and the degree at which the series is exact to the last bit. A path over m
  /// compartments begins with the m-th power, so the degree counts from there.
  private func plan(_ span: Double) -> (halvings: Int, degree: Int) {
    // Bounded, so that the loop ends even where the product overflows.
    var scaled = min(counters.pointee.norm * span, 1e300)
    var halvings = 0
    while scaled > 0.5 {
      scaled *= 0.5
      halvings += 1
    }
    var degree = min(n - 1, 8)
    var term = 1.0
    while term > 1e-18 && degree < 30 {
      degree += 1
      term *= scaled / Double(degree + 1)
    }
    return (halvings, degree)
  }

  private func build(_ span: Double, _ out: Propagator) {
    let (halvings, degree) = plan(span)
    let h = span * Double(sign: .plus, exponent: -halvings, significand: 1)
    // Horner: I + hK/1 (I + hK/2 (I + …)).
    setIdentity(out.e)
    zero(out.de, directions * size)
    for j in stride(from: degree, through: 1, by: -1) { hornerStep(h / Double(j), out.e, out.de) }
    for _ in 0..<halvings { squareE(out) }
  }

  private func buildWithInput(_ span: Double, _ out: Propagator) {
    let (halvings, degree) = plan(span)
    let h = span * Double(sign: .plus, exponent: -halvings, significand: 1)
    // Φ(h) = h (I + hK/2 (I + hK/3 (…))), then E = I + K Φ.
    setIdentity(out.phi)
    zero(out.dphi, directions * size)
    for j in stride(from: degree, through: 2, by: -1) { hornerStep(h / Double(j), out.phi, out.dphi) }
    for i in 0..<size { out.phi[i] *= h }
    for i in 0..<directions * size { out.dphi[i] *= h }
    setIdentity(out.e)
    zero(out.de, directions * size)
    multiplyAdd(k, out.phi, out.e)
    for d in 0..<directions {
      multiplyAdd(dk + d * size, out.phi, out.de + d * size)
      multiplyAdd(k, out.dphi + d * size, out.de + d * size)
    }
    for _ in 0..<halvings {
      doublePhi(out)
      squareE(out)
    }
  }

  /// p = I + factor·K·p, and its derivatives.
  private func hornerStep(
    _ factor: Double, _ p: UnsafeMutablePointer<Double>, _ dp: UnsafeMutablePointer<Double>
  ) {
    for d in 0..<directions {
      let this = dp + d * size
      zero(scratch, size)
      multiplyAdd(dk + d * size, p, scratch)
      multiplyAdd(k, this, scratch)
      for i in 0..<size { this[i] = factor * scratch[i] }
    }
    zero(scratch, size)
    multiplyAdd(k, p, scratch)
    for i in 0..<size { p[i] = factor * scratch[i] }
    for i in 0..<n { p[i * n + i] += 1 }
  }

  /// E = E², dE = dE·E + E·dE.
  private func squareE(_ out: Propagator) {
    for d in 0..<directions {
      let this = out.de + d * size
      zero(scratch, size)
      multiplyAdd(this, out.e, scratch)
      multiplyAdd(out.e, this, scratch)
      this.update(from: scratch, count: size)
    }
    zero(scratch, size)
    multiplyAdd(out.e, out.e, scratch)
    out.e.update(from: scratch, count: size)
  }

  /// Φ = Φ + E Φ, dΦ = dΦ + dE Φ + E dΦ; before E is squared.
  private func doublePhi(_ out: Propagator) {
    for d in 0..<directions {
      let this = out.dphi + d * size
      scratch.update(from: this, count: size)
      multiplyAdd(out.de + d * size, out.phi, scratch)
      multiplyAdd(out.e, this, scratch)
      this.update(from: scratch, count: size)
    }
    scratch.update(from: out.phi, count: size)
    multiplyAdd(out.e, out.phi, scratch)
    out.phi.update(from: scratch, count: size)
  }

  /// c += a b. Compartment models are sparse and largely triangular, so zeros of `a` are worth skipping; with three
  /// states, absorption and two compartments, a product without loops is faster still.
  @inline(__always) private func multiplyAdd(
    _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, _ c: UnsafeMutablePointer<Double>
  ) {
    if n == 3 { return multiplyAdd3(a, b, c) }
    for i in 0..<n {
      let row = c + i * n
      for j in 0..<n {
        let factor = a[i * n + j]
        if factor == 0 { continue }
        let other = b + j * n
        for column in 0..<n { row[column] += factor * other[column] }
      }
    }
  }

  @inline(__always) private func multiplyAdd3(
    _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, _ c: UnsafeMutablePointer<Double>
  ) {
    let (b0, b1, b2) = (b[0], b[1], b[2])
    let (b3, b4, b5) = (b[3], b[4], b[5])
    let (b6, b7, b8) = (b[6], b[7], b[8])
    for i in 0..<3 {
      let (x, y, z) = (a[3 * i], a[3 * i + 1], a[3 * i + 2])
      c[3 * i] = c[3 * i] + x * b0 + y * b3 + z * b6
      c[3 * i + 1] = c[3 * i + 1] + x * b1 + y * b4 + z * b7
      c[3 * i + 2] = c[3 * i + 2] + x * b2 + y * b5 + z * b8
    }
  }

  private func setIdentity(_ p: UnsafeMutablePointer<Double>) {
    zero(p, size)
    for i in 0..<n { p[i * n + i] = 1 }
  }

  @inline(__always) private func zero(_ p: UnsafeMutablePointer<Double>, _ count: Int) {
    for i in 0..<count { p[i] = 0 }
  }
}
