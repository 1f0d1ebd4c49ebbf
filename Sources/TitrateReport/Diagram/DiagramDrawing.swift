import TitrateLanguage

/// The picture's elements, back to front.
struct DiagramDrawing {
  private let plan: DiagramPlan
  private var structure: ModelStructure { plan.diagram.structure }
  private static let lineHeight = 15.0

  init(_ plan: DiagramPlan) { self.plan = plan }

  var markup: Markup {
    let notes = self.notes
    let width = self.width
    let height = plan.height + 26 + Double(notes.count) * Self.lineHeight
    let size = (Drawing.coordinate(width), Drawing.coordinate(height))
    return .element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("class", "tc td"), ("role", "img"), ("width", size.0),
        ("height", size.1), ("viewBox", "0 0 \(size.0) \(size.1)"),
      ],
      [
        el("title", [:], .text(plan.diagram.title)), .style(ChartStyle.sheet + "\n" + DiagramStyle.sheet),
        arrowheads,
        el("rect", ["class": "tc-paper", "width": size.0, "height": size.1]),
        Drawing.label("tc-title", DiagramPlan.margin, DiagramPlan.margin + 8, plan.diagram.title),
        plan.diagram.subtitle.isEmpty
          ? .none
          : Drawing.label("tc-tick", DiagramPlan.margin, DiagramPlan.margin + 25, plan.diagram.subtitle),
        .group(plan.frames.map(frame)), .group(plan.ways.map(way)), .group(plan.boxes.map(ends)),
        .group(plan.boxes.map(box)), .group(plan.ways.map(label)), key(plan.height + 8),
        .group(
          notes.enumerated().map { index, line in
            Drawing.label(
              "tc-tick", DiagramPlan.margin, plan.height + 30 + Double(index) * Self.lineHeight, line)
          }),
      ])
  }

  /// At least as wide as the words above it.
  private var width: Double {
    let words = [plan.diagram.title, plan.diagram.subtitle].map {
      Double($0.count) * 7.2 + 2 * DiagramPlan.margin
    }
    return Swift.max(plan.width, words.max() ?? 0, 420)
  }

  private var arrowheads: Markup {
    el(
      "defs", [:],
      list: ["flow", "influence"].map { kind in
        el(
          "marker",
          [
            "id": "td-\(kind)", "viewBox": "0 0 10 10", "refX": "9", "refY": "5", "markerWidth": "7",
            "markerHeight": "7", "markerUnits": "userSpaceOnUse", "orient": "auto",
          ], el("path", ["class": "td-head-\(kind)", "d": "M0 0.8L10 5L0 9.2Z"]))
      })
  }

  private func frame(_ frame: DiagramPlan.Frame) -> Markup {
    .group([
      el(
        "rect",
        [
          "class": "td-frame", "x": Drawing.coordinate(plan.left - 14), "y": Drawing.coordinate(frame.top),
          "width": Drawing.coordinate(plan.right - plan.left + 28),
          "height": Drawing.coordinate(frame.height),
          "rx": "6",
        ]),
      Drawing.label("tc-key", plan.left - 4, frame.top + 17, frame.title),
    ])
  }

  // MARK: Boxes

  private func box(_ box: DiagramPlan.Box) -> Markup {
    let element = structure.elements[box.element]
    let kind =
      switch element.kind {
      case .state: "td-state"
      case .variable: "td-variable"
      case .input: "td-input"
      }
    let radius = element.kind == .state ? "3" : Drawing.coordinate(box.height / 2)
    return el(
      "g", ["data-name": element.name],
      el(
        "rect",
        [
          "class": element.isObserved ? "\(kind) td-observed" : kind, "x": Drawing.coordinate(box.left),
          "y": Drawing.coordinate(box.top), "width": Drawing.coordinate(box.width),
          "height": Drawing.coordinate(box.height), "rx": radius,
        ]), Drawing.label("tc-middle", box.x, box.y + 4, box.text))
  }

  /// Sources and losses, which have one box only, and doses.
  private func ends(_ box: DiagramPlan.Box) -> Markup {
    var parts: [Markup] = []
    let name = structure.elements[box.element].name
    let routes = plan.diagram.doses.filter { $0.compartment == name }.map(\.route)
    let hasDose = !routes.isEmpty
    for (index, arrow) in structure.arrows.enumerated() where arrow.kind == .flow {
      if arrow.from == nil, arrow.to == box.element {
        let x = hasDose ? box.left + 14 : box.x
        parts.append(
          stroke("td-flow", "M\(Drawing.coordinate(x)) \(Drawing.coordinate(box.top - 28))v27", "flow"))
        parts.append(Drawing.label("td-rate", x + 6, box.top - 18, plan.label(index)))
      }
      if arrow.to == nil, arrow.from == box.element {
        parts.append(
          stroke("td-flow", "M\(Drawing.coordinate(box.x)) \(Drawing.coordinate(box.bottom))v30", "flow"))
        parts.append(Drawing.label("td-rate", box.x + 6, box.bottom + 22, plan.label(index)))
      }
    }
    if hasDose {
      let x = structure.arrows.contains { $0.from == nil && $0.to == box.element } ? box.right - 22 : box.x
      parts.append(
        stroke("td-dose", "M\(Drawing.coordinate(x)) \(Drawing.coordinate(box.top - 28))v26", "flow"))
      let named = routes.filter { !$0.isEmpty }.joined(separator: ", ")
      parts.append(Drawing.label("td-rate td-strong", x + 7, box.top - 18, named.isEmpty ? "dose" : named))
    }
    return .group(parts)
  }

  // MARK: Arrows

  private func way(_ way: DiagramPlan.Way) -> Markup {
    let kind = structure.arrows[way.arrow].kind == .flow ? "flow" : "influence"
    return stroke("td-\(kind)", way.isAngular ? Self.angular(way.points) : Self.curve(way.points), kind)
  }

  private func stroke(_ kind: String, _ path: String, _ head: String) -> Markup {
    el("path", ["class": kind, "d": path, "marker-end": "url(#td-\(head))"])
  }

  private func label(_ way: DiagramPlan.Way) -> Markup {
    let text = plan.label(way.arrow)
    return text.isEmpty
      ? .none
      : Drawing.label(way.isAngular ? "td-rate" : "td-rate tc-middle", way.label.x, way.label.y, text)
  }

  private static func text(_ point: LayeredLayout.Point) -> String {
    "\(Drawing.coordinate(point.x)) \(Drawing.coordinate(point.y))"
  }

  /// Through all points, level at each.
  static func curve(_ points: [LayeredLayout.Point]) -> String {
    var path = "M" + text(points[0])
    for (a, b) in zip(points, points.dropFirst()) {
      let half = (b.x - a.x) / 2
      path += "C\(text((a.x + half, a.y))) \(text((b.x - half, b.y))) \(text(b))"
    }
    return path
  }

  /// Level and upright pieces with round corners; slanting ones where a row changes between columns.
  static func angular(_ points: [LayeredLayout.Point]) -> String {
    let radius = 6.0
    var path = "M" + text(points[0])
    for index in points.indices.dropFirst().dropLast() {
      let (a, b, c) = (points[index - 1], points[index], points[index + 1])
      path += "L\(text(towards(a, from: b, by: radius)))Q\(text(b)) \(text(towards(c, from: b, by: radius)))"
    }
    return path + "L" + text(points[points.count - 1])
  }

  private static func towards(
    _ end: LayeredLayout.Point, from start: LayeredLayout.Point, by distance: Double
  ) -> LayeredLayout.Point {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return start }
    let share = Swift.min(distance / length, 0.5)
    return (start.x + dx * share, start.y + dy * share)
  }

  // MARK: Words

  /// Which line means what.
  private func key(_ y: Double) -> Markup {
    let kinds = [("td-flow", "flow", "flows to"), ("td-influence", "influence", "acts on")]
    var x = DiagramPlan.margin
    var parts: [Markup] = []
    for (kind, head, words) in kinds
    where structure.arrows.contains(where: { ($0.kind == .flow) == (head == "flow") }) {
      parts.append(stroke(kind, "M\(Drawing.coordinate(x)) \(Drawing.coordinate(y))h26", head))
      parts.append(Drawing.label("tc-tick", x + 32, y + 4, words))
      x += 100
    }
    if structure.elements.contains(where: \.isObserved) {
      parts.append(
        el(
          "rect",
          [
            "class": "td-variable td-observed", "x": Drawing.coordinate(x), "y": Drawing.coordinate(y - 6),
            "width": "24",
            "height": "12", "rx": "6",
          ]))
      parts.append(Drawing.label("tc-tick", x + 30, y + 4, "output"))
      x += 90
    }
    if structure.elements.contains(where: { $0.kind == .input }) {
      parts.append(
        el(
          "rect",
          [
            "class": "td-input", "x": Drawing.coordinate(x), "y": Drawing.coordinate(y - 6), "width": "24",
            "height": "12", "rx": "6",
          ]))
      parts.append(Drawing.label("tc-tick", x + 30, y + 4, "input"))
    }
    return .group(parts)
  }

  /// `cl: WT, AGE; vc: WT`, wrapped.
  private var notes: [String] {
    guard !structure.covariates.isEmpty else { return [] }
    let parts = structure.covariates.map {
      "\(plan.short($0.variable)): \($0.covariates.joined(separator: ", "))"
    }
    let most = Int((width - 2 * DiagramPlan.margin) / 5.9)
    var lines = ["Covariates of "]
    for (index, part) in parts.enumerated() {
      let text = part + (index + 1 < parts.count ? "; " : "")
      if lines[lines.count - 1].count + text.count > most, lines[lines.count - 1].count > 14 {
        lines.append("")
      }
      lines[lines.count - 1] += text
    }
    return lines
  }
}

