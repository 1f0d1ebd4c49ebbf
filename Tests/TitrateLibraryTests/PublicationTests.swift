import Testing
import TitrateLanguage
import TitrateLibrary

/// What is recalled, taken from a label or made up by us is never called published, wherever it stands.
@Suite struct PublicationTests {
  /// Recalled, label, ours.
  static let unpublished: Set<Citation.Tag> = [.R, .D, .H]

  @Test func theWordsOfTheTagsSayIt() {
    for tag in Citation.Tag.allCases {
      #expect(Publication.isClaimed(in: tag.phrase) == [.T, .C].contains(tag), "\(tag)")
    }
  }

  @Test(arguments: [
    ("published", true), ("Published in 2019", true), ("published, through a transcription", true),
    ("not published", false), ("unpublished", false), ("published nowhere", false),
    ("never published", false),
    ("our choice; the published range is 1-2", false), ("the published range is 1-2", true),
    ("nothing was published", false),
  ]) func aClaimIsTold(text: String, isClaim: Bool) {
    #expect(Publication.isClaimed(in: text) == isClaim)
  }

  /// Done-when of the library: status and tags agree, without going through `LibraryCheck`.
  @Test func publishedAndTranscribedModelsRestOnNothingElse() throws {
    for model in try Library.bundled().models() where model.provenance.status.supportsAdvice {
      for (key, value) in model.provenance.values {
        #expect(!Self.unpublished.contains(value.tag), "\(model.name) \(key)")
        if model.provenance.status == .published { #expect(value.tag == .T, "\(model.name) \(key)") }
      }
    }
  }

  /// The sentence beside such a number must not say the contrary of its tag.
  @Test func noNumberOfAModelSaysMoreThanItsTag() throws {
    for model in try Library.bundled().models() {
      for (key, value) in model.provenance.values where Self.unpublished.contains(value.tag) {
        #expect(!Publication.isClaimed(in: value.from), "\(model.name) \(key): \(value.from)")
      }
    }
  }

  @Test func noEntryOfADrugFileSaysMoreThanItsTag() throws {
    var entries = 0
    for drug in try Library.bundled().drugs() {
      walk(drug) { citation, texts in
        guard Self.unpublished.contains(citation.tag) else { return }
        entries += 1
        for text in texts + [citation.source] where Publication.isClaimed(in: text) {
          Issue.record("\(drug.name), tagged \(citation.tag): \(text)")
        }
      }
    }
    // Labels alone are hundreds of entries: the walk reaches them.
    #expect(entries > 300)
  }

  /// Every value with a citation anywhere inside another, with the texts that stand beside the citation.
  private func walk(_ value: Any, _ visit: (Citation, [String]) -> Void) {
    let members = Mirror(reflecting: value).children
    if let citation = members.lazy.compactMap({ $0.value as? Citation }).first {
      visit(citation, members.compactMap { $0.value as? String })
    }
    for member in members where !(member.value is String) { walk(member.value, visit) }
  }
}
