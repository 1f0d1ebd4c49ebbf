import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Numbers computed by another tool and by an 80-bit integrator; see Tests/Golden/reference/ORIGIN.md.
struct ReferenceTests {
  /// A case and its equations in the model language.
  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let ini: String
    let equations: String
    var covariates = CovariateRule.locf

    var model: Model {
      get throws {
        try Model(
          parsing: "m <- function() {\nini({ \(ini) })\nmodel({\n\(equations)\n})\n}",
          file: "\(description).R")
      }
    }
  }

  static let twoCompartments = """
    d/dt(A1) <- -KA*A1
    d/dt(A2) <- KA*A1 - (CL + Q)/V1*A2 + Q/V2*A3
    d/dt(A3) <- Q/V1*A2 - Q/V2*A3
    CP <- A2/V1
    """

  static let linear: [Case] = [
    Case(
      description: "cmt1_bolus", ini: "CL <- 5; V <- 50", equations: "d/dt(A1) <- -(CL/V)*A1\nCP <- A1/V"),
    Case(
      description: "cmt1_oral_lag_f", ini: "CL <- 5; V <- 50; KA <- 1.2; LAG <- 0.5; FBIO <- 0.7",
      equations: """
        d/dt(A1) <- -KA*A1
        d/dt(A2) <- KA*A1 - (CL/V)*A2
        alag(A1) <- LAG
        f(A1) <- FBIO
        CP <- A2/V
        """),
    Case(
      description: "cmt2_infusion", ini: "CL <- 5; V1 <- 20; Q <- 8; V2 <- 60",
      equations: """
        d/dt(A1) <- -(CL + Q)/V1*A1 + Q/V2*A2
        d/dt(A2) <- Q/V1*A1 - Q/V2*A2
        CP <- A1/V1
        """),
    Case(
      description: "cmt2_oral_addl", ini: "CL <- 5; V1 <- 20; Q <- 8; V2 <- 60; KA <- 1.3",
      equations: twoCompartments),
    Case(
      description: "cmt3_oral", ini: "CL <- 5; V1 <- 20; Q2 <- 8; V2 <- 60; Q3 <- 1.5; V3 <- 200; KA <- 0.9",
      equations: """
        d/dt(A1) <- -KA*A1
        d/dt(A2) <- KA*A1 - (CL + Q2 + Q3)/V1*A2 + Q2/V2*A3 + Q3/V3*A4
        d/dt(A3) <- Q2/V1*A2 - Q2/V2*A3
        d/dt(A4) <- Q3/V1*A2 - Q3/V3*A4
        CP <- A2/V1
        """),
    Case(
      description: "rate_modelled", ini: "CL <- 5; V <- 50; FBIO <- 0.8; DUR1 <- 3; RAT1 <- 20",
      equations: """
        d/dt(A1) <- -(CL/V)*A1
        f(A1) <- FBIO
        dur(A1) <- DUR1
        rate(A1) <- RAT1
        CP <- A1/V
        """),
    Case(
      description: "resets", ini: "CL <- 5; V <- 50; KA <- 1.2",
      equations: "d/dt(A1) <- -KA*A1\nd/dt(A2) <- KA*A1 - (CL/V)*A2\nCP <- A2/V"),
    Case(
      description: "ss1_infusion", ini: "CL <- 5; V <- 50", equations: "d/dt(A1) <- -(CL/V)*A1\nCP <- A1/V"),
    Case(
      description: "ss1_oral", ini: "CL <- 5; V1 <- 20; Q <- 8; V2 <- 60; KA <- 1.3",
      equations: twoCompartments),
    Case(
      description: "transit", ini: "CL <- 23; V1 <- 692; Q <- 11.6; V2 <- 5340; KTR <- 3.58; LAG <- 0.38",
      equations: """
        d/dt(T1) <- -KTR*T1
        d/dt(T2) <- KTR*(T1 - T2)
        d/dt(T3) <- KTR*(T2 - T3)
        d/dt(T4) <- KTR*(T3 - T4)
        d/dt(T5) <- KTR*(T4 - T5)
        d/dt(A1) <- KTR*T5 - (CL + Q)/V1*A1 + Q/V2*A2
        d/dt(A2) <- Q/V1*A1 - Q/V2*A2
        alag(T1) <- LAG
        CP <- 1000*A1/V1
        """),
    Case(
      description: "tv_covariates", ini: "TVCL <- 5; TVV <- 50",
      equations: """
        CL <- TVCL*(WT/70)^0.75*(CRCL/100)^0.6
        V <- TVV*WT/70
        d/dt(A1) <- -(CL/V)*A1
        CP <- A1/V
        """, covariates: .nocb),
  ]

  static let nonlinear: [Case] = [
    Case(
      description: "michaelis_menten", ini: "V <- 30; VMAX <- 25; KM <- 2",
      equations: "C <- A1/V\nd/dt(A1) <- -VMAX*C/(KM + C)\nCP <- A1/V"),
    Case(
      description: "friberg",
      ini: "CL <- 5; V1 <- 20; Q <- 8; V2 <- 60; CIRC0 <- 5; MTT <- 90; GAM <- 0.17; SLOPE <- 0.1",
      equations: """
        ktr <- 4/MTT
        CP <- A1/V1
        d/dt(A1) <- -(CL + Q)/V1*A1 + Q/V2*A2
        d/dt(A2) <- Q/V1*A1 - Q/V2*A2
        d/dt(PROL) <- ktr*PROL*(1 - SLOPE*CP)*(CIRC0/CIRC)^GAM - ktr*PROL
        d/dt(TR1) <- ktr*(PROL - TR1)
        d/dt(TR2) <- ktr*(TR1 - TR2)
        d/dt(TR3) <- ktr*(TR2 - TR3)
        d/dt(CIRC) <- ktr*(TR3 - CIRC)
        PROL(0) <- CIRC0
        TR1(0) <- CIRC0
        TR2(0) <- CIRC0
        TR3(0) <- CIRC0
        CIRC(0) <- CIRC0
        """),
  ]

  /// Largest relative difference from the reference over all its outputs.
  static func deviation(_ item: Case, force: Bool, floor: Double = 0) throws -> (Double, Profile) {
    let reference = try ReferenceCase(item.description)
    var options = SolveOptions()
    options.covariates = item.covariates
    options.forceIntegration = force
    let profile = try Profile(
      item.model, reference.subject.records, covariates: reference.covariates, options: options)
    // The references give no rows for EVID 2.
    let outputs = reference.subject.records.filter(\.isOutput)
    let rows = outputs.indices.filter { outputs[$0].evid == 0 }
    let worst = reference.expected.map { name, expected in
      largestRelativeDifference(
        rows.map { profile[name].indices.contains($0) ? profile[name][$0] : .nan }, expected, floor: floor)
    }.max()
    return (worst ?? .infinity, profile)
  }

  @Test(arguments: linear) func closedFormMatches(_ item: Case) throws {
    let (worst, profile) = try Self.deviation(item, force: false)
    #expect(profile.method == .closedForm)
    // 1e-8 is what the reference's README asks; every digit of the smallest amounts counts.
    #expect(worst <= 1e-8, "\(item): \(worst)")
  }

  @Test(arguments: linear + nonlinear) func integrationMatches(_ item: Case) throws {
    // Amounts below 1e-4 (cmt2_oral_addl goes down to 1e-18) are beneath the absolute tolerance of 1e-10.
    let (worst, profile) = try Self.deviation(item, force: true, floor: 1e-4)
    #expect(profile.method == .integrated)
    // 1e-6 is what the reference's README asks of integrated models.
    #expect(worst <= 1e-6, "\(item): \(worst)")
  }

  /// Every solver, and nine subjects at once: eight side by side and one more.
  @Test(arguments: linear + nonlinear, SolverConfiguration.all)
  func everySolverMatchesInLanes(_ item: Case, _ configuration: SolverConfiguration) throws {
    let reference = try ReferenceCase(item.description)
    let compiled = CompiledModel(try item.model)
    var options = Simulation.Options()
    options.isTypical = true
    options.solve = configuration.options()
    options.solve.covariates = item.covariates
    let table = EventTable(covariates: reference.covariates, subjects: [reference.subject])
    let result = try Simulation(compiled, population: Population(table, count: 9), options: options).run()
    let outputs = reference.subject.records.filter(\.isOutput)
    let rows = outputs.indices.filter { outputs[$0].evid == 0 }
    // As above: exact propagation knows every digit of the smallest amounts, an integrator its tolerance.
    let isExact = configuration.takesClosedForms && compiled.method == .closedForm
    for (name, expected) in reference.expected {
      let column = try #require(result.columns.firstIndex(of: name))
      for subject in 0..<9 {
        let found = rows.map { result.row(subject * outputs.count + $0)[offset: column] }
        let worst = largestRelativeDifference(found, expected, floor: isExact ? 0 : 1e-4)
        #expect(worst <= (isExact ? 1e-8 : 1e-6), "\(name), subject \(subject): \(worst)")
      }
    }
  }
}

extension ArraySlice {
  fileprivate subscript(offset offset: Int) -> Element { self[startIndex + offset] }
}
