import TitrateEngine
import TitrateLanguage
import TitrateNumerics

/// Estimates one subject's random effects from measured values: the mode of the posterior (MAP).
///
/// The objective is twice the negative log posterior without constants,
///
///     Σ [log vⱼ + (h(yⱼ) − h(pⱼ))²/vⱼ] + ηᵀ·Ω⁻¹·η,
///
/// with vⱼ the residual variance at the prediction pⱼ, on the scale h of the error model. Constants left out:
/// log 2π, log |Ω|, and for log-normal errors the Jacobian 2·log yⱼ; the Jacobians of scales with parameters of
/// their own (logit, probit, Box-Cox, Yeo-Johnson) are kept. A censored value counts −2·log P(interval). Values of
/// distributions, categories and `ll()` count −2·log of their whole likelihood.
///
/// Not thread-safe: one per thread.
public final class MAPEstimator {
  let problem: IndividualProblem
  private let gradients: IndividualObjective
  /// Made when first needed: solves without derivatives.
  private var values: IndividualObjective?

  /// Binds a subject to a model.
  ///
  /// - Parameters:
  ///   - covariates: names of `EventRecord.covariates`, as in `EventTable.covariates`.
  ///   - thetas: population parameters in `Model.thetas` order; the model's own estimates where nil.
  /// - Throws: `Diagnostics` for records that the model cannot take (from the solver), values that cannot be measured
  ///   and a covariance that is none (I001 to I005, I009, I010, I020, I021).
  public init(
    _ compiled: CompiledModel, subject: Subject, covariates: [String], thetas: [Double]? = nil,
    options: SolveOptions = SolveOptions()
  ) throws {
    let model = compiled.model
    let unusual = model.endpoints.compactMap { endpoint in
      endpoint.unusualScatter.map {
        Diagnostic(
          "I020", .error, "'\(endpoint.name)' has \($0), which cannot be fitted", at: .none,
          fix: "use a normal residual error: add(), prop(), pow(), lnorm() …")
      }
    }
    guard unusual.isEmpty else { throw Diagnostics(unusual) }
    let thetas = thetas ?? model.thetas.map(\.estimate)
    let outputs = EndpointOutputs(model: model, thetas: thetas)
    let solver = try SubjectSolver(
      compiled, subject: subject, covariates: covariates, outputs: outputs.nodes, sensitivities: true,
      options: options)
    problem = IndividualProblem(
      compiled: compiled, subject: subject, covariates: covariates, thetas: thetas, options: options,
      outputs: outputs, prior: try Prior(model: model, occasions: solver.occasionCount),
      measured: try MeasuredRecords(
        of: subject, model: model, readers: outputs.endpoints, outputRecords: solver.outputRecords))
    precondition(
      problem.prior.etaCount == solver.etaCount,
      "\(problem.prior.etaCount) random effects laid out, \(solver.etaCount) solved")
    gradients = IndividualObjective(problem, solver: solver)
  }

  /// Number of random effects (`SubjectSolver.etaCount`).
  public var etaCount: Int { problem.prior.etaCount }

  /// Number of measured values in the objective.
  public var measuredCount: Int { problem.measured.used.count }

  /// Covariance of the random effects before any measured value; rows and columns of etas without variance are 0.
  public var priorCovariance: Matrix { problem.prior.expanded(problem.prior.covariance) }

  /// The objective at given random effects, in the solver's order; +∞ where the model cannot be solved there or cannot
  /// produce a measured value. Costs one solution without derivatives.
  public func objective(_ etas: [Double]) throws -> Double {
    try valueObjective().value(problem.prior.reduced(etas))
  }

  /// The objective's terms for each measured value used (in the order of `IndividualFit.observations`): −2·log of its
  /// likelihood, without constants. All +∞ where the model cannot be solved.
  public func contributions(_ etas: [Double]) throws -> [Double] {
    let objective = try valueObjective()
    guard objective.solve(problem.prior.reduced(etas)) else {
      return Array(repeating: .infinity, count: measuredCount)
    }
    return objective.contributions()
  }

  /// The objective and its exact gradient, 0 for etas without variance; nil where the objective is +∞.
  public func gradient(_ etas: [Double]) -> (value: Double, gradient: [Double])? {
    let point = MAPSearch(gradients).evaluate(problem.prior.reduced(etas))
    return point.map { ($0.value, problem.prior.expanded($0.gradient)) }
  }

  func valueObjective() throws -> IndividualObjective {
    if let values { return values }
    let made = IndividualObjective(problem, solver: try problem.makeSolver(sensitivities: false))
    values = made
    return made
  }
}

