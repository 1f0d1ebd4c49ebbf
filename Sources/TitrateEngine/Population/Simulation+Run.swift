import Foundation
import Synchronization
import TitrateLanguage

extension Simulation {
  /// Everything in memory: one row per output record (EVID 0 or 2), in the order of subjects and records.
  public struct Result: Sendable {
    /// Names of the columns after ID and TIME.
    public let columns: [String]
    /// Number of each row's subject among those of all studies, from 0.
    public internal(set) var subjects: [Int] = []
    /// Position in the design's records of each row.
    public internal(set) var records: [Int] = []
    /// Values, row after row; NaN for a DV whose endpoint is not known.
    public internal(set) var values: [Double] = []
    /// The random effects of each subject, in its solver's order.
    public internal(set) var etas: [[Double]] = []
    /// Total cost.
    public internal(set) var statistics = SolveStatistics()

    /// One row's values, in the order of `columns`.
    public func row(_ index: Int) -> ArraySlice<Double> {
      values[index * columns.count..<(index + 1) * columns.count]
    }
  }

  /// Runs all subjects and keeps everything.
  ///
  /// - Parameter progress: called from any thread each time some subjects are done.
  /// - Throws: `Diagnostics` with what went wrong, in the order of the subjects.
  public func run(progress: (@Sendable (_ subjects: Int) -> Void)? = nil) throws -> Result {
    var result = Result(columns: columns)
    try stream(prepare: { $0 }, progress: progress) { block in
      for member in block.members {
        result.subjects += Array(repeating: member.subject, count: member.rows.count)
        result.etas.append(member.etas)
      }
      result.records += block.records.map(Int.init)
      result.values += block.values
      result.statistics.add(block.statistics)
    }
    return result
  }

  /// After a failure so many more subjects are tried, so that what is wrong with them is said at once.
  private static let subjectsAfterFailure = 1000
  /// Numbers in one block: a few megabytes.
  private static let blockValues = 1 << 19
  /// Most subjects in one block.
  private static let blockSubjects = 64

  /// Runs some subjects on all threads and hands their rows over block by block, in order; memory does not grow with
  /// their number.
  ///
  /// - Parameters:
  ///   - range: numbers among the subjects of all studies; nil means all.
  ///   - prepare: what to make of a block; called from any thread.
  ///   - progress: called from any thread each time some subjects are done.
  ///   - take: called for one block after the other.
  /// - Throws: `Diagnostics` with what went wrong, in the order of the subjects, after a thousand more of them have
  ///   been tried; what `take` throws.
  public func stream<Piece: Sendable>(
    _ range: Range<Int>? = nil, prepare: @Sendable (SimulatedBlock) -> Piece,
    progress: (@Sendable (_ subjects: Int) -> Void)? = nil, take: (Piece) throws -> Void
  ) throws {
    let range = range ?? 0..<population.count
    let threads = options.threads > 0 ? options.threads : ProcessInfo.processInfo.activeProcessorCount
    let size = blockSize(range.count, threads: threads)
    var problems: [Diagnostic] = []
    var triedAfterFailure = 0
    try OrderedWork.run(
      (range.count + size - 1) / size, threads: threads,
      make: { index -> (piece: Piece, problems: [Diagnostic], subjects: Int) in
        let first = range.lowerBound + index * size
        let subjects = first..<min(first + size, range.upperBound)
        let block = simulateBlock(subjects)
        progress?(subjects.count)
        return (prepare(block), block.problems, subjects.count)
      },
      handOver: { made in
        if problems.isEmpty, made.problems.isEmpty {
          try take(made.piece)
        } else {
          problems += made.problems
          triedAfterFailure += made.subjects
        }
        return triedAfterFailure < Self.subjectsAfterFailure
      })
    guard problems.isEmpty else { throw Diagnostics(problems) }
  }

  /// Large enough to share work, small enough to spread it.
  private func blockSize(_ count: Int, threads: Int) -> Int {
    let rows = population.designs.subjects.prefix(100).map { $0.records.count }.max() ?? 1
    let fits = max(1, Self.blockValues / max(1, rows * columns.count))
    let spread = max(8, (count + 4 * threads - 1) / (4 * threads))
    return max(1, min(Self.blockSubjects, fits, spread))
  }
}
