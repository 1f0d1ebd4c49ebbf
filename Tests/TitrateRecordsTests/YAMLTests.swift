import Testing
import TitrateLanguage

@testable import TitrateRecords

@Suite struct YAMLTests {
  private func read(_ text: String) -> (YAMLNode?, Findings) {
    var findings = Findings(family: "P")
    let node = YAMLNode.parse(SourceText(text, file: "p.yaml"), &findings)
    return (node, findings)
  }

  private func firstProblem(_ text: String) -> String? { read(text).1.all.first?.description }

  @Test func valuesKnowTheirPlace() throws {
    let (node, found) = read("a: 1\nb:\n  - { c: \"x y\", d: 4.5 mg }\n")
    var findings = found
    let root = try #require(node?.mapping(keys: ["a", "b"], &findings))
    let entry = try #require(root["b"]?.sequence(&findings).first?.mapping(&findings))
    #expect(root["a"]?.number(&findings) == 1)
    #expect(entry["c"]?.string(&findings) == "x y")
    #expect(
      entry["d"]?.place
        == .source(file: "p.yaml", line: 3, column: 20, length: 6, text: "  - { c: \"x y\", d: 4.5 mg }"))
    #expect(findings.all.isEmpty)
  }

  @Test func jsonIsRead() throws {
    let (node, found) = read("{\n\t\"a\": [1, 2.5],\n\t\"b\": {\"c\": null, \"d\": \"t\\u00e9st\"}\n}\n")
    var findings = found
    let root = try #require(node?.mapping(&findings))
    #expect(root["a"]?.sequence(&findings).compactMap { $0.number(&findings) } == [1, 2.5])
    #expect(root["b"]?.mapping(&findings)?["d"]?.string(&findings) == "tést")
    #expect(root["b"]?.mapping(&findings)?["c"] == nil)
    #expect(findings.all.isEmpty)
  }

  @Test func unknownKeysNameTheNearest() {
    var (node, findings) = read("pateint: x\n")
    _ = node?.mapping(keys: ["patient", "levels"], &findings)
    #expect(
      findings.all.first?.description == """
        p.yaml:1:1: error P007: 'pateint' is not a known key
            1 | pateint: x
              | ^~~~~~~  fix: did you mean 'patient'?
        """)
    node = nil
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", 3, 1), ("x:\n  - { at: 1, every: 2, every: 3 }\n", 2, 24),
    ("{\"a\": 1,\n \"a\": 2}\n", 2, 3),
    ("x:\n  a: 1\n  b: { a: 2 }\n  a: 3\n", 4, 3),
  ]) func duplicateKeysAreFound(text: String, line: Int, column: Int) {
    let problem = read(text).1.all.first
    #expect(problem?.code == "P005")
    guard case .source(_, let foundLine, let foundColumn, _, _) = problem?.place else {
      Issue.record("no place")
      return
    }
    #expect(foundLine == line)
    #expect(foundColumn == column)
  }

  @Test func referencesAreRefused() {
    #expect(read("a: &x [1, 2]\nb: *x\n").1.all.first?.code == "P006")
    #expect(read("a: !!binary AA==\n").1.all.first?.code == "P006")
    #expect(
      firstProblem("genotype: { CYP3A5: *3/*3 }\n") == """
        p.yaml:1:21: error P006: '*3/*3' begins with '*', which YAML reads as a reference
            1 | genotype: { CYP3A5: *3/*3 }
              |                     ^~~~~  fix: put it in quotes: "*3/*3"
        """)
    #expect(read("a: R&D, and more! CYP3A5 *3 carriers; see http://x.y/?a=1&b=2\n").1.all.isEmpty)
  }

  @Test func bombsAreCheap() {
    var bomb = "a0: &a0 [x]\n"
    for level in 1...40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(read(bomb).1.all.first?.code == "P006")
    #expect(read(String(repeating: "[", count: 100_000)).1.errorCount == 1)
    #expect(read(String(repeating: "{a: ", count: 500)).1.errorCount == 1)
    #expect(read(String(repeating: "- ", count: 900) + "x").1.all.first?.code == "P011")
  }

  @Test(arguments: [
    "a: [1, 2\n", "a: {b: 1\n", "a: \"text\n", "a: 1\n b: 2\n", "a:\tb: 1\n\tc: 2\n", "a: b: c\n", "a: @x\n",
    "a: 1\n---\nb: 2\n", "a: \u{7}\n", "? [a, b]\n: 1\n", "- a\nb: 1\n", "%YAML 9.9\n", "a: \"\\uD800\"\n",
  ])
  func malformedTextGivesOneFindingWithALine(text: String) {
    let findings = read(text).1
    #expect(findings.errorCount == 1)
    guard case .source = findings.all.first?.place else {
      Issue.record("no line: \(findings.all)")
      return
    }
    #expect(findings.all.first?.fix != nil)
  }

  @Test(arguments: ["nan", ".nan", ".inf", "inf", "1e999", "0x10", "1_000", "true", "12 h"])
  func otherThingsAreNotNumbers(text: String) {
    var (node, findings) = read("a: \(text)\n")
    #expect(node?.mapping(&findings)?["a"]?.number(&findings) == nil)
    #expect(findings.all.map(\.code) == ["P010"])
    node = nil
  }

  /// Found by fuzzing: libyaml breaks lines at characters that a text file does not.
  @Test(arguments: ["\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"]) func everyLineBreakCounts(
    lineBreak: String
  ) {
    let text = ["a: 1", "b: 2", "b: 3", ""].joined(separator: lineBreak)
    #expect(
      read(text).1.all.first?.place == .source(file: "p.yaml", line: 3, column: 1, length: 1, text: "b: 3"))
  }

  @Test func emptyFilesAreNamed() {
    #expect(read("").1.all.first?.code == "P018")
    #expect(read("# only a comment\n").1.all.first?.code == "P018")
  }

  @Test func findingsStopAtFifty() {
    var findings = Findings(family: "D")
    for _ in 0..<70 { findings.error("001", "x", at: .none, fix: nil) }
    #expect { try findings.throwErrors(file: "f") } throws: { error in
      let all = (error as? Diagnostics)?.all
      return all?.count == 51 && all?.last?.what == "and 20 more errors"
    }
  }
}
