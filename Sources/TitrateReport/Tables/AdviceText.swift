import TitrateRecords
import TitrateTherapy

/// Advice for a terminal of 80 columns: what to do first, then why, then everything it rests on.
public enum AdviceText {
  /// Whether the terminal shows colour.
  public enum Style: Sendable {
    /// No escape sequences: for pipes and files.
    case plain
    /// Bold, colour and faint print by ANSI sequences; the words are the same.
    case ansi
  }

  /// The report; every line is at most 80 columns wide and the text ends with a newline.
  public static func render(_ advice: Advice, style: Style = .plain) -> String {
    let advice = advice.stamped
    var page = TextPage(style: style)
    page.body(advice)
    page.others(advice)
    page.closing(advice)
    return page.text
  }
}

/// The lines written so far, and the few shapes that they take.
struct TextPage {
  let style: AdviceText.Style
  private(set) var lines: [String] = []

  init(style: AdviceText.Style) { self.style = style }

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// What a piece of text is, and so how a coloured terminal shows it.
  enum Tone: String {
    case strong = "1"
    case faint = "2"
    case good = "32"
    case doubt = "33"
    case alarm = "1;31"
  }

  /// Adds lines as they are; colour never changes a line's width.
  mutating func add(_ new: [String], _ tone: Tone? = nil) {
    lines += new.map { paint($0, tone) }
  }
  mutating func add(_ line: String, _ tone: Tone? = nil) { add([line], tone) }

  /// A wrapped paragraph, with a first line that may start with a mark.
  mutating func paragraph(_ text: String, first: String = "  ", _ tone: Tone? = nil) {
    add(Paragraph.hanging(text, first: first), tone)
  }

  /// An empty line.
  mutating func gap() { lines.append("") }

  /// A section's title after an empty line.
  mutating func section(_ title: String) {
    if !lines.isEmpty { gap() }
    add(title.uppercased(), .strong)
  }

  func paint(_ text: String, _ tone: Tone?) -> String {
    guard style == .ansi, let tone, !text.isEmpty else { return text }
    return "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m"
  }
}

extension TextPage {
  /// One drug's advice, without what the page closes with.
  mutating func body(_ advice: Advice) {
    if let refusal = advice.refusal { self.refusal(refusal) } else { headline(advice) }
    patient(advice.patient)
    decision(advice)
    doubtedLevels(advice)
    rule(advice)
    schedule(advice)
    regimens(advice)
    foreseen(advice)
    levels(advice)
    balance(advice)
    monitoring(advice)
    safety(advice)
    model(advice)
  }

  /// Who and what for.
  mutating func patient(_ patient: Advice.PatientSummary) {
    var parts = [
      patient.label, patient.drug + (patient.formulation.map { ", \($0)" } ?? ""),
      Wording.indication(patient.indication),
    ]
    if let days = patient.daysAfterTransplant { parts.append(Wording.day(days)) }
    if patient.clock == .utc { parts.append("all times UTC") }
    for line in [parts, patient.facts.map { "\($0.name) \(Wording.sentence($0.value))" }]
    where !line.isEmpty {
      add(
        Paragraph.hanging(
          line.map { Paragraph.columns($0) < 50 ? Paragraph.unbroken($0) : $0 }.joined(
            separator: " · ")), .faint)
    }
  }

  /// Why there is no dose, and what would make advice possible.
  mutating func refusal(_ refusal: Advice.Refusal) {
    paragraph("NO ADVICE: " + Wording.capitalized(Wording.sentence(refusal.reason)), first: "", .alarm)
    paragraph("What to do: " + Wording.sentence(refusal.remedy), first: "", .strong)
  }

  /// The sentence to act on.
  mutating func headline(_ advice: Advice) {
    paragraph(
      Wording.sentence(advice.headline), first: "",
      [.hold, .stop].contains(advice.decision)
        ? .alarm : advice.decision == .measureFirst ? .doubt : .strong)
  }

