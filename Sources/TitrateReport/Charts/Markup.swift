/// A piece of SVG or HTML: elements and text, escaped when written and at no other place.
///
/// Written so that it is well-formed XML and valid HTML at once; what comes from a patient's file can only become text
/// or an attribute's value.
indirect enum Markup {
  case element(String, [(String, String)], [Markup])
  case text(String)
  /// A style sheet: must hold no `<` or `&`, which would mean different things to XML and HTML.
  case style(String)
  /// Nodes without an element around them.
  case group([Markup])

  static let none = Markup.group([])

  /// Elements that never have content.
  private static let void: Set = [
    "meta", "br", "hr", "path", "line", "rect", "circle", "polyline", "polygon", "link", "col",
  ]
  /// Elements after whose tags a line break changes nothing that is seen.
  private static let blocks: Set = [
    "html", "head", "body", "main", "header", "footer", "section", "article", "figure", "table", "thead",
    "tbody",
    "tr", "ul", "ol", "li", "div", "svg", "g", "defs", "dl", "path", "line", "rect", "circle", "polygon",
    "meta", "p",
    "h1", "h2", "h3", "title", "details",
  ]

  var text: String {
    var output = ""
    write(to: &output)
    return output
  }

  private func write(to output: inout String) {
    switch self {
    case .text(let text): output += Self.escape(text, inAttribute: false)
    case .group(let nodes): for node in nodes { node.write(to: &output) }
    case .style(let sheet):
      precondition(!sheet.contains("<") && !sheet.contains("&"), "a style sheet with markup in it")
      output += "<style>\n\(sheet)\n</style>\n"
    case .element(let name, let attributes, let children):
      output += "<\(name)"
      for (key, value) in attributes { output += " \(key)=\"\(Self.escape(value, inAttribute: true))\"" }
      if Self.void.contains(name) {
        output += "/>"
      } else {
        output += ">"
        for child in children { child.write(to: &output) }
        output += "</\(name)>"
      }
      if Self.blocks.contains(name) { output += "\n" }
    }
  }

  /// Text with the characters of markup as entities, and what XML forbids replaced.
  static func escape(_ text: String, inAttribute: Bool) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"" where inAttribute: output += "&quot;"
      case "\t", "\n": output.unicodeScalars.append(inAttribute ? " " : scalar)
      case "\r": output += " "
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}

extension Markup: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) { self = .text(value) }
}

/// An element with attributes and content.
func el(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: Markup...) -> Markup {
  .element(name, attributes.map { ($0.key, $0.value) }, children)
}

/// An element around a list.
func el(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], list children: [Markup]) -> Markup
{
  .element(name, attributes.map { ($0.key, $0.value) }, children)
}
