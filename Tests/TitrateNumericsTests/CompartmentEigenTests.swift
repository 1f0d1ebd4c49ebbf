import Testing

@testable import TitrateNumerics

/// K = V·diag(λ)·V⁻¹ for the matrices of compartment models.
@Suite struct CompartmentEigenTests {
  /// Three mutually independent shapes: depot → two compartments; three compartments around a centre with an
  /// accumulator behind; two depots in a row → centre.
  static let shapes: [(groups: [Range<Int>], parents: [Int], k: [Double])] = [
    (
      [0..<1, 1..<3], [-1, -1, 1],
      [-1, 0, 0, 1, -0.3, 0.1, 0, 0.2, -0.1]
    ),
    (
      [0..<3, 3..<4], [-1, 0, 0, -1],
      [-0.9, 0.1, 0.02, 0, 0.3, -0.1, 0, 0, 0.2, 0, -0.02, 0, 0.05, 0, 0, 0]
    ),
    (
      [0..<1, 1..<2, 2..<3], [-1, -1, -1],
      [-2, 0, 0, 2, -0.7, 0, 0, 0.7, -0.1]
    ),
  ]

  /// V·diag(values)·V⁻¹.
  private func rebuilt(_ eigen: CompartmentEigen, _ values: [Double]) -> [Double] {
    let n = eigen.count
    return (0..<n * n).map { index in
      (0..<n).reduce(0) {
        $0 + eigen.vectors[index / n * n + $1] * values[$1] * eigen.inverse[$1 * n + index % n]
      }
    }
  }

  @Test(arguments: shapes.indices) func decompositionGivesTheMatrixBack(shape: Int) {
    let (groups, parents, k) = Self.shapes[shape]
    var eigen = CompartmentEigen(groups: groups, parents: parents)
    let isDone = eigen.decompose(k)
    #expect(isDone)
    let n = eigen.count
    // 1e-14 of the largest rate: a dozen roundings; the rates lie well apart.
    let largest = k.map(abs).max()!
    for (found, wanted) in zip(rebuilt(eigen, eigen.values), k) {
      #expect(abs(found - wanted) < 1e-14 * largest)
    }
    let identity = rebuilt(eigen, Array(repeating: 1, count: n))
    for index in 0..<n * n { #expect(abs(identity[index] - (index % (n + 1) == 0 ? 1 : 0)) < 1e-14) }
  }

  /// What nothing feeds has its own exponential alone, to the last bit.
  @Test func structureStaysExact() {
    let (groups, parents, k) = Self.shapes[0]
    var eigen = CompartmentEigen(groups: groups, parents: parents)
    let isDone = eigen.decompose(k)
    #expect(isDone)
    #expect(eigen.values[0] == -1)
    #expect(eigen.vectors[1] == 0 && eigen.vectors[2] == 0)
    #expect(eigen.inverse[1] == 0 && eigen.inverse[2] == 0)
  }

  /// 0.3 and 0.1 with 0.2 and 0.1 exchanged: λ² + 0.4λ + 0.01 = 0.
  @Test func ratesAreTheRootsOfTheCharacteristicPolynomial() {
    let (groups, parents, k) = Self.shapes[0]
    var eigen = CompartmentEigen(groups: groups, parents: parents)
    let isDone = eigen.decompose(k)
    #expect(isDone)
    let root = (0.16 - 0.04).squareRoot()
    let wanted = [(-0.4 - root) / 2, (-0.4 + root) / 2]
    for (found, value) in zip(eigen.values.dropFirst().sorted(), wanted) {
      #expect(abs(found - value) < 1e-15)
    }
  }

  @Test(arguments: [
    // Absorption as fast as elimination, equal and nearly so.
    [-0.5, 0, 0.5, -0.5], [-0.5, 0, 0.5, -0.501],
    // A rate that is nearly 0.
    [-0.5, 0, 0.5, -1e-9],
    [-0.5, 0, .nan, -0.1], [-.infinity, 0, 1, -0.1],
  ]) func whatWouldLoseDigitsIsRefused(k: [Double]) {
    var eigen = CompartmentEigen(groups: [0..<1, 1..<2], parents: [-1, -1])
    let isDone = eigen.decompose(k)
    #expect(!isDone)
  }

  /// No exchange at all is not the same as a group: its scaling would be 0/0.
  @Test(arguments: [[-0.5, 0, 0, -0.1], [-0.5, 0.1, 0, -0.1], [-0.5, -0.1, 0.1, -0.2]])
  func exchangeMustGoBothWays(k: [Double]) {
    var eigen = CompartmentEigen(groups: [0..<2], parents: [-1, 0])
    let isDone = eigen.decompose(k)
    #expect(!isDone)
  }
}