/// How the parts of a picture look, beside `ChartStyle`.
enum DiagramStyle {
  static let sheet = """
    .td .td-state { fill: var(--tc-paper); stroke: var(--tc-ink); stroke-width: 1.5; }
    .td .td-variable { fill: var(--tc-paper); stroke: var(--tc-quiet); }
    .td .td-input { fill: var(--tc-future); stroke: var(--tc-quiet); stroke-dasharray: 2 2; }
    .td .td-observed { stroke: var(--tc-own); stroke-width: 2; }
    .td .td-frame { fill: none; stroke: var(--tc-grid); stroke-width: 1.5; }
    .td .td-flow { fill: none; stroke: var(--tc-ink); stroke-width: 1.3; }
    .td .td-dose { fill: none; stroke: var(--tc-ink); stroke-width: 3; }
    .td .td-influence { fill: none; stroke: var(--tc-quiet); stroke-width: 1.1; stroke-dasharray: 5 3; }
    .td .td-head-flow { fill: var(--tc-ink); }
    .td .td-head-influence { fill: var(--tc-quiet); }
    .td .td-rate { fill: var(--tc-quiet); font-size: 11px; font-style: italic; paint-order: stroke; stroke: var(--tc-paper); stroke-width: 3px; }
    .td .td-strong { font-style: normal; font-weight: 600; }
    """
}
