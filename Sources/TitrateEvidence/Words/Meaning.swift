import OrderedCollections

/// What a statement says a drug does with its object.
public enum Relation: String, Sendable, Hashable, CaseIterable {
  // swift-format-ignore: AlwaysUseLowerCamelCase, the report's own word
  case is_a
  case treats, prevents, causes, mechanism, interacts, monitoring, pk, evidence, other
}

/// Something that articles name: a drug, a disease, a cell.
package struct Concept: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case drug, drugClass, condition, effect, process, organ, state, test, agent, place, quality
  }
  package let name: String
  package let kind: Kind
}

/// The parts that words can play in a sentence besides naming something.
struct Cues: OptionSet, Hashable {
  let rawValue: UInt64

  static let names: [String] = [
    "by", "negation", "negation exceptions", "hedge", "study", "report", "doctor", "common", "rare",
    "evidence lacking", "evidence wanted", "evidence found", "mechanism unknown", "mechanism noun", "advice",
    "condition", "contrast", "subordinate", "relative", "list", "population", "person", "refer drug",
    "refer effect", "it", "this", "they", "expletive", "aside", "copula", "permission", "prohibition",
    "these cases", "benefits", "interactions", "side effect word", "join", "as",
    "article", "have", "refer one effect", "T",
    "refer condition", "for", "level", "refer drugs", "evidence none",
    "section mechanism", "section monitoring", "section kinetics", "futile", "need", "meets", "harmless",
    "adverse",
    "helps", "empty", "onward", "echo", "blamed",
  ]
  private static func cue(_ name: String) -> Cues { Cues(rawValue: 1 << UInt64(names.firstIndex(of: name)!)) }

  static let by = cue("by"), negation = cue("negation"), notNegation = cue("negation exceptions")
  static let hedge = cue("hedge"), study = cue("study"), report = cue("report"), doctor = cue("doctor")
  static let common = cue("common"), rare = cue("rare"), advice = cue("advice"), condition = cue("condition")
  static let evidenceLacking = cue("evidence lacking"), evidenceWanted = cue("evidence wanted")
  static let evidenceFound = cue("evidence found"), mechanismUnknown = cue("mechanism unknown")
  static let mechanismNoun = cue("mechanism noun"), contrast = cue("contrast"),
    subordinate = cue("subordinate")
  static let relative = cue("relative"), list = cue("list"), population = cue("population")
  static let person = cue("person"), referDrug = cue("refer drug"), referEffect = cue("refer effect")
  static let it = cue("it"), this = cue("this"), they = cue("they"), expletive = cue("expletive")
  static let aside = cue("aside"), copula = cue("copula"), permission = cue("permission")
  static let prohibition = cue("prohibition"), theseCases = cue("these cases"), benefits = cue("benefits")
  static let interactions = cue("interactions"), sideEffectWord = cue("side effect word")
  static let join = cue("join"), asWord = cue("as"), article = cue("article"), have = cue("have")
  static let referOneEffect = cue("refer one effect"), letterT = cue("T")
  static let forWord = cue("for"), level = cue("level"), referDrugs = cue("refer drugs")
  static let evidenceNone = cue("evidence none")
  static let sectionMechanism = cue("section mechanism"), sectionMonitoring = cue("section monitoring")
  static let sectionKinetics = cue("section kinetics"), futile = cue("futile"), need = cue("need")
  static let meets = cue("meets"), harmless = cue("harmless"), adverse = cue("adverse")
  static let helps = cue("helps"), empty = cue("empty"), onward = cue("onward"), echo = cue("echo"),
    blamed = cue("blamed")
  static let referCondition = cue("refer condition")
  static let boundary: Cues = [.contrast, .subordinate]
  static let reference: Cues = [.referDrug, .referDrugs, .it, .this, .they]
}

/// Where the object of a relation stands.
struct Frames: OptionSet, Hashable {
  let rawValue: UInt8
  static let forward = Frames(rawValue: 1), backward = Frames(rawValue: 2), between = Frames(rawValue: 4)
}

/// How a verb is written.
enum VerbForm: UInt8 { case none, base, past, present }

/// Everything that one phrase can mean; the sentence decides.
struct Meaning {
  var concept: Int32 = -1
  /// The part of the body and the problem of which the concept was made, -1 where it was not.
  var organ: Int32 = -1, problem: Int32 = -1
  /// "damage to the liver": the organ comes last, so that more organs may follow.
  var organLast = false
  /// A word for a problem by itself: "strain".
  var bareProblem: Int32 = -1
  /// A fixed phrase that ends where the drug must follow: "caused by".
  var needsAgent = false
  /// One relation; where a phrase can say several, the first of the vocabulary.
  var relation: Relation?
  var frames: Frames = []
  var form: VerbForm = .none
  /// Number of the verb, for `outcomes`; -1 where it is none.
  var verb: Int32 = -1
  var cues: Cues = []
}
