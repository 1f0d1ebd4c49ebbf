import TitrateTherapy

/// One regimen's chances below, in and above the target as one bar of three parts, always in this order.
enum ProbabilityBar {
  private static let width = 160.0
  private static let height = 14.0

  static func markup(_ regimen: Advice.Recommendation) -> Markup {
    let parts = parts(regimen)
    let words =
      "below \(Number.percent(regimen.probabilityBelow)), in \(Number.percent(regimen.probabilityIn)), "
      + "above \(Number.percent(regimen.probabilityAbove))"
    let c = Drawing.coordinate
    return el(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "tc tc-bar", "role": "img", "aria-label": words,
        "viewBox": "0 0 \(Number.shortest(width)) \(Number.shortest(height))", "preserveAspectRatio": "none",
      ],
      list: parts.map { part in
        // The target's part is taller: shape says what colour says.
        let inset = part.name == "in" ? 0.0 : 3
        return el(
          "rect",
          [
            "class": "tc-bar-\(part.name)", "x": c(part.start), "width": c(part.end - part.start),
            "y": c(inset), "height": c(height - 2 * inset),
          ])
      })
  }

  /// Where the parts lie; they fill the bar exactly, also when rounding left a sum beside 1.
  static func parts(_ regimen: Advice.Recommendation) -> [(name: String, start: Double, end: Double)] {
    let chances = [regimen.probabilityBelow, regimen.probabilityIn, regimen.probabilityAbove].map {
      max(0, $0)
    }
    let sum = chances.reduce(0, +)
    guard sum > 0, sum.isFinite else { return [] }
    let first = chances[0] / sum * width
    let second = (chances[0] + chances[1]) / sum * width
    return [("below", 0, first), ("in", first, second), ("above", second, width)]
  }
}
