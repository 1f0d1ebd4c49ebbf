/// Numbers side by side, one per lane, with IEEE 754 arithmetic lane by lane.
///
/// An algorithm written over this protocol gives a lane the same bits whatever its width and whatever its
/// neighbours hold: no operation mixes lanes, and none is fused. Written once, it is compiled for `Double` (one
/// lane) and `SIMD8<Double>`; it must be specialised to be fast, so whatever is generic over it is `@inlinable`.
@usableFromInline
package protocol LaneVector: Sendable {
  /// One truth value per lane.
  associatedtype Mask: LaneMask

  /// How many lanes; the memory of one value is so many `Double`s in a row.
  static var laneCount: Int { get }

  /// The same number in every lane.
  init(repeating value: Double)
  /// One lane's number.
  subscript(lane lane: Int) -> Double { get set }

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  prefix static func - (a: Self) -> Self

  /// Comparisons; false where either is NaN, except `.!=`.
  static func .< (a: Self, b: Self) -> Mask
  static func .<= (a: Self, b: Self) -> Mask
  static func .> (a: Self, b: Self) -> Mask
  static func .>= (a: Self, b: Self) -> Mask
  static func .== (a: Self, b: Self) -> Mask
  static func .!= (a: Self, b: Self) -> Mask

  /// |x|.
  var magnitudes: Self { get }
  /// √x, correctly rounded.
  var squareRoots: Self { get }
  /// `other` where the mask is true, `self` elsewhere.
  func replacing(with other: Self, where mask: Mask) -> Self

  /// The elementary functions: the same bits for any width.
  static func exp(_ x: Self) -> Self
  static func expm1(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  static func log1p(_ x: Self) -> Self
  static func pow(_ x: Self, _ y: Self) -> Self
}

extension LaneVector {
  /// a where a < b, else b: b where either is NaN.
  @inlinable @inline(__always)
  package static func lesser(_ a: Self, _ b: Self) -> Self { b.replacing(with: a, where: a .< b) }

  /// a where a > b, else b: b where either is NaN.
  @inlinable @inline(__always)
  package static func greater(_ a: Self, _ b: Self) -> Self { b.replacing(with: a, where: a .> b) }

  /// The same memory as plain numbers: lane l of element i stands at i·laneCount + l.
  @inlinable @inline(__always)
  package static func doubles(_ pointer: UnsafeMutablePointer<Self>) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Double.self)
  }
}

/// One truth value per lane.
@usableFromInline
package protocol LaneMask: Sendable {
  /// The same value in every lane.
  init(repeating value: Bool)
  /// One lane's value.
  subscript(lane lane: Int) -> Bool { get set }
  static func .& (a: Self, b: Self) -> Self
  static func .| (a: Self, b: Self) -> Self
  prefix static func .! (a: Self) -> Self
  /// Whether any lane is true.
  var hasAny: Bool { get }
}

extension LaneMask {
  /// Whether every lane is true.
  @inlinable @inline(__always)
  package var hasAll: Bool { !(.!self).hasAny }
}
