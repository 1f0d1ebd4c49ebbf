import TitrateLanguage
import Yams

extension YAMLNode {
  /// Deeper files are mistakes or attacks.
  fileprivate static let deepest = 60

  /// Reads a YAML or JSON text.
  ///
  /// Anchors, aliases and tags are refused: no file of ours needs them, and they are how a small file becomes a huge
  /// one. Duplicate keys are errors.
  ///
  /// - Returns: the root, or nil with at least one finding.
  package static func parse(_ source: SourceText, _ findings: inout Findings) -> YAMLNode? {
    if let place = firstAnchor(source) {
      findings.error(
        "006", "anchors (&) and tags (!) are not supported", at: place,
        fix: "write the value out, or put it in quotes if it is text")
      return nil
    }
    do {
      guard let root = try Yams.compose(yaml: source.text, .basic) else {
        findings.error(
          "018", "the file is empty", at: .file(source.file), fix: "write 'key: value' lines into it")
        return nil
      }
      var converter = Converter(source: source)
      return converter.convert(root, depth: 0, &findings)
    } catch let error as YamlError {
      findings.add(YAMLProblem(source: source, family: findings.family).diagnostic(of: error))
    } catch {
      findings.error(
        "004", "the YAML is malformed", at: .file(source.file), fix: "check it with a YAML checker")
    }
    return nil
  }

  /// Turns Yams' tree into ours, with places.
  private struct Converter {
    let source: SourceText

    mutating func convert(_ node: Yams.Node, depth: Int, _ findings: inout Findings) -> YAMLNode? {
      let place = place(of: node)
      guard depth < deepest else {
        findings.error(
          "011", "values are nested too deeply", at: place, fix: "at most \(deepest) levels are read")
        return nil
      }
      switch node {
      case .scalar(let scalar):
        let isPlain = scalar.style == .plain || scalar.style == .any
        return YAMLNode(content: .scalar(scalar.string, isPlain: isPlain), place: place)
      case .sequence(let sequence):
        var elements = [YAMLNode]()
        for element in sequence {
          guard let converted = convert(element, depth: depth + 1, &findings) else { return nil }
          elements.append(converted)
        }
        return YAMLNode(content: .sequence(elements), place: place)
      case .mapping(let mapping):
        return convert(mapping, at: place, depth: depth, &findings)
      case .alias:
        return nil
      }
    }

    private mutating func convert(
      _ mapping: Yams.Node.Mapping, at place: Place, depth: Int, _ findings: inout Findings
    ) -> YAMLNode? {
      var entries = [YAMLMapping.Entry]()
      for (key, value) in mapping {
        guard case .scalar(let name) = key else {
          findings.error(
            "009", "a key must be a word", at: self.place(of: key), fix: "write 'key: value' pairs")
          return nil
        }
        guard let converted = convert(value, depth: depth + 1, &findings) else { return nil }
        if let last = entries.last, let whole = decimalComma(last.value, name.string, converted, &findings) {
          entries[entries.count - 1] = .init(key: last.key, keyPlace: last.keyPlace, value: whole)
          continue
        }
        entries.append(.init(key: name.string, keyPlace: self.place(of: key), value: converted))
      }
      return YAMLNode(content: .mapping(YAMLMapping(entries: entries, place: place)), place: place)
    }

    /// `{ tacrolimus: 6,1 ng/mL }` is, to YAML, a 6 and an empty key `1 ng/mL`.
    ///
    /// - Returns: the value that was meant, with a finding; nil for anything else.
    private func decimalComma(
      _ before: YAMLNode, _ key: String, _ value: YAMLNode, _ findings: inout Findings
    ) -> YAMLNode? {
      guard value.isNull, key.first?.isNumber == true, case .scalar(let number, true) = before.content,
        number.allSatisfy(\.isNumber), !number.isEmpty
      else { return nil }
      findings.error(
        "014", "'\(number),\(key)' has a decimal comma", at: before.place,
        fix: "write the decimal sign as a point: \(number).\(key)")
      return YAMLNode(content: .scalar("\(number).\(key)", isPlain: true), place: before.place)
    }

    private func place(of node: Yams.Node) -> Place {
      guard let mark = node.mark else { return .file(source.file) }
      var length = 1
      if case .scalar(let scalar) = node {
        length =
          scalar.string.count + (scalar.style == .doubleQuoted || scalar.style == .singleQuoted ? 2 : 0)
      }
      return source.place(line: mark.line, column: mark.column, length: length)
    }
  }

  /// The first `&name` or `!tag` where a value can start.
  ///
  /// Quotes and comments are not understood on purpose: whatever can be hidden from a scan would be.
  private static func firstAnchor(_ source: SourceText) -> Place? {
    var line = 1, column = 0, depth = 0
    var atValue = true, previous: Unicode.Scalar = "\n"
    for scalar in source.text.unicodeScalars {
      defer { previous = scalar }
      column += 1
      switch scalar {
      case "\n":
        (line, column, atValue) = (line + 1, 0, true)
      case " ", "\t", "\r": continue
      case "&", "!":
        if atValue, " \t\n[{,:".unicodeScalars.contains(previous) {
          return source.place(line: line, column: column)
        }
      case "[", "{": (depth, atValue) = (depth + 1, true)
      case "]", "}": (depth, atValue) = (max(0, depth - 1), false)
      case ",": atValue = depth > 0
      case "-", ":", "?": atValue = true
      default: atValue = false
      }
    }
    return nil
  }
}

