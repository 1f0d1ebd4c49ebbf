// Writes titrate.1 from the program's own description of itself, so that the manual cannot fall behind:
//   titrate --experimental-dump-help | manual-page VERSION > titrate.1
// Only what the program cannot know of itself (environment, files, exit status, examples) is written here.
import Foundation

/// The part of swift-argument-parser's tool description (serialization version 0) that a manual shows.
struct Tool: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var subcommands: [Command]?
    var arguments: [Argument]?
  }
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
      var text: String { (kind == "long" ? "--" : "-") + name }
    }
    var kind: String
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?
    var discussion: String?
  }
  var serializationVersion: Int
  var command: Command
}

/// Text that roff takes literally: no requests, no escapes, plain hyphens.
func literal(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    let escaped = line.replacingOccurrences(of: "\\", with: "\\e").replacingOccurrences(of: "-", with: "\\-")
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }.joined(separator: "\n")
}

extension Tool.Argument {
  private var value: String { "\\fI" + literal((valueName ?? "value").uppercased()) + "\\fR" }

  /// `-o, --out FILE`, or the name of a positional argument.
  var head: String {
    let names = (names ?? []).map { "\\fB" + literal($0.text) + "\\fR" }.joined(separator: ", ")
    return kind == "positional" ? value : kind == "option" ? "\(names) \(value)" : names
  }

  /// As the synopsis shows it.
  var usage: String {
    let long = names?.first { $0.kind == "long" } ?? names?.first
    let name = long.map { "\\fB" + literal($0.text) + "\\fR" } ?? ""
    let bare = kind == "positional" ? value : kind == "option" ? "\(name) \(value)" : name
    return (isOptional ? "[\(bare)]" : bare) + (isRepeating ? "…" : "")
  }

  var lines: [String] {
    var text = [abstract, discussion].compactMap { $0 }.map(literal)
    if let allValues, !allValues.isEmpty {
      text.append("One of: " + literal(allValues.joined(separator: ", ")) + ".")
    }
    if let defaultValue { text.append("Default: " + literal(defaultValue) + ".") }
    return [".TP", head] + (text.isEmpty ? ["\\&"] : text)
  }
}

extension Tool.Command {
  /// One section per command that can be run, depth first.
  func sections(after path: [String]) -> [String] {
    guard shouldDisplay, commandName != "help" else { return [] }
    let path = path + [commandName]
    let shown = (arguments ?? []).filter {
      $0.shouldDisplay && $0.names?.contains { $0.name == "help" } != true
    }
    let children = (subcommands ?? []).flatMap { $0.sections(after: path) }
    guard path.count > 1, !(shown.isEmpty && !children.isEmpty) else { return children }
    var lines = [".SS " + path.dropFirst().joined(separator: " ")]
    lines.append(
      "\\fB" + literal(path.joined(separator: " ")) + "\\fR " + shown.map(\.usage).joined(separator: " "))
    for text in [abstract, discussion] { if let text { lines += [".PP", literal(text)] } }
    return lines + shown.flatMap(\.lines) + children
  }
}

let epilogue = #"""
  .SH ENVIRONMENT
  .TP
  \fBTITRATE_LIBRARY\fR
  The folder of models and drugs to use. \fB\-\-library\fR goes before it.
  .SH FILES
  .TP
  \fI../share/titrate/Library\fR, relative to the program
  The curated models and drugs, plain files to be read.
  .SH EXIT STATUS
  .TP
  0
  Done. A refusal to advise is an answer and has status 0.
  .TP
  1
  The run failed.
  .TP
  2
  The input is wrong; the message on standard error names place and remedy.
  .SH EXAMPLES
  .TP
  The next dose for one patient, with a page to file:
  titrate advise patient.yaml \-\-report report.html
  .TP
  A library model over event data:
  titrate simulate tacrolimus/andrews\-2019 \-\-data events.csv \-\-out out.csv \-\-typical
  .TP
  Individual estimates for every subject:
  titrate map model.R \-\-data levels.csv \-\-out estimates.csv
  .SH CAUTION
  Decision support for professionals and a research engine, not a medical device.
  """#

let tool = try JSONDecoder().decode(Tool.self, from: FileHandle.standardInput.readDataToEndOfFile())
precondition(tool.serializationVersion == 0, "tool description of version \(tool.serializationVersion)")
let version = CommandLine.arguments.dropFirst().first ?? ""
let command = tool.command
var page = [".TH TITRATE 1 \"\" \"titrate \(version)\" \"User Commands\"", ".SH NAME"]
page.append("titrate \\- " + literal(command.abstract ?? "dosing of drugs that act on the immune system"))
page += [
  ".SH SYNOPSIS", "\\fBtitrate\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]… [\\fIFILE\\fR]…", ".SH DESCRIPTION",
]
page.append(literal(command.discussion ?? command.abstract ?? ""))
page += [
  "Results go to standard output or the named file, everything else to standard error.", ".SH COMMANDS",
]
page += command.sections(after: []) + [epilogue]
print(page.joined(separator: "\n"))
