import TitrateRecords

@testable import TitrateLibrary
@testable import TitrateTherapy

/// Advice as therapy could give it, made by hand: reports are tested on these, not on what today's models answer.
enum Samples {
  static var all: [(name: String, advice: Advice)] {
    [
      ("standard", standard), ("implausible", implausible), ("first-dose", firstDose), ("refusal", refusal),
    ]
  }

  static func named(_ name: String) -> Advice { all.first { $0.name == name }!.advice }

  /// Hours after 2026-03-01T00:00.
  static func at(_ hours: Double) -> Instant {
    Instant(seconds: 825_638_400 + Int64((hours * 3600).rounded()))
  }
  static func mg(_ value: Double) -> Quantity { Quantity(value, unit("mg")) }
  static func ngPerMl(_ value: Double) -> Quantity { Quantity(value, unit("ng/mL")) }
  static func unit(_ symbol: String) -> TitrateRecords.Unit { try! TitrateRecords.Unit(symbol) }

  /// The design's patient: too high on 6 mg, 4.5 mg advised.
  static var standard: Advice {
    var advice = base
    advice.levels = [
      level(at: 79.75, 6.1, predicted: 6.4, expected: 7.9, 4.2, 13.8, residual: -0.8, after: 11.75),
      level(at: 175.67, 13.9, predicted: 13.1, expected: 11.2, 7.4, 16.6, residual: 0.9, after: 11.67),
    ]
    advice.levels[1].assay = "LC-MS/MS"
    return advice
  }

  /// A trough of 139 that was 13.9.
  static var implausible: Advice {
    var advice = base
    advice.levels = standard.levels
    advice.levels[1].observed = ngPerMl(139)
    advice.levels[1].value = 139
    advice.levels[1].implausible = true
    advice.levels[1].weightedResidual = 8.6
    advice.levels[1].predicted = 31.4
    advice.levels[1].remarks = ["Labelled trough, drawn 11.7 h after the dose of 20:00: agrees."]
    advice.levels[1].explanations = [
      .init(
        kind: "misplaced-decimal", description: "13.9 ng/mL would fit what the other level predicts",
        probability: 0.91),
      .init(
        kind: "clock-time", description: "drawn 1.5 h after the dose of 2026-03-08 08:00, not before it",
        probability: 0.06),
      .init(kind: "extra-dose", description: "one dose more than recorded was taken", probability: 0.02),
      .init(kind: "as-recorded", description: "the level is what the laboratory measured", probability: 0.01),
    ]
    advice.decision = .measureFirst
    advice.headline =
      "Do not change on the level of 139 ng/mL: repeat it first, before the dose of 2026-03-09 08:00"
    advice.reasons = [
      "The level of 2026-03-08 07:40 (139 ng/mL) is 8.6 standard deviations from what the other level predicts.",
      "A misplaced decimal explains it best (91 %).",
    ]
    advice.recommendations = [
      recommendation(1, below: 0.02, in: 0.31, above: 0.67, centre: 14.1, "1 x 1 mg"),
      recommendation(0.5, below: 0.28, in: 0.52, above: 0.20, centre: 9.4, "1 x 0.5 mg"),
    ]
    let given = advice.doses.filter { !$0.isPlanned }
    advice.doses = given + planned(from: 200, count: 8, amount: 5.5)
    advice.predictions = curve(doses: advice.doses, from: 20, to: 296, spread: 0.24, individual: 1.2)
    advice.withoutDoubtedLevels = .init(
      omitted: [1],
      headline: "Give 5.5 mg every 12 h from 2026-03-09 08:00; 61 % chance of a trough in 8–12 ng/mL",
      decision: .change,
      recommendations: [
        recommendation(5.5, below: 0.20, in: 0.61, above: 0.19, centre: 9.9, "5 x 1 mg + 1 x 0.5 mg"),
        recommendation(6, below: 0.13, in: 0.58, above: 0.29, centre: 10.8, "6 x 1 mg"),
      ], current: recommendation(6, below: 0.13, in: 0.58, above: 0.29, centre: 10.8, "6 x 1 mg"))
    advice.furtherLevel = .init(
      at: at(199.67), informationGain: 0.42,
      reason: "a repeated trough separates a misplaced decimal from a true rise")
    return advice
  }

