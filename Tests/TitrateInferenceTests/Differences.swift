/// Derivative of f at x by Richardson extrapolation of central differences: an independent method of known order.
///
/// With three halvings of h the truncation error is of order h⁶; rounding is about 1e-16·|f|/h. For h = 1e-2·scale
/// both lie near 1e-12 relative for smooth functions.
func richardson(at x: Double, step: Double, _ f: (Double) throws -> Double) rethrows -> Double {
  func central(_ h: Double) throws -> Double { try (f(x + h) - f(x - h)) / (2 * h) }
  let (coarse, middle, fine) = (try central(step), try central(step / 2), try central(step / 4))
  let (first, second) = ((4 * middle - coarse) / 3, (4 * fine - middle) / 3)
  return (16 * second - first) / 15
}

/// ∫ f over [a, b] by composite Simpson with 2·n intervals.
func simpson(from a: Double, to b: Double, intervals n: Int = 2000, _ f: (Double) -> Double) -> Double {
  let h = (b - a) / Double(2 * n)
  var sum = f(a) + f(b)
  for index in 1..<2 * n { sum += (index % 2 == 1 ? 4 : 2) * f(a + Double(index) * h) }
  return sum * h / 3
}
