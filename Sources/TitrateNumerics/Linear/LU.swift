/// A square matrix as P⁻¹·L·U, by elimination with row pivoting.
///
/// - Source: Golub, Van Loan (2013), Matrix Computations, 4th ed., section 3.4.
public struct LU: Hashable, Sendable {
  /// U on and above the diagonal, L (unit diagonal, not stored) below it.
  private var packed: Matrix
  /// The matrix's row that came to each place.
  private var order: [Int]
  private var parity = 1.0

  /// Factors a matrix.
  ///
  /// - Returns: nil if a pivot is exactly zero or not finite: the matrix has no inverse.
  public init?(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns, "\(matrix.rows) x \(matrix.columns) is not square")
    packed = matrix
    order = Array(0..<matrix.rows)
    for column in 0..<size {
      let pivot = (column..<size).max { abs(packed[$0, column]) < abs(packed[$1, column]) }!
      if pivot != column { exchange(pivot, column) }
      let value = packed[column, column]
      guard value != 0, value.isFinite else { return nil }
      for row in column + 1..<max(size, column + 1) {
        let factor = packed[row, column] / value
        packed[row, column] = factor
        for k in column + 1..<size { packed[row, k] -= factor * packed[column, k] }
      }
    }
  }

  private mutating func exchange(_ a: Int, _ b: Int) {
    for column in 0..<size { packed.elements.swapAt(a * size + column, b * size + column) }
    order.swapAt(a, b)
    parity = -parity
  }

  /// Number of rows.
  public var size: Int { packed.rows }

  /// The determinant.
  public var determinant: Double { packed.diagonal.reduce(parity, *) }

  /// The inverse.
  public var inverse: Matrix { solve(Matrix.identity(size)) }

  /// The x with A·x = b.
  public func solve(_ b: [Double]) -> [Double] {
    precondition(b.count == size, "\(b.count) elements for size \(size)")
    var x = order.map { b[$0] }
    for row in 0..<size {
      for column in 0..<row { x[row] -= packed[row, column] * x[column] }
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      for column in row + 1..<max(size, row + 1) { x[row] -= packed[row, column] * x[column] }
      x[row] /= packed[row, row]
    }
    return x
  }

  /// The X with A·X = B, column by column.
  public func solve(_ b: Matrix) -> Matrix {
    var result = Matrix(rows: b.rows, columns: b.columns)
    for column in 0..<b.columns {
      for (row, value) in solve(b.column(column)).enumerated() { result[row, column] = value }
    }
    return result
  }
}
