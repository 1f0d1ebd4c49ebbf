import OrderedCollections
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// What the parts of a model are, for rules about what may act on what: `Immune/roles.yaml`.
package struct PartRoles: Sendable {
  package enum Role: String, Sendable, CaseIterable { case antiviral, virus, immune, other }
  /// By model, then by name of a state, variable or input.
  package private(set) var models: OrderedDictionary<String, [String: Role]> = [:]

  /// - Throws: `Diagnostics` with everything that is wrong with the file.
  package init(library: Library) throws {
    let source = try TitrateRecords.SourceText.read("\(library.root)/Immune/roles.yaml", family: "K")
    var findings = Findings(family: "K")
    let file = YAMLNode.parse(source, &findings)?.mapping(keys: ["models"], &findings)
    for entry in file?.required("models", &findings)?.mapping(&findings)?.entries ?? [] {
      var roles: [String: Role] = [:]
      let lists = entry.value.mapping(keys: Role.allCases.map(\.rawValue), &findings)?.entries ?? []
      for list in lists {
        guard let role = Role(rawValue: list.key) else { continue }
        for node in list.value.sequence(&findings) {
          guard let name = node.string(&findings) else { continue }
          if roles.updateValue(role, forKey: name) != nil {
            findings.error("019", "'\(name)' has two roles", at: node.place, fix: "keep one of them")
          }
        }
      }
      models[entry.key] = roles
    }
    try findings.throwErrors(file: source.file)
  }

  /// Names of a model of the library that have no role: every state and variable needs one, and every input.
  package func missing(in model: LibraryModel) -> [String] {
    let roles = models[model.name] ?? [:]
    let inputs = model.provenance.covariates.filter { $0.source == "input" }.map(\.name)
    let names = model.model.compartments.map(\.name) + model.model.variables.map(\.name) + inputs
    return names.filter { roles[$0] == nil }
  }

  /// The roles of a model alone.
  package func roles(of model: LibraryModel) -> [String: Role] { models[model.name] ?? [:] }

  /// The roles of a composition: aciclovir's own states are where the drug comes in; parts of models that no antiviral drives
  /// have none.
  package func roles(of composition: Composition) -> [String: Role] {
    var roles: [String: Role] = [:]
    for component in composition.components {
      if Self.isAciclovir(component.source) {
        for state in component.source.model.compartments {
          roles["\(component.prefix)_\(state.name)"] = .antiviral
        }
      }
      for (name, role) in models[component.source.name] ?? [:] { roles["\(component.prefix)_\(name)"] = role }
    }
    return roles
  }

  /// Whether a model's doses are aciclovir or what becomes it.
  package static func isAciclovir(_ model: LibraryModel) -> Bool {
    ["aciclovir/", "valaciclovir/"].contains { model.name.hasPrefix($0) }
  }
}
