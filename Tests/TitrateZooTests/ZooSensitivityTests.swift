import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Derivatives with respect to random effects, population parameters and covariates against differences, over the zoo.
struct ZooSensitivityTests {
  static let configurations = SolverConfiguration.all.filter(\.integratesSensitivities)

  /// One model, its events, and what can be moved.
  private struct Trial {
    let model: Model
    let table: EventTable
    let options: SolveOptions

    var thetas: [Double] { model.thetas.map(\.estimate) }

    func profile(
      _ model: Model, thetas: [Double]? = nil, etas: [Double]? = nil, covariates: [String: Double] = [:],
      sensitivities: Bool = false
    ) throws -> Profile {
      let records = table.subjects[0].records.map { record in
        var record = record
        for (column, name) in table.covariates.enumerated() {
          record.covariates[column] += covariates[name] ?? 0
        }
        return record
      }
      return try Profile(
        model, records, covariates: table.covariates, thetas: thetas, etas: etas,
        sensitivities: sensitivities, options: options, texts: table.subjects[0].texts)
    }
  }

  @Test(arguments: ZooCase.all, configurations)
  func derivativesAreLimitsOfDifferences(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    // Differences divide errors by the step: both sides are integrated more exactly than by default.
    let trial = Trial(
      model: try item.model, table: try item.table, options: configuration.options(rtol: 1e-12, atol: 1e-14))
    let (model, covariates) = (trial.model, trial.model.covariateNames)
    let inputs =
      model.thetas.map { ModelInput.theta($0.name) }
      + covariates.filter { !item.kinds.contains($0) && !Self.isText($0, model) }.map {
        ModelInput.covariate($0)
      }
    let names = try item.truth.keys.sorted().filter { model.variable($0) != nil }
    let exact = try trial.profile(try model.differentiable(in: inputs), sensitivities: true)
    let plain = try trial.profile(model)
    let count = exact.derivatives.values.first?.count ?? 0
    func check(_ position: Int, _ what: String, step: Double, _ profile: (Double) throws -> Profile) throws {
      // Three central differences extrapolated: an error of the order h⁶.
      let pairs = try [step, step / 2, step / 4].map {
        (step: $0, up: try profile($0), down: try profile(-$0))
      }
      for name in names {
        let rough: [[Double]] = pairs.map { pair in
          zip(pair.up[name], pair.down[name]).map { up, down in (up - down) / (2 * pair.step) }
        }
        let fine = Self.extrapolate(rough[2], rough[1], 4)
        let coarse = Self.extrapolate(rough[1], rough[0], 4)
        let differences = Self.extrapolate(fine, coarse, 16)
        let found: [Double] = exact.derivatives[name]![position]
        // A step of 2 % of the input that moves the value by 2e-5 of itself is no derivative worth more digits.
        let size = max(Self.largest(differences), Self.largest(exact[name]) * 1e-3 * 0.02 / step)
        // 1e-7 of the largest derivative of the column: h⁶ and rounding over h lie below.
        let difference = largestRelativeDifference(found, differences, floor: size)
        #expect(difference <= 1e-7, "d\(name)/d(\(what)): \(found), differences \(differences)")
      }
    }
    let between = model.etas.filter { $0.level == nil }.count
    // The vector: effects between subjects, those of the inputs, effects of the occasions.
    let positions = (0..<count).filter { $0 < between || $0 >= between + inputs.count }
    for (eta, position) in positions.enumerated() {
      try check(position, "eta \(eta + 1)", step: 0.02) { h in
        var etas = [Double](repeating: 0, count: count - inputs.count)
        etas[eta] = h
        return try trial.profile(model, etas: etas)
      }
    }
    let differentiable = try model.differentiable(in: inputs)
    for (index, theta) in model.thetas.enumerated() {
      let step = theta.estimate == 0 ? 0.02 : 0.02 * theta.estimate.magnitude
      try check(differentiable.position(of: .theta(theta.name))!, theta.name, step: step) { h in
        var thetas = trial.thetas
        thetas[index] += h
        return try trial.profile(model, thetas: thetas)
      }
    }
    for case .covariate(let name) in inputs {
      let column = trial.table.covariates.firstIndex { $0 == name } ?? 0
      let value = trial.table.subjects[0].records[0].covariates[column]
      let step = value == 0 ? 0.02 : 0.02 * value.magnitude
      try check(differentiable.position(of: .covariate(name))!, name, step: step) {
        try trial.profile(model, covariates: [name: $0])
      }
    }
    // The added effects are 0: values are those of the model as it is. Integrated, the sensitivities' steps differ.
    for (name, values) in plain.columns {
      let floor = 1e-4
      let bound = plain.method == .integrated ? 1e-8 : 0
      #expect(largestRelativeDifference(exact[name], values, floor: floor) <= bound, "\(name)")
    }
  }

  static func isText(_ covariate: String, _ model: Model) -> Bool {
    model.covariates.contains { $0.name == covariate && !$0.levels.isEmpty }
  }

  private static func largest(_ values: [Double]) -> Double { values.reduce(0) { max($0, $1.magnitude) } }

  /// Takes the leading error away: half the step leaves a `factor`th of it.
  private static func extrapolate(_ fine: [Double], _ coarse: [Double], _ factor: Double) -> [Double] {
    zip(fine, coarse).map { fine, coarse in (factor * fine - coarse) / (factor - 1) }
  }
}
