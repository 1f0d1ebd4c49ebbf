/// Names that somebody may have meant.
enum Suggestion {
  /// The nearest of some names, when it is near enough to be a slip: one edit in four letters, at most three.
  static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let most = min(3, max(1, name.count / 4))
    var best: (name: String, distance: Int)?
    for candidate in names where candidate != name && abs(candidate.count - name.count) <= most {
      let distance = candidate.lowercased() == name.lowercased() ? 0 : edits(name, candidate, most: most)
      guard distance <= most, distance < name.count else { continue }
      if distance < best?.distance ?? .max || (distance == best?.distance && candidate < best?.name ?? "") {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// `did you mean 'x'?`, or another remedy when nothing is near.
  static func remedy(for name: String, among names: some Sequence<String>, otherwise: String) -> String {
    nearest(to: name, among: names).map { "did you mean '\($0)'?" } ?? otherwise
  }

  /// Insertions, deletions, changes and swaps of neighbours that turn one word into another; more than `most` is
  /// as good as infinite.
  static func edits(_ a: String, _ b: String, most: Int) -> Int {
    let (a, b) = (Array(a.prefix(80)), Array(b.prefix(80)))
    if abs(a.count - b.count) > most { return most + 1 }
    var (twoAgo, previous) = ([Int](), Array(0...b.count))
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, twoAgo[j - 1] + 1) }
        row.append(cost)
      }
      (twoAgo, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
