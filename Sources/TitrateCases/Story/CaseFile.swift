import TitrateLanguage
import TitrateRecords

/// A worked question as its file tells it: `Library/Cases/NAME.yaml`.
///
/// A story in data: sections of steps. No step says a result; whatever number is shown is computed by a step or quoted from a
/// file of the library.
public struct CaseFile: Sendable {
  /// `valaciclovir-immunity`.
  public let name: String
  public let title: String
  /// As a clinician would ask it.
  public let question: String
  /// For whom, in a sentence.
  public let setting: String
  /// The answer in short, for the top of the page.
  public let answer: [CaseText]
  public let sections: [Section]
  /// Where it was read from.
  public let file: String

  /// A heading and what stands below it.
  public struct Section: Sendable {
    /// A word by which tests and links know it.
    public var id: String
    public var heading: String
    public var steps: [Step]
  }

  /// One thing to say or to compute.
  public struct Step: Sendable {
    public var kind: Kind
    public var place: Place
  }

  public enum Kind: Sendable {
    case text(CaseText)
    case simulate(RunPlan)
    case fit(FitPlan)
    case values([ValuePlan])
    case table(TablePlan)
    case chart(ChartPlan)
    case reactions(ReactionPlan)
    case mentioned(MentionPlan)
    case dosing(DosingPlanView)
    case monitoring(MonitoringView)
    case quote(QuotePlan)
    case evidence([String])
    case naranjo(NaranjoPlan)
    case limits([CaseText])
  }
}

/// Doses, covariates and times for a model or a composition.
public struct RunPlan: Sendable {
  /// By which the rest of the story knows it.
  public var name: String
  /// A name of the library.
  public var model: String
  /// Sentences of doses, given side by side; `rule DRUG USE` takes the dose of the drug's file for the kidney function.
  public var doses: [String] = []
  /// Covariates and parameters that differ from what the library documents.
  public var with: [Setting] = []
  /// Covariates that change later.
  public var changes: [Change] = []
  /// Times, a number in the model's unit or a quantity.
  public var from: String?
  public var until: String
  public var every: String
  /// A `fit` whose random effects hold.
  public var individual: String?
  public var values: [SummaryPlan] = []
  public var place: Place

  /// A name of the model and a number, or the name of a value of the story.
  public struct Setting: Sendable {
    public var name: String
    public var value: String
  }
  public struct Change: Sendable {
    public var at: String
    public var with: [Setting]
  }
}

/// One patient's random effects from levels.
public struct FitPlan: Sendable {
  public var run: RunPlan
  public var levels: [(at: String, value: Double)]
}

/// What to make of a run's profile.
public struct SummaryPlan: Sendable {
  public enum Take: String, Sendable, CaseIterable {
    case max, min, mean, area, first, last, at
    case timeOfMax = "time of max"
    case timeOfMin = "time of min"
    case fractionAbove = "fraction above"
    case fractionBelow = "fraction below"
    case firstBelow = "first time below"
    case firstAbove = "first time above"
  }
  public var name: String
  /// In a table, what stands above the column.
  public var label: String?
  /// A variable or a state.
  public var of: String
  public var take: Take
  public var at: String?
  public var from: String?
  public var to: String?
  /// The limit of `fraction above` and its like: a number or the name of a value.
  public var level: String?
  public var display: ValueDisplay
  public var place: Place
}

/// Units and digits of a value.
public struct ValueDisplay: Sendable, Hashable {
  public enum Form: Sendable, Hashable {
    /// Two or three digits that matter.
    case reading
    case decimals(Int)
    /// A fraction as per cent.
    case percent
    /// `2.5 times`.
    case times
  }
  /// The unit in which the model has it; nil: what the library says.
  public var unit: String?
  /// The unit in which it is shown.
  public var into: String?
  /// A drug whose molar mass converts between the two.
  public var molar: String?
  public var form: Form = .reading
}

/// A value that no run computes.
public struct ValuePlan: Sendable {
  public enum Source: Sendable {
    /// A parameter of a model of the library.
    case parameter(model: String, name: String)
    /// A number that stands in a statement of a drug's file.
    case quoted(String, drug: String, title: String)
    /// A number that stands in a claim of the ledger.
    case claimed(String, claim: String)
    /// An arithmetic formula of other values.
    case formula(String)
    /// A choice of ours, an input of the story.
    case chosen(String, why: String)
  }
  public var name: String
  public var source: Source
  public var display: ValueDisplay
  public var place: Place
}

/// Runs of one model, one a row.
public struct TablePlan: Sendable {
  public var title: String
  public var run: RunPlan
  /// What stands above the rows' labels.
  public var rowLabel: String
  public var rows: [Row]
  public var columns: [Column]
  public var note: CaseText?

  public struct Row: Sendable {
    public var label: String
    public var with: [RunPlan.Setting] = []
    public var doses: [String]?
    public var model: String?
    public var changes: [RunPlan.Change] = []
  }
  public struct Column: Sendable {
    public enum Content: Sendable {
      case summary(SummaryPlan)
      /// Of the columns before it and of the story's values.
      case formula(String)
      /// The doses themselves, in words.
      case doses
    }
    public var name: String
    public var label: String
    public var content: Content
    public var display: ValueDisplay
    /// Other doses than the row's.
    public var doses: [String]?
    /// Other settings than the row's.
    public var with: [RunPlan.Setting] = []
    public var place: Place
  }
}

/// Curves of runs, and lines across them.
public struct ChartPlan: Sendable {
  public var title: String
  public var axis: String
  public var timeUnit: String?
  public var timeLabel: String?
  public var isLogarithmic: Bool
  public var from: String?
  public var to: String?
  public var lines: [Line]
  public var levels: [Level]
  public var place: Place

  public struct Line: Sendable {
    public var run: String
    public var of: String
    public var label: String
    public var display: ValueDisplay
    public var place: Place
  }
  /// A value of the story, drawn across.
  public struct Level: Sendable {
    public var value: String
    public var label: String
    public var place: Place
  }
}

/// Adverse reactions of a drug's file.
public struct ReactionPlan: Sendable {
  public var drug: String
  public var title: String
  /// Only reactions whose setting has one of these words; empty: all with a number.
  public var settings: [String]
  /// Only those with a comparator.
  public var compared: Bool
  public var place: Place
}

/// Whether drug files speak of something.
public struct MentionPlan: Sendable {
  public var drugs: [String]
  public var words: String
  public var place: Place
}

/// A drug's doses by rule.
public struct DosingPlanView: Sendable {
  public var drug: String
  public var use: String?
  public var place: Place
}

/// A drug's tests on a calendar.
public struct MonitoringView: Sendable {
  public var drug: String
  /// First day of treatment.
  public var start: String
  public var weeks: Int
  /// Words of the tests to show; empty: all.
  public var tests: [String]
  public var place: Place
}

/// Statements of a drug's file, in its words.
public struct QuotePlan: Sendable {
  public var drug: String
  public var titles: [String] = []
  public var kinds: [String] = []
  public var interactions: [String] = []
  /// Genes.
  public var genotypes: [String] = []
  /// Indications.
  public var targets: [String] = []
  /// Words of tests whose limits are shown.
  public var thresholds: [String] = []
  public var place: Place
}

/// The Naranjo scale's ten answers for one patient.
public struct NaranjoPlan: Sendable {
  public enum Answer: String, Sendable, CaseIterable { case yes, no, unknown }
  public var patient: String
  public var answers: [(answer: Answer, why: CaseText)]
  public var place: Place
}
