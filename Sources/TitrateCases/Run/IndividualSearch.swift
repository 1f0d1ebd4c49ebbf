import TitrateEngine
import TitrateInference
import TitrateLanguage

/// One patient's random effects from levels: the most likely ones.
enum IndividualSearch {
  /// - Parameter levels: in the model's units of time and concentration.
  static func etas(_ model: CaseModel, _ input: CaseRun.Input, levels: [(at: Double, value: Double)]) throws
    -> [Double]
  {
    let (subject, covariates) = try CaseRun.subject(model, input, levels: levels)
    let estimator = try MAPEstimator(model.compiled, subject: subject, covariates: covariates)
    let fit = try estimator.fit()
    guard fit.status == .converged else {
      throw CaseProblem.make(
        "K024", "the levels of '\(model.name)' have no best fit", at: input.place, fix: "look at the levels")
    }
    return fit.etas
  }
}
