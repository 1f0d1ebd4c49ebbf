import TitrateLibrary
import TitrateRecords
import TitrateTherapy

extension TextPage {
  /// The dose by rule, and which facts led to it.
  mutating func rule(_ advice: Advice) {
    guard let rule = advice.rule else { return }
    section(rule.dose == nil ? "The fixed dose" : "The rule")
    paragraph(Wording.rule(rule), .strong)
    for fact in rule.basis { paragraph(Wording.sentence(Wording.capitalized(fact)) + ".", first: "  • ") }
    if let judgement = rule.present { paragraph(Wording.judgement(judgement), first: "  • ") }
    if let note = rule.note { paragraph(Wording.sentence(note), first: "  • ") }
    paragraph("Source: \(Wording.citation(rule.citation)).", .faint)
  }

  /// A taper with its dates.
  mutating func schedule(_ advice: Advice) {
    guard let schedule = advice.schedule, !schedule.steps.isEmpty else { return }
    section("Schedule")
    let table = TextTable(
      columns: [
        .init(width: 18, alignment: .left), .init(width: 20, alignment: .left),
        .init(width: 34, alignment: .left),
      ], indent: 2)
    add(table.row(["from", "dose", "made of"]), .faint)
    for step in schedule.steps {
      add(
        table.row([
          WallClock(step.from, advice.patient.clock).date,
          "\(Wording.quantity(step.dose)) \(Wording.interval(step.intervalHours))",
          Wording.composition(step.composition),
        ]))
    }
    paragraph("\(Wording.sentence(schedule.note)) Source: \(Wording.citation(schedule.citation)).", .faint)
  }

  /// What lies ahead.
  mutating func foreseen(_ advice: Advice) {
    guard !advice.foreseen.isEmpty else { return }
    section("What lies ahead")
    for item in advice.foreseen {
      paragraph(
        "\(Wording.capitalized(item.agent)), from \(WallClock(item.from, advice.patient.clock).date): "
          + Wording.sentence(item.effect), first: "! ", .doubt)
      if let numbers = Wording.foreseen(item, advice) { paragraph(numbers) }
      paragraph(Wording.sentence(item.action))
      if let times = Wording.measureAt(item, advice.patient.clock) { paragraph(times) }
      paragraph("Source: \(Wording.citation(item.citation)).", .faint)
    }
  }

  /// Both sides of the balance.
  mutating func balance(_ advice: Advice) {
    guard !advice.balance.isEmpty || !advice.outlooks.isEmpty else { return }
    section("The balance")
    for side in DrugFile.Outlook.Side.allCases {
      let items = advice.balance.filter { $0.side == side }
      guard !items.isEmpty else { continue }
      add("  \(Wording.side(side))", .strong)
      for item in items {
        paragraph(Wording.balance(item), first: "  • ", Wording.isResearch(item.status) ? .alarm : nil)
      }
    }
    for outlook in advice.outlooks { self.outlook(outlook) }
  }

  private mutating func outlook(_ outlook: Advice.Outlook) {
    gap()
    paragraph(
      Wording.outlookTitle(outlook), Wording.isResearch(outlook.status) ? .alarm : .strong)
    let table = TextTable(
      columns: [
        .init(width: 22, alignment: .left), .init(width: 12, alignment: .right),
        .init(width: 22, alignment: .right),
      ], indent: 2)
    if !outlook.learntFrom.isEmpty {
      paragraph("Learnt from \(outlook.learntFrom.joined(separator: ", ")) of this record.", .faint)
    }
    for point in outlook.points {
      add(table.row([point.label, Number.reading(point.q50), Number.range(point.q05, point.q95)]))
    }
  }

  /// The record's other treatments, each with its own advice.
  mutating func others(_ advice: Advice) {
    for other in advice.others {
      gap()
      add(String(repeating: "─", count: 78), .faint)
      body(other.stamped)
    }
  }
}
