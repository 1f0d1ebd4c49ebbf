import Foundation
import Testing
import TitrateEngine
import TitrateInference
import TitrateLanguage
import TitrateLibrary
import TitrateTestSupport

/// What must hold of models wired together, whatever they are.
@Suite struct CompositionTests {
  static let library = try? Library.bundled()

  @Test(arguments: library?.compositionNames ?? []) func everyCompositionIsWhole(name: String) throws {
    let library = try #require(Self.library)
    let composition = try library.composition(named: name)
    #expect(composition.name == name)
    #expect(!composition.outputs.isEmpty)
    // Every column that the whole reads is known, with its unit.
    let bound = Set(composition.covariates.map(\.name)).union(composition.model.etas.compactMap(\.level))
    #expect(Set(composition.model.covariateNames).subtracting(bound) == [])
    // The text is the model: read again it gives the same tree.
    #expect(try ModelParser.parse(composition.text, file: "again").model == composition.model.tree.model)
    // Nobody has published a coupling.
    #expect(!composition.status.supportsAdvice)
  }

  /// A small library of one's own: a drug in hours, cells in days.
  private final class Bench {
    let scratch: ScratchLibrary
    init() throws {
      scratch = try ScratchLibrary()
      try add(
        "Models/drug/one", time: "h", concentration: "mg/L", covariates: "[]",
        compartments: #"{"oral": "depot"}"#,
        model: """
          ini({ lcl <- log(5); lv <- log(40); ka <- 0.8; eta.cl ~ 0.09; prop.sd <- 0.1 })
          model({
            cl <- exp(lcl + eta.cl)
            d/dt(depot) <- -ka * depot
            d/dt(central) <- ka * depot - cl / exp(lv) * central
            Cc <- central / exp(lv)
            Cc ~ prop(prop.sd)
          })
          """)
      try add(
        "Immune/cells/days", time: "d", concentration: "mg/L", covariates: Self.input,
        compartments: "{}",
        model: """
          ini({ kout <- 0.3; ec <- 50 })
          model({
            n(0) <- 10
            late <- (t > 3) * 0.5
            d/dt(n) <- kout * 10 * (1 - C / (ec + C)) - kout * n - late * n / 10
          })
          """)
    }

    private static let input = """
      [{"name": "C", "source": "input", "unit": "ug/L", "range": null, "fallback": 0, "fallback_reason": "no drug"}]
      """

    private func add(
      _ folder: String, time: String, concentration: String, covariates: String, compartments: String,
      model: String
    ) throws {
      let path = "\(scratch.root)/\(folder)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      let name = folder.split(separator: "/").last.map(String.init) ?? ""
      try Data("\(name) <- function() {\n\(model)\n}\n".utf8).write(
        to: URL(fileURLWithPath: path + "/model.R"))
      let id = folder.split(separator: "/").dropFirst().joined(separator: "/")
      let provenance = """
        {"id": "\(id)", "title": "a test", "status": "construction", "citation": "none", "doi": null,
         "population": {"n": 1, "setting": "none"}, "assay": "none", "matrix": "none",
         "units": {"time": "\(time)", "dose": "mg", "concentration": "\(concentration)"}, "values": {},
         "covariates": \(covariates), "clearance_variable": null, "dose_compartments": \(compartments),
         "days_after_transplant": null, "departures": ["a test"],
         "check": {"from": "none", "tolerance": 1e-6, "reason": "none"}, "transcribed_by": "a test",
         "reviewed_by": "nobody"}
        """
      try Data(provenance.utf8).write(to: URL(fileURLWithPath: path + "/provenance.json"))
    }

    func composition(_ wires: String, more: String = "") throws -> Composition {
      let text = """
        composition: test
        title: a test
        about: a test
        units: { time: h, dosing: mg }
        components:
          - { model: drug/one, as: a }
          - { model: cells/days, as: b }
        wires:
        \(wires)
        \(more)
        """
      let path = "\(scratch.root)/test.yaml"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      return try scratch.library.composition(file: path)
    }
  }

  private static let wire = "  - { to: b_C, from: a_Cc, why: a test }"

  private static func records(every hours: Double, until end: Double) -> [EventRecord] {
    [EventRecord(time: 0, evid: 1, amount: 100, interval: 12, additional: 20, compartment: .name("a_depot"))]
      + stride(from: hours, through: end, by: hours).map { EventRecord(time: $0, evid: 0) }
  }

  /// Cells that count days, driven by a concentration in another unit, follow their own equations written out in hours.
  @Test func timeAndUnitsAreConverted() throws {
    let whole = try Bench().composition(Self.wire)
    let written = try Model(
      parsing: """
        d/dt(a_depot) <- -0.8 * a_depot
        d/dt(central) <- 0.8 * a_depot - 5 / 40 * central
        Cc <- central / 40
        C <- Cc * 1000
        n(0) <- 10
        late <- (t / 24 > 3) * 0.5
        d/dt(n) <- (0.3 * 10 * (1 - C / (50 + C)) - 0.3 * n - late * n / 10) / 24
        """, file: "written")
    let records = Self.records(every: 7, until: 240)
    let (a, b) = (try Profile(whole.model, records), try Profile(written, records))
    // Both are integrated at a relative tolerance of 1e-8, by the same method from the same equations.
    #expect(largestRelativeDifference(a["b_n"], b["n"]) < 1e-9)
    #expect(largestRelativeDifference(a["a_Cc"], b["Cc"]) < 1e-9)
    #expect(a["b_n"].last! < 6)
  }

