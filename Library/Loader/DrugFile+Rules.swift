import TitrateRecords

/// What a drug file says where no concentration is aimed at: doses by rule, phenotypes, safety rules, tapers, and what models
/// and cohorts foresee.
extension DrugFile {
  /// A dose by rule: for a use, a kidney function, a body size.
  public struct DosingRule: Sendable, Hashable {
    /// What the drug is given for, `zoster`; nil: any use.
    public var use: String?
    /// Indications of the record it holds for; empty: any.
    public var indications: [String]
    /// Formulations it holds for; empty: any.
    public var formulations: [String]
    /// mL/min by Cockcroft-Gault, [from, to); nil ends are open.
    public var clearanceFrom: Double?
    public var clearanceTo: Double?
    /// Holds on haemodialysis only, or never there; nil: either.
    public var haemodialysis: Bool?
    /// nil where the drug is not recommended.
    public var dose: DoseAmount?
    /// h between doses.
    public var intervalHours: Double?
    /// d; nil: as long as it is needed.
    public var durationDays: Double?
    /// One sentence: with food, after dialysis.
    public var note: String?
    public var citation: Citation

    /// Whether the rule covers a creatinine clearance; a rule without bounds covers an unknown one too.
    public func covers(clearance: Double?) -> Bool {
      guard clearanceFrom != nil || clearanceTo != nil else { return true }
      guard let clearance else { return false }
      return clearance >= clearanceFrom ?? -.infinity && clearance < clearanceTo ?? .infinity
    }
  }

  /// mg, mg/kg or mg/m2 per dose, between two ends (equal for one dose).
  public struct DoseAmount: Sendable, Hashable {
    public enum Basis: String, Sendable, Hashable { case absolute, perKg, perSquareMetre }
    public var low: Double
    public var high: Double
    public var basis: Basis
    /// mg per dose that is not exceeded whatever the size.
    public var most: Double?
  }

  /// What alleles of a gene do, and so which phenotype two of them make.
  public struct PhenotypeTable: Sendable, Hashable {
    public var gene: String
    public var normal: [String]
    public var none: [String]
    public var citation: Citation

    /// `normal`, `intermediate` or `poor`; nil for an allele whose function is not listed.
    public func phenotype(of diplotype: String) -> String? {
      let alleles = diplotype.split(separator: "/").map { $0.filter { !$0.isWhitespace } }
      guard alleles.count == 2 else { return nil }
      let losses = alleles.map { allele in
        none.contains(allele) ? 1 : normal.contains(allele) ? 0 : -1
      }
      guard !losses.contains(-1) else { return nil }
      return ["normal", "intermediate", "poor"][losses[0] + losses[1]]
    }
  }

  /// What must be true of a record for a rule to speak; bounds are strict above and below, `from` includes its end.
  public struct Condition: Sendable, Hashable {
    public enum Subject: Sendable, Hashable {
      /// The last laboratory value of a name.
      case lab(String)
      /// The last level of a drug or a metabolite.
      case level(String)
      case phenotype(gene: String, is: String)
      /// Neither a diplotype that can be read nor a phenotype is stated.
      case unknownPhenotype(String)
      case taking([String])
      case notTaking([String])
      case pregnant, breastfeeding, haemodialysis, transplanted
      /// This drug's present or asked-for daily dose, mg/d or mg/kg/d.
      case dailyDose
      /// h between two doses.
      case interval
      case indication([String])
      case use([String])
      case notUse([String])
      /// mL/min.
      case creatinineClearance
      /// Years.
      case age
      /// Days since the first dose of this drug.
      case daysSinceStart
    }
    public var subject: Subject
    public var above: Quantity?
    public var below: Quantity?
    public var from: Quantity?
  }

  /// A rule that looks at labs, levels, genotype and other drugs.
  public struct SafetyRule: Sendable, Hashable {
    public enum Consequence: String, Sendable, Hashable, CaseIterable {
      case refuse, stop, hold, adjust, warn
    }
    /// A few words: `neutropenia`.
    public var name: String
    /// All of them must hold.
    public var when: [Condition]
    public var then: Consequence
    /// Whether an adjustment changes what the rules give (kidney, another drug) and not the present dose (a count, a level).
    public var concernsRule: Bool
    /// Multiplies the present dose, or the rule's dose before the first one; nil leaves it.
    public var doseFactor: ClosedRange<Double>?
    /// What is the matter, one sentence.
    public var finding: String
    /// What to do, one sentence.
    public var action: String
    public var citation: Citation
  }

  /// How a dose comes down step by step.
  public struct Taper: Sendable, Hashable {
    public var indications: [String]
    /// Another drug that must have worked for so many days first.
    public var after: Wait?
    public struct Wait: Sendable, Hashable {
      public var drug: String
      public var days: Double
    }
    /// mg/d at which it ends; 0: stopped.
    public var to: Double
    /// Largest doses first; the first step whose `above` lies below the present daily dose is taken.
    public var steps: [Step]
    public var note: String
    public var citation: Citation
    public struct Step: Sendable, Hashable {
      /// mg/d.
      public var above: Double
      public var by: Double
      public var everyDays: Double
    }
  }

  /// What a model of the library says of something that is not the drug's own level.
  public struct Outlook: Sendable, Hashable {
    public enum Side: String, Sendable, Hashable, CaseIterable { case under, over }
    /// `6-TGN in red cells`.
    public var quantity: String
    public var model: String
    /// A variable or a state of the model.
    public var variable: String
    public var unit: String
    /// The model's covariate that takes this drug's predicted concentration; nil: the model takes the doses themselves.
    public var driver: String?
    /// The unit of the driver.
    public var driverUnit: String?
    /// Days from `next` on which it is shown.
    public var days: [Double]
    public enum Span: String, Sendable, Hashable, CaseIterable {
      /// The value just before a dose of the day.
      case day
      /// The lowest, the mean and the highest over the last dosing interval.
      case interval
      /// The area over 24 h of the last dosing interval.
      case auc24
    }
    public var over: Span
    /// Whether it is the change that the driver makes: the value less that without any.
    public var isDifference: Bool
    /// The lab or the level that measures the variable, an endpoint of the model: results choose among the draws.
    public var observedAs: String?
    /// Covariates of the model that laboratory values give.
    public var inputs: [Input]
    /// All must hold.
    public var when: [Condition]
    /// What it is compared with, and which side of the balance that is.
    public var limits: [Limit]
    public var citation: Citation
    public struct Input: Sendable, Hashable {
      public var covariate: String
      public var lab: String
      /// In which the model takes it.
      public var unit: String
      /// The last value before the first dose, and not the latest one.
      public var isBaseline: Bool
    }
    public struct Limit: Sendable, Hashable {
      public var side: Side
      public var comparison: String
      public var value: Double
      /// What it means when it is passed.
      public var meaning: String
    }
  }

  /// Frequency of an outcome by the height of the target quantity, from a cohort.
  public struct RiskBands: Sendable, Hashable {
    public var outcome: String
    public var side: Outlook.Side
    /// Which quantity: `trough`.
    public var of: PatientRecord.Target.Kind
    public var indications: [String]
    /// Ascending; the last has no upper end.
    public var bands: [Band]
    public var note: String?
    public var citation: Citation
    public struct Band: Sendable, Hashable {
      /// In `unit` of the file, ng/mL; nil: no upper end.
      public var below: Double?
      public var percent: Double
    }
  }
}
