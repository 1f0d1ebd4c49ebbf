import TitrateLanguage

/// Which endpoint of the model a record belongs to. The first rule that applies decides:
///
/// 1. DVID (not empty, not 0): the endpoint whose condition or variable has this name, in any case; a number n that
///    is no such name means the n-th endpoint.
/// 2. A model with one endpoint: that one, whatever CMT says.
/// 3. CMT by name: the endpoint whose condition or variable has this name.
/// 4. CMT by number: compartments are counted in the order of their `d/dt()` lines; the number of a compartment
///    means the endpoint with that compartment's name. Endpoints that are no compartments are counted after them.
package struct EndpointAssignment: Sendable {
  private let endpoints: [Endpoint]
  private let compartments: [String]
  /// Endpoints that are no compartments: they have the numbers after the compartments.
  private let numberedAfter: [Int]

  package init(model: Model) {
    endpoints = model.endpoints
    let names = model.compartments.map(\.name)
    compartments = names
    numberedAfter = model.endpoints.indices.filter { !names.contains(model.endpoints[$0].condition) }
  }

  /// Position of the endpoint in `Model.endpoints`; nil where the rules find none.
  package func endpoint(for record: EventRecord) -> Int? {
    if let name = record.endpoint, !name.isEmpty, name != "0" {
      if let match = endpoint(named: name) { return match }
      guard let number = Int(name), endpoints.indices.contains(number - 1) else { return nil }
      return number - 1
    }
    if endpoints.count == 1 { return 0 }
    switch record.compartment {
    case .unspecified: return nil
    case .name(let name): return endpoint(named: name)
    case .number(let number):
      if compartments.indices.contains(number - 1) { return endpoint(named: compartments[number - 1]) }
      let after = number - 1 - compartments.count
      return numberedAfter.indices.contains(after) ? numberedAfter[after] : nil
    }
  }

  /// CMT of a record as a number: of the compartment, or of the endpoint counted after the compartments; 1 where
  /// nothing is said.
  func number(of record: EventRecord) -> Int {
    func number(ofEndpoint index: Int) -> Int {
      if let state = compartments.firstIndex(of: endpoints[index].condition) { return state + 1 }
      return compartments.count + 1 + (numberedAfter.firstIndex(of: index) ?? 0)
    }
    if let name = record.endpoint, !name.isEmpty, name != "0", let index = endpoint(for: record) {
      return number(ofEndpoint: index)
    }
    switch record.compartment.positive {
    case .unspecified, .number(0): return 1
    case .number(let number): return number
    case .name(let name):
      let folded = name.lowercased()
      if let state = compartments.firstIndex(where: { $0.lowercased() == folded }) { return state + 1 }
      return endpoint(named: name).map(number(ofEndpoint:)) ?? 1
    }
  }

  /// What DVID may be, for messages.
  package var names: String { endpoints.map(\.condition).joined(separator: ", ") }

  private func endpoint(named name: String) -> Int? {
    let exact = endpoints.firstIndex { $0.condition == name } ?? endpoints.firstIndex { $0.name == name }
    if let exact { return exact }
    let folded = name.lowercased()
    return endpoints.firstIndex { $0.condition.lowercased() == folded }
      ?? endpoints.firstIndex { $0.name.lowercased() == folded }
  }
}
