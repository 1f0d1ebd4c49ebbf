import Foundation
import Testing
import TitrateTherapy

@testable import TitrateReport

@Suite struct AdviceJSONTests {
  @Test(arguments: Samples.all.map(\.name)) func readsAsRecorded(name: String) throws {
    var advice = Samples.named(name)
    // Two of several hundred equal in shape are enough to read.
    advice.predictions = Array(advice.predictions.prefix(2))
    try expectSnapshot(AdviceJSON.render(advice), named: "\(name).json")
  }

  @Test(arguments: Samples.all.map(\.name)) func agreesWithTheSchema(name: String) throws {
    let data = Data(try AdviceJSON.render(Samples.named(name)).utf8)
    let faults = try SchemaCheck().faults(in: JSONSerialization.jsonObject(with: data))
    #expect(faults == [])
  }

  /// On the UTC clock every time ends with Z and every sentence names the clock; otherwise none does.
  @Test(arguments: Samples.all.map(\.name)) func utcTimesCarryTheirZone(name: String) throws {
    var advice = Samples.named(name)
    let times = /"\d{4}-\d\d-\d\dT[0-9:]+(Z?)"/
    let local = try AdviceJSON.render(advice)
    #expect(local.matches(of: times).allSatisfy { $0.output.1.isEmpty })
    advice.patient.clock = .utc
    let text = try AdviceJSON.render(advice)
    #expect(text.matches(of: times).count == local.matches(of: times).count)
    #expect(text.matches(of: times).allSatisfy { $0.output.1 == "Z" })
    #expect(!text.contains(/\d{4}-\d\d-\d\d \d\d:\d\d(?! UTC)/))
    let data = Data(text.utf8)
    #expect(try SchemaCheck().faults(in: JSONSerialization.jsonObject(with: data)) == [])
  }

  /// The check of the schema can fail: without this, the test above would prove nothing.
  @Test func theSchemaCheckFindsFaults() throws {
    let data = Data(try AdviceJSON.render(Samples.standard).utf8)
    var object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    object["headline"] = 5
    object["surplus"] = "x"
    object["levels"] = nil
    let faults = try SchemaCheck().faults(in: object)
    #expect(faults == ["/: 'levels' is missing", "/headline: not string", "/: 'surplus' is not described"])
  }

  @Test func quantitiesCarryTheirUnits() throws {
    let data = Data(try AdviceJSON.render(Samples.standard).utf8)
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let best = try #require((object["recommendations"] as? [[String: Any]])?.first)
    let dose = try #require(best["dose"] as? [String: Any])
    #expect(dose["value"] as? Double == 4.5 && dose["unit"] as? String == "mg")
    #expect(best["unit"] as? String == "mg")
    #expect((best["interval"] as? [String: Any])?["value"] as? Double == 12)
    #expect(best["probabilityIn"] as? Double == 0.78)
    #expect(object["refusal"] is NSNull)
  }

  @Test func aNumberThatIsNoneIsAnErrorWithItsPlace() {
    var advice = Samples.standard
    advice.recommendations[1].loss = .nan
    #expect(throws: JSONValue.NotFinite(path: "/recommendations/1/loss")) { try AdviceJSON.render(advice) }
  }

  @Test func stringsSurvive() throws {
    let hostile = "\"\\\u{0}\u{1F}\u{7F}\u{2028}\n</script>é😀"
    let text = try JSONValue.array([.string(hostile)]).text()
    let back = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String]
    #expect(back == [hostile])
  }
}
