import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// The expected values of `check.csv` against the engine, for the typical patient (all random effects zero).
///
/// Columns are those of an event table plus QUANTITY, WINDOW, EXPECTED and TOLERANCE. QUANTITY is a variable or a state of the
/// model, taken at TIME; or a `Summary` from TIME to TIME + WINDOW. TOLERANCE is relative; without it the tolerance of
/// `provenance.json` holds.
struct ModelProfile {
  private(set) var findings: [Diagnostic] = []
  private(set) var comparisons = 0
  private(set) var worst = 0.0
  private let model: LibraryModel
  private let compiled: CompiledModel
  private let table: EventTable
  private let lines: TitrateRecords.SourceText
  private let columns: [String]
  /// The states' nodes, by position in `Model.compartments`.
  private let states: [NodeID]

  /// What of a window: `Cmax`, `Tmax` and `AUC` of the first endpoint; of any variable or state `max X`, `min X`, `area X`,
  /// and `time of max X`, `time of min X`, counted from the window's beginning.
  private enum Summary: String, CaseIterable {
    case timeOfHighest = "time of max ", timeOfLowest = "time of min ", highest = "max ", lowest = "min ",
      area = "area "

    /// The endpoint's summary by its usual name.
    init?(ofEndpoint name: String) {
      switch name {
      case "Cmax": self = .highest
      case "Tmax": self = .timeOfHighest
      case "AUC": self = .area
      default: return nil
      }
    }

    func callAsFunction(_ values: [Double], step: Double) -> Double {
      let peak = values.indices.max { values[$0] < values[$1] } ?? 0
      let trough = values.indices.min { values[$0] < values[$1] } ?? 0
      return switch self {
      case .highest: values[peak]
      case .lowest: values[trough]
      case .timeOfHighest: Double(peak) * step
      case .timeOfLowest: Double(trough) * step
      case .area: (values.reduce(0, +) - (values[0] + values[values.count - 1]) / 2) * step
      }
    }
  }

  /// Points in a window; the trapezoidal rule is then good to about 1e-6 of the area.
  private static let points = 4800

  init(_ model: LibraryModel) throws {
    self.model = model
    let path = "\(model.folder)/check.csv"
    lines = try TitrateRecords.SourceText.read(path, family: "B")
    table = try EventFile.read(path).table
    columns = lines.line(1).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var checked = model.model
    states = checked.compartments.indices.map { checked.graph.input(.state($0)) }
    compiled = CompiledModel(checked)
    guard let expected = table.covariates.firstIndex(of: "EXPECTED"), columns.contains("QUANTITY") else {
      throw Diagnostics([
        Diagnostic(
          "B033", .error, "check.csv needs the columns QUANTITY and EXPECTED", at: .file(path),
          fix: "see another model's check.csv")
      ])
    }
    for subject in table.subjects {
      for record in subject.records where record.evid == 0 && !record.covariates[expected].isNaN {
        try compare(record, of: subject, expected: record.covariates[expected])
      }
    }
    if comparisons == 0 {
      findings.append(
        Diagnostic("B033", .error, "check.csv expects nothing", at: .file(path), fix: "fill in EXPECTED"))
    }
  }

  private mutating func compare(_ record: EventRecord, of subject: Subject, expected: Double) throws {
    let quantity = cell("QUANTITY", record) ?? ""
    guard let value = try value(of: quantity, at: record, subject) else { return }
    let stated = table.covariates.firstIndex(of: "TOLERANCE").map { record.covariates[$0] } ?? .nan
    let tolerance = stated.isNaN ? model.provenance.check.tolerance : stated
    // An expected zero (before the lag has passed) can only be met absolutely, in the unit of the quantity.
    let difference = abs(value - expected) / (expected == 0 ? 1 : abs(expected))
    comparisons += 1
    worst = max(worst, difference / tolerance)
    guard !(difference <= tolerance) else { return }
    report(
      "B028", record,
      "\(quantity) is \(Number.text(value)) where \(Number.text(expected)) is expected (difference \(difference), allowed \(tolerance))",
      "correct model.R, or EXPECTED where it is wrong")
  }

