/// What the elementary functions need from numbers side by side. One algorithm written over this protocol gives the
/// same bits for any width, because each operation is IEEE 754's and none are fused.
///
/// A single number travels as the first of two: the instructions are the same, and selecting by bit masks avoids the
/// branches that `Bool` turns into. The conformances are spelt out twice because generic SIMD code is not compiled to
/// vector instructions.
protocol Lanes {
  /// The bit patterns, with arithmetic modulo 2⁶⁴.
  associatedtype Bits
  /// One truth value per lane.
  associatedtype Mask

  /// The same number in every lane.
  init(_ value: Double)
  init(bitPattern: Bits)
  var bits: Bits { get }

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self

  static func less(_ a: Self, _ b: Self) -> Mask
  static func equal(_ a: Self, _ b: Self) -> Mask
  static func both(_ a: Mask, _ b: Mask) -> Mask
  static func either(_ a: Mask, _ b: Mask) -> Mask
  static func not(_ a: Mask) -> Mask
  /// `yes` where the mask is true, `no` elsewhere; both are computed.
  static func choose(_ mask: Mask, _ yes: Self, _ no: Self) -> Self

  static func add(_ a: Bits, _ b: UInt64) -> Bits
  static func and(_ a: Bits, _ b: UInt64) -> Bits
  static func or(_ a: Bits, _ b: UInt64) -> Bits
  static func exclusiveOr(_ a: Bits, _ b: Bits) -> Bits
  static func left(_ a: Bits, _ count: UInt64) -> Bits
  static func right(_ a: Bits, _ count: UInt64) -> Bits
}

extension Lanes {
  /// |x|.
  @inline(__always) var absolute: Self {
    Self(bitPattern: Self.and(bits, 0x7FFF_FFFF_FFFF_FFFF))
  }

  /// The leading 26 bits of the significand, so that products of two such are exact.
  @inline(__always) var head: Self {
    Self(bitPattern: Self.and(bits, 0xFFFF_FFFF_F800_0000))
  }

  /// The nearest integer for magnitudes below 2⁵¹: adding 1.5·2⁵² pushes the fraction out.
  @inline(__always) var nearestInteger: Self {
    (self + Self(0x1.8p52)) - Self(0x1.8p52)
  }

  /// 2ᵏ for integral k in −1022...1023: the sum's low bits hold the biased exponent.
  @inline(__always) static func powerOfTwo(_ k: Self) -> Self {
    Self(bitPattern: left((k + Self(0x1.8p52 + 1023)).bits, 52))
  }
}

extension SIMD2<Double>: Lanes {
  typealias Bits = SIMD2<UInt64>
  typealias Mask = SIMDMask<SIMD2<Int64>>
  @inline(__always) init(_ value: Double) { self.init(repeating: value) }
  @inline(__always) init(bitPattern: Bits) { self = unsafeBitCast(bitPattern, to: Self.self) }
  @inline(__always) var bits: Bits { unsafeBitCast(self, to: Bits.self) }
  @inline(__always) static func less(_ a: Self, _ b: Self) -> Mask { a .< b }
  @inline(__always) static func equal(_ a: Self, _ b: Self) -> Mask { a .== b }
  @inline(__always) static func both(_ a: Mask, _ b: Mask) -> Mask { a .& b }
  @inline(__always) static func either(_ a: Mask, _ b: Mask) -> Mask { a .| b }
  @inline(__always) static func not(_ a: Mask) -> Mask { .!a }
  @inline(__always) static func choose(_ mask: Mask, _ yes: Self, _ no: Self) -> Self {
    no.replacing(with: yes, where: mask)
  }
  @inline(__always) static func add(_ a: Bits, _ b: UInt64) -> Bits { a &+ Bits(repeating: b) }
  @inline(__always) static func and(_ a: Bits, _ b: UInt64) -> Bits { a & Bits(repeating: b) }
  @inline(__always) static func or(_ a: Bits, _ b: UInt64) -> Bits { a | Bits(repeating: b) }
  @inline(__always) static func exclusiveOr(_ a: Bits, _ b: Bits) -> Bits { a ^ b }
  @inline(__always) static func left(_ a: Bits, _ count: UInt64) -> Bits { a &<< Bits(repeating: count) }
  @inline(__always) static func right(_ a: Bits, _ count: UInt64) -> Bits { a &>> Bits(repeating: count) }
}

extension SIMD8<Double>: Lanes {
  typealias Bits = SIMD8<UInt64>
  @inline(__always) init(_ value: Double) { self.init(repeating: value) }
  @inline(__always) init(bitPattern: Bits) { self = unsafeBitCast(bitPattern, to: Self.self) }
  @inline(__always) var bits: Bits { unsafeBitCast(self, to: Bits.self) }
  @inline(__always) static func less(_ a: Self, _ b: Self) -> Mask { a .< b }
  @inline(__always) static func equal(_ a: Self, _ b: Self) -> Mask { a .== b }
  @inline(__always) static func both(_ a: Mask, _ b: Mask) -> Mask { a .& b }
  @inline(__always) static func either(_ a: Mask, _ b: Mask) -> Mask { a .| b }
  @inline(__always) static func not(_ a: Mask) -> Mask { .!a }
  @inline(__always) static func choose(_ mask: Mask, _ yes: Self, _ no: Self) -> Self {
    no.replacing(with: yes, where: mask)
  }
  @inline(__always) static func add(_ a: Bits, _ b: UInt64) -> Bits { a &+ Bits(repeating: b) }
  @inline(__always) static func and(_ a: Bits, _ b: UInt64) -> Bits { a & Bits(repeating: b) }
  @inline(__always) static func or(_ a: Bits, _ b: UInt64) -> Bits { a | Bits(repeating: b) }
  @inline(__always) static func exclusiveOr(_ a: Bits, _ b: Bits) -> Bits { a ^ b }
  @inline(__always) static func left(_ a: Bits, _ count: UInt64) -> Bits { a &<< Bits(repeating: count) }
  @inline(__always) static func right(_ a: Bits, _ count: UInt64) -> Bits { a &>> Bits(repeating: count) }
}
