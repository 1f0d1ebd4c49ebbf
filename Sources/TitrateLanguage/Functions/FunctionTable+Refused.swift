extension FunctionTable {
  /// What to do instead of a function or statement that rxode2 has and that is refused by name; nil for any other name.
  static func remedy(for function: String) -> String? {
    if let remedy = refused[function] { return remedy }
    // llikNormDmean, llikXPois …: rxode2 makes them itself from log likelihoods.
    if function.hasPrefix("llik"), entries[function] == nil {
      return "write ll(y) ~ formula: derivatives are taken from it"
    }
    return families.first { function.hasPrefix($0.prefix) }?.remedy
  }

  private static let families: [(prefix: String, remedy: String)] = [
    ("rxTBS", "write the transformation out, or put it on the right of ~"),
    ("rxDelay", "approximate the delay by a chain of compartments"),
    ("linMod", "write the polynomial out"), ("linCmtA", "write linCmt()"), ("linCmtB", "write linCmt()"),
  ]

  private static let refused: [String: String] = {
    var table: [String: String] = [:]
    func refuse(_ names: String, _ remedy: String) {
      for name in names.split(separator: " ") { table[String(name)] = remedy }
    }
    refuse("delay past", "approximate the delay by a chain of compartments")
    refuse(
      "simeta simeps", "random effects belong into ini({…}), residual error on the right of ~")
    refuse(
      "fprec fround ftrunc bessel_i bessel_j bessel_k bessel_y d2GELU d3GELU d4GELU d2ELU d2aELU dELUa d2ELUa d2softplus "
        + "d3softplus d4softplus d2PReLU dPReLUa dPReLUa1 dabs2 dabs1", "write it with other functions")
    refuse("for repeat", "write while (condition) { … }")
    refuse("matt matexp wnl", "write linCmt() or d/dt() equations")
    refuse(
      "matExp indLin", "write d/dt() equations: linear ones are solved by a matrix exponential by themselves")
    refuse("splitBolus", "dose the compartments by records of their own")
    refuse("mlogit mexpit", "write the probabilities as formulas")
    refuse("mixnum mixest mixunif", "write mix(1, p1, 2) for the number of the part")
    refuse(
      "evid_ bolus infuse infuseDur replace multiply reset phantom obs",
      "put doses and observations into the data")
    refuse("jac interp", "remove it")
    refuse("dvid", "endpoints are numbered in the order of their ~ lines")
    refuse("ll", "write ll(y) ~ formula, with the measured value as DV")
    return table
  }()
}
