import Foundation
import Testing

@testable import TitrateLanguage

/// Functions against other people's numbers; random functions, loops and endpoints against laws.
@Suite struct FunctionTests {
  private static func golden() throws -> [(expression: String, value: Double)] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/language-functions/values.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().compactMap {
      line in
      let cells = line.split(separator: ";")
      return Double(cells[1]).map { (String(cells[0]), $0) }
    }
  }

  private func value(_ text: String, _ name: String, uniform: [Double] = [], covariate: [Double] = []) throws
    -> Double
  {
    let model = try Model(parsing: text, file: "m.R")
    let variable = try #require(model.variable(name))
    return model.graph.evaluate([variable.value], covariate: covariate, uniform: uniform)[0]
  }

  @Test func goldenNumbers() throws {
    let rows = try Self.golden()
    #expect(rows.count > 250)
    for row in rows {
      let found = try value("x <- \(row.expression)", "x")
      // Two roads through logarithms of Γ of a few hundred lose three digits; quantiles divide by densities near 0.
      // Lower tails of counts are differences from 1: they keep absolute, not relative, digits.
      let allowed = 2e-11 * row.value.magnitude + 2e-16
      #expect((found - row.value).magnitude <= allowed, "\(row.expression): \(found), not \(row.value)")
    }
  }

  /// A random number below the median of the uniform one is below the median of the distribution, and the fraction
  /// below q(0.3) is 0.3: the functions are inverses of p.
  @Test(arguments: [
    "norm(2, 3)", "exp(0.3)", "gamma(2.5, 2)", "beta(2, 3)", "weibull(1.5, 2)", "t(5)", "cauchy(1, 2)",
  ])
  func drawsInvertTheDistribution(call: String) throws {
    let open = try #require(call.firstIndex(of: "("))
    let (stem, arguments) = (call[..<open], call[call.index(after: open)...])
    let text = "x <- rx\(call)\np <- p\(stem)(x, \(arguments)"
    for u in [0.001, 0.3, 0.5, 0.98] {
      let p = try value(text, "p", uniform: [u])
      #expect((p - u).magnitude < 1e-11)
    }
  }

  @Test func drawsHaveTheirLevels() throws {
    let model = try Model(parsing: "a <- rxnorm()\nb <- rinorm(1, 2)\nc <- rxnorm()", file: "m.R")
    #expect(model.draws == [RandomDraw(.record), RandomDraw(.subject), RandomDraw(.record)])
  }

  @Test func ordinalDraws() throws {
    for (u, category) in [(0.1, 1.0), (0.3, 2.0), (0.95, 3.0)] {
      #expect(try value("x <- rxord(0.2, 0.5)", "x", uniform: [u]) == category)
    }
  }

  @Test(arguments: [
    ("dnorm(x = 1, sd = 2, mean = 3)", "dnorm(1, 3, 2)"),
    ("pgamma(1, rate = 2, shape = 3)", "pgamma(1, 3, 2)"),
    ("dnorm(1, sd = 2)", "dnorm(1, 0, 2)"), ("plogis(1, scale = 2)", "plogis(1, 0, 2)"),
    ("plogis(1, lower.tail = FALSE)", "plogis(-1)"),
  ])
  func namedArguments(named: String, plain: String) throws {
    #expect(try value("x <- \(named)", "x") == value("x <- \(plain)", "x"))
  }

  @Test func namedArgumentsOfDraws() throws {
    let u = [0.3]
    #expect(
      try value("x <- rxnbinom(prob = 0.5, size = 3)", "x", uniform: u)
        == value("x <- rxnbinom(3, 0.5)", "x", uniform: u))
    #expect(throws: Diagnostics.self) { try Model(parsing: "x <- rxnorm(men = 3)", file: "m.R") }
  }

  /// All mixtures of a model use one number, so that a subject is of one kind.
  @Test(arguments: [(0.1, 3.0), (0.35, 8), (0.95, 10)])
  func mixturesChooseTogether(u: Double, sum: Double) throws {
    let text = "a <- mix(1, 0.2, 3, 0.5, 4)\nb <- mix(2, 0.2, 5, 0.5, 6)\nx <- a + b"
    #expect(try value(text, "x", uniform: [u]) == sum)
    let model = try Model(parsing: text, file: "m.R")
    #expect(model.draws == [RandomDraw(.subject)])
  }

  // MARK: Statements

  /// A constant has its value before its line, too: rxode2 takes it for a parameter with a default.
  @Test func numbersAreKnownBeforeTheirLine() throws {
    #expect(try value("x <- 2 * k\nk <- 0.5", "x") == 1)
    for text in ["x <- 2 * k\nk <- WT", "x <- 2 * k\nk <- 1\nk <- 2", "x <- k\nif (WT > 1) k <- 1"] {
      let error = try #require(throws: Diagnostics.self) { try Model(parsing: text, file: "m.R") }
      #expect(error.all.map(\.code).contains("L044"))
    }
  }

  @Test func ifelseAsStatement() throws {
    for form in ["ifelse(WT > 3, a <- 1, a <- 2)", "ifelse(WT > 3, a = 1, a = 2)"] {
      #expect(try value(form, "a", covariate: [4]) == 1)
      #expect(try value(form, "a", covariate: [2]) == 2)
    }
  }

  @Test func parametersByPosition() throws {
    let text = "m <- function() { ini({ a <- 3; e ~ 0.1; b <- 5 }); model({ x <- THETA[2] + ETA[1] }) }"
    let model = try Model(parsing: text, file: "m.R")
    let x = try #require(model.variable("x"))
    #expect(model.graph.evaluate([x.value], theta: [3, 5], eta: [0.25])[0] == 5.25)
    #expect(try ModelParser.parse(model.tree.description, file: "m.R") == model.tree)
    let bare = try Model(parsing: "x <- THETA[1] * ETA[2]", file: "m.R")
    #expect(bare.covariates.map(\.name) == ["THETA[1]", "ETA[2]"])
    let beyond = text.replacingOccurrences(of: "THETA[2]", with: "THETA[3]")
    let error = try #require(throws: Diagnostics.self) { try Model(parsing: beyond, file: "m.R") }
    #expect(error.all.first?.what == "there is no 'THETA[3]': ini() has 2 parameters")
  }

  @Test(arguments: ["printf(\"%f\", x)", "df(y)/dy(y) <- -1"])
  func statementsWithoutEffectAreSaid(statement: String) throws {
    let model = try Model(parsing: "x <- 1\nd/dt(y) <- -x * y\n\(statement)", file: "m.R")
    #expect(model.warnings.map(\.code) == ["L063"])
  }

  @Test func endpointNumbers() throws {
    let text = "d/dt(a) <- -a\nc <- a\nb <- 2 * a\nc ~ add(0.1)\nb ~ add(0.1)\n"
    #expect(try Model(parsing: text + "dvid(2, 3)", file: "m.R").warnings.isEmpty)
    let error = try #require(throws: Diagnostics.self) {
      try Model(parsing: text + "dvid(3, 2)", file: "m.R")
    }
    #expect(error.all.first?.fix == "here it is dvid(2, 3): reorder the ~ lines")
    #expect(throws: Never.self) { try Model(parsing: "d/dt(a) <- -a\nc <- a\ncmt(c)", file: "m.R") }
    #expect(throws: Diagnostics.self) { try Model(parsing: "d/dt(a) <- -a\nc <- a\ncmt(d)", file: "m.R") }
  }

  @Test(arguments: [
    "bolus(100, depot, 0, 0, 0)", "matExp()", "splitBolus(a, b)", "x <- bessel_j(1, 2)",
    "x <- llikNormDmean(1, 2, 3)",
    "x <- delay(a, 2)", "x <- rxTBS(1, 2, 3, 4, 5)", "indLin(a) <- 1", "x <- df(a)/dy(b)", "x <- mixnum",
  ])
  func refusedByName(statement: String) throws {
    let error = try #require(throws: Diagnostics.self) { try Model(parsing: statement, file: "m.R") }
    #expect(error.all.contains { $0.code == "L042" && $0.fix != nil })
  }

  // MARK: Loops

  @Test func loopsRunTheirRounds() throws {
    #expect(try value("s <- 0; i <- 1\nwhile (i <= 10) { s <- s + i; i <- i + 1 }", "s") == 55)
    let text = "s <- 0; i <- 0\nwhile (i < 50) { i <- i + 1; if (i > N) break; s <- s + i }"
    for n in 0..<7 { #expect(try value(text, "s", covariate: [Double(n)]) == Double(n * (n + 1) / 2)) }
    #expect(try value("i <- 0\nwhile (i < N) i <- i + 1", "i", covariate: [7]) == 7)
    #expect(try value("i <- 0\nwhile (i < N) i <- i + 1", "i", covariate: [1000]).isNaN)
  }

  @Test func loopsNest() throws {
    let text = """
      s <- 0; i <- 0
      while (i < 5) {
        i <- i + 1
        j <- 0
        while (TRUE) { j <- j + 1; if (j > i) break; s <- s + 1 }
      }
      """
    #expect(try value(text, "s") == 15)
  }

  @Test(arguments: [
    ("i <- 0\nwhile (TRUE) i <- i + 1", "L062"), ("x <- 1\nbreak", "L062"), ("for (i in 1) x <- 1", "L008"),
  ])
  func badLoops(text: String, code: String) throws {
    let error = try #require(throws: Diagnostics.self) { try Model(parsing: text, file: "m.R") }
    #expect(error.all.contains { $0.code == code })
  }

  @Test func loopsPrintAsTheyWere() throws {
    let text = "i <- 0\nwhile (i < N) {\n  i <- i + 1\n  if (i > 3) break\n}\n"
    let tree = try ModelParser.parse(text, file: "m.R")
    #expect(try ModelParser.parse(tree.description, file: "m.R") == tree)
  }

  // MARK: Endpoints

  private func endpoint(_ right: String, _ left: String = "y") throws -> (Model, Endpoint) {
    let text = """
      m <- function() {
        ini({ a <- 0.3; b <- 2; s <- 0.5 })
        model({ y <- a * t + 1; \(left) ~ \(right) })
      }
      """
    let model = try Model(parsing: text, file: "m.R")
    return (model, try #require(model.endpoints.first))
  }

  /// Probabilities of all counts add up to 1; the simulated value at u is the u-quantile.
  @Test(arguments: ["pois(b)", "binom(7, a)", "nbinom(b, a)", "geom(a)", "c(p0 = 0, p1 = 1, 2)"])
  func probabilitiesAddUp(right: String) throws {
    let text = """
      m <- function() {
        ini({ a <- 0.3; b <- 2 })
        model({ p0 <- 0.2; p1 <- a; n ~ \(right) })
      }
      """
    let model = try Model(parsing: text, file: "m.R")
    let likelihood = try #require(model.endpoints.first?.likelihood)
    let observation = try #require(model.covariates.firstIndex { $0.derivation == .observation })
    func probability(_ n: Int) -> Double {
      var covariate = [Double](repeating: 0, count: model.covariates.count)
      covariate[observation] = Double(n)
      return exp(model.graph.evaluate([likelihood.logLikelihood], theta: [0.3, 2], covariate: covariate)[0])
    }
    let all = (0..<400).map(probability)
    #expect((all.reduce(0, +) - 1).magnitude < 1e-12)
    let simulated = try #require(likelihood.simulated)
    for u in [0.05, 0.5, 0.9] {
      let k = model.graph.evaluate([simulated], theta: [0.3, 2], uniform: [u])[0]
      let below = all[...Int(k)].reduce(0, +)
      #expect(below >= u - 1e-12 && below - all[Int(k)] <= u + 1e-12)
    }
  }

  @Test func formulaLikelihoods() throws {
    let (model, endpoint) = try endpoint("-b + DV * log(b)", "ll(y)")
    let likelihood = try #require(endpoint.likelihood)
    #expect(likelihood.family == .formula && likelihood.simulated == nil)
    #expect(
      model.graph.evaluate([likelihood.logLikelihood], theta: [0.3, 2, 0.5], covariate: [3]) == [
        -2 + 3 * log(2)
      ])
  }

  /// An endpoint may be a formula; it is called as what stands after |.
  @Test func formulasAsEndpoints() throws {
    let found = try endpoint("add(s) | level", "log(y)").1
    #expect(found.name == "level" && found.condition == "level")
    #expect(try endpoint("pois(b)", "y + 1").1.name == "y+1")
  }

  @Test func bernoulliIsOneBinomialTrial() throws {
    let (a, b) = (try endpoint("bern(a)"), try endpoint("binom(1, a)"))
    #expect(a.1.likelihood?.family == b.1.likelihood?.family)
    let values = [a, b].map { model, endpoint in
      model.graph.evaluate(
        endpoint.likelihood.map { [$0.logLikelihood] } ?? [], theta: [0.3, 2, 0.5], covariate: [1])
    }
    #expect(values[0] == values[1] && (values[0][0] - log(0.3)).magnitude < 1e-15)
  }

  @Test func residualForms() throws {
    #expect(try endpoint("add(s) + dnorm()").1.error == endpoint("add(s)").1.error)
    #expect(try endpoint("add(s) + t(b)").1.error.tail != .normal)
    #expect(try endpoint("add(s) + cauchy()").1.error.tail == .cauchy)
    #expect(try endpoint("lnorm(s) + propT(a)").1.error.base == .transformed)
    #expect(try endpoint("add(s) + ar(a)").1.error.autocorrelation != nil)
    let (model, variance) = try endpoint("add(s) + var()")
    let sd = model.graph.evaluate([try #require(variance.error.additive)], theta: [0.3, 2, 0.25])
    #expect(sd == [0.5])
    #expect(throws: Diagnostics.self) { try endpoint("add(s) + t(b) + cauchy()") }
  }
}