  /// Before the first dose, from genotype and labs.
  static var firstDose: Advice {
    var advice = base
    advice.patient.label = "kidney-051"
    advice.patient.next = at(20)
    advice.patient.daysAfterTransplant = 0
    advice.levels = []
    advice.current = nil
    advice.decision = .start
    advice.headline =
      "Start with 8 mg every 12 h from 2026-03-01 20:00; 38 % chance of a trough in 8–12 ng/mL on day 3"
    advice.reasons = ["No level yet: the dose rests on genotype and body size alone."]
    advice.recommendations = [
      recommendation(8, below: 0.33, in: 0.38, above: 0.29, centre: 9.8, "1 x 5 mg + 3 x 1 mg", spread: 0.48),
      recommendation(7, below: 0.42, in: 0.36, above: 0.22, centre: 8.7, "1 x 5 mg + 2 x 1 mg", spread: 0.48),
      recommendation(
        9, below: 0.26, in: 0.37, above: 0.37, centre: 11.1, "1 x 5 mg + 4 x 1 mg", spread: 0.48),
    ]
    advice.doses = planned(from: 20, count: 8, amount: 8)
    advice.predictions = curve(doses: advice.doses, from: 20, to: 20 + 96, spread: 0.42, individual: 1)
    advice.estimate?.etas = []
    advice.furtherLevel = .init(
      at: at(20 + 71.5), informationGain: 0.61, reason: "the first trough at steady state tells most")
    return advice
  }

  /// No advice: the reason and the remedy.
  static var refusal: Advice {
    var advice = base
    advice.model = nil
    advice.estimate = nil
    advice.target = nil
    advice.levels = []
    advice.predictions = []
    advice.doses = []
    advice.recommendations = []
    advice.current = nil
    advice.decision = .refuse
    advice.headline = "No dose is advised: no model covers a patient of 9 years."
    advice.reasons = []
    advice.refusal = .init(
      reason: "No model in the library covers tacrolimus in a patient of 9 years.",
      remedy: "Use a paediatric protocol, or name a model with --model and --allow-research.")
    advice.interactions = []
    advice.monitoring = []
    return advice
  }

  private static var base: Advice {
    let given = given(from: 20, count: 8, amount: 5) + Self.given(from: 116, count: 7, amount: 6)
    let doses = given + planned(from: 200, count: 8, amount: 4.5)
    return Advice(
      patient: .init(
        label: "kidney-042", indication: "kidney-transplant", drug: "tacrolimus",
        formulation: "immediate-release",
        facts: [
          ("sex", "female"), ("age", "51 years"), ("weight", "74 kg"), ("height", "168 cm"),
          ("CYP3A5", "*3/*3"), ("creatinine", "141 µmol/L"),
        ], next: at(200), daysAfterTransplant: 8.3),
      model: .init(
        id: "tacrolimus/andrews-2019", title: "Tacrolimus after kidney transplantation, two compartments",
        status: .transcribed,
        citation: "Author A, Author B. A population pharmacokinetic model. Journal 2019;1:1–10.",
        doi: "10.1000/example", why: "adults after kidney transplantation, oral immediate-release tacrolimus",
        departures: ["Haematocrit enters as a fraction; the paper prints per cent."],
        covariates: [
          .init(
            name: "HCT", value: 31, unit: "%", origin: "lab 2026-03-08", isFallback: false,
            isOutsideRange: false),
          .init(
            name: "ALB", value: 35, unit: "g/L", origin: "lab 2026-03-08", isFallback: false,
            isOutsideRange: false),
          .init(
            name: "CREAT", value: 141, unit: "umol/L", origin: "lab 2026-03-08", isFallback: false,
            isOutsideRange: true),
          .init(
            name: "CYP3A4", value: 0, unit: "1",
            origin: "fallback: not genotyped; most people do not carry *22",
            isFallback: true, isOutsideRange: false),
        ]),
      estimate: .init(
        parameters: [
          .init(name: "CL/F", value: 17.2, population: 23.0, low90: 14.1, high90: 21.0, unit: "L/h"),
          .init(name: "V1/F", value: 640, population: 692, low90: 340, high90: 1190, unit: "L"),
          .init(name: "KA", value: 0.98, population: 1.01, low90: 0.55, high90: 1.79, unit: "1/h"),
        ],
        etas: [("eta.cl", -0.2905, 0.121, 0.18), ("eta.v1", -0.0781, 0.38, 0.71)], objective: 4.71828,
        effectiveSampleSize: 6127.4, draws: 10_000, solves: 312),
      levels: [],
      concentrationUnit: "ng/mL",
      predictions: curve(doses: doses, from: 20, to: 296, spread: 0.13, individual: 1.32), doses: doses,
      recommendations: [
        recommendation(4.5, below: 0.09, in: 0.78, above: 0.13, centre: 9.8, "4 x 1 mg + 1 x 0.5 mg"),
        recommendation(4, below: 0.24, in: 0.72, above: 0.04, centre: 8.7, "4 x 1 mg"),
        recommendation(5, below: 0.03, in: 0.68, above: 0.29, centre: 10.9, "1 x 5 mg"),
      ],
      current: recommendation(6, below: 0.002, in: 0.24, above: 0.758, centre: 13.1, "1 x 5 mg + 1 x 1 mg"),
      withoutDoubtedLevels: nil,
      headline: "Give 4.5 mg every 12 h from 2026-03-09 08:00; 78 % chance of a trough in 8–12 ng/mL",
      decision: .change,
      reasons: [
        "Under 6 mg every 12 h the trough stays above 12 ng/mL with a chance of 76 %.",
        "Clearance is 25 % below the population's for this patient (17.2 L/h, 90 % interval 14.1–21.0).",
      ], furtherLevel: nil,
      target: .init(
        kind: .trough, low: 8, high: 12, unit: "ng/mL", origin: "patient file"),
      interactions: [
        .init(
          agent: "fluconazole", effect: "Inhibits CYP3A; tacrolimus exposure rises about threefold.",
          action: "Reduce the dose by 40 % and measure every other day.", clearanceFactor: 0.4,
          citation: .init(source: "Prescribing information, section 7.2", tag: .D))
      ],
      warnings: [
        .init(
          title: "Infection and malignancy",
          text: "Immunosuppression raises the risk of serious infection and of lymphoma.",
          citation: .init(source: "Prescribing information, boxed warning", tag: .D)),
        .init(
          title: "Outside the studied range",
          text: "Creatinine 141 µmol/L is above the largest studied value, 135 µmol/L, by 4 %.", citation: nil
        ),
      ],
      monitoring: [
        .init(
          test: "tacrolimus trough", due: at(271.5), act: "below 8 or above 12 ng/mL: advise again",
          citation: .init(source: "Consensus report 2019", tag: .T)),
        .init(
          test: "magnesium", due: at(224), act: "below 0.7 mmol/L: replace",
          citation: .init(source: "Guideline", tag: .R)),
      ], refusal: nil,
      provenance: .init(
        version: "0.1.0", seed: 1, draws: 10_000,
        disclaimer:
          "Decision support for professionals, not a medical device. The person who prescribes decides and is responsible."
      ))
  }

