import ArgumentParser
import Dispatch
import TitrateEngine
import TitrateInference
import TitrateLanguage
import TitrateRecords

/// `titrate map`: the most probable random effects of every subject.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Estimate every subject's random effects from its measured values (MAP).",
    discussion: """
      One row for every subject: ID, the random effects (those of an occasion once for each occasion, as name.1, name.2, \
      …), the individual parameters that the model assigns, as they are at the subject's last record, and OBJ, twice the \
      negative log posterior without constants.
      """)

  @OptionGroup var model: ModelArguments
  @Option(help: ArgumentHelp("Event table (CSV with NONMEM's columns).", valueName: "file"))
  var data: String
  @OptionGroup var output: OutputOptions
  @OptionGroup var solver: SolverOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let threads = try shared.threadCount()
    let options = try solver.solveOptions()
    if solver.solver == .rodas5P {
      throw Diagnostics([
        Diagnostic(
          "C016", .error,
          "derivatives with respect to random effects are integrated by explicit methods only",
          at: .option("--solver"), fix: "leave it out, or give tsit5 or dopri5")
      ])
    }
    let (opened, events) = try both(Result { try model.open() }, Result { try EventFile.read(data) })
    let compiled = opened.compiled
    let (table, notes) = try opened.completing(events.table)
    shared.warn(compiled.model.warnings + events.warnings + notes)
    let job = MapJob(compiled: compiled, table: table, thetas: opened.thetas, options: options)
    let progress = Progress("subjects", total: table.subjects.count, quiet: shared.quiet)
    let rows = job.run(threads: threads) { progress.advance() }
    progress.finish()
    let problems = rows.flatMap { row -> [Diagnostic] in
      if case .failure(let found) = row { found.all } else { [] }
    }
    if !problems.isEmpty { try RunFailure.judge(Diagnostics(problems)) }
    try write(rows.compactMap { try? $0.get() }, of: compiled.model, job.parameters)
  }

  private func write(_ rows: [MapJob.Row], of model: Model, _ parameters: [Variable]) throws {
    let between = model.etas.filter { $0.level == nil }.map(\.name)
    let within = model.etas.filter { $0.level != nil }.map(\.name)
    let occasions = rows.map(\.occasions).max() ?? 1
    let repeated = within.isEmpty ? [] : (1...max(1, occasions)).flatMap { k in within.map { "\($0).\(k)" } }
    let columns = ["ID"] + between + repeated + parameters.map(\.name) + ["OBJ"]
    let output = try TableOutput(output, columns: columns)
    let etaCount = between.count + repeated.count
    for row in rows {
      var bytes = [UInt8]()
      // A subject with fewer occasions than others has no value for the rest.
      let missing = Array(repeating: TableCell.missing, count: etaCount - row.etas.count)
      let etas = row.etas.map(TableCell.number) + missing
      output.format.append(
        [.text(row.id)] + etas + row.parameters.map(TableCell.number) + [.number(row.objective)], to: &bytes)
      try output.write(bytes)
    }
    try output.finish()
  }
}

/// The work of `titrate map`, subject by subject on several threads.
struct MapJob: Sendable {
  struct Row: Sendable {
    let id: String
    let etas: [Double]
    let parameters: [Double]
    let objective: Double
    let occasions: Int
  }
  let compiled: CompiledModel
  let table: EventTable
  let thetas: [Double]
  let options: SolveOptions

  /// What the model assigns from parameters and covariates alone.
  var parameters: [Variable] {
    compiled.model.variables.filter { variable in
      let dependence = compiled.model.graph.dependence(of: variable.value)
      return dependence.isDisjoint(with: [.state, .time]) && !dependence.isDisjoint(with: [.theta, .eta])
    }
  }

  /// Every subject's row or what is wrong with it, in the order of the data.
  func run(threads: Int, progress: @escaping @Sendable () -> Void) -> [Result<Row, Diagnostics>] {
    let count = table.subjects.count
    var rows = [Result<Row, Diagnostics>](repeating: .failure(Diagnostics([])), count: count)
    let workers = max(1, min(threads, count))
    rows.withUnsafeMutableBufferPointer { buffer in
      // Each subject is written by one thread only, to its own place.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for index in stride(from: worker, to: count, by: workers) {
          places[index] = row(of: table.subjects[index])
          progress()
        }
      }
    }
    return rows
  }

  private func row(of subject: Subject) -> Result<Row, Diagnostics> {
    do {
      let estimator = try MAPEstimator(
        compiled, subject: subject, covariates: table.covariates, thetas: thetas, options: options)
      let fit = try estimator.fit()
      let (values, occasions) = try parameters(of: subject, etas: fit.etas)
      return .success(
        Row(
          id: subject.id, etas: fit.etas, parameters: values, objective: fit.objective, occasions: occasions))
    } catch let problems as Diagnostics {
      return .failure(problems)
    } catch let failure as SolveFailure {
      return .failure(Diagnostics([failure.diagnostic(subject: subject.id)]))
    } catch {
      preconditionFailure("an estimator threw \(error)")
    }
  }

  /// The individual parameters at the last record; the record is asked for again as one of output.
  private func parameters(of subject: Subject, etas: [Double]) throws -> (values: [Double], occasions: Int) {
    var extended = subject
    if let last = subject.records.last {
      extended.records.append(EventRecord(time: last.time, evid: 2, covariates: last.covariates))
    }
    let nodes = parameters.map(\.value)
    let solver = try SubjectSolver(
      compiled, subject: extended, covariates: table.covariates, outputs: nodes, sensitivities: false,
      options: options)
    try solver.solve(thetas: thetas, etas: etas)
    let row = solver.outputRecords.count - 1
    return (nodes.indices.map { solver.value(row: row, output: $0) }, solver.occasionCount)
  }
}
