/// Draws one panel of a chart of profiles.
struct ProfilePanel {
  let panel: ProfileChart.Panel
  let layout: ProfileLayout.Panel
  let chart: ProfileChart

  private typealias Point = ProfileChart.Point
  /// More points than a line has pixels show nothing more.
  private static let mostPoints = 1600

  var markup: Markup {
    let points = shown
    let label = panel.unit.isEmpty ? panel.title : "\(panel.title), \(Wording.unit(panel.unit))"
    let differs = panel.points.contains { $0.q05 < $0.q95 }
    let measured = points.filter { $0.measured != nil }
    return el(
      "g", [:], grid,
      differs ? band("tc-credible90", points, low: \.q05, high: \.q95) : .none,
      differs ? band("tc-credible50", points, low: \.q25, high: \.q75) : .none,
      line("tc-measured", measured) { $0.measured?.lowerBound ?? .nan },
      line("tc-measured", measured) { $0.measured?.upperBound ?? .nan },
      axes, line("tc-map", points) { $0.median }, observations,
      Drawing.label("tc-title", layout.left + 10, layout.top + 14, label))
  }

  private var shown: [Point] {
    let points = panel.points.filter { $0.median.isFinite && $0.time.isFinite }
    let step = (points.count + Self.mostPoints - 1) / Self.mostPoints
    return step <= 1 ? points : points.enumerated().filter { $0.offset % step == 0 }.map(\.element)
  }

  /// What lies outside the axis is drawn on its edge.
  private func y(_ value: Double) -> Double { layout.y(min(max(value, layout.y.low), layout.y.high)) }

  /// A line with gaps where a logarithm has no value.
  private func line(_ kind: String, _ points: [Point], _ value: (Point) -> Double) -> Markup {
    let pieces = points.split { !(value($0) > (chart.isLogarithmic ? 0 : -.infinity)) }.filter {
      $0.count > 1
    }
    guard !pieces.isEmpty else { return .none }
    let path = pieces.map { Drawing.line($0.map { (layout.x($0.time), y(value($0))) }) }.joined()
    return el("path", ["class": kind, "d": path])
  }

  private func band(
    _ kind: String, _ points: [Point], low: KeyPath<Point, Double>, high: KeyPath<Point, Double>
  ) -> Markup {
    // Where nothing of the band is above 0, a logarithmic axis has no place for it.
    let points = chart.isLogarithmic ? points.filter { $0[keyPath: high] > 0 } : points
    guard points.count > 1 else { return .none }
    return el(
      "path",
      [
        "class": kind,
        "d": Drawing.area(
          upper: points.map { (layout.x($0.time), y($0[keyPath: high])) },
          lower: points.map { (layout.x($0.time), y($0[keyPath: low])) }),
      ])
  }

  // MARK: Frame

  private var grid: Markup {
    el(
      "g", [:],
      list: layout.y.ticks(about: 5).map {
        Drawing.rule("tc-grid", layout.x.start, layout.y($0), layout.x.end, layout.y($0))
      })
  }

  private var axes: Markup {
    var parts: [Markup] = []
    for tick in layout.y.ticks(about: 5) {
      parts.append(
        Drawing.label("tc-tick tc-end", layout.x.start - 8, layout.y(tick) + 4, Axis.label(tick)))
    }
    let floor = layout.y.start
    let width = layout.x.end - layout.x.start
    for tick in Axis.timeTicks(
      from: layout.x.low, to: layout.x.high, about: Int(width / 70), unit: chart.timeUnit)
    {
      let x = layout.x(tick)
      parts.append(Drawing.rule("tc-axis", x, floor, x, floor + 6))
      parts.append(Drawing.label("tc-tick tc-middle", x, floor + 19, Axis.label(tick)))
    }
    parts.append(Drawing.rule("tc-axis", layout.x.start, floor, layout.x.end, floor))
    let unit = chart.timeUnit.isEmpty ? "time" : "time, \(Wording.unit(chart.timeUnit))"
    parts.append(Drawing.label("tc-key tc-end", layout.x.end, floor + 35, unit))
    return el("g", [:], list: parts)
  }

  // MARK: Marks

  private var observations: Markup {
    guard !panel.observations.isEmpty else { return .none }
    return el(
      "g", ["class": "tc-level"],
      list: panel.observations.filter { $0.time.isFinite && $0.value.isFinite }.map {
        Self.mark($0.kind, x: layout.x($0.time), y: y($0.value))
      })
  }

  /// A dot; a triangle that points to where the true value lies.
  static func mark(_ kind: ProfileChart.Observation.Kind, x: Double, y: Double) -> Markup {
    let c = Drawing.coordinate
    switch kind {
    case .value: return el("circle", ["cx": c(x), "cy": c(y), "r": "3.5"])
    case .below:
      return el("path", ["d": "M\(c(x)) \(c(y + 5))L\(c(x + 5)) \(c(y - 4))L\(c(x - 5)) \(c(y - 4))Z"])
    case .above:
      return el("path", ["d": "M\(c(x)) \(c(y - 5))L\(c(x + 5)) \(c(y + 4))L\(c(x - 5)) \(c(y + 4))Z"])
    }
  }
}
