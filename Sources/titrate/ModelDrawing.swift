import Foundation
import TitrateLanguage
import TitrateLibrary
import TitrateReport

/// `titrate models show … --diagram FILE.svg`.
enum ModelDrawing {
  /// The picture of a curated model: doses by route, inputs as its files name them.
  static func diagram(_ found: LibraryModel) -> ModelDiagram {
    let known = found.provenance
    let inputs = known.covariates.filter { $0.source == "input" }.map(\.name)
    let routes = known.doseCompartments.sorted { $0.key < $1.key }
    return ModelDiagram(
      ModelStructure(found.model, inputs: inputs), title: found.name,
      subtitle: "\(known.title); \(known.status.rawValue)",
      doses: routes.map { ModelDiagram.Dose(route: $0.key, compartment: $0.value) })
  }

  /// The picture of a composition, a frame for each component.
  static func diagram(_ composition: Composition) -> ModelDiagram {
    let inputs = composition.covariates.filter { $0.source == "input" }.map(\.name)
    let groups = composition.components.map {
      ModelDiagram.Group(
        title: "\($0.prefix): \($0.source.name) (\($0.source.provenance.status.rawValue))",
        prefix: $0.prefix + "_")
    }
    return ModelDiagram(
      ModelStructure(composition.model, inputs: inputs, outputs: composition.outputs.map(\.name)),
      title: composition.title,
      subtitle: "\(composition.name); \(composition.status.rawValue)",
      doses: composition.doses.map { ModelDiagram.Dose(route: $0.key, compartment: $0.value) }, groups: groups
    )
  }

  /// The picture of any model file. Doses go where the model says something about them.
  static func diagram(_ model: Model) -> ModelDiagram {
    let prepared = model.compartments.filter {
      $0.bioavailability != nil || $0.lag != nil || $0.rate != nil || $0.duration != nil
    }
    return ModelDiagram(
      ModelStructure(model), title: model.name,
      doses: prepared.map { ModelDiagram.Dose(route: "", compartment: $0.name) })
  }
}
