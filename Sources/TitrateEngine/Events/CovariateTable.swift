import TitrateLanguage

/// A subject's covariates and occasions by record and on the way to it, gaps filled, equal combinations stored once.
struct CovariateTable {
  private(set) var sets: [Double] = []
  private(set) var occasions: [Int32] = []
  /// The set at each record.
  private(set) var at: [Int32] = []
  /// The set on the way to each record: at the beginning of the way …
  private(set) var from: [Int32] = []
  /// … and at its end; another one only where covariates lie on a line.
  private(set) var to: [Int32] = []
  private(set) var occasionCount = 1

  private var known: [[UInt64]: Int32] = [:]

  /// - Parameters:
  ///   - columns: names of the records' covariates.
  ///   - needed: the model's covariates that matter; the others become 0.
  ///   - rule: what covariates do between records, unless the model says it.
  ///   - problems: gains what is missing.
  init(
    _ subject: Subject, model: Model, columns: [String], needed: [Int], rule: CovariateRule,
    problems: inout [Diagnostic]
  ) {
    let filler = ColumnFiller(subject: subject, columns: columns)
    var values = Array(
      repeating: Array(repeating: 0.0, count: subject.records.count), count: model.covariates.count)
    let rules = model.covariates.map { Self.rule(of: $0, otherwise: rule) }
    for position in needed {
      let covariate = model.covariates[position]
      switch filler.values(of: covariate, rule: rules[position]) {
      case .success(let column): values[position] = column
      case .failure(let diagnostic): if !problems.contains(diagnostic) { problems.append(diagnostic) }
      }
    }
    let occasionOfRecord = Self.occasions(subject, model: model, filler: filler, problems: &problems)
    occasionCount = (occasionOfRecord.max() ?? 0) + 1
    for record in subject.records.indices {
      let isSame =
        record > 0 && occasionOfRecord[record] == occasionOfRecord[record - 1]
        && needed.allSatisfy { values[$0][record].bitPattern == values[$0][record - 1].bitPattern }
      if isSame {
        // Most records: there is no way from a set to itself.
        at.append(at[record - 1])
        from.append(at[record - 1])
        to.append(at[record - 1])
        continue
      }
      let now = values.map { $0[record] }
      at.append(set(now, occasionOfRecord[record]))
      guard record > 0 else {
        from.append(at[0])
        to.append(at[0])
        continue
      }
      let occasion = occasionOfRecord[rule == .nocb ? record : record - 1]
      var (start, end) = (now, now)
      for position in needed {
        let (old, new) = (values[position][record - 1], now[position])
        (start[position], end[position]) =
          switch rules[position] {
          case .locf: (old, old)
          case .nocb: (new, new)
          case .linear: (old, new)
          case .midpoint: (old + (new - old) / 2, old + (new - old) / 2)
          }
      }
      from.append(set(start, occasion))
      to.append(set(end, occasion))
    }
  }

  /// What a covariate does between records. Texts have no values in between.
  private static func rule(of covariate: Covariate, otherwise: CovariateRule) -> CovariateRule {
    let rule = covariate.interpolation.flatMap { CovariateRule(rawValue: $0.rawValue) } ?? otherwise
    let isText = !covariate.levels.isEmpty
    return isText && (rule == .linear || rule == .midpoint) ? .locf : rule
  }

  /// Whether some covariate of a model lies on lines between records.
  static func hasLines(_ model: Model, rule: CovariateRule) -> Bool {
    rule == .linear || model.covariates.contains { $0.interpolation == .linear && $0.levels.isEmpty }
  }

  /// The occasion of every record, numbered in order of appearance.
  private static func occasions(
    _ subject: Subject, model: Model, filler: ColumnFiller, problems: inout [Diagnostic]
  ) -> [Int] {
    let single = Array(repeating: 0, count: subject.records.count)
    var levels: [String] = []
    for case let level? in model.etas.map(\.level) where !levels.contains(level) { levels.append(level) }
    guard let level = levels.first else { return single }
    if levels.count > 1 {
      problems.append(
        Diagnostic(
          "S017", .error,
          "random effects change with \(levels.count) different columns: \(levels.joined(separator: ", "))",
          at: .subject(subject.id, time: nil), fix: "use one column for all occasion-level random effects"))
      return single
    }
    guard filler.index(of: level) != nil, case .success(let column) = filler.filled(level, rule: .locf)
    else {
      return single
    }
    var seen: [UInt64: Int] = [:]
    for value in column where seen[value.bitPattern] == nil { seen[value.bitPattern] = seen.count }
    return column.map { seen[$0.bitPattern] ?? 0 }
  }

  /// The number of a combination, a new one where it was not seen before.
  private mutating func set(_ row: [Double], _ occasion: Int) -> Int32 {
    let key = row.map(\.bitPattern) + [UInt64(occasion)]
    if let set = known[key] { return set }
    let set = Int32(occasions.count)
    known[key] = set
    sets += row
    occasions.append(Int32(occasion))
    return set
  }
}

