import Foundation
import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// A data set solved on one thread until all output lies in memory. The model is compiled before, and the records
/// exist; binding the subjects, solving and filling the output are measured.
struct SimulationBenchmark {
  let problem: Problem
  let model: CompiledModel
  let table: EventTable
  let options: Simulation.Options
  private let truth: Table

  init(_ problem: Problem, folder: URL) throws {
    self.problem = problem
    model = try compile("\(problem.name.lowercased()).R", folder: folder)
    let subjects = try Table(folder.appending(path: "Data/\(problem.name)_subjects.csv"))
    table = SimulationBenchmark.events(problem, subjects)
    truth = try Table(folder.appending(path: "Data/\(problem.name)_truth.csv"))
    var options = Simulation.Options()
    options.threads = 1
    options.solve.rtol = 1e-8
    options.solve.atol = 1e-8
    self.options = options
  }

  func run(repeats: Int) throws -> Outcome {
    var result = try solve()
    let times = try (0..<repeats).map { _ in try Cost.measure { result = try solve() } }
    let statistics = result.statistics
    let rows = Double(result.records.count)
    return Outcome(
      name: "\(problem.name): \(problem.about); \(table.subjects.count) subjects",
      times: times,
      counts: [
        ("rows", rows), ("steps", Double(statistics.steps)), ("rejected", Double(statistics.rejected)),
        ("right-hand sides", Double(statistics.rightHandSides)),
        ("propagators", Double(statistics.propagators)), ("allocations", times[0].allocations),
      ],
      deviation: deviation(result), allowed: problem.allowed, peer: problem.peer)
  }

  private func solve() throws -> Simulation.Result {
    try Simulation(model, table: table, options: options).run()
  }

  /// Largest deviation from the truth.
  private func deviation(_ result: Simulation.Result) -> Double {
    var rowOf: [Key: Int] = [:]
    for row in result.subjects.indices {
      let subject = table.subjects[result.subjects[row]]
      rowOf[Key(id: subject.id, time: subject.records[result.records[row]].time)] = row
    }
    var worst = 0.0
    for (cells, id) in zip(truth.rows, truth.identifiers) {
      guard let row = rowOf[Key(id: id, time: cells[1])] else { return .infinity }
      for (position, name) in problem.truth.enumerated() {
        guard let column = result.columns.firstIndex(of: name) else { return .infinity }
        let known = cells[2 + position]
        let found = result.values[row * result.columns.count + column]
        let difference = abs(found - known) / max(abs(known), problem.floor)
        worst = difference.isNaN ? .infinity : max(worst, difference)
      }
    }
    return truth.rows.isEmpty ? .infinity : worst
  }

  private struct Key: Hashable {
    let id: String
    let time: Double
  }

  /// One dose record, then the observations; a dose's compartment is the model's first.
  private static func events(_ problem: Problem, _ subjects: Table) -> EventTable {
    let times = stride(from: 0, through: problem.end, by: problem.every)
    return EventTable(
      covariates: Array(subjects.names.dropFirst()),
      subjects: zip(subjects.identifiers, subjects.rows).map { id, cells in
        var dose = problem.dose
        dose.compartment = .number(1)
        dose.covariates = Array(cells.dropFirst())
        let observations = times.map { EventRecord(time: $0, evid: 0, covariates: dose.covariates) }
        return Subject(id: id, records: [dose] + observations)
      })
  }
}

/// A file of numbers with a line of names; the first column is an identifier.
struct Table {
  let names: [String]
  let rows: [[Double]]
  let identifiers: [String]

  init(_ file: URL) throws {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",")
    }
    names = lines[0].map(String.init)
    rows = lines.dropFirst().map { $0.map { Double($0) ?? .nan } }
    identifiers = lines.dropFirst().map { String($0[0]) }
  }
}

/// A model of `Benchmarks/Models`, compiled.
func compile(_ name: String, folder: URL) throws -> CompiledModel {
  let file = folder.appending(path: "Models/\(name)")
  return CompiledModel(try Model(parsing: try String(contentsOf: file, encoding: .utf8), file: name))
}
