import Foundation
import TitrateLibrary
import TitrateRecords
import TitrateTherapy

/// Advice on the standard example, reading the files included: 10,000 posterior draws in bands and search.
struct AdviceBenchmark {
  let examples: URL
  let threads: Int

  func run(repeats: Int) throws -> Outcome {
    let reference = try advise(threads: 1)
    var advice = reference
    let times = try (0..<repeats).map { _ in try Cost.measure { advice = try advise(threads: threads) } }
    let estimate = advice.estimate!
    return Outcome(
      name: "Advice: kidney-transplant.yaml, \(threads) thread\(threads == 1 ? "" : "s")", times: times,
      counts: [
        ("draws", Double(estimate.draws)), ("effective", estimate.effectiveSampleSize),
        ("solves of the estimate", Double(estimate.solves)),
        ("curve points", Double(advice.predictions.count)),
        ("dose mg", advice.recommendations[0].dose.value),
      ],
      // The number of threads must not change a bit of the answer.
      deviation: deviation(advice, reference), allowed: 0)
  }

  private func advise(threads: Int) throws -> Advice {
    var options = AdviserOptions()
    options.threads = threads
    let record = try PatientRecord.read(examples.appending(path: "kidney-transplant.yaml").path)
    let library = Library(root: examples.appending(path: "../Library").standardized.path)
    return try Adviser(library: library, options: options).advise(record)
  }

  private func deviation(_ advice: Advice, _ reference: Advice) -> Double {
    let medians = zip(advice.predictions, reference.predictions).map {
      abs($0.credible.q50 - $1.credible.q50)
    }
    let losses = zip(advice.recommendations, reference.recommendations).map { abs($0.loss - $1.loss) }
    return (medians + losses).max() ?? .infinity
  }
}
