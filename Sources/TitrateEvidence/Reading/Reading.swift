/// From bytes to findings.
package enum Reading {
  /// Every statement of an article, in the order of its lines.
  package static func findings(_ bytes: [UInt8], _ vocabulary: Vocabulary) -> [Finding] {
    var reader = StatementReader(vocabulary)
    reader.read(ArticleText(bytes))
    return reader.findings
  }

  /// The statements of one sentence.
  package static func claim(_ text: String, _ vocabulary: Vocabulary) -> [Finding] {
    var reader = StatementReader(vocabulary)
    reader.readClaim(Array(text.utf8))
    return reader.findings
  }
}
