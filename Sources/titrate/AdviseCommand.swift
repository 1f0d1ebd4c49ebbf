import ArgumentParser
import Foundation
import TitrateLanguage
import TitrateRecords
import TitrateReport
import TitrateTherapy

/// `titrate advise PATIENT`: the next dose for one patient.
struct AdviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise", abstract: "The next dose for one patient.",
    discussion: """
      Reads one patient (YAML or JSON), learns the patient from doses, levels and labs, and searches the dose
      that reaches the target; drugs without a target are dosed by rule. Every drug under treatments: gets its
      advice, the first one first. A refusal is an answer: exit status 0, with the reason.
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("The patient file.", valueName: "patient"))
  var patient: String

  @Option(help: ArgumentHelp("Write the report as a self-contained HTML page.", valueName: "file"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Write the advice as JSON; - for standard output instead of the text.", valueName: "file"))
  var json: String?

  @Option(help: ArgumentHelp("Seed of the random draws.", valueName: "n"))
  var seed: UInt64 = 1

  @Flag(help: "Let models speak that are constructions or were calibrated here; every result says so.")
  var allowResearch = false

  @OptionGroup var libraryOption: LibraryOption
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let record = try PatientRecord.read(patient)
    var options = AdviserOptions()
    options.seed = seed
    options.threads = try shared.threadCount()
    options.allowResearch = allowResearch
    let advice = try advise(record, options)
    if let report { try TextFile.write(AdvicePage.render(advice), to: report, option: "--report") }
    if let json, json != "-" { try TextFile.write(AdviceJSON.render(advice), to: json, option: "--json") }
    print(
      try json == "-" ? AdviceJSON.render(advice) : AdviceText.render(advice, style: style), terminator: "")
  }

  /// Tells a failed computation (status 1) from a wrong record (status 2).
  private func advise(_ record: PatientRecord, _ options: AdviserOptions) throws -> Advice {
    do {
      return try Adviser(library: libraryOption.open(), options: options).advise(record)
    } catch let problems as Diagnostics {
      try RunFailure.judge(problems)
    }
  }

  private var style: AdviceText.Style { isatty(STDOUT_FILENO) == 1 ? .ansi : .plain }
}
