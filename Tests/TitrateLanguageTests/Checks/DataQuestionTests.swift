import Foundation
import Testing
import TitrateLanguage

/// What models ask about doses, records and columns of text.
@Suite struct DataQuestionTests {
  private func value(
    _ text: String, _ name: String, event: [Double] = [], covariate: [Double] = [], time: Double = 0
  )
    throws -> Double
  {
    let model = try Model(parsing: text, file: "m.R")
    let variable = try #require(model.variable(name))
    return model.graph.evaluate([variable.value], covariate: covariate, time: time, event: event)[0]
  }

  @Test func beforeTheFirstDose() throws {
    // The quantities are 0 then; the functions make NaN or 0 of it, as rxode2 documents for both spellings.
    for name in ["podo", "tlast", "tfirst", "tad", "tafd"] {
      let missing = try value("x <- \(name)()", "x", event: [0, 0], time: 3)
      #expect(missing.isNaN)
      #expect(try value("x <- \(name)0()", "x", event: [0, 0], time: 3) == 0)
    }
    #expect(try value("x <- dosenum()", "x", event: [0]) == 0)
  }

  @Test func timeAfterDose() throws {
    let model = try Model(parsing: "d/dt(a) <- -a\nd/dt(b) <- -b\nx <- tad(b)\ny <- tad()", file: "m.R")
    let position = try #require(
      model.eventQuantities.firstIndex(of: EventQuantity(.lastDoseTime, compartment: 1)))
    var event = [Double](repeating: 1, count: model.eventQuantities.count)
    event[position] = 2
    let x = try #require(model.variable("x"))
    #expect(model.graph.evaluate([x.value], time: 5, event: event) == [3])
    #expect(model.eventQuantities.contains(EventQuantity(.lastDoseTime)))
  }

  @Test func transitFlowIntegratesToTheDose() throws {
    let model = try Model(parsing: "d/dt(a) <- transit(3.5, 2, 0.5)", file: "m.R")
    let event = model.eventQuantities.map { quantity -> Double in
      switch quantity.kind {
      case .doseCount: 1
      case .lastDoseAmount: 100
      default: 0
      }
    }
    // Trapezes over 40 mean transit times; the flow is smooth, so that their error is far below 1e-6.
    let step = 0.001
    let sum = (1..<80_000).reduce(0.0) {
      $0 + model.graph.evaluate([model.compartments[0].derivative], time: Double($1) * step, event: event)[0]
    }
    #expect(abs(sum * step - 50) < 1e-6)
  }

  @Test func otherRecords() throws {
    let model = try Model(
      parsing: "linear(WT)\na <- lag(WT)\nb <- lead0(WT, 2)\nc <- diff(WT)\nd <- first(WT) + last(WT) + WT",
      file: "m.R")
    #expect(
      model.covariates.map(\.derivation) == [.lag(1), .lead(2), .diff(1), .first, .last, .value])
    #expect(model.covariates.allSatisfy { $0.name == "WT" && $0.interpolation == .linear })
    #expect(model.covariateNames == ["WT"])
  }

  @Test func columnsOfText() throws {
    let model = try Model(
      parsing: "if (SEX == \"male\") a <- 1 else a <- 2\nb <- SEX != 'female'", file: "m.R")
    #expect(model.covariates[0].levels == ["male", "female"])
    let nodes = try ["a", "b"].map { try #require(model.variable($0)).value }
    #expect(model.graph.evaluate(nodes, covariate: [1]) == [1, 1])
    #expect(model.graph.evaluate(nodes, covariate: [2]) == [2, 0])
    #expect(throws: Diagnostics.self) { try Model(parsing: "a <- SEX == 'male'\nb <- SEX + 1", file: "m.R") }
  }

  @Test func variablesOfText() throws {
    let text = "if (AGE > 60) g <- \"old\" else g <- \"young\"\nx <- (g == \"old\") * 5"
    #expect(try value(text, "x", covariate: [70]) == 5)
    #expect(try value(text, "x", covariate: [30]) == 0)
  }

  @Test func modelTimes() throws {
    let model = try Model(parsing: "mtime(t1) <- 2 * TLAG\nk <- 1\nif (t >= t1) k <- 3", file: "m.R")
    #expect(model.graph.evaluate(model.modelTimes, covariate: [4]) == [8])
    #expect(throws: Diagnostics.self) { try Model(parsing: "mtime(t1) <- 2 * t", file: "m.R") }
  }
}
