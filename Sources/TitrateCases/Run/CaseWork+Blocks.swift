import OrderedCollections
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// What each step shows.
extension CaseWork {
  mutating func section(_ section: CaseFile.Section) throws -> CaseReport.Section {
    var blocks: [CaseReport.Block] = []
    var models: OrderedSet<String> = []
    for step in section.steps {
      if let block = try block(step.kind, at: step.place) { blocks.append(block) }
      models.formUnion(modelNames(step.kind))
    }
    let uses = try models.flatMap { try model($0, at: .none).uses }
    return CaseReport.Section(
      id: section.id, heading: section.heading, blocks: blocks, models: OrderedSet(uses).elements)
  }

  private func modelNames(_ kind: CaseFile.Kind) -> [String] {
    switch kind {
    case .simulate(let plan): [plan.model]
    case .fit(let plan): [plan.run.model]
    case .table(let plan): OrderedSet(plan.rows.map { $0.model ?? plan.run.model }).elements
    case .chart(let plan): OrderedSet(plan.lines.compactMap { runs[$0.run]?.model.name }).elements
    default: []
    }
  }

  private mutating func block(_ kind: CaseFile.Kind, at place: Place) throws -> CaseReport.Block? {
    switch kind {
    case .simulate, .fit, .values: nil
    case .text(let text): .text(try pieces(text))
    case .limits(let texts): .limits(try texts.map { try pieces($0) })
    case .table(let plan): .table(try table(plan))
    case .chart(let plan): .chart(try chart(plan))
    case .reactions(let plan): .table(try reactions(plan))
    case .mentioned(let plan): .facts(title: nil, try mentions(plan))
    case .dosing(let plan): .table(try dosing(plan))
    case .monitoring(let plan): .table(try calendar(plan))
    case .quote(let plan): .facts(title: nil, try quotes(plan))
    case .evidence(let ids): .claims(try claims(ids, at: place))
    case .naranjo(let plan): .table(try naranjo(plan))
    }
  }

  private mutating func claims(_ ids: [String], at place: Place) throws -> [CaseReport.Claim] {
    var claims: [CaseReport.Claim] = []
    for id in ids { claims.append(try claim(id, at: place)) }
    return claims
  }

  // MARK: Tables of runs

  private mutating func table(_ plan: TablePlan) throws -> CaseReport.Table {
    var rows: [[CaseReport.Cell]] = []
    for row in plan.rows { rows.append([.text(row.label)] + (try cells(row, plan))) }
    var columns = [CaseReport.Table.Column(label: plan.rowLabel, unit: "", isNumber: false)]
    for (index, column) in plan.columns.enumerated() {
      var unit = "", isNumber = false
      // The unit stands above the column, once.
      if case .value(let value)? = rows.first(where: {
        if case .value = $0[index + 1] { true } else { false }
      })?[index + 1] {
        isNumber = true
        if case .percent = value.form { unit = "%" } else { unit = value.unit == "1" ? "" : value.unit }
      }
      columns.append(CaseReport.Table.Column(label: column.label, unit: unit, isNumber: isNumber))
    }
    return CaseReport.Table(
      title: plan.title, columns: columns, rows: rows, note: try plan.note.map { try pieces($0) } ?? [])
  }

  private mutating func cells(_ row: TablePlan.Row, _ plan: TablePlan) throws -> [CaseReport.Cell] {
    var cells: [CaseReport.Cell] = []
    var own: [String: Double] = [:]
    // One run for each set of doses and settings.
    var done: [String: CaseRun] = [:]
    for column in plan.columns {
      let doses = column.doses ?? row.doses ?? plan.run.doses
      let settings = Self.merged(Self.merged(plan.run.with, row.with), column.with)
      let key =
        doses.joined(separator: "|") + settings.map { "\($0.name)=\($0.value)" }.joined(separator: "|")
      var run = plan.run
      (run.doses, run.with, run.model) = (doses, settings, row.model ?? plan.run.model)
      run.changes += row.changes
      if done[key] == nil {
        let model = try model(run.model, at: plan.run.place)
        let wanted = plan.columns.compactMap {
          if case .summary(let summary) = $0.content { summary.of } else { nil }
        }
        done[key] = try CaseRun(model, try input(run, model), wanted: OrderedSet(wanted).elements)
      }
      guard let profile = done[key] else { continue }
      switch column.content {
      case .doses:
        cells.append(.text(profile.doses.isEmpty ? "none" : profile.doses.joined(separator: " and ")))
      case .summary(let summary):
        let value = try self.summary(summary, of: profile)
        own[column.name] = value.value
        cells.append(.value(value))
      case .formula(let formula):
        let arithmetic = try Arithmetic(formula, at: column.place)
        let result = try arithmetic { name in
          if let value = own[name] { return value }
          // What a row sets may stand in a formula too: a creatinine clearance, say.
          if let setting = settings.first(where: { $0.name == name }) {
            return try self.number(setting.value, at: column.place)
          }
          return try value(named: name, at: column.place).value
        }
        own[column.name] = result
        cells.append(
          .value(
            CaseValue(
              name: column.name,
              value: try convert(result, from: column.display.unit ?? "1", column.display, at: column.place),
              unit: column.display.into ?? column.display.unit ?? "1", form: column.display.form,
              origin: .derived(
                arithmetic.names, weakest: CaseValue.weakest(arithmetic.names.compactMap { values[$0] })))))
      }
    }
    return cells
  }

  private static func merged(_ base: [RunPlan.Setting], _ over: [RunPlan.Setting]) -> [RunPlan.Setting] {
    base.filter { setting in !over.contains { $0.name == setting.name } } + over
  }

  // MARK: Charts

  private func chart(_ plan: ChartPlan) throws -> CaseReport.Chart {
    var unit: String?, timeUnit = plan.timeUnit
    let lines = try plan.lines.map { line in
      guard let run = runs[line.run] else {
        throw CaseProblem.make("K020", "there is no run '\(line.run)'", at: line.place, fix: "simulate it")
      }
      let own = line.display.unit ?? run.model.unit(of: line.of) ?? "1"
      unit = unit ?? line.display.into ?? own
      timeUnit = timeUnit ?? run.model.timeUnit.symbol
      // A later part of a run begins at 0: the hours of a day, not of the whole treatment.
      let from = try plan.from.map { try run.model.time($0, at: plan.place) }
      let window = Window(
        run.times, run.profile(line.of), from: from,
        to: try plan.to.map { try run.model.time($0, at: plan.place) })
      // Units convert by a factor.
      let factor = try convert(1, from: own, line.display, at: line.place)
      let scale = try timeScale(run.model.timeUnit, timeUnit ?? "", at: line.place)
      return CaseReport.Chart.Line(
        label: line.label, times: window.times.map { ($0 - (from ?? 0)) * scale },
        values: window.values.map { $0 * factor })
    }
    return CaseReport.Chart(
      title: plan.title, axis: plan.axis, unit: unit ?? "1", timeUnit: plan.timeLabel ?? timeUnit ?? "",
      isLogarithmic: plan.isLogarithmic, lines: lines,
      levels: try plan.levels.map {
        CaseReport.Chart.Level(label: $0.label, value: try value(named: $0.value, at: $0.place))
      })
  }

  private func timeScale(_ unit: Unit, _ into: String, at place: Place) throws -> Double {
    guard into != unit.symbol else { return 1 }
    do { return try Quantity(1, unit).value(in: Unit(into)) } catch {
      throw CaseProblem.make("K021", error.what, at: place, fix: error.fix)
    }
  }
}
