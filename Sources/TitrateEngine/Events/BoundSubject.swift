import TitrateLanguage

/// A subject's records as one program will run them.
struct BoundSubject {
  let id: String
  let records: [PlannedRecord]
  /// Positions in the subject's records of the rows of output.
  let outputRecords: [Int]
  /// Positions in `records` of the rows of output.
  let plannedOutputs: [Int]
  /// Distinct combinations of covariates, `covariateCount` values each, in order of appearance.
  private(set) var sets: FrozenBuffer<Double>
  /// The occasion of each set, from 0.
  let occasions: [Int32]
  let occasionCount: Int

  /// - Parameters:
  ///   - columns: names of the records' covariates.
  ///   - needed: the model's covariates that matter, by position in `Model.covariates`.
  ///   - rule: what covariates do between records, unless the model says it.
  ///   - events: what records mean.
  /// - Throws: `Diagnostics` with everything that the model cannot take.
  init(
    _ subject: Subject, model: Model, columns: [String], needed: [Int], rule: CovariateRule,
    events: EventRules = .nonmem
  ) throws {
    var problems: [Diagnostic] = []
    id = subject.id
    let covariates = CovariateTable(
      subject, model: model, columns: columns, needed: needed, rule: rule, problems: &problems)
    sets = FrozenBuffer(covariates.sets)
    occasions = covariates.occasions
    occasionCount = covariates.occasionCount
    var planner = RecordPlanner(subject: subject, model: model)
    var planned: [PlannedRecord] = []
    var outputs: [Int] = []
    for (index, record) in subject.records.enumerated() {
      var plan = planner.plan(record)
      plan.set = covariates.at[index]
      plan.way = covariates.from[index]
      plan.wayEnd = covariates.to[index]
      if plan.action == .output {
        plan.row = Int32(outputs.count)
        outputs.append(index)
      }
      planned.append(plan)
    }
    planner.checkSize(planned)
    problems += planner.problems
    if problems.contains(where: { $0.severity == .error }) { throw Diagnostics(problems) }
    BoundSubject.markStops(&planned)
    if events.sameTime == .dosesFirst { BoundSubject.sortWithinTimes(&planned) }
    if events.start == .zero, let first = planned.first, first.time > 0 {
      var start = PlannedRecord(time: 0, action: .reset)
      (start.set, start.way, start.wayEnd) = (first.set, first.set, first.set)
      planned.insert(start, at: 0)
    }
    BoundSubject.markNextStops(&planned)
    records = planned
    outputRecords = outputs
    var rows = outputs
    for (position, record) in planned.enumerated() where record.row >= 0 { rows[Int(record.row)] = position }
    plannedOutputs = rows
  }

  /// The same records with some covariates constant.
  ///
  /// - Parameters:
  ///   - values: what they are.
  ///   - positions: which they are, by position in `Model.covariates`.
  ///   - count: all covariates of the model.
  func replacing(_ values: [Double], at positions: [Int], of count: Int) -> BoundSubject {
    var numbers = Array(UnsafeBufferPointer(start: sets.base, count: occasions.count * count))
    for set in occasions.indices {
      for (position, value) in zip(positions, values) { numbers[set * count + position] = value }
    }
    var result = self
    result.sets = FrozenBuffer(numbers)
    return result
  }

  /// Whether another subject's records are the same, whatever its covariates are worth.
  func hasPattern(of other: BoundSubject) -> Bool {
    records == other.records && occasions == other.occasions && occasionCount == other.occasionCount
  }

  /// Equal for equal patterns.
  var patternHash: UInt64 {
    var hash = UInt64(records.count)
    func mix(_ bits: UInt64) { hash = (hash ^ bits) &* 0x9E37_79B9_7F4A_7C15 ^ (hash >> 29) }
    for record in records {
      mix(record.time.bitPattern)
      mix(record.amount.bitPattern ^ record.rate.bitPattern &<< 1)
      mix(UInt64(truncatingIfNeeded: record.set) ^ record.interval.bitPattern)
    }
    return hash
  }

  /// An observation at which nothing changes need not interrupt the integrator.
  private static func markStops(_ records: inout [PlannedRecord]) {
    for index in records.indices where records[index].action == .output && records[index].switching == 0 {
      let record = records[index]
      let next = records.indices.contains(index + 1) ? records[index + 1] : record
      // Slopes change at a record on whose either side covariates move.
      records[index].isStop = record.way != record.wayEnd || next.way != next.wayEnd || record.way != next.way
    }
  }

  private static func markNextStops(_ records: inout [PlannedRecord]) {
    var next = Double.infinity
    for index in records.indices.reversed() {
      if records[index].isReset {
        next = .infinity
      } else if records[index].isStop {
        next = records[index].time
      }
      records[index].nextStop = next
    }
  }

  /// Resets, doses, EVID 2 and observations of one time, in this order; covariates stay with the time.
  private static func sortWithinTimes(_ records: inout [PlannedRecord]) {
    func rank(_ record: PlannedRecord) -> Int {
      switch record.action {
      case .reset, .resetAndDose: 0
      case .dose: 1
      case .output: record.switching != 0 ? 2 : 3
      }
    }
    var start = 0
    while start < records.count {
      var end = start + 1
      while end < records.count, records[end].time == records[start].time { end += 1 }
      let block = records[start..<end]
      let sorted = block.enumerated().sorted {
        (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
      }
      for (offset, item) in sorted.enumerated() {
        var record = item.element
        // What holds on the way to this time is what held on the way to its first record.
        if offset == 0 { (record.way, record.wayEnd) = (block[start].way, block[start].wayEnd) }
        if offset > 0 {
          let before = sorted[offset - 1].element.set
          (record.way, record.wayEnd) = (before, before)
        }
        record.isStop = record.isStop || end - start > 1
        records[start + offset] = record
      }
      start = end
    }
  }
}
