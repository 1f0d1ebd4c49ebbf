extension Elementary {
  /// x = 2ᵏ·m with m in [√½, √2), for positive finite x.
  @inline(__always)
  static func decompose<L: Lanes>(_ x: L) -> (k: L, m: L) {
    // Subnormal numbers are scaled up first, or their exponent field would not tell their size.
    let tiny = L.less(x, L(0x1p-1022))
    let scaled = L.choose(tiny, x * L(0x1p54), x)
    // √½'s pattern; shifting the origin by it makes the exponent field change at √2 instead of at 2.
    let root: UInt64 = 0x3FE6_A09E_667F_3BCD
    let shifted = L.add(scaled.bits, 0x3FF0_0000_0000_0000 &- root)
    let m = L(bitPattern: L.add(L.and(shifted, 0x000F_FFFF_FFFF_FFFF), root))
    // A field of eleven bits as a number: written into the low end of 2⁵².
    let field = L(bitPattern: L.or(L.right(shifted, 52), 0x4330_0000_0000_0000))
    let k = field - L(0x1p52 + 1023)
    return (L.choose(tiny, k - L(54), k), m)
  }

  /// k·log 2 + log(1 + f) + c for f in [√½ − 1, √2 − 1) and a c far below.
  @inline(__always)
  static func logarithm<L: Lanes>(k: L, f: L, c: L) -> L {
    // With s = f/(2 + f): log(1 + f) = 2·artanh s = f − s·(f − z·T(z)), z = s². Rewriting f·s as f²/2 − s·f²/2
    // keeps the large terms' roundings out of the sum.
    let s = f / (L(2) + f)
    let z = s * s
    let z2 = z * z
    let even =
      L(0x1.5555555555558p-1) + z2
      * (L(0x1.2492492df14bcp-2) + z2 * (L(0x1.7462b4ac441afp-3) + z2 * L(0x1.2b584c6b42d60p-3)))
    let odd = L(0x1.99999999952e2p-2) + z2 * (L(0x1.c71c62e57c3c4p-3) + z2 * L(0x1.39fe604146b74p-3))
    let series = z * (even + z * odd)
    let square = L(0.5) * f * f
    let small = s * (square + series) + (k * L(ln2Tail) + c)
    return k * L(ln2Head) + (f - (square - small))
  }

  @inline(__always)
  static func logarithm<L: Lanes>(_ x: L) -> L {
    let (k, m) = decompose(x)
    return special(x, logarithm(k: k, f: m - L(1), c: L(0)))
  }

  @inline(__always)
  static func logarithmOfOnePlus<L: Lanes>(_ x: L) -> L {
    // 1 + x and its rounding error, whichever of the two is larger.
    let sum = L(1) + x
    let virtual = sum - L(1)
    let error = (L(1) - (sum - virtual)) + (x - virtual)
    let (k, m) = decompose(sum)
    let near = L.equal(k, L(0))
    let result = logarithm(
      k: k, f: L.choose(near, x, m - L(1)), c: L.choose(near, L(0), error / sum))
    // −0 stays −0.
    return L.choose(L.equal(x, L(0)), x, special(sum, result))
  }

  /// C's logarithms of what is not positive and finite.
  @inline(__always)
  static func special<L: Lanes>(_ x: L, _ result: L) -> L {
    let finite = L.choose(L.less(x, L(.infinity)), result, x)
    let positive = L.choose(L.less(x, L(0)), L(.nan), finite)
    return L.choose(L.equal(x, L(0)), L(-.infinity), positive)
  }
}
