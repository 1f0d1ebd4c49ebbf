import TitrateLanguage
import TitrateNumerics

/// The functions that tapes call and that have no instruction of their own, lane by lane.
///
/// Scalar and vector lanes must use the same ones to give the same bits.
enum LaneFunctions {
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

  static func unary<V: LaneVector>(_ operation: UInt8, _ x: V) -> V {
    var result = x
    for lane in 0..<V.laneCount { result[lane: lane] = unary(operation, x[lane: lane]) }
    return result
  }

  static func binary<V: LaneVector>(_ operation: UInt8, _ x: V, _ y: V) -> V {
    var result = x
    for lane in 0..<V.laneCount { result[lane: lane] = binary(operation, x[lane: lane], y[lane: lane]) }
    return result
  }

  static func ternary<V: LaneVector>(_ operation: UInt8, _ x: V, _ y: V, _ z: V) -> V {
    var result = x
    for lane in 0..<V.laneCount {
      result[lane: lane] = ternary(operation, x[lane: lane], y[lane: lane], z[lane: lane])
    }
    return result
  }
}
