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
    let arguments = Self.arguments + ["--each", "40"]
    let once = try Program.run(arguments + ["--seed", "7", "--threads", "1"])
    let again = try Program.run(arguments + ["--seed", "7", "--threads", "5"])
    let other = try Program.run(arguments + ["--seed", "8"])
    #expect(once.status == 0)
    #expect(once.output == again.output)
    #expect(once.output != other.output)
    // The data's subjects, of 3, 3 and 2 observations, in turn.
    #expect(rows(once.output).count == 1 + 40 * (3 + 3 + 2))
    #expect(rows(once.output)[0].last == "DV")
  }

  /// The design fixes this: N times the first subject of the data.
  @Test func subjectsRepeatTheFirstOfTheData() throws {
    let run = try Program.run(Self.arguments + ["--subjects", "4", "--output", "Cc"])
    let table = rows(run.output).dropFirst()
    #expect(table.map { $0[0] } == ["1", "1", "1", "2", "2", "2", "3", "3", "3", "4", "4", "4"])
    #expect(table.map { $0[1] } == Array(repeating: ["2", "11.5", "71.5"], count: 4).flatMap(\.self))
    #expect(Set(table.map { $0[2] }).count == 12)
    #expect(run.complaint.contains("warning C028"))
    #expect(try Program.run(Self.arguments + ["--subjects", "4", "--quiet"]).complaint.isEmpty)
  }

  @Test(arguments: [false, true]) func partsMakeTheWholeFile(json: Bool) throws {
    let arguments = Self.arguments + ["--each", "70", "--threads", "2"] + (json ? ["--json"] : [])
    let whole = try Program.run(arguments)
    let parts = try ["1-1", "2-77", "78-210"].map { try Program.run(arguments + ["--subject-range", $0]) }
    #expect(whole.status == 0)
    #expect(parts.map(\.output).joined() == whole.output)
  }

  /// Studies with parameters of their own, covariates and random effects: all drawn, none disturbed by the cut.
  @Test func partsOfStudiesMakeTheWholeFile() throws {
    let weights = try Scratch("WT\n50\n60\n85\n")
    let covariance = try Scratch(",lka,lcl\nlka,0.01,0.002\nlcl,0.002,0.04\n")
    let arguments =
      Self.arguments + [
        "--each", "10", "--studies", "7", "--theta-covariance", covariance.path, "--covariates-from",
        weights.path,
        "--seed", "3",
      ]
    let whole = try Program.run(arguments)
    let parts = try ["1-29", "30-31", "32-100", "101-210"].map {
      try Program.run(arguments + ["--threads", "1", "--subject-range", $0])
    }
    #expect(whole.status == 0)
    #expect(rows(whole.output).count == 1 + 7 * 10 * 8)
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
      try Program.run(Self.arguments + ["--each", "50", "--covariates-from", file.path, "--output", "v"])
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
    (["--each", "0"], "C017"), (["--each", "2", "--subjects", "3"], "C016"), (["--log"], "C016"),
    (["--by", "ID"], "C016"), (["--summary", "--by", "ID,,X"], "C022"),
    (["--summary", "--by", "ARM"], "C026"),
    (["--summary", "--by", "STUDY"], "C016"), (["--typical", "--studies", "3"], "C016"),
    (["--typical", "--each", "3"], "C016"), (["--until", "3 d"], "C016"), (["--max-steps", "0"], "C024"),
    (["--individuals", "a.csv", "--covariates-from", "b.csv"], "C016"), (["--rtol", "0"], "C011"),
    (["--plot", "no-such-folder/a.svg"], "C020"), (["--plot", "a.svg", "--json"], "C016"),
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

  /// A model of what happens without a drug needs times only.
  @Test func observationsMayBeAlone() throws {
    let model = try Scratch("size(0) = 10\nd/dt(size) = 0.1 * size\n")
    let run = try Program.run(["simulate", model.path, "--every", "12 h", "--until", "1 d", "--quiet"])
    #expect(run.status == 0)
    // 10·exp(0.1·t), to the last digits that a text of 17 has.
    let sizes = rows(run.output).dropFirst().compactMap { $0.last.flatMap { Double($0) } }
    #expect(sizes.count == 3)
    for (size, wanted) in zip(sizes, [10, 33.20116922736547, 110.23176380641601]) {
      #expect(abs(size - wanted) < 1e-12 * wanted)
    }
  }

  /// Beside d/dt() lines a dose means the compartments of linCmt(), which have the last numbers.
  @Test func aDoseGoesIntoTheDrug() throws {
    let model = try Scratch(
      """
      effect(0) = 10
      cl = 5; v = 50
      cp = linCmt(cl, v)
      d/dt(effect) = 10 * (1 - cp / (1 + cp)) - effect

      """)
    let arguments = ["simulate", model.path, "--every", "1 h", "--until", "6 h", "--statistics"]
    let spoken = try Program.run(arguments + ["--dose", "100 mg"])
    let named = try Program.run(arguments + ["--dose", "100 mg into central"])
    #expect(spoken.output == named.output)
    #expect(spoken.output.contains("central"))
    #expect(spoken.complaint.contains("1 state in closed form"))
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
    (["--data", "Examples/Data/three-subjects.csv", "--dose", "5 mg"], "C016"),
  ])
  func eventsComeFromOnePlace(_ options: [String], _ code: String) throws {
    let run = try Program.run(["simulate", "Examples/Models/one-compartment.R"] + options)
    #expect(run.status == 2)
    #expect(run.complaint.contains("error \(code)"))
  }

  /// Observations that are added change none that were there.
  @Test func observationsAreAddedToTheData() throws {
    let plain = rows(try Program.run(Self.arguments + ["--typical"]).output)
    let dense = rows(try Program.run(Self.arguments + ["--typical", "--every", "4 h"]).output)
    #expect(dense.dropFirst().prefix(4).map { $0[1] } == ["0", "2", "4", "8"])
    #expect(dense.last?[1] == "120")
    let cells = Dictionary(
      uniqueKeysWithValues: dense.dropFirst().map { ($0[0] + " " + $0[1], Double($0[5]) ?? 0) })
    #expect(cells.count == dense.count - 1)
    for row in plain.dropFirst() {
      let (before, after) = (Double(row[5]) ?? 0, cells[row[0] + " " + row[1]] ?? 0)
      // 1e-12: exact propagation in more, shorter spans differs by their roundings.
      #expect(abs(after - before) <= 1e-12 * before)
    }
  }

  /// One subject for each row, in order, under its ID.
  @Test func individualsComeFromAFile() throws {
    let file = try Scratch("WT,id\n50,a\n80,b-2\n65,3\n")
    let arguments = Self.arguments + ["--quiet", "--typical", "--individuals", file.path, "--output", "v"]
    let table = rows(try Program.run(arguments).output).dropFirst()
    #expect(table.map { $0[0] } == ["a", "a", "a", "b-2", "b-2", "b-2", "3", "3", "3"])
    // 1e-12: printed numbers read back exactly; the model's quotient has two roundings.
    for (row, weight) in zip(table, [50, 50, 50, 80, 80, 80, 65, 65, 65] as [Double]) {
      #expect(abs((Double(row[2]) ?? 0) - 50 * weight / 70) <= 1e-12 * 50)
    }
    // More subjects than rows begin again with the first.
    let more = rows(try Program.run(arguments + ["--subjects", "4"]).output)
    #expect(more.last?[0] == "4" && more.last?[2] == table[1][2])
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

  /// A fall from 1e9 in no time needs more than five steps; the message says whose and when.
  @Test func tooManyStepsNameSubjectAndTime() throws {
    let model = try Scratch("ini({ k <- 1 })\nmodel({ d/dt(A) <- -k * A * A / (1 + A) })", suffix: ".R")
    let data = try Scratch("ID,TIME,EVID,AMT\nx7,0,1,1e9\nx7,36,0,.\n")
    let arguments = ["simulate", model.path, "--data", data.path]
    #expect(try Program.run(arguments).status == 0)
    let run = try Program.run(arguments + ["--max-steps", "5"])
    #expect(run.status == 1)
    #expect(run.complaint.contains("subject x7, t = "))
    #expect(run.complaint.contains("error S020"))
    #expect(run.complaint.contains("--max-steps"))
  }

  /// Every method gives the same profile, to their tolerance, and says how it came to it.
  @Test(arguments: [
    ("auto", "closed form"), ("tsit5", "tsit5"), ("dopri5", "dopri5"), ("rodas5p", "rodas5p"),
  ])
  func solversAgree(_ solver: String, _ said: String) throws {
    let arguments = Self.arguments + ["--typical", "--output", "Cc"]
    let exact = rows(try Program.run(arguments).output)
    let run = try Program.run(arguments + ["--solver", solver, "--statistics"])
    #expect(run.complaint.hasPrefix("solved: ") && run.complaint.contains(said))
    #expect(run.complaint.contains("solves: 3\n"))
    #expect(run.complaint.contains("\nsteps: 0\n") == (solver == "auto"))
    for (a, b) in zip(exact.dropFirst(), rows(run.output).dropFirst()) {
      let (x, y) = (Double(a[2]) ?? 0, Double(b[2]) ?? 0)
      // 1e-6: a hundred times the default tolerance, for many steps and five doses.
      #expect(abs(x - y) <= 1e-6 * x)
    }
  }

  @Test func unknownSolversAreRefused() throws {
    let run = try Program.run(Self.arguments + ["--solver", "lsoda"])
    #expect(run.status == 2)
    #expect(run.complaint.contains("rodas5p"))
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
