import TitrateLanguage

/// The rows of some neighbouring subjects, in their order.
public struct SimulatedBlock: Sendable {
  /// Where one subject's rows are.
  public struct Member: Sendable {
    /// Number among the subjects of all studies, from 0.
    public let subject: Int
    /// Rows of the block.
    public let rows: Range<Int>
    /// The random effects, in the order of `SubjectSolver.etaCount`.
    public let etas: [Double]
  }

  /// Numbers in a row.
  public let width: Int
  /// In order; empty, like the rows, when anything went wrong.
  public internal(set) var members: [Member] = []
  /// Position in the design's records of each row.
  public internal(set) var records: [Int32] = []
  /// Row after row, in the order of `Simulation.columns`; NaN for a DV whose endpoint is not known.
  public internal(set) var values: [Double] = []
  /// Total cost.
  public internal(set) var statistics = SolveStatistics()
  /// What went wrong, in the order of the subjects.
  public internal(set) var problems: [Diagnostic] = []

  init(width: Int) { self.width = width }

  /// One row's numbers.
  public func row(_ index: Int) -> ArraySlice<Double> { values[index * width..<(index + 1) * width] }
}
