import TitrateEngine
import TitrateInference
import TitrateLanguage

/// The endpoint that levels of the dosed drug measure: prediction and residual error from a solver's outputs.
struct MeasuredEndpoint: Sendable {
  private let outputs: EndpointOutputs
  private let index: Int

  /// - Parameter index: position in `Model.endpoints`.
  init(_ model: Model, index: Int = 0) {
    outputs = EndpointOutputs(model: model, thetas: model.thetas.map(\.estimate))
    self.index = index
  }

  /// What a level's record calls the first endpoint, that of the drug itself; nil where there is no other.
  static func name(in model: Model) -> String? {
    model.endpoints.count > 1 ? model.endpoints.first?.condition : nil
  }

  /// What a solver must compute; the prediction stands first.
  var nodes: [NodeID] { outputs.nodes }

  func prediction(_ values: UnsafePointer<Double>) -> Double {
    outputs.prediction(endpoint: index, values: values)
  }

  func errorModel(_ values: UnsafePointer<Double>) -> ErrorModel {
    outputs.errorModel(endpoint: index, values: values)
  }

  /// A measurement of the prediction with standard normal noise.
  func measured(_ values: UnsafePointer<Double>, noise: Double) -> Double {
    errorModel(values).measurement(prediction: prediction(values), epsilon: noise)
  }
}
