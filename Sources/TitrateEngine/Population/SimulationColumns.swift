import TitrateLanguage

/// Which quantities a simulation writes, and where in a solver each is found.
struct SimulationColumns: Sendable {
  /// Where a column's numbers come from.
  enum Source: Hashable, Sendable {
    /// An output of the solver.
    case output(Int)
    /// A state, by position in `Model.compartments`.
    case state(Int)
    /// The prediction with residual error.
    case measured
  }

  let names: [String]
  let sources: [Source]
  /// Outputs of the solver: the variables asked for, then what the samplers of DV need.
  let outputs: [NodeID]
  /// How many of `outputs` are variables.
  let variableCount: Int
  var hasDV: Bool { sources.contains(.measured) }

  /// Every name that may be asked for, in the order of the full table: variables, then states that no variable is
  /// named like, then DV.
  static func available(_ model: Model, hasDV: Bool) -> [String] {
    let variables = model.variables.map(\.name)
    let states = model.compartments.map(\.name).filter { !variables.contains($0) }
    return variables + states + (hasDV ? ["DV"] : [])
  }

  /// - Parameters:
  ///   - wanted: names in the order of the table; nil means all.
  ///   - sampled: what the samplers of DV need.
  ///   - hasDV: whether DV is simulated at all.
  /// - Throws: `Diagnostics` S060 for every name that is none, S061 for a DV that is not simulated.
  init(_ model: Model, wanted: [String]?, sampled: [NodeID], hasDV: Bool) throws {
    let available = Self.available(model, hasDV: hasDV)
    let wanted = wanted ?? available
    let unknown = wanted.filter { !available.contains($0) }
    guard unknown.isEmpty else {
      throw Diagnostics(unknown.map { Self.problem($0, among: available, model: model) })
    }
    var outputs: [NodeID] = []
    sources = wanted.map { name in
      // A variable is never hidden by what the program adds.
      if let variable = model.variable(name) {
        outputs.append(variable.value)
        return .output(outputs.count - 1)
      }
      if let state = model.compartments.firstIndex(where: { $0.name == name }) { return .state(state) }
      return .measured
    }
    names = wanted
    variableCount = outputs.count
    self.outputs = outputs + (sources.contains(.measured) ? sampled : [])
  }

  private static func problem(_ name: String, among available: [String], model: Model) -> Diagnostic {
    if name == "DV" {
      return Diagnostic(
        "S061", .error, "there is no DV to write", at: .none,
        fix: model.endpoints.isEmpty
          ? "give the model an endpoint, such as 'Cc ~ prop(sd)'"
          : "DV is the prediction with residual error, which a typical simulation has none of")
    }
    let listed = available.prefix(20).joined(separator: ", ") + (available.count > 20 ? ", …" : "")
    return Diagnostic(
      "S060", .error, "the model has no variable or state '\(name)'", at: .none,
      fix: NameSuggestion.closest(to: name, in: available).map { "did you mean '\($0)'?" }
        ?? "it has \(listed)")
  }
}
