import Foundation

/// The part of JSON Schema that `Docs/schema/advice.schema.json` uses: types, required and described keys, references,
/// enumerations and alternatives. Anything else in the schema is a fault, so that no rule goes unchecked.
struct SchemaCheck {
  private let root: [String: Any]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Docs/schema/advice.schema.json")
    root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
  }

  func faults(in value: Any) -> [String] { faults(value, root, "") }

  private func faults(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    let known: Set = [
      "$schema", "$id", "$defs", "$ref", "title", "description", "type", "enum", "const", "anyOf", "required",
      "properties", "additionalProperties", "items", "pattern", "minimum", "maximum",
    ]
    found += schema.keys.filter { !known.contains($0) }.sorted().map { "\(path): '\($0)' is not checked" }
    if let reference = schema["$ref"] as? String {
      if reference == "#" { return found + faults(value, root, path) }
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      guard let definition = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
        return found + ["\(path): no definition '\(name)'"]
      }
      found += faults(value, definition, path)
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let all = choices.map { faults(value, $0, path) }
      if !all.contains([]) { found += all.min { $0.count < $1.count } ?? [] }
    }
    if let type = schema["type"] {
      let types = type as? [String] ?? [type as? String ?? ""]
      guard types.contains(where: { Self.is(value, $0) }) else {
        return found + ["\(path): not \(types.joined(separator: " or "))"]
      }
    }
    found += constants(value, schema, path)
    if let object = value as? [String: Any], schema["properties"] != nil {
      found += members(object, schema, path)
    }
    if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (index, item) in list.enumerated() { found += faults(item, items, "\(path)/\(index)") }
    }
    return found
  }

  private func members(_ object: [String: Any], _ schema: [String: Any], _ path: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let required = schema["required"] as? [String] ?? []
    var found = required.filter { object[$0] == nil }.map { "\(path)/: '\($0)' is missing" }
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      if let property = properties[key] {
        found += faults(value, property, "\(path)/\(key)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(path)/: '\(key)' is not described")
      }
    }
    return found
  }

  private func constants(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    if let text = value as? String {
      if let allowed = schema["enum"] as? [String], !allowed.contains(text) {
        found.append("\(path): '\(text)'")
      }
      if let only = schema["const"] as? String, only != text { found.append("\(path): not '\(only)'") }
      if let pattern = schema["pattern"] as? String,
        text.range(of: pattern, options: .regularExpression) == nil
      {
        found.append("\(path): '\(text)' does not match \(pattern)")
      }
    }
    if let number = value as? Double {
      if let low = schema["minimum"] as? Double, number < low { found.append("\(path): below \(low)") }
      if let high = schema["maximum"] as? Double, number > high { found.append("\(path): above \(high)") }
    }
    return found
  }

  private static func `is`(_ value: Any, _ type: String) -> Bool {
    let isBool = (value as? NSNumber).map { CFBooleanLike.isBool($0) } ?? false
    return switch type {
    case "null": value is NSNull
    case "boolean": isBool
    case "number": value is NSNumber && !isBool
    case "integer": !isBool && (value as? Double).map { $0 == $0.rounded() } ?? false
    case "string": value is String
    case "array": value is [Any]
    case "object": value is [String: Any]
    default: false
    }
  }
}

/// Foundation gives JSON's true and 1 the same class; only the encoding of the number tells them apart.
private enum CFBooleanLike {
  static func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
