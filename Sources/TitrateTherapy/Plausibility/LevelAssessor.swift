import Foundation
import TitrateEngine
import TitrateInference
import TitrateRecords

/// Judges every level by what the other levels and the model predict of it.
///
/// Each level is left out in turn, the patient is fitted without it, and the level is compared with the predictive
/// distribution, measurement error included. A gross error drags the fit with it, so residuals of a fit that has
/// seen the level would hide it; and one gross error makes its neighbours look wrong, so the worst level is set
/// aside first and the others are judged again without it.
struct LevelAssessor {
  let fitter: PatientFitter
  let history: DoseHistory
  /// Levels with a larger distance are implausible (design section 7).
  static let implausibleDistance = 3.0
  /// From this distance on, explanations are ranked and shown.
  static let oddDistance = 2.0

  /// What was found about one level.
  struct Assessment {
    var index: Int
    /// Median and 90 % interval of the predictive distribution, measurement error included.
    var expected: Double
    var low90: Double
    var high90: Double
    /// (log level − mean)/sd of the predictive distribution on the log scale; for a result below a limit 0, unless
    /// the prediction lies above the limit.
    var distance: Double
    var isImplausible: Bool { abs(distance) > LevelAssessor.implausibleDistance }
    var explanations: [Explanations.Ranked]
  }

  func assess() throws -> [Assessment] {
    let indices = Array(fitter.builder.levels.indices)
    var omitted: Set<Int> = []
    var assessments = try indices.map { try assess($0, without: omitted) }
    // At most half of the levels may be doubted: beyond that the record, not a level, is in question.
    while omitted.count < max(1, indices.count / 2) {
      let remaining = assessments.filter { !omitted.contains($0.index) && $0.isImplausible }
      guard let worst = remaining.max(by: { abs($0.distance) < abs($1.distance) }) else { break }
      omitted.insert(worst.index)
      guard indices.count > 1 else { break }
      assessments = try indices.map { try assess($0, without: omitted) }
    }
    return try assessments.map { assessment in
      guard abs(assessment.distance) > Self.oddDistance else { return assessment }
      var explained = assessment
      explained.explanations = try Explanations(fitter: fitter, history: history)
        .rank(assessment.index, without: omitted.union([assessment.index]))
      return explained
    }
  }

  private func assess(_ index: Int, without omitted: Set<Int>) throws -> Assessment {
    let predictive = try fitter.predictive(
      of: index, using: Set(fitter.builder.levels.indices).subtracting(omitted).subtracting([index]))
    let level = fitter.builder.levels[index]
    let value = fitter.builder.levelValues[index]
    return Assessment(
      index: index, expected: predictive.median, low90: predictive.low90, high90: predictive.high90,
      distance: level.isBelowLimit
        ? predictive.distanceOfBelow(value) : predictive.distance(of: value),
      explanations: [])
  }
}
