import Foundation
import OrderedCollections
import TitrateLanguage
import TitrateRecords

/// The curated models and drugs: a folder of files, read on demand.
public struct Library: Sendable {
  /// The folder that has `Models`, `Immune` and `Drugs`.
  public let root: String

  /// Opens a folder as it is.
  public init(root: String) { self.root = root }

  /// The library that goes with the running program.
  ///
  /// Looked for in `chosen` (`--library DIR`), in `TITRATE_LIBRARY`, in `../share/titrate` beside the program, and in the
  /// build folder.
  ///
  /// - Throws: `Diagnostics` (B020) where there is none.
  public static func bundled(chosen: String? = nil) throws -> Library {
    let root = try LibraryLocation.find(
      chosen: chosen, environment: ProcessInfo.processInfo.environment, executable: Bundle.main.executablePath
    )
    return Library(root: root)
  }

  /// The names of all models, `tacrolimus/andrews-2019`, sorted: those of drugs and those of the immune system have one
  /// name space.
  public var modelNames: [String] { OrderedSet(LibraryModel.Kind.allCases.flatMap(names)).sorted() }

  /// The names of the models of one kind, sorted.
  public func modelNames(_ kind: LibraryModel.Kind) -> [String] { names(kind) }

  /// Names that stand in two folders at once, sorted; a library must have none.
  package var ambiguousNames: [String] {
    names(.immuneSystem).filter(Set(names(.drug)).contains)
  }

  private func names(_ kind: LibraryModel.Kind) -> [String] {
    folders(in: kind.folder).flatMap { topic in
      folders(in: "\(kind.folder)/\(topic)").map { "\(topic)/\($0)" }
    }
  }

  /// The names of all drugs, sorted.
  public var drugNames: [String] {
    entries(of: "Drugs").filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
  }

  /// The folder of a model.
  public func folder(ofModel name: String) -> String { "\(root)/\(kind(ofModel: name).folder)/\(name)" }

  /// What a model describes; a drug, where no folder has the name.
  public func kind(ofModel name: String) -> LibraryModel.Kind {
    LibraryModel.Kind.allCases.first { LibraryLocation.isFolder("\(root)/\($0.folder)/\(name)") } ?? .drug
  }

  /// A model by its name.
  ///
  /// - Parameter place: where the name was written, for the diagnostic.
  /// - Throws: `Diagnostics`: B022 for an unknown name, or what is wrong with the model's files.
  public func model(named name: String, at place: Place = .none) throws -> LibraryModel {
    guard modelNames.contains(name) else {
      throw unknown("model", "B022", name, among: modelNames, at: place)
    }
    return try read(model: name)
  }

  /// All models, in the order of their names.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong with any of them.
  public func models() throws -> [LibraryModel] {
    try all(modelNames, read(model:))
  }

  /// What is known about a model.
  ///
  /// - Throws: `Diagnostics`: B022 for an unknown name, or what is wrong with `provenance.json`.
  public func provenance(ofModel name: String, at place: Place = .none) throws -> Provenance {
    guard modelNames.contains(name) else {
      throw unknown("model", "B022", name, among: modelNames, at: place)
    }
    return try Provenance(path: folder(ofModel: name) + "/provenance.json")
  }

  /// A drug by its generic name, a synonym or a brand, whatever the case.
  ///
  /// - Parameter place: where the name was written, for the diagnostic.
  /// - Throws: `Diagnostics`: B021 for an unknown name, or what is wrong with the drug's file.
  public func drug(named name: String, at place: Place = .none) throws -> DrugFile {
    let wanted = name.lowercased()
    if drugNames.contains(wanted) { return try read(drug: wanted) }
    let drugs = try drugs()
    if let drug = drugs.first(where: { $0.answers(to: wanted) }) { return drug }
    throw unknown(
      "drug", "B021", name, among: drugs.flatMap { [$0.name] + $0.synonyms + $0.brands }, at: place)
  }

  /// All drugs, in the order of their names.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong with any of them.
  public func drugs() throws -> [DrugFile] { try all(drugNames, read(drug:)) }

  private func read(model name: String) throws -> LibraryModel {
    try LibraryModel(name: name, kind: kind(ofModel: name), folder: folder(ofModel: name))
  }

  private func read(drug name: String) throws -> DrugFile { try DrugFile(path: "\(root)/Drugs/\(name).yaml") }

  /// Reads everything before it complains.
  private func all<Value>(_ names: [String], _ read: (String) throws -> Value) throws -> [Value] {
    var values = [Value](), problems = [Diagnostic]()
    for name in names {
      do { values.append(try read(name)) } catch let found as Diagnostics { problems += found.all }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return values
  }

  private func unknown(
    _ kind: String, _ code: String, _ name: String, among names: [String], at place: Place
  ) -> Diagnostics {
    let list = names.isEmpty ? "the library has none" : "the library has " + names.joined(separator: ", ")
    let near = Spelling.nearest(to: name, among: names)
    return Diagnostics([
      Diagnostic(
        code, .error, "'\(name)' is not a \(kind) of the library", at: place,
        fix: near.map { "did you mean '\($0)'?" } ?? list)
    ])
  }

  private func folders(in path: String) -> [String] {
    entries(of: path).filter { LibraryLocation.isFolder("\(root)/\(path)/\($0)") }
  }

  private func entries(of path: String) -> [String] {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")) ?? []
    return found.filter { !$0.hasPrefix(".") }.sorted()
  }
}

extension DrugFile {
  /// Whether the drug is called so: generic name, synonym or brand.
  public func answers(to name: String) -> Bool {
    let wanted = name.lowercased()
    return ([self.name] + synonyms + brands).contains { $0.lowercased() == wanted }
  }

  /// The formulation of that name, abbreviation or brand.
  public func formulation(named name: String) -> Formulation? {
    let wanted = name.lowercased()
    return formulations.first { $0.name == wanted }
      ?? formulations.first { $0.synonyms.contains { $0.lowercased() == wanted } }
  }
}
