import Foundation
import TitrateEngine
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// Both sides of the balance: too little immunosuppression on one, too much on the other, each with what stands behind it.
struct BalanceSheet {
  let intake: Intake
  let library: Library
  let options: AdviserOptions

  init(_ intake: Intake, library: Library, options: AdviserOptions) {
    self.intake = intake
    self.library = library
    self.options = options
  }

  /// A fitted case and the regimen that it is taken to follow.
  struct Course {
    var patient: PatientCase
    var course: CaseAdvice.Course
  }

  func add(to advice: inout Advice, course: Course?) throws {
    if let course {
      advice.balance += target(course)
      advice.balance += intake.drug.riskBands.compactMap { bands($0, course) }
    }
    advice.balance += measured
    try outlooks(&advice, course)
  }

  // MARK: The target itself

  private func target(_ course: Course) -> [Advice.BalanceItem] {
    let (scored, target) = (course.course.assumed, course.patient.target)
    let provenance = course.patient.model.provenance
    let name =
      switch target.kind {
      case .trough, .level: "trough"
      case .auc: "AUC"
      case .c2: "C2"
      }
    let predicted =
      "\(name) \(significant(scored.credible.q50, digits: 3)) (\(significant(scored.credible.q05, digits: 3))-"
      + "\(significant(scored.credible.q95, digits: 3))) \(target.unit.symbol)"
    let citation = target.citation ?? Citation(source: "target of the patient file", tag: .H)
    return [
      Advice.BalanceItem(
        side: .under, outcome: "too little: below the target", predicted: predicted,
        threshold: "below \(significant(target.low, digits: 4)) \(target.unit.symbol)",
        probability: scored.probabilityBelow, model: provenance.id, status: provenance.status,
        citation: citation),
      Advice.BalanceItem(
        side: .over, outcome: "too much: above the target", predicted: predicted,
        threshold: "above \(significant(target.high, digits: 4)) \(target.unit.symbol)",
        probability: scored.probabilityAbove, model: provenance.id, status: provenance.status,
        citation: citation),
    ]
  }

  /// The frequency in a cohort, weighted by the chance of each of its bands.
  private func bands(_ table: DrugFile.RiskBands, _ course: Course) -> Advice.BalanceItem? {
    let target = course.patient.target
    guard table.of == target.kind,
      table.indications.isEmpty || table.indications.contains(intake.record.indication),
      let unit = try? Unit(table.of == .auc ? "ng.h/mL" : "ng/mL")
    else { return nil }
    let edges = table.bands.map { band in
      band.below.flatMap { try? Quantity($0, unit).value(in: target.unit) } ?? .infinity
    }
    let values = course.course.assumed.logQuantity
    let risk = values.reduce(0) { total, value in
      let band = edges.firstIndex { Foundation.exp(value) < $0 } ?? table.bands.count - 1
      return total + table.bands[band].percent
    }
    let expected = risk / Double(max(1, values.count))
    let words = zip(table.bands, edges).map { band, edge in
      edge.isFinite
        ? "\(significant(band.percent, digits: 3)) % below \(significant(edge, digits: 3))"
        : "\(significant(band.percent, digits: 3)) % above"
    }
    let provenance = course.patient.model.provenance
    return Advice.BalanceItem(
      side: table.side, outcome: table.outcome,
      predicted: "\(significant(expected, digits: 2)) % expected from a cohort's frequencies"
        + (table.note.map { " (\($0))" } ?? ""),
      threshold: words.joined(separator: ", ") + " \(target.unit.symbol)", probability: expected / 100,
      model: provenance.id, status: provenance.status, citation: table.citation)
  }

  // MARK: What was measured

  /// Results that the drug file's rules look at, beside the limit at which they would act.
  private var measured: [Advice.BalanceItem] {
    let reader = RuleReader(intake: intake)
    var seen: [String] = []
    return intake.drug.rules.compactMap { rule in
      guard [.hold, .stop, .adjust].contains(rule.then), !rule.concernsRule,
        rule.when.count(where: { $0.measuredName != nil }) == 1,
        let condition = rule.when.first(where: { $0.measuredName != nil }), let name = condition.measuredName,
        let bound = condition.above ?? condition.below ?? condition.from
      else { return nil }
      let comparison = condition.below != nil ? "below" : "above"
      guard !seen.contains(name + comparison), let value = last(condition.subject, reader) else { return nil }
      seen.append(name + comparison)
      return Advice.BalanceItem(
        side: (rule.doseFactor?.lowerBound ?? 0) > 1 ? .under : .over, outcome: rule.name,
        predicted: "\(name) \(value)", threshold: "\(comparison) \(bound)", probability: nil, model: nil,
        status: nil, citation: rule.citation)
    }
  }

