import TitrateLanguage

/// Where everything of a picture goes: boxes, bands and the ways of the arrows, in pixels.
struct DiagramPlan {
  struct Box {
    /// Position in `ModelStructure.elements`.
    var element: Int
    var text: String
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    var left: Double { x - width / 2 }
    var right: Double { x + width / 2 }
    var top: Double { y - height / 2 }
    var bottom: Double { y + height / 2 }
  }
  /// An arrow between two boxes.
  struct Way {
    /// Position in `ModelStructure.arrows`.
    var arrow: Int
    var points: [LayeredLayout.Point]
    /// Straight pieces with round corners, from band to band; a curve within one.
    var isAngular: Bool
    /// Where the label is written.
    var label: LayeredLayout.Point
  }
  struct Frame {
    var title: String
    var top: Double
    var height: Double
  }

  let diagram: ModelDiagram
  private(set) var boxes: [Box] = []
  private(set) var ways: [Way] = []
  private(set) var frames: [Frame] = []
  private(set) var width = 0.0
  private(set) var height = 0.0
  /// Where the bands begin and end.
  private(set) var left = 0.0
  private(set) var right = 0.0

  static let boxHeight = 34.0
  static let arrowRoom = 40.0
  static let margin = 20.0
  /// More columns than this are continued below.
  private static let mostColumns = 7
  private static let lane = 9.0
  /// More arrows than this from band to band are harder to follow than a wide picture.
  private static let mostTurns = 4

  private var structure: ModelStructure { diagram.structure }
  private var links: [(arrow: Int, from: Int, to: Int)] {
    structure.arrows.enumerated().compactMap { index, arrow in
      guard let from = arrow.from, let to = arrow.to else { return nil }
      return (index, from, to)
    }
  }

  init(_ diagram: ModelDiagram) {
    self.diagram = diagram
    var bands = grouped()
    if bands.count == 1 {
      let fold = folded(bands[0].elements)
      if crossings(fold) <= Self.mostTurns * (fold.count - 1) { bands = fold }
    }
    place(bands)
  }

  // MARK: Bands

  private typealias Band = (title: String, elements: [Int])

  /// One band a group; what belongs to none stands in the band before which it is needed.
  private func grouped() -> [Band] {
    guard !diagram.groups.isEmpty else { return [("", Array(structure.elements.indices))] }
    var bands = diagram.groups.map { Band(title: $0.title, elements: []) }
    var rest: [Int] = []
    for (index, element) in structure.elements.enumerated() {
      let fitting = diagram.groups.indices.filter { element.name.hasPrefix(diagram.groups[$0].prefix) }
      if let best = fitting.max(by: { diagram.groups[$0].prefix.count < diagram.groups[$1].prefix.count }) {
        bands[best].elements.append(index)
      } else {
        rest.append(index)
      }
    }
    if !rest.isEmpty { bands.append(("", rest)) }
    return bands.filter { !$0.elements.isEmpty }
  }

  /// A long chain continues below, like text.
  private func folded(_ elements: [Int]) -> [Band] {
    let layout = LayeredLayout(elements.map { node($0) }, inner(elements).map(\.link))
    let count = (layout.columns.max() ?? 0) + 1
    guard count > Self.mostColumns else { return [("", elements)] }
    let bands = (count + Self.mostColumns - 1) / Self.mostColumns
    let length = (count + bands - 1) / bands
    return (0..<bands).map { band in
      ("", elements.indices.filter { layout.columns[$0] / length == band }.map { elements[$0] })
    }
  }

  private func crossings(_ bands: [Band]) -> Int {
    links.count { link in
      !bands.contains { $0.elements.contains(link.from) && $0.elements.contains(link.to) }
    }
  }

  private func text(_ element: Int) -> String { short(structure.elements[element].name) }

  /// An arrow's label without prefixes.
  func label(_ arrow: Int) -> String {
    var result = "", word = ""
    for character in structure.arrows[arrow].label + " " {
      if "·/+ ".contains(character) {
        result += short(word) + String(character)
        word = ""
      } else {
        word.append(character)
      }
    }
    return String(result.dropLast())
  }

  /// A name as it shows in its band: without the prefix that the frame says.
  func short(_ name: String) -> String {
    let prefixes = diagram.groups.map(\.prefix).filter { name.hasPrefix($0) && name.count > $0.count }
    guard let longest = prefixes.max(by: { $0.count < $1.count }) else { return name }
    return String(name.dropFirst(longest.count))
  }

