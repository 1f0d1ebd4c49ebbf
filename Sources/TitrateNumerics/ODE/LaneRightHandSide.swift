/// f in dy/dt = f(t, y), for independent problems side by side.
///
/// A lane's derivative must depend on nothing but that lane of t and y. All lanes are evaluated, also those that
/// do not integrate at the moment: what they hold is any number, NaN included.
@usableFromInline
package protocol LaneRightHandSide<V> {
  associatedtype V: LaneVector

  /// Writes the derivative of every component. Must not keep the pointers.
  ///
  /// - Parameters:
  ///   - t: each lane's own time.
  ///   - y: the components.
  ///   - dydt: as many elements as y, to be written.
  func evaluate(_ t: V, _ y: UnsafePointer<V>, _ dydt: UnsafeMutablePointer<V>)

  /// Writes the derivatives of f, for implicit methods.
  ///
  /// - Parameters:
  ///   - t: each lane's own time.
  ///   - y: the components.
  ///   - j: ∂fᵢ/∂yⱼ, row by row; every element is to be written.
  ///   - dfdt: ∂fᵢ/∂t; every element is to be written.
  func jacobian(
    _ t: V, _ y: UnsafePointer<V>, _ j: UnsafeMutablePointer<V>, _ dfdt: UnsafeMutablePointer<V>)
}
