import ArgumentParser
import Foundation
import TitrateEvidence
import TitrateLanguage
import TitrateRecords
import TitrateReport

/// `titrate evidence`: the ledger on a drug, the verdict on a claim, or an article read and judged.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "What is known about a drug, a claim, or the statements of an article.",
    discussion: """
      titrate evidence valaciclovir
      titrate evidence "valaciclovir causes back pain"
      titrate evidence --text article.txt --html marked.html
      Decision support for professionals, not medical advice.
      """)

  @ArgumentParser.Argument(
    help: ArgumentHelp("A drug, a brand or a class; or a claim in words.", valueName: "drug-or-claim"))
  var words: [String] = []

  @Option(help: ArgumentHelp("Read an article (plain text in UTF-8).", valueName: "file"))
  var text: String?

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: ArgumentHelp("With --text: write the article with its statements marked.", valueName: "file"))
  var html: String?

  @Flag(help: "No warnings on standard error.")
  var quiet = false

  @OptionGroup var libraryOption: LibraryOption

  func run() throws {
    let asked = words.joined(separator: " ").trimmingCharacters(in: .whitespacesAndNewlines)
    try check(asked)
    let ledger = try Ledger(library: libraryOption.open())
    print(try text.map { try article($0, ledger) } ?? answer(asked, ledger), terminator: "")
  }

  private func article(_ file: String, _ ledger: Ledger) throws -> String {
    let report = try ledger.read(file: file)
    if !quiet, !report.warnings.isEmpty { StandardError.write(Diagnostics(report.warnings).description) }
    if let html { try TextFile.write(EvidencePage.render(report), to: html, option: "--html") }
    return try json ? EvidenceJSON.render(report) : EvidenceText.render(report)
  }

  private func answer(_ asked: String, _ ledger: Ledger) throws -> String {
    if let drug = ledger.subject(named: asked) {
      let claims = ledger.claims(on: drug)
      return try json ? EvidenceJSON.render(claims, on: drug) : EvidenceText.render(claims, on: drug)
    }
    if words.count == 1, !asked.contains(" ") { throw unknown(asked, ledger) }
    let statements = try ledger.judge(claim: asked)
    return try json ? EvidenceJSON.render(statements) : EvidenceText.render(statements)
  }

  /// - Throws: C060 where nothing or too much is asked.
  private func check(_ asked: String) throws {
    func fail(_ what: String, _ place: String, _ fix: String) -> Diagnostics {
      Diagnostics([Diagnostic("C060", .error, what, at: .option(place), fix: fix)])
    }
    if text == nil, asked.isEmpty {
      throw fail(
        "nothing is asked", "DRUG-OR-CLAIM", "name a drug, a claim in quotes, or an article with --text FILE")
    }
    if text != nil, !asked.isEmpty {
      throw fail("a claim and an article at once", "--text", "ask for one of them")
    }
    if html != nil, text == nil { throw fail("there is no article to mark", "--html", "add --text FILE") }
  }

  private func unknown(_ name: String, _ ledger: Ledger) -> Diagnostics {
    let names = ledger.drugNames
    return Diagnostics([
      Diagnostic(
        "C061", .error, "'\(name)' is not a drug of the ledger", at: .option("DRUG-OR-CLAIM"),
        fix: Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
          ?? "the ledger has " + names.joined(separator: ", "))
    ])
  }
}
