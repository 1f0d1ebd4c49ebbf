import Foundation
import Testing

/// Compares a text with the committed one in `Tests/Snapshots/report`; `RECORD=1` writes it instead.
func expectSnapshot(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Snapshots/report")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return
  }
  let recorded = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  guard text != recorded else { return }
  let (new, old) = (text.components(separatedBy: "\n"), recorded.components(separatedBy: "\n"))
  let line =
    zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
  Issue.record(
    """
    \(name) differs from line \(line + 1):
    recorded: \(line < old.count ? old[line] : "(end)")
    now:      \(line < new.count ? new[line] : "(end)")
    If the change is meant, record it: RECORD=1 swift test -c release --filter TitrateReportTests
    """, sourceLocation: sourceLocation)
}
