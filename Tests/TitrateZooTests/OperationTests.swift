import Foundation
import Testing
import TitrateLanguage
import TitrateNumerics

@testable import TitrateEngine

/// The language's functions of one argument, as tapes compute them, against 300 bits over their whole range, and at the
/// values that are special. exp, expm1, log, log1p and pow have their own tests, with tighter limits.
struct OperationTests {
  struct Case: Sendable, CustomStringConvertible {
    let operation: UnaryOperation
    /// Largest error in units in the last place: what was measured and a margin of about a third. The digamma function
    /// loses a digit and a half near its root at 1.46.
    let limit: Double
    var description: String { "\(operation)" }
    func value(_ x: Double) -> Double { LaneFunctions.unary(operation.rawValue, x) }
  }

  static let cases = [
    Case(operation: .log2, limit: 1), Case(operation: .log10, limit: 2), Case(operation: .sqrt, limit: 0.5),
    Case(operation: .sin, limit: 0.7), Case(operation: .cos, limit: 0.7), Case(operation: .tan, limit: 0.7),
    Case(operation: .asin, limit: 0.7), Case(operation: .acos, limit: 0.7),
    Case(operation: .atan, limit: 0.7),
    Case(operation: .sinh, limit: 2), Case(operation: .cosh, limit: 2), Case(operation: .tanh, limit: 2),
    Case(operation: .asinh, limit: 2), Case(operation: .acosh, limit: 2), Case(operation: .atanh, limit: 2),
    Case(operation: .gamma, limit: 5), Case(operation: .lgamma, limit: 10),
    Case(operation: .digamma, limit: 45),
    Case(operation: .trigamma, limit: 20), Case(operation: .erf, limit: 1), Case(operation: .erfc, limit: 3),
    Case(operation: .pnorm, limit: 16), Case(operation: .qnorm, limit: 16),
  ]

  /// Argument, nearest value and the rest, by function.
  static let golden: [String: [(x: Double, head: Double, tail: Double)]] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/operations/operations.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var rows: [String: [(x: Double, head: Double, tail: Double)]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      let numbers = cells.dropFirst().map { Double(bitPattern: UInt64($0, radix: 16) ?? 0) }
      rows[String(cells[0]), default: []].append((numbers[0], numbers[1], numbers[2]))
    }
    return rows
  }()

  @Test(arguments: cases) func errorsAreUnitsInTheLastPlace(_ item: Case) throws {
    let rows = try #require(Self.golden["\(item.operation)"])
    #expect(rows.count > 100)
    var worst = (error: 0.0, x: 0.0)
    for row in rows {
      let error = abs((item.value(row.x) - row.head) - row.tail) / row.head.ulp
      if !(error <= worst.error) { worst = (error, row.x) }
    }
    #expect(worst.error <= item.limit, "\(worst.error) units at \(worst.x)")
  }

  @Test(arguments: cases) func lanesGiveTheScalarsBits(_ item: Case) throws {
    let rows = try #require(Self.golden["\(item.operation)"])
    for first in stride(from: 0, to: rows.count - 8, by: 8) {
      var x = SIMD8<Double>.zero
      for lane in 0..<8 { x[lane] = rows[first + lane].x }
      let together: SIMD8<Double> = LaneFunctions.unary(item.operation.rawValue, x)
      for lane in 0..<8 { #expect(together[lane].bitPattern == item.value(x[lane]).bitPattern) }
    }
  }

  /// ISO C17 annex F for C's functions, limits for the others; NaN gives NaN.
  @Test func specialValues() {
    let infinity = Double.infinity
    let known: [(UnaryOperation, Double, Double)] = [
      (.log2, 1, 0), (.log2, 0, -infinity), (.log2, -1, .nan), (.log2, infinity, infinity),
      (.log2, 0x1p-1074, -1074),
      (.log10, 1e15, 15), (.log10, 0, -infinity), (.log10, -1, .nan), (.log10, infinity, infinity),
      (.sqrt, -0.0, -0.0), (.sqrt, -1, .nan), (.sqrt, infinity, infinity), (.sqrt, 0x1p-1074, 0x1p-537),
      (.sin, -0.0, -0.0), (.sin, infinity, .nan), (.cos, 0, 1), (.cos, -infinity, .nan), (.tan, 0, 0),
      (.tan, infinity, .nan), (.asin, 1, .pi / 2), (.asin, 1.0.nextUp, .nan), (.acos, 1, 0), (.acos, -1, .pi),
      (.acos, 1.0.nextUp, .nan), (.atan, infinity, .pi / 2), (.atan, -infinity, -.pi / 2),
      (.sinh, infinity, infinity), (.sinh, -infinity, -infinity), (.cosh, -infinity, infinity), (.cosh, 0, 1),
      (.tanh, infinity, 1), (.tanh, -infinity, -1), (.asinh, -infinity, -infinity), (.acosh, 1, 0),
      (.acosh, 1.0.nextDown, .nan), (.acosh, infinity, infinity), (.atanh, 1, infinity),
      (.atanh, -1, -infinity),
      (.atanh, 1.0.nextUp, .nan), (.gamma, 5, 24), (.gamma, 172, infinity), (.gamma, -2, .nan),
      (.gamma, infinity, infinity), (.lgamma, 1, 0), (.lgamma, 2, 0), (.lgamma, infinity, infinity),
      (.lgamma, 0, infinity), (.digamma, infinity, infinity), (.trigamma, infinity, 0), (.erf, infinity, 1),
      (.erf, -infinity, -1), (.erf, 0, 0), (.erfc, infinity, 0), (.erfc, -infinity, 2), (.erfc, 0, 1),
      (.pnorm, 0, 0.5), (.pnorm, infinity, 1), (.pnorm, -infinity, 0), (.qnorm, 0.5, 0),
      (.qnorm, 0, -infinity),
      (.qnorm, 1, infinity), (.qnorm, -0.1, .nan), (.qnorm, 1.1, .nan), (.floor, -0.5, -1),
      (.ceiling, 0.5, 1),
      (.round, 2.5, 3), (.round, -2.5, -3), (.truncate, -1.9, -1), (.sign, -3, -1), (.sign, 0, 0),
      (.abs, -0.0, 0),
      (.floor, -infinity, -infinity), (.not, 0, 1), (.not, .nan, 0),
    ]
    for (operation, x, expected) in known {
      let value = LaneFunctions.unary(operation.rawValue, x)
      let same = value == expected && value.sign == expected.sign || value.isNaN && expected.isNaN
      #expect(same, "\(operation)(\(x)) is \(value), not \(expected)")
    }
    for operation in UnaryOperation.allCases where operation != .not {
      #expect(LaneFunctions.unary(operation.rawValue, .nan).isNaN, "\(operation)")
    }
  }
}
