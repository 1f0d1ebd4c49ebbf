import TitrateEngine
import TitrateLanguage

/// Laws that every solver obeys. Each returns the largest relative difference between the two sides, over all
/// columns; the caller says how much rounding or tolerance explains.
public struct Laws {
  let model: Model
  let covariates: [String]
  let texts: [Int: [String]]
  let options: SolveOptions
  let floor: Double

  /// Laws of one model under some options.
  ///
  /// - Parameters:
  ///   - covariates: names of the records' covariates.
  ///   - texts: columns of text, as `Subject.texts`.
  ///   - floor: values below this are compared as if they were this size; an integrator knows nothing of what lies
  ///     beneath its absolute tolerance.
  public init(
    _ model: Model, covariates: [String] = [], texts: [Int: [String]] = [:],
    options: SolveOptions = SolveOptions(), floor: Double = 0
  ) {
    self.model = model
    self.covariates = covariates
    self.texts = texts
    self.options = options
    self.floor = floor
  }

  private func profile(_ records: [EventRecord], etas: [Double]? = nil) throws -> Profile {
    // Records that a law adds have the covariates of the first.
    let known = records.first { $0.covariates.count == covariates.count }?.covariates ?? []
    let complete = records.map { record in
      var record = record
      if record.covariates.isEmpty { record.covariates = known }
      return record
    }
    return try Profile(model, complete, covariates: covariates, etas: etas, options: options, texts: texts)
  }

  private func compare(_ a: Profile, _ b: Profile) -> Double {
    a.columns.keys.map { difference(a[$0], b[$0]) }.max() ?? .infinity
  }

  private func difference(_ a: [Double], _ b: [Double]) -> Double {
    largestRelativeDifference(a, b, floor: floor)
  }

  private var states: [String] { model.compartments.map(\.name) }

  /// ADDL and II mean the doses they abbreviate.
  public func additionalDosesWrittenOut(_ doses: [EventRecord], times: [Double]) throws -> Double {
    let written = doses.flatMap { record in
      (0...record.additional).map { number in
        var single = record
        single.time += Double(number) * record.interval
        single.additional = 0
        // The first of a steady state's doses stays what it is; the further ones are plain doses.
        if number > 0 { single.steadyState = 0 }
        if single.steadyState == 0 { single.interval = 0 }
        return single
      }
    }
    return compare(
      try profile(ZooModel.merge(doses, observations(times))),
      try profile(ZooModel.merge(written, observations(times))))
  }

  /// Nothing happens when the clock starts elsewhere.
  public func timeShift(_ records: [EventRecord], by shift: Double) throws -> Double {
    let moved = records.map { record in
      var record = record
      record.time += shift
      return record
    }
    return compare(try profile(records), try profile(moved))
  }

  /// Amounts double with the doses (linear models without production).
  public func doseScaling(_ records: [EventRecord], factor: Double) throws -> Double {
    let scaled = records.map { record in
      var record = record
      record.amount *= factor
      if record.rate > 0 { record.rate *= factor }
      return record
    }
    let (once, more) = (try profile(records), try profile(scaled))
    return states.map { difference(once[$0].map { factor * $0 }, more[$0]) }.max() ?? .infinity
  }

  /// Two regimens together give the sum of each alone (linear models without production).
  public func superposition(_ a: [EventRecord], _ b: [EventRecord], times: [Double]) throws -> Double {
    let output = observations(times)
    let (first, second) = (try profile(ZooModel.merge(a, output)), try profile(ZooModel.merge(b, output)))
    let both = try profile(ZooModel.merge(a, b, output))
    return states.map { state in
      difference(zip(first[state], second[state]).map(+), both[state])
    }.max() ?? .infinity
  }

  /// What was given is somewhere (closed models, all doses finished before `times`).
  public func massBalance(_ doses: [EventRecord], times: [Double]) throws -> Double {
    let profile = try profile(ZooModel.merge(doses, observations(times)))
    let given = doses.reduce(0) { $0 + $1.amount * Double($1.additional + 1) }
    let found = times.indices.map { row in states.reduce(0) { $0 + profile[$1][row] } }
    return difference(found, Array(repeating: given, count: found.count))
  }

  /// Steady state is what very many doses lead to.
  public func steadyStateIsManyDoses(_ dose: EventRecord, doses count: Int, times: [Double]) throws -> Double
  {
    var steady = dose
    steady.steadyState = 1
    var many = dose
    many.time = dose.time - Double(count) * dose.interval
    many.additional = count
    return compare(
      try profile(ZooModel.merge([steady], observations(times))),
      try profile(ZooModel.merge([many], observations(times))))
  }

  /// An observation more moves no other value: compares the rows that both have.
  public func extraObservations(_ records: [EventRecord], extra: [Double]) throws -> Double {
    let without = try profile(records)
    let merged = ZooModel.merge(records, observations(extra))
    let with = try profile(merged)
    let rows = merged.filter(\.isOutput).indices.filter { index in
      !extra.contains(merged.filter(\.isOutput)[index].time)
    }
    return without.columns.keys.map { name in
      largestRelativeDifference(without[name], rows.map { with[name][$0] })
    }.max() ?? .infinity
  }
}
