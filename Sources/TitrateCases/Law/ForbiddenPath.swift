import TitrateLanguage

/// A way by which something acts on what it must not act on.
package struct ForbiddenPath: Sendable, Hashable, CustomStringConvertible {
  /// From the first cause to the part that it must not reach, by name.
  package var names: [String]
  package var description: String { names.joined(separator: " -> ") }

  /// The ways from an antiviral drug to immune parts of a model that do not go through a virus state.
  ///
  /// What a state's derivative, start, bioavailability, lag, rate or duration reads acts on the state; what a variable's formula reads
  /// acts on the variable. A virus state ends a way: whatever comes after it comes from the virus.
  package static func fromAntiviral(in model: Model, roles: [String: PartRoles.Role]) -> [ForbiddenPath] {
    let web = InfluenceWeb(model)
    var ways: [String: [String]] = [:]
    var waiting = web.sources.filter { roles[$0] == .antiviral }
    for name in waiting { ways[name] = [name] }
    var found: [ForbiddenPath] = []
    while !waiting.isEmpty {
      let name = waiting.removeFirst()
      let way = ways[name] ?? []
      for target in web.targets(of: name) where ways[target] == nil {
        ways[target] = way + [target]
        if roles[target] == .immune { found.append(ForbiddenPath(names: way + [target])) }
        // Variables pass nothing on: their formulas are read through where they are used.
        if web.isState(target), roles[target] != .virus { waiting.append(target) }
      }
    }
    return found
  }
}

/// Which states and inputs of a model act directly on which states and variables.
private struct InfluenceWeb {
  /// States and covariates.
  let sources: [String]
  private let states: Set<String>
  /// In the order of states, then variables.
  private let reads: [(target: String, sources: Set<String>)]

  init(_ model: Model) {
    let names = model.compartments.map(\.name)
    states = Set(names)
    sources = names + model.covariateNames
    func read(_ nodes: [NodeID]) -> Set<String> {
      Set(
        model.graph.inputs(of: nodes).compactMap { node in
          switch node {
          case .state(let position): names[position]
          case .covariate(let position): model.covariates[position].name
          default: nil
          }
        })
    }
    reads =
      model.compartments.map { state in
        let nodes = [state.initial, state.bioavailability, state.lag, state.rate, state.duration].compactMap(
          \.self)
        return (state.name, read([state.derivative] + nodes))
      } + model.variables.filter { !names.contains($0.name) }.map { ($0.name, read([$0.value])) }
  }

  func isState(_ name: String) -> Bool { states.contains(name) }

  func targets(of source: String) -> [String] { reads.filter { $0.sources.contains(source) }.map(\.target) }
}
