import Foundation
import Testing
import TitrateTherapy

@testable import TitrateReport

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct AdvicePageTests {
  /// Also writes the pages to the folder that `PAGES` names, to be looked at.
  @Test(arguments: Samples.all.map(\.name)) func pageAndChartAreWellFormed(name: String) throws {
    let page = AdvicePage.render(Samples.named(name))
    #expect(XMLReading(page).fault == nil)
    try keep(page, as: "\(name).html")
    guard let chart = ConcentrationChart.svg(Samples.named(name)) else {
      #expect(Samples.named(name).predictions.isEmpty)
      return
    }
    #expect(XMLReading(chart).fault == nil)
    try keep(chart, as: "\(name).svg")
  }

  /// The reader above does find faults.
  @Test func brokenMarkupIsFound() { #expect(XMLReading("<p><b>x</p></b>").fault != nil) }

  @Test func nothingIsLoadedAndNothingRuns() {
    let reading = XMLReading(AdvicePage.render(Samples.implausible))
    #expect(
      reading.elements.isDisjoint(with: ["script", "link", "img", "iframe", "object", "form", "image", "use"])
    )
    #expect(reading.attributes.isDisjoint(with: ["src", "href", "xlink:href", "style", "onload", "onclick"]))
    #expect(!PageStyle.sheet.contains("url(") && !ChartStyle.sheet.contains("@import"))
  }

  /// Every text of an advice, made hostile, stays text: the page has the same elements and shows the text.
  @Test func hostileTextStaysText() throws {
    let attack = #""><script>alert('1')</script><img src=x onerror=y>&amp;]]>"# + "\u{0}\u{202E}"
    var advice = Samples.implausible
    let before = XMLReading(AdvicePage.render(advice))
    advice.patient.label = attack
    advice.patient.indication = attack
    advice.patient.facts[0] = (attack, attack)
    advice.headline = attack
    advice.reasons[0] = attack
    advice.levels[0].assay = attack
    advice.levels[1].explanations[0].description = attack
    advice.levels[1].remarks = [attack]
    advice.interactions[0].agent = attack
    advice.model?.covariates[0].origin = attack
    advice.concentrationUnit = attack
    let after = XMLReading(AdvicePage.render(advice))
    #expect(after.fault == nil)
    #expect(after.elements == before.elements)
    #expect(after.attributes == before.attributes)
    #expect(after.characters.contains("<script>alert('1')</script>"))
    #expect(!AdvicePage.render(advice).contains("<script"))
    let chart = try #require(ConcentrationChart.svg(advice))
    #expect(XMLReading(chart).fault == nil && !chart.contains("<script"))
  }

  @Test func refusalLeadsWithReasonAndRemedy() throws {
    let page = AdvicePage.render(Samples.refusal)
    let reason = try #require(page.range(of: "No model in the library covers"))
    let remedy = try #require(page.range(of: "Use a paediatric protocol"))
    #expect(reason.lowerBound < remedy.lowerBound)
    #expect(!page.contains("<figure>") && !page.contains("every\u{A0}12"))
  }

  @Test func adviceWithAndWithoutTheDoubtedLevelStandTogether() {
    let page = XMLReading(AdvicePage.render(Samples.implausible)).characters
    #expect(page.contains("With every level as recorded") && page.contains("Without the doubted level"))
    #expect(page.contains("misplaced decimal") && page.contains("91\u{A0}%"))
  }

  @Test(arguments: Samples.all.map(\.name)) func sameAdviceSameBytes(name: String) throws {
    let (one, two) = (Samples.named(name), Samples.named(name))
    #expect(AdvicePage.render(one) == AdvicePage.render(two))
    #expect(AdviceText.render(one) == AdviceText.render(two))
    #expect(try AdviceJSON.render(one) == AdviceJSON.render(two))
  }

  private func keep(_ text: String, as name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["PAGES"] else { return }
    try Data(text.utf8).write(to: URL(filePath: folder).appending(path: name))
  }
}

/// A text read as XML: whether it is well-formed, and what it is made of.
private final class XMLReading: NSObject, XMLParserDelegate {
  var fault: String?
  var elements: Set<String> = []
  var attributes: Set<String> = []
  var characters = ""

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse(), fault == nil { fault = "unreadable" }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes values: [String: String]
  ) {
    elements.insert(name)
    attributes.formUnion(values.keys)
  }
  func parser(_ parser: XMLParser, foundCharacters string: String) { characters += string }
  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    fault = "line \(parser.lineNumber): \(error)"
  }
}
