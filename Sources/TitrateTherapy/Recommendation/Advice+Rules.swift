import TitrateLibrary
import TitrateRecords

/// What advice says beside a dose search: the rule's dose, a schedule, both sides of the balance, what is foreseen.
extension Advice {
  /// A dose by rule and how the present one stands against it.
  public struct RulePlan: Sendable {
    /// `zoster`; nil where the drug has one use.
    public var use: String?
    /// `CMV prophylaxis` for `cmv-prophylaxis`.
    public var useName: String? { use.map(UseName.of) }
    /// What the rule gives, mg per dose, between two ends.
    public var low: Double
    public var high: Double
    public var intervalHours: Double
    public var durationDays: Double?
    /// What is advised of it, makeable of the strengths; nil when nothing is to be given.
    public var dose: Quantity?
    /// h; that of the present regimen where it is kept.
    public var doseIntervalHours: Double?
    public var composition: String
    /// Which facts led there, in sentences: kidney function, weight, genotype.
    public var basis: [String]
    /// Where the present dose stands; nil before the first.
    public var present: Judgement?
    /// What to mind when giving it.
    public var note: String?
    public var citation: Citation
    /// Against the rule's range.
    public enum Judgement: String, Sendable { case below, within, above }
  }

  /// One step of a schedule.
  public struct ScheduleStep: Sendable, Hashable {
    public var from: Instant
    public var dose: Quantity
    public var intervalHours: Double
    public var composition: String
  }

  /// A course of doses over time, with its source.
  public struct Schedule: Sendable {
    public var steps: [ScheduleStep]
    public var note: String
    public var citation: Citation
  }

  /// What a model of the library says of a quantity under the advised dose.
  public struct Outlook: Sendable {
    public var quantity: String
    public var unit: String
    public var model: String
    public var status: Provenance.Status
    /// `under 75 mg every 24 h`.
    public var regimen: String
    /// Results of the record that chose among the model's draws; empty: the population's.
    public var learntFrom: [String]
    public var points: [Point]
    /// Of the limits that it is compared with.
    public var citation: Citation
    /// At one time, or the lowest and highest within one dosing interval.
    public struct Point: Sendable {
      public var label: String
      public var time: Instant
      public var q05: Double
      public var q50: Double
      public var q95: Double
    }
  }

  /// One weight in the balance.
  public struct BalanceItem: Sendable {
    public var side: DrugFile.Outlook.Side
    /// `acute rejection`, `neutropenia`.
    public var outcome: String
    /// What was predicted, in words with its value and unit.
    public var predicted: String
    /// What it is compared with.
    public var threshold: String
    public var probability: Double?
    /// The model behind the number; nil where a cohort is.
    public var model: String?
    public var status: Provenance.Status?
    public var citation: Citation
  }

  /// A change that lies ahead: another drug starts or stops, a taper goes on.
  public struct Foreseen: Sendable {
    public var agent: String
    public var from: Instant
    /// When the effect is full.
    public var full: Instant
    /// What happens, with numbers where there are any.
    public var effect: String
    /// The dose that the numbers assume: `4 mg every 12 h`; empty where there are none.
    public var regimen: String
    /// The target quantity before, and under the same dose when the effect is full; nil where no size is known.
    public var before: Band?
    public var after: Band?
    /// Chance of the target then, the dose unchanged.
    public var probabilityIn: Double?
    /// The dose that would hold the target then.
    public var doseThen: Quantity?
    public var action: String
    public var measureAt: [Instant]
    public var citation: Citation
  }
}

/// Uses as people write them.
enum UseName {
  private static let acronyms = ["cmv", "hsv", "vzv", "hiv", "hct"]

  static func of(_ use: String) -> String {
    use.split(separator: "-").map { acronyms.contains(String($0)) ? $0.uppercased() : String($0) }
      .joined(separator: " ")
  }
}
