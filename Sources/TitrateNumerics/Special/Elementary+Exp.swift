extension Elementary {
  /// log 2 to 42 bits, so that its product with an exponent is exact; and what is missing.
  static let ln2Head = 0x1.62e42fefa38p-1
  static let ln2Tail = 0x1.ef35793c7673p-45

  /// x = k·log 2 + head − tail with integral k and |head − tail| ≤ ½·log 2. x must lie where k has at most 11 bits.
  @inline(__always)
  static func reduce<L: Lanes>(_ x: L) -> (k: L, head: L, tail: L) {
    let k = (x * L(0x1.71547652b82fep+0)).nearestInteger
    return (k, x - k * L(ln2Head), k * L(ln2Tail))
  }

  /// exp(head − tail) − 1 as a sum of two numbers, of which the first is `head`.
  @inline(__always)
  static func beyondLinear<L: Lanes>(_ head: L, _ tail: L) -> L {
    let r = head - tail
    let r2 = r * r
    let r4 = r2 * r2
    // By halves (Estrin): twice as fast as Horner's rule, and the terms it rounds differently are small.
    let a = L(0.5) + r * L(0x1.5555555555557p-3)
    let b = L(0x1.5555555555556p-5) + r * L(0x1.11111111100dfp-7)
    let c = L(0x1.6c16c16c162d6p-10) + r * L(0x1.a01a01abe6323p-13)
    let d = L(0x1.a01a01a6d7831p-16) + r * L(0x1.71de0237484cdp-19)
    let e = L(0x1.27e4db67ac2b0p-22) + r * L(0x1.af4ddda1c08cdp-26) + r2 * L(0x1.1f72fc83bcbc7p-29)
    let q = (a + r2 * b) + r4 * ((c + r2 * d) + r4 * e)
    return r2 * q - tail
  }

  /// s·2ᵏ for integral k in −1100...1100, rounded once: in two factors, because 2ᵏ alone may not exist.
  @inline(__always)
  static func scale<L: Lanes>(_ s: L, _ k: L) -> L {
    let half = (k * L(0.5)).nearestInteger
    return s * L.powerOfTwo(half) * L.powerOfTwo(k - half)
  }

  /// exp(x + tail) for a tail far below x's last place.
  @inline(__always)
  static func exponential<L: Lanes>(_ x: L, tail: L) -> L {
    // Outside, the result is 0 or infinite, and k would not fit; NaN is in no order and passes.
    let low = L.less(x, L(-746))
    let high = L.less(L(710), x)
    let inside = L.choose(low, L(-746), L.choose(high, L(710), x))
    let (k, r, correction) = reduce(inside)
    let rest = beyondLinear(r, correction - L.choose(L.either(low, high), L(0), tail))
    // 1 + r without loss: the sum and its rounding error.
    let sum = L(1) + r
    let error = r - (sum - L(1))
    return scale(sum + (error + rest), k)
  }

  @inline(__always)
  static func exponential<L: Lanes>(_ x: L) -> L { exponential(x, tail: L(0)) }

  @inline(__always)
  static func exponentialMinusOne<L: Lanes>(_ x: L) -> L {
    // Below −50 the result is −1 to the last bit; above 50 the 1 no longer counts.
    let low = L.less(x, L(-50))
    let large = L.less(L(50), x)
    let inside = L.choose(low, L(-50), L.choose(large, L(50), x))
    let (k, r, correction) = reduce(inside)
    let rest = beyondLinear(r, correction)
    // exp(r) − 1 as p + q, then 2ᵏ·(p + q) + (2ᵏ − 1) with the roundings carried along.
    let p = r + rest
    let q = rest - (p - r)
    let factor = L.powerOfTwo(k)
    let whole = factor - L(1)
    let (scaled, scaledError) = (p * factor, q * factor)
    let sum = whole + scaled
    let virtual = sum - whole
    let error = (whole - (sum - virtual)) + (scaled - virtual)
    let result = L.choose(L.equal(k, L(0)), p, sum + (error + scaledError))
    // −0 and the subnormals, which the sums above would lose.
    let kept = L.choose(L.less(x.absolute, L(0x1p-54)), x, result)
    return L.choose(large, exponential(x), kept)
  }
}
