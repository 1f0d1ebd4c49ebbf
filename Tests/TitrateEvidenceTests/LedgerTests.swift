import Testing
import TitrateEvidence
import TitrateLibrary
import TitrateReport

/// The ledger of claims and the verdicts that come of it.
@Suite struct LedgerTests {
  private func verdict(_ claim: String) throws -> Verdict {
    try #require(try Bench.ledger.judge(claim: claim).first).verdict
  }

  @Test func thereAreHundredsOfClaims() {
    #expect(Bench.ledger.claims.count >= 300)
    #expect(Set(Bench.ledger.claims.map(\.id)).count == Bench.ledger.claims.count)
  }

  /// The statements of the dossier's claims file.
  @Test(arguments: [
    ("Valaciclovir suppresses the immune system", Verdict.contradicted),
    ("Valaciclovir is an immunosuppressant", .contradicted),
    ("Valaciclovir prevents organ rejection", .mixed),
    ("Valaciclovir treats rheumatoid arthritis", .unsupported), ("Valaciclovir treats lupus", .unsupported),
    ("Valaciclovir treats multiple sclerosis", .unsupported), ("Valaciclovir treats asthma", .unsupported),
    ("Valaciclovir treats inflammatory bowel disease", .unsupported),
    ("Valaciclovir treats psoriasis", .unsupported),
    ("Valaciclovir reduces pro-inflammatory cytokines", .unsupported),
    ("Valaciclovir causes low back pain", .unsupported), ("Valaciclovir can damage the kidneys", .supported),
    ("Tacrolimus binds calcineurin", .mixed), ("Tacrolimus is effective in lupus nephritis", .supported),
    ("Azathioprine treats myasthenia gravis", .supported), ("Azathioprine treats CIDP", .unsupported),
    ("Azathioprine treats inflammatory myopathy", .mixed),
    ("Rituximab treats chronic fatigue syndrome", .contradicted),
    ("Immunosuppressants treat chronic fatigue syndrome", .unsupported),
    ("Methotrexate treats chronic fatigue syndrome", .unsupported),
  ])
  func dossierStatementsHaveTheirVerdicts(claim: String, expected: Verdict) throws {
    #expect(try verdict(claim) == expected)
  }

  @Test func denialTurnsTheVerdict() throws {
    #expect(try verdict("Valaciclovir does not suppress the immune system") == .supported)
    #expect(try verdict("Tacrolimus does not cause tremor") == .contradicted)
  }

  @Test func whatTheLedgerLacksIsSaid() throws {
    let statement = try #require(try Bench.ledger.judge(claim: "Tacrolimus treats endometriosis").first)
    #expect(statement.verdict == .not_in_ledger)
    #expect(statement.claim == nil)
  }

  /// Numbers come from the drug file and are not typed twice.
  @Test func adverseReactionsAreDerived() throws {
    let tremor = try #require(Bench.ledger.claims.first { $0.id == "tacrolimus/causes/tremor" })
    #expect(tremor.isDerived)
    #expect(tremor.finding.contains("54 % against 34 %"))
  }

  /// What was recalled or is our own choice is never shown as if it had been read.
  @Test func unreadSourcesSaySo() {
    for claim in Bench.ledger.claims {
      #expect(!claim.citations.isEmpty, "\(claim.id)")
      for (citation, shown) in zip(claim.citations, claim.sources)
      where !["T", "C", "D", "S"].contains(citation.tag.rawValue) {
        #expect(shown.contains("recalled, unverified") || shown.contains("published nowhere"), "\(claim.id)")
      }
      if claim.citations.allSatisfy({ !["T", "C", "D", "S"].contains($0.tag.rawValue) }) {
        #expect(claim.isUnverified)
      }
    }
  }

  @Test func aDrugIsFoundByBrand() {
    #expect(Bench.ledger.subject(named: "Valtrex") == "valaciclovir")
    #expect(Bench.ledger.subject(named: "steroids") == "corticosteroid")
    #expect(Bench.ledger.subject(named: "headache") == nil)
  }

  @Test func everyViewCarriesTheDisclaimer() throws {
    let report = Bench.ledger.report(on: "Tacrolimus causes tremor & <b>pain</b>.", file: "a.txt")
    let page = EvidencePage.render(report),
      disclaimer = "Decision support for professionals, not medical advice."
    #expect(page.contains(disclaimer))
    #expect(!page.contains("<b>pain"))
    #expect(EvidenceText.render(report).contains(disclaimer))
    #expect(EvidenceText.render(report.statements).contains(disclaimer))
    #expect(EvidenceText.render(report).split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
