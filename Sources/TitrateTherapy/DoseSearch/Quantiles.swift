import Foundation

/// The five quantiles of a band.
extension Advice.Band {
  /// Quantiles of equally weighted draws; the buffer is reordered.
  ///
  /// Linear interpolation between order statistics (type 7 of Hyndman and Fan 1996), found by selection instead of
  /// a full sort: a band needs ten of ten thousand.
  init(selectingFrom draws: UnsafeMutableBufferPointer<Double>) {
    var from = 0
    func quantile(_ p: Double) -> Double {
      let position = p * Double(draws.count - 1)
      let lower = Int(position)
      select(lower, in: draws, from: from)
      let value = draws[lower]
      from = lower
      guard position > Double(lower), lower + 1 < draws.count else { return value }
      select(lower + 1, in: draws, from: lower + 1)
      from = lower + 1
      return value + (position - Double(lower)) * (draws[lower + 1] - value)
    }
    q05 = quantile(0.05)
    q25 = quantile(0.25)
    q50 = quantile(0.50)
    q75 = quantile(0.75)
    q95 = quantile(0.95)
  }
}

/// Puts the k-th smallest at position k, smaller ones before it; everything before `from` is already in place.
private func select(_ k: Int, in values: UnsafeMutableBufferPointer<Double>, from: Int) {
  var low = from
  var high = values.count - 1
  while low < high {
    let middle = low + (high - low) / 2
    let pivot = max(min(values[low], values[middle]), min(max(values[low], values[middle]), values[high]))
    var i = low
    var j = high
    while i <= j {
      while values[i] < pivot { i += 1 }
      while values[j] > pivot { j -= 1 }
      if i <= j {
        values.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    if k <= j {
      high = j
    } else if k >= i {
      low = i
    } else {
      return
    }
  }
}
