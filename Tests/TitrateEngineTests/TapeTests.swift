import Testing
import TitrateLanguage

@testable import TitrateEngine

/// The tape against the graph's own plain evaluation.
struct TapeTests {
  /// Every operation once, over an input that changes between events and one that does not.
  @Test(arguments: [0.3, 0.7, 1.5, 2.5]) func everyOperationMeansTheSame(x: Double) throws {
    var graph = Graph()
    let (theta, time) = (graph.input(.theta(0)), graph.input(.time))
    var roots: [NodeID] = []
    for argument in [theta, time] {
      for operation in UnaryOperation.allCases { roots.append(graph.unary(operation, argument)) }
      for operation in BinaryOperation.allCases {
        roots.append(graph.binary(operation, argument, graph.constant(1.25)))
        roots.append(graph.binary(operation, graph.constant(0.75), argument))
      }
      let condition = graph.binary(.less, argument, graph.constant(1))
      roots.append(graph.select(condition: condition, then: argument, otherwise: graph.constant(9)))
    }
    let model = try Model(parsing: "m <- function() { ini({ a <- 1 })\nmodel({ y <- a*t }) }", file: "m.R")
    let compiler = TapeCompiler(graph, layout: RegisterLayout(model), covariatesVary: false, roots: roots)
    var registers = compiler.image
    registers[0] = x
    registers[RegisterLayout(model).time] = x
    registers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      compiler.makePrologue().run(base)
      compiler.makeTape(roots).run(base)
    }
    let expected = graph.evaluate(roots, theta: [x], time: x)
    for (root, expected) in zip(roots, expected) {
      let value = registers[Int(compiler.register(root))]
      // exp, log and pow come from another library than the plain evaluation's: 2 units in the last place.
      let tolerance = 2 * expected.ulp
      #expect((value.isNaN && expected.isNaN) || abs(value - expected) <= tolerance || value == expected)
    }
  }

  @Test func whatDoesNotChangeIsComputedOnce() throws {
    var graph = Graph()
    let (theta, time) = (graph.input(.theta(0)), graph.input(.time))
    let fixed = graph.unary(.exp, theta)
    let root = graph.binary(.multiply, fixed, time)
    let model = try Model(parsing: "m <- function() { ini({ a <- 1 })\nmodel({ y <- a*t }) }", file: "m.R")
    let compiler = TapeCompiler(graph, layout: RegisterLayout(model), covariatesVary: false, roots: [root])
    #expect(compiler.makePrologue().code.count == 1)
    #expect(compiler.makeTape([root]).code.count == 1)
  }
}
