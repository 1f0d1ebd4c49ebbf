import Foundation

/// How far from the target a concentration or exposure is, as the dose search counts it.
///
/// Zero inside the target; outside it the squared distance on the log scale in units of half the target's log width,
/// the same below and above: a trough 20 % too low and one 20 % too high weigh alike. Log, because exposure is
/// proportional to dose and its uncertainty is multiplicative.
struct TargetLoss {
  let low: Double
  let high: Double
  private let logLow: Double
  private let logHigh: Double
  private let halfWidth: Double
  /// A concentration of zero has no logarithm; below this share of the lower limit nothing gets worse.
  private static let floorShare = 1e-3

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
    logLow = log(low)
    logHigh = log(high)
    halfWidth = max((logHigh - logLow) / 2, 1e-3)
  }

  /// Loss of one value on the log scale.
  func loss(logValue: Double) -> Double {
    if logValue < logLow {
      let distance = (logLow - logValue) / halfWidth
      return distance * distance
    }
    if logValue > logHigh {
      let distance = (logValue - logHigh) / halfWidth
      return distance * distance
    }
    return 0
  }

  /// Logarithm with the floor.
  func logarithm(_ value: Double) -> Double { log(max(value, low * Self.floorShare)) }

  /// Loss of one value.
  func loss(_ value: Double) -> Double { loss(logValue: logarithm(value)) }
}
