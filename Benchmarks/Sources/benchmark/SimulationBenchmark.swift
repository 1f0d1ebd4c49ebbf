import Foundation
import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// A population solved on one thread until all output lies in memory: one design, and a row of parameters for each
/// subject. The model is compiled before; binding the records, solving and filling the output are measured.
struct SimulationBenchmark {
  let problem: Problem
  let model: CompiledModel
  let population: Population
  let options: Simulation.Options
  private let subjects: Table
  private let truth: Table

  init(_ problem: Problem, folder: URL) throws {
    self.problem = problem
    model = try compile("\(problem.file.lowercased()).R", folder: folder)
    subjects = try Table(folder.appending(path: "Data/\(problem.file)_subjects.csv"))
    population = SimulationBenchmark.population(problem, subjects)
    truth = try Table(folder.appending(path: "Data/\(problem.file)_truth.csv"))
    var options = Simulation.Options()
    options.threads = 1
    options.columns = problem.truth
    options.solve.rtol = 1e-8
    options.solve.atol = 1e-8
    self.options = options
  }

  func run(repeats: Int) throws -> Outcome {
    let simulation = try Simulation(model, population: population, options: options)
    var result = try simulation.run()
    let times = try (0..<repeats).map { _ in
      try Cost.measure {
        result = try Simulation(model, population: population, options: options).run()
      }
    }
    let statistics = result.statistics
    let rows = Double(result.records.count)
    let lengths = simulation.tapeLengths
    let instructions =
      Double(lengths.rightHandSide * statistics.rightHandSides) + Double(lengths.output) * rows
    return Outcome(
      name: "\(problem.name): \(problem.about); \(population.count) subjects",
      times: times,
      counts: [
        ("rows", rows), ("steps", Double(statistics.steps)), ("rejected", Double(statistics.rejected)),
        ("right-hand sides", Double(statistics.rightHandSides)), ("stiff", Double(statistics.stiffSolves)),
        ("tape instructions", instructions), ("propagators", Double(statistics.propagators)),
        ("allocations", times[0].allocations),
      ],
      deviation: deviation(result), allowed: problem.allowed, peer: problem.peer)
  }

  /// Largest deviation from the truth.
  private func deviation(_ result: Simulation.Result) -> Double {
    var rowOf: [Key: Int] = [:]
    for row in result.subjects.indices {
      let time = population.designs.subjects[0].records[result.records[row]].time
      rowOf[Key(id: subjects.identifiers[result.subjects[row]], time: time)] = row
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

  /// A dose record, then the observations; a dose's compartment is the model's first.
  private static func population(_ problem: Problem, _ subjects: Table) -> Population {
    var dose = problem.dose
    dose.compartment = .number(1)
    let times = stride(from: 0, through: problem.end, by: problem.every)
    let names = Array(subjects.names.dropFirst())
    if problem.isDataSet {
      return Population(
        EventTable(
          covariates: names,
          subjects: zip(subjects.identifiers, subjects.rows).map { id, cells in
            var records = [dose] + times.map { EventRecord(time: $0, evid: 0) }
            for index in records.indices { records[index].covariates = Array(cells.dropFirst()) }
            return Subject(id: id, records: records)
          }))
    }
    let records = [dose] + times.map { EventRecord(time: $0, evid: 0) }
    var population = Population(
      EventTable(covariates: [], subjects: [Subject(id: "1", records: records)]), count: subjects.rows.count)
    population.covariates = CovariateRows(
      names: names, values: subjects.rows.flatMap { $0.dropFirst() },
      choice: .inOrder)
    return population
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
