import OrderedCollections
import TitrateLanguage
import TitrateRecords

/// Puts the components of a draft together: prefixes, shared covariates, wires with converted units, one text.
struct CompositionAssembly {
  private let draft: CompositionDraft
  private var parts: [Part] = []
  private var problems: [Diagnostic] = []
  /// The whole's covariates that stay open, by name.
  private var open: OrderedDictionary<String, Provenance.CovariateBinding> = [:]
  private let file: String

  /// A component on its way into the whole.
  private struct Part {
    let prefix: String
    let source: LibraryModel
    var component: ModelComponent
    /// Assignments that stand before the component's own statements.
    var wires: [String] = []
    /// Components whose variables the wires and interactions read.
    var needs: Set<String> = []

    /// Variables and states by their names in the whole.
    var variables: [String] { source.model.variables.map { component.name($0.name) } }
    var states: [String] { source.model.compartments.map { component.name($0.name) } }
    /// Inputs and covariates of the component: name in the whole and binding.
    var covariates: [(name: String, binding: Provenance.CovariateBinding)] {
      source.provenance.covariates.map { (component.name($0.name), $0) }
    }
  }

  /// - Throws: `Diagnostics` with everything that is wrong with the composition.
  static func assemble(_ draft: CompositionDraft, file: String, library: Library) throws -> Composition {
    var assembly = CompositionAssembly(draft, file: file)
    try assembly.loadComponents(library)
    try assembly.finish()
    assembly.openCovariates()
    let wires = assembly.connect()
    assembly.interact()
    try assembly.finish()
    let order = assembly.ordered()
    try assembly.finish()
    return try assembly.composition(order, wires: wires)
  }

  private init(_ draft: CompositionDraft, file: String) {
    self.draft = draft
    self.file = file
  }

  private mutating func report(_ code: String, _ what: String, _ place: Place, _ fix: String) {
    problems.append(Diagnostic(code, .error, what, at: place, fix: fix))
  }

  private func finish() throws {
    if !problems.isEmpty { throw Diagnostics(problems) }
  }

  // MARK: Components

  private mutating func loadComponents(_ library: Library) throws {
    var sources: [(prefix: String, model: LibraryModel, place: Place)] = []
    for entry in draft.components {
      if sources.contains(where: { $0.prefix == entry.prefix }) {
        report("B062", "two components are called '\(entry.prefix)'", entry.place, "give each its own 'as'")
        continue
      }
      do {
        sources.append((entry.prefix, try library.model(named: entry.model, at: entry.place), entry.place))
      } catch let found as Diagnostics { problems += found.all }
    }
    let shared = Self.shared(sources.map(\.model))
    for (prefix, source, place) in sources {
      do {
        parts.append(
          Part(prefix: prefix, source: source, component: try component(prefix, source, shared, place)))
      } catch let found as Diagnostics { problems += found.all }
    }
  }

  /// Covariates of a patient that mean the same, in the same unit, wherever they occur; inputs are each component's own.
  private static func shared(_ sources: [LibraryModel]) -> Set<String> {
    var bindings: [String: Provenance.CovariateBinding] = [:]
    var different: Set<String> = []
    for binding in sources.flatMap(\.provenance.covariates) {
      if let other = bindings[binding.name], other.source != binding.source || other.unit != binding.unit {
        different.insert(binding.name)
      }
      bindings[binding.name] = binding
      if binding.source == "input" { different.insert(binding.name) }
    }
    return Set(bindings.keys).subtracting(different)
  }

  private func component(_ prefix: String, _ source: LibraryModel, _ shared: Set<String>, _ place: Place)
    throws
    -> ModelComponent
  {
    let time = source.provenance.units.time
    let whole = draft.units["time"] ?? Unit.known("h")
    let scale: Double
    do throws(UnitError) { scale = try Quantity(1, whole).value(in: try Unit(time)) } catch {
      throw Diagnostics([
        Diagnostic(
          "B063", .error, "the time of \(source.name) is in '\(time)': \(error.what)", at: place,
          fix: "give the composition a unit of time that converts")
      ])
    }
    let compartments = Set(source.provenance.doseCompartments.values)
    try checkDoseUnit(of: source, compartments, place)
    return try ModelComponent(
      source.model, prefix: prefix, shared: shared, timeScale: scale,
      doseCompartment: compartments.count == 1 ? compartments.first : nil)
  }

