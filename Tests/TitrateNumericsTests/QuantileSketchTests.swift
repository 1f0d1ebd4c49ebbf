import Testing
import TitrateNumerics

@Suite struct QuantileSketchTests {
  private static let probabilities = [0, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1]

  /// Numbers of several kinds: spread evenly in the logarithm, normal around 0, many of them alike, subnormal.
  private static func numbers(_ kind: Int, _ count: Int) -> [Double] {
    var random = CounterRandom(seed: 5, subject: UInt64(kind), purpose: 0, study: 0)
    return (0..<count).map { index in
      switch kind {
      case 0: Elementary.exp(3 * random.normal())
      case 1: random.normal()
      case 2: Double(index % 7) - 3
      case 3: random.uniform() * 0x1p-1030
      default: -Elementary.exp(20 * random.normal())
      }
    }
  }

  /// Up to its limit a sketch is the sorted list.
  @Test(arguments: 0..<5) func fewNumbersAreExact(kind: Int) {
    let numbers = Self.numbers(kind, 1000)
    var sketch = QuantileSketch(limit: 1000)
    for number in numbers { sketch.add(number) }
    #expect(sketch.isExact)
    let sorted = numbers.sorted()
    #expect(
      sketch.quantiles(Self.probabilities)
        == Self.probabilities.map { OrderStatistics.quantile(sorted: sorted, $0) })
  }

  /// Beyond it, quantiles are as near as promised, and the extremes exact.
  @Test(arguments: 0..<5, [1001, 40_000]) func manyNumbersAreNear(kind: Int, count: Int) {
    let numbers = Self.numbers(kind, count)
    var sketch = QuantileSketch(limit: 1000)
    for number in numbers { sketch.add(number) }
    #expect(!sketch.isExact && sketch.count == count)
    let sorted = numbers.sorted()
    for (probability, near) in zip(Self.probabilities, sketch.quantiles(Self.probabilities)) {
      let exact = OrderStatistics.quantile(sorted: sorted, probability)
      // Twice: between two order statistics of opposite sign the error is that of the larger one. Below 2e-308 numbers have
      // fewer bits: there the error is that of the smallest normal number.
      let position = probability * Double(count - 1)
      let neighbours = [sorted[Int(position)], sorted[min(count - 1, Int(position) + 1)]]
      let scale = max(neighbours.map(\.magnitude).max() ?? 0, .leastNormalMagnitude)
      #expect(abs(near - exact) <= QuantileSketch.relativeError * scale, "\(probability)")
    }
    #expect(sketch.quantiles([0, 1]) == [sorted[0], sorted[count - 1]])
  }

  @Test func theOrderOfTheNumbersDoesNotMatter() {
    let numbers = Self.numbers(1, 5000)
    var (forth, back) = (QuantileSketch(limit: 300), QuantileSketch(limit: 300))
    for number in numbers { forth.add(number) }
    for number in numbers.reversed() { back.add(number) }
    #expect(forth.quantiles(Self.probabilities) == back.quantiles(Self.probabilities))
  }

  /// 1 is lost beside 1e17 unless the sum is compensated.
  @Test func theMeanKeepsSmallNumbers() {
    var sketch = QuantileSketch(limit: 256)
    for number in [1e17, 1, -1e17, 3] { sketch.add(number) }
    #expect(sketch.mean == 1)
    #expect(QuantileSketch(limit: 256).mean.isNaN)
    #expect(QuantileSketch(limit: 256).quantiles([0.5])[0].isNaN)
  }

  @Test func infinitiesAreNumbers() {
    var sketch = QuantileSketch(limit: 256)
    for index in 0..<600 { sketch.add(index < 100 ? -.infinity : index < 500 ? 1 : .infinity) }
    let quantiles = sketch.quantiles([0, 0.1, 0.5, 0.9, 1])
    #expect(quantiles[0] == -.infinity && quantiles[1] == -.infinity)
    #expect(abs(quantiles[2] - 1) <= QuantileSketch.relativeError)
    #expect(quantiles[3] == .infinity && quantiles[4] == .infinity)
  }

  /// A concentration before the first dose is 0, not nearly 0.
  @Test func zeroIsZero() {
    var sketch = QuantileSketch(limit: 256)
    for index in 0..<2000 { sketch.add(index % 4 == 0 ? 7 : index % 4 == 1 ? -0.0 : 0) }
    #expect(sketch.quantiles([0.05, 0.5]) == [0, 0])
  }
}
