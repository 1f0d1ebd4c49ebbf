import Testing
import TitrateEngine
import TitrateLanguage

@testable import TitrateInference

/// A drug and its effect on a turnover, each measured.
private func drugAndEffect() throws -> CompiledModel {
  try compile(
    ini: """
      tcl <- log(4)
      tkout <- log(0.1)
      eta.cl ~ 0.1
      eta.kout ~ 0.2
      p <- 0.2
      s <- 1.5
      """,
    model: """
      cl <- exp(tcl + eta.cl)
      kout <- exp(tkout + eta.kout)
      d/dt(central) <- -cl / 30 * central
      Cc <- central / 30
      d/dt(effect) <- 2 * (1 - Cc / (Cc + 2)) - kout * effect
      effect(0) <- 2 / kout
      Cc ~ prop(p)
      effect ~ add(s)
      """)
}

private func fit(_ levels: [EventRecord]) throws -> IndividualFit {
  let dose = EventRecord(time: 0, evid: 1, amount: 100)
  return try MAPEstimator(
    try drugAndEffect(), subject: Subject(id: "1", records: [dose] + levels), covariates: []
  )
  .fit()
}

/// DVID by name in any case, by number, or CMT by name and number: the same data, the same bits.
@Test func endpointsAreFoundByNameAndNumber() throws {
  let named = try fit([level(2, 2.4, dvid: "Cc"), level(8, 14, dvid: "effect")])
  #expect(named.status == .converged)
  #expect(named.observations.map(\.endpoint) == [0, 1])
  #expect(named.observations[1].residualSD == 1.5)
  let spellings: [[EventRecord]] = [
    [level(2, 2.4, dvid: "cc"), level(8, 14, dvid: "EFFECT")],
    [level(2, 2.4, dvid: "1"), level(8, 14, dvid: "2")],
    // Compartments are central (1) and effect (2); Cc is none and follows them (3).
    [level(2, 2.4, cmt: .number(3)), level(8, 14, cmt: .number(2))],
    [level(2, 2.4, cmt: .name("Cc")), level(8, 14, cmt: .name("effect"))],
  ]
  for levels in spellings {
    let other = try fit(levels)
    #expect(other.etas == named.etas && other.objective == named.objective)
  }
  // Each endpoint alone informs its own eta; together both.
  let drugOnly = try fit([level(2, 2.4, dvid: "Cc")])
  #expect(drugOnly.etas[0] != 0 && drugOnly.etas[1] == 0)
}

/// Two endpoints add up: the objective's data terms are those of the single ones at the same etas.
@Test func contributionsAddUp() throws {
  let levels = [level(2, 2.4, dvid: "Cc"), level(8, 14, dvid: "effect")]
  let dose = EventRecord(time: 0, evid: 1, amount: 100)
  let etas = [0.2, -0.3]
  func estimator(_ levels: [EventRecord]) throws -> MAPEstimator {
    try MAPEstimator(try drugAndEffect(), subject: Subject(id: "1", records: [dose] + levels), covariates: [])
  }
  let both = try estimator(levels)
  let parts = try levels.map { try estimator([$0]).contributions(etas)[0] }
  let together = try both.contributions(etas)
  let prior = 0.2 * 0.2 / 0.1 + 0.3 * 0.3 / 0.2
  // 1e-6: the second solve steps over other observation times, at the integrator's tolerance.
  #expect(abs(together[0] - parts[0]) < 1e-6 && abs(together[1] - parts[1]) < 1e-6)
  // 1e-12: the same numbers added in another order.
  #expect(
    abs(try both.objective(etas) - (together[0] + together[1] + prior)) < 1e-12 * abs(together[0] + prior))
}

/// What cannot be assigned or measured is named, all of it at once.
@Test func unusableValuesAreAllNamed() throws {
  let error = #expect(throws: Diagnostics.self) {
    try fit([
      level(1, 2, dvid: "serum"), level(2, 3), level(3, 3, cmt: .number(1)), level(4, .nan, dvid: "Cc"),
      level(5, 2, dvid: "Cc", cens: .below, limit: 3), level(6, 2, dvid: "3"),
    ])
  }
  #expect(error?.all.map(\.code) == ["I003", "I003", "I003", "I010", "I005", "I003"])
  #expect(
    error?.all[0].description == """
      subject 1, t = 1.0 h: error I003: a measured value with DVID 'serum' belongs to no endpoint of the model
             fix: write one of these in the DVID column: Cc, effect
      """)
}

/// A log-normal level of 0 cannot be; a model without error lines cannot be fitted.
@Test func impossibleModelsAndValuesAreNamed() throws {
  let logNormal = try compile(ini: "s <- 0.2\neta.a ~ 0.1", model: "y <- exp(eta.a) + 0 * t\ny ~ lnorm(s)")
  let zero = #expect(throws: Diagnostics.self) {
    try MAPEstimator(logNormal, subject: Subject(id: "1", records: [level(0, 0)]), covariates: [])
  }
  #expect(zero?.all.map(\.code) == ["I004"])
  let bare = try compile(ini: "eta.a ~ 0.1", model: "y <- exp(eta.a) + 0 * t")
  let missing = #expect(throws: Diagnostics.self) {
    try MAPEstimator(bare, subject: Subject(id: "1", records: [level(0, 1)]), covariates: [])
  }
  #expect(missing?.all.map(\.code) == ["I002"])
  var model = logNormal.model
  model.omegas = [OmegaBlock(etas: [0], covariance: [-0.1], isFixed: false)]
  let omega = #expect(throws: Diagnostics.self) {
    try MAPEstimator(CompiledModel(model), subject: Subject(id: "1", records: [level(0, 1)]), covariates: [])
  }
  #expect(omega?.all.map(\.code) == ["I001"])
}
