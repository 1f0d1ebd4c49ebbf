import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// Covariates of many persons from a table.
enum CovariateFile {
  /// Reads those columns that the model has covariates for.
  ///
  /// - Throws: `Diagnostics`: what is wrong with the table; C023 where none of its columns is a covariate.
  static func read(_ path: String, model: Model) throws -> CovariateRows {
    let known = Set(model.covariateNames.map { $0.lowercased() })
    let table = try NumberTable.read(path) { known.contains($0.lowercased()) }
    guard !table.names.isEmpty else {
      let names = model.covariateNames
      throw Diagnostics([
        Diagnostic(
          "C023", .error, "no column is a covariate of the model", at: .file(path),
          fix: names.isEmpty
            ? "the model has no covariates: leave out --covariates-from"
            : "name columns as the model does: \(names.joined(separator: ", "))")
      ])
    }
    return CovariateRows(names: table.names, values: table.values, choice: .random)
  }
}
