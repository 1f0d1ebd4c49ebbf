import TitrateEngine
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// A model or composition of the library, ready to run, with what is known about it.
struct CaseModel {
  let name: String
  let compiled: CompiledModel
  let covariates: [Provenance.CovariateBinding]
  let uses: [ModelUse]
  let timeUnit: Unit
  let doseUnit: Unit
  /// The states' nodes, by position in `Model.compartments`.
  private let states: [NodeID]
  /// Units that the library gives for variables.
  private let units: [String: String]

  var model: Model { compiled.model }

  /// - Throws: `Diagnostics`: a name that the library does not have, or what is wrong with its files.
  init(named name: String, in library: Library, at place: Place) throws {
    var model: Model
    if library.compositionNames.contains(name) {
      let whole = try library.composition(named: name, at: place)
      model = whole.model
      covariates = whole.covariates
      units = Dictionary(whole.outputs.map { ($0.name, $0.unit) }, uniquingKeysWith: { first, _ in first })
      uses =
        [
          ModelUse(
            name: name, status: whole.status, citation: whole.title, doi: nil,
            departures: whole.wires.map { "\($0.to) from \($0.formula): \($0.why)" }
              + whole.interactions.map { "\($0.on) times \($0.factor): \($0.why)" }, isComposition: true)
        ] + whole.components.map { Self.use($0.source) }
    } else {
      let found = try library.model(named: name, at: place)
      model = found.model
      covariates = found.provenance.covariates
      let concentration = found.provenance.units.concentration
      units = Dictionary(
        found.model.endpoints.prefix(1).map { ($0.name, concentration) },
        uniquingKeysWith: { first, _ in first })
      uses = [Self.use(found)]
    }
    self.name = name
    states = model.compartments.indices.map { model.graph.input(.state($0)) }
    compiled = CompiledModel(model)
    timeUnit = try Self.unit("time", of: model, "h", at: place)
    doseUnit = try Self.unit("dosing", of: model, "mg", at: place)
  }

  private static func use(_ model: LibraryModel) -> ModelUse {
    ModelUse(
      name: model.name, status: model.provenance.status, citation: model.provenance.citation,
      doi: model.provenance.doi, departures: model.provenance.departures, isComposition: false)
  }

  private static func unit(_ name: String, of model: Model, _ standard: String, at place: Place) throws
    -> Unit
  {
    do { return try Unit(model.unit(name) ?? standard) } catch {
      throw CaseProblem.make("K021", "the model's unit of \(name): \(error.what)", at: place, fix: error.fix)
    }
  }

  /// The node of a variable or state.
  ///
  /// - Throws: K020 for an unknown name.
  func node(_ name: String, at place: Place) throws -> NodeID {
    if let variable = model.variable(name) { return variable.value }
    if let state = model.compartments.firstIndex(where: { $0.name == name }) { return states[state] }
    let names = model.variables.map(\.name) + model.compartments.map(\.name)
    throw CaseProblem.make(
      "K020", "'\(name)' is no variable or state of \(self.name)", at: place,
      fix: Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? "it has \(names.joined(separator: ", "))")
  }

  /// The unit of a variable, where the library says it.
  func unit(of variable: String) -> String? { units[variable] }

  /// A time in the model's unit: a bare number is in it already.
  func time(_ text: String, at place: Place) throws -> Double {
    if let number = Number.parse(text) { return number }
    do { return try Quantity(parsing: text).value(in: timeUnit) } catch {
      throw CaseProblem.make("K021", error.what, at: place, fix: error.fix)
    }
  }
}

extension Model {
  /// An entry of `units <- list(time = "h", …)`.
  fileprivate func unit(_ name: String) -> String? {
    guard case .list(let units)? = metadata["units"],
      case .text(let text)? = units.first(where: { $0.name == name })?.value
    else { return nil }
    return text
  }
}
