import TitrateEngine
import TitrateLanguage
import TitrateNumerics

/// Everything that one subject's objective is made of, except a solver; shared by the threads of a sampler.
struct IndividualProblem: Sendable {
  let compiled: CompiledModel
  let subject: Subject
  let covariates: [String]
  let thetas: [Double]
  let options: SolveOptions
  let outputs: EndpointOutputs
  let prior: Prior
  let measured: MeasuredRecords

  /// A solver of this subject.
  func makeSolver(sensitivities: Bool) throws -> SubjectSolver {
    try SubjectSolver(
      compiled, subject: subject, covariates: covariates, outputs: outputs.nodes,
      sensitivities: sensitivities,
      options: options)
  }
}

/// Twice the negative log posterior of one subject, without constants:
/// Σ over measured values of the `ResidualTerm`s + ηᵀ·Ω⁻¹·η.
///
/// Left out are log 2π of every value, log |Ω|, and the Jacobian of log-normal values, which depend on no random
/// effect. Arguments are the free random effects. Not thread-safe: one per thread.
final class IndividualObjective {
  let problem: IndividualProblem
  let solver: SubjectSolver
  /// Why the last evaluation gave +∞, if the solver failed.
  private(set) var failure: SolveFailure?

  private let thetas: UnsafeMutableBufferPointer<Double>
  private let etas: UnsafeMutableBufferPointer<Double>
  private let free: UnsafeMutableBufferPointer<Int>
  private let precision: UnsafeMutableBufferPointer<Double>
  private let measured: UnsafeMutableBufferPointer<MeasuredRecord>
  private let readers: UnsafeMutableBufferPointer<EndpointReader>
  /// Derivatives of the mean, the deviation and the two ends of the interval by the free random effects.
  private let tangents: UnsafeMutableBufferPointer<Double>

  init(_ problem: IndividualProblem, solver: SubjectSolver) {
    self.problem = problem
    self.solver = solver
    thetas = .copying(problem.thetas)
    etas = .copying(Array(repeating: 0, count: problem.prior.etaCount))
    free = .copying(problem.prior.free)
    precision = .copying(problem.prior.precision)
    measured = .copying(problem.measured.used)
    readers = .copying(problem.outputs.endpoints)
    tangents = .copying(Array(repeating: 0, count: 4 * problem.prior.free.count))
  }

  deinit {
    thetas.deallocate()
    etas.deallocate()
    free.deallocate()
    precision.deallocate()
    measured.deinitialize().deallocate()
    readers.deinitialize().deallocate()
    tangents.deallocate()
  }

  /// The objective; +∞ where the model cannot be solved or cannot produce a measured value.
  func value(_ x: UnsafePointer<Double>) -> Double {
    guard solve(x) else { return .infinity }
    var sum = priorTerm(x)
    for item in measured { sum += term(of: item) }
    return sum.isNaN ? .infinity : sum
  }

  /// The parts of the objective at the random effects solved last: one per measured value used.
  func contributions() -> [Double] { measured.map(term(of:)) }

  /// Solves; false where the model cannot be solved.
  func solve(_ x: UnsafePointer<Double>) -> Bool {
    for index in 0..<free.count { etas[free[index]] = x[index] }
    do throws(SolveFailure) {
      try solver.solve(thetas: UnsafePointer(thetas.baseAddress!), etas: UnsafePointer(etas.baseAddress!))
      failure = nil
      return true
    } catch {
      failure = error
      return false
    }
  }

  /// ηᵀ·Ω⁻¹·η.
  private func priorTerm(_ x: UnsafePointer<Double>) -> Double {
    let count = free.count
    var sum = 0.0
    for row in 0..<count {
      var product = 0.0
      for column in 0..<count { product += precision[row * count + column] * x[column] }
      sum += x[row] * product
    }
    return sum
  }

  private func term(of item: MeasuredRecord) -> Double {
    let reader = readers[item.endpoint]
    if reader.logLikelihood >= 0 { return -2 * solver.value(row: item.row, output: reader.logLikelihood) }
    let prediction = solver.value(row: item.row, output: reader.prediction)
    let error = reader.errorModel(row: item.row, from: solver)
    let term = ResidualTerm.value(
      of: item.interval ?? error.interval(item.value), mean: error.transformed(prediction),
      deviation: error.deviation(at: prediction))
    return item.value.censoring == .none ? term + error.jacobianTerm(item.value.dv) : term
  }
}

extension IndividualObjective {
  /// The objective, its exact gradient and an approximation of its second derivatives.
  ///
  /// - Parameters:
  ///   - gradient: filled, one element per free random effect; meaningless where the objective is +∞.
  ///   - information: filled, row-major: second derivatives in expectation over new data (Fisher scoring), which are
  ///     positive definite everywhere.
  func evaluate(
    _ x: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
    information: UnsafeMutablePointer<Double>
  ) -> Double {
    guard solve(x) else { return .infinity }
    let count = free.count
    for row in 0..<count {
      var product = 0.0
      for column in 0..<count {
        product += precision[row * count + column] * x[column]
        information[row * count + column] = 2 * precision[row * count + column]
      }
      gradient[row] = 2 * product
    }
    var sum = priorTerm(x)
    for item in measured { sum += accumulate(item, gradient, information) }
    for index in 0..<count where !gradient[index].isFinite { return .infinity }
    return sum.isNaN ? .infinity : sum
  }

