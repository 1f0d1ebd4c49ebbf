import OrderedCollections

/// A checked model: everything the engine needs, and nothing it must look up in text.
public struct Model: Sendable {
  /// The function's name, or the file's for bare model text.
  public var name: String
  /// `description`, `reference`, `units`, … as written; nested lists keep their order.
  public var metadata: OrderedDictionary<String, MetadataValue>
  /// Population parameters in the order of `ini`, residual-error parameters among them.
  public var thetas: [Theta]
  /// Random effects in the order of `ini`; `omegas` says how they vary together.
  public var etas: [Eta]
  /// Blocks of the covariance matrix; every eta is in exactly one.
  public var omegas: [OmegaBlock]
  /// Names that are used and nowhere assigned, in order of first use; see `covariateNames` for the columns.
  public var covariates: [Covariate]
  /// What the model asks about doses, in order of first use.
  public var eventQuantities: [EventQuantity] = []
  /// The model's random numbers, in order of first use.
  public var draws: [RandomDraw] = []
  /// Values of `mtime()`: times at which the solver stops and restarts, evaluated where the subject's record begins,
  /// with the covariates of its first record. One before the start or not finite counts for nothing.
  public var modelTimes: [NodeID] = []
  /// In the order of their `d/dt()` lines, then those of `linCmt()`: depot, central, peripheral1, peripheral2.
  public var compartments: [Compartment]
  /// Names of the compartments that `linCmt()` made.
  public var linearCompartments: [String] = []
  /// Every name assigned in `model()`, in order of first assignment, with its final value.
  public var variables: [Variable]
  /// What is measured, in order; empty for a model without residual error.
  public var endpoints: [Endpoint]
  /// The operations that all of the above point into.
  public var graph: Graph
  /// The tree this was checked from.
  public var tree: ModelTree
  /// Warnings found on the way.
  public var warnings: [Diagnostic]

  /// The columns that covariates are read from, each once, in order of first use; DV is not among them.
  public var covariateNames: [String] {
    var names: OrderedSet<String> = []
    for covariate in covariates where covariate.derivation != .observation { names.append(covariate.name) }
    return names.elements
  }

  /// Position of a name among the variables.
  public func variable(_ name: String) -> Variable? { variables.first { $0.name == name } }
}

/// A metadata statement's value: `units <- list(time = "h", dosing = "mg")` and the like.
public indirect enum MetadataValue: Hashable, Sendable {
  case text(String)
  case number(Double)
  case logical(Bool)
  case null
  /// `list(…)` or `c(…)`; names are nil where the element has none.
  case list([MetadataElement])
}

/// One element of a metadata list.
public struct MetadataElement: Hashable, Sendable {
  /// The element's name, when it has one.
  public var name: String?
  /// Its value.
  public var value: MetadataValue
  /// Creates an element.
  public init(name: String?, value: MetadataValue) {
    self.name = name
    self.value = value
  }
}

/// A population parameter of `ini`.
public struct Theta: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Initial estimate, on the scale in which the model is written.
  public var estimate: Double
  /// Bounds; infinite where none is given.
  public var lower: Double
  /// Upper bound.
  public var upper: Double
  /// Whether `fix()` or `fixed()` stands around it.
  public var isFixed: Bool
  /// `label("…")`.
  public var label: String?
  /// Creates a parameter.
  public init(name: String, estimate: Double, lower: Double, upper: Double, isFixed: Bool, label: String?) {
    self.name = name
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
    self.isFixed = isFixed
    self.label = label
  }
}

/// A random effect.
public struct Eta: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// The column whose changes draw it anew (`occ` in `iov.cl ~ 0.02 | occ`); nil between subjects (`id`).
  public var level: String?
  /// Creates a random effect.
  public init(name: String, level: String?) {
    self.name = name
    self.level = level
  }
}

/// One block of OMEGA: a full covariance matrix of the etas it names.
public struct OmegaBlock: Hashable, Sendable {
  /// Positions in `Model.etas`.
  public var etas: [Int]
  /// Covariances, row-major, `etas.count` squared.
  public var covariance: [Double]
  /// Whether `fix()` stands around it.
  public var isFixed: Bool
  /// Creates a block.
  public init(etas: [Int], covariance: [Double], isFixed: Bool) {
    self.etas = etas
    self.covariance = covariance
    self.isFixed = isFixed
  }
}

