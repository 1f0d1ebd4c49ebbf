import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// The answer to "which dose next?", ready to be shown; the JSON of `titrate advise` mirrors it.
public struct Advice: Sendable {
  public var patient: PatientSummary
  /// nil when no model applies (then `refusal` says why).
  public var model: ModelSummary?
  public var estimate: Estimate?
  public var levels: [AssessedLevel]
  /// The unit of every predicted concentration: `ng/mL`.
  public var concentrationUnit: String
  /// Past and future concentration on a grid, for chart and table; from `patient.next` on under
  /// `recommendations[0]`, or under `current` when the decision is to keep the dose or to measure first.
  public var predictions: [Prediction]
  /// Doses given and doses planned within the span of `predictions`, in order of time.
  public var doses: [DoseMark]
  /// Best three, best first. Empty with a refusal.
  public var recommendations: [Recommendation]
  /// The present dose, scored the same way; nil before the first dose.
  public var current: Recommendation?
  /// The same advice made without the levels found implausible; nil when none is.
  public var withoutDoubtedLevels: Alternative?
  /// What to do in one sentence.
  public var headline: String
  /// Whether to change, keep, or measure before deciding.
  public var decision: Decision
  /// Why, in sentences a person reads.
  public var reasons: [String]
  /// A further level that is worth more than a dose change now.
  public var furtherLevel: FurtherLevel?
  public var target: TargetSummary?
  public var interactions: [InteractionNote]
  public var warnings: [Warning]
  public var monitoring: [MonitoringTask]
  public var refusal: Refusal?
  public var provenance: RunProvenance
  /// The dose by rule: kidney function, size, genotype; nil where the drug file has none.
  public var rule: RulePlan?
  /// The present dose and its interval in hours where rules decide; a search has it scored in `current`.
  public var presentDose: (dose: Quantity, intervalHours: Double)?
  /// A taper with its dates; nil where there is none.
  public var schedule: Schedule?
  /// What library models say of metabolites, counts, organs under the advised dose.
  public var outlooks: [Outlook] = []
  /// Too little on one side, too much on the other.
  public var balance: [BalanceItem] = []
  /// What changes soon, in order of time.
  public var foreseen: [Foreseen] = []
  /// Advice on the record's other treatments, in the record's order.
  public var others: [Advice] = []

  public enum Decision: String, Sendable {
    case start, change, keep, measureFirst, refuse
    /// Give none until something is resolved; give none any more.
    case hold, stop
  }

