import Foundation
import Testing

@testable import TitrateLanguage

/// Functions of the language against mpmath and SciPy; see Tests/Golden/language-distributions/ORIGIN.md.
struct FunctionValueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let function: String
    let arguments: [Double]
    let value: Double
    var testDescription: String { "\(function)(\(arguments))" }
  }

  static let cases: [Case] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("Golden/language-distributions/values.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let parts = line.split(separator: ",")
      guard parts.count == 3, let value = Double(parts[2]) else { return nil }
      return Case(
        function: String(parts[0]), arguments: parts[1].split(separator: " ").compactMap { Double($0) },
        value: value)
    }
  }()

  @Test func casesAreThere() { #expect(Self.cases.count > 300) }

  @Test func agreesWithOthers() throws {
    for test in Self.cases {
      let entry = try #require(FunctionTable.entries[test.function], "\(test.function)")
      var graph = Graph()
      // Covariates instead of constants: nothing is folded, the graph itself is evaluated.
      // The order of psigamma() and polygamma() must be a number.
      let order = ["psigamma": 1, "polygamma": 0][test.function]
      let arguments = test.arguments.indices.map {
        $0 == order ? graph.constant(test.arguments[$0]) : graph.input(.covariate($0))
      }
      let node = entry.build(&graph, arguments)
      let value = graph.evaluate([node], covariate: test.arguments)[0]
      // Cancellation of logarithms of gamma functions and SciPy's own quantiles cost three or four digits of 16.
      let tolerance = 2e-11 * max(abs(test.value), 1e-3)
      #expect(abs(value - test.value) <= tolerance, "\(test): \(value), not \(test.value)")
    }
  }

  @Test func discreteFunctionsOutsideTheirSupport() throws {
    for (text, expected) in [
      ("dpois(-1, 2)", 0.0), ("dpois(1.5, 2)", 0), ("dbinom(6, 5, 0.5)", 0), ("pbinom(6, 5, 0.5)", 1),
      ("ppois(-1, 2)", 0), ("pgamma(-1, 2, 1)", 0), ("pbeta(2, 1, 1)", 1), ("dexp(-1, 1)", 0),
    ] {
      let model = try Model(parsing: "x <- \(text)", file: "m.R")
      #expect(model.graph.constantValue(of: try #require(model.variable("x")).value) == expected, "\(text)")
    }
  }
}
