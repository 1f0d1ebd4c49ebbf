/// The mathematical functions of the model language and what they become in the graph.
enum FunctionTable {
  typealias Build = @Sendable (inout Graph, [NodeID]) -> NodeID

  /// One function: how many arguments it takes and what it does with them.
  struct Entry: Sendable {
    let arguments: ClosedRange<Int>
    let build: Build
  }

  /// All of them by name.
  static let entries: [String: Entry] = {
    var table: [String: Entry] = [:]
    func define(_ names: String..., arguments: ClosedRange<Int>, build: @escaping Build) {
      for name in names { table[name] = Entry(arguments: arguments, build: build) }
    }
    for (names, operation) in plain {
      for name in names { table[name] = Entry(arguments: 1...1) { $0.unary(operation, $1[0]) } }
    }
    for (names, operation) in paired {
      for name in names { table[name] = Entry(arguments: 2...2) { $0.binary(operation, $1[0], $1[1]) } }
    }
    let many = 1...1000
    define("min", arguments: many) { graph, x in x.dropFirst().reduce(x[0]) { graph.binary(.min, $0, $1) } }
    define("max", arguments: many) { graph, x in x.dropFirst().reduce(x[0]) { graph.binary(.max, $0, $1) } }
    define("sum", arguments: many) { graph, x in x.dropFirst().reduce(x[0]) { graph.binary(.add, $0, $1) } }
    define("prod", arguments: many) { graph, x in
      x.dropFirst().reduce(x[0]) { graph.binary(.multiply, $0, $1) }
    }
    define("mean", arguments: many) { graph, x in
      let total = x.dropFirst().reduce(x[0]) { graph.binary(.add, $0, $1) }
      return graph.binary(.divide, total, graph.constant(Double(x.count)))
    }
    define("log", arguments: 1...2) { graph, x in
      let natural = graph.unary(.log, x[0])
      return x.count == 1 ? natural : graph.binary(.divide, natural, graph.unary(.log, x[1]))
    }
    // C's remainder has the sign of x, that of %% the sign of y.
    define("fmod", arguments: 2...2) { graph, x in
      let whole = graph.unary(.truncate, graph.binary(.divide, x[0], x[1]))
      return graph.binary(.subtract, x[0], graph.binary(.multiply, whole, x[1]))
    }
    define("ifelse", arguments: 3...3) { $0.select(condition: $1[0], then: $1[1], otherwise: $1[2]) }
    define("logit", arguments: 1...3) { logit(&$0, $1) }
    define("expit", "invLogit", "logitInv", arguments: 1...3) { expit(&$0, $1) }
    define("probit", arguments: 1...3) { graph, x in
      let scaled = rescaled(&graph, x)
      return graph.unary(.qnorm, scaled)
    }
    define("probitInv", "invProbit", arguments: 1...3) { graph, x in
      let p = graph.unary(.pnorm, x[0])
      return spread(&graph, p, x)
    }
    define("gammaq", arguments: 2...2) { graph, x in
      let lower = graph.binary(.gammaP, x[0], x[1])
      return graph.binary(.subtract, graph.constant(1), lower)
    }
    define("lowergamma", arguments: 2...2) { graph, x in
      let lower = graph.binary(.gammaP, x[0], x[1])
      return graph.binary(.multiply, lower, graph.unary(.gamma, x[0]))
    }
    define("factorial", arguments: 1...1) { graph, x in
      graph.unary(.gamma, graph.binary(.add, x[0], graph.constant(1)))
    }
    define("lfactorial", arguments: 1...1) { graph, x in
      graph.unary(.lgamma, graph.binary(.add, x[0], graph.constant(1)))
    }
    define("lgamma1p", arguments: 1...1) { graph, x in
      graph.unary(.lgamma, graph.binary(.add, x[0], graph.constant(1)))
    }
    define("lbeta", arguments: 2...2) { logBeta(&$0, $1[0], $1[1]) }
    define("beta", arguments: 2...2) { graph, x in graph.unary(.exp, logBeta(&graph, x[0], x[1])) }
    define("lchoose", arguments: 2...2) { logChoose(&$0, $1[0], $1[1]) }
    define("choose", arguments: 2...2) { graph, x in graph.unary(.exp, logChoose(&graph, x[0], x[1])) }
    define("log1pexp", "softplus", arguments: 1...1) { graph, x in
      // log(1 + e^x) = max(x, 0) + log1p(e^-|x|): never overflows.
      let tail = graph.unary(.log1p, graph.unary(.exp, graph.unary(.negate, graph.unary(.abs, x[0]))))
      return graph.binary(.add, graph.binary(.max, x[0], graph.constant(0)), tail)
    }
    define("log1pmx", arguments: 1...1) { graph, x in
      graph.binary(.subtract, graph.unary(.log1p, x[0]), x[0])
    }
    define("ReLU", arguments: 1...1) { graph, x in graph.binary(.max, x[0], graph.constant(0)) }
    for (name, operation) in [("sinpi", UnaryOperation.sin), ("cospi", .cos), ("tanpi", .tan)] {
      define(name, arguments: 1...1) { graph, x in
        graph.unary(operation, graph.binary(.multiply, graph.constant(.pi), x[0]))
      }
    }
    define("is.na", "is.nan", arguments: 1...1) { graph, x in graph.binary(.notEqual, x[0], x[0]) }
    define("is.finite", arguments: 1...1) { graph, x in
      graph.binary(.less, graph.unary(.abs, x[0]), graph.constant(.infinity))
    }
    define("is.infinite", arguments: 1...1) { graph, x in
      graph.binary(.equal, graph.unary(.abs, x[0]), graph.constant(.infinity))
    }
    define("as.numeric", "as.double", arguments: 1...1) { $1[0] }
    table["phi"] = probability["pnorm"]
    table["normcdf"] = probability["pnorm"]
    for (name, entry) in probability { table[name] = entry }
    for (name, entry) in further { table[name] = entry }
    for (name, entry) in special { table[name] = entry }
    return table
  }()

