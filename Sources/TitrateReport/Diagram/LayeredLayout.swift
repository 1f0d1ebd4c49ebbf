/// Places nodes in columns so that most arrows run from left to right and none runs through a node.
///
/// Sugiyama's four steps: arrows that close a circle are turned round, every node gets the column after its predecessors,
/// arrows over several columns get a point in each, and the columns are ordered by the mean of their neighbours. Equal
/// input gives equal output: every tie is broken by position.
struct LayeredLayout {
  /// What is placed: its size around its centre.
  struct Node {
    var width: Double
    var above: Double
    var below: Double
    /// Fixes the first or the last column: where arrows of other bands arrive and leave.
    var edge: Side?
    enum Side { case first, last }
  }
  /// An arrow; flows are turned round last.
  struct Link: Hashable {
    var from: Int
    var to: Int
    var isFlow: Bool
    /// Width of what is written on it.
    var label: Double
  }
  typealias Point = (x: Double, y: Double)

  private(set) var columns: [Int] = []
  private(set) var centres: [Point] = []
  /// Where each arrow passes between its ends, from `from` to `to`.
  private(set) var routes: [[Point]] = []
  /// Whether an arrow runs from right to left.
  private(set) var isBackward: [Bool] = []
  private(set) var width = 0.0
  private(set) var height = 0.0

  private let nodes: [Node]
  private let links: [Link]
  /// Nodes and points in between, by column from top to bottom.
  private var order: [[Int]] = []
  private var neighbours: [[Int]] = []
  /// How strongly a neighbour draws, beside `neighbours`: flows are drawn straight.
  private var pull: [[Double]] = []
  private static let flowPull = 6.0
  private var chains: [[Int]] = []
  private static let sweeps = 16
  /// Between two neighbours of a column.
  private static let gap = 16.0
  private static let passing = Node(width: 0, above: 9, below: 9, edge: nil)

  init(_ nodes: [Node], _ links: [Link]) {
    self.nodes = nodes
    self.links = links
    isBackward = turned()
    columns = assignColumns()
    addPassingPoints()
    sortColumns()
    placeRows()
  }

  // MARK: Columns

  /// Depth first from the beginnings; an arrow back to where the search stands is turned round.
  private func turned() -> [Bool] {
    var result = [Bool](repeating: false, count: links.count)
    var state = [Int](repeating: 0, count: nodes.count)
    let arriving = nodes.indices.map { node in links.contains { $0.to == node } }
    let outgoing = nodes.indices.map { node in
      links.indices.filter { links[$0].from == node }.sorted {
        (links[$0].isFlow ? 0 : 1, links[$0].to) < (links[$1].isFlow ? 0 : 1, links[$1].to)
      }
    }
    func visit(_ node: Int) {
      state[node] = 1
      for link in outgoing[node] {
        if state[links[link].to] == 1 {
          result[link] = true
        } else if state[links[link].to] == 0 {
          visit(links[link].to)
        }
      }
      state[node] = 2
    }
    for node in nodes.indices.sorted(by: { (arriving[$0] ? 1 : 0, $0) < (arriving[$1] ? 1 : 0, $1) })
    where state[node] == 0 { visit(node) }
    return result
  }

  private func ends(_ link: Int) -> (Int, Int) {
    isBackward[link] ? (links[link].to, links[link].from) : (links[link].from, links[link].to)
  }

  private func assignColumns() -> [Int] {
    var column = [Int](repeating: 0, count: nodes.count)
    // At most one round a node: the turned arrows have no circle.
    for _ in nodes.indices {
      for link in links.indices {
        let (a, b) = ends(link)
        column[b] = max(column[b], column[a] + 1)
      }
    }
    // What only acts on others stands just before them.
    for node in nodes.indices.reversed() where !links.indices.contains(where: { ends($0).1 == node }) {
      let next = links.indices.filter { ends($0).0 == node }.map { column[ends($0).1] }.min()
      if let next, nodes[node].edge != .first { column[node] = max(0, next - 1) }
    }
    let last = column.max() ?? 0
    for node in nodes.indices where nodes[node].edge == .last { column[node] = last }
    return column
  }

  private mutating func addPassingPoints() {
    order = Array(repeating: [], count: (columns.max() ?? 0) + 1)
    for node in nodes.indices { order[columns[node]].append(node) }
    neighbours = Array(repeating: [], count: nodes.count)
    pull = Array(repeating: [], count: nodes.count)
    for link in links.indices {
      let (a, b) = ends(link)
      var chain = [a]
      if columns[b] - columns[a] > 1 {
        for column in columns[a] + 1..<columns[b] {
          neighbours.append([])
          pull.append([])
          order[column].append(neighbours.count - 1)
          chain.append(neighbours.count - 1)
        }
      }
      chain.append(b)
      for (one, other) in zip(chain, chain.dropFirst()) {
        neighbours[one].append(other)
        neighbours[other].append(one)
        let weight = links[link].isFlow ? Self.flowPull : 1
        pull[one].append(weight)
        pull[other].append(weight)
      }
      chains.append(chain)
    }
  }

