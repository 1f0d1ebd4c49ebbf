import Foundation
import Synchronization

/// How far a long run is, on a terminal only.
final class Progress: Sendable {
  private let total: Int
  private let what: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private struct State {
    var done = 0
    var last = ContinuousClock.now
    var wasShown = false
  }
  private let state = Mutex(State())

  init(_ what: String, total: Int, quiet: Bool) {
    (self.what, self.total) = (what, total)
    isShown = !quiet && isatty(STDERR_FILENO) == 1
  }

  /// One more is done; from any thread. Shown from the second second on, ten times a second.
  func advance() {
    guard isShown else { return }
    state.withLock { state in
      state.done += 1
      let now = ContinuousClock.now
      guard now - start > .seconds(1), now - state.last > .milliseconds(100) else { return }
      (state.last, state.wasShown) = (now, true)
      let filled = state.done * 30 / max(1, total)
      let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
      try? FileHandle.standardError.write(contentsOf: Data("\r\(bar) \(state.done) of \(total) \(what)".utf8))
    }
  }

  /// Takes the bar away.
  func finish() {
    guard state.withLock({ $0.wasShown }) else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }
}
