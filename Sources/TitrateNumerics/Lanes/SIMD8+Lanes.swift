extension SIMDMask: LaneMask where Storage == SIMD8<Int64> {
  @inlinable package subscript(lane lane: Int) -> Bool {
    @inline(__always) get { self[lane] }
    @inline(__always) set { self[lane] = newValue }
  }
  /// Halved three times: the standard library's `any` is a loop over the lanes.
  @inlinable package var hasAny: Bool {
    @inline(__always) get {
      let bits = unsafeBitCast(self, to: SIMD8<Int64>.self)
      let four = bits.lowHalf | bits.highHalf
      let two = four.lowHalf | four.highHalf
      return (two.x | two.y) != 0
    }
  }
}

extension SIMD8<Double>: LaneVector {
  @usableFromInline package typealias Mask = SIMDMask<SIMD8<Int64>>
  @inlinable package static var laneCount: Int { @inline(__always) get { 8 } }
  @inlinable package subscript(lane lane: Int) -> Double {
    @inline(__always) get { self[lane] }
    @inline(__always) set { self[lane] = newValue }
  }
  /// By clearing the sign bits: comparing and selecting would keep that of −0.
  @inlinable package var magnitudes: Self {
    @inline(__always) get {
      let bits = unsafeBitCast(self, to: SIMD8<UInt64>.self)
      return unsafeBitCast(bits & SIMD8<UInt64>(repeating: 0x7FFF_FFFF_FFFF_FFFF), to: Self.self)
    }
  }
  @inlinable package var squareRoots: Self { @inline(__always) get { squareRoot() } }
  @inlinable @inline(__always)
  package prefix static func - (a: Self) -> Self {
    let bits = unsafeBitCast(a, to: SIMD8<UInt64>.self)
    return unsafeBitCast(bits ^ SIMD8<UInt64>(repeating: 0x8000_0000_0000_0000), to: Self.self)
  }
  @inlinable @inline(__always) package static func exp(_ x: Self) -> Self { Elementary.exp(x) }
  @inlinable @inline(__always) package static func expm1(_ x: Self) -> Self { Elementary.expm1(x) }
  @inlinable @inline(__always) package static func log(_ x: Self) -> Self { Elementary.log(x) }
  @inlinable @inline(__always) package static func log1p(_ x: Self) -> Self { Elementary.log1p(x) }
  @inlinable @inline(__always)
  package static func pow(_ x: Self, _ y: Self) -> Self { Elementary.pow(x, y) }
}
