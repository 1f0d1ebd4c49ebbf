import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// Covariates of many persons from a table.
enum CovariateFile {
  /// What a table says about persons.
  struct Table {
    let rows: CovariateRows
    /// ID of each row; nil without such a column.
    var identifiers: [String]?
  }

  /// Reads those columns that the model has covariates for; each subject has a row at random.
  ///
  /// - Throws: `Diagnostics`: what is wrong with the table; C023 where none of its columns is a covariate.
  static func read(_ path: String, model: Model) throws -> CovariateRows {
    try read(path, model: model, labels: nil, choice: .random, option: "--covariates-from").rows
  }

  /// Reads a table of persons, one after the other.
  ///
  /// - Throws: as `read`.
  static func individuals(_ path: String, model: Model) throws -> Table {
    try read(path, model: model, labels: "ID", choice: .inOrder, option: "--individuals")
  }

  private static func read(
    _ path: String, model: Model, labels: String?, choice: CovariateRows.Choice, option: String
  ) throws -> Table {
    let known = Set(model.covariateNames.map { $0.lowercased() })
    let table = try NumberTable.read(path, labels: labels) { known.contains($0.lowercased()) }
    guard !table.names.isEmpty else {
      let names = model.covariateNames
      throw Diagnostics([
        Diagnostic(
          "C023", .error, "no column is a covariate of the model", at: .file(path),
          fix: names.isEmpty
            ? "the model has no covariates: leave out \(option)"
            : "name columns as the model does: \(names.joined(separator: ", "))")
      ])
    }
    return Table(
      rows: CovariateRows(names: table.names, values: table.values, choice: choice),
      identifiers: table.rowNames.isEmpty ? nil : table.rowNames)
  }
}
