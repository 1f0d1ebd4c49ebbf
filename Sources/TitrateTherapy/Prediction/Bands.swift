import Dispatch
import TitrateEngine
import TitrateNumerics
import TitrateRecords

/// Curves of the report: population, individual and measurement bands on a grid of times.
struct Bands {
  let runner: DrawRunner
  let builder: EventBuilder
  let endpoint: MeasuredEndpoint
  let seed: UInt64

  /// - Parameters:
  ///   - doses: given and planned.
  ///   - mode: random effects of the MAP estimate.
  func predictions(
    at times: [Instant], doses: [DoseEvent], posterior: DrawRunner.Draws, prior: DrawRunner.Draws,
    mode: [Double]
  ) throws -> [Advice.Prediction] {
    let built = builder.build(
      EventBuilder.Contents(
        doses: doses, usedLevels: [], queries: times, horizon: times.last ?? builder.next, queryAssay: nil))
    let individual = try table(built, posterior, measurement: .bandMeasurement)
    let population = try table(built, prior, measurement: nil)
    let single = DrawRunner.Draws(values: mode, width: mode.count)
    let curve = try table(built, single, measurement: nil)
    let credible = bands(individual.truth)
    let measured = bands(individual.measured!)
    let background = bands(population.truth)
    return times.indices.map {
      Advice.Prediction(
        time: times[$0], population: background[$0], credible: credible[$0], measured: measured[$0],
        map: curve.truth[$0, 0])
    }
  }

  private func table(_ built: EventBuilder.Built, _ draws: DrawRunner.Draws, measurement: Purpose?) throws
    -> (
      truth: DrawTable, measured: DrawTable?
    )
  {
    let rows = built.queryRows
    let truth = DrawTable(rows: rows.count, draws: draws.count)
    let measured = measurement.map { _ in DrawTable(rows: rows.count, draws: draws.count) }
    let (endpoint, seed, outputs) = (endpoint, seed, endpoint.nodes.count)
    try runner.run([built.subject], outputs: endpoint.nodes, draws: draws) { draw, solvers in
      var random = CounterRandom(seed: seed, subject: UInt64(draw), purpose: measurement?.rawValue ?? 0)
      let solver = solvers[0]
      withUnsafeTemporaryAllocation(of: Double.self, capacity: endpoint.nodes.count) { output in
        for (index, row) in rows.enumerated() {
          for k in 0..<outputs { output[k] = solver.value(row: row, output: k) }
          truth[index, draw] = output[0]
          if let measured {
            measured[index, draw] = endpoint.measured(output.baseAddress!, noise: random.normal())
          }
        }
      }
    }
    return (truth, measured)
  }

  /// Five quantiles of every row, rows shared out over the threads.
  private func bands(_ table: DrawTable) -> [Advice.Band] {
    let results = UnsafeMutableBufferPointer<Advice.Band?>.allocate(capacity: table.rows)
    results.initialize(repeating: nil)
    defer { results.deallocate() }
    nonisolated(unsafe) let places = results
    let workers = min(runner.threads, max(1, table.rows))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for row in stride(from: worker, to: table.rows, by: workers) {
        places[row] = Advice.Band(selectingFrom: table.row(row))
      }
    }
    return results.map { $0! }
  }
}
