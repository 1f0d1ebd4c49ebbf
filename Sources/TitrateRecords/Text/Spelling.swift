/// Near misses: what somebody probably meant.
package enum Spelling {
  /// The candidate with the fewest edits, when few enough for the length of the word; nil otherwise.
  ///
  /// - Parameter candidates: in order of preference, which decides ties.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().prefix(40).unicodeScalars)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let distance = edits(from: wanted, to: Array(candidate.lowercased().unicodeScalars))
      if distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    guard let best, best.distance <= max(1, wanted.count / 3), best.distance < wanted.count else {
      return nil
    }
    return best.candidate
  }

  /// Insertions, deletions, replacements and swaps of neighbours.
  private static func edits(from a: [Unicode.Scalar], to b: [Unicode.Scalar]) -> Int {
    var before = [Int](), previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var cost = min(previous[j + 1], current[j]) + 1
        cost = min(cost, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        current.append(cost)
      }
      (before, previous) = (previous, current)
    }
    return previous[b.count]
  }
}
