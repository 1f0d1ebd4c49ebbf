import Allocations
import Foundation

/// One benchmark: what it is, what it costs, and whether the answer is right.
struct Outcome {
  /// What was run.
  let name: String
  /// Time of one unit of work (a data set, a patient, a sample) in every repeat.
  let times: [Cost]
  /// Counts that do not depend on the machine.
  let counts: [(name: String, value: Double)]
  /// Largest deviation from the known answer, and what is allowed.
  let deviation: Double
  let allowed: Double
  /// What the same work costs elsewhere, when that is known.
  var peer: Peer?

  var isRight: Bool { deviation <= allowed }

  /// The repeat of median processor time.
  var median: Cost { times.sorted { $0.cpu < $1.cpu }[times.count / 2] }

  /// A paragraph for the terminal.
  var text: String {
    let wall = times.map(\.wall).sorted()
    let cpu = times.map(\.cpu).sorted()
    let middle = times.count / 2
    let measured = String(
      format: "processor time: median %.3f ms (%.3f to %.3f); wall clock: median %.3f ms", cpu[middle],
      cpu[0],
      cpu[times.count - 1], wall[middle])
    let counted = counts.map { "\($0.name) \(String(format: "%.6g", $0.value))" }.joined(separator: ", ")
    let check = String(format: "%.1e of %.1e allowed", deviation, allowed)
    return """
      \(name)
        \(measured); \(times.count) repeats
        \(counted)
        answer \(isRight ? "right" : "WRONG"): \(check)
      """
  }
}

/// What one unit of work takes.
struct Cost {
  /// ms.
  var wall: Double
  /// ms, summed over the threads: on a busy machine it tells what the wall clock cannot.
  var cpu: Double
  /// Calls of the allocator.
  var allocations: Double

  /// Runs the work once; `units` divide what it takes.
  static func measure(units: Int = 1, _ work: () throws -> Void) rethrows -> Cost {
    let (blocks, processor, wall) = (allocation_count(), now(CLOCK_PROCESS_CPUTIME_ID), now(CLOCK_MONOTONIC))
    try work()
    let units = Double(units)
    return Cost(
      wall: (now(CLOCK_MONOTONIC) - wall) / units, cpu: (now(CLOCK_PROCESS_CPUTIME_ID) - processor) / units,
      allocations: Double(allocation_count() - blocks) / units)
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
  }
}

/// What other tools need for the same problem, in ms of processor time on one thread; see `Data/ORIGIN.md`.
struct Peer {
  /// The tool that was fastest.
  let tool: String
  /// ms.
  let time: Double
  /// How many times faster we want to be.
  let wanted: Double
}

/// The comparison with other tools, one line per problem.
func comparison(_ outcomes: [Outcome]) -> String? {
  let rows = outcomes.compactMap { outcome in
    outcome.peer.map { peer in
      let ratio = peer.time / outcome.median.cpu
      let name = outcome.name.prefix { $0 != ":" }
      return "\(pad(String(name), 10))\(pad(String(format: "%.3f ms", outcome.median.cpu), 14))"
        + "\(pad(String(format: "%.1f ms", peer.time), 13))\(pad(peer.tool, 26))"
        + "\(pad(String(format: "%.1f x", ratio), 10))\(String(format: "%.0f x", peer.wanted))"
    }
  }
  guard !rows.isEmpty else { return nil }
  let head =
    pad("", 10) + pad("here", 14) + pad("elsewhere", 13) + pad("with", 26) + pad("ratio", 10) + "wanted"
  let note =
    "elsewhere: measured before on another run, for orientation (Data/ORIGIN.md); run Peers/ beside this."
  return ([head] + rows + [note]).joined(separator: "\n")
}

private func pad(_ text: String, _ width: Int) -> String {
  text.padding(toLength: width, withPad: " ", startingAt: 0)
}
