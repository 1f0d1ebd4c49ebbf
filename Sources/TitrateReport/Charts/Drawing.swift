/// The smallest parts of every chart.
enum Drawing {
  /// A tenth of a pixel is finer than any eye.
  static func coordinate(_ value: Double) -> String { Number.shortest(Number.rounding(value, decimals: 1)) }

  static func rule(_ kind: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Markup {
    el(
      "line",
      [
        "class": kind, "x1": coordinate(x1), "y1": coordinate(y1), "x2": coordinate(x2), "y2": coordinate(y2),
      ])
  }

  static func label(_ kind: String, _ x: Double, _ y: Double, _ text: String) -> Markup {
    el("text", ["class": kind, "x": coordinate(x), "y": coordinate(y)], .text(text))
  }

  /// A place on paper.
  typealias Place = (x: Double, y: Double)

  /// Straight lines from place to place.
  static func line(_ places: [Place]) -> String { "M" + places.map(text).joined(separator: "L") }

  /// What lies between an upper and a lower edge, both from left to right.
  static func area(upper: [Place], lower: [Place]) -> String {
    "M" + (upper + lower.reversed()).map(text).joined(separator: "L") + "Z"
  }

  private static func text(_ place: Place) -> String { "\(coordinate(place.x)) \(coordinate(place.y))" }

  /// A key of a legend: a line.
  static func keyRule(_ kind: String, y: Double = -4) -> Markup {
    el("path", ["class": kind, "d": "M0 \(Number.shortest(y))L22 \(Number.shortest(y))"])
  }

  /// A key of a legend: a filled box.
  static func keySwatch(_ kind: String, inset: Double = 0) -> Markup {
    el(
      "rect",
      [
        "class": kind, "x": "0", "y": Number.shortest(-10 + inset), "width": "22",
        "height": Number.shortest(12 - 2 * inset),
      ])
  }
}