  /// Adds one measured value to the gradient and the information; returns its term.
  private func accumulate(
    _ item: MeasuredRecord, _ gradient: UnsafeMutablePointer<Double>,
    _ information: UnsafeMutablePointer<Double>
  ) -> Double {
    let count = free.count
    let reader = readers[item.endpoint]
    if reader.logLikelihood >= 0 {
      return accumulate(item, output: reader.logLikelihood, gradient, information)
    }
    let prediction = solver.value(row: item.row, output: reader.prediction)
    let error = reader.errorModel(row: item.row, from: solver)
    let interval = item.interval ?? error.interval(item.value)
    let term = ResidualTerm(
      of: interval, mean: error.transformed(prediction), deviation: error.deviation(at: prediction))
    let isExact = item.value.censoring == .none
    guard term.value.isFinite else { return term.value }
    if term.byMean != 0 || term.byDeviation != 0 || term.meanCurvature != 0 {
      let mean = tangents.baseAddress!
      let deviation = mean + count
      differentiate(item, reader, error, prediction, mean: mean, deviation: deviation)
      for row in 0..<count {
        gradient[row] += term.byMean * mean[row] + term.byDeviation * deviation[row]
        for column in 0..<count {
          information[row * count + column] +=
            term.meanCurvature * mean[row] * mean[column]
            + term.deviationCurvature * deviation[row] * deviation[column]
        }
      }
    }
    if !reader.scaleIsFixed { accumulateScale(item, reader, error, term, gradient) }
    return isExact ? term.value + error.jacobianTerm(item.value.dv) : term.value
  }

  /// The same where the model gives the log likelihood itself: the information is that of the scores, whose mean square
  /// is the expected second derivative.
  private func accumulate(
    _ item: MeasuredRecord, output: Int, _ gradient: UnsafeMutablePointer<Double>,
    _ information: UnsafeMutablePointer<Double>
  ) -> Double {
    let value = -2 * solver.value(row: item.row, output: output)
    guard value.isFinite, let score = tangents.baseAddress else { return value }
    let count = free.count
    for row in 0..<count {
      score[row] = solver.derivative(row: item.row, output: output, eta: free[row])
      gradient[row] -= 2 * score[row]
    }
    for row in 0..<count {
      for column in 0..<count { information[row * count + column] += 2 * score[row] * score[column] }
    }
    return value
  }

  /// Derivatives of the mean and the deviation of a measured value by the free random effects.
  private func differentiate(
    _ item: MeasuredRecord, _ reader: EndpointReader, _ error: ErrorModel, _ prediction: Double,
    mean: UnsafeMutablePointer<Double>, deviation: UnsafeMutablePointer<Double>
  ) {
    let row = item.row
    let slope = error.slope(prediction)
    let slopes = error.deviationSlopes(at: prediction)
    for index in 0..<free.count {
      let byEta = solver.derivative(row: row, output: reader.prediction, eta: free[index])
      mean[index] = slope * byEta
      deviation[index] = slopes.byPrediction * byEta
    }
    guard !reader.isFixed else { return }
    let ofScale = reader.scaleIsFixed ? (first: 0, second: 0) : error.scaleSlopes(prediction)
    for index in 0..<free.count {
      let eta = free[index]
      deviation[index] +=
        slopes.byAdditive * reader.additive.derivative(row: row, eta: eta, from: solver)
        + slopes.byProportional * reader.proportional.derivative(row: row, eta: eta, from: solver)
        + slopes.byPower * reader.power.derivative(row: row, eta: eta, from: solver)
      mean[index] +=
        ofScale.first * reader.first.derivative(row: row, eta: eta, from: solver)
        + ofScale.second * reader.second.derivative(row: row, eta: eta, from: solver)
    }
  }

  /// What moves with the scale's own parameters besides the mean: the measured value and its Jacobian.
  private func accumulateScale(
    _ item: MeasuredRecord, _ reader: EndpointReader, _ error: ErrorModel, _ term: ResidualTerm,
    _ gradient: UnsafeMutablePointer<Double>
  ) {
    var (first, second) = (0.0, 0.0)
    func add(_ weight: Double, _ x: Double) {
      guard weight != 0 else { return }
      let slopes = error.scaleSlopes(x)
      first += weight * slopes.first
      second += weight * slopes.second
    }
    switch item.value.censoring {
    case .none:
      add(term.byUpper, item.value.dv)
      let slopes = error.jacobianSlopes(item.value.dv)
      first += slopes.first
      second += slopes.second
    case .below:
      add(term.byUpper, item.value.dv)
      add(term.byLower, item.value.limit ?? 0)
    case .above:
      add(term.byLower, item.value.dv)
      add(term.byUpper, item.value.limit ?? 0)
    }
    for index in 0..<free.count {
      gradient[index] +=
        first * reader.first.derivative(row: item.row, eta: free[index], from: solver)
        + second * reader.second.derivative(row: item.row, eta: free[index], from: solver)
    }
  }
}

extension UnsafeMutableBufferPointer {
  /// A buffer of its own with the elements of an array; at least one element is allocated, so that an empty buffer has
  /// an address too.
  fileprivate static func copying(_ values: [Element]) -> Self {
    let base = UnsafeMutablePointer<Element>.allocate(capacity: Swift.max(1, values.count))
    base.initialize(from: values, count: values.count)
    return Self(start: base, count: values.count)
  }
}
