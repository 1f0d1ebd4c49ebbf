import Foundation
import TitrateEngine
import TitrateLanguage

/// A compiled model from its text.
func compile(_ text: String) throws -> CompiledModel {
  CompiledModel(try Model(parsing: text, file: "test.R"))
}

/// A model around statements of `ini` and `model`.
func compile(ini: String, model: String) throws -> CompiledModel {
  try compile("test <- function() {\n  ini({\n\(ini)\n  })\n  model({\n\(model)\n  })\n}\n")
}

/// A measured value at a time.
func level(
  _ time: Double, _ dv: Double, dvid: String? = nil, cmt: EventRecord.CompartmentReference = .unspecified,
  cens: EventRecord.Censoring = .none, limit: Double? = nil, mdv: Bool = false, covariates: [Double] = []
) -> EventRecord {
  EventRecord(
    time: time, evid: 0, compartment: cmt, dv: dv, mdv: mdv, censoring: cens, limit: limit, endpoint: dvid,
    covariates: covariates)
}

/// A file of Tests/Golden.
func golden(_ path: String) throws -> Data {
  try Data(contentsOf: URL(filePath: #filePath).appending(path: "../../Golden/\(path)").standardized)
}

/// Straight line with two correlated random effects: everything about its posterior is known in closed form.
func straightLine(sd: Double, points: [(x: Double, y: Double)]) throws -> (CompiledModel, Subject) {
  let model = try compile(
    ini: "t.a <- 2\nt.b <- 0.5\ns <- \(sd)\neta.a + eta.b ~ c(0.5,\n 0.2, 0.8)",
    model: "a <- t.a + eta.a\nb <- t.b + eta.b\ny <- a + b * time\ny ~ add(s)")
  return (model, Subject(id: "1", records: points.map { level($0.x, $0.y) }))
}
