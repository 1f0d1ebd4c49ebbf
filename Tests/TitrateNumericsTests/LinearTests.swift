import Glibc
import Testing

@testable import TitrateNumerics

@Suite struct LinearTests {
  /// A matrix of independent normal numbers.
  static func random(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var random = CounterRandom(seed: seed, subject: UInt64(rows), purpose: UInt64(columns))
    return Matrix(
      rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in random.normal() })
  }

  static func difference(_ a: Matrix, _ b: Matrix) -> Double {
    (a - b).elements.map(abs).max() ?? 0
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func choleskyFactorsAndInverts(seed: UInt64) throws {
    let size = Int(seed % 7) + 1
    let root = Self.random(size, size + 4, seed: seed)
    let a = root * root.transposed
    let cholesky = try #require(Cholesky(a))
    let scale = a.elements.map(abs).max()!
    // 1e-14 of the largest element: `size` roundings in each sum; measured below 2e-15.
    #expect(Self.difference(cholesky.factor * cholesky.factor.transposed, a) < 1e-14 * scale)
    // 1e-11: four more columns than rows keep the condition number below 1e4.
    #expect(Self.difference(a * cholesky.inverse, .identity(size)) < 1e-11)
    let lu = try #require(LU(a))
    #expect(abs(cholesky.logDeterminant - log(lu.determinant)) < 1e-11)
    #expect(Self.difference(cholesky.solve(Matrix.identity(size)), lu.inverse) < 1e-11)
  }

  @Test func factorTurnsNormalsThereAndBack() throws {
    let a = Matrix(rows: 2, columns: 2, elements: [4, 2, 2, 10])
    let cholesky = try #require(Cholesky(a))
    #expect(cholesky.factor.elements == [2, 0, 1, 3])
    #expect(cholesky.multiplyFactor([1, 2]) == [2, 7])
    #expect(cholesky.solveFactor([2, 7]) == [1, 2])
    #expect(cholesky.solveTransposedFactor([8, 6]) == [3, 2])
  }

  @Test(arguments: [
    [1, 2, 2, 1], [0, 0, 0, 1], [1, 0, 0, -1], [Double.nan, 0, 0, 1], [1, 0, 0, .infinity], [1, 1, 1, 1],
  ]) func choleskyRefusesWhatIsNotPositiveDefinite(elements: [Double]) {
    #expect(Cholesky(Matrix(rows: 2, columns: 2, elements: elements)) == nil)
  }

  /// The inverse of a Hilbert matrix has integer elements (Choi 1983); its determinant is 1/266716800000 for n = 5.
  @Test func luInvertsAHilbertMatrix() throws {
    var hilbert = Matrix(rows: 5, columns: 5)
    for row in 0..<5 {
      for column in 0..<5 { hilbert[row, column] = 1 / Double(row + column + 1) }
    }
    let lu = try #require(LU(hilbert))
    // 1e-9 of elements up to 179200: condition number 4.8e5 times the rounding of the elements.
    #expect(abs(lu.inverse[3, 3] - 179_200) < 1e-9 * 179_200)
    #expect(abs(lu.inverse[0, 0] - 25) < 1e-9 * 25)
    #expect(abs(lu.determinant * 266_716_800_000 - 1) < 1e-9)
  }

  @Test func luPivotsAndKeepsTheSign() throws {
    let lu = try #require(LU(Matrix(rows: 3, columns: 3, elements: [0, 2, 0, 1, 0, 0, 0, 0, 3])))
    #expect(lu.determinant == -6)
    #expect(lu.solve([4, 5, 6]) == [5, 2, 2])
    #expect(LU(Matrix(rows: 2, columns: 2, elements: [1, 2, 2, 4])) == nil)
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func luSolves(seed: UInt64) throws {
    let size = Int(seed % 9) + 1
    let a = Self.random(size, size, seed: seed)
    let x = Self.random(size, 1, seed: seed + 100)
    let lu = try #require(LU(a))
    let solved = lu.solve(a * x)
    // 1e-10: random square matrices of this size have condition numbers up to some thousands.
    #expect(Self.difference(solved, x) < 1e-10)
    #expect(lu.solve((a * x).elements) == solved.elements)
  }

  /// The second-difference matrix has the eigenvalues 2 − 2cos(kπ/(n+1)).
  @Test(arguments: [1, 2, 5, 12]) func eigenvaluesOfTheSecondDifference(size: Int) throws {
    var a = Matrix(rows: size, columns: size)
    for row in 0..<size {
      a[row, row] = 2
      if row > 0 {
        a[row, row - 1] = -1
        a[row - 1, row] = -1
      }
    }
    let eigen = try #require(SymmetricEigen(a))
    for k in 0..<size {
      let expected = 2 - 2 * cos(Double(k + 1) * .pi / Double(size + 1))
      // 1e-14: some units of the rounding of numbers near 4.
      #expect(abs(eigen.values[k] - expected) < 1e-14)
    }
    let rebuilt = eigen.vectors * Matrix.diagonal(eigen.values) * eigen.vectors.transposed
    #expect(Self.difference(rebuilt, a) < 1e-14)
    #expect(Self.difference(eigen.vectors.transposed * eigen.vectors, .identity(size)) < 1e-14)
  }

  @Test func eigenHandlesDegenerateAndIndefinite() throws {
    let ones = try #require(SymmetricEigen(Matrix(rows: 3, columns: 3, repeating: 1)))
    for (value, expected) in zip(ones.values, [0.0, 0, 3]) { #expect(abs(value - expected) < 1e-15) }
    let swap = try #require(SymmetricEigen(Matrix(rows: 2, columns: 2, elements: [0, 1, 1, 0])))
    for (value, expected) in zip(swap.values, [-1.0, 1]) { #expect(abs(value - expected) < 1e-15) }
    #expect(SymmetricEigen(Matrix(rows: 1, columns: 1, repeating: .nan)) == nil)
  }

  @Test func productsKeepTheirLaws() {
    let (a, b) = (Self.random(3, 4, seed: 1), Self.random(4, 2, seed: 2))
    // 1e-15: the same products in the same order up to commutation, so at most the last bit moves.
    #expect(Self.difference((a * b).transposed, b.transposed * a.transposed) < 1e-15)
    #expect((a * b.column(1)) == (a * b).column(1))
    #expect(a * Matrix.identity(4) == a)
    #expect((2 * a - a) == a)
    #expect(a.row(2)[3] == a[2, 3])
  }
}
