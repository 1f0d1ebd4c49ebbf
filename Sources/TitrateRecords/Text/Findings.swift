import TitrateLanguage

/// Collects what is wrong with an input while it is being read, so that it can be said all at once.
package struct Findings: Sendable {
  /// The letter of the codes: `D`, `P` or `B`.
  package let family: String
  /// In the order found.
  package private(set) var all: [Diagnostic] = []
  /// How many errors were found, kept or not.
  package private(set) var errorCount = 0
  /// More than this many of a kind help nobody.
  package static let limit = 50

  /// - Parameter family: the letter of the codes.
  package init(family: String) { self.family = family }

  /// Adds an error; `number` is the three digits after the family's letter.
  package mutating func error(_ number: String, _ what: String, at place: Place, fix: String?) {
    add(Diagnostic(family + number, .error, what, at: place, fix: fix))
  }

  /// Adds a warning.
  package mutating func warn(_ number: String, _ what: String, at place: Place, fix: String?) {
    add(Diagnostic(family + number, .warning, what, at: place, fix: fix))
  }

  /// Adds what somebody else found.
  package mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errorCount += 1 }
    let kept = all.count { $0.severity == diagnostic.severity }
    if kept < Self.limit { all.append(diagnostic) }
  }

  /// Only the warnings.
  package var warnings: [Diagnostic] { all.filter { $0.severity == .warning } }

  /// - Throws: `Diagnostics` with everything found, when there is an error among it.
  package func throwErrors(file: String) throws {
    guard errorCount > 0 else { return }
    var list = all
    if errorCount > Self.limit {
      list.append(
        Diagnostic(
          family + "000", .error, "and \(errorCount - Self.limit) more errors", at: .file(file),
          fix: "correct the first ones and run again"))
    }
    throw Diagnostics(list)
  }
}