/// A state of the system and what happens to doses into it.
public struct Compartment: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// d/dt of the amount, without dose input.
  public var derivative: NodeID
  /// Amount at the start, `x(0)`; nil means 0.
  public var initial: NodeID?
  /// `f(x)`; nil means 1.
  public var bioavailability: NodeID?
  /// `alag(x)` or `lag(x)`, nil means 0.
  public var lag: NodeID?
  /// `rate(x)`, used by RATE = -1.
  public var rate: NodeID?
  /// `dur(x)`, used by RATE = -2.
  public var duration: NodeID?
  /// Creates a compartment.
  public init(
    name: String, derivative: NodeID, initial: NodeID? = nil, bioavailability: NodeID? = nil,
    lag: NodeID? = nil,
    rate: NodeID? = nil, duration: NodeID? = nil
  ) {
    self.name = name
    self.derivative = derivative
    self.initial = initial
    self.bioavailability = bioavailability
    self.lag = lag
    self.rate = rate
    self.duration = duration
  }
}

/// A name assigned in `model()` and its final value.
public struct Variable: Hashable, Sendable {
  /// As written.
  public var name: String
  /// Its value after the last assignment.
  public var value: NodeID
  /// Creates a variable.
  public init(name: String, value: NodeID) {
    self.name = name
    self.value = value
  }
}

/// One measured quantity: the prediction and how data scatter around it.
public struct Endpoint: Hashable, Sendable {
  /// The variable or state on the left of `~`.
  public var name: String
  /// The name after `|`, by which DVID or CMT of a data set picks this endpoint; the variable's own name otherwise.
  public var condition: String
  /// The prediction.
  public var prediction: NodeID
  /// How data scatter around it; without terms where `likelihood` says it instead.
  public var error: ResidualError
  /// How data scatter, where that is not a residual error; nil for most endpoints. The prediction then is the mean
  /// where it exists and the likelihood's formula otherwise.
  public var likelihood: Likelihood?
  /// Creates an endpoint.
  public init(
    name: String, condition: String, prediction: NodeID, error: ResidualError, likelihood: Likelihood? = nil
  ) {
    self.name = name
    self.condition = condition
    self.prediction = prediction
    self.error = error
    self.likelihood = likelihood
  }
}

/// Residual error: on the scale of `transform`, sd as `combined` makes it of the terms present.
public struct ResidualError: Hashable, Sendable {
  /// The scale on which the error is normal.
  public enum Transform: Hashable, Sendable {
    case identity
    /// `lnorm(sd)`.
    case log
    /// `logitNorm(sd, low, high)`.
    case logit(low: NodeID, high: NodeID)
    /// `probitNorm(sd, low, high)`.
    case probit(low: NodeID, high: NodeID)
    /// `boxCox(lambda)`.
    case boxCox(NodeID)
    /// `yeoJohnson(lambda)`.
    case yeoJohnson(NodeID)
  }
  /// How additive and proportional parts add up; nlmixr2's default is combined2.
  public enum Combination: Hashable, Sendable {
    /// sd = a + b·f.
    case combined1
    /// variance = a² + (b·f)².
    case combined2
  }
  /// The distribution of the standardised error.
  public enum Tail: Hashable, Sendable {
    /// Standard normal.
    case normal
    /// `t(df)`: Student's t with this many degrees of freedom.
    case studentT(NodeID)
    /// `cauchy()`: Student's t with one degree of freedom.
    case cauchy
  }
  /// What the proportional part multiplies.
  public enum Base: Hashable, Sendable {
    /// The prediction, untransformed (`prop`, `pow`).
    case prediction
    /// The prediction on the transformed scale (`propT`, `powT`).
    case transformed
    /// Another quantity (`propF`, `powF`).
    case other(NodeID)
  }
  /// The scale.
  public var transform: Transform
  /// sd of `add()`, or of `lnorm`, `logitNorm`, `probitNorm` on their scale.
  public var additive: NodeID?
  /// Coefficient of `prop()` or `pow()`, as sd per unit of prediction.
  public var proportional: NodeID?
  /// Exponent of `pow()`; nil means 1.
  public var power: NodeID?
  /// How the two combine.
  public var combination: Combination
  /// The distribution of the standardised error.
  public var tail: Tail = .normal
  /// A random standardised error, by inversion of a `RandomDraw` of its own; nil for normal ones.
  public var deviate: NodeID?
  /// What the proportional part multiplies.
  public var base: Base = .prediction
  /// `ar(x)`: correlation of the errors of two records one unit of time apart; x to the power of their distance in
  /// time for others. nil means none.
  public var autocorrelation: NodeID?
  /// Creates a residual error.
  public init(
    transform: Transform = .identity, additive: NodeID? = nil, proportional: NodeID? = nil,
    power: NodeID? = nil,
    combination: Combination = .combined2
  ) {
    self.transform = transform
    self.additive = additive
    self.proportional = proportional
    self.power = power
    self.combination = combination
  }
}
