/// A truth value that serves as the mask of one lane.
@usableFromInline
package struct SingleMask: LaneMask {
  @usableFromInline var value: Bool
  @inlinable @inline(__always) package init(repeating value: Bool) { self.value = value }
  @inlinable package subscript(lane lane: Int) -> Bool {
    @inline(__always) get { value }
    @inline(__always) set { value = newValue }
  }
  @inlinable @inline(__always)
  package static func .& (a: Self, b: Self) -> Self { Self(repeating: a.value && b.value) }
  @inlinable @inline(__always)
  package static func .| (a: Self, b: Self) -> Self { Self(repeating: a.value || b.value) }
  @inlinable @inline(__always)
  package prefix static func .! (a: Self) -> Self { Self(repeating: !a.value) }
  @inlinable package var hasAny: Bool { @inline(__always) get { value } }
}

extension Double: LaneVector {
  @usableFromInline package typealias Mask = SingleMask
  @inlinable package static var laneCount: Int { @inline(__always) get { 1 } }
  @inlinable @inline(__always) package init(repeating value: Double) { self = value }
  @inlinable package subscript(lane lane: Int) -> Double {
    @inline(__always) get { self }
    @inline(__always) set { self = newValue }
  }
  @inlinable @inline(__always)
  package static func .< (a: Self, b: Self) -> Mask { Mask(repeating: a < b) }
  @inlinable @inline(__always)
  package static func .<= (a: Self, b: Self) -> Mask { Mask(repeating: a <= b) }
  @inlinable @inline(__always)
  package static func .> (a: Self, b: Self) -> Mask { Mask(repeating: a > b) }
  @inlinable @inline(__always)
  package static func .>= (a: Self, b: Self) -> Mask { Mask(repeating: a >= b) }
  @inlinable @inline(__always)
  package static func .== (a: Self, b: Self) -> Mask { Mask(repeating: a == b) }
  @inlinable @inline(__always)
  package static func .!= (a: Self, b: Self) -> Mask { Mask(repeating: a != b) }
  @inlinable package var magnitudes: Self { @inline(__always) get { magnitude } }
  @inlinable package var squareRoots: Self { @inline(__always) get { squareRoot() } }
  @inlinable @inline(__always)
  package func replacing(with other: Self, where mask: Mask) -> Self { mask.value ? other : self }
  @inlinable @inline(__always) package static func exp(_ x: Self) -> Self { Elementary.exp(x) }
  @inlinable @inline(__always) package static func expm1(_ x: Self) -> Self { Elementary.expm1(x) }
  @inlinable @inline(__always) package static func log(_ x: Self) -> Self { Elementary.log(x) }
  @inlinable @inline(__always) package static func log1p(_ x: Self) -> Self { Elementary.log1p(x) }
  @inlinable @inline(__always)
  package static func pow(_ x: Self, _ y: Self) -> Self { Elementary.pow(x, y) }
}