/// Puts a parser's complaint into words that help.
struct YAMLProblem {
  let source: SourceText
  let family: String

  func diagnostic(of error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      syntax(problem, mark, context)
    case .composer(_, let problem, let mark, _):
      problem.contains("undefined alias") ? star(mark) : syntax(problem, mark, nil)
    case .duplicatedKeysInMapping(let keys, let context):
      duplicate(keys.first ?? "", first: context.mark)
    case .reader(let problem, let offset, _, _):
      character(at: offset ?? 0, problem)
    default:
      Diagnostic(
        family + "004", .error, "the YAML is malformed", at: .file(source.file),
        fix: "check it with a YAML checker")
    }
  }

  private func syntax(_ problem: String, _ mark: Mark, _ context: YamlError.Context?) -> Diagnostic {
    if let context, context.text.contains("alias") { return star(context.mark) }
    if problem.contains("nesting") {
      return Diagnostic(
        family + "011", .error, "values are nested too deeply",
        at: source.place(line: mark.line, column: mark.column),
        fix: "at most \(YAMLNode.deepest) levels are read")
    }
    let line = min(mark.line, source.lineCount)
    let place = source.place(
      line: line, column: line == mark.line ? mark.column : source.line(line).count + 1)
    let opened = context.map { " (\($0.text), from line \($0.mark.line))" } ?? ""
    return Diagnostic(
      family + "004", .error, "the file is malformed here: \(problem)\(opened)", at: place,
      fix: fix(problem, line: line, context))
  }

  private func fix(_ problem: String, line: Int, _ context: YamlError.Context?) -> String {
    if source.line(line).contains("\t") { return "indent with spaces, not tabs" }
    let isAtEnd = (line...source.lineCount).allSatisfy {
      $0 == line || source.line($0).allSatisfy(\.isWhitespace)
    }
    if let context, isAtEnd, problem.contains("expected") || problem.contains("end of stream") {
      return
        "the file seems cut off: finish what line \(context.mark.line) begins, close its bracket or quote"
    }
    if problem.contains("mapping values are not allowed") {
      return "check the indentation of this line and the one before; put text that contains ': ' in quotes"
    }
    if problem.contains("cannot start any token") { return "put the value in quotes" }
    if problem.contains("another document") {
      return "keep one document; delete the '---' line and what follows"
    }
    return "check brackets, quotes, commas and indentation here and on the line before"
  }

  /// `CYP3A5: *3/*3` without quotes.
  private func star(_ mark: Mark) -> Diagnostic {
    let rest = source.line(mark.line).unicodeScalars.dropFirst(mark.column - 1)
    let word = String(String.UnicodeScalarView(rest.prefix { !" ,}]".unicodeScalars.contains($0) }))
    return Diagnostic(
      family + "006", .error, "'\(word)' begins with '*', which YAML reads as a reference",
      at: source.place(line: mark.line, column: mark.column, length: word.count),
      fix: "put it in quotes: \"\(word)\"")
  }

  private func duplicate(_ key: String, first: Mark) -> Diagnostic {
    let place = secondOccurrence(of: key, first: first)
    return Diagnostic(
      family + "005", .error, "'\(key)' is given twice; the first is on line \(first.line)", at: place,
      fix: "delete one of the two; for several values use a list")
  }

  /// Yams tells where the first one stands; the second is further on, in a block at the same column.
  private func secondOccurrence(of key: String, first: Mark) -> Place {
    let before = source.line(first.line).unicodeScalars.prefix(first.column - 1).last { $0 != " " }
    guard first.line >= 1, first.line <= source.lineCount else { return .file(source.file) }
    let isFlow = before == "{" || before == ","
    for line in first.line...source.lineCount {
      let text = Array(source.line(line).unicodeScalars)
      let wanted = Array(key.unicodeScalars)
      guard text.count >= wanted.count else { continue }
      for start in 0...(text.count - wanted.count) {
        let column = start + 1
        if line == first.line, column <= first.column + 1 { continue }
        let quoted = start > 0 && (text[start - 1] == "\"" || text[start - 1] == "'")
        guard Array(text[start..<(start + wanted.count)]) == wanted,
          isFlow || column - (quoted ? 1 : 0) == first.column
        else { continue }
        let after = text[(start + wanted.count)...].first { $0 != " " && $0 != "\"" && $0 != "'" }
        let isWhole = start == 0 || " {,\"'".unicodeScalars.contains(text[start - 1])
        if after == ":", isWhole { return source.place(line: line, column: column, length: key.count) }
      }
    }
    return source.place(line: first.line, column: first.column, length: key.count)
  }

  /// A character that YAML does not allow.
  private func character(at offset: Int, _ problem: String) -> Diagnostic {
    let before = source.text.prefix(offset)
    let line = before.count { $0.isNewline } + 1
    let column =
      before.split(separator: "\n", omittingEmptySubsequences: false).last?.unicodeScalars.count ?? 0
    return Diagnostic(
      family + "003", .error, "a character that is not text: \(problem)",
      at: source.place(line: line, column: column + 1), fix: "delete it, or save the file as plain UTF-8 text"
    )
  }
}
