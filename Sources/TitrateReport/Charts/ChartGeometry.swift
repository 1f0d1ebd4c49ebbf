import TitrateRecords
import TitrateTherapy

/// How large a chart is drawn: lengths are CSS pixels at the natural size.
struct ChartSize: Hashable {
  var name: String
  var width: Double
  var height: Double
  /// Names on the time axis.
  var days: Int
  /// Columns of the legend.
  var legendColumns: Int
  /// Shown before the next dose, h; what is older is in the tables.
  var history: Double

  /// For a page or a screen.
  static let wide = ChartSize(
    name: "wide", width: 880, height: 460, days: 12, legendColumns: 4, history: 24 * 15)
  /// For a phone held upright.
  static let narrow = ChartSize(
    name: "narrow", width: 360, height: 430, days: 5, legendColumns: 2, history: 24 * 8)
}

/// Where everything of the concentration–time chart goes, before anything is drawn.
struct ChartGeometry {
  /// A level's place.
  struct LevelPoint: Hashable {
    /// Position in `Advice.levels`.
    var level: Int
    var x: Double
    var y: Double
    var isDoubted: Bool
    var isBelowLimit: Bool
    /// Higher than the axis reaches: drawn at the upper edge with its value beside it.
    var isOffScale: Bool
  }

  let size: ChartSize
  /// Hours since `start` to x.
  let x: Axis
  /// `Advice.concentrationUnit` to y; larger is higher, so `start` is below `end`.
  let y: Axis
  let start: Instant
  let end: Instant
  /// What is drawn of the predictions.
  let predictions: [Advice.Prediction]
  let doses: [Advice.DoseMark]
  let levels: [LevelPoint]
  /// Levels older than the chart.
  let earlierLevels: Int
  /// x of the next dose; nil when it is not on the chart.
  let next: Double?
  /// Base line of the dose marks, and how high the largest is.
  let doseBase: Double
  static let doseHeight = 22.0
  /// y of the first line of the legend.
  let legendTop: Double
  static let legendLine = 20.0

  /// nil when there is nothing to draw: no predictions, as with a refusal.
  init?(_ advice: Advice, _ size: ChartSize) {
    let all = advice.predictions.filter { $0.credible.q95.isFinite && $0.map.isFinite }
    guard let first = all.first?.time, let last = all.last?.time, last > first else { return nil }
    let anchor = advice.patient.next ?? last
    let start = max(first, min(anchor, last).adding(hours: -size.history))
    self.size = size
    self.start = start
    end = last
    predictions = all.filter { $0.time >= start }
    doses = advice.doses.filter { $0.time >= start && $0.time <= last }
    let seen = advice.levels.filter { $0.time >= start && $0.time <= last }
    earlierLevels = advice.levels.count { $0.time < start }

    let lines = (Self.legendEntries(advice, seen, doses) + size.legendColumns - 1) / size.legendColumns
    legendTop = size.height - Double(lines) * Self.legendLine + 2
    doseBase = legendTop - 22
    let x = Axis(low: 0, high: last.hours(since: start), start: 46, end: size.width - 12)
    let y = Axis(
      low: 0, high: Self.top(predictions, seen, advice.target), start: doseBase - Self.doseHeight - 38,
      end: 58)
    self.x = x
    self.y = y
    levels = advice.levels.enumerated().filter { $0.element.time >= start && $0.element.time <= last }.map {
      let value = $0.element.value
      return LevelPoint(
        level: $0.offset, x: x($0.element.time.hours(since: start)), y: y(min(max(value, 0), y.high)),
        isDoubted: $0.element.implausible, isBelowLimit: $0.element.isBelowLimit, isOffScale: value > y.high)
    }
    next = advice.patient.next.flatMap { $0 >= start && $0 <= last ? x($0.hours(since: start)) : nil }
  }

  /// How many entries `ChartLegend` will write: four curves, and what else there is to name.
  private static func legendEntries(
    _ advice: Advice, _ levels: [Advice.AssessedLevel], _ doses: [Advice.DoseMark]
  ) -> Int {
    let marks = [
      levels.contains { !$0.implausible }, levels.contains(where: \.implausible),
      advice.target?.kind == .trough,
      doses.contains(where: \.isPlanned),
    ]
    return 4 + marks.count { $0 }
  }

  /// The highest concentration on the axis: what matters fits; neither the population's upper tail nor a misplaced
  /// decimal may press the patient's own curve flat.
  private static func top(
    _ predictions: [Advice.Prediction], _ levels: [Advice.AssessedLevel], _ target: Advice.TargetSummary?
  ) -> Double {
    var needed = predictions.map(\.credible.q95).max() ?? 0
    if let target, target.kind == .trough { needed = max(needed, target.high * 1.2) }
    for level in levels where !level.implausible { needed = max(needed, level.value * 1.05) }
    let wanted =
      (predictions.map { max($0.measured.q95, $0.population.q95) } + levels.map { $0.value * 1.05 })
      .filter { $0.isFinite && $0 <= needed * 1.4 }
    let top = wanted.reduce(needed, max)
    return top > 0 ? top * 1.04 : 1
  }

  /// x of a time.
  func x(at time: Instant) -> Double { x(time.hours(since: start)) }
  /// y of a concentration; what is higher than the axis lies on its edge.
  func clipped(_ value: Double) -> Double { y(min(max(value, 0), y.high)) }
}
