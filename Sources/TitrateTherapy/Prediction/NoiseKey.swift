import TitrateNumerics

/// What a random stream is for; streams of different purposes never meet.
enum Purpose: UInt64 {
  case posterior = 1
  case prior = 2
  case regimenMeasurement = 3
  case bandMeasurement = 4
  case populationMeasurement = 5
  case leaveOneOut = 6
  case furtherLevel = 7
  case outlook = 8
}

/// Measurement noise by (draw, question): the same whatever thread asks.
struct NoiseKey: Sendable {
  let seed: UInt64
  let purpose: Purpose

  /// A standard normal number.
  func normal(_ draw: Int, _ question: Int) -> Double {
    var random = CounterRandom(
      seed: seed, subject: UInt64(draw), purpose: purpose.rawValue << 32 | UInt64(question))
    return random.normal()
  }
}
