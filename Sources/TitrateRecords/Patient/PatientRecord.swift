import OrderedCollections
import TitrateLanguage

/// A patient file as checked values: what therapy needs, without a name or a birth date.
public struct PatientRecord: Sendable {
  /// Female or male at birth, as body-size formulas need it.
  public enum Sex: String, Sendable, Hashable { case female, male }

  /// The file's `patient:`, a pseudonym; copied to the report, used for nothing else.
  public var label: String
  /// `kidney-transplant`, `lupus-nephritis`, … as the drug files name them.
  public var indication: String
  /// Day zero of a transplant.
  public var transplanted: Instant?
  public var sex: Sex?
  /// How old the patient is at a time; nil without `born:` or `age:`.
  public var age: Age?
  /// Body height, cm.
  public var height: Sourced<Quantity>?
  /// Gene to diplotype: `CYP3A5` to `*3/*3`.
  public var genotype: OrderedDictionary<String, String>
  /// Gene to a phenotype stated in a word: `TPMT` to `intermediate`.
  public var phenotypes: OrderedDictionary<String, String> = [:]
  /// `pregnant: true`; nil where not stated.
  public var pregnant: Bool?
  /// `breastfeeding: true`; nil where not stated.
  public var breastfeeding: Bool?
  /// `haemodialysis: true`; nil where not stated.
  public var haemodialysis: Bool?
  /// The drugs to dose and their history; the first one is the one advised on first.
  public var treatments: [Treatment]
  /// Other drugs, for interactions and covariates (prednisolone dose).
  public var comedication: [Comedication]
  /// In order of time.
  public var levels: [Level]
  /// In order of time; a field holds until the next one states it.
  public var labs: [LabResult]
  /// The file's own target; nil: the drug file's target for indication and time.
  public var target: Target?
  /// When the next dose is due; nil: one interval after the last dose.
  public var next: Instant?
  /// Whether the file's times are wall-clock times or UTC.
  public var clock: Clock = .local
  /// Where the file's parts stand, for later diagnostics.
  public var file: String
  /// Warnings found while reading.
  public var warnings: [Diagnostic]

  /// A value and where in the file it stands.
  public struct Sourced<Value: Sendable & Hashable>: Sendable, Hashable {
    public var value: Value
    public var place: Place
    public init(_ value: Value, at place: Place) {
      self.value = value
      self.place = place
    }
  }

  /// One drug's doses.
  public struct Treatment: Sendable {
    /// Generic name, lower case.
    public var drug: String
    public var drugPlace: Place
    /// `immediate-release`, `prolonged-release`, …; nil where not stated.
    public var formulation: String?
    /// What it is given for, where a drug has several uses: `zoster`, `cmv-prophylaxis`; nil where not stated.
    public var use: String?
    /// This drug's own target; nil: the record's, or the drug file's.
    public var target: Target?
    /// In order of time.
    public var doses: [Dosing]
    /// A drug and its doses.
    public init(drug: String, drugPlace: Place = .none, formulation: String? = nil, doses: [Dosing]) {
      self.drug = drug
      self.drugPlace = drugPlace
      self.formulation = formulation
      self.doses = doses
    }
  }

  /// A dose or a run of equal doses.
  public struct Dosing: Sendable, Hashable {
    public enum Route: String, Sendable, Hashable { case oral, intravenous }
    /// First (or only) dose.
    public var from: Instant
    /// Amount of each dose.
    public var give: Quantity
    /// Time between doses, h; nil for a single dose.
    public var everyHours: Double?
    /// No dose is given at or after `until` + 1 s: the last dose may fall on it; nil: goes on.
    public var until: Instant?
    /// Infusion time, h; nil for a bolus or an oral dose. Equal to `everyHours` it is a continuous infusion.
    public var overHours: Double?
    public var route: Route
    /// Overrides the treatment's formulation.
    public var formulation: String?
    public var place: Place
    /// One dose, or a run of them with `everyHours`.
    public init(
      from: Instant, give: Quantity, everyHours: Double? = nil, until: Instant? = nil,
      overHours: Double? = nil, route: Route = .oral, formulation: String? = nil, place: Place = .none
    ) {
      self.from = from
      self.give = give
      self.everyHours = everyHours
      self.until = until
      self.overHours = overHours
      self.route = route
      self.formulation = formulation
      self.place = place
    }
  }

  /// Another drug.
  public struct Comedication: Sendable, Hashable {
    public var drug: String
    public var from: Instant?
    public var until: Instant?
    /// Amount of each dose; nil where not stated.
    public var give: Quantity?
    public var everyHours: Double?
    public var place: Place
    /// Another drug.
    public init(
      drug: String, from: Instant? = nil, until: Instant? = nil, give: Quantity? = nil,
      everyHours: Double? = nil, place: Place = .none
    ) {
      self.drug = drug
      self.from = from
      self.until = until
      self.give = give
      self.everyHours = everyHours
      self.place = place
    }
  }

  /// A measured drug level.
  public struct Level: Sendable, Hashable {
    public var at: Instant
    /// The drug or metabolite named in the file.
    public var analyte: String
    /// The value, or the limit when `isBelowLimit`.
    public var value: Quantity
    /// `<0.8 ng/mL`.
    public var isBelowLimit: Bool
    /// `LC-MS/MS`, `immunoassay`, …; nil where not stated.
    public var assay: String?
    /// `sample: trough`, when the file says so.
    public var isLabelledTrough: Bool
    public var place: Place
    /// A measured level.
    public init(
      at: Instant, analyte: String, value: Quantity, isBelowLimit: Bool = false, assay: String? = nil,
      isLabelledTrough: Bool = false, place: Place = .none
    ) {
      self.at = at
      self.analyte = analyte
      self.value = value
      self.isBelowLimit = isBelowLimit
      self.assay = assay
      self.isLabelledTrough = isLabelledTrough
      self.place = place
    }
  }

  /// One date's laboratory values.
  public struct LabResult: Sendable, Hashable {
    public var at: Instant
    /// `weight`, `haematocrit`, `albumin`, `creatinine`, … to a quantity.
    public var values: OrderedDictionary<String, Sourced<Quantity>>
    /// The values of one date.
    public init(at: Instant, values: OrderedDictionary<String, Sourced<Quantity>>) {
      self.at = at
      self.values = values
    }
  }

  /// What to aim at.
  public struct Target: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      /// Concentration just before the next dose.
      case trough
      /// Area under the curve over one dosing interval.
      case auc
      /// Concentration two hours after a dose.
      case c2
      /// A metabolite, named by `analyte`.
      case level
    }
    public var kind: Kind
    /// The metabolite of a `level`: `6-TGN`.
    public var analyte: String?
    public var low: Quantity
    public var high: Quantity
    public var place: Place
    /// A range to aim at.
    public init(
      kind: Kind, analyte: String? = nil, low: Quantity, high: Quantity, place: Place = .none
    ) {
      self.kind = kind
      self.analyte = analyte
      self.low = low
      self.high = high
      self.place = place
    }
  }
}

/// Age at any time, without giving the birth date away.
public struct Age: Sendable, Hashable {
  /// Age at `reference`, years.
  private let years: Double
  private let reference: Instant
  /// An age known at some time.
  public init(years: Double, at reference: Instant) {
    self.years = years
    self.reference = reference
  }
  /// Years, fractional (365.25 days each).
  public func years(at time: Instant) -> Double { years + (time.hours(since: reference)) / (24 * 365.25) }
}
