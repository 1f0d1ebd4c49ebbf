import Testing

@testable import TitrateLanguage

/// Whatever comes in, a diagnostic comes out: no overflow of the stack, no hang.
struct LimitTests {
  static func repeated(_ text: String, _ count: Int = 100_000) -> String {
    String(repeating: text, count: count)
  }

  static let deep: [String] = [
    "x <- " + repeated("(") + "1" + repeated(")"), "x <- " + repeated("-") + "1",
    "x <- " + repeated("!") + "1",
    repeated("{") + repeated("}"), "x <- " + repeated("exp(") + "1" + repeated(")"),
    "x <- " + repeated("2^") + "2",
    repeated("x <- ") + "1", repeated("if (1) ") + "x <- 1",
    "if (1) x <- 1 " + repeated("else if (2) x <- 1 "),
    repeated("function() ") + "1", "x <- 1" + repeated(" + 1"), "x <- 1" + repeated(" < 1"),
    "m <- function() { ini({ " + repeated("a + ") + "b ~ 1 }); model({ x <- 1 }) }", repeated("("),
    repeated(")"),
    repeated("(}"), repeated("[{("), repeated("'"), repeated("`"), repeated("\\"), repeated("%"),
    repeated("\u{0}"),
  ]

  @Test(arguments: deep.indices) func deepInputIsRefused(index: Int) {
    #expect(throws: Diagnostics.self) { try Model(parsing: Self.deep[index], file: "deep.R") }
  }

  /// A gigabyte on one line need not be looked at: the size says enough.
  @Test func largeFilesAreRefusedBySize() {
    let text = "x <- 1" + Self.repeated(" ", ModelParser.largestFile)
    do {
      _ = try ModelParser.parse(text, file: "large.R")
      Issue.record("accepted")
    } catch let found as Diagnostics {
      #expect(found.all.map(\.code) == ["L001"])
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func manyStatementsAreFine() throws {
    let text = (0..<20_000).map { "x\($0) <- \($0) + t" }.joined(separator: "\n")
    #expect(try Model(parsing: text, file: "many.R").variables.count == 20_000)
  }
}

struct MultiplyingTests {
  static let text = """
    m <- function() {
      ini({ tcl <- 5; v <- 50 })
      model({
        cl <- tcl
        if (SEX == 1) cl <- cl * 0.8
        k <- cl / v
        d/dt(A) <- -k * A
      })
    }
    """

  @Test func theFactorComesAfterTheLastAssignment() throws {
    let tree = try ModelParser.parse(Self.text, file: "m.R")
    let model = try Model.check(tree.multiplying("cl", byCovariate: "INTERACTION"))
    #expect(model.covariateNames == ["SEX", "INTERACTION"])
    let k = try #require(model.variable("k"))
    let value = model.graph.evaluate([k.value], theta: [5, 50], covariate: [1, 0.25])[0]
    // 1e-15: the same three operations by hand.
    #expect(abs(value - 5 * 0.8 * 0.25 / 50) < 1e-15)
    #expect(try ModelParser.parse(model.tree.description, file: "m.R") == model.tree)
  }

  @Test func unknownVariablesAreNamed() throws {
    let tree = try ModelParser.parse(Self.text, file: "m.R")
    #expect(throws: Diagnostics.self) { try tree.multiplying("CL", byCovariate: "X") }
    #expect(throws: Diagnostics.self) { try tree.multiplying("cl", byCovariate: "k") }
  }
}
