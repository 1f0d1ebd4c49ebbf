/// A JSON text in the making: keys keep their order and an absent value is written as null.
///
/// Not Foundation's encoder, which keeps no order of keys and leaves absent values out, so that a reader cannot tell
/// "none" from "an older version that did not know".
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// Written with the fewest digits that read back as the same number.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// A number that JSON cannot hold, and where it stood.
  package struct NotFinite: Error, Hashable, CustomStringConvertible {
    package var path: String
    package var description: String { "not a finite number at \(path)" }
  }

  /// The text, indented by two spaces, ending with a newline; a small object of leaves stays on one line.
  ///
  /// - Throws: `NotFinite` naming the first NaN or infinity.
  package func text() throws(NotFinite) -> String {
    var writer = Writer()
    try writer.write(self, indent: 0, path: "")
    return writer.text + "\n"
  }

  /// An absent value is null.
  static func optional(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  fileprivate var isLeaf: Bool {
    switch self {
    case .array(let values): values.isEmpty
    case .object: false
    default: true
    }
  }
}

private struct Writer {
  typealias Member = (key: String?, value: JSONValue)
  var text = ""

  mutating func write(_ value: JSONValue, indent: Int, path: String) throws(JSONValue.NotFinite) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value):
      guard value.isFinite else { throw JSONValue.NotFinite(path: path) }
      text += value == 0 ? "0" : Number.shortest(value)
    case .string(let value): write(string: value)
    case .array(let values):
      try write(values.map { (nil, $0) }, "[", "]", indent: indent, path: path)
    case .object(let members):
      try write(members.map { ($0.0, $0.1) }, "{", "}", indent: indent, path: path)
    }
  }

  private mutating func write(
    _ members: [Member], _ open: String, _ close: String, indent: Int, path: String
  ) throws(JSONValue.NotFinite) {
    if try writeInline(members, open, close, indent: indent, path: path) { return }
    text += open
    for (index, member) in members.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: indent + 2)
      try write(member, index: index, indent: indent + 2, path: path)
    }
    text += "\n" + String(repeating: " ", count: indent) + close
  }

  /// Whether it could be written on one line: a quantity or a band does not deserve five.
  private mutating func writeInline(
    _ members: [Member], _ open: String, _ close: String, indent: Int, path: String
  ) throws(JSONValue.NotFinite) -> Bool {
    guard members.count <= 8, members.allSatisfy({ $0.value.isLeaf }) else { return false }
    let pad = open == "{" && !members.isEmpty ? " " : ""
    var line = Writer()
    line.text = open + pad
    for (index, member) in members.enumerated() {
      line.text += index == 0 ? "" : ", "
      try line.write(member, index: index, indent: 0, path: path)
    }
    line.text += pad + close
    guard indent + line.text.count <= 100 else { return false }
    text += line.text
    return true
  }

  private mutating func write(
    _ member: Member, index: Int, indent: Int, path: String
  ) throws(JSONValue.NotFinite) {
    if let key = member.key {
      write(string: key)
      text += ": "
    }
    try write(member.value, indent: indent, path: "\(path)/\(member.key ?? String(index))")
  }

  private mutating func write(string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Controls are forbidden, and U+2028 and U+2029 end a line in JavaScript.
      case "\u{00}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
