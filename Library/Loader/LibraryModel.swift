import TitrateLanguage
import TitrateRecords

/// A curated model: checked, with what is known about it.
public struct LibraryModel: Sendable {
  /// What a model describes, which is also where it stands.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A drug in the body: `Models/DRUG/NAME`.
    case drug
    /// The immune system, a virus, the marrow, a graft, a hormone axis: `Immune/TOPIC/NAME`.
    case immuneSystem = "immune system"

    /// The folder of the library.
    package var folder: String {
      switch self {
      case .drug: "Models"
      case .immuneSystem: "Immune"
      }
    }
  }

  /// `tacrolimus/andrews-2019`.
  public let name: String
  /// What it describes.
  public let kind: Kind
  /// Where its four files are.
  public let folder: String
  /// The checked model.
  public let model: Model
  /// Citation, numbers with sources, covariates, departures.
  public let provenance: Provenance

  /// The four files of a model.
  package static let files = ["model.R", "provenance.json", "check.csv", "NOTES.md"]

  /// Puts together what was read elsewhere.
  package init(name: String, kind: Kind, folder: String, model: Model, provenance: Provenance) {
    self.name = name
    self.kind = kind
    self.folder = folder
    self.model = model
    self.provenance = provenance
  }

  /// Reads a model's folder.
  ///
  /// - Throws: `Diagnostics` with what is wrong with `model.R` and with `provenance.json`.
  public init(name: String, kind: Kind = .drug, folder: String) throws {
    var problems = [Diagnostic]()
    func collecting<Value>(_ read: () throws -> Value) throws -> Value? {
      do { return try read() } catch let found as Diagnostics {
        problems += found.all
        return nil
      }
    }
    let model = try collecting {
      let text = try TitrateRecords.SourceText.read("\(folder)/model.R", family: "B")
      return try Model(parsing: text.text, file: text.file)
    }
    let provenance = try collecting { try Provenance(path: "\(folder)/provenance.json") }
    guard let model, let provenance else { throw Diagnostics(problems) }
    self.name = name
    self.kind = kind
    self.folder = folder
    self.model = model
    self.provenance = provenance
  }

  /// `NOTES.md`, as written.
  public func notes() throws -> String {
    try TitrateRecords.SourceText.read("\(folder)/NOTES.md", family: "B").text
  }
}
