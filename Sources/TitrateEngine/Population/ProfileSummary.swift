import TitrateLanguage
import TitrateNumerics

/// Quantiles over subjects of what a simulation computes, by time: for each column, and for each of several groups.
///
/// Memory depends on how many columns, times and groups there are, not on how many subjects. Numbers are exact up to
/// `exactCount` of a kind; beyond that quantiles are within `QuantileSketch.relativeError`.
public struct ProfileSummary: Sendable {
  /// The probabilities whose quantiles there are.
  public static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// What one column is at one time.
  public struct Point: Sendable {
    /// In the model's unit, from each subject's first record.
    public let time: Double
    /// Numbers there are.
    public let count: Int
    /// Their mean.
    public let mean: Double
    /// One for each of `probabilities`.
    public let quantiles: [Double]
  }

  /// Which designs are taken together.
  public struct Groups: Sendable {
    /// How many groups.
    public let count: Int
    /// The group of each design.
    public let ofDesign: [Int]
    /// - Parameter ofDesign: below `count`, for each subject of `Population.designs`.
    public init(count: Int, ofDesign: [Int]) { (self.count, self.ofDesign) = (count, ofDesign) }
  }

  /// Numbers that all kinds together may keep: 64 MB, twice that while arrays grow.
  private static let mostKept = 1 << 23
  /// Kinds of numbers, that is combinations of columns, times and groups, that there may be: at 20 kB each, what a large
  /// machine has.
  public static let mostCells = 1 << 18

  /// Names of what is summarised: the simulation's columns, and DV once for each endpoint that has any.
  public let names: [String]
  /// Up to so many numbers of a kind, quantiles are exact.
  public let exactCount: Int

  /// Where a column's numbers go.
  private struct Target: Sendable {
    let column: Int
    /// Position in `names`; of the first endpoint for DV.
    let first: Int
    let isMeasured: Bool
  }
  private let targets: [Target]
  private let population: Population
  private let groups: Groups
  private let times: [Double]
  /// Position in `times` of each record of each design.
  private let places: [[Int32]]
  /// Endpoint of each record of each design, where it matters.
  private let endpoints: [[Int32]]
  private var cells: [QuantileSketch]

  /// - Parameters:
  ///   - columns: names among `Simulation.columns`; nil means all.
  ///   - groups: nil for one of all.
  /// - Throws: `Diagnostics` S067 where there are more kinds of numbers than memory should hold.
  public init(_ simulation: Simulation, columns: [String]? = nil, groups: Groups? = nil) throws {
    let population = simulation.population
    let designs = population.usedDesigns
    let groups = groups ?? Groups(count: 1, ofDesign: Array(repeating: 0, count: designs.count))
    let times = Set(designs.flatMap { $0.records.lazy.filter(\.isOutput).map(\.time) }).sorted()
    var placeOf: [Double: Int32] = [:]
    for (place, time) in times.enumerated() { placeOf[time] = Int32(place) }
    places = designs.map { $0.records.map { placeOf[$0.time] ?? 0 } }
    let endpointNames = simulation.endpointNames
    let splits = endpointNames.count > 1
    endpoints =
      splits ? designs.map { $0.records.map { Int32(simulation.endpoint(of: $0) ?? -1) } } : []
    var names: [String] = []
    targets = simulation.columns.enumerated().compactMap { column, name in
      guard columns?.contains(name) ?? true else { return nil }
      defer {
        if simulation.isMeasured(column: column), splits {
          names += endpointNames.map { Self.measuredName(endpoint: $0) }
        } else {
          names.append(name)
        }
      }
      return Target(column: column, first: names.count, isMeasured: simulation.isMeasured(column: column))
    }
    self.names = names
    self.population = population
    self.groups = groups
    self.times = times
    let (perGroup, tooMany) = times.count.multipliedReportingOverflow(by: names.count)
    let (cellCount, overflow) = perGroup.multipliedReportingOverflow(by: groups.count)
    guard !tooMany, !overflow, cellCount <= Self.mostCells else {
      throw Diagnostics([
        Diagnostic(
          "S067", .error,
          "\(names.count) columns at \(times.count) times for \(groups.count) groups are too many to summarise",
          at: .none,
          fix:
            "at most \(Self.mostCells) in all: choose fewer columns with --output, or fewer times or groups")
      ])
    }
    exactCount = max(256, Self.mostKept / max(1, cellCount))
    cells = Array(repeating: QuantileSketch(limit: exactCount), count: cellCount)
  }

  /// DV of one of several endpoints.
  public static func measuredName(endpoint: String) -> String { "DV:" + endpoint }

  /// Forgets all numbers.
  public mutating func reset() {
    cells = Array(repeating: QuantileSketch(limit: exactCount), count: cells.count)
  }

  /// Adds some subjects' rows. A subject counts once where several of its rows have the same time and value.
  public mutating func add(_ block: SimulatedBlock) {
    for member in block.members { add(member, of: block) }
  }

  /// Adds one subject's rows.
  public mutating func add(_ member: SimulatedBlock.Member, of block: SimulatedBlock) {
    let design = population.design(of: member.subject)
    let places = places[design]
    let firstCell = groups.ofDesign[design] * times.count
    let (width, nameCount) = (block.width, names.count)
    var lastPlace: Int32 = -1
    block.values.withUnsafeBufferPointer { values in
      cells.withUnsafeMutableBufferPointer { cells in
        for row in member.rows {
          let record = Int(block.records[row])
          let place = places[record]
          let isRepeated = place == lastPlace
          lastPlace = place
          let cell = (firstCell + Int(place)) * nameCount
          for target in targets {
            let value = values[row * width + target.column]
            guard !value.isNaN else { continue }
            var position = target.first
            if target.isMeasured {
              if !endpoints.isEmpty { position += max(0, Int(endpoints[design][record])) }
            } else if isRepeated, value == values[(row - 1) * width + target.column] {
              continue
            }
            cells[cell + position].add(value)
          }
        }
      }
    }
  }

  /// The profile of one column in one group: times at which it has numbers, ascending.
  public func profile(name: Int, group: Int = 0) -> [Point] {
    times.indices.compactMap { point(name: name, group: group, time: $0) }
  }

  /// The points of a group in order of time, and of `names` within a time.
  public func points(group: Int) -> [(name: Int, point: Point)] {
    times.indices.flatMap { time in
      names.indices.compactMap { name in point(name: name, group: group, time: time).map { (name, $0) } }
    }
  }

  private func point(name: Int, group: Int, time: Int) -> Point? {
    let cell = cells[(group * times.count + time) * names.count + name]
    guard cell.count > 0 else { return nil }
    return Point(
      time: times[time], count: cell.count, mean: cell.mean, quantiles: cell.quantiles(Self.probabilities))
  }
}
