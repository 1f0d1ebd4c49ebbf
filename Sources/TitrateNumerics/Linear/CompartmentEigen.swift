/// K of x' = Kx as V·diag(λ)·V⁻¹, for compartments: each group exchanges within itself along a tree, and groups feed
/// each other in one direction only, so that every λ is real.
///
/// Without general eigenvalue methods: a group is similar to a symmetric matrix by a diagonal scaling, and what is
/// then block triangular is solved by substitution. What is zero by structure stays exactly zero: a depot that
/// nothing feeds keeps its single exponential.
package struct CompartmentEigen {
  /// How many compartments.
  package let count: Int
  /// Compartments in order, the feeding groups first; each group's are neighbours.
  package let groups: [Range<Int>]
  /// For each compartment the one before it in its group's tree; −1 for the first of a group.
  private let parents: [Int]
  /// λ, in the order of the groups.
  package private(set) var values: [Double]
  /// V and V⁻¹, row by row.
  package private(set) var vectors: [Double]
  package private(set) var inverse: [Double]
  private var k: [Double]

  /// Rates closer than this share of the larger one are not told apart: exponentials whose rates are so close have
  /// coefficients that cancel, two digits for each pair.
  private static let nearest = 1e-2
  /// A rate this much smaller than the largest is neither zero nor safely different from it.
  private static let smallest = 1e-6

  /// - Parameters:
  ///   - groups: which compartments exchange, feeding groups first, without gaps from 0.
  ///   - parents: the tree of each group; a parent precedes its children.
  package init(groups: [Range<Int>], parents: [Int]) {
    count = groups.last?.upperBound ?? 0
    precondition(parents.count == count, "\(parents.count) parents of \(count) compartments")
    self.groups = groups
    self.parents = parents
    values = Array(repeating: 0, count: count)
    vectors = Array(repeating: 0, count: count * count)
    inverse = vectors
    k = Array(repeating: .nan, count: count * count)
  }

  /// Decomposes K.
  ///
  /// - Parameter matrix: row by row; row i, column j is the rate from j to i.
  /// - Returns: false where K is not finite or the decomposition would lose digits: rates of different groups that nearly agree, rates
  ///   that are nearly 0, exchange in one direction only.
  package mutating func decompose(_ matrix: UnsafePointer<Double>) -> Bool {
    let n = count
    for index in 0..<n * n { k[index] = matrix[index] }
    guard k.allSatisfy(\.isFinite) else { return false }
    // X, block diagonal, and its inverse; every group becomes diagonal.
    var x = Array(repeating: 0.0, count: n * n)
    var xInverse = x
    for group in groups where !diagonalize(group, &x, &xInverse) { return false }
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard values.allSatisfy({ $0 == 0 || abs($0) >= Self.smallest * largest }) else { return false }
    let t = Self.product(xInverse, Self.product(k, x, n), n)
    guard var z = unitVectors(of: t) else { return false }
    vectors = Self.product(x, z, n)
    Self.invertUnitLower(&z, n)
    inverse = Self.product(z, xInverse, n)
    return true
  }

  /// Eigenvalues of one group, which a diagonal scaling makes symmetric.
  private mutating func diagonalize(_ group: Range<Int>, _ x: inout [Double], _ xInverse: inout [Double])
    -> Bool
  {
    let n = count
    if group.count == 1 {
      let i = group.lowerBound
      values[i] = k[i * n + i]
      x[i * n + i] = 1
      xInverse[i * n + i] = 1
      return true
    }
    var scale = Array(repeating: 1.0, count: group.count)
    var symmetric = Matrix(rows: group.count, columns: group.count)
    for (place, i) in group.enumerated() {
      symmetric[place, place] = k[i * n + i]
      guard place > 0 else { continue }
      let parent = parents[i] - group.lowerBound
      let (down, up) = (k[i * n + parents[i]], k[parents[i] * n + i])
      guard down * up > 0 else { return false }
      scale[place] = scale[parent] * (down / up).squareRoot()
      symmetric[place, parent] = down < 0 ? -(down * up).squareRoot() : (down * up).squareRoot()
    }
    guard let eigen = SymmetricEigen(symmetric) else { return false }
    for (place, i) in group.enumerated() {
      values[i] = eigen.values[place]
      for (other, j) in group.enumerated() {
        x[j * n + i] = scale[other] * eigen.vectors[other, place]
        xInverse[i * n + j] = eigen.vectors[other, place] / scale[other]
      }
    }
    return true
  }

  /// Z with TZ = Z·diag(λ), unit lower triangular; nil where rates are too close.
  private func unitVectors(of t: [Double]) -> [Double]? {
    let n = count
    var z = Array(repeating: 0.0, count: n * n)
    for j in 0..<n {
      z[j * n + j] = 1
      for group in groups where group.lowerBound > j {
        for i in group {
          var sum = 0.0
          for m in j..<group.lowerBound { sum += t[i * n + m] * z[m * n + j] }
          guard sum != 0 else { continue }
          let gap = values[j] - values[i]
          guard abs(gap) >= Self.nearest * max(abs(values[i]), abs(values[j])) else { return nil }
          z[i * n + j] = sum / gap
        }
      }
    }
    return z
  }

  private static func product(_ a: [Double], _ b: [Double], _ n: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: n * n)
    for i in 0..<n {
      for m in 0..<n where a[i * n + m] != 0 {
        for j in 0..<n { result[i * n + j] += a[i * n + m] * b[m * n + j] }
      }
    }
    return result
  }

  private static func invertUnitLower(_ z: inout [Double], _ n: Int) {
    var inverse = Array(repeating: 0.0, count: n * n)
    for j in 0..<n {
      inverse[j * n + j] = 1
      for i in j + 1..<max(n, j + 1) {
        var sum = 0.0
        for m in j..<i { sum += z[i * n + m] * inverse[m * n + j] }
        inverse[i * n + j] = -sum
      }
    }
    z = inverse
  }
}