  private func last(_ subject: DrugFile.Condition.Subject, _ reader: RuleReader) -> String? {
    switch subject {
    case .lab(let name):
      reader.bedside.written(name).map {
        "\(significant($0.value.value, digits: 4)) \($0.value.unit.symbol), measured \($0.at.dateText)"
      }
    case .level(let name):
      reader.lastLevel(of: name).map {
        "\(significant($0.value.value, digits: 4)) \($0.value.unit.symbol), measured \($0.at.dateText)"
      }
    default: nil
    }
  }

  // MARK: Models beside the one that doses

  private func outlooks(_ advice: inout Advice, _ course: Course?) throws {
    guard let regimen = regimen(advice, course) else { return }
    let runner = OutlookRunner(intake: intake, library: library, options: options)
    let reader = RuleReader(intake: intake)
    let specs = intake.drug.outlooks.filter { spec in
      library.modelNames.contains(spec.model) && spec.when.allSatisfy { reader.evidence(for: $0) != nil }
    }
    var silent: [(reason: String, quantity: String)] = []
    var asked: [String] = []
    for spec in specs {
      do {
        let entry = try runner.model(spec.model)
        // Quantities of one model that takes the doses are solved together.
        let group = spec.driver == nil ? specs.filter { $0.model == spec.model && $0.driver == nil } : [spec]
        if spec.driver == nil {
          guard !asked.contains(spec.model) else { continue }
          asked.append(spec.model)
        }
        let last = group.flatMap { runner.times($0, interval: regimen.interval) }.max() ?? intake.next
        let planned = PlannedDoses(plan: intake.plan, next: intake.next).doses(regimen, until: last)
        let doses = intake.history.events + planned
        let results: [OutlookRunner.Result]
        if spec.driver != nil {
          guard let course else { continue }
          let driver = try self.driver(
            spec, course, doses: doses, times: runner.times(spec, interval: regimen.interval))
          results = [try runner.run(spec, entry, driver: driver)]
        } else {
          results = try runner.run(group, entry, doses: doses, interval: regimen.interval)
        }
        for (spec, result) in zip(group, results) {
          let (outlook, items) = OutlookSummary(spec: spec, regimen: regimen, next: intake.next).make(result)
          advice.outlooks.append(outlook)
          advice.balance += items
        }
      } catch let none as OutlookRunner.Silent {
        silent.append((reason: none.reason, quantity: spec.quantity))
      } catch let failure as SolveFailure {
        silent.append((reason: "\(spec.model) could not be solved (\(failure))", quantity: spec.quantity))
      }
    }
    for reason in silent.map(\.reason).reduce(
      into: [String](), { if !$0.contains($1) { $0.append($1) } })
    {
      let quantities = silent.filter { $0.reason == reason }.map(\.quantity)
      advice.warnings.append(
        Advice.Warning(
          title: "not shown", text: "\(quantities.joined(separator: ", ")): \(reason)",
          citation: nil))
    }
  }

  private func regimen(_ advice: Advice, _ course: Course?) -> Regimen? {
    if let course { return course.course.assumed.regimen }
    if let rule = advice.rule, let dose = rule.dose {
      return Regimen(dose: dose.value, interval: rule.doseIntervalHours ?? rule.intervalHours)
    }
    return intake.present
  }

  /// The predicted concentration of the dosed drug, draw by draw, in the unit that the other model takes.
  ///
  /// A quantity that is judged at troughs is driven by them alone; one over an interval by its whole course.
  private func driver(_ spec: DrugFile.Outlook, _ course: Course, doses: [DoseEvent], times: [Instant]) throws
    -> OutlookRunner.Driver
  {
    let patient = course.patient
    let scale = try Quantity(1, patient.concentrationUnit).value(in: Unit(spec.driverUnit ?? "ng/mL"))
    let draws = course.course.draws.every(max(1, course.course.draws.count / OutlookRunner.drivenDraws))
    let built = patient.builder.build(
      EventBuilder.Contents(
        doses: doses, usedLevels: [], queries: times, horizon: times[times.count - 1], queryAssay: nil))
    let table = DrawTable(rows: times.count, draws: draws.count)
    try patient.fitter.runner.run([built.subject], outputs: patient.endpoint.nodes, draws: draws) {
      draw, solvers in
      for (index, row) in built.queryRows.enumerated() {
        table[index, draw] = scale * solvers[0].value(row: row, output: 0)
      }
    }
    return OutlookRunner.Driver(times: times, table: table)
  }
}

