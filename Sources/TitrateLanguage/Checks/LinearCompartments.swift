/// The parameters of `linCmt()`, found by their names as rxode2 does, whatever their case.
struct LinearCompartments {
  /// How a peripheral compartment exchanges with the central one.
  enum Exchange {
    /// Clearance and volume, `q` and `vp`.
    case clearance(String, volume: String)
    /// Rate constants there and back, `k12` and `k21`.
    case constants(String, String)
    /// Clearance and the volume of distribution at steady state, from which V is taken off.
    case steadyStateVolume(String, vss: String)
  }
  /// Where `linCmt()` stands.
  let span: Span
  /// Absorption rate constant; nil without depot.
  var ka: String?
  /// Volume of the central compartment.
  var volume = ""
  /// Clearance; nil when `elimination` stands for it.
  var clearance: String?
  /// Elimination rate constant.
  var elimination: String?
  /// One or two peripheral compartments.
  var peripherals: [Exchange] = []
  /// Exponents and coefficients instead of all of these but `ka`.
  var macro: MacroConstants?

  /// Names of its compartments in order.
  var compartments: [String] {
    (ka == nil ? ["central"] : ["depot", "central"])
      + (0..<(macro.map { $0.rates.count - 1 } ?? peripherals.count)).map { "peripheral\($0 + 1)" }
  }

  /// What is wrong with a set of names, and what to do.
  struct Refusal: Error {
    let what: String
    let fix: String
  }

  /// Finds the parameters among some names.
  init(names: [String], span: Span) throws(Refusal) {
    self.span = span
    var byWord: [String: String] = [:]
    for name in names where byWord[name.lowercased()] == nil { byWord[name.lowercased()] = name }
    func first(_ words: String...) -> String? { words.lazy.compactMap { byWord[$0] }.first }

    ka = first("ka")
    macro = MacroConstants(byWord)
    if macro != nil { return }
    let exchanges = ["q", "q1", "q2", "q3", "qp", "qp1", "qp2", "cld", "cld1", "cld2", "cl2", "cl3"]
    let flows = exchanges.compactMap { byWord[$0] }
    // V, VC or V1 is central; otherwise, as with NONMEM's oral routines, the volume of lowest number.
    let numbered = ["v1", "v2", "v3", "v4"].compactMap { byWord[$0] }
    let named = first("v", "vc")
    var outer = named == nil ? Array(numbered.dropFirst()) : numbered
    guard let central = named ?? numbered.first else {
      throw Refusal(
        what: "linCmt() finds no volume among the variables",
        fix: "assign v, vc or v1 before linCmt()")
    }
    volume = central
    outer += ["vp", "vp1", "vt", "vt1"].compactMap { byWord[$0] }.prefix(1)
    outer += ["vp2", "vt2", "vp3"].compactMap { byWord[$0] }

    clearance = first("cl", "cl1")
    elimination = clearance == nil ? first("kel", "ke", "k", "k10", "k20") : nil
    if clearance == nil, elimination == nil {
      if ["alpha", "aob"].contains(where: { byWord[$0] != nil }) {
        throw Refusal(
          what: "linCmt() finds exponents without what belongs to them",
          fix: "assign alpha and A, or v, alpha, beta and aob or k21, before linCmt()")
      }
      throw Refusal(
        what: "linCmt() finds neither clearance nor elimination rate constant among the variables",
        fix: "assign cl, or kel, before linCmt()")
    }
    peripherals = try Self.peripherals(byWord, flows: flows, volumes: outer, hasClearance: clearance != nil)
  }

  private static func peripherals(
    _ byWord: [String: String], flows: [String], volumes: [String], hasClearance: Bool
  ) throws(Refusal) -> [Exchange] {
    if !hasClearance || (flows.isEmpty && byWord["k12"] != nil) {
      // NONMEM numbers the central compartment 2 after a depot: k23 and k32 then.
      var pairs: [Exchange] = []
      for (out, back) in [("k12", "k21"), ("k13", "k31"), ("k23", "k32"), ("k24", "k42")] {
        switch (byWord[out], byWord[back]) {
        case (let out?, let back?): pairs.append(.constants(out, back))
        case (nil, nil): continue
        default:
          throw Refusal(
            what: "linCmt() finds only one of \(out) and \(back)", fix: "assign both before linCmt()")
        }
      }
      return Array(pairs.prefix(2))
    }
    if let vss = byWord["vss"], volumes.isEmpty, let q = flows.first {
      return [.steadyStateVolume(q, vss: vss)]
    }
    guard flows.count == volumes.count, flows.count <= 2 else {
      let found =
        "\(flows.isEmpty ? "none" : flows.joined(separator: ", ")) and "
        + "\(volumes.isEmpty ? "none" : volumes.joined(separator: ", "))"
      throw Refusal(
        what:
          "linCmt() finds intercompartmental clearances and peripheral volumes that do not pair: \(found)",
        fix: "assign q and vp (and q2 and vp2) before linCmt(), or name them: linCmt(cl, v, q, vp)")
    }
    return zip(flows, volumes).map { .clearance($0, volume: $1) }
  }
}

