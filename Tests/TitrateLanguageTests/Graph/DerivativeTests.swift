import Testing

@testable import TitrateLanguage

/// Symbolic derivatives against extrapolated differences, for every operation of the graph.
struct DerivativeTests {
  /// Points inside the domain of each function, away from its jumps by more than the step of the differences.
  static func points(_ operation: UnaryOperation) -> [Double] {
    switch operation {
    case .negate, .exp, .expm1, .sin, .cos, .atan, .sinh, .cosh, .tanh, .asinh, .erf, .erfc, .pnorm:
      [-1.7, -0.3, 0.4, 2.1]
    case .abs, .sign, .floor, .ceiling, .round, .truncate, .not: [-1.7, -0.3, 0.4, 2.1]
    case .log, .log2, .log10, .sqrt, .lgamma, .digamma: [0.3, 0.9, 2.2, 14]
    case .gamma: [0.3, 0.9, 2.2, 6]
    case .log1p: [-0.6, 0.2, 3]
    case .tan, .asin, .acos, .atanh: [-0.7, 0.1, 0.6]
    case .acosh: [1.3, 2, 7]
    case .qnorm: [0.1, 0.42, 0.8]
    case .trigamma: []
    }
  }

  @Test(arguments: UnaryOperation.allCases) func unaryDerivative(operation: UnaryOperation) {
    var graph = Graph()
    let x = graph.input(.theta(0))
    let node = graph.unary(operation, x)
    let derivative = graph.derivative(of: node, withRespectTo: .theta(0))
    for point in Self.points(operation) {
      let exact = graph.evaluate([derivative], theta: [point])[0]
      let (value, error) = richardson({ graph.evaluate([node], theta: [$0])[0] }, at: point)
      // The differences know their own error; 1e-9 is what rounding leaves of a step of 0.05 at worst.
      #expect(error <= 1e-6 * max(1, abs(exact)), "the differences themselves must be sharp")
      #expect(abs(exact - value) <= max(10 * error, 1e-9 * max(1, abs(exact))), "\(operation)(\(point))")
    }
  }

  static let binaryPoints: [(Double, Double)] = [(0.7, 1.9), (2.3, 0.6), (1.4, 3.2), (5.1, 2.2)]

