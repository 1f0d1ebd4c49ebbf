import Testing
import TitrateEngine
import TitrateLanguage
import TitrateRecords

@Suite struct EventFileTests {
  private func read(_ text: String) throws -> EventFile {
    try EventFile.read(bytes: Array(text.utf8), file: "d.csv")
  }

  private func codes(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch { return (error as? Diagnostics)?.all.map(\.code) ?? ["?"] }
  }

  @Test func reservedColumnsInAnyCaseAndOrder() throws {
    let file = try read(
      "dv,Amt,rate,II,ADDL,ss,CMT,Mdv,cens,limit,DVID,time,evid,Id,WT,Sex\n"
        + ".,100,-1,12,3,1,depot,1,.,.,.,0,1,A,70.5,1\n4.2,.,.,.,.,.,2,0,1,0.1,cp,1.5,0,A,.,NA\n")
    #expect(file.table.covariates == ["WT", "Sex"])
    let records = try #require(file.table.subjects.first?.records)
    var dose = EventRecord(
      time: 0, evid: 1, amount: 100, rate: -1, interval: 12, additional: 3, steadyState: 1)
    (dose.compartment, dose.mdv, dose.covariates, dose.line) = (.name("depot"), true, [70.5, 1], 2)
    #expect(records[0] == dose)
    #expect(records[1].dv == 4.2)
    #expect(records[1].censoring == .below)
    #expect(records[1].limit == 0.1)
    #expect(records[1].endpoint == "cp")
    #expect(records[1].compartment == .number(2))
    #expect(!records[1].mdv)
    #expect(records[1].covariates.allSatisfy { $0.isNaN })
  }

  /// The same table written in the ways that programs write it.
  @Test(arguments: [
    "ID,TIME,EVID,AMT,DV\n1,0,1,100,.\n1,2,0,0,5.5\n",
    "ID,TIME,EVID,AMT,DV\r\n1,0,1,100,.\r\n1,2,0,0,5.5\r\n",
    "\u{FEFF}ID,TIME,EVID,AMT,DV\n1,0,1,100,.\n1,2,0,0,5.5", "ID;TIME;EVID;AMT;DV\n1;0;1;100;\n1;2;0;0;5.5\n",
    "ID\tTIME\tEVID\tAMT\tDV\n1\t0\t1\t100\tNA\n1\t2\t0\t.\t5.5\n",
    "#ID,TIME,EVID,AMT,DV\n1,0,1,100,.\n1,2,0,0,5.5\n",
    "# made today\nID,TIME,EVID,AMT,DV\n1,0,1,100,.\n#1,1,0,0,9\nC,1,1,1,1\n\n1,2,0,0,5.5\n",
    "\"ID\",\"TIME\",\"EVID\",\"AMT\",\"DV\"\n\"1\",\"0\",\"1\",\"100\",\".\"\n\"1\",\"2\",0,0,\"5.5\"\n",
    " ID , TIME , EVID , AMT , DV \n 1 , 0 , 1 , 100 , . \n 1 , 2 , 0 , 0 , 5.5 \n",
    "C,ID,TIME,EVID,AMT,DV\n.,1,0,1,100,.\nC,1,0,0,0,7\n.,1,2,0,0,5.5\n",
    "ID,TIME,AMT,DV\n1,0,100,.\n1,2,.,5.5\n",
    "TIME,AMT,DV\n0,1e2,.\n2,.,+5.5E0\n",
    "ID,TIME,EVID,AMT,DV,ignore\n1,0,1,100,.,0\n1,1,0,0,3,1\n1,2,0,0,5.5,.\n",
    "ID,TIME,EVID,AMT,DV\n1,2026-03-01T20:00,1,100,.\n1,2026-03-01T22:00,0,0,5.5\n",
    "ID,TIME,EVID,AMT,DV\n1,2026-03-01T20:00Z,1,100,.\n1,2026-03-01T23:00:00+01:00,0,0,5.5\n",
  ]) func oneTableManyWays(text: String) throws {
    let file = try read(text)
    let subject = try #require(file.table.subjects.first)
    #expect(file.table.subjects.count == 1)
    #expect(file.table.covariates == [])
    #expect(subject.id == "1")
    #expect(subject.records.map { $0.evid } == [1, 0])
    #expect(subject.records.map { $0.time } == [0, 2])
    #expect(subject.records.map { $0.amount } == [100, 0])
    #expect(subject.records.map { $0.dv } == [nil, 5.5])
    #expect(subject.records.map { $0.mdv } == [true, false])
    #expect(file.warnings.isEmpty)
  }

