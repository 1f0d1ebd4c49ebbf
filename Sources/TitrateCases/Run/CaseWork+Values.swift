import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// Values of runs, of library files and of formulas.
extension CaseWork {
  /// A summary of a run as a value.
  func summary(_ plan: SummaryPlan, of run: CaseRun) throws -> CaseValue {
    let model = run.model
    let level = try plan.level.map { try number($0, at: plan.place) } ?? 0
    if plan.level == nil, [.fractionAbove, .fractionBelow, .firstBelow, .firstAbove].contains(plan.take) {
      throw CaseProblem.make(
        "K021", "'\(plan.take.rawValue)' needs a level", at: plan.place, fix: "add 'level: …'")
    }
    let from = try plan.from.map { try model.time($0, at: plan.place) }
    let to = try (plan.at ?? plan.to).map { try model.time($0, at: plan.place) }
    let window = Window(run.times, run.profile(plan.of), from: from, to: to)
    guard let raw = window(plan.take, level: level), raw.isFinite else {
      throw CaseProblem.make(
        "K021", "'\(plan.name)' has no value: '\(plan.take.rawValue)' of \(plan.of) never comes",
        at: plan.place,
        fix: "look at its times and its level")
    }
    let own = ownUnit(plan, model)
    let shown = try convert(raw, from: own, plan.display, at: plan.place)
    return CaseValue(
      name: plan.name, value: shown, unit: plan.display.into ?? own, form: plan.display.form,
      origin: .computed(model.uses.map(\.name)))
  }

  private func ownUnit(_ plan: SummaryPlan, _ model: CaseModel) -> String {
    switch plan.take {
    case .timeOfMax, .timeOfMin, .firstAbove, .firstBelow: model.timeUnit.symbol
    case .fractionAbove, .fractionBelow: "1"
    default: plan.display.unit ?? model.unit(of: plan.of) ?? "1"
    }
  }

  /// A number in the unit in which it is shown.
  func convert(_ value: Double, from unit: String, _ display: ValueDisplay, at place: Place) throws -> Double
  {
    guard let into = display.into, into != unit else { return value }
    do {
      let quantity = Quantity(value, try Unit(unit)), target = try Unit(into)
      guard let drug = display.molar else { return try quantity.value(in: target) }
      guard let mass = try library.drug(named: drug, at: place).molarMass else {
        throw CaseProblem.make("K020", "the file of \(drug) has no molar mass", at: place, fix: nil)
      }
      return try quantity.value(in: target, molarMass: mass)
    } catch let error as UnitError {
      throw CaseProblem.make("K021", error.what, at: place, fix: error.fix)
    }
  }

  /// A value that no run computes.
  mutating func value(_ plan: ValuePlan) throws -> CaseValue {
    switch plan.source {
    case .formula(let formula):
      let arithmetic = try Arithmetic(formula, at: plan.place)
      let inputs = try arithmetic.names.map { try value(named: $0, at: plan.place) }
      let number = try arithmetic { try value(named: $0, at: plan.place).value }
      return try made(
        plan, number, plan.display.unit ?? "1",
        .derived(arithmetic.names, weakest: CaseValue.weakest(inputs)))
    case .parameter(let model, let name):
      let provenance = try library.provenance(ofModel: model, at: plan.place)
      guard let found = provenance.values[name] else {
        throw CaseProblem.make(
          "K020", "\(model) has no value '\(name)'", at: plan.place,
          fix: "it has \(provenance.values.keys.joined(separator: ", "))")
      }
      return try made(
        plan, found.value, found.unit,
        .read(Citation(source: "\(model), \(name): \(found.from)", tag: found.tag)),
        written: Number.text(found.value))
    case .quoted(let text, let drug, let title):
      let file = try library.drug(named: drug, at: plan.place)
      guard let statement = Self.statements(file).first(where: { $0.label == title }) else {
        throw CaseProblem.make(
          "K022", "the file of \(drug) has no statement '\(title)'", at: plan.place,
          fix: Spelling.nearest(to: title, among: Self.statements(file).map(\.label)).map {
            "did you mean '\($0)'?"
          } ?? "see the file")
      }
      return try quoted(plan, text, statement.text, "\(drug): \(title)", statement.citation)
    case .claimed(let text, let id):
      let claim = try claim(id, at: plan.place)
      // The source that says the number itself, else the claim's first.
      let own = claim.sources.first { Self.has(text, in: $0.source) } ?? claim.sources.first
      return try quoted(
        plan, text, ([claim.why] + claim.sources.map(\.source)).joined(separator: " "), "claim \(id)",
        own ?? Citation(source: "claim \(id)", tag: .H))
    case .chosen(let text, let why):
      let (number, unit) = try Self.reading(text, at: plan.place)
      return try made(plan, number, plan.display.unit ?? unit, .chosen(why), written: text)
    }
  }

