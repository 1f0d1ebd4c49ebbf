import TitrateLanguage
import TitrateRecords

/// libFuzzer's own entry point: SwiftPM renames `main`, so the one that libFuzzer brings is never found.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main enum FuzzPatient {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runDriver(&count, &arguments) { fuzzPatient($0, $1) }
  }
}

/// Any text as a patient file: always a record, or diagnostics.
private func fuzzPatient(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
  do {
    let record = try PatientRecord.read(text: text, file: "fuzz.yaml")
    precondition(!record.label.isEmpty && !record.treatments.isEmpty, "a record without its required parts")
    for level in record.levels { precondition(level.value.value > 0, "a level that is not positive") }
    for dosing in record.treatments.flatMap(\.doses) {
      precondition(dosing.give.value > 0, "a dose that is none")
    }
  } catch let found as Diagnostics {
    precondition(!found.all.isEmpty && found.hasErrors, "thrown without an error")
    precondition(found.all.allSatisfy { !$0.description.isEmpty && $0.fix != nil })
  } catch {
    preconditionFailure("not a diagnostic: \(error)")
  }
  return 0
}
