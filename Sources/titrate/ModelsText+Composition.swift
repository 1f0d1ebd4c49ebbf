import TitrateLibrary
import TitrateReport

extension ModelsText {
  /// What a composition is made of and why.
  static func composition(_ composition: Composition) -> String {
    var lines = [composition.title, String(repeating: "=", count: composition.title.count)]
    lines += Paragraph.hanging(composition.about)
    lines += Paragraph.hanging("\(composition.status.rawValue); research only", first: "Status      ")
    lines += ["", "Components", "----------"]
    for component in composition.components {
      let known = component.source.provenance
      lines += Paragraph.hanging(
        "\(component.source.name), \(known.status.rawValue): \(known.title)", first: "- \(component.prefix): "
      )
    }
    lines += ["", "Wires", "-----"]
    for wire in composition.wires {
      lines += Paragraph.hanging(
        "\(wire.to) is \(wire.formula) in \(wire.unit): \(wire.why)\(source(wire.citation))", first: "- ")
    }
    if !composition.interactions.isEmpty { lines += ["", "Interactions", "------------"] }
    for interaction in composition.interactions {
      lines += Paragraph.hanging(
        "\(interaction.on) times \(interaction.factor): \(interaction.why)\(source(interaction.citation))",
        first: "- ")
    }
    lines += ["", "Doses and outputs", "-----------------"]
    for (route, compartment) in composition.doses {
      lines += Paragraph.hanging("\(route) into \(compartment)", first: "- ")
    }
    for output in composition.outputs {
      lines += Paragraph.hanging("\(output.name), \(output.label), in \(output.unit)", first: "- ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func source(_ citation: Citation?) -> String {
    citation.map { " (\($0.source); \($0.tag.phrase))" } ?? ""
  }
}
