/// A quantity from outside that a model's results can be differentiated with respect to, beside its random effects.
public enum ModelInput: Hashable, Sendable {
  /// The population parameter of this name.
  case theta(String)
  /// The covariate column of this name: all of its values move together, those of other records included.
  case covariate(String)

  /// What `Model.differentiable(in:)` calls the random effect that stands for it; no model can use such a name.
  public var effectName: String {
    switch self {
    case .theta(let name): "d(theta \(name))"
    case .covariate(let name): "d(covariate \(name))"
    }
  }
}

extension Model {
  /// The same model with a random effect of variance 0 added to each of some inputs: θ becomes θ + η, a covariate x
  /// becomes x + η.
  ///
  /// At η = 0 every result is what it was, to the bit, and its derivative with respect to η is that with respect to the
  /// input. So whatever differentiates with respect to random effects does the same for thetas and covariates: closed
  /// forms, integrated sensitivities, dose modifiers, lags and steady states.
  ///
  /// The new effects come after the model's others; `position(of:)` finds them in a solution's random-effect vector.
  /// The result is for derivatives: its tree, and so its text, are still those of the model without them.
  ///
  /// - Parameter inputs: which; one that is named twice, or stands there already, counts once.
  /// - Throws: `Diagnostics` L065 for a name the model does not have, and for a column of text.
  public func differentiable(in inputs: [ModelInput]) throws -> Model {
    let problems = inputs.compactMap(problem)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    var model = self
    var replacements: [NodeID: NodeID] = [:]
    for input in inputs where model.position(of: input) == nil {
      let eta = model.etas.count
      model.etas.append(Eta(name: input.effectName, level: nil))
      model.omegas.append(OmegaBlock(etas: [eta], covariance: [0], isFixed: true))
      for node in nodes(of: input) {
        let value = model.graph.input(node)
        replacements[value] = model.graph.binary(.add, value, model.graph.input(.eta(eta)))
      }
    }
    model.replaceNodes(replacements)
    return model
  }

  /// Where a solution's random-effect vector has the effect that stands for an input: it is one between subjects, and
  /// they come first. nil where the model is not differentiable in it.
  public func position(of input: ModelInput) -> Int? {
    etas.filter { $0.level == nil }.firstIndex { $0.name == input.effectName }
  }

  private func problem(_ input: ModelInput) -> Diagnostic? {
    switch input {
    case .theta(let name):
      if thetas.contains(where: { $0.name == name }) { return nil }
      return Diagnostic(
        "L065", .error, "there is no parameter '\(name)' to differentiate with respect to", at: .none,
        fix: "the parameters are \(thetas.map(\.name).joined(separator: ", "))")
    case .covariate(let name):
      let columns = covariates.filter { $0.name == name && $0.derivation != .observation }
      if !columns.isEmpty && columns.allSatisfy({ $0.levels.isEmpty }) { return nil }
      let what =
        columns.isEmpty ? "there is no covariate '\(name)'" : "the covariate '\(name)' is text: nothing"
      return Diagnostic(
        "L065", .error, "\(what) to differentiate with respect to", at: .none,
        fix: "the covariates are \(covariateNames.joined(separator: ", "))")
    }
  }

  /// The nodes that move with an input, each by as much.
  private func nodes(of input: ModelInput) -> [Node] {
    switch input {
    case .theta(let name):
      return thetas.indices.filter { thetas[$0].name == name }.map { .theta($0) }
    case .covariate(let name):
      return covariates.indices.filter { position in
        // The difference of two values stays what it is when both move.
        if case .diff = covariates[position].derivation { return false }
        return covariates[position].name == name && covariates[position].derivation != .observation
      }.map { .covariate($0) }
    }
  }

  /// Puts other nodes in the place of some, in everything the model says.
  private mutating func replaceNodes(_ replacements: [NodeID: NodeID]) {
    let new = graph.replacing(replacements)
    modelTimes = modelTimes.map(new)
    for index in variables.indices { variables[index].value = new(variables[index].value) }
    for index in compartments.indices {
      compartments[index].derivative = new(compartments[index].derivative)
      compartments[index].initial = compartments[index].initial.map(new)
      compartments[index].bioavailability = compartments[index].bioavailability.map(new)
      compartments[index].lag = compartments[index].lag.map(new)
      compartments[index].rate = compartments[index].rate.map(new)
      compartments[index].duration = compartments[index].duration.map(new)
    }
    for index in endpoints.indices { endpoints[index].replaceNodes(new) }
  }
}

extension Endpoint {
  fileprivate mutating func replaceNodes(_ new: (NodeID) -> NodeID) {
    prediction = new(prediction)
    error.additive = error.additive.map(new)
    error.proportional = error.proportional.map(new)
    error.power = error.power.map(new)
    error.autocorrelation = error.autocorrelation.map(new)
    switch error.transform {
    case .identity, .log: break
    case .logit(let low, let high): error.transform = .logit(low: new(low), high: new(high))
    case .probit(let low, let high): error.transform = .probit(low: new(low), high: new(high))
    case .boxCox(let lambda): error.transform = .boxCox(new(lambda))
    case .yeoJohnson(let lambda): error.transform = .yeoJohnson(new(lambda))
    }
    if case .studentT(let degrees) = error.tail { error.tail = .studentT(new(degrees)) }
    if case .other(let base) = error.base { error.base = .other(new(base)) }
    guard let old = likelihood else { return }
    likelihood = Likelihood(
      old.family, arguments: old.arguments.map(new), categories: old.categories,
      logLikelihood: new(old.logLikelihood), simulated: old.simulated.map(new))
  }
}

extension Graph {
  /// Builds anew what reads some nodes, with others in their place.
  ///
  /// - Parameter replacements: node to node; a replacement may read what it replaces.
  /// - Returns: what stands for each node of the graph as it was before.
  mutating func replacing(_ replacements: [NodeID: NodeID]) -> (NodeID) -> NodeID {
    var table: [NodeID] = []
    table.reserveCapacity(nodes.count)
    for index in nodes.indices {
      let id = NodeID(index)
      let node = self[id]
      func new(_ operand: NodeID) -> NodeID { table[Int(operand.index)] }
      if let replacement = replacements[id] {
        table.append(replacement)
      } else if node.operands.allSatisfy({ new($0) == $0 }) {
        table.append(id)
      } else {
        switch node {
        case .unary(let operation, let a): table.append(unary(operation, new(a)))
        case .binary(let operation, let a, let b): table.append(binary(operation, new(a), new(b)))
        case .ternary(let operation, let a, let b, let c):
          table.append(ternary(operation, new(a), new(b), new(c)))
        case .select(let condition, let then, let otherwise):
          table.append(select(condition: new(condition), then: new(then), otherwise: new(otherwise)))
        default: table.append(id)
        }
      }
    }
    return { table[Int($0.index)] }
  }
}
