/// A symmetric matrix as V·diag(λ)·Vᵀ.
///
/// Cyclic Jacobi rotations: slower than tridiagonal methods for large matrices, but short, and small eigenvalues
/// of positive definite matrices come out with high relative accuracy.
///
/// - Source: Golub, Van Loan (2013), Matrix Computations, 4th ed., section 8.5.
public struct SymmetricEigen: Hashable, Sendable {
  /// λ, ascending.
  public let values: [Double]
  /// V: column k belongs to `values[k]`; its component of largest magnitude is positive.
  public let vectors: Matrix

  /// Decomposes a matrix; only its lower triangle is read.
  ///
  /// - Returns: nil if the matrix holds NaN or infinity.
  public init?(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns, "\(matrix.rows) x \(matrix.columns) is not square")
    guard matrix.elements.allSatisfy(\.isFinite) else { return nil }
    let size = matrix.rows
    var a = matrix
    for row in 0..<size {
      for column in 0..<row { a[column, row] = a[row, column] }
    }
    var v = Matrix.identity(size)
    // Convergence is quadratic: real matrices need 5 to 10 sweeps; 60 bounds the time whatever comes.
    for _ in 0..<60 {
      var rotated = false
      for p in 0..<size {
        for q in p + 1..<max(size, p + 1) where Self.rotate(&a, &v, p, q) { rotated = true }
      }
      if !rotated { break }
    }
    let order = (0..<size).sorted { a[$0, $0] < a[$1, $1] }
    values = order.map { a[$0, $0] }
    var sorted = Matrix(rows: size, columns: size)
    for (place, from) in order.enumerated() {
      let column = v.column(from)
      let largest = column.max { abs($0) < abs($1) } ?? 1
      for row in 0..<size { sorted[row, place] = largest < 0 ? -column[row] : column[row] }
    }
    vectors = sorted
  }

  /// Makes a[p, q] zero; returns false where it is already negligible beside its diagonal elements.
  private static func rotate(_ a: inout Matrix, _ v: inout Matrix, _ p: Int, _ q: Int) -> Bool {
    let off = a[p, q]
    guard abs(off) > 1e-16 * (abs(a[p, p]) * abs(a[q, q])).squareRoot(), abs(off) > .leastNormalMagnitude
    else { return false }
    let theta = (a[q, q] - a[p, p]) / (2 * off)
    // The smaller root of t² + 2θt − 1 keeps the rotation below 45°, which is what makes the sweeps converge.
    let t = (theta < 0 ? -1 : 1) / (abs(theta) + (1 + theta * theta).squareRoot())
    let c = 1 / (1 + t * t).squareRoot()
    let s = t * c
    for k in 0..<a.rows {
      (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q])
    }
    for k in 0..<a.rows {
      (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k])
      (v[k, p], v[k, q]) = (c * v[k, p] - s * v[k, q], s * v[k, p] + c * v[k, q])
    }
    a[p, q] = 0
    a[q, p] = 0
    return true
  }
}
