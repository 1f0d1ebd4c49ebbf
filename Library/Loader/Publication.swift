/// Words that reports must choose with care.
package enum Publication {
  /// Whether a text says of something that it is published; `unpublished`, `not published`, `published nowhere` do not,
  /// nor does a text that calls the thing our own.
  package static func isClaimed(in text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }
    return !words.contains("our")
      && words.indices.contains { index in
        guard words[index] == "published" else { return false }
        let before = words[..<index].suffix(3)
        let after = index + 1 < words.endIndex ? words[index + 1] : ""
        return after != "nowhere" && !before.contains { denials.contains(String($0)) }
      }
  }

  private static let denials: Set = ["not", "never", "nothing", "no", "nowhere", "without"]
}
