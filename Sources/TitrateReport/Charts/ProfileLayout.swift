/// Where the panels of a chart of profiles go, and their axes.
struct ProfileLayout {
  /// One panel's frame.
  struct Panel {
    let x: Axis
    let y: Axis
    /// Left edge of everything that belongs to the panel.
    let left: Double
    let top: Double
  }

  let width = 880.0
  let height: Double
  let panels: [Panel]

  init(_ chart: ProfileChart) {
    let columns = chart.panels.count > 1 ? 2 : 1
    let rows = (chart.panels.count + columns - 1) / columns
    let (cellWidth, cellHeight) = (width / Double(columns), columns == 1 ? 400.0 : 290.0)
    let top = 30.0
    height = top + Double(rows) * cellHeight + 34
    let times = chart.panels.flatMap { $0.points.map(\.time) + $0.observations.map(\.time) }.filter(
      \.isFinite)
    let (earliest, last) = (times.min() ?? 0, times.max() ?? 1)
    // What begins soon after 0 begins at 0.
    let first = earliest > 0 && earliest < 0.2 * last ? 0 : earliest
    panels = chart.panels.enumerated().map { index, panel in
      let left = Double(index % columns) * cellWidth
      let above = top + Double(index / columns) * cellHeight
      let x = Axis(
        low: first, high: last > first ? last : first + 1, start: left + 58, end: left + cellWidth - 14)
      return Panel(
        x: x,
        y: Self.vertical(
          panel, isLogarithmic: chart.isLogarithmic, start: above + cellHeight - 46, end: above + 26),
        left: left, top: above)
    }
  }

  private static func vertical(
    _ panel: ProfileChart.Panel, isLogarithmic: Bool, start: Double, end: Double
  ) -> Axis {
    let curves = panel.points.flatMap { [$0.q05, $0.q95, $0.median] }.filter(\.isFinite)
    let measured = panel.points.compactMap(\.measured).flatMap { [$0.lowerBound, $0.upperBound] }
    let observed = panel.observations.map(\.value)
    let all = (curves + measured + observed).filter(\.isFinite)
    if isLogarithmic {
      let positive = all.filter { $0 > 0 }
      guard let greatest = positive.max() else {
        return Axis(low: 0.1, high: 1, start: start, end: end, isLogarithmic: true)
      }
      // What is left before the first dose, or after all is eliminated, may not press the rest flat.
      let floor = greatest * 1e-6
      let least = max(floor, positive.min() ?? floor)
      return Axis(
        low: least < greatest ? least / 1.1 : least / 2, high: greatest * (least < greatest ? 1.1 : 2),
        start: start,
        end: end, isLogarithmic: true)
    }
    // A concentration's axis begins at 0; measurement error alone does not move it below.
    let (least, greatest) = (min(0, (curves + observed).min() ?? 0), all.max() ?? 1)
    guard greatest > least else { return Axis(low: least - 0.5, high: least + 1, start: start, end: end) }
    let room = (greatest - least) * 0.04
    return Axis(low: least < 0 ? least - room : 0, high: greatest + room, start: start, end: end)
  }
}