extension MAPEstimator {
  /// The MAP estimate. Without measured values it is the prior: etas 0 with covariance Ω.
  ///
  /// - Parameter starts: from how many points to search; the lowest minimum wins. The first is eta = 0, the others lie
  ///   one prior standard deviation away, in both directions of each axis. As long as none has led to a minimum (a
  ///   stationary point with positive definite Hessian), further ones are tried, whatever the number.
  /// - Throws: `Diagnostics` if the objective is +∞ at every start: I006 or I007, or the solver's.
  public func fit(starts: Int = 1) throws -> IndividualFit {
    let before = gradients.solver.statistics
    var search = MAPSearch(gradients)
    var best: Stationary?
    for (index, x) in startingPoints().enumerated() {
      if index >= starts, best?.isMinimum == true { break }
      guard let start = search.evaluate(x) else { continue }
      let (point, converged) = search.descend(from: start)
      // Without measured values the objective is quadratic and its information exact.
      let hessian = measuredCount == 0 ? point.information : search.hessian(at: point)
      let found = Stationary(point: point, converged: converged, hessian: hessian)
      if best.map({ found.isBetter(than: $0) }) ?? true { best = found }
    }
    guard let best else { throw failure() }
    let hessian = best.isPositiveDefinite ? best.hessian! : best.point.information
    let covariance = Cholesky(0.5 * hessian)?.inverse ?? problem.prior.covariance
    let x = best.point.x
    let observations = try describe(problem.measured.used, at: x)
    let setAside = try describe(problem.measured.setAside, at: x)
    return IndividualFit(
      etas: problem.prior.expanded(x), objective: best.point.value,
      gradientNorm: best.point.gradient.map(abs).max() ?? 0, hessian: problem.prior.expanded(hessian),
      covariance: problem.prior.expanded(covariance), hessianIsRepaired: !best.isPositiveDefinite,
      observations: observations, setAside: setAside, status: best.isMinimum ? .converged : .stopped,
      iterations: search.iterations, statistics: gradients.solver.statistics.since(before))
  }

  /// Where a search ended.
  private struct Stationary {
    let point: MAPSearch.Point
    let converged: Bool
    /// nil where it does not exist.
    let hessian: Matrix?
    let isPositiveDefinite: Bool
    var isMinimum: Bool { converged && isPositiveDefinite }

    init(point: MAPSearch.Point, converged: Bool, hessian: Matrix?) {
      self.point = point
      self.converged = converged
      self.hessian = hessian
      isPositiveDefinite = hessian.flatMap { Cholesky($0) } != nil
    }

    /// A minimum goes before anything else; one that is reached again differs by rounding and does not count.
    func isBetter(than other: Stationary) -> Bool {
      guard isMinimum == other.isMinimum else { return isMinimum }
      return point.value < other.point.value - 1e-9 * (1 + abs(other.point.value))
    }
  }

  /// 0, then ±1 prior standard deviation along each axis of the whitened random effects.
  private func startingPoints() -> [[Double]] {
    let count = problem.prior.free.count
    var points = [Array(repeating: 0.0, count: count)]
    for index in 0..<count {
      var unit = Array(repeating: 0.0, count: count)
      for side in [1.0, -1.0] {
        unit[index] = side
        points.append(problem.prior.cholesky.multiplyFactor(unit))
      }
    }
    return points
  }

  /// What the model says of measured values.
  private func describe(_ records: [MeasuredRecord], at x: [Double]) throws -> [ObservationFit] {
    guard !records.isEmpty else { return [] }
    let outputs = problem.outputs
    let solver = gradients.solver
    let solvable = gradients.solve(Array(repeating: 0, count: x.count))
    let typical = records.map {
      solvable ? outputs.prediction(endpoint: $0.endpoint, row: $0.row, from: solver) : .nan
    }
    guard gradients.solve(x) else { throw failure() }
    return zip(records, typical).map { item, pred in
      let ipred = outputs.prediction(endpoint: item.endpoint, row: item.row, from: solver)
      let error = outputs.errorModel(endpoint: item.endpoint, row: item.row, from: solver)
      let isExact = item.value.censoring == .none
      return ObservationFit(
        record: item.record, endpoint: item.endpoint, time: problem.subject.records[item.record].time,
        dv: item.value.dv, censoring: item.value.censoring, pred: pred, ipred: ipred,
        residualSD: error.deviation(at: ipred),
        iwres: isExact && outputs.endpoints[item.endpoint].logLikelihood < 0
          ? error.weightedResidual(dv: item.value.dv, prediction: ipred) : nil)
    }
  }

  /// Why no search could start.
  private func failure() -> Diagnostics {
    let subject = problem.subject
    guard gradients.solve(Array(repeating: 0, count: problem.prior.free.count)) else {
      return Diagnostics([Self.unsolvable(gradients.failure, subject: subject)])
    }
    let impossible = zip(problem.measured.used, gradients.contributions()).filter { !$1.isFinite }
    let found = impossible.map { item, _ in
      let prediction = problem.outputs.prediction(
        endpoint: item.endpoint, row: item.row, from: gradients.solver)
      let name = problem.compiled.model.endpoints[item.endpoint].name
      return Diagnostic(
        "I006", .error, "DV \(item.value.dv) cannot occur where the model predicts \(name) = \(prediction)",
        at: .subject(subject.id, time: subject.records[item.record].time),
        fix:
          "before the first dose a model with purely proportional or log-normal error admits no measured value: "
          + "set CENS = 1 with the limit of quantification, or MDV = 1, or add an additive error")
    }
    return Diagnostics(found.isEmpty ? [Self.unsolvable(nil, subject: subject)] : found)
  }

  private static func unsolvable(_ failure: SolveFailure?, subject: Subject) -> Diagnostic {
    failure?.diagnostic(subject: subject.id)
      ?? Diagnostic(
        "I007", .error, "the model's derivatives are not finite numbers at typical parameters",
        at: .subject(subject.id, time: nil),
        fix: "check the model for functions without a slope there, such as sqrt or abs at 0")
  }
}

extension SolveStatistics {
  /// The counts since an earlier reading.
  func since(_ earlier: SolveStatistics) -> SolveStatistics {
    var difference = self
    difference.solves -= earlier.solves
    difference.steps -= earlier.steps
    difference.rejected -= earlier.rejected
    difference.rightHandSides -= earlier.rightHandSides
    difference.propagators -= earlier.propagators
    return difference
  }
}
