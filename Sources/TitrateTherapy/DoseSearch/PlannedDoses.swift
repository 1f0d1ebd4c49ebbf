import TitrateRecords

/// Doses of a regimen from the next one on.
struct PlannedDoses {
  let plan: PlannedProduct
  let next: Instant

  /// Doses from `next` until before a time; an intravenous regimen is a continuous infusion.
  func doses(_ regimen: Regimen, until end: Instant) -> [DoseEvent] {
    var doses: [DoseEvent] = []
    var time = next
    let over = plan.formulation.route == .intravenous ? regimen.interval : nil
    while time < end {
      doses.append(
        DoseEvent(
          time: time, amount: regimen.dose, route: plan.formulation.route, overHours: over,
          formulation: plan.formulation.name, isPlanned: true))
      time = next.adding(hours: Double(doses.count) * regimen.interval)
    }
    return doses
  }
}
