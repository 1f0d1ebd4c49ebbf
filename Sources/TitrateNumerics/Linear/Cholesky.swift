/// A symmetric positive definite matrix as L·Lᵀ.
///
/// - Source: Golub, Van Loan (2013), Matrix Computations, 4th ed., section 4.2.
public struct Cholesky: Hashable, Sendable {
  /// L: lower triangle, zeros above.
  public let factor: Matrix

  /// Factors a matrix; only its lower triangle is read.
  ///
  /// - Returns: nil if the matrix is not positive definite to working precision, or holds NaN or infinity.
  public init?(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns, "\(matrix.rows) x \(matrix.columns) is not square")
    let size = matrix.rows
    var l = Matrix(rows: size, columns: size)
    for row in 0..<size {
      for column in 0...row {
        var sum = matrix[row, column]
        for inner in 0..<column { sum -= l[row, inner] * l[column, inner] }
        if row == column {
          guard sum > 0, sum.isFinite else { return nil }
          l[row, row] = sum.squareRoot()
        } else {
          l[row, column] = sum / l[column, column]
        }
      }
    }
    factor = l
  }

  /// Number of rows.
  public var size: Int { factor.rows }

  /// The logarithm of the matrix's determinant.
  public var logDeterminant: Double {
    var sum = 0.0
    for index in 0..<size { sum += Elementary.log(factor[index, index]) }
    return 2 * sum
  }

  /// The inverse of the matrix, exactly symmetric.
  public var inverse: Matrix {
    var result = Matrix(rows: size, columns: size)
    for column in 0..<size {
      var unit = Array(repeating: 0.0, count: size)
      unit[column] = 1
      let solution = solve(unit)
      for row in column..<size {
        result[row, column] = solution[row]
        result[column, row] = solution[row]
      }
    }
    return result
  }

  /// L·z: turns independent standard normal numbers into numbers with the matrix as covariance.
  public func multiplyFactor(_ z: [Double]) -> [Double] {
    precondition(z.count == size, "\(z.count) elements for size \(size)")
    return (0..<size).map { row in
      var sum = 0.0
      for column in 0...row { sum += factor[row, column] * z[column] }
      return sum
    }
  }

  /// L⁻¹·x, the inverse of `multiplyFactor`; the sum of its squares is xᵀ·A⁻¹·x.
  public func solveFactor(_ x: [Double]) -> [Double] {
    precondition(x.count == size, "\(x.count) elements for size \(size)")
    var z = x
    for row in 0..<size {
      for column in 0..<row { z[row] -= factor[row, column] * z[column] }
      z[row] /= factor[row, row]
    }
    return z
  }

  /// L⁻ᵀ·z: turns independent standard normal numbers into numbers with the matrix's inverse as covariance.
  public func solveTransposedFactor(_ z: [Double]) -> [Double] {
    precondition(z.count == size, "\(z.count) elements for size \(size)")
    var x = z
    for row in stride(from: size - 1, through: 0, by: -1) {
      for below in row + 1..<max(size, row + 1) { x[row] -= factor[below, row] * x[below] }
      x[row] /= factor[row, row]
    }
    return x
  }

  /// The x with A·x = b.
  public func solve(_ b: [Double]) -> [Double] { solveTransposedFactor(solveFactor(b)) }

  /// The X with A·X = B, column by column.
  public func solve(_ b: Matrix) -> Matrix {
    var result = Matrix(rows: b.rows, columns: b.columns)
    for column in 0..<b.columns {
      for (row, value) in solve(b.column(column)).enumerated() { result[row, column] = value }
    }
    return result
  }
}
