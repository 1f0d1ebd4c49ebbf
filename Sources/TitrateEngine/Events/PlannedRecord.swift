/// One record, checked against a model and reduced to what solving needs.
struct PlannedRecord: BitwiseCopyable, Equatable {
  enum Action: UInt8 {
    /// A row of output (EVID 0 and 2).
    case output
    case dose, reset, resetAndDose
  }

  /// How a dose enters.
  enum Input: UInt8 {
    case bolus
    /// RATE > 0: the rate is given, bioavailability changes the duration.
    case givenRate
    /// RATE = -1: `rate()` of the model.
    case modelledRate
    /// RATE = -2: `dur()` of the model; bioavailability changes the rate.
    case modelledDuration
    /// DUR > 0, like RATE = -2 with this duration.
    case givenDuration
    /// EVID 5: the amount becomes AMT.
    case replacement
    /// EVID 6: the amount is multiplied by AMT.
    case factor
    /// EVID 7: nothing enters, but the model's questions about doses see one.
    case phantom

    /// Whether it lasts.
    var isInfusion: Bool {
      switch self {
      case .givenRate, .modelledRate, .modelledDuration, .givenDuration: true
      case .bolus, .replacement, .factor, .phantom: false
      }
    }
  }

  /// SS.
  enum SteadyState: UInt8 {
    case none
    /// SS = 1: instead of what was there.
    case replacing
    /// SS = 2: added to what was there.
    case added
    /// SS = 3: like 1, but the search begins at what was there.
    case continued
  }

  var time: Double
  var action: Action
  var input = Input.bolus
  var steadyState = SteadyState.none
  /// EVID 2 and 3 with CMT: 1 switches the compartment on, -1 off.
  var switching: Int8 = 0
  /// Whether solving must stop here exactly: doses, and changes of covariates or occasion.
  var isStop = true
  /// Time of the first record, from this one on, at which solving must stop; infinite where a reset comes before.
  var nextStop = Double.infinity
  var compartment: Int32 = 0
  /// CMT as the model's `CMT` reads it, from 1.
  var number: Int32 = 1
  /// Which of `BoundSubject.sets` is in force at this record.
  var set: Int32 = 0
  /// Which is in force on the way to it; where covariates lie on a line, which stands at the line's beginning …
  var way: Int32 = 0
  /// … and at its end.
  var wayEnd: Int32 = 0
  /// Row of output, from 0; -1 for none.
  var row: Int32 = -1
  var amount = 0.0
  /// RATE or DUR, as `input` says.
  var rate = 0.0
  var interval = 0.0
  var additional = 0

  var isReset: Bool { action == .reset || action == .resetAndDose }
  var isDose: Bool { action == .dose || action == .resetAndDose }
  /// SS with AMT 0 and II 0: an infusion that has always run and ends here.
  var isEndless: Bool { steadyState != .none && interval == 0 }
}
