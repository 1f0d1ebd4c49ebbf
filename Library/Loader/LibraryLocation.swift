import Foundation
import TitrateLanguage

/// Where the curated files are.
///
/// SwiftPM's `Bundle.module` knows only the build folder and stops the program elsewhere, so the places are tried here.
package enum LibraryLocation {
  /// The environment's name for it.
  package static let variable = "TITRATE_LIBRARY"

  /// The folder to use.
  ///
  /// - Parameters:
  ///   - chosen: `--library DIR`; goes before everything.
  ///   - environment: where `TITRATE_LIBRARY` goes next.
  ///   - executable: the running program; the library is looked for beside it.
  /// - Throws: `Diagnostics` (B020) where a named folder is no library, or where none is found.
  package static func find(chosen: String?, environment: [String: String], executable: String?) throws
    -> String
  {
    if let chosen { return try check(chosen, named: .option("--library")) }
    if let named = environment[variable], !named.isEmpty { return try check(named, named: .option(variable)) }
    let candidates = candidates(executable: executable)
    if let found = candidates.first(where: isLibrary) { return found }
    throw Diagnostics([
      Diagnostic(
        "B020", .error, "the library of models and drugs was not found beside the program", at: .none,
        fix: "install with Scripts/install.sh, or say where it is with --library DIR or \(variable)")
    ])
  }

  /// Beside an installed program, then beside a built one.
  package static func candidates(executable: String?) -> [String] {
    guard let executable else { return [] }
    let program = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
    let folder = program.deletingLastPathComponent()
    let bundle = "titrate_TitrateLibrary"
    return [
      folder.deletingLastPathComponent().appendingPathComponent("share/titrate/Library"),
      folder.deletingLastPathComponent().appendingPathComponent("share/titrate"),
      folder.appendingPathComponent("\(bundle).resources"),
      folder.appendingPathComponent("\(bundle).bundle/Contents/Resources"),
      folder.appendingPathComponent("\(bundle).bundle"),
    ].map(\.path)
  }

  /// A library has models and drugs.
  package static func isLibrary(_ path: String) -> Bool {
    isFolder(path + "/Models") && isFolder(path + "/Drugs")
  }

  private static func check(_ path: String, named place: Place) throws -> String {
    guard isLibrary(path) else {
      throw Diagnostics([
        Diagnostic(
          "B020", .error, "'\(path)' is not a library", at: place,
          fix: "name a folder that has the folders Models and Drugs")
      ])
    }
    return path
  }

  package static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
