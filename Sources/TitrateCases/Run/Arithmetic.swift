import TitrateLanguage

/// A formula of named numbers, in the model language.
struct Arithmetic {
  private let model: Model

  /// - Throws: `Diagnostics` of the language; K023 for a formula that needs more than numbers.
  init(_ formula: String, at place: Place) throws {
    do {
      model = try Model(parsing: "model({ result <- \(formula) })", file: "formula")
    } catch let problems as Diagnostics {
      throw CaseProblem.make(
        "K023", "'\(formula)': \(problems.all.first?.what ?? "not understood")", at: place,
        fix: "write an arithmetic formula of values' names")
    }
  }

  /// What it needs.
  var names: [String] { model.covariateNames }

  func callAsFunction(_ value: (String) throws -> Double) throws -> Double {
    let covariates = try model.covariates.map { try value($0.name) }
    guard let result = model.variable("result") else { return .nan }
    return model.graph.evaluate([result.value], covariate: covariates)[0]
  }
}
