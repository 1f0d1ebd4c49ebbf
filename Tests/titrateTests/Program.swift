import Foundation
import Testing

/// The built program, run as a user runs it.
enum Program {
  /// The repository's root.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What a run left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let complaint: String
  }

  /// Runs `titrate` in a folder of the repository.
  ///
  /// - Parameter mostSeconds: of processor time, after which the run is killed, as when it asks for more than 4 GB; nil
  ///   sets no limits.
  static func run(_ arguments: [String], in folder: String = "", mostSeconds: Int? = nil) throws -> Outcome {
    let process = Process()
    // Tests and program are built side by side.
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("titrate")
    process.executableURL = program
    process.arguments = arguments
    if let mostSeconds {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let limits = "ulimit -t \(mostSeconds); ulimit -v 4000000; exec \"$0\" \"$@\""
      process.arguments = ["-c", limits, program.path] + arguments
    }
    process.currentDirectoryURL = root.appendingPathComponent(folder)
    // Files, not pipes: nothing can fill up and block.
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["out", "err"].map { scratch.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: files[0], encoding: .utf8),
      complaint: try String(contentsOf: files[1], encoding: .utf8))
  }

  /// Compares with a recorded text; `RECORD=1` writes it anew, and the diff is the review.
  static func expect(_ text: String, matches file: URL) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    } else {
      let recorded = try String(contentsOf: file, encoding: .utf8)
      #expect(text == recorded, "\(file.lastPathComponent): record anew with RECORD=1 if this is meant")
    }
  }
}

/// A file for the length of a test.
final class Scratch {
  let path: String

  init(_ text: String, suffix: String = ".csv") throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + suffix).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
