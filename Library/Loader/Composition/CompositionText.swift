import TitrateLanguage
import TitrateRecords

/// A composition as text of the model language, to be read by people and checked like any model.
struct CompositionText {
  private let draft: CompositionDraft
  private let open: [Provenance.CovariateBinding]

  init(_ draft: CompositionDraft, open: [Provenance.CovariateBinding]) {
    self.draft = draft
    self.open = open
  }

  /// A component with the assignments that stand before it.
  struct Part {
    let source: LibraryModel
    let component: ModelComponent
    let wires: [String]
    var heading: String { "# \(component.prefix): \(source.name)" }
  }

  /// - Parameter parts: in the order in which they are read.
  func text(_ parts: [Part]) -> String {
    var lines = [
      "\(identifier) <- function() {", "  description <- \(quoted(draft.title))",
      "  units <- list(\(units(parts)))",
    ]
    if !open.isEmpty { lines.append("  covariateData <- list(\n\(covariates)\n  )") }
    lines.append("  ini({")
    for part in parts where !part.component.initialText.isEmpty {
      lines.append("    " + part.heading)
      lines.append(part.component.initialText.trimmingLastNewline)
    }
    lines += ["  })", "  model({"]
    for part in parts {
      lines.append("    " + part.heading)
      lines += part.wires.map { "    \($0)" }
      lines.append(part.component.modelText.trimmingLastNewline)
    }
    lines += ["  })", "}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var identifier: String { String(draft.name.map { $0 == "-" ? "_" : $0 }) }

  private func units(_ parts: [Part]) -> String {
    var units = [("time", draft.units["time"]?.symbol ?? "h")]
    if let dosing = draft.units["dosing"] { units.append(("dosing", dosing.symbol)) }
    if let predicting = parts.first(where: { !$0.component.model.endpoints.isEmpty }) {
      units.append(("concentration", predicting.source.provenance.units.concentration))
    }
    return units.map { "\($0) = \(quoted($1))" }.joined(separator: ", ")
  }

  private var covariates: String {
    open.map { covariate in
      "    `\(covariate.name)` = list(description = \(quoted(covariate.source)), units = \(quoted(covariate.unit)))"
    }.joined(separator: ",\n")
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension String {
  /// Without the newline that ends the last line.
  fileprivate var trimmingLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
