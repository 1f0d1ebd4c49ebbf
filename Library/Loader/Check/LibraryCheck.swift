import Foundation
import TitrateLanguage
import TitrateRecords

/// Everything that must hold of a curated library: what `titrate models check` and the tests run.
public struct LibraryCheck: Sendable {
  /// One model and how often it was compared with an expected value.
  public struct CheckedModel: Sendable {
    public let name: String
    public let kind: LibraryModel.Kind
    public let status: Provenance.Status
    /// Expected values of `check.csv` that were compared.
    public let comparisons: Int
    /// The largest difference of those, as a share of what was allowed.
    public let worst: Double
  }
  /// The models that could be read.
  public private(set) var models: [CheckedModel] = []
  /// The drugs that could be read.
  public private(set) var drugs: [String] = []
  /// The compositions whose components could be wired.
  public private(set) var compositions: [String] = []
  /// What is wrong, in the order of the files.
  public private(set) var findings: [Diagnostic] = []

  /// Checks every model, every drug and every composition.
  public init(_ library: Library) {
    for name in library.ambiguousNames {
      findings.append(
        Diagnostic(
          "B044", .error, "'\(name)' is a model of a drug and one of the immune system",
          at: .file("\(library.root)/\(LibraryModel.Kind.immuneSystem.folder)/\(name)"),
          fix: "rename one of the two: they share one name space"))
    }
    for name in library.modelNames { check(model: name, in: library) }
    for name in library.drugNames { check(drug: name, in: library) }
    for name in library.compositionNames {
      attempt { check throws in
        let composition = try library.composition(named: name)
        check.compositions.append(composition.name)
      }
    }
  }

  /// Checks one model.
  public init(model name: String, in library: Library) { check(model: name, in: library) }

  /// Checks one drug.
  public init(drug name: String, in library: Library) { check(drug: name, in: library) }

  /// How many models there are of each status, in the order of `Provenance.Status`.
  public var counts: [(status: Provenance.Status, count: Int)] {
    Provenance.Status.allCases.map { status in (status, models.count { $0.status == status }) }
  }

  private mutating func check(model name: String, in library: Library) {
    let folder = library.folder(ofModel: name)
    let missing = LibraryModel.files.filter { !FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
    for file in missing {
      findings.append(
        Diagnostic(
          "B024", .error, "\(file) is missing", at: .file(folder),
          fix: "a model is four files: \(LibraryModel.files.joined(separator: ", "))"))
    }
    guard missing.isEmpty else { return }
    attempt { check throws in
      let model = try library.model(named: name)
      check.findings +=
        try ModelNumbers(model).findings + ModelFacts(model).findings
        + UnitBalance.findings(of: model)
      let profile = try ModelProfile(model)
      check.findings += profile.findings
      check.models.append(
        CheckedModel(
          name: name, kind: model.kind, status: model.provenance.status, comparisons: profile.comparisons,
          worst: profile.worst)
      )
    }
  }

  private mutating func check(drug name: String, in library: Library) {
    attempt { check throws in
      let drug = try library.drug(named: name)
      let file = "\(library.root)/Drugs/\(name).yaml"
      check.findings += DrugFacts(drug, file: file, models: library.modelNames).findings
      check.drugs.append(name)
    }
  }

  /// What cannot be read is a finding too.
  private mutating func attempt(_ work: (inout LibraryCheck) throws -> Void) {
    do { try work(&self) } catch let found as Diagnostics { findings += found.all } catch let found
      as Diagnostic
    {
      findings.append(found)
    } catch {
      findings.append(Diagnostic("B042", .error, "a file cannot be read: \(error)", at: .none, fix: nil))
    }
  }
}
