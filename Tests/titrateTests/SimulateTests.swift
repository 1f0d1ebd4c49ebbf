import Foundation
import Testing

@Suite struct SimulateTests {
  static let arguments = [
    "simulate", "Examples/Models/one-compartment.R", "--data", "Examples/Data/three-subjects.csv",
  ]

  private func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func oneRowForEachObservationWithTheDatasOwnTimes() throws {
    let run = try Program.run(Self.arguments + ["--typical"])
    #expect(run.status == 0)
    #expect(run.complaint.isEmpty)
    let table = rows(run.output)
    #expect(table[0] == ["ID", "TIME", "ka", "cl", "v", "Cc", "depot", "central"])
    #expect(
      table.dropFirst().map { $0[0] + " " + $0[1] }
        == ["1 2", "1 11.5", "1 71.5", "2 2", "2 11.5", "2 120", "3 1.5", "3 59.5"])
  }

  /// One dose of 200 mg into depot, by the Bateman function.
  @Test func typicalValuesFollowTheFormula() throws {
    let table = rows(try Program.run(Self.arguments + ["--typical"]).output)
    let (ka, cl, v) = (1.2, 4 * pow(62.0 / 70, 0.75), 50 * 62.0 / 70)
    let k = cl / v
    let expected = 200 * ka / (v * (ka - k)) * (exp(-k * 2) - exp(-ka * 2))
    let printed = try #require(Double(table[1][5]))
    // 1e-12: both are closed forms; they differ by a few roundings of exp.
    #expect(abs(printed - expected) <= 1e-12 * expected)
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let once = try Program.run(Self.arguments + ["--subjects", "40", "--seed", "7", "--threads", "1"])
    let again = try Program.run(Self.arguments + ["--subjects", "40", "--seed", "7", "--threads", "5"])
    let other = try Program.run(Self.arguments + ["--subjects", "40", "--seed", "8"])
    #expect(once.status == 0)
    #expect(once.output == again.output)
    #expect(once.output != other.output)
    // The data's subjects, of 3, 3 and 2 observations, in turn.
    #expect(rows(once.output).count == 1 + 14 * 3 + 13 * 3 + 13 * 2)
    #expect(rows(once.output)[0].last == "DV")
  }

  @Test(arguments: [false, true]) func partsMakeTheWholeFile(json: Bool) throws {
    let arguments = Self.arguments + ["--subjects", "200", "--threads", "2"] + (json ? ["--json"] : [])
    let whole = try Program.run(arguments)
    let parts = try ["1-1", "2-77", "78-200"].map { try Program.run(arguments + ["--subject-range", $0]) }
    #expect(whole.status == 0)
    #expect(parts.map(\.output).joined() == whole.output)
  }

  @Test func columnsAreChosen() throws {
    let table = rows(try Program.run(Self.arguments + ["--output", "DV,Cc"]).output)
    #expect(table[0] == ["ID", "TIME", "DV", "Cc"])
    let slip = try Program.run(Self.arguments + ["--output", "CC"])
    #expect(slip.status == 2)
    #expect(slip.complaint.contains("did you mean 'Cc'?"))
  }

  @Test func covariatesComeFromAFile() throws {
    let file = try Scratch("WT,AGE\n50,x\n80,30\n")
    let table = rows(
      try Program.run(Self.arguments + ["--subjects", "50", "--covariates-from", file.path, "--output", "v"])
        .output)
    // V without its random effect would be 50·WT/70: with it, both weights give many values.
    #expect(table.count > 100)
    let typical = rows(
      try Program.run(
        Self.arguments + ["--typical", "--subjects", "50", "--covariates-from", file.path, "--output", "v"]
      ).output)
    let volumes = Set(typical.dropFirst().compactMap { Double($0[2]).map { ($0 * 70 / 50).rounded() } })
    #expect(volumes == [50, 80])
  }

  @Test func studiesHaveParametersOfTheirOwn() throws {
    let file = try Scratch(",lka,lcl\nlka,0.01,0\nlcl,0,0.04\n")
    let run = try Program.run(
      Self.arguments + ["--typical", "--studies", "3", "--theta-covariance", file.path, "--output", "ka"])
    #expect(run.complaint.isEmpty)
    let table = rows(run.output)
    #expect(table[0] == ["STUDY", "ID", "TIME", "ka"])
    #expect(Set(table.dropFirst().map { $0[0] + " " + $0[3] }).count == 3)
    let slip = try Scratch("lka,lcll\n1,0\n0,1\n")
    let wrong = try Program.run(Self.arguments + ["--studies", "3", "--theta-covariance", slip.path])
    #expect(wrong.status == 2)
    #expect(wrong.complaint.contains("did you mean 'lcl'?"))
  }

  @Test(arguments: [
    (["--subjects", "0"], "C017"), (["--subject-range", "5"], "C022"), (["--subject-range", "1-9"], "C017"),
    (["--output", "Cc,,v"], "C022"), (["--theta-covariance", "x.csv"], "C016"),
  ])
  func optionsThatMakeNoSenseAreRefused(_ options: [String], _ code: String) throws {
    let run = try Program.run(Self.arguments + options)
    #expect(run.status == 2)
    #expect(run.complaint.contains("error \(code)"))
    #expect(run.output.isEmpty)
  }

  /// Doses in a sentence are the table that says the same.
  @Test func dosesMayBeASentence() throws {
    let weights = try Scratch("WT\n70\n")
    let model = [
      "simulate", "Examples/Models/one-compartment.R", "--typical", "--covariates-from", weights.path,
    ]
    let table = try Scratch(
      """
      ID,TIME,EVID,AMT,CMT
      1,0,0,.,.
      1,0,1,200,depot
      1,6,0,.,.
      1,12,0,.,.
      1,12,1,200,depot
      1,18,0,.,.
      1,24,0,.,.
      1,24,1,100,depot
      1,30,0,.,.
      1,36,0,.,.

      """)
    let written = try Program.run(model + ["--data", table.path])
    let spoken = try Program.run(
      model + [
        "--dose", "0.2 g into depot every 12 h for 1 d then 100 mg every 0.5 d", "--every", "360 min",
        "--until",
        "1.5 d",
      ])
    #expect(spoken.complaint.isEmpty)
    #expect(spoken.output == written.output)
  }

  @Test func aSlipInASentenceHasACaret() throws {
    let run = try Program.run(
      [
        "simulate", "Examples/Models/one-compartment.R", "--dose", "5 mg evry 12 h", "--every", "1 h",
        "--until", "2 d",
      ])
    #expect(run.status == 2)
    #expect(
      run.complaint == """
        --dose:1:6: error D060: 'evry' is not understood here
            1 | 5 mg evry 12 h
              |      ^~~~  fix: did you mean 'every'?

        """)
  }

  @Test(arguments: [
    ([], "C025"), (["--dose", "5 mg"], "C025"),
    (["--dose", "5 mg", "--every", "1 h", "--until", "2 mg"], "C033"),
    (["--data", "Examples/Data/three-subjects.csv", "--every", "1 h"], "C016"),
  ])
  func eventsComeFromOnePlace(_ options: [String], _ code: String) throws {
    let run = try Program.run(["simulate", "Examples/Models/one-compartment.R"] + options)
    #expect(run.status == 2)
    #expect(run.complaint.contains("error \(code)"))
  }

  @Test func parametersCanBeReplaced() throws {
    let plain = rows(try Program.run(Self.arguments + ["--typical"]).output)
    let changed = rows(
      try Program.run(Self.arguments + ["--typical", "--param", "lka=0", "--param", "add.sd=0.2"]).output)
    #expect(plain[1][2] == "1.2")
    #expect(changed[1][2] == "1")
  }

  @Test func filesAndJSONHoldTheSameNumbers() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let toFile = try Program.run(Self.arguments + ["--typical", "--out", path])
    let plain = try Program.run(Self.arguments + ["--typical"])
    #expect(toFile.output.isEmpty)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == plain.output)
    #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
    let json = try Program.run(Self.arguments + ["--typical", "--json"])
    let parsed = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    let table = rows(plain.output)
    #expect(parsed?.count == table.count - 1)
    // The digits, not the parsed number: JSONSerialization rounds 17 digits wrongly in the last places.
    #expect(json.output.contains("\"Cc\":\(table[1][5]),"))
  }

  @Test func aRunThatFailsEndsWithOne() throws {
    let run = try Program.run(Self.arguments + ["--typical", "--param", "lv=-800"])
    #expect(run.status == 1)
    #expect(run.complaint.contains("error S022"))
  }

  @Test func helpAndVersionAreAnswers() throws {
    for arguments in [["--help"], ["--version"], ["simulate", "--help"], ["help", "map"]] {
      let run = try Program.run(arguments)
      #expect(run.status == 0)
      #expect(!run.output.isEmpty)
      #expect(run.complaint.isEmpty)
    }
  }
}