extension ModelChecker {
  /// Remembers the first `linCmt()` of the model.
  mutating func findLinearCompartments(_ expression: Expression) {
    switch expression.kind {
    case .call("linCmt", let arguments), .call("rxode2::linCmt", let arguments):
      if linearCompartments == nil { declareLinearCompartments(arguments, at: expression.span) }
    case .call(_, let arguments):
      arguments.forEach { if let value = $0.value { findLinearCompartments(value) } }
    case .unary(_, let a): findLinearCompartments(a)
    case .binary(_, let a, let b):
      findLinearCompartments(a)
      findLinearCompartments(b)
    case .conditional(let a, let b, let c):
      findLinearCompartments(a)
      findLinearCompartments(b)
      if let c { findLinearCompartments(c) }
    default: break
    }
  }

  private mutating func declareLinearCompartments(_ arguments: [Argument], at span: Span) {
    var names = arguments.compactMap { $0.value?.name }
    if names.count < arguments.count {
      report(
        "L055", "linCmt() takes names of variables, not formulas", span,
        fix: "assign them first: cl <- …; v <- …; cp <- linCmt()")
      return
    }
    if names.isEmpty {
      let assigned = firstAssignment.sorted { $0.value.start < $1.value.start }.map(\.key)
      names = assigned + thetas.map(\.name)
    }
    do {
      let found = try LinearCompartments(names: names, span: span)
      linearCompartments = found
    } catch {
      report("L055", error.what, span, fix: error.fix)
    }
  }

  /// The compartments of linCmt() come after those of `d/dt()` lines, as in rxode2.
  mutating func appendLinearCompartments() {
    guard let linear = linearCompartments else { return }
    for name in linear.compartments {
      if derivativeNames.contains(name) {
        report(
          "L055", "linCmt() makes a compartment '\(name)', which also has a d/dt() line", linear.span,
          fix: "rename the compartment of the d/dt() line")
      }
      stateNames.append(name)
      derivativeNames.insert(name)
    }
  }

  /// The equations of `linCmt()` from the values its parameters have here; its value is the concentration.
  mutating func lowerLinearCompartments(at span: Span) -> NodeID {
    guard let linear = linearCompartments else { return graph.constant(.nan) }
    func state(_ name: String) -> NodeID { graph.input(.state(stateNames.firstIndex(of: name) ?? 0)) }
    func parameter(_ name: String) -> NodeID { resolve(name, at: span) }
    let micro = linear.macro.map { lowerMacroConstants($0, at: span) }
    let volume = micro?.volume ?? parameter(linear.volume)
    let central = state("central")
    let concentration = graph.binary(.divide, central, volume)
    guard scope[.derivative("central")] == nil else { return concentration }

    let rate =
      if let micro {
        micro.elimination
      } else if let clearance = linear.clearance {
        graph.binary(.divide, parameter(clearance), volume)
      } else {
        parameter(linear.elimination ?? "")
      }
    var change = graph.unary(.negate, graph.binary(.multiply, rate, central))
    if let ka = linear.ka {
      let flow = graph.binary(.multiply, parameter(ka), state("depot"))
      scope.assign(.derivative("depot"), graph.unary(.negate, flow))
      change = graph.binary(.add, flow, change)
    }
    var exchanges = micro?.exchanges ?? []
    for exchange in linear.peripherals {
      let out: NodeID
      let back: NodeID
      switch exchange {
      case .clearance(let q, let v):
        out = graph.binary(.divide, parameter(q), volume)
        back = graph.binary(.divide, parameter(q), parameter(v))
      case .constants(let there, let here): (out, back) = (parameter(there), parameter(here))
      case .steadyStateVolume(let q, let vss):
        out = graph.binary(.divide, parameter(q), volume)
        let rest = graph.binary(.subtract, parameter(vss), volume)
        back = graph.binary(.divide, parameter(q), rest)
      }
      exchanges.append((out, back))
    }
    for (position, (out, back)) in exchanges.enumerated() {
      let name = "peripheral\(position + 1)"
      let leaving = graph.binary(.multiply, out, central)
      let returning = graph.binary(.multiply, back, state(name))
      scope.assign(.derivative(name), graph.binary(.subtract, leaving, returning))
      change = graph.binary(.add, graph.binary(.subtract, change, leaving), returning)
    }
    scope.assign(.derivative("central"), change)
    return concentration
  }
}
