import Testing

@testable import TitrateLanguage

/// What models mean, by numbers worked out by hand.
struct ModelTests {
  static let oral = """
    oral <- function() {
      description <- "One compartment, oral"
      units <- list(time = "h", dosing = "mg", concentration = "mg/L")
      covariateData <- list(WT = list(description = "weight", units = "kg"))
      ini({
        lka <- log(1.2); label("Absorption (1/h)")
        lcl <- c(-5, log(5), 5)   # bounded
        lv <- fixed(log(50))
        prop.sd <- c(0, 0.1)
        add.sd <- 0.5
        eta.cl + eta.v ~ c(0.1,
                           0.02, 0.2)
        iov.cl ~ 0.03 | occ
      })
      model({
        ka <- exp(lka)
        cl <- exp(lcl + eta.cl + iov.cl) * (WT / 70)^0.75
        v <- exp(lv + eta.v)
        d/dt(depot) <- -ka * depot
        d/dt(central) <- ka * depot - cl / v * central
        f(depot) <- 0.8
        alag(depot) <- 0.5
        Cc <- central / v
        Cc ~ add(add.sd) + prop(prop.sd)
      })
    }
    """

  @Test func ordinaryModel() throws {
    let model = try Model(parsing: Self.oral, file: "oral.R")
    #expect(model.warnings.isEmpty, "\(Diagnostics(model.warnings))")
    #expect(model.name == "oral")
    #expect(model.metadata["description"] == .text("One compartment, oral"))
    #expect(model.thetas.map(\.name) == ["lka", "lcl", "lv", "prop.sd", "add.sd"])
    #expect(model.thetas[0].label == "Absorption (1/h)")
    #expect(model.thetas[1].lower == -5 && model.thetas[1].upper == 5)
    #expect(model.thetas.map(\.isFixed) == [false, false, true, false, false])
    #expect(model.etas.map(\.level) == [nil, nil, "occ"])
    #expect(model.omegas.map(\.covariance) == [[0.1, 0.02, 0.02, 0.2], [0.03]])
    #expect(model.covariateNames == ["WT"])
    #expect(model.compartments.map(\.name) == ["depot", "central"])
    #expect(model.variables.map(\.name) == ["ka", "cl", "v", "Cc"])
    #expect(model.endpoints.map(\.condition) == ["Cc"])

    let graph = model.graph
    let values = graph.evaluate(
      model.compartments.map(\.derivative) + [model.endpoints[0].prediction, model.compartments[0].lag!],
      theta: model.thetas.map(\.estimate), eta: [0, 0, 0], covariate: [70], state: [10, 100])
    // 1e-14: exp(log(x)) costs a rounding or two.
    for (value, expected) in zip(values, [-12, 2, 2, 0.5] as [Double]) {
      #expect(abs(value - expected) < 1e-13)
    }
    #expect(model.endpoints[0].error.combination == .combined2)
  }

  /// Evaluates the variable `y` of bare statements.
  static func y(_ text: String, covariate: [Double] = [], state: [Double] = [], time: Double = 0) throws
    -> Double
  {
    let model = try Model(parsing: text, file: "bare.R")
    let y = try #require(model.variable("y"))
    return model.graph.evaluate([y.value], covariate: covariate, state: state, time: time)[0]
  }

  static let formulas: [(text: String, value: Double)] = [
    ("-2^2", -4), ("2^-1*3", 1.5), ("2^3^2", 512), ("2**3", 8), ("-7 %% 3", 2), ("7 %/% 2", 3),
    ("1 - 2 - 3", -4),
    ("2 * 3 %% 2", 2), ("1 < 2 & 2 < 1 | TRUE", 1), ("!0 + 1", 0), ("!1 == 2", 1),
    ("1e-3 + 1L + .5 + 0x10 + 5.", 22.501),
    ("ifelse(1 > 2, 3, 4)", 4), ("max(1, 5, 3) - min(4, 2)", 3), ("logit(0.5)", 0), ("expit(0, 2, 4)", 3),
    ("log(8, 2)", 3), ("sum(1, 2, 3) * prod(2, 3)", 36), ("factorial(5)", 120), ("if (1 == 1) 2 else 3", 2),
    ("round(2.5) + ceiling(1.2) + floor(-0.5) + trunc(-1.7)", 3), ("abs(-3) + sign(-2)", 2),
    ("(1 +\n 2)", 3), ("1 +\n 2", 3), ("probitInv(0)", 0.5), ("M_PI - pi", 0), ("sqrt(16) ; z = 2", 4),
    ("3; 9 -> y", 9),
  ]

  @Test(arguments: formulas) func expressions(text: String, expected: Double) throws {
    // 1e-12: rounding of the functions themselves.
    #expect(abs(try Self.y("y <- \(text)") - expected) <= 1e-12, "\(text)")
  }

  @Test func branchesReadPreviousValues() throws {
    let text = """
      x <- 1
      if (SEX == 1) { x <- 2; z <- 5 } else if (SEX == 2) x <- x + 10
      else { z <- 7 }
      y = x
      """
    #expect(try Self.y(text, covariate: [1]) == 2)
    #expect(try Self.y(text, covariate: [2]) == 11)
    #expect(try Self.y(text, covariate: [3]) == 1)
    let model = try Model(parsing: text, file: "x.R")
    #expect(model.warnings.map(\.code) == ["L051"])
    let z = try #require(model.variable("z"))
    #expect(model.graph.evaluate([z.value], covariate: [2])[0].isNaN)
  }

