/// What one closed-form solution did, step by step, with the numbers left out that parameters decide.
///
/// As long as other parameters and covariate values move no event (equal lags and durations), their solution takes
/// the same steps: subjects of one design are then solved side by side. See `Lockstep`.
struct Schedule: Sendable {
  enum Action: UInt8 {
    /// Initial values; nothing flows in.
    case restart
    /// `index`: the combination of covariates and occasion.
    case adopt
    /// A dose is taken; `index`: position in `doses`.
    case take
    /// The dose in slot `index` arrives.
    case start
    /// The infusion in slot `index` ends.
    case end
    /// The states move over span `index`.
    case advance
    /// Row `index` is written.
    case row
  }

  struct Step: BitwiseCopyable {
    let action: Action
    let index: Int32
  }

  /// A dose as it was taken, with what must be the same for all who follow.
  struct Dose: BitwiseCopyable {
    let record: PlannedRecord
    let slot: Int32
    let isInfusion: Bool
    let lag: Double
    let duration: Double
  }

  /// A length of time over which states move, without or with input: each needs a propagator of its own.
  struct Span: Hashable {
    let length: Double
    let hasInput: Bool
  }

  let steps: [Step]
  /// Time of each row.
  let rowTimes: [Double]
  let doses: [Dose]
  let spans: [Span]
  let slotCount: Int

  /// Numbers that a lane of a side-by-side solution holds.
  func memory(_ program: SolverProgram) -> Int {
    let n = program.stateCount
    return program.image.count + 2 * slotCount + 2 * spans.count * n * n
      + rowTimes.count * (program.outputCount + n)
  }
}

/// Writes a schedule while a subject is solved.
final class ScheduleRecorder {
  private var steps: [Schedule.Step] = []
  private var rowTimes: [Double] = []
  private var doses: [Schedule.Dose] = []
  private var spans: [Schedule.Span] = []
  private var spanIndices: [Schedule.Span: Int] = [:]
  private var slotCount = 0
  private var isPossible = true

  /// The schedule; nil when something happened that cannot be done side by side.
  var schedule: Schedule? {
    guard isPossible else { return nil }
    return Schedule(steps: steps, rowTimes: rowTimes, doses: doses, spans: spans, slotCount: slotCount)
  }

  func note(_ record: PlannedRecord) {
    // Whatever is not named here has not been taught to `Lockstep`.
    let isPlain =
      switch record.action {
      case .output: record.switching >= 0
      case .reset: record.switching == 0
      case .dose, .resetAndDose:
        record.steadyState == .none && (record.input == .bolus || record.input.isInfusion)
      }
    isPossible = isPossible && isPlain
  }

  func restart() { add(.restart, 0) }
  func adopt(_ set: Int32) { add(.adopt, Int(set)) }
  func start(slot: Int) { add(.start, slot) }
  func end(slot: Int) { add(.end, slot) }

  func row(_ row: Int, time: Double) {
    rowTimes.append(time)
    add(.row, row)
  }

  func take(_ record: PlannedRecord, slot: Int, _ dose: DoseSlots.Slot, lag: Double) {
    slotCount = max(slotCount, slot + 1)
    add(.take, doses.count)
    doses.append(
      Schedule.Dose(
        record: record, slot: Int32(slot), isInfusion: dose.isInfusion, lag: lag, duration: dose.duration))
  }

  func advance(_ length: Double, hasInput: Bool) {
    let span = Schedule.Span(length: length, hasInput: hasInput)
    let index = spanIndices[span] ?? spans.count
    if index == spans.count {
      spanIndices[span] = index
      spans.append(span)
    }
    add(.advance, index)
  }

  private func add(_ action: Schedule.Action, _ index: Int) {
    steps.append(Schedule.Step(action: action, index: Int32(index)))
  }
}
