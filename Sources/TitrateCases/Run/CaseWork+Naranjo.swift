import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// The Naranjo scale for one patient.
extension CaseWork {
  func naranjo(_ plan: NaranjoPlan) throws -> CaseReport.Table {
    let scale = try NaranjoScale(library.caseScale(named: "naranjo"))
    guard plan.answers.count == scale.questions.count else {
      throw CaseProblem.make(
        "K021", "\(plan.answers.count) answers to \(scale.questions.count) questions", at: plan.place,
        fix: "answer every question, with 'unknown' where nobody knows")
    }
    var score = 0
    var rows: [[CaseReport.Cell]] = []
    for (index, (question, given)) in zip(scale.questions, plan.answers).enumerated() {
      let points = question.points(given.answer)
      score += points
      rows.append([
        .text("\(index + 1). \(question.ask)"), .text(given.answer.rawValue),
        .value(
          CaseValue(
            name: "points", value: Double(points), unit: "1", form: .decimals(0),
            origin: .read(scale.citation))),
        .text(try plain(given.why)),
      ])
    }
    let category = scale.category(of: score)
    rows.append([
      .text("Score"), .text(category),
      .value(
        CaseValue(
          name: "score", value: Double(score), unit: "1", form: .decimals(0),
          origin: .derived(["points"], weakest: nil))),
      .text("\(scale.bands)"),
    ])
    return CaseReport.Table(
      title: "Naranjo scale: \(plan.patient)",
      columns: [
        .init(label: "question", unit: "", isNumber: false),
        .init(label: "answer", unit: "", isNumber: false),
        .init(label: "points", unit: "", isNumber: true), .init(label: "why", unit: "", isNumber: false),
      ], rows: rows, note: [.words(scale.citation.source + " (\(scale.citation.tag.phrase)).")])
  }

  /// A text whose values are words here: cells hold text.
  private func plain(_ text: CaseText) throws -> String {
    try pieces(text).map { piece in
      switch piece {
      case .words(let words): words
      case .value(let value, let bare): Number.text(value.value) + (bare ? "" : " " + value.unit)
      }
    }.joined()
  }
}

/// Questions, points and categories of `Cases/Scales/naranjo.yaml`.
struct NaranjoScale {
  struct Question {
    var ask: String
    var yes: Int
    var no: Int
    var unknown: Int

    func points(_ answer: NaranjoPlan.Answer) -> Int {
      switch answer {
      case .yes: yes
      case .no: no
      case .unknown: unknown
      }
    }
  }
  private(set) var questions: [Question] = []
  /// From the highest.
  private(set) var categories: [(from: Int, name: String)] = []
  private(set) var citation = Citation(source: "", tag: .R)

  /// - Throws: `Diagnostics` with everything that is wrong with the file.
  init(_ source: TitrateRecords.SourceText) throws {
    var findings = Findings(family: "K")
    let keys = ["scale", "source", "tag", "questions", "categories"]
    if let file = YAMLNode.parse(source, &findings)?.mapping(keys: keys, &findings) {
      let text = file.required("source", &findings)?.string(&findings)
      let tag = file.required("tag", &findings)?.choice(of: Citation.Tag.self, &findings)
      if let text, let tag { citation = Citation(source: text, tag: tag) }
      for node in file.required("questions", &findings)?.sequence(&findings) ?? [] {
        guard let line = node.mapping(keys: ["ask", "yes", "no", "unknown"], &findings) else { continue }
        let points = ["yes", "no", "unknown"].map { line.required($0, &findings)?.integer(&findings) ?? 0 }
        questions.append(
          Question(
            ask: line.required("ask", &findings)?.string(&findings) ?? "", yes: points[0], no: points[1],
            unknown: points[2]))
      }
      for node in file.required("categories", &findings)?.sequence(&findings) ?? [] {
        guard let line = node.mapping(keys: ["from", "name"], &findings),
          let from = line.required("from", &findings)?.integer(&findings),
          let name = line.required("name", &findings)?.string(&findings)
        else { continue }
        categories.append((from, name))
      }
    }
    try findings.throwErrors(file: source.file)
  }

  func category(of score: Int) -> String { categories.first { score >= $0.from }?.name ?? "" }

  /// `definite from 9, probable from 5, possible from 1, else doubtful`.
  var bands: String {
    categories.enumerated().map { index, category in
      index + 1 < categories.count ? "\(category.name) from \(category.from)" : "else \(category.name)"
    }.joined(separator: ", ")
  }
}
