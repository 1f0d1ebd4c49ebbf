extension Elementary {
  /// a·b as the rounded product and its rounding error, good to 2⁻¹⁰⁰ of the product.
  @inline(__always)
  static func product<L: Lanes>(_ a: L, _ b: L) -> (head: L, tail: L) {
    let p = a * b
    let (a1, b1) = (a.head, b.head)
    let (a2, b2) = (a - a1, b - b1)
    return (p, (((a1 * b1 - p) + a1 * b2) + a2 * b1) + a2 * b2)
  }

  /// log x for positive finite x as a sum of two numbers, good to some 2⁻⁶⁴ of the whole: what exp(y·log x) needs,
  /// whose argument grows to 745.
  @inline(__always)
  static func preciseLogarithm<L: Lanes>(_ x: L) -> (head: L, tail: L) {
    let (k, m) = decompose(x)
    // s = (m − 1)/(m + 1) and what rounding took from it.
    let numerator = m - L(1)
    let denominator = m + L(1)
    let denominatorError = m - (denominator - L(1))
    let s = numerator / denominator
    let back = product(s, denominator)
    let sTail = (((numerator - back.head) - back.tail) - s * denominatorError) / denominator
    // z = s².
    let square = product(s, s)
    let (z, zTail) = (square.head, square.tail + L(2) * s * sTail)
    // artanh s = s + s·z·(1/3 + z·P(z)): P in working precision, the rest in two parts.
    let z2 = z * z
    let even =
      L(0x1.999999999999ap-3) + z2
      * (L(0x1.c71c71c6eaa8cp-4) + z2 * (L(0x1.3b1395d4f2df4p-4) + z2 * L(0x1.df7ce956c7572p-5)))
    let odd =
      L(0x1.2492492492521p-3) + z2
      * (L(0x1.745d177a8f30dp-4) + z2 * (L(0x1.1118c749a1ccap-4) + z2 * L(0x1.e02d1cc03596ep-5)))
    let rest = z * (even + z * odd)
    let third = L(0x1.5555555555555p-2)
    let w = third + rest
    let wTail = (rest - (w - third)) + L(0x1.5555555555555p-56)
    let v = product(z, w)
    let vTail = v.tail + (z * wTail + zTail * w)
    let cubic = product(s, v.head)
    let cubicTail = cubic.tail + (s * vTail + sTail * v.head)
    // Twice the sum of both, then k·log 2, always the larger first.
    let head = s + cubic.head
    let tail = (cubic.head - (head - s)) + (sTail + cubicTail)
    let whole = k * L(ln2Head)
    let twice = L(2) * head
    let sum = whole + twice
    let sumTail = (twice - (sum - whole)) + (k * L(ln2Tail) + L(2) * tail)
    let result = sum + sumTail
    return (result, sumTail - (result - sum))
  }

  @inline(__always)
  static func power<L: Lanes>(_ x: L, _ y: L) -> L {
    let size = x.absolute
    let logarithm = preciseLogarithm(size)
    // log 0, log ∞ and NaN replace what was computed from their patterns.
    let ordinary = L.both(L.less(L(0), size), L.less(size, L(.infinity)))
    let edge = L.choose(L.equal(size, L(0)), L(-.infinity), size)
    let head = L.choose(ordinary, logarithm.head, edge)
    let exponent = product(head, y)
    let tail = exponent.tail + L.choose(ordinary, logarithm.tail, L(0)) * y
    // Where the product is not finite, or its parts overflow, the tail says nothing.
    let tame = L.less(tail.absolute, L(1))
    let magnitude = exponential(exponent.head, tail: L.choose(tame, tail, L(0)))
    return powerSpecial(x, y, size, magnitude)
  }

  /// Signs, and C's results where log x·y does not exist.
  @inline(__always)
  static func powerSpecial<L: Lanes>(_ x: L, _ y: L, _ size: L, _ magnitude: L) -> L {
    let yAbsolute = y.absolute
    let isWhole = isInteger(yAbsolute)
    let isOdd = L.both(isWhole, L.not(isInteger(L(0.5) * yAbsolute)))
    // (±1)^±∞ is 1.
    let endless = L.both(L.equal(size, L(1)), L.equal(yAbsolute, L(.infinity)))
    let unsigned = L.choose(endless, L(1), magnitude)
    // An odd power takes the sign of the base, which −0 and −∞ have too.
    let sign = L(bitPattern: L.and(x.bits, 0x8000_0000_0000_0000))
    let signed = L(bitPattern: L.exclusiveOr(unsigned.bits, L.choose(isOdd, sign, L(0)).bits))
    let impossible = L.both(L.both(L.less(x, L(0)), L.less(size, L(.infinity))), L.not(isWhole))
    let real = L.choose(impossible, L(.nan), signed)
    return L.choose(L.either(L.equal(x, L(1)), L.equal(y, L(0))), L(1), real)
  }

  /// Whether a number that is not negative has no fraction; from 2⁵² on none has. NaN is none.
  @inline(__always)
  static func isInteger<L: Lanes>(_ x: L) -> L.Mask {
    let rounded = (x + L(0x1p52)) - L(0x1p52)
    return L.either(L.equal(rounded, x), L.less(L(0x1p52), x))
  }
}
