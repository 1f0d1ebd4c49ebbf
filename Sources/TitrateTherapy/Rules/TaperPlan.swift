import TitrateLibrary
import TitrateRecords

/// A corticosteroid's way down from the present dose, with dates.
struct TaperPlan {
  let taper: DrugFile.Taper
  /// After the present dose, in order of time; empty when the end is reached.
  let steps: [Step]
  /// Since when the present dose has been given.
  let since: Instant
  /// Another drug that has not worked long enough yet, and when it will have.
  let waitsFor: (drug: String, until: Instant)?

  struct Step: Hashable {
    var from: Instant
    /// mg/d.
    var dailyDose: Double
  }

  /// More steps than any taper has; a rule that makes more is wrong.
  private static let mostSteps = 60

  /// nil where the drug file has no taper for the indication, or there is no present dose.
  init?(_ intake: Intake) {
    guard let present = intake.present,
      let taper = intake.drug.tapers.first(where: {
        $0.indications.isEmpty || $0.indications.contains(intake.record.indication)
      })
    else { return nil }
    self.taper = taper
    since = intake.history.present?.from ?? intake.next
    // Another drug of the record that must work first; one that is not taken is not waited for.
    waitsFor = taper.after.flatMap { wait in
      intake.record.comedication.filter { $0.drug == wait.drug }.compactMap(\.from).min().map {
        (drug: wait.drug, until: $0.adding(hours: 24 * wait.days))
      }
    }.flatMap { $0.until > intake.next ? $0 : nil }
    let earliest = waitsFor?.until ?? intake.next
    var dose = present.dailyDose
    var last = since
    var steps: [Step] = []
    while dose > taper.to, steps.count < Self.mostSteps,
      let step = taper.steps.first(where: { dose > $0.above })
    {
      // A step that is overdue is taken with the next dose.
      let due = max(last.adding(hours: 24 * step.everyDays), steps.isEmpty ? earliest : last)
      dose = max(
        taper.to, step.above < dose - step.by ? dose - step.by : max(step.above, dose - step.by))
      dose = (dose * 100).rounded() / 100
      steps.append(Step(from: due, dailyDose: dose))
      last = due
    }
    self.steps = steps
  }
}