  /// What kind of decision it is, and the reasons for it.
  mutating func decision(_ advice: Advice) {
    guard advice.refusal == nil else { return }
    gap()
    let isNewDose = advice.decision == .start || advice.decision == .change
    let best = isNewDose ? advice.recommendations.first : nil
    if let composition = best?.composition ?? (isNewDose ? advice.rule?.composition : nil),
      !composition.isEmpty
    {
      paragraph("\(Wording.decision(advice.decision)): each dose \(Wording.composition(composition)).")
    } else {
      paragraph(Wording.decision(advice.decision) + ".")
    }
    if let shortfall = best.flatMap({ Wording.shortfall($0, advice) }) {
      paragraph(shortfall, first: "  • ", .doubt)
    }
    for reason in advice.reasons { paragraph(Wording.sentence(reason), first: "  • ") }
    if let target = advice.target {
      paragraph(
        "Target: \(Wording.target(target.kind).lowercasedUnlessAcronym) \(Wording.window(target)); "
          + "set by: \(Wording.sentence(target.origin)).",
        first: "  • ")
    }
    if let further = Wording.further(advice) {
      paragraph("A further level \(further)", first: "  • ")
    }
  }

  /// Levels nobody should act on unseen, and the advice without them beside the advice with them.
  mutating func doubtedLevels(_ advice: Advice) {
    let doubted = advice.levels.filter(\.implausible)
    guard !doubted.isEmpty else { return }
    section(doubted.count == 1 ? "A level in doubt" : "Levels in doubt")
    for level in doubted {
      let clock = WallClock(level.time, advice.patient.clock).dateAndClock
      paragraph(
        "\(Wording.quantity(level.observed)) on \(clock) is implausible: expected "
          + "\(Number.range(level.expectedLow90, level.expectedHigh90)) from everything else, "
          + "weighted residual \(Number.fixed(level.weightedResidual, decimals: 1)).", first: "! ", .alarm)
      for (rank, explanation) in level.explanations.enumerated() {
        let mark = "  \(rank + 1). \(Self.padded(Number.percent(explanation.probability), to: 5))  "
        paragraph(Wording.sentence(Wording.explanationText(explanation)), first: mark)
      }
    }
    guard let without = advice.withoutDoubtedLevels else { return }
    gap()
    let both = TextTable(
      columns: [.init(width: 37, alignment: .left), .init(width: 37, alignment: .left)], gap: 3, indent: 2)
    add(
      both.row(["With every level as recorded", "Without the doubted level\(doubted.count == 1 ? "" : "s")"]),
      .faint)
    add(both.row(["Not to be acted on.", Wording.sentence(without.headline)]))
    add(
      both.row([
        Self.outcome(advice.recommendations.first, advice),
        Self.outcome(without.recommendations.first, advice),
      ]))
  }

  private static func outcome(_ regimen: Advice.Recommendation?, _ advice: Advice) -> String {
    guard let regimen else { return "No regimen." }
    return
      "Best: \(Wording.regimen(regimen)), below\(Number.space)\(Number.percent(regimen.probabilityBelow)), "
      + "in\(Number.space)\(Number.percent(regimen.probabilityIn)), "
      + "above\(Number.space)\(Number.percent(regimen.probabilityAbove))."
  }

  /// Right-aligned to a width, with no-break spaces so that wrapping keeps them.
  static func padded(_ text: String, to width: Int) -> String {
    let plain = text.map { $0 == "\u{A0}" ? " " : String($0) }.joined()
    return String(repeating: " ", count: max(0, width - Paragraph.columns(plain))) + plain
  }

  /// The disclaimer and what is needed to get the same bytes again.
  mutating func closing(_ advice: Advice) {
    gap()
    paragraph(advice.provenance.disclaimer, first: "", .faint)
    let run = advice.provenance
    paragraph("titrate \(run.version) · seed \(run.seed) · \(run.draws) draws", first: "", .faint)
  }
}

extension String {
  /// For the middle of a sentence: `Trough` is `trough`, `AUC` stays.
  var lowercasedUnlessAcronym: String { self == uppercased() ? self : lowercased() }
}
