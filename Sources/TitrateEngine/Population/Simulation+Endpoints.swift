import TitrateLanguage

extension Simulation {
  /// Names every endpoint of which no value can be drawn.
  static func refuseUnsimulated(_ model: Model) throws {
    let found = model.endpoints.compactMap { endpoint in
      endpoint.unsimulated.map {
        Diagnostic(
          "S066", .error, "DV of '\(endpoint.name)' cannot be simulated: it has \($0)", at: .none,
          fix:
            "simulate without DV: --typical, or name the columns wanted; or draw it in the model: y <- rxpois(lambda)"
        )
      }
    }
    guard found.isEmpty else { throw Diagnostics(found) }
  }
}