/// Names of columns, found in any case.
struct ColumnNames {
  private let columns: [String]

  init(_ columns: [String]) { self.columns = columns }

  /// The column of a name: as written, or the only one that differs in case alone.
  func index(of name: String) -> Int? {
    if let exact = columns.firstIndex(of: name) { return exact }
    let folded = columns.indices.filter { columns[$0].lowercased() == name.lowercased() }
    return folded.count == 1 ? folded[0] : nil
  }
}

/// Finds columns by name and fills their gaps.
struct ColumnFiller {
  let subject: Subject
  let columns: [String]

  func index(of name: String) -> Int? { ColumnNames(columns).index(of: name) }

  /// A covariate of the model by record.
  func values(of covariate: Covariate, rule: CovariateRule) -> Result<[Double], Diagnostic> {
    if covariate.derivation == .observation { return .success(subject.records.map { $0.dv ?? .nan }) }
    return filled(covariate.name, rule: covariate.levels.isEmpty ? rule : .locf).flatMap { column in
      if let text = firstText(covariate.name), covariate.levels.isEmpty {
        return .failure(
          Diagnostic(
            "S042", .error,
            "the model reads '\(covariate.name)' as a number, but the data have text such as '\(text)'",
            at: .subject(subject.id, time: nil),
            fix:
              "code the column in numbers, or compare it with text in the model: \(covariate.name) == \"\(text)\""
          ))
      }
      return .success(
        derived(covariate.levels.isEmpty ? column : levels(column, covariate), covariate.derivation))
    }
  }

  /// The first text of a column of text.
  private func firstText(_ name: String) -> String? { index(of: name).flatMap { subject.texts[$0]?.first } }

  /// The positions of texts among a covariate's levels, from 1; 0 for a text that the model does not name.
  private func levels(_ column: [Double], _ covariate: Covariate) -> [Double] {
    let texts = index(of: covariate.name).flatMap { subject.texts[$0] }
    return column.map { value in
      if value.isNaN { return value }
      let text =
        if let texts { texts.indices.contains(Int(value) - 1) ? texts[Int(value) - 1] : "" } else {
          value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : "\(value)"
        }
      return Double((covariate.levels.firstIndex(of: text) ?? -1) + 1)
    }
  }

  /// A column's values as the model asks for them.
  private func derived(_ column: [Double], _ derivation: Covariate.Derivation) -> [Double] {
    func shifted(_ index: Int) -> Double { column.indices.contains(index) ? column[index] : .nan }
    switch derivation {
    case .value, .observation: return column
    case .lag(let n): return column.indices.map { shifted($0 - n) }
    case .lead(let n): return column.indices.map { shifted($0 + n) }
    case .diff(let n): return column.indices.map { column[$0] - shifted($0 - n) }
    case .first: return column.map { _ in column[0] }
    case .last: return column.map { _ in column[column.count - 1] }
    }
  }

  /// A column's values by record: an empty cell has the value before it (under `linear`, it lies on the line to the
  /// next), leading ones have the first value given.
  func filled(_ name: String, rule: CovariateRule) -> Result<[Double], Diagnostic> {
    let place = Place.subject(subject.id, time: nil)
    guard let index = index(of: name) else {
      let listed = columns.isEmpty ? "there are none" : columns.joined(separator: ", ")
      let guess = NameSuggestion.closest(to: name, in: columns).map { "did you mean '\($0)'? " } ?? ""
      return .failure(
        Diagnostic(
          "S002", .error, "the model needs the covariate '\(name)', which the data do not have", at: place,
          fix: "\(guess)covariate columns of the data: \(listed)"))
    }
    var column = subject.records.map { $0.covariates.indices.contains(index) ? $0.covariates[index] : .nan }
    guard var latest = column.firstIndex(where: { !$0.isNaN }) else {
      if column.isEmpty { return .success([]) }
      return .failure(
        Diagnostic(
          "S003", .error, "the covariate '\(name)' is never given", at: place,
          fix: "give '\(name)' on at least one record of this subject"))
    }
    for record in 0..<latest { column[record] = column[latest] }
    for record in column.indices.dropFirst(latest) where !column[record].isNaN {
      fill(&column, from: latest, to: record, rule)
      latest = record
    }
    fill(&column, from: latest, to: column.count, .locf)
    return .success(column)
  }

  /// Fills the cells between two known ones.
  private func fill(_ column: inout [Double], from start: Int, to end: Int, _ rule: CovariateRule) {
    for record in start + 1..<max(end, start + 1) {
      column[record] = column[start]
      guard rule == .linear else { continue }
      let span = subject.records[end].time - subject.records[start].time
      let share = (subject.records[record].time - subject.records[start].time) / span
      // Outside 0...1 only across a reset that sets the clock back: no line leads over it.
      if share >= 0 && share <= 1 { column[record] += share * (column[end] - column[start]) }
    }
  }
}
