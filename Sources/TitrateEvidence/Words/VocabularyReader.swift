import TitrateLanguage
import TitrateLibrary
import TitrateRecords

extension Vocabulary {
  /// Reads `Evidence/vocabulary.yaml`, then `vocabulary-more.yaml`, and adds the library's drugs.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong with a file.
  package init(library: Library, drugs: [DrugFile]) throws {
    var reader = VocabularyReader()
    reader.read(drugs)
    for name in ["vocabulary", "vocabulary-more"] {
      let path = library.root + "/Evidence/\(name).yaml"
      let source = try TitrateRecords.SourceText.read(path, family: "E")
      if let root = YAMLNode.parse(source, &reader.findings) { reader.read(root) }
      try reader.findings.throwErrors(file: path)
    }
    self = reader.vocabulary
  }
}

/// Fills a vocabulary, part by part.
private struct VocabularyReader {
  var vocabulary = Vocabulary()
  var findings = Findings(family: "E")
  /// Of all files read so far: every part of the body meets every problem.
  private var organs: [(name: String, words: [String])] = [], problems: [(name: String, words: [String])] = []
  private var compoundNames: [String: String] = [:]

  private static let kinds: [(key: String, kind: Concept.Kind)] = [
    ("drugs", .drug), ("classes", .drugClass), ("conditions", .condition), ("effects", .effect),
    ("processes", .process), ("states", .state), ("tests", .test), ("agents", .agent), ("places", .place),
    ("qualities", .quality),
  ]

  /// Names of the drug files go first: nobody may take them away.
  mutating func read(_ drugs: [DrugFile]) {
    for drug in drugs {
      let number = vocabulary.define(drug.name, .drug)
      vocabulary.filed.insert(number)
      for name in [drug.name] + drug.synonyms + drug.brands { vocabulary.add(name, concept: number) }
    }
  }

  mutating func read(_ root: YAMLNode) {
    let keys =
      Self.kinds.map(\.key) + [
        "adverbs", "organs", "problems", "compounds", "broader", "same", "exclusive", "outcomes", "relations",
        "cues",
      ]
    guard let file = root.mapping(keys: keys, &findings) else { return }
    for word in file.required("adverbs", &findings)?.texts(&findings) ?? [] { vocabulary.pass(over: word) }
    for (key, kind) in Self.kinds {
      for (name, words) in lists(file, key) {
        let number = vocabulary.define(name, kind)
        for word in [name] + words { vocabulary.add(word, concept: number) }
      }
    }
    for (name, kind) in Vocabulary.general { _ = vocabulary.define(name, kind) }
    readCompounds(file)
    readRelations(file)
    for (name, words) in lists(file, "cues") {
      guard let position = Cues.names.firstIndex(of: name) else {
        findings.error(
          "007", "'\(name)' is not a part that words can play", at: file.place,
          fix: "the parts are " + Cues.names.joined(separator: ", "))
        continue
      }
      let cue = Cues(rawValue: 1 << UInt64(position))
      for word in words { vocabulary.add(word) { $0.cues.formUnion(cue) } }
    }
    readKinship(file)
  }

  /// Every organ with every problem, said in both orders.
  private mutating func readCompounds(_ file: YAMLMapping) {
    organs += lists(file, "organs")
    problems += lists(file, "problems")
    for (whole, name) in pairs(file, "compounds") where compoundNames[whole] == nil {
      compoundNames[whole] = name
    }
    let names = compoundNames
    for (number, problem) in problems.enumerated() {
      for word in problem.words { vocabulary.add(word) { $0.bareProblem = Int32(number) } }
      for (organ, organWords) in organs {
        let whole = "\(organ) \(problem.name)"
        let kind: Concept.Kind =
          problem.name == "function" ? .test : problem.name == "disease" ? .condition : .effect
        let other =
          problem.name == "inflammation" && vocabulary.concept(named: whole) == nil ? "inflammation" : whole
        let made = vocabulary.define(names[whole] ?? other, kind)
        let part = vocabulary.define(organ, .organ)
        vocabulary.compounds[.init(part, Int32(number))] = made
        for organWord in [organ] + organWords {
          vocabulary.add(organWord) { meaning in
            if meaning.concept < 0 { meaning.concept = part }
            meaning.organ = part
          }
          for word in problem.words { compound(word, organWord, made, part, Int32(number)) }
        }
      }
    }
  }

