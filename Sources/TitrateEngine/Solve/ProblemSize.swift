import TitrateLanguage

/// How much memory one subject's solution needs, known before any of it is asked for.
struct ProblemSize {
  /// Numbers that a subject may need: 268 MB.
  static let largest = 33_554_432.0

  let rows: Int
  let columns: Int
  let effects: Int
  let numbers: Double

  /// - Parameter sensitivities: whether derivatives with respect to all random effects are kept.
  init(_ program: SolverProgram, _ bound: BoundSubject, of model: Model, sensitivities: Bool) {
    let between = model.etas.count { $0.level == nil }
    effects = between + (model.etas.count - between) * bound.occasionCount
    rows = bound.outputRecords.count
    columns = program.outputCount
    let n = Double(program.stateCount)
    let directions = sensitivities ? Double(effects) : 0
    let results = Double(rows) * (Double(columns) * (1 + directions) + n)
    // States and rates, doses on their way, and with derivatives the matrices of a closed form.
    let work = 20 * n * (1 + directions) + 6 * Double(bound.records.count) * directions + 4 * n * n
    let matrices = program.method == .closedForm ? 4 * n * n * Double(program.coefficientEtas.count) : 0
    numbers = results + work + matrices + Double(effects)
  }

  /// - Throws: `Diagnostics` S046 for what would not fit.
  func check(subject: String) throws {
    guard numbers > Self.largest else { return }
    let effects = effects > 0 ? " and \(effects) random effects" : ""
    throw Diagnostics([
      Diagnostic(
        "S046", .error,
        "\(rows) rows of \(columns) columns\(effects) do not fit into the memory of one subject",
        at: .subject(subject, time: nil), fix: "ask for fewer columns (--output) or fewer rows")
    ])
  }
}
