/// A random generator that is a function of its key: the same (seed, subject, purpose) gives the same stream on
/// every machine and for every number of threads, and different keys give independent streams.
///
/// - Source: Threefry-4x64-20 of Salmon et al. (2011), see `Threefry`.
public struct CounterRandom: RandomNumberGenerator, Sendable {
  private let key: Threefry.Block
  private var counter: UInt64 = 0
  private var block = Threefry.Block()
  private var used = 4

  /// The stream of one purpose for one subject under one seed.
  ///
  /// - Parameters:
  ///   - seed: what the user gives by `--seed`.
  ///   - subject: position of the subject in the data, or any other number that tells streams apart.
  ///   - purpose: what the numbers are for, so that drawing more of one kind never shifts another.
  ///   - study: tells the same subject of several simulated studies apart.
  public init(seed: UInt64, subject: UInt64, purpose: UInt64, study: UInt64 = 0) {
    key = Threefry.Block(seed, subject, purpose, study)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    if used == 4 {
      block = Threefry.block(counter: Threefry.Block(counter, 0, 0, 0), key: key)
      counter &+= 1
      used = 0
    }
    defer { used += 1 }
    return block[used]
  }

  /// A number in the open interval (0, 1): one of the 2⁵² midpoints (k + ½)·2⁻⁵², all exact, so that neither end
  /// is ever reached and u and 1 − u are equally likely.
  public mutating func uniform() -> Double {
    Self.uniform(from: next())
  }

  /// The number in (0, 1) that 64 random bits stand for.
  static func uniform(from bits: UInt64) -> Double { (Double(bits >> 12) + 0.5) * 0x1p-52 }

  /// A standard normal number, by inversion: one uniform each, so that streams stay aligned whatever is drawn.
  /// The range is ±8.21, the quantiles of the extreme midpoints.
  public mutating func normal() -> Double {
    StandardNormal.quantile(uniform())
  }
}
