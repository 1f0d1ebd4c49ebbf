import Foundation
import Testing

@testable import TitrateLanguage

/// Endpoints that are not residual errors, random numbers and the forms of residual error.
struct EndpointTests {
  private func model(_ lines: String) throws -> Model {
    try Model(parsing: "f <- function() { ini({ a <- 0.3; b <- 0.2 }); model({ \(lines) }) }", file: "m.R")
  }

  @Test(arguments: [
    ("pois(x)", Likelihood.Family.poisson), ("dpois(x)", .poisson), ("binom(3, a)", .binomial),
    ("nbinom(3, a)", .negativeBinomial), ("dnbinomMu(3, x)", .negativeBinomialMean), ("dbeta(a, b)", .beta),
    ("beta(a, b)", .beta), ("chisq(x)", .chiSquared), ("exp(x)", .exponential), ("f(3, 8)", .f),
    ("geom(a)", .geometric), ("unif(a, x)", .uniform), ("weibull(a, b)", .weibull), ("dgamma(a, b)", .gamma),
  ])
  func namedDistributions(term: String, family: Likelihood.Family) throws {
    let model = try model("x <- exp(a) + b; y ~ \(term)")
    let endpoint = try #require(model.endpoints.first)
    #expect(endpoint.likelihood?.family == family)
    #expect(model.draws == [RandomDraw(.record)])
    // The distribution function of the simulated value brackets the uniform number it came from.
    let likelihood = try #require(endpoint.likelihood)
    let theta = [0.3, 0.2]
    let simulated = try #require(likelihood.simulated)
    let y = model.graph.evaluate([simulated], theta: theta, uniform: [0.4])[0]
    let observation = model.covariates.map { $0.derivation == .observation ? y : .nan }
    #expect(
      model.graph.evaluate([likelihood.logLikelihood], theta: theta, covariate: observation)[0].isFinite)
  }

  @Test func categories() throws {
    let model = try model("p0 <- a; p1 <- b; y ~ c(p0 = 0, p1 = 1, 2)")
    let likelihood = try #require(model.endpoints.first?.likelihood)
    #expect(likelihood.categories == [0, 1, 2])
    func log(_ y: Double) -> Double {
      model.graph.evaluate([likelihood.logLikelihood], theta: [0.3, 0.2], covariate: [y])[0]
    }
    #expect([log(0), log(1)] == [Foundation.log(0.3), Foundation.log(0.2)])
    // 1 - 0.3 - 0.2 is rounded twice.
    #expect(abs(log(2) - Foundation.log(0.5)) < 1e-15)
    let drawn = [0.1, 0.4, 0.9].map {
      model.graph.evaluate([likelihood.simulated!], theta: [0.3, 0.2], uniform: [$0])[0]
    }
    #expect(drawn == [0, 1, 2])
  }

  @Test func likelihoodByFormula() throws {
    let model = try model("ll(y) ~ DV * log(a) + (1 - DV) * log(1 - a)")
    let likelihood = try #require(model.endpoints.first?.likelihood)
    #expect(likelihood.family == .formula && likelihood.simulated == nil)
    #expect(
      model.graph.evaluate([likelihood.logLikelihood], theta: [0.3], covariate: [1]) == [Foundation.log(0.3)])
    #expect(model.covariateNames.isEmpty)
  }

  @Test func aFunctionIsNotAnEndpointWhereItsValueIsRead() throws {
    let model = try model("x ~ exp(a); y <- x; y ~ add(b)")
    #expect(model.endpoints.map(\.name) == ["y"])
    #expect(model.variable("x") == nil)
  }

  @Test func residualForms() throws {
    let student = try model("x <- 2; x ~ add(a) + t(5)").endpoints[0].error
    guard case .studentT = student.tail else { Issue.record("no t"); return }
    #expect(try model("x <- 2; x ~ add(a) + cauchy()").endpoints[0].error.tail == .cauchy)
    #expect(try model("x <- 2; x ~ propT(a) + lnorm(NA)").endpoints[0].error.base == .transformed)
    let other = try model("x <- 2; z <- 3; x ~ powF(a, b, z)").endpoints[0].error
    guard case .other = other.base, other.power != nil else { Issue.record("no powF"); return }
    let variances = try model("x <- 2; x ~ add(a) + prop(b) + var()")
    let sds = [variances.endpoints[0].error.additive!, variances.endpoints[0].error.proportional!]
    #expect(variances.graph.evaluate(sds, theta: [0.25, 4]) == [0.5, 2])
    #expect(throws: Diagnostics.self) { try model("x <- 2; x ~ add(a) + t(5) + cauchy()") }
    #expect(throws: Diagnostics.self) { try model("x <- 2; x ~ pois(x) + add(a)") }
  }

  @Test func everyCallDrawsItsOwnNumber() throws {
    let model = try model("x <- rxnorm(1, 2) + rxnorm(1, 2); z <- rinorm(); y <- rxpois(4)")
    #expect(model.draws.map(\.level) == [.record, .record, .subject, .record])
    let x = try #require(model.variable("x")).value
    let y = try #require(model.variable("y")).value
    // Medians: 1 + 1, and of Poisson(4).
    #expect(model.graph.evaluate([x, y], uniform: [0.5, 0.5, 0.5, 0.5]) == [2, 4])
  }

  @Test func listsOfBounds() throws {
    let model = try Model(
      parsing: "f <- function() { ini({ k <- log(c(0.1, 1, 10)) }); model({ x <- exp(k) }) }", file: "m.R")
    #expect(model.thetas[0].estimate == 0)
    #expect(model.thetas[0].lower == log(0.1) && model.thetas[0].upper == log(10))
  }
}