  private func node(_ element: Int) -> LayeredLayout.Node {
    let flows = structure.arrows.filter { $0.kind == .flow }
    let hasTop =
      flows.contains { $0.from == nil && $0.to == element }
      || diagram.doses.contains { $0.compartment == structure.elements[element].name }
    let hasBottom = flows.contains { $0.from == element && $0.to == nil }
    let half = Self.boxHeight / 2
    return LayeredLayout.Node(
      width: Swift.max(72, Double(text(element).count) * 7 + 26), above: half + (hasTop ? Self.arrowRoom : 4),
      below: half + (hasBottom ? Self.arrowRoom : 4), edge: nil)
  }

  /// Arrows within a band, by position in it.
  private func inner(_ elements: [Int]) -> [(arrow: Int, link: LayeredLayout.Link)] {
    let place = Dictionary(uniqueKeysWithValues: elements.enumerated().map { ($1, $0) })
    return links.compactMap { link in
      guard let from = place[link.from], let to = place[link.to], from != to else { return nil }
      let arrow = structure.arrows[link.arrow]
      return (
        link.arrow,
        LayeredLayout.Link(
          from: from, to: to, isFlow: arrow.kind == .flow, label: Double(label(link.arrow).count) * 6)
      )
    }
  }

  // MARK: Placing

  /// Where an arrow leaves a band, or arrives in one.
  private struct Gate: Hashable {
    var element: Int
    var isFlow: Bool
  }

  private mutating func place(_ bands: [Band]) {
    var bandOf: [Int: Int] = [:]
    for (index, band) in bands.enumerated() { for element in band.elements { bandOf[element] = index } }
    let crossing = links.filter { bandOf[$0.from] != bandOf[$0.to] }
    var leaving: [Gate: (point: LayeredLayout.Point, path: [LayeredLayout.Point])] = [:]
    var arriving: [Gate: (point: LayeredLayout.Point, path: [LayeredLayout.Point])] = [:]
    var gutters: [Double] = []
    var layouts: [(layout: LayeredLayout, band: Band, exits: [Gate], entries: [Gate])] = []
    for (index, band) in bands.enumerated() {
      let exits = unique(crossing.filter { bandOf[$0.from] == index }.map { gate($0.from, $0.arrow) })
      let entries = unique(crossing.filter { bandOf[$0.to] == index }.map { gate($0.to, $0.arrow) })
      layouts.append((layout(band.elements, exits, entries), band, exits, entries))
    }
    let exitCount = layouts.reduce(0) { $0 + $1.exits.count },
      entryCount = layouts.reduce(0) { $0 + $1.entries.count }
    let framed = bands.count > 1 && bands.contains { !$0.title.isEmpty }
    left = Self.margin + Double(entryCount) * Self.lane + (framed ? 14 : 0)
    let widest = layouts.map(\.layout.width).max() ?? 0
    right = left + widest
    var y = Self.margin + 26 + (diagram.subtitle.isEmpty ? 0 : 18)
    var entryLane = 0
    var lanes: [Gate: Double] = [:]
    for (layout, band, exits, entries) in layouts {
      y += Double(entries.count) * Self.lane + (framed ? 46 : 14)
      gutters.append(y - (framed ? 38 : 6))
      add(layout, band, dx: left, dy: y)
      let count = band.elements.count
      for (index, exit) in exits.enumerated() {
        let link = inner(band.elements).count + index
        let path = layout.routes[link].map { (x: $0.x + left, y: $0.y + y) }
        let end = layout.centres[count + index]
        leaving[exit] = ((right + 8, end.y + y), path)
      }
      for (index, entry) in entries.enumerated() {
        let link = inner(band.elements).count + exits.count + index
        let path = layout.routes[link].map { (x: $0.x + left, y: $0.y + y) }
        let start = layout.centres[count + exits.count + index]
        arriving[entry] = ((left - 8, start.y + y), path)
        lanes[entry] = Double(entryLane)
        entryLane += 1
      }
      if framed { frames.append(Frame(title: band.title, top: y - 30, height: layout.height + 42)) }
      y += layout.height + (framed ? 12 : 0)
    }
    var exitLane: [Gate: Double] = [:]
    for (_, _, exits, _) in layouts { for exit in exits { exitLane[exit] = Double(exitLane.count) } }
    for link in crossing {
      let from = gate(link.from, link.arrow), to = gate(link.to, link.arrow)
      guard let out = leaving[from], let into = arriving[to], let target = bandOf[link.to] else { continue }
      let entries = layouts[target].entries
      let row = gutters[target] - Double(entries.firstIndex(of: to) ?? 0) * Self.lane
      let far = right + (framed ? 24 : 14) + (exitLane[from] ?? 0) * Self.lane
      let near = left - (framed ? 24 : 14) - (lanes[to] ?? 0) * Self.lane
      let start = boxes.first { $0.element == link.from }, end = boxes.first { $0.element == link.to }
      guard let start, let end else { continue }
      var points: [LayeredLayout.Point] = [(start.right, start.y)] + out.path
      points += [(far, out.point.y), (far, row), (near, row), (near, into.point.y)]
      points += into.path + [(end.left, end.y)]
      ways.append(
        Way(arrow: link.arrow, points: points, isAngular: true, label: (start.right + 12, start.y - 5)))
    }
    width = right + (framed ? 24 : 14) + Double(exitCount) * Self.lane + Self.margin
    height = y + Self.margin
  }