  /// A component that nothing feeds back into is what it was alone, in closed form still.
  @Test func aComponentStaysWhatItIs() throws {
    let bench = try Bench()
    let whole = try bench.composition(Self.wire)
    let alone = try bench.scratch.library.model(named: "drug/one").model
    var records = Self.records(every: 5, until: 100)
    let inWhole = try Profile(whole.model, records, etas: [0.3])
    records[0].compartment = .name("depot")
    let single = try Profile(alone, records, etas: [0.3])
    // The block of the drug is exact in both.
    #expect(largestRelativeDifference(inWhole["a_Cc"], single["Cc"]) < 1e-12)
    #expect(single.method != inWhole.method)
  }

  /// MAP of the drug's random effect from the drug's levels does not know of the cells.
  @Test func mapIsThatOfTheComponent() throws {
    let bench = try Bench()
    let whole = try bench.composition(Self.wire)
    let alone = try bench.scratch.library.model(named: "drug/one").model
    func fit(_ model: Model, into compartment: String) throws -> [Double] {
      var records = Self.records(every: 11, until: 100)
      records[0].compartment = .name(compartment)
      for index in records.indices where records[index].evid == 0 { records[index].dv = 1.1 }
      let estimator = try MAPEstimator(
        CompiledModel(model), subject: Subject(id: "1", records: records), covariates: [],
        thetas: model.thetas.map(\.estimate), options: SolveOptions())
      return try estimator.fit().etas
    }
    let (a, b) = (try fit(whole.model, into: "a_depot"), try fit(alone, into: "depot"))
    // The search stops where its gradient is small: the minimum is known to about the root of the tolerance of the solution.
    #expect(abs(a[0] - b[0]) < 1e-6)
    #expect(abs(a[0]) > 0.05)
  }

  @Test func anInteractionMultipliesEverythingBehindIt() throws {
    let whole = try Bench().composition(
      Self.wire,
      more: """
        interactions:
          - { on: a_cl, times: 0.5^AZOLE, why: a test, source: a test, tag: H }
          - { on: f(a_depot), times: "1 - 0.2 * AZOLE", why: a test, source: a test, tag: H }
        covariates:
          - { name: AZOLE, source: input, unit: "1", range: [0, 1], fallback: 0, fallback_reason: none }
        """)
    func area(_ azole: Double) throws -> Double {
      var records = [
        EventRecord(
          time: 0, evid: 1, amount: 100, interval: 12, steadyState: 1, compartment: .name("a_depot"),
          covariates: [azole])
      ]
      records += stride(from: 0.0, through: 12, by: 0.05).map {
        EventRecord(time: $0, evid: 0, covariates: [azole])
      }
      let values = try Profile(whole.model, records, covariates: ["AZOLE"])["a_Cc"]
      let ends = (values[0] + values[values.count - 1]) / 2
      return (values.reduce(0, +) - ends) * 0.05
    }
    // AUC = F dose / CL; the trapezoidal rule is good to 1e-4 here.
    #expect(abs(try area(1) / area(0) / (0.8 / 0.5) - 1) < 1e-3)
    #expect(abs(try area(0) / (100 / 5) - 1) < 1e-3)
  }

  @Test(arguments: [
    ("  - { to: b_X, from: a_Cc, why: a test }", "B066"),
    ("  - { to: b_C, from: a_Cx, why: a test }", "B066"),
    ("  - { to: b_C, from: a_cl, why: a test }", "B061"),
    ("  - { to: b_C, from: a_Cc, unit: L/h, why: a test }", "B064"),
    ("  - { to: b_C, is: a_Cc + , unit: mg/L, why: a test }", "B065"),
    ("  - { to: b_C, is: 2 * a_Cc, why: a test }", "B061"),
    (wire + "\n" + wire, "B062"),
  ]) func whatIsWrongIsSaid(wires: String, code: String) throws {
    let bench = try Bench()
    let found = try #require(throws: Diagnostics.self) { try bench.composition(wires) }
    #expect(found.all.map(\.code) == [code], "\(found)")
    #expect(found.all.allSatisfy { $0.fix?.isEmpty == false })
  }

  @Test func aCircleOfVariablesIsRefused() throws {
    let bench = try Bench()
    let interactions = """
      interactions:
        - { on: a_cl, times: 1 + b_late, why: a test, source: a test, tag: H }
      """
    let found = try #require(throws: Diagnostics.self) {
      try bench.composition(Self.wire, more: interactions)
    }
    #expect(found.all.map(\.code) == ["B067"])
    // A state may be read before its component.
    let throughState = interactions.replacing("b_late", with: "b_n / 10")
    #expect(try bench.composition(Self.wire, more: throughState).model.compartments.count == 3)
  }
}