  public struct PatientSummary: Sendable {
    public var label: String
    public var indication: String
    public var drug: String
    public var formulation: String?
    /// `sex`, `age`, `weight`, … as name and text, in the order shown.
    public var facts: [(name: String, value: String)]
    /// When the advice is for (next dose).
    public var next: Instant?
    public var daysAfterTransplant: Double?
    /// Whose clock every time of the advice is on: the record's.
    public var clock: Clock = .local
  }
  public struct ModelSummary: Sendable {
    public var id: String
    public var title: String
    public var status: Provenance.Status
    public var citation: String
    public var doi: String?
    public var why: String
    public var departures: [String]
    /// Every covariate with the value used now and where it came from.
    public var covariates: [CovariateUse]
  }
  public struct CovariateUse: Sendable {
    public var name: String
    public var value: Double
    public var unit: String
    /// `lab 2026-03-08`, `genotype`, `fallback: …`.
    public var origin: String
    public var isFallback: Bool
    public var isOutsideRange: Bool
  }
  public struct Estimate: Sendable {
    /// Name, individual value, population value, unit (may be empty), 90 % interval.
    public var parameters: [ParameterEstimate]
    public var etas: [(name: String, value: Double, standardDeviation: Double, shrinkage: Double)]
    public var objective: Double
    /// Of the importance-resampled posterior.
    public var effectiveSampleSize: Double
    public var draws: Int
    public var solves: Int
  }
  public struct ParameterEstimate: Sendable {
    public var name: String
    public var value: Double
    public var population: Double
    public var low90: Double
    public var high90: Double
    public var unit: String
  }
  public struct AssessedLevel: Sendable {
    public var time: Instant
    public var observed: Quantity
    /// `observed` in `Advice.concentrationUnit`, as are all predictions of it.
    public var value: Double
    public var isBelowLimit: Bool
    public var assay: String?
    /// Individual prediction at that time, with all levels used.
    public var predicted: Double
    /// Median and 90 % prediction interval from the other levels.
    public var expected: Double
    public var expectedLow90: Double
    public var expectedHigh90: Double
    /// Distance of the level from what the others predict, in sd of the prediction (log scale where the error is).
    public var weightedResidual: Double
    public var hoursAfterDose: Double?
    public var implausible: Bool
    /// Ranked, best first; probabilities sum to 1 with "as recorded" among them. Empty unless something is odd.
    public var explanations: [Explanation]
    /// Remarks on timing (labelled trough but …), in sentences.
    public var remarks: [String]
  }
  public struct Explanation: Sendable {
    /// `as-recorded`, `misplaced-decimal`, `unit-slip`, `clock-time`, `missed-dose`, `extra-dose`, `assay`.
    public var kind: String
    public var description: String
    public var probability: Double
  }
  public struct Prediction: Sendable {
    public var time: Instant
    public var population: Band
    /// Where the true concentration is.
    public var credible: Band
    /// Where the next measurement would fall.
    public var measured: Band
    /// At the MAP estimate.
    public var map: Double
  }
  /// One dose as the chart marks it.
  public struct DoseMark: Sendable, Hashable {
    public var time: Instant
    public var amount: Quantity
    public var route: PatientRecord.Dosing.Route
    /// Length of an infusion, h; nil for a bolus or an oral dose.
    public var overHours: Double?
    /// Not yet given: under the regimen that `predictions` assume.
    public var isPlanned: Bool
  }
  /// Quantiles of 10,000 draws.
  public struct Band: Sendable, Hashable {
    public var q05: Double
    public var q25: Double
    public var q50: Double
    public var q75: Double
    public var q95: Double
  }
  public struct Recommendation: Sendable {
    public var dose: Quantity
    public var intervalHours: Double
    /// How to make it of the available strengths: `4 x 1 mg + 1 x 0.5 mg`.
    public var composition: String
    public var probabilityBelow: Double
    public var probabilityIn: Double
    public var probabilityAbove: Double
    /// Target quantity (trough or AUC) under this regimen: where the truth is.
    public var credible: Band
    /// Where a measurement would fall.
    public var measured: Band
    /// Expected loss that ranks it; 0 is perfect.
    public var loss: Double
    /// When the target quantity is judged first and last; probabilities and bands are shares over draws and these
    /// evaluations (after the drug file's days to steady state, one week and two weeks).
    public var at: Instant
    public var through: Instant
  }
  public struct Alternative: Sendable {
    /// Which levels were left out, as positions in `levels`.
    public var omitted: [Int]
    public var headline: String
    public var decision: Decision
    public var recommendations: [Recommendation]
    public var current: Recommendation?
  }
  public struct FurtherLevel: Sendable {
    public var at: Instant
    /// Expected fall of the target quantity's log-sd, fraction.
    public var informationGain: Double
    public var reason: String
  }
  public struct TargetSummary: Sendable {
    public var kind: PatientRecord.Target.Kind
    public var low: Double
    public var high: Double
    public var unit: String
    public var origin: String
  }
  public struct InteractionNote: Sendable {
    public var agent: String
    public var effect: String
    public var action: String
    /// What the prediction assumed; nil when the size is not known and nothing was assumed.
    public var clearanceFactor: Double?
    public var citation: Citation
  }
  public struct Warning: Sendable {
    public var title: String
    public var text: String
    public var citation: Citation?
  }
  public struct MonitoringTask: Sendable {
    public var test: String
    public var due: Instant
    public var act: String
    public var citation: Citation
  }
  public struct Refusal: Sendable {
    public var reason: String
    public var remedy: String
    /// `T102`: the kind of reason, one code each.
    public var code: String = Refused.Code.noModel.rawValue
  }
  public struct RunProvenance: Sendable {
    public var version: String
    public var seed: UInt64
    public var draws: Int
    public var disclaimer: String
  }
}
