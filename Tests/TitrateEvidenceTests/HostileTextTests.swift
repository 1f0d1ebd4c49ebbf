import Testing
import TitrateEvidence
import TitrateNumerics

/// Texts that nobody should write: no crash, and time in proportion to length.
@Suite struct HostileTextTests {
  @Test(arguments: 0..<40 as Range<UInt64>) func randomBytesAreRead(seed: UInt64) {
    var random = CounterRandom(seed: seed, subject: 0, purpose: 0)
    let words = [
      "tacrolimus", "causes", "not", ",", ".", "\n", "- ", ":", "headache", "it", "if", "\u{2019}", "(",
      "and", "é", "side effects include", "Valtrex", ";", "by", "kidney", "damage",
    ]
    var text = ""
    for _ in 0..<400 {
      if UInt64.random(in: 0..<4, using: &random) == 0 {
        text.unicodeScalars.append(Unicode.Scalar(UInt8.random(in: 1...255, using: &random)))
      } else {
        text += words.randomElement(using: &random)! + (Bool.random(using: &random) ? " " : "")
      }
    }
    let report = Bench.ledger.report(on: text, file: "random")
    #expect(report.statements.allSatisfy { $0.line >= 1 })
  }

  @Test(arguments: [
    "a", ".", ",", "(", "- ", "tacrolimus ", "and ", "tacrolimus causes headache, ", "\n", "not ", "if ",
    "\u{E9}", "'", ":\n",
  ])
  func timeIsLinear(piece: String) {
    func time(_ count: Int) -> Double {
      let text = String(repeating: piece, count: count)
      let clock = ContinuousClock()
      let spent = clock.measure { _ = Bench.ledger.report(on: text, file: "long") }
      return Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18
    }
    // 300 kB in well under 3 s: ten times slower than measured, so that a loaded machine passes and a square does not.
    #expect(time(300_000 / piece.utf8.count) < 3)
  }

  @Test func emptyAndForeignTextsAreNoError() {
    #expect(
      Bench.ledger.report(on: "Nothing about medicine here.", file: "a").warnings.map(\.code) == ["E040"])
    #expect(Bench.ledger.report(on: "Tacrolimus.", file: "a").warnings.map(\.code) == ["E041"])
  }
}
