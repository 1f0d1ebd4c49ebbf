import Testing

@testable import TitrateLanguage

/// `linCmt()` from exponents and coefficients: its rate constants are a matrix whose eigenvalues are the exponents.
struct MacroConstantsTests {
  /// The rate of change of every amount when one compartment holds 1 and the others nothing: a column of the matrix.
  private func matrix(_ text: String) throws -> (model: Model, columns: [[Double]]) {
    let model = try Model(parsing: text, file: "m.R")
    let count = model.compartments.count
    let columns = (0..<count).map { column in
      model.graph.evaluate(
        model.compartments.map(\.derivative), state: (0..<count).map { $0 == column ? 1 : 0 })
    }
    return (model, columns)
  }

  private func determinant(_ m: [[Double]]) -> Double {
    if m.count == 1 { return m[0][0] }
    return m.indices.reduce(0) { total, k in
      let minor = m.indices.filter { $0 != k }.map { Array(m[$0].dropFirst()) }
      return total + (k % 2 == 0 ? 1 : -1) * m[k][0] * determinant(minor)
    }
  }

  @Test(arguments: [
    ("A <- 0.05; alpha <- 0.3; cp <- linCmt()", [0.3], 20.0),
    ("A <- 0.04; alpha <- 1.2; B <- 0.01; beta <- 0.1; cp <- linCmt()", [1.2, 0.1], 20),
    ("v <- 20; alpha <- 1.2; beta <- 0.1; aob <- 4; cp <- linCmt()", [1.2, 0.1], 20),
    ("v <- 20; alpha <- 1.2; beta <- 0.1; k21 <- 0.32; cp <- linCmt()", [1.2, 0.1], 20),
    (
      "A <- 0.03; alpha <- 2; B <- 0.015; beta <- 0.4; C <- 0.005; gamma <- 0.05; cp <- linCmt()",
      [2, 0.4, 0.05], 20
    ),
  ])
  func exponentsAreEigenvalues(text: String, rates: [Double], volume: Double) throws {
    let (model, columns) = try matrix(text)
    #expect(model.compartments.count == rates.count)
    for rate in rates {
      var shifted = columns
      for k in shifted.indices { shifted[k][k] += rate }
      // Products of numbers below 4, each rounded.
      #expect(abs(determinant(shifted)) < 1e-14)
    }
    let cp = try #require(model.variable("cp")).value
    let state = model.compartments.map { $0.name == "central" ? 1.0 : 0 }
    #expect(abs(model.graph.evaluate([cp], state: state)[0] - 1 / volume) < 1e-15)
  }

  @Test func coefficientsAndRatioAgree() throws {
    let a = try matrix("A <- 0.04; alpha <- 1.2; B <- 0.01; beta <- 0.1; cp <- linCmt()").columns
    let b = try matrix("v <- 20; alpha <- 1.2; beta <- 0.1; aob <- 4; cp <- linCmt()").columns
    // The same numbers by two ways of rounding.
    for (x, y) in zip(a.joined(), b.joined()) { #expect(abs(x - y) < 1e-14) }
  }

  @Test func absorptionMayStandBefore() throws {
    let model = try Model(
      parsing: "ka <- 1; A <- 0.05; alpha <- 0.3; cp <- linCmt()", file: "m.R")
    #expect(model.compartments.map(\.name) == ["depot", "central"])
  }
}
