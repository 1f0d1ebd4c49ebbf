import TitrateLanguage

/// What is wrong with a case, with the code of its kind.
enum CaseProblem {
  /// K020 a name that is unknown; K021 a summary that makes no sense; K022 a quotation that the library does not have; K023 a formula;
  /// K024 a run that cannot be solved; K025 a rule of doses that does not answer.
  static func make(_ code: String, _ what: String, at place: Place, fix: String?) -> Diagnostics {
    Diagnostics([Diagnostic(code, .error, what, at: place, fix: fix)])
  }
}