  /// - Parameter written: the digits of a number that is shown as it stands in its source.
  private func made(
    _ plan: ValuePlan, _ number: Double, _ unit: String, _ origin: CaseValue.Origin, written: String? = nil
  ) throws -> CaseValue {
    var form = plan.display.form
    if form == .reading, plan.display.into == nil, let written { form = .decimals(Self.decimals(written)) }
    return CaseValue(
      name: plan.name, value: try convert(number, from: unit, plan.display, at: plan.place),
      unit: plan.display.into ?? unit, form: form, origin: origin)
  }

  /// Digits behind the point of the number with which a text begins.
  private static func decimals(_ text: String) -> Int {
    guard let point = text.firstIndex(of: ".") else { return 0 }
    return text[text.index(after: point)...].prefix { $0.isNumber }.count
  }

  /// Whether a text has a number as it stands, not as a part of another number.
  private static func has(_ quotation: String, in text: String) -> Bool {
    text.ranges(of: quotation).contains { range in
      let before = text[..<range.lowerBound].last, after = text[range.upperBound...].first
      return !(before.map { $0.isNumber || $0 == "." } ?? false) && !(after.map(\.isNumber) ?? false)
    }
  }

  /// A number that must stand in a statement, letter for letter.
  private func quoted(
    _ plan: ValuePlan, _ text: String, _ statement: String, _ where: String, _ citation: Citation
  ) throws -> CaseValue {
    guard Self.has(text, in: statement) else {
      throw CaseProblem.make(
        "K022", "'\(text)' does not stand in \(`where`): \(statement)", at: plan.place,
        fix: "quote the number and its unit as they stand there")
    }
    let (number, unit) = try Self.reading(text, at: plan.place)
    return try made(plan, number, plan.display.unit ?? unit, .read(citation), written: text)
  }

  /// `100 umol/L`, `26 %`, `38`.
  static func reading(_ text: String, at place: Place) throws -> (Double, String) {
    if let number = Number.parse(text) { return (number, "1") }
    do {
      let quantity = try Quantity(parsing: text)
      return (quantity.value, quantity.unit.symbol)
    } catch {
      throw CaseProblem.make("K021", error.what, at: place, fix: error.fix)
    }
  }

  /// Everything that a drug's file says in words, by its title.
  static func statements(_ drug: DrugFile) -> [CaseReport.Fact] {
    (drug.warnings + drug.contraindications).map {
      CaseReport.Fact(label: $0.title, text: $0.text, citation: $0.citation)
    }
      + drug.interactions.map {
        CaseReport.Fact(label: $0.agent, text: $0.effect + " " + $0.action, citation: $0.citation)
      }
      + drug.genotypeRules.map {
        CaseReport.Fact(label: "\($0.gene) \($0.phenotype)", text: $0.recommendation, citation: $0.citation)
      } + thresholds(drug)
      + drug.targets.map {
        CaseReport.Fact(
          label: "\($0.indication), \($0.kind.rawValue)",
          text: "\(Number.text($0.low))-\(Number.text($0.high)) \($0.unit.symbol): \($0.setting)",
          citation: $0.citation)
      }
  }

  /// What to do when a test passes a limit.
  static func thresholds(_ drug: DrugFile) -> [CaseReport.Fact] {
    drug.monitoring.flatMap { item in
      item.act.map {
        let unit = $0.unit == "10*9/L" ? "×10⁹/L" : $0.unit
        let limit = "\($0.comparison) \(Number.text($0.value)) \(unit)"
        return CaseReport.Fact(
          label: "\(shortTest(item.test)) \(limit)", text: "\(limit): \($0.action)", citation: $0.citation)
      }
    }
  }

  /// A test's name before the words in brackets.
  static func shortTest(_ test: String) -> String {
    let head = test.split(separator: "(").first.map(String.init) ?? test
    return head.hasSuffix(" ") ? String(head.dropLast()) : head
  }
}
