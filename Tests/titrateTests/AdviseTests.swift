import Foundation
import Testing

/// `titrate advise` as a user runs it.
@Suite struct AdviseTests {
  static let examples = [
    "ciclosporin-refused", "cyp3a5-expresser", "day-3-single-level", "decimal-slip", "first-dose",
    "fluconazole-started", "intravenous-to-oral", "kidney-transplant", "lupus-nephritis-tacrolimus",
    "missing-labs", "myasthenia-azathioprine", "refused-allopurinol", "refused-methotrexate-pregnancy",
    "refused-mycophenolate-pregnancy", "refused-nudt15-poor", "refused-tpmt-poor",
    "refused-valaciclovir-8-g", "transplant-four-drugs", "valaciclovir-falling-kidney",
  ]

  private func json(_ name: String, _ arguments: [String] = []) throws -> [String: Any] {
    let run = try Program.run(["advise", "Examples/\(name).yaml", "--json", "-"] + arguments)
    #expect(run.status == 0, "\(run.complaint)")
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [String: Any])
  }

  @Test(arguments: examples) func everyExampleIsAnswered(name: String) throws {
    let answer = try json(name)
    for key in [
      "patient", "model", "estimate", "levels", "predictions", "recommendations", "current", "warnings",
      "monitoring",
      "refusal", "provenance",
    ] {
      #expect(answer[key] != nil, "\(key)")
    }
    let recommendations = try #require(answer["recommendations"] as? [[String: Any]])
    #expect(recommendations.isEmpty == name.contains("refused"))
    let text = try Program.run(["advise", "Examples/\(name).yaml"])
    #expect(text.status == 0 && text.complaint.isEmpty)
    for line in text.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func allExamplesAreTested() throws {
    let folder = Program.root.appendingPathComponent("Examples").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    #expect(files.map { String($0.dropLast(5)) }.sorted() == Self.examples)
  }

  @Test func theSameAdviceTwiceIsTheSameBytes() throws {
    let arguments = ["advise", "Examples/kidney-transplant.yaml", "--json", "-"]
    let first = try Program.run(arguments + ["--threads", "1"])
    let second = try Program.run(arguments + ["--threads", "3"])
    #expect(first.output == second.output)
    #expect(first.output.count > 1000)
  }

  @Test(arguments: [2, 3, 77]) func theSeedDoesNotChooseTheDose(seed: Int) throws {
    func dose(_ arguments: [String]) throws -> [Double] {
      let best = try #require(
        try json("kidney-transplant", arguments)["recommendations"] as? [[String: Any]])[0]
      let dose = try #require(best["dose"] as? [String: Any])
      let interval = try #require(best["interval"] as? [String: Any])
      return [try #require(dose["value"] as? Double), try #require(interval["value"] as? Double)]
    }
    #expect(try dose(["--seed", String(seed)]) == dose([]))
  }

  @Test func theReportIsOnePage() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try Program.run(["advise", "Examples/kidney-transplant.yaml", "--report", file.path])
    #expect(run.status == 0)
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(page.contains("<svg") && page.contains("kidney-042"))
    // Self-contained: nothing is fetched.
    #expect(!page.contains("src=\"http") && !page.contains("<link") && !page.contains("@import"))
  }
}
