import OrderedCollections
import TitrateEngine
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// Computes a worked question: every run first, then what each section shows of them.
public struct CaseRunner: Sendable {
  private let library: Library

  /// A runner over a library.
  public init(_ library: Library) { self.library = library }

  /// The case of a name, as its file tells it.
  ///
  /// - Parameter place: where the name was written, for the diagnostic.
  /// - Throws: `Diagnostics`: B080 for an unknown name, K codes for what is wrong with the file.
  public func file(named name: String, at place: Place = .none) throws -> CaseFile {
    try CaseReader.read(try library.caseText(named: name, at: place))
  }

  /// All cases, in the order of their names.
  public func files() throws -> [CaseFile] { try library.caseNames.map { try file(named: $0) } }

  /// Computes a case.
  ///
  /// - Throws: `Diagnostics`: names that the library does not have, runs that cannot be solved, quotations that it does not contain.
  public func report(_ file: CaseFile) throws -> CaseReport {
    var work = CaseWork(library, file)
    try work.compute()
    let sections = try file.sections.map { try work.section($0) }
    let answer = try file.answer.map { try work.pieces($0) }
    return CaseReport(
      name: file.name, title: file.title, question: file.question, setting: file.setting, answer: answer,
      sections: sections, models: work.allUses)
  }
}

/// A case on its way: what has been opened and computed so far.
struct CaseWork {
  let library: Library
  let file: CaseFile
  private var opened: [String: CaseModel] = [:]
  private(set) var runs: [String: CaseRun] = [:]
  private var fits: [String: [Double]] = [:]
  private(set) var ledger: CaseLedger?
  private(set) var values: OrderedDictionary<String, CaseValue> = [:]
  /// In order of first use.
  private var used: OrderedDictionary<String, ModelUse> = [:]

  init(_ library: Library, _ file: CaseFile) {
    self.library = library
    self.file = file
  }

  var allUses: [ModelUse] { Array(used.values) }

  // MARK: First pass

  mutating func compute() throws {
    for step in file.sections.flatMap(\.steps) {
      switch step.kind {
      case .simulate(let plan): try simulate(plan)
      case .fit(let plan): try fit(plan)
      case .values(let plans): for plan in plans { try add(try value(plan), at: plan.place) }
      default: break
      }
    }
  }

  private mutating func simulate(_ plan: RunPlan) throws {
    let model = try model(plan.model, at: plan.place)
    guard runs[plan.name] == nil else {
      throw CaseProblem.make("K020", "there are two runs '\(plan.name)'", at: plan.place, fix: "rename one")
    }
    let wanted = OrderedSet(plan.values.map(\.of) + linesOf(plan.name)).elements
    let run = try CaseRun(model, try input(plan, model), wanted: wanted)
    runs[plan.name] = run
    for summary in plan.values { try add(try self.summary(summary, of: run), at: summary.place) }
  }

  /// What charts draw of a run.
  private func linesOf(_ run: String) -> [String] {
    file.sections.flatMap(\.steps).flatMap { step -> [String] in
      guard case .chart(let chart) = step.kind else { return [] }
      return chart.lines.filter { $0.run == run }.map(\.of)
    }
  }

  mutating func add(_ value: CaseValue, at place: Place) throws {
    guard values.updateValue(value, forKey: value.name) == nil else {
      throw CaseProblem.make("K020", "there are two values '\(value.name)'", at: place, fix: "rename one")
    }
  }

  mutating func model(_ name: String, at place: Place) throws -> CaseModel {
    if let model = opened[name] { return model }
    let model = try CaseModel(named: name, in: library, at: place)
    opened[name] = model
    for use in model.uses where used[use.name] == nil { used[use.name] = use }
    return model
  }

  /// A claim of the ledger, which is read when the first one is asked for.
  mutating func claim(_ id: String, at place: Place) throws -> CaseReport.Claim {
    let ledger = try self.ledger ?? CaseLedger(library)
    self.ledger = ledger
    return try ledger.claim(id, at: place)
  }