  private static func level(
    at hours: Double, _ value: Double, predicted: Double, expected: Double, _ low: Double, _ high: Double,
    residual: Double, after: Double
  ) -> Advice.AssessedLevel {
    .init(
      time: at(hours), observed: ngPerMl(value), value: value, isBelowLimit: false, assay: nil,
      predicted: predicted,
      expected: expected, expectedLow90: low, expectedHigh90: high, weightedResidual: residual,
      hoursAfterDose: after, implausible: false, explanations: [], remarks: [])
  }

  private static func recommendation(
    _ dose: Double, below: Double, in inside: Double, above: Double, centre: Double, _ composition: String,
    spread: Double = 0.15
  ) -> Advice.Recommendation {
    .init(
      dose: mg(dose), intervalHours: 12, composition: composition, probabilityBelow: below,
      probabilityIn: inside, probabilityAbove: above, credible: band(centre, spread),
      measured: band(centre, spread + 0.05), loss: 1 - inside, at: at(272), through: at(536))
  }

  /// A band of made-up but plausible shape: factors 1 ± spread and 1 ± 0.4 spread about the centre.
  private static func band(_ centre: Double, _ spread: Double) -> Advice.Band {
    .init(
      q05: centre / (1 + 1.6 * spread), q25: centre / (1 + 0.6 * spread), q50: centre,
      q75: centre * (1 + 0.6 * spread), q95: centre * (1 + 1.6 * spread))
  }

  private static func given(from start: Double, count: Int, amount: Double) -> [Advice.DoseMark] {
    marks(from: start, count: count, amount: amount, isPlanned: false)
  }
  private static func planned(from start: Double, count: Int, amount: Double) -> [Advice.DoseMark] {
    marks(from: start, count: count, amount: amount, isPlanned: true)
  }
  private static func marks(
    from start: Double, count: Int, amount: Double, isPlanned: Bool
  ) -> [Advice.DoseMark] {
    (0..<count).map {
      .init(
        time: at(start + 12 * Double($0)), amount: mg(amount), route: .oral, overHours: nil,
        isPlanned: isPlanned)
    }
  }

  /// Superposed doses, each rising to its peak within 2 h and falling by a constant fraction; no exponentials, so
  /// that the snapshots are the same bytes on every platform.
  private static func curve(
    doses: [Advice.DoseMark], from start: Double, to end: Double, spread: Double, individual: Double
  ) -> [Advice.Prediction] {
    stride(from: start, through: end, by: 1).map { hour in
      var sum = 0.0
      for dose in doses {
        let age = hour - dose.time.hours(since: at(0))
        guard age >= 0 else { continue }
        var level = dose.amount.value * 2.9 * min(age / 2, 1)
        for _ in 0..<max(0, Int(age) - 2) { level *= 0.935 }
        sum += level
      }
      let centre = sum * individual / 2.6
      return .init(
        time: at(hour), population: band(sum / 2.6, 0.55), credible: band(centre, spread),
        measured: band(centre, spread + 0.08), map: centre * 0.99)
    }
  }
}
