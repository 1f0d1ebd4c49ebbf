import Foundation
import TitrateLanguage
import TitrateRecords

extension Library {
  /// The names of all compositions, sorted.
  public var compositionNames: [String] {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/Compositions")) ?? []
    return found.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }
      .sorted()
  }

  /// A composition of the library by its name.
  ///
  /// - Parameter place: where the name was written, for the diagnostic.
  /// - Throws: `Diagnostics`: B068 for an unknown name, or what is wrong with the file.
  public func composition(named name: String, at place: Place = .none) throws -> Composition {
    guard compositionNames.contains(name) else {
      let near = Spelling.nearest(to: name, among: compositionNames)
      throw Diagnostics([
        Diagnostic(
          "B068", .error, "'\(name)' is not a composition of the library", at: place,
          fix: near.map { "did you mean '\($0)'?" }
            ?? "the library has \(compositionNames.joined(separator: ", "))")
      ])
    }
    return try composition(file: "\(root)/Compositions/\(name).yaml")
  }

  /// A composition from any file; its components are the library's.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong with it.
  public func composition(file: String) throws -> Composition {
    let source = try TitrateRecords.SourceText.read(file, family: "B")
    return try CompositionAssembly.assemble(try CompositionDraft(source), file: file, library: self)
  }

  /// All compositions, in the order of their names.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong with any of them.
  public func compositions() throws -> [Composition] {
    var all: [Composition] = [], problems: [Diagnostic] = []
    for name in compositionNames {
      do { all.append(try composition(named: name)) } catch let found as Diagnostics { problems += found.all }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return all
  }
}
