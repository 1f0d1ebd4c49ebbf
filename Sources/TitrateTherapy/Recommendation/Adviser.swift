import TitrateEngine
import TitrateInference
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// From a patient record to the next dose.
///
/// The record becomes a case (drug, model, covariates, events); the case is fitted and every level judged; the
/// candidates are scored over the posterior; the pieces become one `Advice`. Each step is a type of its own.
public struct Adviser: Sendable {
  private let library: Library
  private let options: AdviserOptions

  /// An adviser with a library.
  public init(library: Library, options: AdviserOptions = AdviserOptions()) {
    self.library = library
    self.options = options
  }

  /// Advice on the record's first treatment.
  ///
  /// - Throws: `Diagnostics` for a record that cannot be understood; a record that is understood but allows no
  ///   responsible advice gives an `Advice` with `refusal` set.
  public func advise(_ record: PatientRecord) throws -> Advice {
    guard let treatment = record.treatments.first else {
      throw Diagnostics([
        Diagnostic(
          "T001", .error, "the record names no drug to dose", at: .file(record.file),
          fix: "add treatment: { drug: tacrolimus, formulation: immediate-release, doses: [] }")
      ])
    }
    let drug = try library.drug(named: treatment.drug, at: treatment.drugPlace)
    let intake = try Intake(record, treatment: treatment, drug: drug)
    do {
      if let refusal = SafetyRefusal.find(in: record, drug: drug, next: intake.next) { throw refusal }
      let patientCase = try PatientCase(intake, library: library, options: options)
      return try CaseAdvice(patientCase, options: options).make()
    } catch let refusal as Refused {
      return RefusedAdvice(intake, options: options).make(refusal)
    }
  }
}

/// Why advice would not be responsible.
struct Refused: Error {
  var reason: String
  var remedy: String
}

/// The part of a record that needs no model: which drug, which product, which doses, when.
struct Intake {
  let record: PatientRecord
  let drug: DrugFile
  let treatment: PatientRecord.Treatment
  let history: DoseHistory
  let plan: PlannedProduct
  let next: Instant
  /// Levels of the dosed drug, in order of time.
  let levels: [PatientRecord.Level]

  init(_ record: PatientRecord, treatment: PatientRecord.Treatment, drug: DrugFile) throws {
    self.record = record
    self.drug = drug
    self.treatment = treatment
    let names = Set([drug.name] + drug.synonyms.map { $0.lowercased() } + drug.brands.map { $0.lowercased() })
    levels = record.levels.filter { names.contains($0.analyte.lowercased()) }
    let lastEvent = (record.levels.map(\.at) + record.labs.map(\.at)).max()
    history = try DoseHistory(treatment, next: record.next, lastEvent: lastEvent)
    plan = try PlannedProduct(treatment, drug: drug)
    guard let next = history.next ?? record.next else {
      throw Diagnostics([
        Diagnostic(
          "T004", .error, "the record has neither doses nor the time of the next one", at: .file(record.file),
          fix: "add next: 2026-03-09T08:00, the time for which the dose is asked")
      ])
    }
    self.next = next
  }

  /// The present regimen; nil before the first dose, and where the next dose is another product than the last.
  var present: Regimen? {
    guard let run = history.present, let every = run.everyHours, run.route == plan.formulation.route,
      (run.formulation ?? treatment.formulation ?? plan.formulation.name) == plan.formulation.name,
      let dose = try? run.give.value(in: .milligram)
    else { return nil }
    return Regimen(dose: dose, interval: every)
  }

  /// kg, the last one measured at or before `next`.
  var weight: Double? {
    let weights = record.labs.compactMap { lab in lab.values["weight"].map { (lab.at, $0.value) } }
    return (weights.last { $0.0 <= next } ?? weights.first).flatMap { try? $0.1.value(in: .kilogram) }
  }
}
