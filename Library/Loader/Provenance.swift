import OrderedCollections

/// What is known about a curated model: `provenance.json`.
public struct Provenance: Sendable, Hashable {
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case published, transcribed
    case calibratedHere = "calibrated here"
    case construction
    /// Whether patient advice may rest on it without `--allow-research`.
    public var supportsAdvice: Bool { self == .published || self == .transcribed }
  }
  /// `tacrolimus/andrews-2019`.
  public var id: String
  public var title: String
  public var status: Status
  public var citation: String
  public var doi: String?
  public var population: Population
  public var assay: String
  public var matrix: String
  /// By the name in `ini`, `eta.a,eta.b` for a covariance, or a few words for a constant in `model`.
  public var values: OrderedDictionary<String, SourcedValue>
  /// The unit of predictions, `ng/mL`, and of doses, `mg`, and of time, `h`.
  public var units: ModelUnits
  /// How the patient's record feeds the model's covariates.
  public var covariates: [CovariateBinding]
  /// The variable whose scaling is an interaction: `cl`.
  public var clearanceVariable: String?
  /// Which compartment takes which route: `oral` to `depot`.
  public var doseCompartments: [String: String]
  /// The time window after transplant that was studied, days; infinite where the paper gives no end.
  public var daysAfterTransplant: ClosedRange<Double>?
  public var departures: [String]
  public var check: Check
  public var transcribedBy: String
  public var reviewedBy: String

  public struct Population: Sendable, Hashable {
    /// Number of patients; nil where nobody was counted (cells in a dish, theory).
    public var n: Int?
    public var ageYears: ClosedRange<Double>?
    public var weightKg: ClosedRange<Double>?
    public var setting: String
  }
  public struct SourcedValue: Sendable, Hashable {
    public var value: Double
    public var unit: String
    /// How the number reached us.
    public var tag: Citation.Tag
    /// Table, row, equation.
    public var from: String
  }
  public struct ModelUnits: Sendable, Hashable {
    public var time: String
    public var dose: String
    public var concentration: String
  }
  public struct CovariateBinding: Sendable, Hashable {
    /// The model's name for it.
    public var name: String
    /// A keyword such as `weight`, or one with words after it such as `carrier CYP3A5 *1`: `CovariateSources` has them
    /// all.
    public var source: String
    /// The unit in which the model takes it.
    public var unit: String
    /// What the study saw; outside it the advice says so.
    public var range: ClosedRange<Double>?
    /// The documented fallback when the record has none; nil: the model cannot be used without it.
    public var fallback: Double?
    /// Why that value, shown with the advice.
    public var fallbackReason: String?
  }
  public struct Check: Sendable, Hashable {
    public var from: String
    /// Relative.
    public var tolerance: Double
    public var reason: String
  }
}
