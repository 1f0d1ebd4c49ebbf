import TitrateEngine
import TitrateLanguage

/// Which graph nodes a solver must compute so that every endpoint's prediction and residual error can be read from
/// its rows, and the reading.
///
/// Give `nodes` to a `SubjectSolver` as its first outputs; others may follow.
public struct EndpointOutputs: Sendable {
  /// The outputs, without repetition.
  public let nodes: [NodeID]
  let endpoints: [EndpointReader]

  /// Collects the outputs of a model's endpoints.
  ///
  /// - Parameter thetas: population parameters in `Model.thetas` order; residual-error parameters that are plain
  ///   thetas are taken from here and cost no output.
  public init(model: Model, thetas: [Double]) {
    var nodes: [NodeID] = []
    func source(_ node: NodeID) -> Source {
      switch model.graph.nodes[Int(node.index)] {
      case .constant(let value): return .fixed(value)
      case .theta(let theta): return .fixed(thetas[theta])
      default: return .output(position(of: node, in: &nodes))
      }
    }
    endpoints = model.endpoints.map { endpoint in
      var reader = EndpointReader(
        prediction: position(of: endpoint.prediction, in: &nodes), error: endpoint.error, source: source)
      if let likelihood = endpoint.likelihood {
        reader.logLikelihood = position(of: likelihood.logLikelihood, in: &nodes)
      }
      return reader
    }
    self.nodes = nodes
  }

  /// Prediction of an endpoint (its position in `Model.endpoints`) at a row of a solver.
  public func prediction(endpoint: Int, row: Int, from solver: SubjectSolver) -> Double {
    solver.value(row: row, output: endpoints[endpoint].prediction)
  }

  /// Prediction of an endpoint from the values of `nodes`, wherever they were computed.
  public func prediction(endpoint: Int, values: UnsafePointer<Double>) -> Double {
    values[endpoints[endpoint].prediction]
  }

  /// Residual error of an endpoint from the values of `nodes`, wherever they were computed.
  public func errorModel(endpoint: Int, values: UnsafePointer<Double>) -> ErrorModel {
    endpoints[endpoint].errorModel(values: values)
  }

  /// Residual error of an endpoint (its position in `Model.endpoints`) at a row of a solver.
  public func errorModel(endpoint: Int, row: Int, from solver: SubjectSolver) -> ErrorModel {
    endpoints[endpoint].errorModel(row: row, from: solver)
  }
}

private func position(of node: NodeID, in nodes: inout [NodeID]) -> Int {
  if let known = nodes.firstIndex(of: node) { return known }
  nodes.append(node)
  return nodes.count - 1
}

/// Where a number comes from: known beforehand, or an output of the solver.
struct Source: Sendable {
  /// Position among the outputs; −1 for a number known beforehand.
  let output: Int
  /// The number known beforehand.
  let fixed: Double

  static func fixed(_ value: Double) -> Source { Source(output: -1, fixed: value) }
  static func output(_ position: Int) -> Source { Source(output: position, fixed: 0) }

  @inline(__always) var isFixed: Bool { output < 0 }

  @inline(__always)
  func value(row: Int, from solver: SubjectSolver) -> Double {
    output < 0 ? fixed : solver.value(row: row, output: output)
  }

  @inline(__always)
  func value(_ values: UnsafePointer<Double>) -> Double { output < 0 ? fixed : values[output] }

  @inline(__always)
  func derivative(row: Int, eta: Int, from solver: SubjectSolver) -> Double {
    output < 0 ? 0 : solver.derivative(row: row, output: output, eta: eta)
  }
}

/// Where the numbers of one endpoint come from.
struct EndpointReader: Sendable {
  /// Output of the prediction.
  let prediction: Int
  let additive: Source
  let proportional: Source
  let power: Source
  let first: Source
  let second: Source
  /// Scale and combination, with the fixed numbers filled in.
  let template: ErrorModel
  /// Whether every number of the error model is fixed.
  let isFixed: Bool
  /// Whether the scale's own parameters are fixed.
  let scaleIsFixed: Bool
  /// Output of the log likelihood of the measured value, where the model gives it itself; else −1.
  var logLikelihood = -1

  init(prediction: Int, error: ResidualError, source: (NodeID) -> Source) {
    self.prediction = prediction
    additive = error.additive.map(source) ?? .fixed(0)
    proportional = error.proportional.map(source) ?? .fixed(0)
    power = error.power.map(source) ?? .fixed(1)
    let (scale, parameters) = error.transform.scale
    first = parameters.first.map(source) ?? .fixed(0)
    second = parameters.count > 1 ? source(parameters[1]) : .fixed(1)
    template = ErrorModel(
      scale: scale, combination: error.combination, additive: additive.fixed,
      proportional: proportional.fixed,
      power: power.fixed, first: first.fixed, second: second.fixed)
    scaleIsFixed = first.isFixed && second.isFixed
    isFixed = scaleIsFixed && additive.isFixed && proportional.isFixed && power.isFixed
  }

  @inline(__always)
  func errorModel(row: Int, from solver: SubjectSolver) -> ErrorModel {
    errorModel { $0.value(row: row, from: solver) }
  }

  @inline(__always)
  func errorModel(values: UnsafePointer<Double>) -> ErrorModel { errorModel { $0.value(values) } }

  @inline(__always)
  private func errorModel(_ value: (Source) -> Double) -> ErrorModel {
    if isFixed { return template }
    var error = template
    error.additive = value(additive)
    error.proportional = value(proportional)
    error.power = value(power)
    error.first = value(first)
    error.second = value(second)
    return error
  }
}

extension ResidualError.Transform {
  /// The scale and the nodes of its parameters.
  var scale: (ErrorModel.Scale, [NodeID]) {
    switch self {
    case .identity: (.identity, [])
    case .log: (.log, [])
    case .logit(let low, let high): (.logit, [low, high])
    case .probit(let low, let high): (.probit, [low, high])
    case .boxCox(let lambda): (.boxCox, [lambda])
    case .yeoJohnson(let lambda): (.yeoJohnson, [lambda])
    }
  }
}
