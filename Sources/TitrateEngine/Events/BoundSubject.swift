import TitrateLanguage

/// One record, checked against a model and reduced to what solving needs.
struct PlannedRecord: BitwiseCopyable {
  enum Action: UInt8 {
    /// A row of output (EVID 0 and 2).
    case output
    case dose, reset, resetAndDose
  }

  /// How a dose enters.
  enum Input: UInt8 {
    case bolus
    /// RATE > 0: the rate is given, bioavailability changes the duration.
    case givenRate
    /// RATE = -1: `rate()` of the model.
    case modelledRate
    /// RATE = -2: `dur()` of the model; bioavailability changes the rate.
    case modelledDuration
    /// DUR > 0, like RATE = -2 with this duration.
    case givenDuration
  }

  var time: Double
  var action: Action
  var input = Input.bolus
  var isSteadyState = false
  /// Whether solving must stop here exactly: doses, and changes of covariates or occasion.
  var isStop = true
  var compartment: Int32 = 0
  /// Which of `BoundSubject.sets` is in force at this record.
  var set: Int32 = 0
  /// Row of output, from 0; -1 for none.
  var row: Int32 = -1
  var amount = 0.0
  /// RATE or DUR, as `input` says.
  var rate = 0.0
  var interval = 0.0
  var additional = 0

  var isReset: Bool { action == .reset || action == .resetAndDose }
  var isDose: Bool { action == .dose || action == .resetAndDose }
}

/// A subject's records as one program will run them.
struct BoundSubject {
  let id: String
  let records: [PlannedRecord]
  /// Positions in the subject's records of the rows of output.
  let outputRecords: [Int]
  /// Distinct combinations of covariates, `covariateCount` values each, in order of appearance.
  private(set) var sets: FrozenBuffer<Double>
  /// The occasion of each set, from 0.
  let occasions: [Int32]
  let occasionCount: Int

  /// - Parameters:
  ///   - columns: names of the records' covariates.
  ///   - needed: the model's covariates that matter, by position in `Model.covariates`.
  ///   - rule: what covariates do between records.
  /// - Throws: `Diagnostics` with everything that the model cannot take.
  init(_ subject: Subject, model: Model, columns: [String], needed: [Int], rule: CovariateRule) throws {
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
      plan.set = covariates.setOfRecord[index]
      if plan.action == .output {
        plan.row = Int32(outputs.count)
        outputs.append(index)
      }
      planned.append(plan)
    }
    planner.checkSize(planned)
    problems += planner.problems
    if problems.contains(where: { $0.severity == .error }) { throw Diagnostics(problems) }
    BoundSubject.markStops(&planned, rule: rule)
    records = planned
    outputRecords = outputs
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

  /// An observation at which nothing changes need not interrupt the integrator.
  private static func markStops(_ records: inout [PlannedRecord], rule: CovariateRule) {
    for index in records.indices where records[index].action == .output {
      let neighbour =
        switch rule {
        // A record's values begin here …
        case .locf: index - 1
        // … or end here.
        case .nocb: index + 1
        // Slopes change at every record whose values differ from either neighbour's.
        case .linear: index + 1
        }
      var changes = false
      if records.indices.contains(neighbour) { changes = records[neighbour].set != records[index].set }
      if rule == .linear, index > 0 { changes = changes || records[index - 1].set != records[index].set }
      records[index].isStop = changes
    }
  }
}
