import TitrateLanguage

extension SolveFailure {
  /// When it happened, h.
  public var time: Double {
    switch self {
    case .tooManySteps(let time), .stepTooSmall(let time), .noSteadyState(let time): time
    case .notFinite(let time, _), .invalidDose(let time, _): time
    }
  }

  /// The failure as something the reader can act on.
  ///
  /// - Parameter subject: ID as written.
  public func diagnostic(subject: String) -> Diagnostic {
    let place = Place.subject(subject, time: time.isFinite ? time : nil)
    switch self {
    case .tooManySteps:
      return Diagnostic(
        "S020", .error, "the integrator needs more steps than allowed", at: place,
        fix: "raise --max-steps, loosen --rtol, or check the parameters: very fast rates make a model stiff")
    case .stepTooSmall:
      return Diagnostic(
        "S021", .error, "the integrator's step became too small to advance", at: place,
        fix: "check the model for a state that grows without bound or a division by 0")
    case .notFinite(_, let what):
      return Diagnostic(
        "S022", .error, "\(what) is not finite", at: place,
        fix: "check the parameters and covariates: a division by 0, a logarithm of 0, or exp of a huge number"
      )
    case .noSteadyState:
      return Diagnostic(
        "S023", .error, "no steady state was found", at: place,
        fix: "check that every compartment is eliminated, or write the earlier doses out with ADDL and II")
    case .invalidDose(_, let what):
      return Diagnostic(
        "S024", .error, "a dose is impossible with these parameters: \(what)", at: place,
        fix: "check lag, f, rate and dur of the compartment, and AMT, RATE and II of the record")
    }
  }
}