  private func gate(_ element: Int, _ arrow: Int) -> Gate {
    Gate(element: element, isFlow: structure.arrows[arrow].kind == .flow)
  }

  private func unique(_ gates: [Gate]) -> [Gate] {
    gates.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A band with a point at its right end for every exit and one at its left for every entry.
  private func layout(_ elements: [Int], _ exits: [Gate], _ entries: [Gate]) -> LayeredLayout {
    let place = Dictionary(uniqueKeysWithValues: elements.enumerated().map { ($1, $0) })
    var nodes = elements.map { node($0) }
    var links = inner(elements).map(\.link)
    for exit in exits {
      links.append(.init(from: place[exit.element] ?? 0, to: nodes.count, isFlow: exit.isFlow, label: 0))
      nodes.append(.init(width: 0, above: 8, below: 8, edge: .last))
    }
    for entry in entries {
      links.append(.init(from: nodes.count, to: place[entry.element] ?? 0, isFlow: entry.isFlow, label: 0))
      nodes.append(.init(width: 0, above: 8, below: 8, edge: .first))
    }
    return LayeredLayout(nodes, links)
  }

  private mutating func add(_ layout: LayeredLayout, _ band: Band, dx: Double, dy: Double) {
    let first = boxes.count
    for (index, element) in band.elements.enumerated() {
      boxes.append(
        Box(
          element: element, text: text(element), x: layout.centres[index].x + dx,
          y: layout.centres[index].y + dy,
          width: node(element).width, height: Self.boxHeight))
    }
    let links = inner(band.elements)
    var ports = Ports()
    for (index, link) in links.enumerated() {
      ports.add(link.link, index, layout.isBackward[index], layout.centres)
    }
    for (index, link) in links.enumerated() {
      let start = boxes[first + link.link.from], end = boxes[first + link.link.to]
      let isBackward = layout.isBackward[index]
      let begin: LayeredLayout.Point = (
        isBackward ? start.left : start.right, start.y + ports.shift(index, atStart: true)
      )
      let finish: LayeredLayout.Point = (
        isBackward ? end.right : end.left, end.y + ports.shift(index, atStart: false)
      )
      let middle = layout.routes[index].map { (x: $0.x + dx, y: $0.y + dy) }
      let points = [begin] + middle + [finish]
      // At the right end, where arrows between the same boxes lie apart: above the one there, below the one back.
      let outer = isBackward ? points[0] : points[points.count - 1]
      let half = Double(label(link.arrow).count) * 3 + 11
      ways.append(
        Way(
          arrow: link.arrow, points: points, isAngular: false,
          label: (outer.x - half, outer.y + (isBackward ? 13 : -5))))
    }
  }
}

/// Spreads the arrows of a box over its sides, in the order of where they go.
private struct Ports {
  private var sides: [Side: [(link: Int, isStart: Bool, y: Double)]] = [:]
  private struct Side: Hashable {
    var node: Int
    var isLeft: Bool
  }
  private struct End: Hashable {
    var link: Int
    var isStart: Bool
  }
  private static let most = 11.0

  mutating func add(
    _ link: LayeredLayout.Link, _ index: Int, _ isBackward: Bool, _ centres: [LayeredLayout.Point]
  ) {
    // Of two arrows between the same two, the one back runs below.
    let below = isBackward ? 0.5 : 0
    sides[Side(node: link.from, isLeft: isBackward), default: []].append(
      (index, true, centres[link.to].y + below))
    sides[Side(node: link.to, isLeft: !isBackward), default: []].append(
      (index, false, centres[link.from].y + below))
  }

  func shift(_ link: Int, atStart: Bool) -> Double {
    for ends in sides.values {
      let sorted = ends.sorted { ($0.y, $0.link) < ($1.y, $1.link) }
      guard let place = sorted.firstIndex(where: { $0.link == link && $0.isStart == atStart }) else {
        continue
      }
      let step = Swift.min(Self.most, (DiagramPlan.boxHeight - 8) / Double(Swift.max(1, sorted.count - 1)))
      return (Double(place) - Double(sorted.count - 1) / 2) * step
    }
    return 0
  }
}
