import TitrateTherapy

/// What the shapes of the concentration chart mean, drawn as they are drawn there.
enum ChartLegend {
  static func markup(_ advice: Advice, _ geometry: ChartGeometry) -> Markup {
    var entries: [(key: Markup, text: String)] = []
    if geometry.levels.contains(where: { !$0.isDoubted }) {
      entries.append((dot(isDoubted: false), "measured level"))
    }
    if geometry.levels.contains(where: \.isDoubted) {
      entries.append((dot(isDoubted: true), "doubted level"))
    }
    entries += [
      (rule("tc-map"), "most likely curve"),
      (.group([swatch("tc-credible90"), swatch("tc-credible50", inset: 3)]), "true level, 50 and 90 %"),
      (.group([rule("tc-measured", y: -8), rule("tc-measured", y: 0)]), "a measurement, 90 %"),
      (swatch("tc-population"), "similar patients, 90 %"),
    ]
    if let target = advice.target, target.kind == .trough {
      entries.append(
        (swatch("tc-target"), "target \(Number.shortest(target.low))–\(Number.shortest(target.high))"))
    }
    if geometry.doses.contains(where: \.isPlanned) {
      entries.append(
        (
          el("line", ["class": "tc-dose tc-planned", "x1": "11", "y1": "1", "x2": "11", "y2": "-10"]),
          "dose planned"
        ))
    }
    let columns = geometry.size.legendColumns
    let left = columns > 2 ? geometry.x.start : 8
    let width = (geometry.size.width - left) / Double(columns)
    return el(
      "g", [:],
      list: entries.enumerated().map { index, entry in
        let x = left + Double(index % columns) * width
        let y = geometry.legendTop + 8 + Double(index / columns) * ChartGeometry.legendLine
        let place = "translate(\(ConcentrationChart.coordinate(x)) \(ConcentrationChart.coordinate(y)))"
        return el("g", ["transform": place], entry.key, ConcentrationChart.label("tc-key", 29, 0, entry.text))
      })
  }

  private static func dot(isDoubted: Bool) -> Markup {
    el(
      "g", ["class": isDoubted ? "tc-level tc-doubted" : "tc-level"],
      ConcentrationChart.mark(
        .init(level: 0, x: 11, y: -4, isDoubted: isDoubted, isBelowLimit: false, isOffScale: false)))
  }
  private static func rule(_ kind: String, y: Double = -4) -> Markup {
    el("path", ["class": kind, "d": "M0 \(Number.shortest(y))L22 \(Number.shortest(y))"])
  }
  private static func swatch(_ kind: String, inset: Double = 0) -> Markup {
    el(
      "rect",
      [
        "class": kind, "x": "0", "y": Number.shortest(-10 + inset), "width": "22",
        "height": Number.shortest(12 - 2 * inset),
      ])
  }
}
