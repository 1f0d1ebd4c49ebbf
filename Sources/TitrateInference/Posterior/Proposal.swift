import Glibc
import TitrateNumerics

/// Where the importance sampler looks: a multivariate t distribution around the mode, and for every tenth draw the
/// prior, so that no weight can exceed ten times the likelihood however wrong the Laplace approximation is.
///
/// Weights divide by the mixture of both, whichever a draw came from (the balance heuristic of Veach and Guibas, 1995,
/// SIGGRAPH, section 3.1).
struct Proposal: Sendable {
  /// Degrees of freedom of the t distribution: heavy enough for skewed posteriors, light enough to keep 85 % of the
  /// draws effective where the posterior is normal. Even, so that χ² is −2·log of a product of uniforms.
  static let degreesOfFreedom = 6
  /// One draw in so many comes from the prior.
  static let priorEvery = 10

  private let centre: UnsafeTable
  private let factor: UnsafeTable
  private let prior: UnsafeTable
  private let count: Int
  private let logScale: Double
  private let logPriorScale: Double

  /// - Parameter covariance: scale matrix of the t distribution.
  init?(centre: [Double], covariance: Matrix, prior: Prior) {
    guard let cholesky = Cholesky(covariance) else { return nil }
    count = centre.count
    self.centre = UnsafeTable(centre)
    factor = UnsafeTable(cholesky.factor.elements)
    self.prior = UnsafeTable(prior.cholesky.factor.elements)
    let (d, nu) = (Double(count), Double(Self.degreesOfFreedom))
    let share = 1 / Double(Self.priorEvery)
    let spread = d / 2 * log(nu * Double.pi) + cholesky.logDeterminant / 2
    logScale = log(1 - share) + lgamma((nu + d) / 2) - lgamma(nu / 2) - spread
    logPriorScale = log(share) - d / 2 * log(2 * Double.pi) - prior.cholesky.logDeterminant / 2
  }

  /// The numbers of the draw at a position: `count` normals and three uniforms, whether needed or not.
  @inline(__always)
  func draw(
    _ position: Int, from random: inout CounterRandom, into x: UnsafeMutablePointer<Double>,
    scratch z: UnsafeMutablePointer<Double>
  ) {
    for index in 0..<count { z[index] = random.normal() }
    let product = random.uniform() * random.uniform() * random.uniform()
    let fromPrior = position % Self.priorEvery == Self.priorEvery - 1
    let spread = fromPrior ? 1 : (Double(Self.degreesOfFreedom) / (-2 * log(product))).squareRoot()
    let l = fromPrior ? prior.base : factor.base
    for row in 0..<count {
      var sum = 0.0
      for column in 0...row { sum += l[row * count + column] * z[column] }
      x[row] = fromPrior ? sum : centre.base[row] + spread * sum
    }
  }

  /// Log density of the mixture.
  @inline(__always)
  func logDensity(_ x: UnsafePointer<Double>, scratch z: UnsafeMutablePointer<Double>) -> Double {
    let nu = Double(Self.degreesOfFreedom)
    let distance = squares(x, minus: centre.base, factor.base, z)
    let near = logScale - (nu + Double(count)) / 2 * log1p(distance / nu)
    let far = logPriorScale - squares(x, minus: nil, prior.base, z) / 2
    let larger = max(near, far)
    return larger + log1p(exp(min(near, far) - larger))
  }

  /// |L⁻¹·(x − centre)|².
  @inline(__always)
  private func squares(
    _ x: UnsafePointer<Double>, minus centre: UnsafePointer<Double>?, _ l: UnsafePointer<Double>,
    _ z: UnsafeMutablePointer<Double>
  ) -> Double {
    var sum = 0.0
    for row in 0..<count {
      var value = x[row] - (centre?[row] ?? 0)
      for column in 0..<row { value -= l[row * count + column] * z[column] }
      value /= l[row * count + row]
      z[row] = value
      sum += value * value
    }
    return sum
  }
}

/// Numbers at a fixed address, freed with their last owner; read by several threads at once.
final class UnsafeTable: @unchecked Sendable {
  let base: UnsafePointer<Double>

  init(_ values: [Double]) {
    let table = UnsafeMutablePointer<Double>.allocate(capacity: max(1, values.count))
    table.initialize(from: values, count: values.count)
    base = UnsafePointer(table)
  }

  deinit { base.deallocate() }
}
