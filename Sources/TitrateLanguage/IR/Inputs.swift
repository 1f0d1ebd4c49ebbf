// What a model reads besides parameters, states and time.

/// A column of the data as the model reads it. The same column may be read in several ways: each is a covariate of
/// its own.
public struct Covariate: Hashable, Sendable {
  /// What a covariate's value is between two records.
  public enum Interpolation: String, Hashable, Sendable, CaseIterable {
    /// The value of the record before.
    case locf
    /// The value of the record after, which holds over the interval that ends there.
    case nocb
    /// A straight line between the two.
    case linear
    /// The mean of the two.
    case midpoint
  }
  /// What is read of the column.
  public enum Derivation: Hashable, Sendable {
    /// The record's own value.
    case value
    /// The value n records of the subject earlier (n > 0); NaN where there is none. Records of every kind count.
    case lag(Int)
    /// The value n records of the subject later (n > 0); NaN where there is none.
    case lead(Int)
    /// The value less that of n records earlier (n > 0); NaN where there is none.
    case diff(Int)
    /// The value at the subject's first record.
    case first
    /// The value at the subject's last record.
    case last
    /// The measured value, DV, of the record itself, NaN where it has none; never carried to other records.
    case observation
  }
  /// The column's name, as written.
  public var name: String
  /// `locf(x)`, `nocb(x)`, `linear(x)` or `midpoint(x)` of the model; nil leaves it to how the model is run.
  public var interpolation: Interpolation?
  /// What is read of the column.
  public var derivation: Derivation
  /// Empty for a column of numbers. Otherwise the column holds text, and the covariate's number is the position,
  /// counted from 1, of that text among these, 0 for any other text and NaN where it is missing.
  public var levels: [String]
  /// Creates a covariate.
  public init(
    name: String, interpolation: Interpolation? = nil, derivation: Derivation = .value, levels: [String] = []
  ) {
    self.name = name
    self.interpolation = interpolation
    self.derivation = derivation
    self.levels = levels
  }
}

/// What a model can ask about the doses of a subject. It is constant between events.
///
/// A dose happens when it arrives, that is after its lag; an infusion when it starts. Doses into a compartment that
/// already has one at the same time change nothing, as in rxode2. Records with EVID 2 and 3 are no doses and reset
/// nothing here. A dose at the time of an observation counts for it when it comes first in the data.
public struct EventQuantity: Hashable, Sendable {
  /// Which question.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// When the last dose arrived, on the model's clock; 0 before the first.
    case lastDoseTime
    /// When the first dose arrived; 0 before it.
    case firstDoseTime
    /// The amount of the last dose as in its record, without bioavailability; an infusion's whole amount. 0 before
    /// the first.
    case lastDoseAmount
    /// How many doses have arrived; 0 before the first.
    case doseCount
    /// `newind`: 1 at the subject's first record, 2 afterwards.
    case recordOrder
    /// `CMT` of the record that begins or ends the present interval: the record being output, or the next one.
    case recordCompartment
    /// 1 while the compartment is on, 0 after a record has switched it off. No model asks this itself: solvers do, for
    /// data that switch compartments.
    case isOn
  }
  /// Which question.
  public var kind: Kind
  /// The compartment whose doses count, by position in `Model.compartments`; nil for any.
  public var compartment: Int?
  /// Creates a quantity.
  public init(_ kind: Kind, compartment: Int? = nil) {
    self.kind = kind
    self.compartment = compartment
  }
}

/// A random number of the model: `rxnorm()` and the like are functions of one.
public struct RandomDraw: Hashable, Sendable {
  /// When it is drawn anew.
  public enum Level: String, Hashable, Sendable {
    /// At every record (`rx…`); it holds until the next, also while the states move in between.
    case record
    /// Once for every subject (`ri…`).
    case subject
  }
  /// When it is drawn anew.
  public var level: Level
  /// Creates a draw.
  public init(_ level: Level) { self.level = level }
}
