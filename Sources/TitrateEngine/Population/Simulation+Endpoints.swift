import TitrateLanguage

extension Simulation {
  /// Names every endpoint whose data would scatter otherwise than the samplers can.
  static func refuseUnusualScatter(_ model: Model) throws {
    let found = model.endpoints.compactMap { endpoint in
      endpoint.unusualScatter.map {
        Diagnostic(
          "S066", .error, "'\(endpoint.name)' has \($0), which is not simulated", at: .none,
          fix:
            "simulate without residual error (--typical), or draw it in the model: y <- rxpois(lambda), say")
      }
    }
    guard found.isEmpty else { throw Diagnostics(found) }
  }
}
