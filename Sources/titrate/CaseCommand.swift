import ArgumentParser
import TitrateCases
import TitrateLanguage
import TitrateReport

/// `titrate case`: a worked question, computed from the library at this moment.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Work a question end to end; without a name, list them.",
    discussion: """
      Every number is computed now from the models of the library or quoted from its files with the source. Decision support for \
      professionals; not a medical device.
      """)

  @ArgumentParser.Argument(
    help: ArgumentHelp("The case, such as valaciclovir-immunity; see the list.", valueName: "name"))
  var name: String?
  @Flag(help: "Print JSON.")
  var json = false
  @Option(help: ArgumentHelp("Write a page to keep or print.", valueName: "file"))
  var html: String?
  @OptionGroup var libraryOption: LibraryOption

  func run() throws {
    let runner = CaseRunner(try libraryOption.open())
    guard let name else {
      guard html == nil else {
        throw Diagnostics([
          Diagnostic("C038", .error, "a page needs a case", at: .option("--html"), fix: "name the case")
        ])
      }
      let files = try runner.files()
      print(json ? try CaseJSON.list(files) : CaseTextReport.list(files), terminator: "")
      return
    }
    let report = try runner.report(try runner.file(named: name, at: .option("NAME")))
    if let html { try TextFile.write(CasePage.render(report), to: html, option: "--html") }
    if html == nil || json {
      print(json ? try CaseJSON.render(report) : CaseTextReport.render(report), terminator: "")
    }
  }
}
