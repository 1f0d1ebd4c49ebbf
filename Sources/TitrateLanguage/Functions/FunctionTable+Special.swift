extension FunctionTable {
  /// The logistic distribution, derivatives of the digamma function, inverses with respect to a shape.
  static let special: [String: Entry] = {
    var table: [String: Entry] = [:]
    func define(
      _ name: String, _ arguments: ClosedRange<Int>,
      _ value: @escaping @Sendable (Formula, [Formula.Value]) -> Formula.Value
    ) {
      table[name] = Entry(arguments: arguments) { graph, x in graph.formula { f in value(f, x.map { f($0) }) }
      }
    }
    // R: plogis(q, location, scale, lower.tail, log.p).
    define("plogis", 1...5) { f, x in
      let z = standardised(f, x)
      let isLower = x.count > 3 ? x[3] : f(1)
      let argument = f.select(f.equal(isLower, f(0)), -z, z)
      let logP = -(f.max(-argument, f(0)) + f.log1p(f.exp(-f.abs(argument))))
      let p = 1 / (1 + f.exp(-argument))
      return x.count > 4 ? f.select(f.equal(x[4], f(0)), p, logP) : p
    }
    define("qlogis", 1...3) { f, x in
      let logit = f.log(x[0] / (1 - x[0]))
      return (x.count > 1 ? x[1] : f(0)) + (x.count > 2 ? x[2] : f(1)) * logit
    }
    define("dlogis", 1...3) { f, x in
      let tail = f.exp(-f.abs(standardised(f, x)))
      let density = tail / ((1 + tail) * (1 + tail))
      return x.count > 2 ? density / x[2] : density
    }
    define("tetragamma", 1...1) { f, x in polygamma(f, 2, x[0]) }
    define("pentagamma", 1...1) { f, x in polygamma(f, 3, x[0]) }
    define("gammapInva", 2...2) { f, x in Inversion.shape(f, x[0], p: x[1]) }
    define("gammaqInva", 2...2) { f, x in Inversion.shape(f, x[0], p: 1 - x[1]) }
    // The order must be a number: psigamma(x, 2), polygamma(2, x).
    table["psigamma"] = Entry(arguments: 1...2) { graph, x in
      polygamma(&graph, order: x.count > 1 ? x[1] : graph.constant(0), at: x[0])
    }
    table["polygamma"] = Entry(arguments: 2...2) { graph, x in polygamma(&graph, order: x[0], at: x[1]) }
    return table
  }()

  private static func standardised(_ f: Formula, _ x: [Formula.Value]) -> Formula.Value {
    (x[0] - (x.count > 1 ? x[1] : f(0))) / (x.count > 2 ? x[2] : f(1))
  }

  /// A derivative of the digamma function of some order; NaN where the order is no whole number from 0 to 20.
  private static func polygamma(_ graph: inout Graph, order: NodeID, at x: NodeID) -> NodeID {
    guard let value = graph.constantValue(of: order), let n = Int(exactly: value), (0...20).contains(n) else {
      return graph.constant(.nan)
    }
    switch n {
    case 0: return graph.unary(.digamma, x)
    case 1: return graph.unary(.trigamma, x)
    default: return graph.formula { f in polygamma(f, n, f(x)) }
    }
  }

  /// ψ⁽ⁿ⁾(x) for n of at least 1 and x > 0, NaN elsewhere: the recurrence up to x + 20, there the asymptotic series
  /// (DLMF 5.15.8 and 5.15.5), whose first term left out is below 1e-17 of the sum.
  static func polygamma(_ f: Formula, _ n: Int, _ x: Formula.Value) -> Formula.Value {
    let shift = 20
    let factorial = (1...n).reduce(1.0) { $0 * Double($1) }
    func power(_ y: Formula.Value, _ exponent: Int) -> Formula.Value { f.power(y, f(Double(-exponent))) }
    let y = x + Double(shift)
    var sum = (factorial / Double(n)) * power(y, n) + (0.5 * factorial) * power(y, n + 1)
    // B₂ₖ (2k + n - 1)!/(2k)!
    for (index, bernoulli) in bernoulli.enumerated() {
      let k = 2 * (index + 1)
      let ratio = k > 1 ? stride(from: k + n - 1, to: k, by: -1).reduce(1.0) { $0 * Double($1) } : 1
      sum = sum + (bernoulli * ratio) * power(y, k + n)
    }
    for step in (0..<shift).reversed() { sum = sum + factorial * power(x + Double(step), n + 1) }
    let signed = n.isMultiple(of: 2) ? -sum : sum
    return f.select(f.less(f(0), x), signed, f(.nan))
  }

  /// B₂, B₄ … B₁₈.
  private static let bernoulli: [Double] = [
    1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798,
  ]
}
