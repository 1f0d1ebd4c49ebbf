extension ModelTree {
  /// The model in which a variable is multiplied by a further covariate: an interaction's effect on CL, say.
  ///
  /// `variable <- variable * name` is inserted directly after the last statement that assigns the variable.
  ///
  /// - Throws: `Diagnostics` L059 when the model assigns no such variable, or when `name` already has a meaning.
  public func multiplying(_ variable: String, byCovariate name: String) throws -> ModelTree {
    let assigning = model.indices.last { Self.assigns(variable, model[$0].expression) }
    guard let index = assigning else {
      let names = model.flatMap { Self.assigned(by: $0.expression) }
      throw Diagnostics([
        Diagnostic(
          "L059", .error, "the model '\(self.name)' assigns no variable '\(variable)'",
          at: .file(source.file),
          fix: Suggestion.remedy(
            for: variable, among: names, otherwise: "name one of the variables it assigns"))
      ])
    }
    if model.contains(where: { Self.assigns(name, $0.expression) }) {
      throw Diagnostics([
        Diagnostic(
          "L059", .error, "the model '\(self.name)' already assigns '\(name)'", at: .file(source.file),
          fix: "choose another name for the covariate")
      ])
    }
    let span = model[index].expression.span
    func named(_ name: String) -> Expression { Expression(.name(name), at: span) }
    let product = Expression(.binary("*", named(variable), named(name)), at: span)
    var copy = self
    copy.model.insert(
      Statement(expression: Expression(.binary("<-", named(variable), product), at: span)), at: index + 1)
    return copy
  }

  private static func assigns(_ variable: String, _ expression: Expression) -> Bool {
    assigned(by: expression).contains(variable)
  }

  /// The variables that a statement assigns, on any path through it.
  private static func assigned(by expression: Expression) -> [String] {
    switch expression.kind {
    case .binary("<-", let left, _), .binary("=", let left, _), .binary("~", let left, _):
      left.name.map { [$0] } ?? []
    case .conditional(_, let then, let otherwise):
      assigned(by: then) + (otherwise.map { assigned(by: $0) } ?? [])
    case .block(let statements): statements.flatMap { assigned(by: $0.expression) }
    default: []
    }
  }
}
