import TitrateEngine
import TitrateLanguage
import TitrateNumerics

/// Equally likely draws of one subject's random effects given the measured values.
///
/// The Laplace approximation at the MAP estimate proposes, the exact objective weighs, systematic resampling makes the
/// weights equal. The same fit, seed and subject give the same bytes for any number of threads.
public struct Posterior: Sendable {
  /// How the draws were made.
  public enum Method: String, Sendable {
    /// No measured value: from the prior itself.
    case prior
    /// Importance resampling around the MAP estimate.
    case importance
    /// The same with a proposal refitted to a first sample, whose effective size was below 5 %.
    case adapted
  }
  /// Number of draws.
  public let count: Int
  /// Random effects per draw, in the solver's order (`SubjectSolver.etaCount`).
  public let etaCount: Int
  /// Draw after draw, `count · etaCount` numbers. A draw of large weight stands several times in a row.
  public let draws: [Double]
  /// To how many independent draws the sample is worth; `count` for draws from the prior.
  public let effectiveSampleSize: Double
  /// How the draws were made.
  public let method: Method
  /// Log marginal likelihood of the measured values, but for log 2π/2 of every uncensored value (and the Jacobian
  /// that `MAPEstimator` leaves out): comparable between explanations of the same values.
  public let logEvidence: Double
  /// Solutions computed.
  public let solves: Int

  /// The random effects of one draw.
  public subscript(draw: Int) -> ArraySlice<Double> { draws[draw * etaCount..<(draw + 1) * etaCount] }

  /// Draws from the posterior.
  ///
  /// - Parameters:
  ///   - fit: the MAP estimate by the same estimator.
  ///   - draws: how many; at least 1.
  ///   - seed: what the user gives by `--seed`.
  ///   - subject: tells the streams of subjects apart, the position in the data say.
  ///   - threads: how many to use; no influence on the result.
  /// - Throws: `Diagnostics` I008 if the weights of all draws are 0.
  public static func sample(
    _ fit: IndividualFit, _ estimator: MAPEstimator, draws count: Int = 10_000, seed: UInt64,
    subject: UInt64 = 0,
    threads: Int = 1
  ) throws -> Posterior {
    precondition(count > 0, "\(count) draws")
    let problem = estimator.problem
    let prior = problem.prior
    let key = PosteriorKey(seed: seed, subject: subject)
    guard !problem.measured.used.isEmpty, !prior.free.isEmpty else {
      return fromPrior(prior, count: count, key: key)
    }
    var workers = [try estimator.valueObjective()]
    while workers.count < min(threads, (count + 511) / 512) {
      workers.append(IndividualObjective(problem, solver: try problem.makeSolver(sensitivities: false)))
    }
    let centre = prior.reduced(fit.etas)
    let width = centre.count
    var laplace = Matrix(rows: width, columns: width)
    for (row, from) in prior.free.enumerated() {
      for (column, other) in prior.free.enumerated() { laplace[row, column] = fit.covariance[from, other] }
    }
    var method = Method.importance
    var solves = count
    var best = Proposal(centre: centre, covariance: laplace, prior: prior).flatMap {
      ImportanceSample(count: count, proposal: $0, workers: workers, key: key, stage: 0)
    }
    if let first = best, first.effectiveSize < poor * Double(count),
      let refitted = Proposal(refitting: first, laplace: laplace, prior: prior)
    {
      let second = ImportanceSample(count: count, proposal: refitted, workers: workers, key: key, stage: 1)
      solves += count
      if let second, second.effectiveSize > first.effectiveSize { (best, method) = (second, .adapted) }
    }
    guard let best else { throw Diagnostics([noWeight(problem.subject)]) }
    var random = key.random(stage: 2, block: 0)
    var chosen = Array(repeating: 0.0, count: count * prior.etaCount)
    for (place, draw) in best.resampled(count, offset: random.uniform()).enumerated() {
      for (index, to) in prior.free.enumerated() {
        chosen[place * prior.etaCount + to] = best.draws[draw * width + index]
      }
    }
    return Posterior(
      count: count, etaCount: prior.etaCount, draws: chosen, effectiveSampleSize: best.effectiveSize,
      method: method, logEvidence: best.logEvidence, solves: solves)
  }

  /// Effective share of the draws below which the proposal is refitted.
  private static let poor = 0.05

  private static func fromPrior(_ prior: Prior, count: Int, key: PosteriorKey) -> Posterior {
    var random = key.random(stage: 3, block: 0)
    var draws: [Double] = []
    draws.reserveCapacity(count * prior.etaCount)
    for _ in 0..<count {
      let z = prior.free.map { _ in random.normal() }
      draws.append(contentsOf: prior.expanded(prior.cholesky.multiplyFactor(z)))
    }
    return Posterior(
      count: count, etaCount: prior.etaCount, draws: draws, effectiveSampleSize: Double(count),
      method: .prior,
      logEvidence: 0, solves: 0)
  }

  private static func noWeight(_ subject: Subject) -> Diagnostic {
    Diagnostic(
      "I008", .error, "no draw around the estimate can be solved, so the posterior cannot be sampled",
      at: .subject(subject.id, time: nil),
      fix: "check the model: it seems solvable only at the estimate itself; a looser --rtol may help")
  }
}

/// What keys the random numbers of a posterior.
struct PosteriorKey: Sendable {
  let seed: UInt64
  let subject: UInt64

  /// The stream of one block of draws. "POST" in the upper half keeps it apart from other uses of the same seed.
  func random(stage: UInt64, block: Int) -> CounterRandom {
    CounterRandom(
      seed: seed, subject: subject, purpose: 0x504F_5354_0000_0000 | stage << 24 | UInt64(block))
  }
}

extension Proposal {
  /// A proposal with the moments of a first sample. The fewer draws stand behind them, the more of the Laplace
  /// covariance is mixed in, which also keeps the matrix positive definite.
  init?(refitting sample: ImportanceSample, laplace: Matrix, prior: Prior) {
    let width = laplace.rows
    let (mean, covariance) = sample.moments(width: width)
    let share = min(1, max(0.05, Double(width) / sample.effectiveSize))
    self.init(centre: mean, covariance: (1 - share) * covariance + share * laplace, prior: prior)
  }
}
