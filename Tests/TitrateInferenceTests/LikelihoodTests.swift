import Foundation
import Testing
import TitrateEngine
import TitrateLanguage

@testable import TitrateInference

/// Endpoints whose likelihood the model gives itself.
struct LikelihoodTests {
  private func estimator(_ endpoint: String, _ values: [Double]) throws -> MAPEstimator {
    let model = try compile(
      ini: "tb <- log(3)\ns <- 0.5\neta.b ~ 0.25\neta.k ~ 0.09",
      model: """
        k <- 0.1 * exp(eta.k)
        m <- exp(tb + eta.b) * exp(-k * time)
        p <- m / (1 + m)
        \(endpoint)
        """)
    let records = zip([0.0, 1, 2, 5, 8, 12], values).map { level($0, $1) }
    return try MAPEstimator(model, subject: Subject(id: "1", records: records), covariates: [])
  }

  private static let counts: [Double] = [4, 2, 3, 1, 0, 2]

  @Test func poissonModeSolvesItsEquation() throws {
    // One rate for all: 6 λ − Σ y + η/ω² = 0 with λ = 3·e^η, Σ y = 12 and ω² = 0.25.
    let model = try compile(
      ini: "tb <- log(3)\neta.b ~ 0.25", model: "lambda <- exp(tb + eta.b)\ny <- lambda\ny ~ pois(lambda)")
    let subject = Subject(id: "1", records: Self.counts.enumerated().map { level(Double($0), $1) })
    let estimator = try MAPEstimator(model, subject: subject, covariates: [])
    var eta = 0.0
    for _ in 0..<50 { eta -= (18 * exp(eta) - 12 + 4 * eta) / (18 * exp(eta) + 4) }
    let fit = try estimator.fit()
    // The search ends within 1e-9 posterior standard deviations; rounding of the objective's slope is alike.
    #expect(abs(fit.etas[0] - eta) < 1e-8)
    // −2·log of all probabilities, and the prior.
    let known = Self.counts.reduce(4 * 0.3 * 0.3) { sum, y in
      let lambda = 3 * exp(0.3)
      return sum - 2 * (y * log(lambda) - lambda - lgamma(y + 1))
    }
    #expect(abs(try estimator.objective([0.3]) - known) < 1e-12 * known)
  }

  @Test(arguments: [
    ("y <- m\ny ~ pois(m)", counts), ("y <- m\ny ~ binom(6, p)", counts),
    ("y <- m\ny ~ nbinomMu(2, m)", counts),
    ("y <- m\ny ~ geom(p)", counts), ("y <- m\ny ~ c(p, 0.5 * (1 - p))", [1, 2, 3, 1, 1, 2]),
    ("y <- m\ny ~ gamma(3, 3 / m)", [3.3, 2, 2.5, 1, 0.7, 1.1]),
    ("y <- m\ny ~ weibull(2, m)", [3.3, 2, 2.5, 1, 0.7, 1.1]),
    ("y <- m\ny ~ exp(1 / m)", [3.3, 2, 2.5, 1, 0.7, 1.1]),
    ("y <- m\ny ~ beta(2 * p, 2)", [0.3, 0.8, 0.5, 0.6, 0.2, 0.4]),
    ("ll(y) ~ -log(m) - DV / m", [3.3, 2, 2.5, 1, 0.7, 1.1]),
  ])
  func gradientMatchesDifferences(endpoint: String, values: [Double]) throws {
    let estimator = try estimator(endpoint, values)
    let etas = [0.21, -0.13]
    let (value, gradient) = try #require(estimator.gradient(etas))
    #expect(abs(value - (try estimator.objective(etas))) < 1e-12 * abs(value))
    for index in 0..<2 {
      let slope = try richardson(at: etas[index], step: 0.02) { x in
        var moved = etas
        moved[index] = x
        return try estimator.objective(moved)
      }
      // Order h⁶ and rounding over h: see `richardson`.
      #expect(abs(gradient[index] - slope) < 1e-8 * max(1, abs(slope)), "\(endpoint)")
    }
    #expect(try estimator.fit().status == .converged)
  }

  @Test func normalLikelihoodIsTheAdditiveError() throws {
    let values = [3.3, 2, 2.5, 1, 0.7, 1.1]
    let written = try estimator("ll(m) ~ -0.5 * ((DV - m) / s)^2 - log(s)", values)
    let plain = try estimator("m ~ add(s)", values)
    let etas = [0.1, 0.2]
    // Both leave log 2π out.
    #expect(abs(try written.objective(etas) - plain.objective(etas)) < 1e-12)
    for (a, b) in zip(try written.fit().etas, try plain.fit().etas) { #expect(abs(a - b) < 1e-8) }
  }

  @Test func limitsAndUnusualErrorsAreRefused() throws {
    let model = try compile(
      ini: "tb <- 1\neta.b ~ 0.25", model: "m <- exp(tb + eta.b)\ny <- m\ny ~ pois(m)")
    let records = [level(0, 3), level(1, 2, cens: .below)]
    let censored = #expect(throws: Diagnostics.self) {
      try MAPEstimator(model, subject: Subject(id: "1", records: records), covariates: [])
    }
    #expect(censored?.all.map(\.code) == ["I021"])
    let tail = try compile(
      ini: "tb <- 1\ns <- 1\nnu <- 4\neta.b ~ 0.25", model: "m <- exp(tb + eta.b)\nm ~ add(s) + t(nu)")
    let refused = #expect(throws: Diagnostics.self) {
      try MAPEstimator(tail, subject: Subject(id: "1", records: [level(0, 3)]), covariates: [])
    }
    #expect(refused?.all.map(\.code) == ["I020"])
  }
}
