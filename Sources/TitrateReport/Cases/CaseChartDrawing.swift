import TitrateCases

/// Curves over time with values across, as SVG: one drawing for a page and one for a phone.
struct CaseChartDrawing {
  let chart: CaseReport.Chart
  let isNarrow: Bool

  private var width: Double { isNarrow ? 360 : 880 }
  private let plotHeight = 260.0
  private let top = 30.0
  private static let legendLine = 20.0
  private static let mostPoints = 900

  private var legendColumns: Int { isNarrow ? 1 : chart.lines.contains { $0.label.count > 40 } ? 2 : 3 }
  private var legendRows: Int { (chart.lines.count + legendColumns - 1) / legendColumns }
  private var height: Double { top + plotHeight + 46 + Double(legendRows) * Self.legendLine + 6 }

  var markup: Markup {
    let (x, y) = axes
    let unit = CaseWording.unit(chart.unit)
    return el(
      "svg",
      [
        "class": "tc \(isNarrow ? "tc-narrow" : "tc-wide")", "role": "img", "aria-label": description,
        "viewBox": "0 0 \(Number.shortest(width)) \(Number.shortest(height))",
        "xmlns": "http://www.w3.org/2000/svg",
      ],
      Drawing.label("tc-title", 6, 16, unit.isEmpty ? chart.axis : "\(chart.axis), \(unit)"),
      grid(x, y), levels(x, y), curves(x, y), legend)
  }

  private var axes: (x: Axis, y: Axis) {
    let times = chart.lines.flatMap(\.times)
    let values = (chart.lines.flatMap(\.values) + chart.levels.map(\.value.value)).filter(\.isFinite)
    let (first, last) = (times.min() ?? 0, times.max() ?? 1)
    let x = Axis(low: first, high: last > first ? last : first + 1, start: 46, end: width - 12)
    let (start, end) = (top + plotHeight, top + 8)
    if chart.isLogarithmic {
      let positive = values.filter { $0 > 0 }
      let high = (positive.max() ?? 1) * 1.2
      // Ten decades tell everything that a page can.
      let low = max(positive.min() ?? 0.1, high * 1e-10) / 1.2
      return (x, Axis(low: low, high: high, start: start, end: end, isLogarithmic: true))
    }
    let low = min(0, values.min() ?? 0), high = max(values.max() ?? 1, low + 1e-12)
    let room = (high - low) * 0.06
    return (x, Axis(low: low < 0 ? low - room : 0, high: high + room, start: start, end: end))
  }

  private func clamped(_ value: Double, _ y: Axis) -> Double { y(min(max(value, y.low), y.high)) }

  private func grid(_ x: Axis, _ y: Axis) -> Markup {
    var parts: [Markup] = []
    for tick in y.ticks(about: 5) {
      parts.append(Drawing.rule("tc-grid", x.start, y(tick), x.end, y(tick)))
      parts.append(Drawing.label("tc-tick tc-end", x.start - 7, y(tick) + 4, Self.label(tick)))
    }
    for tick in Axis.timeTicks(
      from: x.low, to: x.high, about: Int((x.end - x.start) / 70), unit: chart.timeUnit)
    {
      parts.append(Drawing.rule("tc-axis", x(tick), y.start, x(tick), y.start + 5))
      parts.append(Drawing.label("tc-tick tc-middle", x(tick), y.start + 18, Axis.label(tick)))
    }
    parts.append(Drawing.rule("tc-axis", x.start, y.start, x.end, y.start))
    parts.append(Drawing.label("tc-key tc-end", x.end, y.start + 34, CaseWording.time(chart.timeUnit)))
    return el("g", [:], list: parts)
  }

  /// Large and small numbers as powers of ten, so that they have room beside the axis.
  private static func label(_ tick: Double) -> String {
    let size = abs(tick)
    return size >= 1e5 || (size > 0 && size < 1e-3)
      ? CaseWording.reading(tick).replacing(".0×", with: "×") : Axis.label(tick)
  }

  /// Values across, each named above its line; labels that would meet are moved apart.
  private func levels(_ x: Axis, _ y: Axis) -> Markup {
    var parts: [Markup] = [], taken: [Double] = []
    for level in chart.levels.sorted(by: { $0.value.value < $1.value.value }) {
      let height = clamped(level.value.value, y)
      var label = height - 5
      if let last = taken.last, last - label < 13 { label = last - 13 }
      taken.append(label)
      parts.append(Drawing.rule("tc-target-edge", x.start, height, x.end, height))
      parts.append(
        Drawing.label(
          "tc-key tc-end tc-level-name", x.end, label, "\(level.label): \(CaseWording.value(level.value))"))
    }
    return el("g", [:], list: parts)
  }

  private func curves(_ x: Axis, _ y: Axis) -> Markup {
    el(
      "g", [:],
      list: chart.lines.enumerated().map { index, line in
        let step = max(1, line.times.count / Self.mostPoints)
        let kept = line.times.indices.filter { $0 % step == 0 || $0 == line.times.count - 1 }
        let places = kept.filter { line.values[$0].isFinite }.map {
          (x: x(line.times[$0]), y: clamped(line.values[$0], y))
        }
        guard places.count > 1 else { return .none }
        return el("path", ["class": "tc-line tc-line\(index % 6)", "d": Drawing.line(places)])
      })
  }

  private var legend: Markup {
    let column = (width - 46) / Double(legendColumns)
    return el(
      "g", [:],
      list: chart.lines.enumerated().map { index, line in
        let x = 46 + Double(index % legendColumns) * column
        let y = top + plotHeight + 58 + Double(index / legendColumns) * Self.legendLine
        return el(
          "g", ["transform": "translate(\(Drawing.coordinate(x)) \(Drawing.coordinate(y)))"],
          Drawing.keyRule("tc-line tc-line\(index % 6)"), Drawing.label("tc-key", 29, 0, line.label))
      })
  }

  /// What the drawing shows, for somebody who does not see it.
  private var description: String {
    "\(chart.title). "
      + chart.lines.map { line in
        "\(line.label): from \(Number.reading(line.values.first ?? .nan)) to \(Number.reading(line.values.last ?? .nan)), highest \(Number.reading(line.values.max() ?? .nan))."
      }.joined(separator: " ")
  }

  /// Colours and dashes of the lines; shapes differ where colours do.
  static let sheet = """
    .tc .tc-line { fill: none; stroke: var(--tc-own); stroke-width: 1.9; stroke-linejoin: round; }
    .tc .tc-line1 { stroke: var(--tc-doubt); stroke-dasharray: 7 3; }
    .tc .tc-line2 { stroke: var(--tc-target); stroke-dasharray: 2 2; }
    .tc .tc-line3 { stroke: var(--tc-below); stroke-dasharray: 10 3 2 3; }
    .tc .tc-line4 { stroke: var(--tc-population); }
    .tc .tc-line5 { stroke: var(--tc-ink); stroke-dasharray: 1 3; }
    .tc .tc-level-name { paint-order: stroke; stroke: var(--tc-paper); stroke-width: 3px; }
    """
}
