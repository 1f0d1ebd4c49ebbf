/// Simulated profiles over time: median, 50 and 90 % bands, and what was observed. A panel for each quantity.
public struct ProfileChart: Sendable {
  /// A population at one time.
  public struct Point: Hashable, Sendable {
    /// In the unit of the time axis.
    public var time: Double
    /// Quantiles of the population.
    public var q05, q25, median, q75, q95: Double
    /// 5 and 95 % of what would be measured; nil where it is not known.
    public var measured: ClosedRange<Double>?

    /// Creates a point.
    public init(
      time: Double, q05: Double, q25: Double, median: Double, q75: Double, q95: Double,
      measured: ClosedRange<Double>? = nil
    ) {
      self.time = time
      (self.q05, self.q25, self.median, self.q75, self.q95) = (q05, q25, median, q75, q95)
      self.measured = measured
    }
  }

  /// A measured value.
  public struct Observation: Hashable, Sendable {
    /// How a value is to be read.
    public enum Kind: Hashable, Sendable {
      /// As it is.
      case value
      /// The true value lies below.
      case below
      /// The true value lies above.
      case above
    }
    /// In the unit of the time axis.
    public var time: Double
    /// The value, or the limit.
    public var value: Double
    /// How it is to be read.
    public var kind: Kind

    /// Creates an observation.
    public init(time: Double, value: Double, kind: Kind) {
      (self.time, self.value, self.kind) = (time, value, kind)
    }
  }

  /// One quantity.
  public struct Panel: Sendable {
    /// Its name.
    public var title: String
    /// Its unit; empty where that is not known.
    public var unit: String
    /// In order of time.
    public var points: [Point]
    /// In any order.
    public var observations: [Observation]

    /// Creates a panel.
    public init(title: String, unit: String, points: [Point], observations: [Observation]) {
      (self.title, self.unit, self.points, self.observations) = (title, unit, points, observations)
    }
  }

  /// What is simulated, in a few words.
  public var title: String
  /// The unit of time; empty where that is not known.
  public var timeUnit: String
  /// Whether the vertical axes are logarithmic.
  public var isLogarithmic: Bool
  /// From left to right and from top to bottom.
  public var panels: [Panel]

  /// Creates a chart.
  public init(title: String, timeUnit: String, isLogarithmic: Bool, panels: [Panel]) {
    (self.title, self.timeUnit, self.isLogarithmic, self.panels) = (title, timeUnit, isLogarithmic, panels)
  }

  /// A file of its own, readable in any viewer, light or dark.
  public func svg() -> String {
    let layout = ProfileLayout(self)
    let drawing = el(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "tc tc-profile", "role": "img",
        "viewBox": "0 0 \(Number.shortest(layout.width)) \(Number.shortest(layout.height))",
        "width": Number.shortest(layout.width), "height": Number.shortest(layout.height),
        "aria-labelledby": "profile-title profile-desc",
      ],
      el("title", ["id": "profile-title"], .text(title)),
      el("desc", ["id": "profile-desc"], .text(description)),
      .style(ChartStyle.sheet),
      el("rect", ["class": "tc-paper", "width": "100%", "height": "100%"]),
      Drawing.label("tc-title", 10, 18, title),
      .group(zip(panels, layout.panels).map { ProfilePanel(panel: $0, layout: $1, chart: self).markup }),
      legend(layout))
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawing.text
  }

  /// What the drawing shows, for somebody who does not see it.
  private var description: String {
    panels.map { panel in
      let unit = panel.unit.isEmpty ? "" : Number.space + Wording.unit(panel.unit)
      guard let last = panel.points.last, let peak = panel.points.max(by: { $0.median < $1.median }) else {
        return "\(panel.title): nothing to show."
      }
      func at(_ point: Point) -> String {
        "\(Number.reading(point.median))\(unit) (90 %: \(Number.range(point.q05, point.q95))) at "
          + "\(Number.shortest(Number.rounding(point.time, significant: 4)))\(Number.space)\(timeUnit)"
      }
      return
        "\(panel.title): highest median \(at(peak)), last \(at(last)); \(panel.observations.count) observations."
    }.joined(separator: " ")
  }

  // MARK: Legend

  /// Whether the population differs at all; one subject is one line.
  private var hasBands: Bool { panels.contains { $0.points.contains { $0.q05 < $0.q95 } } }

  private func legend(_ layout: ProfileLayout) -> Markup {
    var entries: [(key: Markup, text: String)] = [
      (Drawing.keyRule("tc-map"), hasBands ? "median" : "prediction")
    ]
    if hasBands {
      entries.append(
        (
          .group([Drawing.keySwatch("tc-credible90"), Drawing.keySwatch("tc-credible50", inset: 3)]),
          "50 and 90 %"
        ))
    }
    if panels.contains(where: { $0.points.contains { $0.measured != nil } }) {
      entries.append(
        (
          .group([Drawing.keyRule("tc-measured", y: -8), Drawing.keyRule("tc-measured", y: 0)]),
          "a measurement, 90 %"
        ))
    }
    let kinds = Set(panels.flatMap { $0.observations.map(\.kind) })
    for (kind, text) in [
      (Observation.Kind.value, "observed"), (.below, "below the limit"), (.above, "above the limit"),
    ]
    where kinds.contains(kind) {
      entries.append((el("g", ["class": "tc-level"], ProfilePanel.mark(kind, x: 11, y: -4)), text))
    }
    var x = 10.0
    return el(
      "g", [:],
      list: entries.map { entry in
        defer { x += 29 + Double(entry.text.count) * 6.6 + 22 }
        let place = "translate(\(Drawing.coordinate(x)) \(Drawing.coordinate(layout.height - 10)))"
        return el("g", ["transform": place], entry.key, Drawing.label("tc-key", 29, 0, entry.text))
      })
  }
}
