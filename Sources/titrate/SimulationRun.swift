import TitrateEngine
import TitrateLanguage

/// Runs a simulation and hands its rows on, block by block, with a bar for whoever waits.
struct SimulationRun {
  let simulation: Simulation
  /// Which subjects.
  let range: Range<Int>
  let isQuiet: Bool

  /// Writes every row; memory does not grow with their number.
  ///
  /// - Parameters:
  ///   - times: TIME as written, for every record of every design.
  ///   - also: is shown every block.
  func writeRows(
    to options: OutputOptions, times: [[String]], hasStudies: Bool, also: ((SimulatedBlock) -> Void)?
  ) throws -> SolveStatistics {
    let columns = SimulationRows.leadingColumns(hasStudies: hasStudies) + simulation.columns
    let part = TableOutput.Part(
      isFirst: range.lowerBound == 0, isLast: range.upperBound == simulation.population.count)
    let output = try TableOutput(options, columns: columns, part: part)
    let rows = SimulationRows(output.format, simulation, times: times, hasStudies: hasStudies)
    let keepsBlocks = also != nil
    return try finishing(output) {
      try stream(prepare: { (rows.bytes($0), keepsBlocks ? $0 : nil) }) { bytes, block in
        try output.write(bytes)
        if let block { also?(block) }
      }
    }
  }

  /// Writes quantiles over subjects.
  ///
  /// - Parameters:
  ///   - separatesStudies: whether each study has its own, written as soon as it is complete.
  ///   - also: is shown every block.
  func writeSummary(
    to options: OutputOptions, groups: SubjectGroups, separatesStudies: Bool,
    also: ((SimulatedBlock) -> Void)?
  ) throws -> SolveStatistics {
    var table = SummaryTable(
      try ProfileSummary(simulation, groups: groups.groups), groups: groups,
      separatesStudies: separatesStudies)
    let output = try TableOutput(options, columns: table.columns)
    return try finishing(output) {
      let statistics = try stream(prepare: { $0 }) { block in
        try table.add(block, of: simulation.population, to: output)
        also?(block)
      }
      try table.end(output)
      return statistics
    }
  }

  /// Runs everything and shows every block.
  func show(to take: (SimulatedBlock) -> Void) throws -> SolveStatistics {
    try stream(prepare: { $0 }) { take($0) }
  }

  private func finishing(_ output: TableOutput, _ work: () throws -> SolveStatistics) throws
    -> SolveStatistics
  {
    do {
      let statistics = try work()
      try output.finish()
      return statistics
    } catch {
      output.abandon()
      throw error
    }
  }

  /// Blocks in their order.
  ///
  /// - Returns: the cost of them all.
  /// - Throws: `RunFailure` where a solver gave up, `Diagnostics` for wrong input, what `take` throws.
  private func stream<Piece: Sendable>(
    prepare: @Sendable (SimulatedBlock) -> Piece, take: (Piece) throws -> Void
  ) throws -> SolveStatistics {
    let progress = Progress("subjects", total: range.count, quiet: isQuiet)
    defer { progress.finish() }
    var statistics = SolveStatistics()
    do {
      try simulation.stream(
        range, prepare: { (prepare($0), $0.statistics) }, progress: { progress.advance(by: $0) },
        take: { piece, cost in
          statistics.add(cost)
          try take(piece)
        })
    } catch let problems as Diagnostics {
      try RunFailure.judge(problems)
    }
    return statistics
  }
}
