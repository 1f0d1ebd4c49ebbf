import Foundation
import Testing

@testable import TitrateLanguage

/// Texts of our own that are compared with files; `RECORD=1` writes them anew, and the diff is the review.
struct Snapshots: CustomTestStringConvertible, Sendable {
  let model: URL
  var testDescription: String { model.deletingPathExtension().lastPathComponent }

  /// The model files of one folder of Tests/Snapshots/language, by name.
  static func models(_ folder: String) -> [Snapshots] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let directory = root.appendingPathComponent("Snapshots/language/\(folder)")
    let files =
      (try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "R" }.sorted { $0.path < $1.path }.map(Snapshots.init)
  }

  var text: String { get throws { try String(contentsOf: model, encoding: .utf8) } }
  var name: String { model.lastPathComponent }

  /// Compares with the file beside the model, or writes it.
  func expect(_ actual: String) throws {
    let file = model.deletingPathExtension().appendingPathExtension("expected")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try actual.write(to: file, atomically: true, encoding: .utf8)
    } else {
      let expected = try String(contentsOf: file, encoding: .utf8)
      #expect(actual == expected, "\(name): record anew with RECORD=1 if this is meant")
    }
  }
}

struct ValidModelTests {
  @Test func thereAreEnough() {
    #expect(Snapshots.models("valid").count >= 20)
    #expect(Snapshots.models("malformed").count >= 30)
  }

  /// What a model was understood to say, and how it prints.
  @Test(arguments: Snapshots.models("valid")) func understood(snapshot: Snapshots) throws {
    let model = try Model(parsing: snapshot.text, file: snapshot.name)
    try snapshot.expect(Self.summary(model) + "\n" + model.tree.description)
  }

  @Test(arguments: Snapshots.models("valid")) func printsAndReadsBack(snapshot: Snapshots) throws {
    let tree = try ModelParser.parse(snapshot.text, file: snapshot.name)
    let printed = tree.description
    let again = try ModelParser.parse(printed, file: snapshot.name)
    #expect(again == tree)
    #expect(again.description == printed)
  }

  /// Printing loses nothing that matters: the printed model computes the same.
  @Test(arguments: Snapshots.models("valid")) func printedModelIsTheSameModel(snapshot: Snapshots) throws {
    let model = try Model(parsing: snapshot.text, file: snapshot.name)
    let printed = try Model(parsing: model.tree.description, file: snapshot.name)
    #expect(printed.graph.nodes == model.graph.nodes)
    #expect(printed.compartments == model.compartments)
    #expect(printed.variables == model.variables)
    #expect(printed.endpoints == model.endpoints)
    #expect(printed.thetas == model.thetas)
    #expect(printed.omegas == model.omegas)
    #expect(printed.metadata == model.metadata)
  }

  static func metadata(_ value: MetadataValue) -> String {
    switch value {
    case .text(let text): "'\(text)'"
    case .number(let number): "\(number)"
    case .logical(let truth): "\(truth)"
    case .null: "null"
    case .list(let elements):
      "[" + elements.map { ($0.name.map { "\($0): " } ?? "") + metadata($0.value) }.joined(separator: ", ")
        + "]"
    }
  }

  static func summary(_ model: Model) -> String {
    var lines = ["model \(model.name)"]
    lines += model.metadata.map { "\($0.key): \(metadata($0.value))" }
    for theta in model.thetas {
      let label = theta.label.map { " (\($0))" } ?? ""
      lines.append(
        "theta \(theta.name) = \(theta.estimate) in \(theta.lower)...\(theta.upper)"
          + (theta.isFixed ? " fixed" : "") + label)
    }
    for block in model.omegas {
      let names = block.etas.map { model.etas[$0].name + (model.etas[$0].level.map { " | \($0)" } ?? "") }
      let numbers = block.covariance.map { "\(($0 * 1e10).rounded() / 1e10)" }
      lines.append(
        "omega \(names.joined(separator: ", ")): \(numbers.joined(separator: " "))"
          + (block.isFixed ? " fixed" : ""))
    }
    lines.append("covariates \(model.covariateNames.joined(separator: " "))")
    for state in model.compartments {
      let parts: [(String, NodeID?)] = [
        ("initial", state.initial), ("f", state.bioavailability), ("lag", state.lag), ("rate", state.rate),
        ("dur", state.duration),
      ]
      lines.append(
        "compartment \(state.name)"
          + parts.compactMap { $0.1 == nil ? nil : " \($0.0)" }.joined(separator: ","))
    }
    lines.append("variables \(model.variables.map(\.name).joined(separator: " "))")
    for endpoint in model.endpoints {
      var parts = ["endpoint \(endpoint.name) | \(endpoint.condition)"]
      switch endpoint.error.transform {
      case .identity: break
      case .log: parts.append("log")
      case .logit: parts.append("logit")
      case .probit: parts.append("probit")
      case .boxCox: parts.append("Box-Cox")
      case .yeoJohnson: parts.append("Yeo-Johnson")
      }
      if endpoint.error.additive != nil { parts.append("additive") }
      if endpoint.error.proportional != nil { parts.append("proportional") }
      if endpoint.error.power != nil { parts.append("power") }
      if endpoint.error.combination == .combined1 { parts.append("combined1") }
      lines.append(parts.joined(separator: " "))
    }
    lines += model.warnings.map(\.description)
    return lines.joined(separator: "\n") + "\n"
  }
}

struct MalformedModelTests {
  /// Every message as a user reads it, errors and warnings.
  @Test(arguments: Snapshots.models("malformed")) func saysWhatIsWrong(snapshot: Snapshots) throws {
    do {
      let model = try Model(parsing: snapshot.text, file: snapshot.name)
      // A few files are only doubtful: their warnings are the message.
      #expect(!model.warnings.isEmpty, "\(snapshot.name) is accepted without a word")
      try snapshot.expect(Diagnostics(model.warnings).description + "\n")
    } catch let found as Diagnostics {
      #expect(found.hasErrors)
      #expect(found.all.allSatisfy { $0.fix != nil && $0.code.hasPrefix("L") })
      try snapshot.expect(found.description + "\n")
    }
  }
}
