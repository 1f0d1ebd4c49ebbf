import Foundation
import Testing
import TitrateCases
import TitrateLibrary

/// Aciclovir acts on viral production; whatever it does to T cells, cytokines or the answer to a graft it does through the virus.
@Suite struct AntiviralRuleTests {
  let library = CaseTests.library
  let roles: PartRoles

  init() throws { roles = try PartRoles(library: library) }

  /// Compositions in which somebody gets aciclovir or its prodrug.
  private func compositionsWithAciclovir() throws -> [Composition] {
    try library.compositions().filter { $0.components.contains { PartRoles.isAciclovir($0.source) } }
  }

  @Test func noCompositionLetsAciclovirReachImmunityPastTheVirus() throws {
    let found = try compositionsWithAciclovir()
    #expect(found.count >= 2)
    for composition in found {
      let own = roles.roles(of: composition)
      #expect(own.values.contains(.antiviral))
      #expect(ForbiddenPath.fromAntiviral(in: composition.model, roles: own).map(\.description) == [])
      // A component without roles would be invisible to the rule.
      for component in composition.components where component.source.kind == .immuneSystem {
        #expect(roles.missing(in: component.source) == [], "\(component.source.name) in \(composition.name)")
      }
    }
  }

  /// Models on their own: those whose inputs are aciclovir or an antiviral effect are all listed, completely, and keep the rule.
  @Test func noModelLetsAciclovirReachImmunityPastTheVirus() throws {
    let taking = try library.models().filter { model in
      let inputs = model.provenance.covariates.filter { $0.source == "input" }.map(\.name)
      return inputs.contains { ["cacv", "antiviral"].contains($0.lowercased()) }
        || roles.models[model.name] != nil
    }
    #expect(taking.count >= 6)
    for model in taking {
      #expect(roles.missing(in: model) == [], "\(model.name)")
      let paths = ForbiddenPath.fromAntiviral(in: model.model, roles: roles.roles(of: model))
      #expect(paths.map(\.description) == [], "\(model.name)")
    }
  }

  /// The rule bites: a concentration wired to the growth of T cells is found, by name.
  @Test func aForbiddenWireIsCaught() throws {
    let text = """
      composition: forbidden
      title: Aciclovir on T cells, which must not be
      about: A wire that the rule forbids.
      units: { time: h, dosing: mg }
      components:
        - { model: aciclovir/adult-construction, as: acv }
        - { model: cmv/wodarz-2007-ctl, as: cmv }
      wires:
        - { to: cmv_suppression, is: acv_Cc / (100 + acv_Cc), unit: "1", why: forbidden }
      doses: { valaciclovir oral: acv_depot }
      outputs:
        - { name: cmv_ctl, unit: "1", label: T cells }
      """
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "forbidden-\(UUID().uuidString).yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let composition = try library.composition(file: file.path)
    let paths = ForbiddenPath.fromAntiviral(in: composition.model, roles: roles.roles(of: composition))
    #expect(paths.contains { $0.names.last == "cmv_za" && $0.names.contains("acv_central") })
  }

  /// The rule does not forbid what is true: T cells do follow the virus.
  @Test func throughTheVirusTheyAreReached() throws {
    let composition = try library.composition(named: "valaciclovir-cmv")
    var own = roles.roles(of: composition)
    for (name, role) in own where role == .virus { own[name] = .other }
    #expect(
      ForbiddenPath.fromAntiviral(in: composition.model, roles: own).contains { $0.names.last == "cmv_za" })
  }
}
