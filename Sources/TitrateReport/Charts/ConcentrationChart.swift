import TitrateRecords
import TitrateTherapy

/// Concentration against time: what was given, what was measured, what is believed, and what is aimed at.
public enum ConcentrationChart {
  /// A file of its own, readable in any viewer, light or dark; nil when the advice holds no predictions.
  public static func svg(_ advice: Advice) -> String? {
    let advice = advice.stamped
    guard let geometry = ChartGeometry(advice, .wide) else { return nil }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + markup(advice, geometry, isStandalone: true).text
  }

  /// The drawing for a page, which brings `ChartStyle.sheet` once for all its charts.
  static func markup(_ advice: Advice, _ geometry: ChartGeometry, isStandalone: Bool = false) -> Markup {
    let id = "chart-\(geometry.size.name)"
    let size = geometry.size
    return el(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "tc tc-\(size.name)", "role": "img",
        "viewBox": "0 0 \(Number.shortest(size.width)) \(Number.shortest(size.height))",
        "width": Number.shortest(size.width), "height": Number.shortest(size.height),
        "aria-labelledby": "\(id)-title \(id)-desc",
      ],
      el("title", ["id": "\(id)-title"], .text("\(advice.patient.drug) concentration over time")),
      el("desc", ["id": "\(id)-desc"], .text(description(advice))),
      isStandalone ? .style(ChartStyle.sheet) : .none,
      isStandalone ? el("rect", ["class": "tc-paper", "width": "100%", "height": "100%"]) : .none,
      future(advice, geometry), grid(geometry), bands(geometry), target(advice, geometry),
      axes(advice, geometry),
      el("path", ["class": "tc-map", "d": line(geometry) { $0.map }]),
      next(advice, geometry), doses(geometry), levels(advice, geometry),
      ChartLegend.markup(advice, geometry))
  }

  /// What the drawing shows, for somebody who does not see it.
  static func description(_ advice: Advice) -> String {
    var sentences = [advice.headline + "."]
    for level in advice.levels {
      let doubt = level.implausible ? ", implausible" : ""
      sentences.append(
        "\(WallClock(level.time, advice.patient.clock).dateAndClock): measured \(Wording.quantity(level.observed))\(doubt), "
          + "predicted \(Wording.reading(level.predicted, unit: advice.concentrationUnit)).")
    }
    if let target = advice.target {
      sentences.append(
        "Target \(Wording.target(target.kind).lowercasedUnlessAcronym) \(Wording.window(target)).")
    }
    return sentences.joined(separator: " ")
  }

  // MARK: Curves

  private static func bands(_ geometry: ChartGeometry) -> Markup {
    el(
      "g", [:],
      el("path", ["class": "tc-population", "d": area(geometry) { ($0.population.q05, $0.population.q95) }]),
      el("path", ["class": "tc-credible90", "d": area(geometry) { ($0.credible.q05, $0.credible.q95) }]),
      el("path", ["class": "tc-credible50", "d": area(geometry) { ($0.credible.q25, $0.credible.q75) }]),
      el("path", ["class": "tc-measured", "d": line(geometry) { $0.measured.q05 }]),
      el("path", ["class": "tc-measured", "d": line(geometry) { $0.measured.q95 }]))
  }

  private static func area(
    _ geometry: ChartGeometry, _ edges: (Advice.Prediction) -> (low: Double, high: Double)
  ) -> String {
    Drawing.area(
      upper: geometry.predictions.map { place(geometry, $0, edges($0).high) },
      lower: geometry.predictions.map { place(geometry, $0, edges($0).low) })
  }

  private static func line(_ geometry: ChartGeometry, _ value: (Advice.Prediction) -> Double) -> String {
    Drawing.line(geometry.predictions.map { place(geometry, $0, value($0)) })
  }

  private static func place(_ geometry: ChartGeometry, _ prediction: Advice.Prediction, _ value: Double)
    -> Drawing.Place
  {
    (geometry.x(at: prediction.time), geometry.clipped(value))
  }

  // MARK: Frame

  /// Under the bands, so that it does not cut them.
  private static func grid(_ geometry: ChartGeometry) -> Markup {
    let ticks = Axis.ticks(from: 0, to: geometry.y.high, about: 5)
    return el(
      "g", [:],
      list: ticks.map {
        Drawing.rule("tc-grid", geometry.x.start, geometry.y($0), geometry.x.end, geometry.y($0))
      })
  }

  private static func axes(_ advice: Advice, _ geometry: ChartGeometry) -> Markup {
    var parts: [Markup] = []
    let (left, right) = (geometry.x.start, geometry.x.end)
    for tick in Axis.ticks(from: 0, to: geometry.y.high, about: 5) {
      let y = geometry.y(tick)
      parts.append(
        Drawing.label(
          "tc-tick tc-end", left - 8, y + 4, Number.shortest(Number.rounding(tick, significant: 6))))
    }
    let floor = geometry.y.start
    let ticks = TimeTicks(from: geometry.start, to: geometry.end, atMost: geometry.size.days)
    for time in ticks.bare {
      parts.append(Drawing.rule("tc-axis", geometry.x(at: time), floor, geometry.x(at: time), floor + 3))
    }
    for (time, text) in ticks.named {
      let x = geometry.x(at: time)
      parts.append(Drawing.rule("tc-axis", x, floor, x, floor + 6))
      let half = Double(text.count) * 2.9
      if x - half > left - 20, x + half < geometry.size.width {
        parts.append(Drawing.label("tc-tick tc-middle", x, floor + 19, text))
      }
    }
    parts.append(Drawing.rule("tc-axis", left, floor, right, floor))
    parts.append(
      Drawing.label(
        "tc-title", 8, 15,
        "\(advice.patient.drug), \(Wording.unit(advice.concentrationUnit))"
          + (advice.patient.clock == .utc ? "; times in UTC" : "")))
    return el("g", [:], list: parts)
  }

  private static func target(_ advice: Advice, _ geometry: ChartGeometry) -> Markup {
    guard let target = advice.target, target.kind == .trough else { return .none }
    let (low, high) = (geometry.clipped(target.low), geometry.clipped(target.high))
    let (left, right) = (geometry.x.start, geometry.x.end)
    return el(
      "g", [:],
      el(
        "rect",
        [
          "class": "tc-target", "x": Drawing.coordinate(left), "y": Drawing.coordinate(high),
          "width": Drawing.coordinate(right - left),
          "height": Drawing.coordinate(low - high),
        ]),
      Drawing.rule("tc-target-edge", left, low, right, low),
      Drawing.rule("tc-target-edge", left, high, right, high))
  }

  /// The time to come, under the regimen that is assumed there.
  private static func future(_ advice: Advice, _ geometry: ChartGeometry) -> Markup {
    guard let next = geometry.next else { return .none }
    return el(
      "rect",
      [
        "class": "tc-future", "x": Drawing.coordinate(next), "y": Drawing.coordinate(geometry.y.end),
        "width": Drawing.coordinate(geometry.x.end - next),
        "height": Drawing.coordinate(geometry.y.start - geometry.y.end),
      ])
  }

  private static func next(_ advice: Advice, _ geometry: ChartGeometry) -> Markup {
    guard let x = geometry.next, let time = advice.patient.next else { return .none }
    let regimen = Wording.assumed(advice).map(Wording.regimen) ?? "next dose"
    let from = "from \(WallClock(time, advice.patient.clock).shortDayAndClock)"
    // Beside the line where there is room, else ending at the edge above it.
    let width = max(Double(regimen.count) * 6.8, Double(from.count) * 5.8)
    let isTight = geometry.x.end - x < width + 6
    let (end, place) = isTight ? (" tc-end", geometry.x.end) : ("", x + 6)
    return el(
      "g", [:],
      Drawing.rule("tc-next", x, geometry.y.end - (isTight ? 0 : 8), x, geometry.y.start),
      Drawing.label("tc-next-label" + end, place, geometry.y.end - 17, regimen),
      Drawing.label("tc-tick" + end, place, geometry.y.end - 4, from))
  }

  // MARK: Marks

  private static func doses(_ geometry: ChartGeometry) -> Markup {
    let largest = geometry.doses.map(\.amount.value).max() ?? 0
    guard largest > 0 else { return .none }
    var parts = [
      Drawing.rule("tc-grid", geometry.x.start, geometry.doseBase, geometry.x.end, geometry.doseBase)
    ]
    parts.append(Drawing.label("tc-tick tc-end", geometry.x.start - 8, geometry.doseBase, "doses"))
    var previous: Advice.DoseMark?
    var free = geometry.x.start
    for dose in geometry.doses {
      let x = geometry.x(at: dose.time)
      let height = dose.amount.value / largest * (ChartGeometry.doseHeight - 8)
      let kind = dose.isPlanned ? "tc-dose tc-planned" : "tc-dose"
      if let over = dose.overHours, over > 0 {
        let width = max(geometry.x(at: dose.time.adding(hours: over)) - x, 2)
        parts.append(
          el(
            "rect",
            [
              "class": kind + " tc-infusion", "x": Drawing.coordinate(x),
              "y": Drawing.coordinate(geometry.doseBase - height),
              "width": Drawing.coordinate(min(width, geometry.x.end - x)),
              "height": Drawing.coordinate(height),
            ]))
      } else {
        parts.append(Drawing.rule(kind, x, geometry.doseBase, x, geometry.doseBase - height))
      }
      let over =
        dose.overHours.map { " over \(Number.shortest(Number.rounding($0, significant: 3))) h" } ?? ""
      let text = Wording.quantity(dose.amount) + over
      let isNew =
        previous.map {
          $0.amount != dose.amount || $0.isPlanned != dose.isPlanned || $0.overHours != dose.overHours
        } ?? true
      if isNew, x >= free,
        x + Double(text.count) * 6 < geometry.size.width
      {
        parts.append(Drawing.label("tc-tick", x - 2, geometry.doseBase + 13, text))
        free = x + Double(text.count) * 6.2 + 6
      }
      previous = dose
    }
    return el("g", [:], list: parts)
  }

  private static func levels(_ advice: Advice, _ geometry: ChartGeometry) -> Markup {
    el(
      "g", [:],
      list: geometry.levels.map { point in
        let level = advice.levels[point.level]
        let value = (level.isBelowLimit ? "<" : "") + Wording.quantity(level.observed)
        let text = point.isDoubted ? "\(value), doubted" : value
        // To the left, where the next dose's label never is, unless the frame leaves no room there.
        let isLeft = point.x - Double(text.count) * 6.6 > geometry.x.start
        let dy = point.isOffScale ? 12.0 : 4
        let time = WallClock(level.time, advice.patient.clock).dateAndClock
        return el(
          "g", ["class": point.isDoubted ? "tc-level tc-doubted" : "tc-level"],
          el("title", [:], .text("\(time): \(text)")), mark(point),
          point.isDoubted
            ? Drawing.label(
              isLeft ? "tc-value tc-end" : "tc-value", point.x + (isLeft ? -10 : 10), point.y + dy, text)
            : .none)
      })
  }

  /// A dot; an open triangle pointing down below the limit; a cross in a ring when doubted; an arrow off the scale.
  static func mark(_ point: ChartGeometry.LevelPoint) -> Markup {
    let (x, y) = (point.x, point.y)
    func path(_ moves: String) -> Markup { el("path", ["d": moves]) }
    let c = Drawing.coordinate
    if point.isOffScale {
      return path("M\(c(x)) \(c(y + 2))L\(c(x + 6)) \(c(y + 12))L\(c(x - 6)) \(c(y + 12))Z")
    }
    if point.isBelowLimit {
      return path("M\(c(x)) \(c(y + 6))L\(c(x + 6)) \(c(y - 4))L\(c(x - 6)) \(c(y - 4))Z")
    }
    let dot = el("circle", ["cx": c(x), "cy": c(y), "r": point.isDoubted ? "6" : "4.5"])
    guard point.isDoubted else { return dot }
    return .group([
      dot,
      path(
        "M\(c(x - 3)) \(c(y - 3))L\(c(x + 3)) \(c(y + 3))M\(c(x - 3)) \(c(y + 3))L\(c(x + 3)) \(c(y - 3))"),
    ])
  }
}
