import TitrateLanguage
import TitrateNumerics

/// The functions a tape calls, in one place: scalar and vector lanes must use the same ones to give the same bits.
enum LaneFunctions {
  @inline(__always) static func exp(_ x: Double) -> Double { Elementary.exp(x) }
  @inline(__always) static func log(_ x: Double) -> Double { Elementary.log(x) }
  @inline(__always) static func pow(_ x: Double, _ y: Double) -> Double { Elementary.pow(x, y) }

  /// The raw value comes from the graph, so it is one of the cases.
  @inline(never) static func unary(_ operation: UInt8, _ x: Double) -> Double {
    switch UnaryOperation(rawValue: operation)! {
    case .expm1: Elementary.expm1(x)
    case .log1p: Elementary.log1p(x)
    case let other: other.apply(x)
    }
  }

  @inline(never) static func binary(_ operation: UInt8, _ x: Double, _ y: Double) -> Double {
    BinaryOperation(rawValue: operation)!.apply(x, y)
  }

  @inline(never) static func ternary(_ operation: UInt8, _ x: Double, _ y: Double, _ z: Double) -> Double {
    TernaryOperation(rawValue: operation)!.apply(x, y, z)
  }
}
