import OrderedCollections

extension ModelChecker {
  /// `description <- "…"`, `units <- list(…)` and whatever else a model says about itself.
  mutating func checkMetadata() -> OrderedDictionary<String, MetadataValue> {
    var metadata: OrderedDictionary<String, MetadataValue> = [:]
    for statement in tree.metadata {
      let expression = statement.expression
      switch expression.kind {
      case .binary("<-", let target, let value), .binary("=", let target, let value):
        guard let name = target.name else {
          report("L014", "'\(text(target))' cannot be assigned here", target.span, fix: "write a plain name")
          continue
        }
        metadata[name] = metadataValue(value)
      // A text on its own line is R's way of documenting; a closing NULL or name is R's return value.
      case .string, .name: continue
      default:
        report(
          "L014",
          "'\(text(expression))' stands in the function but is neither metadata nor ini() nor model()",
          expression.span, fix: "move it into model({…}), or remove it")
      }
    }
    return metadata
  }

  private mutating func metadataValue(_ expression: Expression) -> MetadataValue {
    switch expression.kind {
    case .string(let text): return .text(text)
    case .name("TRUE"), .name("T"): return .logical(true)
    case .name("FALSE"), .name("F"): return .logical(false)
    case .name("NULL"): return .null
    case .call("list", let arguments), .call("c", let arguments):
      return .list(
        arguments.compactMap { argument in
          argument.value.map { MetadataElement(name: argument.name, value: metadataValue($0)) }
        })
    case .call("paste0", let arguments), .call("paste", let arguments):
      return joined(arguments, by: expression.kind)
    default:
      let before = diagnostics
      if let value = number(expression) { return .number(value) }
      // What a model says about itself changes no number: keep the words and go on.
      diagnostics = before
      warn(
        "L020", "'\(text(expression))' is kept as text: it is neither a number nor a text", expression.span,
        fix: "write a text in quotes")
      return .text(text(expression))
    }
  }

  /// `paste("long", "text")` of texts: people break long descriptions so.
  private mutating func joined(_ arguments: [Argument], by call: Expression.Kind) -> MetadataValue {
    var separator = " "
    if case .call("paste0", _) = call { separator = "" }
    var parts: [String] = []
    for argument in arguments {
      guard case .string(let text)? = argument.value?.kind else {
        if let value = argument.value {
          report("L020", "'\(self.text(value))' is not a text", value.span, fix: "write the text itself")
        }
        continue
      }
      if argument.name == "sep" || argument.name == "collapse" {
        separator = text
      } else {
        parts.append(text)
      }
    }
    return .text(parts.joined(separator: separator))
  }
}