extension DrugFile.Condition {
  /// The lab or the level that it bounds.
  var measuredName: String? {
    switch subject {
    case .lab(let name), .level(let name): name
    default: nil
    }
  }
}

/// Draws of an outlook as points and as weights in the balance.
struct OutlookSummary {
  let spec: DrugFile.Outlook
  let regimen: Regimen
  let next: Instant

  func make(_ result: OutlookRunner.Result) -> (Advice.Outlook, [Advice.BalanceItem]) {
    let table = result.table
    let rows: [(label: String, time: Instant, values: [Double])] =
      spec.over != .day
      ? overInterval(result)
      : result.times.indices.map { index in
        let day = result.times[index].hours(since: next) / 24
        return ("day \(significant(day.rounded(), digits: 3))", result.times[index], Array(table.row(index)))
      }
    let points = rows.map { row in
      let sorted = row.values.sorted()
      func quantile(_ p: Double) -> Double { sorted[Int((p * Double(sorted.count - 1)).rounded())] }
      return Advice.Outlook.Point(
        label: row.label, time: row.time, q05: quantile(0.05), q50: quantile(0.5), q95: quantile(0.95))
    }
    let outlook = Advice.Outlook(
      quantity: spec.quantity, unit: unit, model: result.provenance.id,
      status: result.provenance.status,
      regimen: regimen.text, learntFrom: result.learntFrom, points: points, citation: spec.citation)
    guard !rows.isEmpty else { return (outlook, []) }
    let items = spec.limits.map { limit in
      // At the last day; over an interval a floor is judged by the lowest value and a ceiling by the highest.
      let index = spec.over == .interval && limit.comparison == "below" ? 0 : rows.count - 1
      let (judged, point) = (rows[index], points[index])
      let beyond = judged.values.count { limit.comparison == "below" ? $0 < limit.value : $0 > limit.value }
      return Advice.BalanceItem(
        side: limit.side, outcome: limit.meaning,
        predicted:
          "\(spec.quantity) \(significant(point.q50, digits: 3)) (\(significant(point.q05, digits: 3)) to "
          + "\(significant(point.q95, digits: 3)))\(unitText), \(judged.label)",
        threshold: "\(limit.comparison) \(significant(limit.value, digits: 4))\(unitText)",
        probability: Double(beyond) / Double(max(1, judged.values.count)), model: result.provenance.id,
        status: result.provenance.status, citation: spec.citation)
    }
    return (outlook, items)
  }

  private var unitText: String { unit == "1" ? "" : " \(unit)" }

  /// An area is counted in the variable's unit times hours.
  private var unit: String {
    guard spec.over == .auc24 else { return spec.unit }
    let parts = spec.unit.split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? "\(parts[0]).h/\(parts[1])" : "\(spec.unit).h"
  }

  /// The lowest, the mean and the highest value of every draw.
  private func overInterval(_ result: OutlookRunner.Result) -> [(
    label: String, time: Instant, values: [Double]
  )] {
    let (table, last) = (result.table, result.times[result.times.count - 1])
    let share = 24 / Double(result.times.count - 1)
    let columns = (0..<table.draws).map { draw in result.times.indices.map { table[$0, draw] } }
    if spec.over == .auc24 {
      // Trapezoids over one interval, scaled to a day.
      return [
        (
          "AUC over 24 h", last,
          columns.map { values in
            (values.reduce(0, +) - (values[0] + values[values.count - 1]) / 2) * share
          }
        )
      ]
    }
    let name = "over \(significant(regimen.interval, digits: 3)) h"
    return [
      ("lowest \(name)", last, columns.map { $0.min() ?? 0 }),
      ("mean \(name)", last, columns.map { $0.reduce(0, +) / Double($0.count) }),
      ("highest \(name)", last, columns.map { $0.max() ?? 0 }),
    ]
  }
}