  // MARK: Inputs

  /// A plan with names replaced by numbers and rules by doses.
  func input(_ plan: RunPlan, _ model: CaseModel) throws -> CaseRun.Input {
    let with = try plan.with.map { ($0.name, try number($0.value, at: plan.place)) }
    return CaseRun.Input(
      doses: try plan.doses.map { try sentence($0, model, with, at: plan.place) }, with: with,
      changes: try plan.changes.map { change in
        (
          try model.time(change.at, at: plan.place),
          try change.with.map { ($0.name, try number($0.value, at: plan.place)) }
        )
      },
      from: try plan.from.map { try model.time($0, at: plan.place) } ?? 0,
      until: try model.time(plan.until, at: plan.place), every: try model.time(plan.every, at: plan.place),
      etas: try plan.individual.map { name in
        guard let etas = fits[name] else {
          throw CaseProblem.make(
            "K020", "there is no fit '\(name)' before this", at: plan.place, fix: "add 'fit: \(name)' above")
        }
        return etas
      }, place: plan.place)
  }

  /// A number, or the value of that name.
  func number(_ text: String, at place: Place) throws -> Double {
    if let number = Number.parse(text) { return number }
    return try value(named: text, at: place).value
  }

  func value(named name: String, at place: Place) throws -> CaseValue {
    if let value = values[name] { return value }
    throw CaseProblem.make(
      "K020", "there is no value '\(name)'", at: place,
      fix: Spelling.nearest(to: name, among: Array(values.keys)).map { "did you mean '\($0)'?" }
        ?? "the values are \(values.keys.joined(separator: ", "))")
  }

  /// `{amount} mg every 12 h` becomes the value's number; `rule valaciclovir zoster` the dose that the drug's file has for the
  /// kidney function of the settings.
  private func sentence(
    _ written: String, _ model: CaseModel, _ with: [(name: String, value: Double)], at place: Place
  ) throws -> String {
    let text = try CaseText(written, at: place).pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .value(let name, _): Number.text((try value(named: name, at: place).value * 1000).rounded() / 1000)
      }
    }.joined()
    let words = text.split(separator: " ").map(String.init)
    guard words.first == "rule" else { return text }
    guard words.count == 3 else {
      throw CaseProblem.make("K025", "'\(text)' is no rule", at: place, fix: "write 'rule DRUG USE'")
    }
    let drug = try library.drug(named: words[1], at: place)
    let binding = model.covariates.first {
      $0.source.hasPrefix("creatinine-clearance") || $0.source == "egfr"
    }
    let clearance = binding.flatMap { binding in with.first { $0.name == binding.name }?.value }
    let rule = drug.dosing.first {
      $0.use == words[2] && $0.haemodialysis != true && $0.covers(clearance: clearance)
    }
    guard let rule, let dose = rule.dose, dose.basis == .absolute, let interval = rule.intervalHours else {
      throw CaseProblem.make(
        "K025", "the file of \(drug.name) has no dose for '\(words[2])' at this kidney function", at: place,
        fix: "its uses are \(OrderedSet(drug.dosing.compactMap(\.use)).joined(separator: ", "))")
    }
    return "\(Number.text(dose.high)) mg every \(Number.text(interval)) h"
  }

  // MARK: Individuals

  private mutating func fit(_ plan: FitPlan) throws {
    let model = try model(plan.run.model, at: plan.run.place)
    let input = try input(plan.run, model)
    let levels = try plan.levels.map { (at: try model.time($0.at, at: plan.run.place), value: $0.value) }
    fits[plan.run.name] = try IndividualSearch.etas(model, input, levels: levels)
  }

  // MARK: Texts

  func pieces(_ text: CaseText) throws -> [CaseReport.Piece] {
    try text.pieces.map { piece in
      switch piece {
      case .words(let words): .words(words)
      case .value(let name, let bare): .value(try value(named: name, at: text.place), bare: bare)
      }
    }
  }
}