  private func checkDoseUnit(of source: LibraryModel, _ compartments: Set<String>, _ place: Place) throws {
    guard let whole = draft.units["dosing"], !compartments.isEmpty,
      source.provenance.units.dose != whole.symbol
    else { return }
    throw Diagnostics([
      Diagnostic(
        "B063", .error,
        "doses of \(source.name) are in '\(source.provenance.units.dose)', those of the composition in '\(whole.symbol)'",
        at: place, fix: "give all drugs of a composition the same unit of doses")
    ])
  }

  // MARK: Covariates

  private mutating func openCovariates() {
    for part in parts {
      for (name, binding) in part.covariates {
        var renamed = binding
        renamed.name = name
        if open[name] == nil { open[name] = renamed }
      }
    }
    for covariate in draft.covariates {
      if open[covariate.name] != nil {
        report(
          "B062", "'\(covariate.name)' is a covariate of a component already", draft.place,
          "leave it out, or rename it")
      }
      open[covariate.name] = covariate
    }
    for constant in draft.constants {
      guard let binding = open[constant.name], let part = owner(ofInput: constant.name) else {
        reportUnknown(constant.name, among: Array(open.keys), constant.place, "a covariate of a component")
        continue
      }
      guard let value = converted(constant.value, to: binding.unit, nil, constant.place) else { continue }
      parts[part].wires.append("\(constant.name) <- \(value)")
      open[constant.name] = nil
    }
  }

  /// The first component that has an input or covariate of that name.
  private func owner(ofInput name: String) -> Int? {
    parts.firstIndex { $0.covariates.contains { $0.name == name } }
  }

  // MARK: Wires

  private mutating func connect() -> [Composition.Wire] {
    draft.wires.compactMap { wire in
      guard let target = owner(ofInput: wire.to), let binding = open[wire.to] else {
        let isWired = owner(ofInput: wire.to) != nil
        if isWired {
          report("B062", "'\(wire.to)' is wired or set twice", wire.place, "leave out one of the two")
        } else {
          reportUnknown(wire.to, among: Array(open.keys), wire.place, "an input of a component")
        }
        return nil
      }
      guard read(wire.formula, for: target, at: wire.place), let unit = wire.unit ?? unit(of: wire) else {
        return nil
      }
      guard let factor = converted(Quantity(1, unit), to: binding.unit, wire.molarMass, wire.place) else {
        return nil
      }
      let line = factor == "1" ? wire.formula : "(\(wire.formula)) * \(factor)"
      parts[target].wires.append("\(wire.to) <- \(line)")
      open[wire.to] = nil
      return Composition.Wire(
        to: wire.to, formula: wire.formula, unit: unit, molarMass: wire.molarMass, why: wire.why,
        citation: wire.citation, place: wire.place)
    }
  }

  /// The unit of a prediction is its model's unit of concentration.
  private mutating func unit(of wire: CompositionDraft.Wire) -> Unit? {
    for part in parts {
      let isPrediction =
        part.source.model.endpoints.first.map { part.component.name($0.name) } == wire.formula
      if isPrediction { return try? Unit(part.source.provenance.units.concentration) }
    }
    report(
      "B061", "the unit of '\(wire.formula)' is not known", wire.place,
      "only the prediction of a model has a known unit: add 'unit: …'")
    return nil
  }

  private mutating func converted(
    _ quantity: Quantity, to symbol: String, _ molarMass: Double?, _ place: Place
  )
    -> String?
  {
    do throws(UnitError) {
      let unit = try Unit(symbol)
      guard let molarMass else { return Number.text(try quantity.value(in: unit)) }
      return Number.text(try quantity.value(in: unit, molarMass: molarMass))
    } catch {
      report("B064", error.what, place, error.fix)
      return nil
    }
  }