  @Test func timesAreKeptAsWritten() throws {
    let file = try read("ID,TIME,AMT\na,0.50,1\na,1e1,.\nb,-2.0,1\n")
    #expect(file.times == [["0.50", "1e1"], ["-2.0"]])
    #expect(file.table.subjects.map(\.id) == ["a", "b"])
  }

  @Test func resetsMayTurnTimeBack() throws {
    let file = try read("ID,TIME,EVID,AMT\n1,0,1,5\n1,9,0,0\n1,0,4,5\n1,3,3,0\n1,1,3,0\n1,2,0,0\n")
    #expect(file.table.subjects[0].records.map { $0.time } == [0, 9, 0, 3, 1, 2])
  }

  @Test func mdvOneWithoutEvidIsNoObservation() throws {
    let file = try read("ID,TIME,AMT,MDV,DV\n1,0,5,1,.\n1,1,.,1,3\n1,2,.,0,3\n")
    #expect(file.table.subjects[0].records.map { $0.evid } == [1, 2, 0])
    #expect(file.table.subjects[0].records.map { $0.mdv } == [true, true, false])
  }

  @Test func columnsOfTextAreCovariatesOfText() throws {
    let file = try read("ID,TIME,AMT,CENTRE,WT\n1,0,5,Leiden,70\n1,1,.,Delft,71\n1,2,.,Leiden,.\n")
    #expect(file.table.covariates == ["CENTRE", "WT"])
    #expect(file.table.subjects[0].records.map { $0.covariates[0] } == [1, 2, 1])
    #expect(file.table.subjects[0].texts == [0: ["Leiden", "Delft"]])
    #expect(file.warnings.isEmpty)
  }

  @Test(arguments: [
    "ID,TIME,AMT\n1,08:00,5\n1,9.5,.\n1,32:30:00,.\n",
    "ID,DATE,TIME,AMT\n1,11/21/2026,8:00,5\n1,11-21-26,9.5,.\n1,11/22/2026,8:30,.\n",
    "ID,DAT1,TIME,AMT\n1,21/11/2026,8:00,5\n1,21/11/26,9:30,.\n1,22/11/2026,8:30,.\n",
    "ID,DAT2,TIME,AMT\n1,2026-11-21,8,5\n1,2026-11-21,9:30,.\n1,2026-11-22,8:30,.\n",
    "ID,DAT3,TIME,AMT\n1,2026-21-11,8,5\n1,2026-21-11,9:30,.\n1,2026-22-11,8:30,.\n",
    "ID,DATE,TIME,AMT\n1,1,8:00,5\n1,1,9:30,.\n1,2,8:30,.\n",
  ]) func clocksAndCalendars(text: String) throws {
    // Hours since the first record, whatever the calendar.
    #expect(try read(text).table.subjects[0].records.map(\.time) == [0, 1.5, 24.5])
  }

