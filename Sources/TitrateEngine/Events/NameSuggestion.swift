/// Guesses which name was meant.
enum NameSuggestion {
  /// The closest candidate, when it is close enough to be a slip: equal up to case, or at most a third of the
  /// letters edited.
  static func closest(to name: String, in candidates: [String]) -> String? {
    let wanted = Array(name.lowercased())
    let rated = candidates.map { (name: $0, distance: distance(wanted, Array($0.lowercased()))) }
    guard let best = rated.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, wanted.count / 3) ? best.name : nil
  }

  /// Levenshtein's distance.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substituted = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
