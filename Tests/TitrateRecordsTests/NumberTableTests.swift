import Testing
import TitrateLanguage

@testable import TitrateRecords

/// Plain tables: covariates and covariance matrices.
struct NumberTableTests {
  private func read(_ text: String, rowNames: Bool = false) throws -> NumberTable {
    try NumberTable.read(bytes: Array(text.utf8), file: "t.csv", hasRowNames: rowNames)
  }

  @Test(arguments: ["a,b\n1,2\n3,4\n", "# of\na;b\n1;2\n\n3;4", "a\tb\r\n1\t2\r\n3\t4\r\n"])
  func separatorsAndCommentsAreUnderstood(_ text: String) throws {
    let table = try read(text)
    #expect(table.names == ["a", "b"])
    #expect(table.values == [1, 2, 3, 4])
  }

  @Test(arguments: [",a,b\na,1,2\nb,2,4\n", "a,b\na,1,2\nb,2,4\n", "a,b\n1,2\n2,4\n"])
  func matricesMayNameTheirRows(_ text: String) throws {
    let matrix = try read(text, rowNames: true).squareMatrix()
    #expect(matrix.names == ["a", "b"])
    #expect(matrix.values == [1, 2, 2, 4])
  }

  @Test(arguments: [
    ("", "D004"), ("a,b\n", "D004"), ("a,a\n1,2\n", "D050"), ("a,\n1,2\n", "D050"), ("a,b\n1\n", "D051"),
    ("a,b\n1,NA\n", "D052"),
  ])
  func everyMistakeHasItsCode(_ text: String, _ code: String) {
    let problems = #expect(throws: Diagnostics.self) { try read(text) }
    #expect(problems?.all.map(\.code) == [code])
  }

  @Test(arguments: ["a,b\n1,2\n", "a,b\n1,2\n3,4\n", ",a,b\nb,1,2\na,2,4\n"])
  func otherTablesAreNoCovarianceMatrices(_ text: String) {
    let problems = #expect(throws: Diagnostics.self) { try read(text, rowNames: true).squareMatrix() }
    #expect(problems?.all.map(\.code) == ["D053"])
  }
}