  /// Notes which components a formula reads, and says which of its names nobody has.
  private mutating func read(_ formula: String, for target: Int, at place: Place) -> Bool {
    let names: [String]
    do { names = try ModelTree.names(inFormula: formula) } catch let found as Diagnostics {
      for problem in found.all {
        report("B065", "in '\(formula)': \(problem.what)", place, problem.fix ?? "")
      }
      return false
    } catch { preconditionFailure("a parser threw \(error)") }
    let known = parts.flatMap { $0.variables + $0.states } + Array(open.keys) + ["t", "time"]
    var isKnown = true
    for name in names {
      if let index = parts.firstIndex(where: { $0.variables.contains(name) }), index != target {
        parts[target].needs.insert(parts[index].prefix)
      } else if !known.contains(name) {
        reportUnknown(name, among: known, place, "a variable, state or covariate of the composition")
        isKnown = false
      }
    }
    return isKnown
  }

  private mutating func reportUnknown(_ name: String, among names: [String], _ place: Place, _ kind: String) {
    report(
      "B066", "'\(name)' is not \(kind)", place,
      Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? "there are \(names.prefix(30).joined(separator: ", "))")
  }

  // MARK: Interactions

  private mutating func interact() {
    for interaction in draft.interactions {
      let compartment = Self.compartment(interaction.on)
      let target = parts.firstIndex { part in
        compartment.map { part.states.contains($0) } ?? part.variables.contains(interaction.on)
      }
      guard let target else {
        reportUnknown(
          compartment ?? interaction.on, among: parts.flatMap { $0.variables + $0.states }, interaction.place,
          compartment == nil ? "a variable of a component" : "a compartment of a component")
        continue
      }
      guard read(interaction.factor, for: target, at: interaction.place) else { continue }
      do {
        if let compartment {
          try parts[target].component.multiplyBioavailability(of: compartment, by: interaction.factor)
        } else {
          try parts[target].component.multiply(interaction.on, by: interaction.factor)
        }
      } catch let found as Diagnostics { problems += found.all } catch { preconditionFailure("\(error)") }
    }
  }

  /// `tac_depot` of `f(tac_depot)`.
  private static func compartment(_ text: String) -> String? {
    guard text.hasPrefix("f("), text.hasSuffix(")") else { return nil }
    return String(text.dropFirst(2).dropLast())
  }

  // MARK: The whole

  /// What is read comes before what reads it; otherwise in the order of the file.
  private mutating func ordered() -> [Part] {
    var waiting = parts, result: [Part] = []
    while !waiting.isEmpty {
      let done = Set(result.map(\.prefix))
      guard let next = waiting.firstIndex(where: { $0.needs.isSubset(of: done) }) else {
        let names = waiting.map(\.prefix).joined(separator: ", ")
        report(
          "B067", "the components \(names) read each other's variables in a circle", draft.place,
          "wire a state instead of a variable somewhere: states are known before any variable")
        return []
      }
      result.append(waiting.remove(at: next))
    }
    return result
  }

  private func composition(_ order: [Part], wires: [Composition.Wire]) throws -> Composition {
    let text = CompositionText(draft, open: Array(open.values)).text(
      order.map { CompositionText.Part(source: $0.source, component: $0.component, wires: $0.wires) })
    let model = try Model(parsing: text, file: "\(draft.name) (composed)")
    for output in draft.outputs where !Self.has(output.name, model) {
      throw Diagnostics([
        Diagnostic(
          "B066", .error, "the output '\(output.name)' is no variable or state of the composition",
          at: .file(file), fix: "see 'titrate models show \(draft.name) --language' for its names")
      ])
    }
    for (drug, compartment) in draft.doses
    where !model.compartments.contains(where: { $0.name == compartment }) {
      throw Diagnostics([
        Diagnostic(
          "B066", .error, "'\(compartment)', which takes \(drug), is no compartment of the composition",
          at: .file(file), fix: "it has \(model.compartments.map(\.name).joined(separator: ", "))")
      ])
    }
    let used = Set(model.covariateNames)
    return Composition(
      name: draft.name, title: draft.title, about: draft.about, file: file,
      components: order.map { Composition.Component(prefix: $0.prefix, source: $0.source) }, wires: wires,
      interactions: draft.interactions, outputs: draft.outputs,
      covariates: open.values.filter { used.contains($0.name) }, doses: draft.doses, text: text, model: model)
  }

  private static func has(_ name: String, _ model: Model) -> Bool {
    model.variable(name) != nil || model.compartments.contains { $0.name == name }
  }
}
