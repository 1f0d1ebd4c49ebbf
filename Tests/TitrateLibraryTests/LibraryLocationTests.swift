import Foundation
import Testing
import TitrateLanguage

@testable import TitrateLibrary

@Suite struct LibraryLocationTests {
  /// PREFIX/bin/titrate finds PREFIX/share/titrate, also through a symbolic link from elsewhere.
  @Test func anInstalledProgramFindsItsLibrary() throws {
    let scratch = try ScratchLibrary()
    let prefix = FileManager.default.temporaryDirectory.appendingPathComponent("prefix-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: prefix) }
    for folder in ["bin", "share/titrate", "elsewhere"] {
      try FileManager.default.createDirectory(
        at: prefix.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    let installed = prefix.appendingPathComponent("share/titrate/Library").path
    try FileManager.default.copyItem(atPath: scratch.root, toPath: installed)
    let program = prefix.appendingPathComponent("bin/titrate"),
      link = prefix.appendingPathComponent("elsewhere/titrate")
    try Data().write(to: program)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: program)
    for executable in [program, link] {
      let root = try LibraryLocation.find(chosen: nil, environment: [:], executable: executable.path)
      #expect(Library(root: root).modelNames == scratch.library.modelNames)
    }
  }

  @Test func theOptionGoesBeforeTheEnvironment() throws {
    let first = try ScratchLibrary(), second = try ScratchLibrary()
    let environment = ["TITRATE_LIBRARY": second.root]
    #expect(
      try LibraryLocation.find(chosen: first.root, environment: environment, executable: nil) == first.root)
    #expect(try LibraryLocation.find(chosen: nil, environment: environment, executable: nil) == second.root)
  }

  /// A missing library is an answer, not a crash.
  @Test func aMissingLibraryIsSaid() {
    let nowhere = "/nonexistent/bin/titrate"
    for (chosen, environment, executable) in [
      (nil, [:], nowhere), (nil, [:], nil), ("/nonexistent", [:], nowhere),
      (nil, ["TITRATE_LIBRARY": "/dev/null"], nowhere),
    ] as [(String?, [String: String], String?)] {
      let found = #expect(throws: Diagnostics.self) {
        try LibraryLocation.find(chosen: chosen, environment: environment, executable: executable)
      }
      #expect(found?.all.map(\.code) == ["B020"])
    }
  }

  /// Names come from the listing, so a name is never a path.
  @Test(arguments: [
    "../../etc/passwd", "tacrolimus", "tacrolimus/", "tacrolimus/andrews-2019/../storset-2014", "",
  ])
  func aNameIsNotAPath(name: String) throws {
    let library = try Library.bundled()
    let found = #expect(throws: Diagnostics.self) { try library.model(named: name) }
    #expect(found?.all.map(\.code) == ["B022"])
  }
}
