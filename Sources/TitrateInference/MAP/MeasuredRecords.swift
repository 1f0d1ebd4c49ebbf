import TitrateEngine
import TitrateLanguage

/// A measured value of a subject, ready for the likelihood.
struct MeasuredRecord: Sendable {
  /// Position in the subject's records.
  let record: Int
  /// Output row of the solver.
  let row: Int
  /// Position in `Model.endpoints`.
  let endpoint: Int
  /// The value or its limit.
  let value: MeasuredValue
  /// The value on the endpoint's scale; nil where the scale's parameters are not known beforehand.
  let interval: MeasuredInterval?
}

/// The measured values among a subject's records.
///
/// A record is used if EVID = 0, MDV = 0 and DV is present. A record with EVID = 0 and MDV = 1 whose DV is present and
/// whose endpoint is clear is set aside: predicted and reported, but no part of the objective.
struct MeasuredRecords: Sendable {
  let used: [MeasuredRecord]
  let setAside: [MeasuredRecord]

  /// Finds, assigns and checks the measured values.
  ///
  /// - Throws: `Diagnostics` I002 to I005, I009, I010, I021, all of them at once.
  init(of subject: Subject, model: Model, readers: [EndpointReader], outputRecords: [Int]) throws {
    let assignment = EndpointAssignment(model: model)
    var used: [MeasuredRecord] = []
    var setAside: [MeasuredRecord] = []
    var problems: [Diagnostic] = []
    for (row, index) in outputRecords.enumerated() {
      let record = subject.records[index]
      guard record.evid == 0 else { continue }
      let place = Place.subject(subject.id, time: record.time)
      guard let dv = record.dv else {
        if !record.mdv, record.censoring != .none { problems.append(Self.censoredWithoutLimit(at: place)) }
        continue
      }
      guard !model.endpoints.isEmpty else {
        if record.mdv { continue }
        problems.append(Self.noEndpoint(model: model, at: place))
        break
      }
      guard let endpoint = assignment.endpoint(for: record) else {
        if !record.mdv { problems.append(Self.unassigned(record, names: assignment.names, at: place)) }
        continue
      }
      let value = MeasuredValue(dv: dv, censoring: record.censoring, limit: record.limit)
      let reader = readers[endpoint]
      let interval = reader.scaleIsFixed ? reader.template.interval(value) : nil
      let measured = MeasuredRecord(
        record: index, row: row, endpoint: endpoint, value: value, interval: interval)
      if record.mdv {
        setAside.append(measured)
      } else if let problem = Self.problem(
        of: measured, error: reader.template, hasLikelihood: reader.logLikelihood >= 0, at: place)
      {
        problems.append(problem)
      } else {
        used.append(measured)
      }
    }
    if !problems.isEmpty { throw Diagnostics(problems) }
    self.used = used
    self.setAside = setAside
  }

  private static func problem(
    of measured: MeasuredRecord, error: ErrorModel, hasLikelihood: Bool, at place: Place
  ) -> Diagnostic? {
    let value = measured.value
    guard value.dv.isFinite, value.limit?.isNaN != true else {
      return Diagnostic(
        "I010", .error, "DV \(value.dv) is not a number that can be measured", at: place,
        fix: "correct DV, or set MDV = 1 to leave the record out")
    }
    if hasLikelihood {
      return measured.value.censoring == .none
        ? nil
        : Diagnostic(
          "I021", .error,
          "a value below or above a limit (CENS) of an endpoint with a distribution of its own",
          at: place, fix: "write the likelihood with ll(), or set MDV = 1 to leave the record out")
    }
    guard let interval = measured.interval else { return nil }
    if interval.isPoint, !interval.upper.isFinite {
      return Diagnostic(
        "I004", .error, "DV \(value.dv) cannot occur under the endpoint's \(error.domain) error", at: place,
        fix: "if it stands for a level below the limit of quantification, set CENS = 1 and DV to the limit; "
          + "otherwise correct it or set MDV = 1")
    }
    if !interval.isPoint, !(interval.lower < interval.upper) {
      return Diagnostic(
        "I005", .error, "no value lies between DV \(value.dv) and LIMIT \(value.limit ?? .nan)", at: place,
        fix: "with CENS = 1, LIMIT must be smaller than DV; with CENS = -1, larger")
    }
    return nil
  }

  private static func noEndpoint(model: Model, at place: Place) -> Diagnostic {
    Diagnostic(
      "I002", .error,
      "model '\(model.name)' has no residual error, so it cannot be fitted to measured values", at: place,
      fix: "add a line such as Cc ~ add(add.sd) + prop(prop.sd) to model({…})")
  }

  private static func unassigned(_ record: EventRecord, names: String, at place: Place) -> Diagnostic {
    let compartment: String
    switch record.compartment {
    case .unspecified: compartment = "no CMT"
    case .number(let number): compartment = "CMT \(number)"
    case .name(let name): compartment = "CMT '\(name)'"
    }
    let label = record.endpoint.map { "DVID '\($0)'" } ?? "\(compartment) and no DVID"
    return Diagnostic(
      "I003", .error, "a measured value with \(label) belongs to no endpoint of the model", at: place,
      fix: "write one of these in the DVID column: \(names)")
  }

  private static func censoredWithoutLimit(at place: Place) -> Diagnostic {
    Diagnostic(
      "I009", .error, "a censored record (CENS = 1 or -1) has no DV", at: place,
      fix: "write the limit of quantification in DV, or set MDV = 1")
  }
}

extension ErrorModel {
  /// The scale in words, for messages.
  var domain: String {
    switch scale {
    case .identity: "normal"
    case .log: "log-normal"
    case .logit, .probit: "bounded (\(first) to \(second))"
    case .boxCox: "Box-Cox"
    case .yeoJohnson: "Yeo-Johnson"
    }
  }
}
