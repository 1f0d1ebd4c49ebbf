import TitrateEngine
import TitrateLanguage

/// What a solver gave for some variables and states of a model: one column per name, one value per output row.
public struct Profile: Sendable {
  /// Values by name.
  public let columns: [String: [Double]]
  /// Derivatives by name, then by random effect; empty without sensitivities.
  public let derivatives: [String: [[Double]]]
  /// How it was solved.
  public let method: CompiledModel.Method
  /// What it cost.
  public let statistics: SolveStatistics

  /// Solves a model for one subject.
  ///
  /// - Parameters:
  ///   - names: variables or states; nil means all of both.
  ///   - thetas: population parameters; nil means the model's estimates.
  ///   - etas: random effects; nil means 0.
  public init(
    _ model: Model, _ records: [EventRecord], covariates: [String] = [], names: [String]? = nil,
    thetas: [Double]? = nil, etas: [Double]? = nil, sensitivities: Bool = false,
    options: SolveOptions = SolveOptions(), texts: [Int: [String]] = [:]
  ) throws {
    var subject = Subject(id: "1", records: records)
    subject.texts = texts
    let states = model.compartments.map(\.name)
    let variables = model.variables.filter { names?.contains($0.name) ?? true }
    let solver = try SubjectSolver(
      CompiledModel(model), subject: subject, covariates: covariates,
      outputs: variables.map(\.value), sensitivities: sensitivities, options: options)
    try solver.solve(
      thetas: thetas ?? model.thetas.map(\.estimate),
      etas: etas ?? Array(repeating: 0, count: solver.etaCount))
    let rows = solver.outputRecords.indices
    var columns: [String: [Double]] = [:]
    var derivatives: [String: [[Double]]] = [:]
    for (position, state) in states.enumerated() where names?.contains(state) ?? true {
      columns[state] = rows.map { solver.state(row: $0, compartment: position) }
    }
    for (output, variable) in variables.enumerated() {
      columns[variable.name] = rows.map { solver.value(row: $0, output: output) }
      guard sensitivities else { continue }
      derivatives[variable.name] = (0..<solver.etaCount).map { eta in
        rows.map { solver.derivative(row: $0, output: output, eta: eta) }
      }
    }
    self.columns = columns
    self.derivatives = derivatives
    method = solver.method
    statistics = solver.statistics
  }

  /// One column; empty for an unknown name, so that comparisons fail.
  public subscript(name: String) -> [Double] { columns[name] ?? [] }
}

/// Largest relative difference of two columns; infinite when they differ in length or hold NaN.
///
/// - Parameter floor: sizes below this count as this; 0 asks for relative accuracy of every digit.
public func largestRelativeDifference(_ a: [Double], _ b: [Double], floor: Double = 0) -> Double {
  guard a.count == b.count else { return .infinity }
  var worst = 0.0
  for (x, y) in zip(a, b) where x != y {
    let difference = (x - y).magnitude / max(x.magnitude, y.magnitude, floor)
    worst = difference.isNaN ? .infinity : max(worst, difference)
  }
  return worst
}
