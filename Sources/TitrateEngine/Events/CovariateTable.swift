import TitrateLanguage

/// A subject's covariates and occasions by record, gaps filled, equal combinations stored once.
struct CovariateTable {
  private(set) var sets: [Double] = []
  private(set) var occasions: [Int32] = []
  private(set) var setOfRecord: [Int32] = []
  private(set) var occasionCount = 1

  /// - Parameters:
  ///   - columns: names of the records' covariates.
  ///   - needed: the model's covariates that matter; the others become 0.
  ///   - rule: what covariates do between records.
  ///   - problems: gains what is missing.
  init(
    _ subject: Subject, model: Model, columns: [String], needed: [Int], rule: CovariateRule,
    problems: inout [Diagnostic]
  ) {
    let filler = ColumnFiller(subject: subject, columns: columns)
    var values = Array(
      repeating: Array(repeating: 0.0, count: subject.records.count), count: model.covariates.count)
    for position in needed {
      let name = model.covariates[position].name
      switch filler.filled(name, rule: rule) {
      case .success(let column): values[position] = column
      case .failure(let diagnostic): problems.append(diagnostic)
      }
    }
    let occasionOfRecord = Self.occasions(subject, model: model, filler: filler, problems: &problems)
    occasionCount = (occasionOfRecord.max() ?? 0) + 1
    collect(values, occasionOfRecord, records: subject.records.count)
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

  private mutating func collect(_ values: [[Double]], _ occasionOfRecord: [Int], records: Int) {
    var known: [[UInt64]: Int32] = [:]
    for record in 0..<records {
      let row = values.map { $0[record] }
      let key = row.map(\.bitPattern) + [UInt64(occasionOfRecord[record])]
      if let set = known[key] {
        setOfRecord.append(set)
        continue
      }
      let set = Int32(occasions.count)
      known[key] = set
      sets += row
      occasions.append(Int32(occasionOfRecord[record]))
      setOfRecord.append(set)
    }
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
