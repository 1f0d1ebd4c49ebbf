import TitrateLanguage
import TitrateRecords

/// Everything Titrate knows about dosing one drug: `Library/Drugs/NAME.yaml`.
public struct DrugFile: Sendable {
  public var name: String
  public var synonyms: [String]
  public var brands: [String]
  /// `atc`, `rxnorm`, `snomed` to codes.
  public var codes: [Code]
  /// g/mol.
  public var molarMass: Double?
  public var formulations: [Formulation]
  /// Which library models may advise, in order of preference.
  public var models: [ModelChoice]
  public var targets: [TherapeuticTarget]
  public var startingDoses: [StartingDose]
  public var limits: DoseLimits
  public var genotypeRules: [GenotypeRule]
  public var interactions: [Interaction]
  public var monitoring: [MonitoringItem]
  public var adverseReactions: [AdverseReaction]
  public var contraindications: [Statement]
  /// Boxed warnings, pregnancy, lactation, hepatic and renal dosing, QT …
  public var warnings: [Statement]
  /// Other names under which its levels are reported: `ganciclovir` for valganciclovir.
  public var analytes: [String] = []
  /// Doses by use, kidney function and size, in the order in which they are tried.
  public var dosing: [DosingRule] = []
  public var phenotypes: [PhenotypeTable] = []
  /// In the order in which they are asked.
  public var rules: [SafetyRule] = []
  public var tapers: [Taper] = []
  public var outlooks: [Outlook] = []
  public var riskBands: [RiskBands] = []

  public struct Code: Sendable, Hashable {
    public var system: String
    public var code: String
    public var display: String
    /// How well it is established: A read at a standards body, B in two or more independent mappings. Nothing less is
    /// accepted.
    public var mark: Mark
    // swift-format-ignore: AlwaysUseLowerCamelCase, the files' own letters
    public enum Mark: String, Sendable, Hashable, CaseIterable { case A, B }
  }
  public struct Formulation: Sendable, Hashable {
    /// `immediate-release`, `prolonged-release`, `intravenous` …
    public var name: String
    /// Brands and abbreviations that mean this formulation: `Advagraf`, `ER`.
    public var synonyms: [String]
    public var route: PatientRecord.Dosing.Route
    /// mg; what one unit of the product holds.
    public var strengths: [Double]
    /// mg; the smallest difference between two doses that are measured out (an infusion); nil where units are counted.
    public var step: Double?
    /// h; allowed dosing intervals, the usual one first.
    public var intervals: [Double]
    /// h from a dose to the time the trough is taken = interval; days until a new dose is at steady state.
    public var daysToSteadyState: Double
    /// What else to know, which part of the entry is less certain say.
    public var note: String?
    public var citation: Citation
  }
  /// A library model and when it applies; nil fields do not restrict.
  public struct ModelChoice: Sendable, Hashable {
    /// `tacrolimus/andrews-2019`.
    public var model: String
    public var indications: [String]
    public var routes: [PatientRecord.Dosing.Route]
    public var formulations: [String]
    /// Used only when there is no level yet (starting-dose model), or only when there is one.
    public var whenLevels: Bool?
    /// All must hold.
    public var when: [Condition]
    /// One line that the report shows.
    public var why: String
  }
  public struct TherapeuticTarget: Sendable, Hashable {
    public var indication: String
    public var kind: PatientRecord.Target.Kind
    /// The metabolite of a `level`.
    public var analyte: String?
    /// ng/mL for a trough, ng.h/mL for an AUC; the unit as written is in `unit`.
    public var low: Double
    public var high: Double
    public var unit: Unit
    /// Days after transplant, half-open [from, to); nil is unbounded.
    public var fromDay: Double?
    public var toDay: Double?
    /// Which protocol, `with MMF and IL-2RA` say.
    public var setting: String
    /// The one used when the patient file names none; exactly one per indication and day.
    public var isDefault: Bool
    public var citation: Citation
  }
  public struct StartingDose: Sendable, Hashable {
    public var indication: String
    public var formulation: String
    /// mg/kg/day.
    public var low: Double
    public var high: Double
    public var note: String
    public var citation: Citation
  }
  public struct DoseLimits: Sendable, Hashable {
    /// Largest relative change in one step, 0.5 = ±50 %.
    public var largestStep: Double
    /// mg/day.
    public var largestDailyDose: Double
    /// mg/kg/day.
    public var largestDailyDosePerKg: Double?
    public var citations: [Citation]
  }
  public struct GenotypeRule: Sendable, Hashable {
    /// Several genes of one phenotype: `TPMT and NUDT15`.
    public var gene: String
    /// `*1 carrier`, `*3/*3`: see `Genotype`; or a word, `intermediate`.
    public var phenotype: String
    /// What to do, one sentence.
    public var recommendation: String
    /// Whether the drug is not to be given at all.
    public var isRefused: Bool
    /// Starting-dose multiple, low and high; nil where none.
    public var startingDoseFactor: ClosedRange<Double>?
    public var citation: Citation
  }
  public struct Interaction: Sendable, Hashable {
    public var agent: String
    public var synonyms: [String]
    public enum Direction: String, Sendable, Hashable, CaseIterable {
      case increases, decreases, additiveToxicity, avoid
    }
    public var direction: Direction
    /// Relative bioavailability 1 - largest * dose / (half + dose), dose of the agent in mg/d: what a taper changes.
    public var bioavailabilityFall: Saturation?
    /// `largest` is a fraction, `half` mg/d.
    public struct Saturation: Sendable, Hashable {
      public var largest: Double
      public var half: Double
      /// Of the exposure at a dose to that without.
      public func factor(at dose: Double) -> Double { 1 - largest * dose / (half + dose) }
    }
    /// Multiplies CL/F (exposure ratio 3.1 is 1/3.1); nil where the size is not known.
    public var clearanceFactor: Double?
    /// Dose of the agent, mg/day, from which the factor holds; the largest not above the patient's is used.
    public var agentDailyDose: Double?
    /// Days from the agent's start (stop) until the effect is full (gone).
    public var onsetDays: Double?
    public var offsetDays: Double?
    /// How well onset and offset are known; nil where there are none.
    public var timing: Citation.Tag?
    /// What it does, one sentence.
    public var effect: String
    /// What to do, one sentence.
    public var action: String
    public var citation: Citation
  }
  public struct MonitoringItem: Sendable, Hashable {
    public var test: String
    /// Days between tests in each period after transplant or start.
    public var schedule: [Period]
    public var act: [Threshold]
    public var citation: Citation
    public struct Period: Sendable, Hashable {
      public var fromDay: Double
      public var toDay: Double?
      public var everyDays: Double
    }
    public struct Threshold: Sendable, Hashable {
      /// `above` or `below`.
      public var comparison: String
      public var value: Double
      public var unit: String
      public var action: String
      public var citation: Citation
    }
  }
  public struct AdverseReaction: Sendable, Hashable {
    public var reaction: String
    /// %, on the drug and on the comparator.
    public var percent: Double?
    public var comparatorPercent: Double?
    public var comparator: String?
    public var setting: String
    public var citation: Citation
  }
  public struct Statement: Sendable, Hashable {
    public var kind: Kind
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case contraindication, boxed, warning, pregnancy, lactation, hepatic, renal, qt, use
    }
    public var title: String
    public var text: String
    public var citation: Citation
  }
}
