import Testing

@testable import TitrateLanguage

struct GraphTests {
  @Test func equalOperationsShareOneNode() {
    var graph = Graph()
    let (a, b) = (graph.input(.theta(0)), graph.input(.eta(0)))
    #expect(graph.binary(.add, a, b) == graph.binary(.add, b, a))
    #expect(graph.binary(.subtract, a, b) != graph.binary(.subtract, b, a))
    #expect(graph.constant(.nan) == graph.constant(.nan))
    #expect(graph.constant(0) != graph.constant(-0.0))
  }

  @Test func identitiesVanish() {
    var graph = Graph()
    let x = graph.input(.state(0))
    let (zero, one) = (graph.constant(0), graph.constant(1))
    #expect(graph.binary(.add, x, zero) == x)
    #expect(graph.binary(.subtract, x, zero) == x)
    #expect(graph.binary(.multiply, x, one) == x)
    #expect(graph.binary(.multiply, zero, x) == zero)
    #expect(graph.binary(.divide, zero, x) == zero)
    #expect(graph.binary(.divide, x, one) == x)
    #expect(graph.binary(.power, x, one) == x)
    #expect(graph.binary(.power, x, zero) == one)
    #expect(graph.binary(.subtract, x, x) == zero)
    #expect(graph.unary(.negate, graph.unary(.negate, x)) == x)
    #expect(graph.binary(.power, x, graph.constant(2)) == graph.binary(.multiply, x, x))
  }

  @Test func constantsFoldAsRComputesThem() {
    var graph = Graph()
    func folded(_ operation: BinaryOperation, _ x: Double, _ y: Double) -> Double? {
      let id = graph.binary(operation, graph.constant(x), graph.constant(y))
      return graph.constantValue(of: id)
    }
    #expect(folded(.modulo, -7, 3) == 2)
    #expect(folded(.modulo, 7, -3) == -2)
    #expect(folded(.power, 2, 10) == 1024)
    #expect(folded(.power, -8, 1 / 3.0)?.isNaN == true)
    #expect(folded(.less, 1, 2) == 1)
    #expect(folded(.and, 1, 0) == 0)
    #expect(folded(.or, 1, 0) == 1)
    #expect(folded(.divide, 1, 0) == .infinity)
  }

  @Test func dependenceIsTheUnionOfWhatIsRead() {
    var graph = Graph()
    let (theta, state, time) = (graph.input(.theta(3)), graph.input(.state(1)), graph.input(.time))
    let node = graph.select(condition: graph.binary(.less, time, theta), then: state, otherwise: theta)
    #expect(graph.dependence(of: node) == [.theta, .state, .time])
    let one = graph.constant(1)
    #expect(graph.dependence(of: one).isEmpty)
    #expect(graph.inputs(of: [node]) == [.theta(3), .state(1), .time])
  }

  /// Published values: Abramowitz and Stegun, tables 6.1, 6.2, 26.1 and 26.7.
  @Test func specialFunctions() {
    func close(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool { abs(a - b) <= tolerance }
    // 1e-10: the tables print ten decimals.
    #expect(close(UnaryOperation.digamma.apply(1), -0.5772156649, 1e-10))
    #expect(close(UnaryOperation.digamma.apply(1.5), 0.0364899740, 1e-10))
    #expect(close(UnaryOperation.trigamma.apply(1), 1.6449340668, 1e-10))
    #expect(close(UnaryOperation.trigamma.apply(1.5), 0.9348022005, 1e-10))
    // ψ(-1/2) = ψ(3/2) + 0: the reflection and the table meet; ψ(1/2) = ψ(3/2) - 2, ψ(-1/2) = ψ(1/2) + 2.
    #expect(close(UnaryOperation.digamma.apply(-0.5), 0.0364899740, 1e-10))
    #expect(close(UnaryOperation.pnorm.apply(1), 0.8413447461, 1e-10))
    #expect(close(UnaryOperation.qnorm.apply(0.975), 1.9599639845, 1e-10))
    // P(1, x) = 1 - e^-x, P(1/2, x) = erf √x: 1e-14 is a few roundings.
    #expect(close(BinaryOperation.gammaP.apply(1, 0.3), -UnaryOperation.expm1.apply(-0.3), 1e-14))
    #expect(close(BinaryOperation.gammaP.apply(1, 9), -UnaryOperation.expm1.apply(-9), 1e-14))
    #expect(close(BinaryOperation.gammaP.apply(0.5, 2.5), UnaryOperation.erf.apply(2.5.squareRoot()), 1e-14))
  }

  /// The quantile undoes the distribution far into the tail.
  @Test(arguments: [1e-300, 1e-40, 1e-9, 0.02, 0.3, 0.5, 0.7, 0.999]) func quantileUndoesProbability(
    p: Double
  ) {
    let back = UnaryOperation.pnorm.apply(UnaryOperation.qnorm.apply(p))
    // Φ has relative condition about x² in the tail: 1400 roundings at 1e-300.
    #expect(abs(back / p - 1) < 1e-12)
  }
}
