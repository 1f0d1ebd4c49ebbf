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

  /// Some more are done; from any thread. Shown from the second second on, ten times a second.
  func advance(by count: Int = 1) {
    guard isShown else { return }
    state.withLock { state in
      state.done += count
      let now = ContinuousClock.now
      guard now - start > .seconds(1), now - state.last > .milliseconds(100) else { return }
      (state.last, state.wasShown) = (now, true)
      let line = Self.line(done: state.done, total: total, what: what, seconds: (now - start) / .seconds(1))
      try? FileHandle.standardError.write(contentsOf: Data("\r\(line)\u{1B}[K".utf8))
    }
  }

  /// `########......  1200 of 5000 subjects, 400/s, 10 s left`.
  static func line(done: Int, total: Int, what: String, seconds: Double) -> String {
    let filled = min(30, done * 30 / max(1, total))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
    let rate = Double(done) / max(seconds, 1e-9)
    let left = rate > 0 ? ", \(duration(Double(max(0, total - done)) / rate)) left" : ""
    let shownRate = rate >= 10 ? "\(Int(min(rate, 1e15).rounded()))" : "\((rate * 10).rounded() / 10)"
    return "\(bar) \(done) of \(total) \(what), \(shownRate)/s\(left)"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 100 { return "\(whole) s" }
    let minutes = (whole + 59) / 60
    return minutes < 100 ? "\(minutes) min" : "\((minutes + 59) / 60) h"
  }

  /// Takes the bar away.
  func finish() {
    guard state.withLock({ $0.wasShown }) else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }
}
