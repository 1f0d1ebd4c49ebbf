import Foundation

/// How advice is computed.
public struct AdviserOptions: Sendable {
  /// Draws of the posterior, for bands and search.
  public var draws = 10_000
  /// Same seed, same bytes.
  public var seed: UInt64 = 1
  /// Never changes a result.
  public var threads = ProcessInfo.processInfo.activeProcessorCount
  /// Whether models that are constructions or calibrated here may speak.
  public var allowResearch = false
  /// The defaults.
  public init() {}
}

/// The release, as reports state it.
public enum TitrateVersion {
  /// Semantic version.
  public static let current = "0.1.0"
}
