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
      (Drawing.keyRule("tc-map"), "most likely curve"),
      (
        .group([Drawing.keySwatch("tc-credible90"), Drawing.keySwatch("tc-credible50", inset: 3)]),
        "true level, 50 and 90 %"
      ),
      (
        .group([Drawing.keyRule("tc-measured", y: -8), Drawing.keyRule("tc-measured", y: 0)]),
        "a measurement, 90 %"
      ),
      (Drawing.keySwatch("tc-population"), "similar patients, 90 %"),
    ]
    if let target = advice.target, target.kind == .trough {
      entries.append(
        (
          Drawing.keySwatch("tc-target"),
          "target \(Number.shortest(target.low))–\(Number.shortest(target.high))"
        ))
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
        let place = "translate(\(Drawing.coordinate(x)) \(Drawing.coordinate(y)))"
        return el("g", ["transform": place], entry.key, Drawing.label("tc-key", 29, 0, entry.text))
      })
  }

  private static func dot(isDoubted: Bool) -> Markup {
    el(
      "g", ["class": isDoubted ? "tc-level tc-doubted" : "tc-level"],
      ConcentrationChart.mark(
        .init(level: 0, x: 11, y: -4, isDoubted: isDoubted, isBelowLimit: false, isOffScale: false)))
  }
}
