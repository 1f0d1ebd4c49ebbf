import Foundation
import TitrateRecords

/// Change, keep, or measure first: what the scored regimens justify.
struct DoseDecision {
  var decision: Advice.Decision
  /// In sentences.
  var reasons: [String]

  /// Share of the posterior in which the best regimen must come nearer to the target than the present one, net of
  /// the share in which it ends farther away. Below it the difference is within what nobody can tell apart.
  static let leastNetBenefit = 0.15
  /// Gain in the probability of the target that justifies a change although a level would teach more.
  static let clearGain = 0.15

  init(
    best: RegimenScorer.Scored, present: RegimenScorer.Scored?, hasHistory: Bool, target: ChosenTarget,
    further: FurtherLevelSearch.Worth?
  ) {
    guard let present else {
      decision = .start
      reasons = [
        hasHistory
          ? "The next dose is another product than the last: there is no present dose to compare with."
          : "There is no dose yet: the regimen is chosen from the population model and this patient's covariates."
      ]
      return
    }
    if best.regimen == present.regimen {
      decision = .keep
      reasons = ["No available regimen is expected to come nearer to the target than the present one."]
      return
    }
    let benefit = Self.netBenefit(of: best, over: present, target: target)
    let gain = best.probabilityIn - present.probabilityIn
    if benefit < Self.leastNetBenefit {
      decision = .keep
      reasons = [
        "Do not change on this: \(best.regimen.text) would come nearer to the target in only "
          + "\(percent(max(0, benefit))) more of the plausible courses than the present dose."
      ]
      return
    }
    let lossGain = present.loss - best.loss
    if let further, further.lossGain > lossGain, gain < Self.clearGain {
      decision = .measureFirst
      reasons = [
        "A level on \(further.at.text) is worth more than a change now: it would narrow the prediction by "
          + "\(percent(further.informationGain)), while \(best.regimen.text) gains only \(percent(max(0, gain))) "
          + "probability of the target."
      ]
      return
    }
    decision = .change
    reasons = [
      "\(best.regimen.text) raises the probability of the target from \(percent(present.probabilityIn)) to "
        + "\(percent(best.probabilityIn))."
    ]
  }

  /// P(nearer) − P(farther) over the draws.
  static func netBenefit(
    of best: RegimenScorer.Scored, over present: RegimenScorer.Scored, target: ChosenTarget
  )
    -> Double
  {
    let loss = TargetLoss(low: target.low, high: target.high)
    var net = 0
    for (a, b) in zip(best.logQuantity, present.logQuantity) {
      let (lossA, lossB) = (loss.loss(logValue: a), loss.loss(logValue: b))
      net += lossA < lossB ? 1 : lossA > lossB ? -1 : 0
    }
    return Double(net) / Double(best.logQuantity.count)
  }
}

extension Regimen {
  /// `4.5 mg every 12 h`.
  var text: String { "\(milligramText(dose)) every \(significant(interval, digits: 3)) h" }
}
