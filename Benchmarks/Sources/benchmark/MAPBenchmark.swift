import Foundation
import TitrateEngine
import TitrateInference
import TitrateLanguage
import TitrateRecords

/// MAP estimates of 100 patients with three concentrations each: binding the data, the search, the Hessian and the
/// covariance. The model is compiled before.
struct MAPBenchmark {
  let model: CompiledModel
  let table: EventTable
  /// ID to etas and objective, by other arithmetic.
  let expected: [[Double]]

  init(folder: URL) throws {
    let data = folder.appending(path: "Data")
    model = try compile("map_tac.R", folder: folder)
    table = try EventFile.read(data.appending(path: "MAP_tac.csv").path).table
    expected = try String(contentsOf: data.appending(path: "MAP_tac_estimates.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst().map {
        $0.split(separator: ",").dropFirst().compactMap { Double($0) }
      }
  }

  func run(repeats: Int) throws -> Outcome {
    var fits: [IndividualFit] = []
    let times = try (0..<repeats).map { _ in
      fits = []
      return try Cost.measure(units: table.subjects.count) {
        for subject in table.subjects {
          fits.append(try MAPEstimator(model, subject: subject, covariates: table.covariates).fit())
        }
      }
    }
    let deviations = zip(fits, expected).map { fit, known in
      zip(fit.etas + [fit.objective], known).map { abs($0 - $1) }.max() ?? .infinity
    }
    let count = Double(fits.count)
    return Outcome(
      name: "MAP: two compartments, three levels, per patient",
      times: times,
      counts: [
        ("iterations", Double(fits.map(\.iterations).reduce(0, +)) / count),
        ("solves", Double(fits.map(\.statistics.solves).reduce(0, +)) / count),
        ("allocations", times[0].allocations),
      ],
      // 1e-8: the known answers have 12 digits; the search ends near 1e-10.
      deviation: fits.count == expected.count ? deviations.max() ?? .infinity : .infinity, allowed: 1e-8,
      peer: Peer(tool: "mapbayr", time: 84, wanted: 80))
  }
}