  @Test func namesOfFunctionsMayBeVariables() throws {
    let text = """
      gamma <- 3
      beta <- gamma(gamma) + 1
      lag <- 2
      t <- 5
      y <- gamma + beta + lag + t
      """
    #expect(try Self.y(text) == 13)
  }

  @Test func covariatesAndTime() throws {
    let model = try Model(parsing: "WT <- WT / 70\ny <- WT * CRCL + t + time", file: "c.R")
    #expect(model.covariateNames == ["WT", "CRCL"])
    #expect(model.graph.evaluate([model.variable("y")!.value], covariate: [140, 3], time: 4) == [14])
  }

  @Test func statesMayBeReadEarly() throws {
    let text = """
      C <- central / 10
      central(0) <- 7
      d/dt(effect) <- C - effect
      d/dt(central) <- -central
      """
    let model = try Model(parsing: text, file: "s.R")
    #expect(model.compartments.map(\.name) == ["effect", "central"])
    #expect(model.graph.evaluate([model.compartments[0].derivative], state: [1, 20]) == [1])
    #expect(model.compartments[1].initial.flatMap { model.graph.constantValue(of: $0) } == 7)
  }

  @Test func reassignmentIsSequential() throws {
    #expect(try Self.y("a <- 1\nb <- a\na <- 5\ny <- a * 10 + b") == 51)
  }

  @Test func linearCompartmentsAreOrdinaryEquations() throws {
    let text = """
      ka <- 1.5; cl <- 2; v <- 10; q <- 3; vp <- 20; q2 <- 1; vp2 <- 50
      cp <- linCmt()
      alag(depot) <- 0.25
      """
    let model = try Model(parsing: text, file: "l.R")
    #expect(model.compartments.map(\.name) == ["depot", "central", "peripheral1", "peripheral2"])
    let a = [8.0, 30, 40, 100]
    let values = model.graph.evaluate(
      model.compartments.map(\.derivative) + [model.variable("cp")!.value], state: a)
    // depot: -1.5·8; central: 12 - (2 + 3 + 1)/10·30 + 3/20·40 + 1/50·100; peripheral: 9 - 6 and 3 - 2.
    let expected: [Double] = [-12, 2, 3, 1, 3]
    // 1e-13: other order of the same few operations.
    for (value, truth) in zip(values, expected) { #expect(abs(value - truth) < 1e-13) }
  }

  @Test(arguments: [
    ("linCmt(CL, V)", ["central"]), ("linCmt(KA, CL, V2, Q, V3)", ["depot", "central", "peripheral1"]),
    ("linCmt(Cl, Vc, Kel)", ["central"]), ("linCmt(kel, v, k12, k21)", ["central", "peripheral1"]),
    ("linCmt(cl, v, q, vss)", ["central", "peripheral1"]),
  ]) func linearParametrisations(call: String, compartments: [String]) throws {
    let model = try Model(parsing: "cp <- \(call)", file: "l.R")
    #expect(model.compartments.map(\.name) == compartments)
  }

  @Test func residualErrors() throws {
    func error(_ right: String) throws -> ResidualError {
      try Model(
        parsing: "m <- function() { ini({ a <- 1; b <- 2; e <- 0.5 }); model({ y <- a*b*e; y ~ \(right) }) }",
        file: "r.R"
      ).endpoints[0].error
    }
    #expect(try error("lnorm(a)").transform == .log)
    #expect(try error("add(a) + pow(b, e) + combined1()").combination == .combined1)
    #expect(try error("add(a) + pow(b, e) + combined1()").power != nil)
    if case .logit = try error("logitNorm(a, 0, 10)").transform {} else { Issue.record("not logit") }
    if case .boxCox = try error("add(a) + boxCox(b)").transform {} else { Issue.record("not Box-Cox") }
    #expect(try error("add(a) | concentration").proportional == nil)
  }

  @Test func tildeSuppressesAssignment() throws {
    let model = try Model(parsing: "k ~ CL / V\ny <- 2 * k", file: "s.R")
    #expect(model.variables.map(\.name) == ["y"])
    #expect(model.endpoints.isEmpty)
  }

  @Test func omegaForms() throws {
    func blocks(_ ini: String) throws -> [[Double]] {
      try Model(
        parsing: "m <- function() { ini({ \(ini) }); model({ y <- a + b }) }", file: "o.R"
      ).omegas.map(\.covariance)
    }
    #expect(try blocks("a ~ 0.1; b ~ c(0.02, 0.2)") == [[0.1, 0.02, 0.02, 0.2]])
    #expect(try blocks("a + b ~ fix(c(0.1, 0.02, 0.2))") == [[0.1, 0.02, 0.02, 0.2]])
    #expect(try blocks("a + b ~ sd(2, 0.5, 3)") == [[4, 0.5, 0.5, 9]])
    #expect(try blocks("a + b ~ cor(sd(2, 0.5, 3))") == [[4, 3, 3, 9]])
    #expect(try blocks("a + b ~ chol(2, 1, 3)") == [[4, 2, 2, 10]])
    #expect(try blocks("a ~ log(1 + 0.3^2) | id; b ~ 0.2^2").map(\.count) == [1, 1])
  }
}