  @Test(arguments: BinaryOperation.allCases) func binaryDerivative(operation: BinaryOperation) {
    var graph = Graph()
    let node = graph.binary(operation, graph.input(.theta(0)), graph.input(.theta(1)))
    for (position, other) in [(0, 1), (1, 0)] {
      if operation == .gammaP, position == 0 { continue }
      let derivative = graph.derivative(of: node, withRespectTo: .theta(position))
      for point in Self.binaryPoints {
        let theta = [point.0, point.1]
        let exact = graph.evaluate([derivative], theta: theta)[0]
        let (value, error) = richardson(
          {
            var moved = theta
            moved[position] = $0
            return graph.evaluate([node], theta: moved)[0]
          }, at: theta[position], step: 0.02)
        // As above; the step is smaller, so rounding leaves a little more.
        #expect(error <= 1e-6 * max(1, abs(exact)), "the differences themselves must be sharp")
        #expect(
          abs(exact - value) <= max(10 * error, 1e-8 * max(1, abs(exact))),
          "\(operation) by \(position), not \(other)")
      }
    }
  }

  @Test func selectDifferentiatesTheBranchTaken() {
    var graph = Graph()
    let x = graph.input(.eta(0))
    let branch = graph.select(
      condition: graph.binary(.greater, x, graph.constant(1)), then: graph.binary(.multiply, x, x),
      otherwise: graph.unary(.log, x))
    let derivative = graph.derivative(of: branch, withRespectTo: .eta(0))
    #expect(graph.evaluate([derivative], eta: [3]) == [6])
    #expect(graph.evaluate([derivative], eta: [0.5]) == [2])
  }

  @Test func otherBranchNeverPoisons() {
    var graph = Graph()
    let x = graph.input(.eta(0))
    let safe = graph.select(
      condition: graph.binary(.greater, x, graph.constant(0)), then: graph.unary(.log, x),
      otherwise: graph.constant(7))
    let derivative = graph.derivative(of: safe, withRespectTo: .eta(0))
    #expect(graph.evaluate([safe, derivative], eta: [-1]) == [7, 0])
  }

  /// C^gamma with gamma below 1: infinite slope at 0 becomes 0, everything else is finite there too.
  @Test func powersOfAnEmptyCompartmentAreFinite() {
    var graph = Graph()
    let (c, gamma) = (graph.input(.state(0)), graph.input(.theta(0)))
    let power = graph.binary(.power, c, gamma)
    let root = graph.unary(.sqrt, c)
    let slopes = [
      graph.derivative(of: power, withRespectTo: .state(0)),
      graph.derivative(of: power, withRespectTo: .theta(0)),
      graph.derivative(of: root, withRespectTo: .state(0)),
    ]
    #expect(graph.evaluate(slopes, theta: [0.6], state: [0]) == [0, 0, 0])
    #expect(graph.evaluate(slopes, theta: [2.5], state: [0]) == [0, 0, 0])
    #expect(graph.evaluate([slopes[0]], theta: [1], state: [0]) == [1])
  }

  @Test func derivativeWithoutFormulaSaysSo() {
    var graph = Graph()
    let node = graph.binary(.gammaP, graph.input(.theta(0)), graph.input(.theta(1)))
    #expect(!graph.hasDerivative(of: node, withRespectTo: .theta(0)))
    #expect(graph.hasDerivative(of: node, withRespectTo: .theta(1)))
    let byShape = graph.derivative(of: node, withRespectTo: .theta(0))
    #expect(graph.evaluate([byShape], theta: [1, 2])[0].isNaN)
  }

  /// Second derivatives of what pharmacokinetic models are made of, differences of the first against them.
  @Test func secondDerivatives() {
    var graph = Graph()
    let (lcl, lv, eta) = (graph.input(.theta(0)), graph.input(.theta(1)), graph.input(.eta(0)))
    let (wt, amount, t) = (graph.input(.covariate(0)), graph.input(.state(0)), graph.input(.time))
    let allometry = graph.binary(
      .power, graph.binary(.divide, wt, graph.constant(70)), graph.constant(0.75))
    let cl = graph.binary(
      .multiply, graph.unary(.exp, graph.binary(.add, lcl, eta)), allometry)
    let v = graph.unary(.exp, lv)
    let k = graph.binary(.divide, cl, v)
    let conc = graph.binary(.divide, amount, v)
    let bolus = graph.binary(
      .multiply, conc, graph.unary(.exp, graph.unary(.negate, graph.binary(.multiply, k, t))))
    let saturable = graph.binary(
      .divide, graph.binary(.multiply, cl, conc), graph.binary(.add, v, conc))
    let hill = graph.binary(.power, conc, lcl)
    let effect = graph.binary(.divide, hill, graph.binary(.add, graph.binary(.power, v, lcl), hill))
    let inputs: [Node] = [.theta(0), .theta(1), .eta(0)]
    let point = [1.1, 2.3, 0.2]
    for node in [bolus, saturable, effect] {
      for first in inputs {
        let d1 = graph.derivative(of: node, withRespectTo: first)
        for (position, second) in inputs.enumerated() {
          let d2 = graph.derivative(of: d1, withRespectTo: second)
          func at(_ id: NodeID, _ p: [Double]) -> Double {
            graph.evaluate([id], theta: [p[0], p[1]], eta: [p[2]], covariate: [82], state: [90], time: 3)[0]
          }
          let (value, error) = richardson(
            {
              var moved = point
              moved[position] = $0
              return at(d1, moved)
            }, at: point[position])
          // As for the first derivatives.
          #expect(abs(at(d2, point) - value) <= max(10 * error, 1e-9), "\(first) \(second)")
        }
      }
    }
  }

  /// A chain of 200 000 operations: no recursion may stand in the way.
  @Test func deepFormulas() {
    var graph = Graph()
    let x = graph.input(.eta(0))
    var node = x
    for _ in 0..<200_000 { node = graph.unary(.sin, node) }
    let derivative = graph.derivative(of: node, withRespectTo: .eta(0))
    #expect(graph.evaluate([node, derivative], eta: [0]) == [0, 1])
  }
}
