/// The derivative of a function at a point by central differences, extrapolated to step 0 (Ridders' method): a way
/// of another kind than the symbolic one it checks.
///
/// - Returns: the value, and the method's own estimate of its error.
func richardson(_ f: (Double) -> Double, at x: Double, step: Double = 0.05) -> (value: Double, error: Double)
{
  let rounds = 10
  var table = [[Double]](repeating: [], count: rounds)
  var best = (value: Double.nan, error: Double.infinity)
  var h = step
  for i in 0..<rounds {
    table[i].append((f(x + h) - f(x - h)) / (2 * h))
    var factor = 2.0
    for j in 1..<(i + 1) where i > 0 {
      factor *= 2
      table[i].append((table[i][j - 1] * factor - table[i - 1][j - 1]) / (factor - 1))
      factor *= 2
      let error = max(abs(table[i][j] - table[i][j - 1]), abs(table[i][j] - table[i - 1][j - 1]))
      if error <= best.error { best = (table[i][j], error) }
    }
    h /= 2
  }
  return best
}
