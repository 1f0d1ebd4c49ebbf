import TitrateLanguage

/// The linear states that need no integrator although others do: x' = Kx + b with K and b constant between events,
/// fed by nothing but doses. A drug whose concentration drives an effect, typically.
///
/// Found by structure, like `LinearStructure`; largest first, then without what cannot be had.
struct LinearBlock {
  /// Larger blocks are integrated: their decomposition costs more than it saves.
  private static let largest = 16

  /// Positions in `Model.compartments`; those that exchange are neighbours, feeding groups first.
  let states: [Int]
  let groups: [Range<Int>]
  /// The tree of each group: for each state the position before it, −1 for the first.
  let parents: [Int]
  /// Entries of K and b, by position in `states`.
  let coefficients: [LinearStructure.Coefficient]
  let constants: [LinearStructure.Coefficient]
  /// Positions in `states` of those that the other states' derivatives read.
  let reads: [Int]
  /// Positions in `states` of the exponentials that these have.
  let modes: [Int]

  /// - Parameter graph: gains the nodes of the coefficients.
  /// - Returns: nil where there is none, and where nothing else is left.
  init?(_ model: Model, graph: inout Graph) {
    let derivatives = model.compartments.map(\.derivative)
    let readers = derivatives.map { Self.states(readBy: $0, in: graph) }
    var candidates = Set(derivatives.indices.filter { LinearStructure.isAffine(derivatives[$0], in: graph) })
    var rows: [Int: LinearStructure.Row] = [:]
    for state in candidates.sorted() {
      let row = LinearStructure.row(derivatives[state], reading: readers[state], graph: &graph)
      let nodes = row.coefficients.map(\.node) + (row.constant.map { [$0] } ?? [])
      // Whatever changes between events, or at events without being a covariate, is left to the integrator.
      let holdsStill = nodes.allSatisfy {
        graph.dependence(of: $0).isDisjoint(with: [.state, .time, .event, .draw])
      }
      if holdsStill { rows[state] = row } else { candidates.remove(state) }
    }
    var exchange = Exchange()
    while true {
      while let outsider = candidates.first(where: { !readers[$0].isSubset(of: candidates) }) {
        candidates.remove(outsider)
      }
      guard !candidates.isEmpty, candidates.count < derivatives.count, candidates.count <= Self.largest
      else { return nil }
      exchange = Exchange(candidates.sorted(), reads: { readers[$0] })
      guard let knot = exchange.knots.first else { break }
      candidates.subtract(knot)
    }
    states = exchange.states
    groups = exchange.groups
    parents = exchange.parents
    let place = Dictionary(uniqueKeysWithValues: exchange.states.enumerated().map { ($0.element, $0.offset) })
    coefficients = exchange.states.enumerated().flatMap { position, state in
      (rows[state]?.coefficients ?? []).map {
        LinearStructure.Coefficient(row: position, column: place[$0.column]!, node: $0.node)
      }
    }
    constants = exchange.states.enumerated().compactMap { position, state in
      (rows[state]?.constant).map { LinearStructure.Coefficient(row: 0, column: position, node: $0) }
    }
    var read = Set<Int>()
    for state in derivatives.indices where !candidates.contains(state) {
      read.formUnion(readers[state].intersection(candidates))
    }
    reads = read.map { place[$0]! }.sorted()
    let feeding = read.reduce(into: Set<Int>()) { $0.formUnion(exchange.reachable[$1] ?? []) }
    modes = feeding.map { place[$0]! }.sorted()
  }

  private static func states(readBy node: NodeID, in graph: Graph) -> Set<Int> {
    Set(graph.inputs(of: [node]).compactMap { if case .state(let state) = $0 { state } else { nil } })
  }
}

/// Which states exchange with each other, and who feeds whom.
private struct Exchange {
  private(set) var states: [Int] = []
  private(set) var groups: [Range<Int>] = []
  private(set) var parents: [Int] = []
  /// Groups whose exchange is no tree.
  private(set) var knots: [[Int]] = []
  /// All that a state depends on, itself included.
  private(set) var reachable: [Int: Set<Int>] = [:]

  init() {}

  /// - Parameter reads: the states that a state's derivative reads.
  init(_ all: [Int], reads: (Int) -> Set<Int>) {
    for state in all {
      var seen: Set<Int> = [state]
      var waiting = [state]
      while let next = waiting.popLast() {
        for other in reads(next).subtracting(seen) {
          seen.insert(other)
          waiting.append(other)
        }
      }
      reachable[state] = seen
    }
    func depends(_ a: Int, on b: Int) -> Bool { reachable[a]?.contains(b) ?? false }
    // Who depends on fewer states comes first; those that depend on each other depend on the same.
    let order = all.sorted { (reachable[$0]!.count, $0) < (reachable[$1]!.count, $1) }
    var rest = order
    while let first = rest.first {
      let group = rest.filter { depends(first, on: $0) && depends($0, on: first) }
      rest.removeAll { group.contains($0) }
      guard let tree = Self.tree(group, reads: reads) else {
        knots.append(group)
        continue
      }
      let start = states.count
      groups.append(start..<start + group.count)
      states += tree.map(\.state)
      parents += tree.map { $0.parent < 0 ? -1 : start + $0.parent }
    }
  }

  /// The states of a group from one on along their exchanges; nil where these go one way only or in circles.
  private static func tree(_ group: [Int], reads: (Int) -> Set<Int>) -> [(state: Int, parent: Int)]? {
    let members = Set(group)
    func neighbours(_ state: Int) -> Set<Int> { reads(state).intersection(members).subtracting([state]) }
    guard group.allSatisfy({ state in neighbours(state).allSatisfy { neighbours($0).contains(state) } }),
      group.reduce(0, { $0 + neighbours($1).count }) == 2 * (group.count - 1)
    else { return nil }
    var tree = [(state: group[0], parent: -1)]
    var position = 0
    while position < tree.count {
      let known = Set(tree.map(\.state))
      for next in neighbours(tree[position].state).subtracting(known).sorted() {
        tree.append((next, position))
      }
      position += 1
    }
    return tree
  }
}
