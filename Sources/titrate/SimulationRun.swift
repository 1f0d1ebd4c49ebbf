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
  /// - Parameter times: TIME as written, for every record of every design.
  func writeRows(to options: OutputOptions, times: [[String]], hasStudies: Bool) throws {
    let columns = SimulationRows.leadingColumns(hasStudies: hasStudies) + simulation.columns
    let part = TableOutput.Part(
      isFirst: range.lowerBound == 0, isLast: range.upperBound == simulation.population.count)
    let output = try TableOutput(options, columns: columns, part: part)
    let rows = SimulationRows(output.format, simulation, times: times, hasStudies: hasStudies)
    do {
      try stream(prepare: rows.bytes) { try output.write($0) }
      try output.finish()
    } catch {
      output.abandon()
      throw error
    }
  }

  /// Blocks in their order.
  ///
  /// - Throws: `RunFailure` where a solver gave up, `Diagnostics` for wrong input, what `take` throws.
  func stream<Piece: Sendable>(
    prepare: @Sendable (SimulatedBlock) -> Piece, take: (Piece) throws -> Void
  ) throws {
    let progress = Progress("subjects", total: range.count, quiet: isQuiet)
    defer { progress.finish() }
    do {
      try simulation.stream(range, prepare: prepare, progress: { progress.advance(by: $0) }, take: take)
    } catch let problems as Diagnostics {
      try RunFailure.judge(problems)
    }
  }
}
