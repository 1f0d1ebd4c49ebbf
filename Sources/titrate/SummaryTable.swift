import TitrateEngine

/// Quantiles over subjects as a table: a row for each time and column, group after group, study after study.
struct SummaryTable {
  private var summary: ProfileSummary
  private let groups: SubjectGroups
  private let separatesStudies: Bool
  /// The study whose subjects `summary` holds.
  private var study = 0
  private var isEmpty = true

  init(_ summary: ProfileSummary, groups: SubjectGroups, separatesStudies: Bool) {
    self.summary = summary
    self.groups = groups
    self.separatesStudies = separatesStudies
  }

  /// Names of the columns.
  var columns: [String] {
    (separatesStudies ? ["STUDY"] : []) + groups.names + ["TIME", "NAME", "N", "MEAN"]
      + ProfileSummary.probabilities.map { "P\(Int($0 * 100))" }
  }

  /// Adds subjects; a study is written when the first subject of the next one comes.
  mutating func add(_ block: SimulatedBlock, of population: Population, to output: TableOutput) throws {
    guard separatesStudies else { return summary.add(block) }
    for member in block.members {
      let next = population.study(of: member.subject)
      if next != study {
        try end(output)
        if !isEmpty { summary.reset() }
        (study, isEmpty) = (next, true)
      }
      summary.add(member, of: block)
      isEmpty = false
    }
  }

  /// Writes what there is.
  func end(_ output: TableOutput) throws {
    for (group, values) in groups.values.enumerated() {
      let leading =
        (separatesStudies ? [TableCell.number(Double(study + 1))] : []) + values.map(TableCell.text)
      for (name, point) in summary.points(group: group) {
        var bytes: [UInt8] = []
        let cells: [TableCell] = [
          .number(point.time), .text(summary.names[name]), .number(Double(point.count)), .number(point.mean),
        ]
        output.format.append(leading + cells + point.quantiles.map(TableCell.number), to: &bytes)
        try output.write(bytes)
      }
    }
  }
}
