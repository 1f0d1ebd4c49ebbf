import Foundation
import TitrateEngine
import TitrateInference
import TitrateLanguage

/// 10,000 posterior draws for one patient with 60 doses and 10 concentrations.
struct PosteriorBenchmark {
  static let draws = 10_000
  let threads: Int
  let estimator: MAPEstimator
  let fit: IndividualFit
  /// Mean and standard deviation of every eta, by quadrature.
  let expected: [(mean: Double, sd: Double)]

  init(folder: URL, threads: Int) throws {
    self.threads = threads
    // Troughs and peaks of a month on 5 mg every 12 h, by hand; near the typical patient's, with some scatter.
    let levels: [(Double, Double)] = [
      (47.5, 12.6), (95.5, 17.1), (97.5, 26.0), (191.5, 15.8), (263.5, 18.4), (265, 27.9), (383.5, 16.2),
      (503.5, 18.8),
      (599.5, 20.1), (719.5, 17.7),
    ]
    var records = [EventRecord(time: 0, evid: 1, amount: 5, interval: 12, additional: 59)]
    records += levels.map { EventRecord(time: $0, evid: 0, dv: $1) }
    estimator = try MAPEstimator(
      try compile("map_tac.R", folder: folder), subject: Subject(id: "1", records: records), covariates: [])
    fit = try estimator.fit()
    expected = try String(contentsOf: folder.appending(path: "Data/posterior_tac.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: ",").compactMap { Double($0) }
        return (cells[0], cells[1])
      }
  }

  func run(repeats: Int) throws -> Outcome {
    var posterior = try sample(threads: threads)
    let times = try (0..<repeats).map { _ in try Cost.measure { posterior = try sample(threads: threads) } }
    let one = threads == 1 ? posterior : try sample(threads: 1)
    // Draws must not depend on the number of threads, and their means must be the posterior's.
    let same = one.draws == posterior.draws ? 0 : Double.infinity
    let distance = expected.enumerated().map { eta, known in
      let sum = (0..<posterior.count).reduce(0.0) { $0 + posterior.draws[$1 * posterior.etaCount + eta] }
      return abs(sum / Double(posterior.count) - known.mean) / known.sd
    }
    return Outcome(
      name:
        "Posterior: \(Self.draws) draws, 60 doses, 10 levels, \(threads) thread\(threads == 1 ? "" : "s")",
      times: times,
      counts: [("effective", posterior.effectiveSampleSize), ("solves", Double(posterior.solves))],
      // Five standard errors of a mean, in standard deviations.
      deviation: max(same, distance.max() ?? .infinity),
      allowed: 5 / posterior.effectiveSampleSize.squareRoot())
  }

  private func sample(threads: Int) throws -> Posterior {
    try Posterior.sample(fit, estimator, draws: Self.draws, seed: 1, threads: threads)
  }
}
