/// One line of an event table, NONMEM's columns as values.
public struct EventRecord: Hashable, Sendable {
  /// Which compartment a record means.
  public enum CompartmentReference: Hashable, Sendable {
    /// No CMT column, or 0: doses go to the first compartment.
    case unspecified
    /// CMT as a number, from 1; negative turns the compartment off.
    case number(Int)
    /// CMT as a name.
    case name(String)
  }
  /// CENS: which side of LIMIT or DV the true value lies.
  public enum Censoring: Hashable, Sendable {
    /// DV is the value.
    case none
    /// The value is below DV, the limit of quantification (CENS = 1); LIMIT, when given, is the lower end.
    case below
    /// The value is above DV (CENS = -1).
    case above
  }

  /// TIME, in the model's unit (h).
  public var time: Double
  /// EVID 0 observation, 1 dose, 2 other, 3 reset, 4 reset and dose, 5 replace, 6 multiply, 7 phantom dose.
  public var evid: Int
  /// AMT, in the model's dose unit.
  public var amount: Double
  /// RATE: 0 bolus, > 0 infusion rate, -1 modelled rate, -2 modelled duration.
  public var rate: Double
  /// DUR: infusion duration, h; nil without such a column or at 0. Excludes RATE.
  public var duration: Double?
  /// II, h.
  public var interval: Double
  /// ADDL: how many further doses follow.
  public var additional: Int
  /// SS: 0, 1 steady state, or 2 steady state on top of what is there.
  public var steadyState: Int
  /// CMT.
  public var compartment: CompartmentReference
  /// DV; nil where missing.
  public var dv: Double?
  /// MDV: true where DV must not be used.
  public var mdv: Bool
  /// CENS.
  public var censoring: Censoring
  /// LIMIT.
  public var limit: Double?
  /// DVID, by name or number as text; nil without such a column. Chooses the endpoint.
  public var endpoint: String?
  /// Covariates, in the order of `EventTable.covariates`; NaN where the cell is empty, the position of the text
  /// among `Subject.texts`, from 1, in a column of text.
  public var covariates: [Double]
  /// The line of the file, from 1; 0 for records made in memory.
  public var line: Int

  /// Creates a record; everything but the time and EVID has the value of an empty cell.
  public init(
    time: Double, evid: Int, amount: Double = 0, rate: Double = 0, duration: Double? = nil,
    interval: Double = 0,
    additional: Int = 0, steadyState: Int = 0, compartment: CompartmentReference = .unspecified,
    dv: Double? = nil, mdv: Bool = false, censoring: Censoring = .none, limit: Double? = nil,
    endpoint: String? = nil, covariates: [Double] = [], line: Int = 0
  ) {
    self.time = time
    self.evid = evid
    self.amount = amount
    self.rate = rate
    self.duration = duration
    self.interval = interval
    self.additional = additional
    self.steadyState = steadyState
    self.compartment = compartment
    self.dv = dv
    self.mdv = mdv
    self.censoring = censoring
    self.limit = limit
    self.endpoint = endpoint
    self.covariates = covariates
    self.line = line
  }

  /// Whether the record asks for a row of output (EVID 0 or 2).
  public var isOutput: Bool { evid == 0 || evid == 2 }
}

/// One subject's records, in the order of the data.
public struct Subject: Hashable, Sendable {
  /// ID as written.
  public var id: String
  /// In order of time within each reset.
  public var records: [EventRecord]
  /// Columns of text, by position in `EventTable.covariates`: there a covariate's value is the position of its text
  /// in this list, from 1.
  public var texts: [Int: [String]] = [:]
  /// Creates a subject.
  public init(id: String, records: [EventRecord]) {
    self.id = id
    self.records = records
  }
}

/// A data set: subjects and the names of their covariates.
public struct EventTable: Sendable {
  /// Column names that are not reserved, as written (OCC among them).
  public var covariates: [String]
  /// In the order of the data.
  public var subjects: [Subject]
  /// Creates a table.
  public init(covariates: [String], subjects: [Subject]) {
    self.covariates = covariates
    self.subjects = subjects
  }
}
