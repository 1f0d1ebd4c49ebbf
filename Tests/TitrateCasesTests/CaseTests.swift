import Foundation
import Testing
import TitrateCases
import TitrateLibrary
import TitrateReport

@testable import TitrateLanguage

@Suite struct CaseTests {
  static let library = Library(
    root: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Library").path)
  static let runner = CaseRunner(library)

  static func report(_ name: String) throws -> CaseReport { try runner.report(try runner.file(named: name)) }

  /// The five questions are there; others may join them.
  @Test func theFiveQuestionsAreThere() {
    let names = [
      "azathioprine-neuromuscular", "immunosuppressants-cfs", "tacrolimus-lupus", "valaciclovir-back-pain",
      "valaciclovir-immunity",
    ]
    #expect(Set(names).isSubset(of: Set(Self.library.caseNames)))
  }

  @Test(arguments: library.caseNames) func everyCaseHasItsParts(name: String) throws {
    let report = try Self.report(name)
    #expect(report.name == name)
    let ids = report.sections.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("evidence") && ids.last == "limits")
    var charts = 0, tables = 0, claims = 0, limits = 0
    for block in report.sections.flatMap(\.blocks) {
      switch block {
      case .chart(let chart):
        charts += 1
        #expect(chart.lines.allSatisfy { $0.values.count > 1 && $0.values.allSatisfy(\.isFinite) })
      case .table: tables += 1
      case .claims(let list): claims += list.count
      case .limits(let list): limits += list.count
      case .text, .facts: break
      }
    }
    #expect(charts > 0 && tables > 0 && claims > 2 && limits > 2)
    #expect(!report.answer.isEmpty)
  }

  /// 80 columns in the terminal; the page loads nothing; the JSON is JSON; and the same bytes a second time.
  @Test(arguments: library.caseNames) func everyCaseIsShownInAllForms(name: String) throws {
    let report = try Self.report(name)
    let text = CaseTextReport.render(report)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let page = CasePage.render(report)
    #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("href="))
    for text in [text, page] { #expect(text.contains("Decision support for professionals")) }
    let json = try CaseJSON.render(report)
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    #expect(object is [String: Any])
    let again = try Self.report(name)
    let second = try CaseJSON.render(again)
    #expect(CaseTextReport.render(again) == text && CasePage.render(again) == page && second == json)
  }

  /// A model that is not published is called so wherever its name stands.
  @Test(arguments: library.caseNames) func nothingOfOursIsCalledPublished(name: String) throws {
    let report = try Self.report(name)
    let page = CasePage.render(report)
    for use in report.models where use.status == .construction {
      #expect(page.contains("\(use.name) (our construction, not published)"))
      #expect(!page.contains("\(use.name) (published"))
    }
  }

  /// What is recalled or ours says so beside the number, also where it has gone into another number.
  @Test func whatIsRecalledOrOursIsMarked() throws {
    let report = try Self.report("valaciclovir-immunity")
    let vzv = try CaseNumberTests.value(report, "ic_vzv")
    #expect(vzv.weakness == .H)
    #expect(CaseTextReport.render(report).contains("1.79 mg/L (our construction)"))
    let hsv = try CaseNumberTests.value(report, "ic_hsv")
    #expect(hsv.weakness == nil)
  }

  /// No number is typed into a story: digits may stand in names (CYP3A5, 6-TGN) and in what a step takes as input.
  @Test(arguments: library.caseNames) func noNumberIsTypedIntoTheStory(name: String) throws {
    let file = try Self.runner.file(named: name)
    let names = /\b(HSV-[12]|CD[48]|CYP3A5|NUDT15|6-(TGN|MMP)|IL-2|FKBP12|CYP3A4|\*[13](\/\*[13])?|NOD2)/
    for text in StoryTexts.all(of: file) {
      let digits = text.words.replacing(names, with: "").filter(\.isNumber)
      #expect(digits.isEmpty, "typed number in: \(text.words)")
    }
  }
}

/// Every text of a story that a person wrote, with its values left out.
private enum StoryTexts {
  static func all(of file: CaseFile) -> [CaseText] {
    file.answer
      + [file.title, file.question, file.setting].map { CaseText($0, at: .none) }
      + file.sections.flatMap { section in
        [CaseText(section.heading, at: .none)] + section.steps.flatMap { of($0.kind) }
      }
  }

  private static func of(_ kind: CaseFile.Kind) -> [CaseText] {
    switch kind {
    case .text(let text): [text]
    case .limits(let texts): texts
    case .naranjo(let plan): plan.answers.map(\.why)
    case .table(let plan): plan.note.map { [$0] } ?? []
    default: []
    }
  }
}
