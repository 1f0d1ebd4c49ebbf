import TitrateLibrary
import TitrateRecords

/// A dose at an interval.
struct Regimen: Hashable {
  /// mg.
  var dose: Double
  /// h.
  var interval: Double
  var dailyDose: Double { dose * 24 / interval }
}

/// Every regimen that the strengths, the intervals and the limits allow.
struct Candidates {
  var regimens: [Regimen]
  /// What the limits cut off, in sentences; empty when nothing was.
  var limits: [Limit]

  /// A limit that bound the search.
  struct Limit: Hashable {
    enum Side { case lowest, highest }
    var side: Side
    /// mg/day.
    var dailyDose: Double
    var reason: String
  }

  /// Doses per interval; more would only crowd the list with practically equal regimens.
  private static let mostDosesPerInterval = 60

  /// - Parameters:
  ///   - present: the present regimen, nil before the first dose; it is always among the candidates.
  ///   - weight: kg, for a limit per kg; nil leaves that limit out.
  ///   - room: multiplies the present dose from which the largest step is counted: the change of clearance that an
  ///     announced interaction brings.
  init(
    _ formulation: DrugFile.Formulation, limits rule: DrugFile.DoseLimits, present: Regimen?,
    weight: Double?,
    room: Double = 1
  ) {
    limits = Self.limits(rule, present: present, weight: weight, room: room)
    let lowest = limits.filter { $0.side == .lowest }.map(\.dailyDose).max() ?? 0
    let highest = limits.filter { $0.side == .highest }.map(\.dailyDose).min() ?? .infinity
    regimens = []
    for interval in formulation.intervals {
      let doses = Self.doses(of: formulation, from: lowest * interval / 24, to: highest * interval / 24)
      regimens += doses.map { Regimen(dose: $0, interval: interval) }
    }
    if let present, !regimens.contains(present) { regimens.append(present) }
  }

  private static func limits(
    _ rule: DrugFile.DoseLimits, present: Regimen?, weight: Double?, room: Double
  ) -> [Limit] {
    var limits = [
      Limit(
        side: .highest, dailyDose: rule.largestDailyDose,
        reason: "largest dose \(milligramText(rule.largestDailyDose))/day")
    ]
    if let perKg = rule.largestDailyDosePerKg, let weight {
      limits.append(
        Limit(side: .highest, dailyDose: perKg * weight, reason: "largest dose \(perKg) mg/kg/day"))
    }
    if let present {
      let percent = Int((rule.largestStep * 100).rounded())
      let base = room == 1 ? "the present dose" : "the dose that the announced interaction asks for"
      limits.append(
        Limit(
          side: .highest, dailyDose: present.dailyDose * max(1, room) * (1 + rule.largestStep),
          reason: "largest step +\(percent) % of \(base)"))
      limits.append(
        Limit(
          side: .lowest, dailyDose: present.dailyDose * min(1, room) * (1 - rule.largestStep),
          reason: "largest step -\(percent) % of \(base)"))
    }
    return limits
  }

  /// Every dose within a range that can be counted out of the strengths, or measured out in steps.
  private static func doses(of formulation: DrugFile.Formulation, from low: Double, to high: Double)
    -> [Double]
  {
    guard high.isFinite else { return [] }
    let grid = formulation.step ?? countingStep
    // A hundredth of a milligram of room: limits are products of decimal fractions.
    let (first, last) = (max(1, ((low - 0.01) / grid).rounded(.up)), ((high + 0.01) / grid).rounded(.down))
    guard last >= first, last < 1e6 else { return [] }
    let doses = (Int(first)...Int(last)).map { Double($0) * grid }.map { ($0 * 1000).rounded() / 1000 }.filter
    {
      formulation.step != nil || Composition($0, of: formulation.strengths) != nil
    }
    guard doses.count > mostDosesPerInterval else { return doses }
    let stride = Double(doses.count - 1) / Double(mostDosesPerInterval - 1)
    return (0..<mostDosesPerInterval).map { doses[Int((Double($0) * stride).rounded())] }
  }

  /// mg; every strength on the market is a multiple of it.
  private static let countingStep = 0.05
}