  @Test func everythingWrongIsSaidAtOnce() throws {
    do {
      _ = try read(
        "ID,TIME,EVID,AMT,RATE,DV,WT\n1,0,1,x,0,.,70\n1,b,0,0,0,1,71\n1,2,0,0,0,1,7o\n1,3,9,0,0,nan,70\n")
      Issue.record("accepted")
    } catch let error as Diagnostics {
      #expect(error.all.map(\.code) == ["D008", "D012", "D010", "D009", "D008"])
      #expect(
        error.all[0].description == """
          d.csv:2:7: error D008: 'x' in column AMT is not a number
              2 | 1,0,1,x,0,.,70
                |       ^  fix: write a number, or '.' where there is no value
          """)
    }
  }

  /// The number of records grows, the messages do not.
  @Test func messagesStopAtFifty() {
    let rows = (0..<500).map { "1,\($0),0,bad,.\n" }.joined()
    #expect(codes("ID,TIME,EVID,AMT,DV\n" + rows).count == 51)
  }

  @Test(arguments: [
    ("", "D004"), ("ID,TIME\n", "D023"), ("ID,TIEM\n1,0\n", "D004"), ("ID TIME AMT\n1 0 5\n", "D025"),
    ("ID,TIME,time\n1,0,0\n", "D005"), ("ID,TIME,WT,WT\n1,0,0,0\n", "D005"), ("ID,TIME,\n1,0,0\n", "D004"),
    ("IDD,TIME\n1,0\n", "D004"), ("ID,TIME\n1\n", "D006"), ("ID,TIME\n1,2,3\n", "D006"),
    ("ID,TIME\n\"1,2\n", "D007"),
    ("ID,TIME\n.,2\n", "D019"), ("ID,TIME\n1,.\n", "D012"), ("ID,TIME\n1,8:77\n", "D012"),
    ("ID,TIME\n1,inf\n", "D012"),
    ("ID,TIME\n1,1e999\n", "D012"), ("ID,TIME\n1,2026-02-30\n", "D012"),
    ("ID,TIME\n1,0\n1,2026-02-03\n", "D013"),
    ("ID,TIME\n1,2026-02-03T10:00Z\n1,2026-02-03T11:00\n", "D013"), ("ID,TIME\n1,2\n1,1\n", "D014"),
    ("ID,TIME\n1,2\n2,1\n1,3\n", "D020"), ("ID,TIME,EVID\n1,0,1\n", "D017"),
    ("ID,TIME,EVID,AMT\n1,0,1,.\n", "D017"),
    ("ID,TIME,EVID,AMT\n1,0,0,5\n", "D018"), ("ID,TIME,AMT\n1,0,-5\n", "D011"),
    ("ID,TIME,AMT,RATE\n1,0,5,-3\n", "D011"),
    ("ID,TIME,AMT,DUR\n1,0,5,-3\n", "D011"), ("ID,TIME,AMT,RATE,DUR\n1,0,5,2,2\n", "D016"),
    ("ID,TIME,AMT,ADDL\n1,0,5,3\n", "D015"), ("ID,TIME,AMT,ADDL,II\n1,0,5,2.5,1\n", "D010"),
    ("ID,TIME,AMT,ADDL,II\n1,0,5,1e9,1\n", "D010"), ("ID,TIME,AMT,II\n1,0,5,-1\n", "D011"),
    ("ID,TIME,AMT,SS\n1,0,5,1\n", "D021"), ("ID,TIME,AMT,SS,II\n1,0,5,4,12\n", "D010"),
    ("ID,DATE,DAT1,TIME\n1,1,1,0\n", "D026"), ("ID,DATE,TIME\n1,13/1/2026,0\n", "D012"),
    ("ID,DATE,TIME\n1,.,0\n", "D012"), ("ID,TIME,EVID,AMT,RATE\n1,0,5,3,1\n", "D027"),
    ("ID,TIME,EVID,AMT,RATE,SS,ADDL\n1,0,1,0,10,1,3\n", "D028"),
    ("ID,TIME,AMT,WT\n1,0,5,70\n1,1,.,x\n", "D008"),
    ("ID,TIME,EVID\n1,0,101\n", "D010"),
    ("ID,TIME,MDV\n1,0,7\n", "D010"), ("ID,TIME,CENS,DV\n1,0,5,1\n", "D010"),
    ("ID,TIME,CENS,DV\n1,0,1,.\n", "D022"),
    ("ID,TIME,CENS,DV,LIMIT\n1,0,1,1,2\n", "D022"), ("ID,TIME,CMT\n1,0,1.5\n", "D010"),
    ("ID,TIME,CMT\n1,0,-1\n", "D010"),
    ("ID,TIME,CMT\n1,0,a b\n", "D010"), ("ID,TIME,DV\n1,0,\"1,5\"\n", "D008"),
    ("ID;TIME;DV\n1;0;1,5\n", "D008"),
    ("ID,TIME,WT\n1,0,NaN\n", "D009"), ("ID,TIME\n1,0\u{0}\n", "D003"), ("ID,TIME\r1,0\r", "D003"),
  ]) func mistakesHaveACodeAndARemedy(text: String, code: String) {
    do {
      _ = try read(text)
      Issue.record("accepted")
    } catch {
      let all = (error as? Diagnostics)?.all ?? []
      #expect(all.map(\.code) == [code])
      #expect(all.allSatisfy { $0.fix != nil })
    }
  }

  @Test func whatIsNotTextIsRefused() {
    #expect(throws: Diagnostics.self) { try EventFile.read(bytes: [0xFF, 0xFE, 0x49, 0], file: "d") }
    #expect(throws: Diagnostics.self) {
      try EventFile.read(bytes: [0x49, 0x44, 0xC3, 0x28, 0x0A], file: "d")
    }
    #expect(throws: Diagnostics.self) { try EventFile.read("/no/such/file.csv") }
    #expect(throws: Diagnostics.self) { try EventFile.read("/tmp") }
  }

  /// A line without an end is refused after its first hundred kilobytes.
  @Test(.timeLimit(.minutes(1))) func anEndlessLineIsRefused() {
    #expect { try EventFile.read("/dev/zero") } throws: { error in
      (error as? Diagnostics)?.all.first?.code == "D002"
    }
  }

  @Test func endlessInfusionsNeedNoInterval() throws {
    #expect(codes("ID,TIME,AMT,EVID,RATE,SS\n1,0,0,1,10,1\n").isEmpty)
  }
}