  private static let plain: [([String], UnaryOperation)] = [
    (["exp"], .exp), (["expm1"], .expm1), (["log1p"], .log1p), (["log2"], .log2), (["log10"], .log10),
    (["sqrt"], .sqrt), (["sin"], .sin), (["cos"], .cos), (["tan"], .tan), (["asin"], .asin),
    (["acos"], .acos),
    (["atan"], .atan), (["sinh"], .sinh), (["cosh"], .cosh), (["tanh"], .tanh), (["asinh"], .asinh),
    (["acosh"], .acosh), (["atanh"], .atanh), (["abs", "fabs"], .abs), (["sign"], .sign),
    (["floor"], .floor), (["ceiling", "ceil"], .ceiling), (["round"], .round),
    (["trunc", "as.integer"], .truncate), (["gamma", "gammafn"], .gamma),
    (["lgamma", "lgammafn"], .lgamma), (["digamma"], .digamma), (["trigamma"], .trigamma), (["erf"], .erf),
    (["erfc"], .erfc),
  ]

  private static let paired: [([String], BinaryOperation)] = [
    (["pow", "R_pow", "R_pow_di", "Rx_pow", "Rx_pow_di"], .power), (["atan2"], .atan2), (["fmin2"], .min),
    (["fmax2"], .max),
    (["gammap"], .gammaP),
  ]

  /// `logit(x, low = 0, high = 1)` = log((x - low)/(high - x)).
  static func logit(_ graph: inout Graph, _ x: [NodeID]) -> NodeID {
    let (low, high) = limits(&graph, x)
    let ratio = graph.binary(
      .divide, graph.binary(.subtract, x[0], low), graph.binary(.subtract, high, x[0]))
    return graph.unary(.log, ratio)
  }

  /// `expit(x, low = 0, high = 1)` = low + (high - low)/(1 + e^-x).
  static func expit(_ graph: inout Graph, _ x: [NodeID]) -> NodeID {
    let tail = graph.unary(.exp, graph.unary(.negate, x[0]))
    let p = graph.binary(.divide, graph.constant(1), graph.binary(.add, graph.constant(1), tail))
    return spread(&graph, p, x)
  }

  private static func limits(_ graph: inout Graph, _ x: [NodeID]) -> (low: NodeID, high: NodeID) {
    (x.count > 1 ? x[1] : graph.constant(0), x.count > 2 ? x[2] : graph.constant(1))
  }

  private static func rescaled(_ graph: inout Graph, _ x: [NodeID]) -> NodeID {
    let (low, high) = limits(&graph, x)
    return graph.binary(.divide, graph.binary(.subtract, x[0], low), graph.binary(.subtract, high, low))
  }

  private static func spread(_ graph: inout Graph, _ p: NodeID, _ x: [NodeID]) -> NodeID {
    let (low, high) = limits(&graph, x)
    return graph.binary(.add, low, graph.binary(.multiply, graph.binary(.subtract, high, low), p))
  }

  private static func logBeta(_ graph: inout Graph, _ a: NodeID, _ b: NodeID) -> NodeID {
    let both = graph.binary(.add, graph.unary(.lgamma, a), graph.unary(.lgamma, b))
    return graph.binary(.subtract, both, graph.unary(.lgamma, graph.binary(.add, a, b)))
  }

  private static func logChoose(_ graph: inout Graph, _ n: NodeID, _ k: NodeID) -> NodeID {
    let one = graph.constant(1)
    let top = graph.unary(.lgamma, graph.binary(.add, n, one))
    let low = graph.unary(.lgamma, graph.binary(.add, k, one))
    let rest = graph.unary(.lgamma, graph.binary(.add, graph.binary(.subtract, n, k), one))
    return graph.binary(.subtract, graph.binary(.subtract, top, low), rest)
  }

  /// Numbers that have names.
  static let constants: [String: Double] = [
    "pi": .pi, "M_PI": .pi, "M_E": 2.718281828459045, "M_LN2": 0.6931471805599453,
    "M_LN10": 2.302585092994046,
    "M_PI_2": .pi / 2, "M_PI_4": .pi / 4, "M_1_PI": 1 / .pi, "M_2_PI": 2 / .pi, "M_LOG2E": 1.4426950408889634,
    "M_LOG10E": 0.4342944819032518, "M_SQRT2": 1.4142135623730951, "M_SQRT1_2": 0.7071067811865476,
    "M_SQRT_PI": 1.772453850905516, "M_2PI": 2 * .pi, "M_LN_SQRT_2PI": 0.9189385332046728,
    "M_LN_SQRT_PI": 0.5723649429247001, "M_LN_SQRT_PId2": 0.22579135264472744,
    "M_1_SQRT_2PI": 0.3989422804014327, "M_SQRT_2dPI": 0.7978845608028654, "M_2_SQRTPI": 1.1283791670955126,
    "M_LOG10_2": 0.3010299956639812, "M_SQRT_3": 1.7320508075688772, "M_SQRT_32": 5.656854249492381,
    "TRUE": 1, "FALSE": 0, "Inf": .infinity, "NaN": .nan,
    "NA": .nan, "NA_real_": .nan,
  ]
}
