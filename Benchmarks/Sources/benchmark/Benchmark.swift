import Foundation

/// One benchmark: what it is, what it costs, and whether the answer is right.
struct Outcome {
  /// What was run.
  let name: String
  /// Time of one unit of work (a patient, a sample) in every repeat.
  let times: [Cost]
  /// Counts that do not depend on the machine.
  let counts: [(name: String, value: Double)]
  /// Largest deviation from the known answer, and what is allowed.
  let deviation: Double
  let allowed: Double

  var isRight: Bool { deviation <= allowed }

  /// One line for the terminal.
  var line: String {
    let wall = times.map(\.wall).sorted()
    let cpu = times.map(\.cpu).sorted()
    let middle = times.count / 2
    let measured = String(
      format: "median %.3f ms (%.3f to %.3f), processor time %.3f ms", wall[middle], wall[0],
      wall[times.count - 1],
      cpu[middle])
    let counted = counts.map { "\($0.name) \(String(format: "%.6g", $0.value))" }.joined(separator: ", ")
    let check = String(format: "%.1e of %.1e allowed", deviation, allowed)
    return
      "\(name)\n  \(measured), \(times.count) repeats\n  \(counted)\n  answer \(isRight ? "right" : "WRONG"): \(check)"
  }
}

/// Time in milliseconds. Processor time sums over the threads and tells, on a busy machine, what the wall clock cannot.
struct Cost {
  var wall: Double
  var cpu: Double

  /// What the work takes, per unit.
  static func measure(units: Int = 1, _ work: () throws -> Void) rethrows -> Cost {
    let ticks = clock()
    let elapsed = try ContinuousClock().measure(work)
    let wall = Double(elapsed.components.seconds) * 1e3 + Double(elapsed.components.attoseconds) * 1e-15
    let cpu = Double(clock() - ticks) * 1e3 / Double(CLOCKS_PER_SEC)
    return Cost(wall: wall / Double(units), cpu: cpu / Double(units))
  }
}

@main
struct Benchmark {
  static func main() throws {
    let repeats = 9
    let data = URL(filePath: #filePath).appending(path: "../../../Data").standardized
    let examples = data.appending(path: "../../Examples").standardized
    let outcomes = [
      try MAPBenchmark(data: data).run(repeats: repeats),
      try PosteriorBenchmark(data: data, threads: 1).run(repeats: repeats),
      try PosteriorBenchmark(data: data, threads: 2).run(repeats: repeats),
      try AdviceBenchmark(examples: examples, threads: 1).run(repeats: repeats),
      try AdviceBenchmark(examples: examples, threads: 2).run(repeats: repeats),
    ]
    for outcome in outcomes { print(outcome.line) }
    // A wrong answer must fail a script that only looks at the status.
    if !outcomes.allSatisfy(\.isRight) { exit(1) }
  }
}