  /// A variable or state at a time, or a summary of a window.
  private mutating func value(of quantity: String, at record: EventRecord, _ subject: Subject) throws
    -> Double?
  {
    guard let (node, summary) = meaning(of: quantity) else {
      report(
        "B033", record, "'\(quantity)' is not a quantity of the model",
        "name a variable or a state, one with 'max', 'min', 'area', 'time of max' or 'time of min' before it, or Cmax, Tmax or AUC of the first endpoint"
      )
      return nil
    }
    guard let summary else { return try solve([record], of: subject, node).first }
    let window = table.covariates.firstIndex(of: "WINDOW").map { record.covariates[$0] } ?? .nan
    guard window > 0 else {
      report(
        "B033", record, "\(quantity) needs a WINDOW above zero", "give its length in the model's unit of time"
      )
      return nil
    }
    let step = window / Double(Self.points)
    let grid = (0...Self.points).map { index in
      var point = record
      point.time = record.time + step * Double(index)
      return point
    }
    return summary(try solve(grid, of: subject, node), step: step)
  }

  private func meaning(of quantity: String) -> (NodeID, Summary?)? {
    if let node = node(named: quantity) { return (node, nil) }
    if let summary = Summary(ofEndpoint: quantity) {
      return model.model.endpoints.first.map { ($0.prediction, summary) }
    }
    guard let summary = Summary.allCases.first(where: { quantity.hasPrefix($0.rawValue) }) else { return nil }
    return node(named: String(quantity.dropFirst(summary.rawValue.count))).map { ($0, summary) }
  }

  private func node(named name: String) -> NodeID? {
    model.model.variable(name)?.value
      ?? model.model.compartments.firstIndex { $0.name == name }.map { states[$0] }
  }

  /// The value of a node at every point, the subject's own observations left out.
  private func solve(_ points: [EventRecord], of subject: Subject, _ node: NodeID) throws -> [Double] {
    var records = [EventRecord]()
    var rest = points[...]
    for record in subject.records where record.evid != 0 {
      while let point = rest.first, point.time < record.time {
        records.append(point)
        rest.removeFirst()
      }
      records.append(record)
    }
    records += rest
    let solver = try SubjectSolver(
      compiled, subject: Subject(id: subject.id, records: records), covariates: table.covariates,
      outputs: [node],
      sensitivities: false)
    let thetas = model.model.thetas.map(\.estimate)
    let etas = [Double](repeating: 0, count: max(1, solver.etaCount))
    do {
      try thetas.withUnsafeBufferPointer { thetas throws(SolveFailure) in
        try etas.withUnsafeBufferPointer { etas throws(SolveFailure) in
          try solver.solve(thetas: thetas.baseAddress!, etas: etas.baseAddress!)
        }
      }
    } catch {
      throw Diagnostics([
        Diagnostic(
          "B028", .error, "subject \(subject.id) cannot be solved: \(error)", at: .file(lines.file),
          fix: "correct model.R or check.csv")
      ])
    }
    return solver.outputRecords.indices.filter { records[solver.outputRecords[$0]].evid == 0 }
      .map { solver.value(row: $0, output: 0) }
  }

  private func cell(_ column: String, _ record: EventRecord) -> String? {
    let cells = lines.line(record.line).split(separator: ",", omittingEmptySubsequences: false)
    guard let index = columns.firstIndex(of: column), index < cells.count else { return nil }
    return String(cells[index])
  }

  private mutating func report(_ code: String, _ record: EventRecord, _ what: String, _ fix: String) {
    let length = lines.line(record.line).count
    findings.append(
      Diagnostic(code, .error, what, at: lines.place(line: record.line, column: 1, length: length), fix: fix))
  }
}
