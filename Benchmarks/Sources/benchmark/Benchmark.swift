import Foundation

@main
struct Benchmark {
  /// Everything that can be asked for, in the order in which it runs.
  private static let names =
    Problem.all.map(\.name) + ["MAP", "POSTERIOR", "POSTERIOR2", "ADVICE", "ADVICE2"]

  static func main() throws {
    let repeats = 9
    let folder = URL(filePath: #filePath).appending(path: "../../..").standardized
    let wanted = CommandLine.arguments.dropFirst().map { $0.uppercased() }
    let unknown = wanted.filter { !names.contains($0) }
    guard unknown.isEmpty else {
      print("unknown: \(unknown.joined(separator: ", ")); there are \(names.joined(separator: ", "))")
      exit(2)
    }
    var outcomes: [Outcome] = []
    for name in names where wanted.isEmpty || wanted.contains(name) {
      let outcome = try run(name, repeats: repeats, folder: folder)
      print(outcome.text)
      outcomes.append(outcome)
    }
    if let table = comparison(outcomes) { print("\n\(table)") }
    // A wrong answer must fail a script that only looks at the status.
    if !outcomes.allSatisfy(\.isRight) { exit(1) }
  }

  private static func run(_ name: String, repeats: Int, folder: URL) throws -> Outcome {
    let examples = folder.appending(path: "../Examples").standardized
    switch name {
    case "MAP": return try MAPBenchmark(folder: folder).run(repeats: repeats)
    case "POSTERIOR": return try PosteriorBenchmark(folder: folder, threads: 1).run(repeats: repeats)
    case "POSTERIOR2": return try PosteriorBenchmark(folder: folder, threads: 2).run(repeats: repeats)
    case "ADVICE": return try AdviceBenchmark(examples: examples, threads: 1).run(repeats: repeats)
    case "ADVICE2": return try AdviceBenchmark(examples: examples, threads: 2).run(repeats: repeats)
    default:
      let problem = Problem.all.first { $0.name == name }!
      return try SimulationBenchmark(problem, folder: folder).run(repeats: repeats)
    }
  }
}
