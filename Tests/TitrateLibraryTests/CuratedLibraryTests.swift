import Foundation
import Testing
import TitrateLanguage
import TitrateLibrary

/// What the walk over `Library/` must find; the checks themselves are `LibraryCheck`, which `titrate models check` runs too.
@Suite struct CuratedLibraryTests {
  static let library = try? Library.bundled()

  /// The walks below walk something.
  @Test func theFolderIsNotEmpty() throws {
    let library = try #require(Self.library)
    #expect(library.modelNames(.drug).count >= 22)
    #expect(library.modelNames(.immuneSystem).count >= 27)
    #expect(library.modelNames == (library.modelNames(.drug) + library.modelNames(.immuneSystem)).sorted())
    #expect(library.drugNames.count >= 20)
  }

  @Test(arguments: library?.modelNames ?? []) func everyModelHolds(name: String) throws {
    let check = LibraryCheck(model: name, in: try #require(Self.library))
    #expect(check.findings.map(\.description) == [])
    // A steady state and a course, or two sets of inputs, at least.
    #expect(check.models.first?.comparisons ?? 0 >= 6)
  }

  @Test(arguments: library?.drugNames ?? []) func everyDrugHolds(name: String) throws {
    let check = LibraryCheck(drug: name, in: try #require(Self.library))
    #expect(check.findings.map(\.description) == [])
    #expect(check.drugs == [name])
  }

  /// Where a value says `38.6 % CV; ln(1 + CV^2)`, it is that.
  @Test func variancesFollowFromTheirCoefficients() throws {
    var count = 0
    for model in try #require(Self.library).models() {
      for (key, value) in model.provenance.values where value.from.hasSuffix("% CV; ln(1 + CV^2)") {
        let words = value.from.split(separator: " ")
        let written = try #require(words.firstIndex(of: "%").map { words[$0 - 1] })
        let cv = try #require(Double(written)) / 100
        let decimals = written.split(separator: ".").dropFirst().first?.count ?? 0
        // The coefficient is rounded to its last digit, the variance cut to four decimals.
        let tolerance = 2 * cv / (1 + cv * cv) * 0.5 * pow(10, -Double(decimals) - 2) + 1e-4
        #expect(abs(value.value - log(1 + cv * cv)) <= tolerance, "\(model.name) \(key)")
        count += 1
      }
    }
    #expect(count >= 20)
  }

  /// Codes somebody established: read at a standards body or in two independent mappings. Others must not slip in; a drug for
  /// which nobody established one has none.
  @Test func codesAreEstablishedOnes() throws {
    let known: [String: Set<String>] = [
      "http://www.whocc.no/atc": [
        "L04AD02", "D11AH01", "L04AX01", "L01BB02", "L04AA06", "L04AH01", "L04AA10", "J05AB14",
      ],
      "http://www.nlm.nih.gov/research/umls/rxnorm": ["42316", "8638", "8640"],
      "http://snomed.info/sct": [
        "386975001", "372574004", "387381009", "409330005", "386976000", "387467008", "116601002",
        "116602009", "116593003", "428698007", "372729009",
      ],
      "http://loinc.org": [
        "77348-1", "11253-2", "74097-7", "92727-7", "53828-0", "32997-9", "3520-4", "99413-7", "72667-9",
        "23905-3", "115789-0", "115766-8", "29247-4", "77349-9", "50544-6", "14836-1",
      ],
    ]
    var count = 0
    for drug in try #require(Self.library).drugs() {
      for code in drug.codes {
        #expect(known[code.system]?.contains(code.code) == true, "\(code.system) \(code.code)")
        count += 1
      }
    }
    #expect(count == known.values.reduce(0) { $0 + $1.count })
  }

  @Test func nothingRecalledStandsBehindAPublishedNumber() throws {
    for model in try #require(Self.library).models() where model.provenance.status.supportsAdvice {
      #expect(!model.provenance.values.values.contains { $0.tag == .R }, "\(model.name)")
      #expect(model.provenance.reviewedBy.isEmpty == false)
    }
  }

  /// The Rotterdam protocol: weeks 1 and 2, weeks 3 and 4, later.
  @Test func theDefaultTargetsOfAKidneyTransplantFollowTheWeeks() throws {
    let drug = try #require(Self.library).drug(named: "tacrolimus")
    let defaults = drug.targets.filter { $0.indication == "kidney-transplant" && $0.isDefault }
    #expect(defaults.map(\.low) == [10, 8, 5])
    #expect(defaults.map(\.high) == [15, 12, 10])
    #expect(defaults.map(\.fromDay) == [0, 14, 28])
    #expect(defaults.map(\.toDay) == [14, 28, nil])
  }
}
