extension ModelChecker {
  /// Warnings about names that are legal and probably not meant.
  mutating func adviseAboutNames() {
    adviseAboutUnused()
    guard tree.ini != nil else { return }
    let described = describedCovariates()
    for (key, span) in covariates where key.derivation != .observation {
      let name = key.name
      if described?.contains(name) == true { continue }
      if let prefix = ["eta.", "eta_", "iiv.", "iiv_", "bsv.", "bsv_", "iov.", "iov_", "ETA_", "ETA."].first(
        where: {
          name.hasPrefix($0)
        }), name.count > prefix.count
      {
        warn(
          "L054",
          "'\(name)' looks like a random effect but has no line in ini(); it is taken for a covariate", span,
          fix: "add \(name) ~ 0.1 to ini({…})")
      } else if let meant = Suggestion.nearest(to: name, among: unusedNames() + variableNames) {
        warn(
          "L053", "'\(name)' is declared nowhere and is taken for a covariate", span,
          fix: "did you mean '\(meant)'? else the data need a column \(name)")
      } else if described != nil {
        warn(
          "L053", "the covariate '\(name)' is not described in covariateData", span,
          fix: "describe it, or declare it in ini({…}) if it is a parameter")
      }
    }
  }

  private func unusedNames() -> [String] { declared.keys.filter { !used.contains($0) }.sorted() }

  private mutating func adviseAboutUnused() {
    for name in unusedNames() {
      let near = Suggestion.nearest(to: name, among: covariates.keys.map(\.name))
      // A statement that failed may well have used it.
      guard let span = declared[name], near != nil || !diagnostics.hasErrors else { continue }
      warn(
        "L052", "'\(name)' is declared in ini() but used nowhere in model()", span,
        fix: near.map { "is it what model() calls '\($0)'? else remove it" } ?? "use it, or remove it")
    }
  }

  /// The names in `covariateData <- list(WT = …)`; nil when the model says nothing.
  private func describedCovariates() -> Set<String>? {
    for statement in tree.metadata {
      guard case .binary(_, let target, let value) = statement.expression.kind,
        target.name == "covariateData",
        case .call(_, let arguments) = value.kind
      else { continue }
      return Set(arguments.compactMap(\.name))
    }
    return nil
  }
}
