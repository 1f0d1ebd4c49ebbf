import TitrateEngine

/// Turns blocks of a simulation into the bytes of its table.
struct SimulationRows: Sendable {
  private let format: TableFormat
  private let population: Population
  private let hasStudies: Bool
  private let isMeasured: [Bool]
  /// TIME of every record of every design, as cells.
  private let times: [Texts]
  private let longestTime: Int

  /// Texts one after the other.
  private struct Texts: Sendable {
    var bytes: [UInt8] = []
    var starts: [Int32] = [0]

    mutating func append(_ text: [UInt8]) {
      bytes += text
      starts.append(Int32(bytes.count))
    }
    subscript(index: Int) -> ArraySlice<UInt8> { bytes[Int(starts[index])..<Int(starts[index + 1])] }
  }

  /// - Parameter times: TIME as written, for every record of every design.
  init(_ format: TableFormat, _ simulation: Simulation, times: [[String]], hasStudies: Bool) {
    self.format = format
    population = simulation.population
    self.hasStudies = hasStudies
    isMeasured = simulation.columns.map { $0 == "DV" }
    var longest = 0
    self.times = times.map { texts in
      var result = Texts()
      for text in texts {
        let cell = format.text(text)
        longest = max(longest, cell.count)
        result.append(cell)
      }
      return result
    }
    longestTime = longest
  }

  /// The columns before the simulated ones.
  static func leadingColumns(hasStudies: Bool) -> [String] { (hasStudies ? ["STUDY"] : []) + ["ID", "TIME"] }

  /// The rows of a block.
  func bytes(_ block: SimulatedBlock) -> [UInt8] {
    let owners = block.members.map { member in
      let study = format.number(Double(population.study(of: member.subject) + 1))
      let id = format.text(population.identifier(of: member.subject))
      return (
        bytes: format.beginning(hasStudies ? [study, id] : [id])[...],
        design: population.design(of: member.subject)
      )
    }
    var member = 0
    return format.rows(
      block.records.count, first: hasStudies ? 3 : 2,
      text: { row in
        while row >= block.members[member].rows.upperBound { member += 1 }
        let owner = owners[member]
        return (owner.bytes, times[owner.design][Int(block.records[row])])
      },
      longestText: longestTime + (owners.map(\.bytes.count).max() ?? 0), values: block.values,
      isMissing: isMeasured)
  }
}
