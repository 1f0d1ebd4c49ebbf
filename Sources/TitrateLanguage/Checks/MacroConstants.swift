/// `linCmt()` from the exponents and coefficients of its curve, as found by names.
struct MacroConstants {
  /// What goes with the exponents.
  enum Scale {
    /// Coefficients per unit of dose, one for each exponent.
    case coefficients([String])
    /// Volume, and the ratio A/B of two coefficients.
    case ratio(volume: String, aob: String)
    /// Volume, and the rate constant back from the peripheral compartment.
    case back(volume: String, k21: String)
  }
  /// alpha, beta, gamma.
  let rates: [String]
  let scale: Scale

  /// nil where the names are others; an elimination constant or clearance among them comes first.
  init?(_ byWord: [String: String]) {
    guard ["cl", "cl1", "kel", "ke", "k", "k10", "k20"].allSatisfy({ byWord[$0] == nil }),
      let alpha = byWord["alpha"]
    else { return nil }
    let beta = byWord["beta"]
    rates = [alpha] + (beta.map { [$0] } ?? []) + (beta == nil ? [] : byWord["gamma"].map { [$0] } ?? [])
    let volume = ["v", "vc", "v1"].lazy.compactMap { byWord[$0] }.first
    let coefficients = ["a", "b", "c"].prefix(rates.count).compactMap { byWord[$0] }
    if rates.count == 2, let volume, let aob = byWord["aob"] {
      scale = .ratio(volume: volume, aob: aob)
    } else if rates.count == 2, let volume, let k21 = byWord["k21"] {
      scale = .back(volume: volume, k21: k21)
    } else if volume == nil, coefficients.count == rates.count {
      scale = .coefficients(coefficients)
    } else {
      return nil
    }
  }
}

extension ModelChecker {
  /// Volume and rate constants from exponents and coefficients (Gibaldi and Perrier, Pharmacokinetics, 2nd ed., 1982:
  /// the zeros of the central compartment's transfer function are the rate constants back to it).
  mutating func lowerMacroConstants(_ macro: MacroConstants, at span: Span)
    -> (volume: NodeID, elimination: NodeID, exchanges: [(NodeID, NodeID)])
  {
    let rates = macro.rates.map { resolve($0, at: span) }
    switch macro.scale {
    case .ratio(let v, let aob):
      let (volume, ratio) = (resolve(v, at: span), resolve(aob, at: span))
      let back = graph.formula { f in (f(ratio) * f(rates[1]) + f(rates[0])) / (f(ratio) + 1) }
      return twoCompartments(volume, rates, back: back)
    case .back(let v, let k21):
      return twoCompartments(resolve(v, at: span), rates, back: resolve(k21, at: span))
    case .coefficients(let names):
      let a = names.map { resolve($0, at: span) }
      let sum = a.dropFirst().reduce(a[0]) { graph.binary(.add, $0, $1) }
      let volume = graph.binary(.divide, graph.constant(1), sum)
      if rates.count == 1 { return (volume, rates[0], []) }
      if rates.count == 2 {
        let back = graph.formula { f in
          (f(a[0]) * f(rates[1]) + f(a[1]) * f(rates[0])) / (f(a[0]) + f(a[1]))
        }
        return twoCompartments(volume, rates, back: back)
      }
      return threeCompartments(volume, rates, a)
    }
  }

  private mutating func twoCompartments(_ volume: NodeID, _ rates: [NodeID], back: NodeID)
    -> (NodeID, NodeID, [(NodeID, NodeID)])
  {
    let elimination = graph.formula { f in f(rates[0]) * f(rates[1]) / f(back) }
    let out = graph.formula { f in f(rates[0]) + f(rates[1]) - f(back) - f(elimination) }
    return (volume, elimination, [(out, back)])
  }

  private mutating func threeCompartments(_ volume: NodeID, _ rates: [NodeID], _ a: [NodeID])
    -> (NodeID, NodeID, [(NodeID, NodeID)])
  {
    typealias Value = Formula.Value
    func half(_ f: Formula) -> (middle: Value, product: Value) {
      let (x, y, z) = (f(rates[0]), f(rates[1]), f(rates[2]))
      let (p, q, r) = (f(a[0]), f(a[1]), f(a[2]))
      let total = p + q + r
      let sums: Value = p * (y + z) + q * (x + z) + r * (x + y)
      let products: Value = p * y * z + q * x * z + r * x * y
      return (0.5 * sums / total, products / total)
    }
    let k21 = graph.formula { f in
      let (middle, product) = half(f)
      return middle + f.sqrt(middle * middle - product)
    }
    let k31 = graph.formula { f in half(f).product / f(k21) }
    let elimination = graph.formula { f in f(rates[0]) * f(rates[1]) * f(rates[2]) / (f(k21) * f(k31)) }
    let sum = graph.formula { f in f(rates[0]) + f(rates[1]) + f(rates[2]) }
    let pairs = graph.formula { f in
      let (x, y, z) = (f(rates[0]), f(rates[1]), f(rates[2]))
      return x * y + y * z + x * z
    }
    let k12 = graph.formula { f in
      let (b, c) = (f(k21), f(k31))
      let numerator: Value = f(pairs) - b * f(sum) - f(elimination) * c + b * b
      return numerator / (c - b)
    }
    let k13 = graph.formula { f in f(sum) - f(elimination) - f(k12) - f(k21) - f(k31) }
    return (volume, elimination, [(k12, k21), (k13, k31)])
  }
}
