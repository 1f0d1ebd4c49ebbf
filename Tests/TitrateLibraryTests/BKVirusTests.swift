import Foundation
import Testing
import TitrateEngine
import TitrateLibrary

/// The BK-virus model against the equilibria of `Tests/Golden/bk-virus`, and what follows for any parameters.
@Suite struct BKVirusTests {
  static let states = ["HS", "HI", "V", "EV", "EK", "C"]
  static let variables = ["reproduction", "controlling.EV", "EV.rest"]

  /// The columns of a golden file by name; nil where nothing is written.
  static func rows(_ name: String) throws -> [[String: Double]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/bk-virus/\(name).csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let names = try #require(lines.first)
    return lines.dropFirst().map { cells in
      Dictionary(
        uniqueKeysWithValues: zip(names, cells).compactMap { name, cell in Double(cell).map { (name, $0) } })
    }
  }

  /// States and variables of the typical patient after so many days.
  static func run(suppression: Double, antiviral: Double = 0, hasVirus: Bool, days: Double) throws -> [String:
    Double]
  {
    var model = try Library.bundled().model(named: "bk-virus/graft-calibrated").model
    let nodes =
      model.compartments.indices.map { model.graph.input(.state($0)) }
      + (try variables.map { try #require(model.variable($0)).value })
    let names = model.compartments.map(\.name) + variables
    var thetas = model.thetas.map(\.estimate)
    if !hasVirus { thetas[try #require(model.thetas.firstIndex { $0.name == "V.start" })] = 0 }
    let records = [0, days].map { time in
      var record = EventRecord(time: time, evid: 0)
      record.covariates = [suppression, antiviral]
      return record
    }
    let solver = try SubjectSolver(
      CompiledModel(model), subject: Subject(id: "1", records: records),
      covariates: ["suppression", "antiviral"], outputs: nodes, sensitivities: false)
    let etas = [0.0]
    try thetas.withUnsafeBufferPointer { thetas in
      try etas.withUnsafeBufferPointer { etas in
        try solver.solve(thetas: thetas.baseAddress!, etas: etas.baseAddress!)
      }
    }
    return Dictionary(
      uniqueKeysWithValues: names.indices.map { (names[$0], solver.value(row: 1, output: $0)) })
  }

  static func isNear(_ value: Double?, _ expected: Double, _ tolerance: Double) -> Bool {
    guard let value else { return false }
    return abs(value - expected) <= tolerance * max(abs(expected), 1)
  }

  @Test func withoutVirusTheEngineReachesTheInfectionFreeState() throws {
    let rows = try Self.rows("infection-free")
    #expect(rows.count == 21)
    for row in rows {
      let suppression = try #require(row["suppression"])
      let end = try Self.run(suppression: suppression, hasVirus: false, days: 5000)
      for (golden, name) in [
        ("HS", "HS"), ("EV", "EV"), ("EK", "EK"), ("C", "C"), ("reproduction", "reproduction"),
        ("controlling_EV", "controlling.EV"),
      ] {
        guard let expected = row[golden] else { continue }
        // The slowest mode, allospecific cells at 0.35, has decayed to e^-17 after 5000 days.
        #expect(
          Self.isNear(end[name], expected, 1e-6), "\(suppression) \(name) \(end[name] ?? .nan) \(expected)")
      }
      #expect(end["V"] == 0 && end["HI"] == 0)
      // No number is written where the alloresponse grows without bound: there it is far beyond any other.
      if row["EK"] == nil { #expect(end["EK"] ?? 0 > 1000) }
    }
  }

  @Test func withVirusTheEngineReachesTheInfectedState() throws {
    let rows = try Self.rows("infected")
    #expect(rows.count == 10)
    for row in rows {
      let suppression = try #require(row["suppression"])
      let end = try Self.run(suppression: suppression, hasVirus: true, days: 100_000)
      for name in Self.states {
        // The states' own tolerance is 1e-8 relative; the damped waves are gone after 270 years.
        #expect(Self.isNear(end[name], try #require(row[name]), 1e-7), "\(suppression) \(name)")
      }
    }
  }

  /// Above a reproduction number of 1 virus invades, below it dies out; that is where resting BK-specific cells fall below
  /// the controlling number.
  @Test(arguments: Array(stride(from: 0.3, through: 1, by: 0.05))) func theThresholdIsTheReproductionNumber(
    suppression: Double
  ) throws {
    let end = try Self.run(suppression: suppression, hasVirus: true, days: 20_000)
    let reproduction = try #require(end["reproduction"]), load = try #require(end["V"])
    let resting = try #require(end["EV.rest"]), controlling = try #require(end["controlling.EV"])
    #expect((reproduction > 1) == (resting < controlling))
    if reproduction > 1 { #expect(load > 100) } else { #expect(load < 1e-6) }
  }

  /// While virus persists, BK-specific cells stand just below the controlling number: fewer susceptible cells are left, so
  /// fewer are needed. More suppression, more virus, fewer cells of both kinds.
  @Test func persistenceIsOrdered() throws {
    let ends = try stride(from: 0.6, through: 0.95, by: 0.05).map {
      try Self.run(suppression: $0, hasVirus: true, days: 20_000)
    }
    for end in ends { #expect(end["EV"] ?? .infinity < end["controlling.EV"] ?? 0) }
    for (less, more) in zip(ends, ends.dropFirst()) {
      #expect(less["V"] ?? .infinity < more["V"] ?? 0)
      #expect(less["EV"] ?? 0 > more["EV"] ?? .infinity)
      #expect(less["EK"] ?? 0 > more["EK"] ?? .infinity)
    }
  }

  /// A drug that blocks the fraction 1 - 1/R of production brings the reproduction number to 1, exactly.
  @Test(arguments: [0.65, 0.85, 1]) func theCriticalAntiviralEffectFollowsFromTheReproductionNumber(
    suppression: Double
  ) throws {
    let without = try #require(
      try Self.run(suppression: suppression, hasVirus: false, days: 1)["reproduction"])
    let critical = 1 - 1 / without
    let at = try Self.run(suppression: suppression, antiviral: critical, hasVirus: false, days: 1)
    // A few roundings of one formula.
    #expect(abs((at["reproduction"] ?? .nan) - 1) < 1e-12)
    let above = try Self.run(
      suppression: suppression, antiviral: critical + 0.05 / without, hasVirus: true, days: 20_000)
    #expect(above["V"] ?? .infinity < 1e-6)
  }
}