  private mutating func compound(
    _ word: String, _ organ: String, _ made: Int32, _ part: Int32, _ problem: Int32
  ) {
    func set(_ phrase: String, organLast: Bool) {
      vocabulary.add(phrase) { meaning in
        if meaning.concept < 0 { meaning.concept = made }
        (meaning.organ, meaning.problem, meaning.organLast) = (part, problem, organLast)
      }
    }
    set("\(organ) \(word)", organLast: false)
    for link in ["to the", "to", "of the", "of", "in the", "to your", "in your", "with the", "with your"] {
      set("\(word) \(link) \(organ)", organLast: true)
    }
  }

  private mutating func readRelations(_ file: YAMLMapping) {
    guard let relations = file.required("relations", &findings)?.mapping(&findings) else { return }
    for entry in relations.entries {
      guard let relation = Relation(rawValue: entry.key) else {
        findings.error(
          "007", "'\(entry.key)' is not a relation", at: entry.keyPlace,
          fix: "the relations are " + Relation.allCases.map(\.rawValue).joined(separator: ", "))
        continue
      }
      guard
        let frames = entry.value.mapping(keys: ["verbs", "forward", "backward", "between"], &findings)
      else { continue }
      for verb in frames["verbs"]?.texts(&findings) ?? [] { vocabulary.add(verb: verb, relation) }
      let kinds: [(String, Frames)] = [("forward", .forward), ("backward", .backward), ("between", .between)]
      for (key, frame) in kinds {
        for phrase in frames[key]?.texts(&findings) ?? [] { vocabulary.add(phrase, relation, frame) }
      }
    }
  }

  private mutating func readKinship(_ file: YAMLMapping) {
    for (child, parent) in pairs(file, "broader") {
      if let child = known(child, file), let parent = known(parent, file) {
        vocabulary.broader[child] = parent
      }
    }
    for (first, second) in pairs(file, "exclusive") {
      if let first = known(first, file), let second = known(second, file) {
        vocabulary.exclusive.append((first, second))
      }
    }
    for (left, right) in pairs(file, "same") {
      if let left = assertion(left, file), let right = assertion(right, file) {
        vocabulary.same[left] = right
      }
    }
    for node in file["outcomes"]?.sequence(&findings) ?? [] {
      guard let entry = node.mapping(keys: ["verbs", "object", "gives"], &findings) else { continue }
      guard let object = entry.text("object", &findings), let gives = entry.text("gives", &findings) else {
        continue
      }
      let result = vocabulary.define(gives, .process)
      guard let object = known(object, file) else { continue }
      for verb in entry["verbs"]?.texts(&findings) ?? [] {
        guard let number = vocabulary.verbs[verb] else {
          findings.error(
            "007", "'\(verb)' is not a verb of any relation", at: node.place, fix: "add it to one")
          continue
        }
        vocabulary.outcomes[.init(number, object)] = result
      }
    }
  }

  private mutating func assertion(_ text: String, _ file: YAMLMapping) -> Vocabulary.Assertion? {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let relation = Relation(rawValue: parts[0]), let object = known(parts[1], file)
    else {
      return nil
    }
    return .init(relation, object)
  }

  private mutating func known(_ name: String, _ file: YAMLMapping) -> Int32? {
    if let number = vocabulary.concept(named: name) { return number }
    findings.error(
      "010", "'\(name)' is no concept of the vocabulary", at: file.place,
      fix: "add it to conditions, effects or another part")
    return nil
  }

  private mutating func lists(_ file: YAMLMapping, _ key: String) -> [(name: String, words: [String])] {
    guard let entries = file.required(key, &findings)?.mapping(&findings)?.entries else { return [] }
    return entries.map { ($0.key, $0.value.texts(&findings)) }
  }

  private mutating func pairs(_ file: YAMLMapping, _ key: String) -> [(String, String)] {
    guard let entries = file.required(key, &findings)?.mapping(&findings)?.entries else { return [] }
    return entries.compactMap { entry in entry.value.string(&findings).map { (entry.key, $0) } }
  }
}
