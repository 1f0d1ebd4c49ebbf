import TitrateLanguage

extension Model {
  /// The same model with compartments that can be switched off: then nothing changes their amounts.
  ///
  /// Nodes of this model are the same nodes there.
  func switching(_ positions: [Int]) -> Model {
    var model = self
    let zero = model.graph.constant(0)
    for position in positions {
      model.eventQuantities.append(EventQuantity(.isOn, compartment: position))
      let isOn = model.graph.input(.event(model.eventQuantities.count - 1))
      model.compartments[position].derivative = model.graph.select(
        condition: isOn, then: model.compartments[position].derivative, otherwise: zero)
    }
    return model
  }
}