  // MARK: Rows

  private mutating func sortColumns() {
    var best = order, fewest = crossings(order)
    for sweep in 0..<Self.sweeps where fewest > 0 {
      let forward = sweep % 2 == 0
      for column in forward ? Array(order.indices.dropFirst()) : Array(order.indices.dropLast().reversed()) {
        let beside = order[forward ? column - 1 : column + 1]
        let place = Dictionary(uniqueKeysWithValues: beside.enumerated().map { ($1, Double($0)) })
        let own = Dictionary(uniqueKeysWithValues: order[column].enumerated().map { ($1, Double($0)) })
        let means = order[column].map { item -> Double in
          let near = neighbours[item].compactMap { place[$0] }
          return near.isEmpty ? own[item] ?? 0 : near.reduce(0, +) / Double(near.count)
        }
        order[column] = order[column].indices.sorted { (means[$0], $0) < (means[$1], $1) }.map {
          order[column][$0]
        }
      }
      let count = crossings(order)
      if count < fewest { (best, fewest) = (order, count) }
    }
    order = best
  }

  private func crossings(_ order: [[Int]]) -> Int {
    var count = 0
    for (left, right) in zip(order, order.dropFirst()) {
      let place = Dictionary(uniqueKeysWithValues: right.enumerated().map { ($1, $0) })
      let pairs = left.enumerated().flatMap { row, item in
        neighbours[item].compactMap { place[$0] }.map { (row, $0) }
      }
      for (index, a) in pairs.enumerated() {
        for b in pairs[(index + 1)...] where (a.0 - b.0) * (a.1 - b.1) < 0 { count += 1 }
      }
    }
    return count
  }

  private func size(_ item: Int) -> Node { item < nodes.count ? nodes[item] : Self.passing }

  private mutating func placeRows() {
    var y = [Double](repeating: 0, count: neighbours.count)
    let offsets = order.map { column -> [Double] in
      var offset = 0.0
      return column.enumerated().map { row, item in
        if row > 0 { offset += size(column[row - 1]).below + Self.gap + size(item).above }
        return offset
      }
    }
    for (column, items) in order.enumerated() {
      for (row, item) in items.enumerated() { y[item] = offsets[column][row] }
    }
    for round in 0..<24 {
      let indices = round % 2 == 0 ? Array(order.indices) : Array(order.indices.reversed())
      for column in indices {
        let wanted = order[column].enumerated().map { row, item -> Double in
          let weight = pull[item].reduce(0, +)
          let sum = zip(neighbours[item], pull[item]).reduce(0) { $0 + y[$1.0] * $1.1 }
          return (weight == 0 ? y[item] : sum / weight) - offsets[column][row]
        }
        for (row, value) in Self.ascending(wanted).enumerated() {
          y[order[column][row]] = value + offsets[column][row]
        }
      }
    }
    finish(y)
  }

  /// The nearest sequence that never falls: neighbours that would overlap share the mean of what they want.
  static func ascending(_ values: [Double]) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for value in values {
      blocks.append((value, 1))
      while blocks.count > 1 {
        let last = blocks[blocks.count - 1], before = blocks[blocks.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    return blocks.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
  }

  private mutating func finish(_ rows: [Double]) {
    let top = rows.indices.map { rows[$0] - size($0).above }.min() ?? 0
    let y = rows.map { $0 - top }
    height = y.indices.map { y[$0] + size($0).below }.max() ?? 0
    var x: [Double] = [], right = 0.0
    for (column, items) in order.enumerated() {
      let width = items.map { size($0).width }.max() ?? 0
      if column > 0 { right += space(before: column) }
      x.append(right + width / 2)
      right += width
    }
    width = right
    centres = nodes.indices.map { (x[columns[$0]], y[$0]) }
    routes = links.indices.map { link in
      let between = chains[link].dropFirst().dropLast().enumerated().map { step, item in
        (x: x[columns[ends(link).0] + 1 + step], y: y[item])
      }
      return isBackward[link] ? between.reversed() : Array(between)
    }
  }

  /// Room for the longest label that is written there.
  private func space(before column: Int) -> Double {
    let labels = links.indices.filter { ends($0).0 < nodes.count && columns[ends($0).0] + 1 == column }.map {
      links[$0].label
    }
    return max(54, (labels.max() ?? 0) + 30)
  }
}
