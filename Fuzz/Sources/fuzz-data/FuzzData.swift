import TitrateLanguage
import TitrateRecords

/// libFuzzer's own entry point: SwiftPM renames `main`, so the one that libFuzzer brings is never found.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main enum FuzzData {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runDriver(&count, &arguments) { fuzzData($0, $1) }
  }
}

/// Any bytes as an event table: always a table that keeps its promises, or diagnostics.
private func fuzzData(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  do {
    let file = try EventFile.read(
      bytes: Array(UnsafeBufferPointer(start: data, count: size)), file: "fuzz.csv")
    precondition(!file.table.subjects.isEmpty, "a table without subjects")
    precondition(
      file.times.map(\.count) == file.table.subjects.map(\.records.count), "times and records differ")
    for subject in file.table.subjects {
      for record in subject.records {
        precondition(record.time.isFinite && record.amount.isFinite && record.rate.isFinite, "not finite")
        precondition(record.covariates.count == file.table.covariates.count, "covariates are missing")
        precondition((0...4).contains(record.evid), "EVID \(record.evid)")
      }
    }
  } catch let found as Diagnostics {
    precondition(!found.all.isEmpty && found.hasErrors, "thrown without an error")
    precondition(found.all.allSatisfy { !$0.description.isEmpty && $0.fix != nil })
  } catch {
    preconditionFailure("not a diagnostic: \(error)")
  }
  return 0
}
