import Foundation
import TitrateLibrary

/// A copy of the library that a test may spoil.
final class ScratchLibrary {
  let root: String
  var library: Library { Library(root: root) }

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("titrate-\(UUID().uuidString)")
    root = folder.path
    try FileManager.default.copyItem(atPath: Library.bundled().root, toPath: root)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Replaces text in a file of the library; the text must be there exactly once.
  func replace(_ old: String, by new: String, in file: String) throws {
    let url = URL(fileURLWithPath: "\(root)/\(file)")
    let text = try String(contentsOf: url, encoding: .utf8)
    guard text.components(separatedBy: old).count == 2 else { throw NotThereOnce(text: old) }
    try Data(text.replacing(old, with: new).utf8).write(to: url)
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(root)/\(file)") }

  func copy(_ folder: String, to other: String) throws {
    let target = URL(fileURLWithPath: "\(root)/\(other)")
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: "\(root)/\(folder)", toPath: target.path)
  }

  struct NotThereOnce: Error { var text: String }
}
