import TitrateNumerics

/// What a dose brings: an amount at once, or a rate for a while.
struct DoseInput<V: LaneVector> {
  var amount: V
  var rate: V
  var duration: V

  /// - Parameters:
  ///   - bioavailability: F.
  ///   - modelled: `rate()` for RATE = -1, `dur()` for RATE = -2; unused otherwise.
  @inline(__always)
  init(_ record: PlannedRecord, bioavailability: V, modelled: V) {
    let zero = V(repeating: 0)
    amount = bioavailability * V(repeating: record.amount)
    switch record.input {
    case .bolus, .replacement, .factor, .phantom: (rate, duration) = (zero, zero)
    case .givenRate:
      rate = V(repeating: record.rate)
      duration = amount / rate
    case .modelledRate:
      rate = modelled
      duration = amount / rate
    case .givenDuration:
      duration = V(repeating: record.rate)
      rate = amount / duration
    case .modelledDuration:
      duration = modelled
      rate = amount / duration
    }
  }
}
