import TitrateLanguage
import TitrateNumerics

/// The random effects of a model as normal numbers: draws whole vectors in the solver's order.
public struct EtaDistribution: Sendable {
  /// One block of OMEGA without the effects that do not vary.
  private struct Block: Sendable {
    let etas: [Int]
    let factor: Cholesky?
    let isWithin: Bool
  }

  private let model: Model
  private let blocks: [Block]

  /// Factors the blocks of OMEGA.
  ///
  /// - Throws: `Diagnostics` when a block is not a covariance matrix.
  public init(_ model: Model) throws {
    self.model = model
    var problems: [Diagnostic] = []
    var blocks: [Block] = []
    for block in model.omegas {
      let size = block.etas.count
      let varying = (0..<size).filter { block.covariance[$0 * size + $0] != 0 }
      let covariance = Matrix(
        rows: varying.count, columns: varying.count,
        elements: varying.flatMap { row in varying.map { block.covariance[row * size + $0] } })
      let factor = varying.isEmpty ? nil : Cholesky(covariance)
      let names = block.etas.map { model.etas[$0].name }.joined(separator: ", ")
      if factor == nil && !varying.isEmpty {
        problems.append(
          Diagnostic(
            "S019", .error, "the covariances of \(names) are not positive definite", at: .none,
            fix: "check variances (positive) and correlations (between -1 and 1) in ini"))
      }
      let isWithin = block.etas.contains { model.etas[$0].level != nil }
      blocks.append(Block(etas: varying.map { block.etas[$0] }, factor: factor, isWithin: isWithin))
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    self.blocks = blocks
  }

  /// One draw: block by block in the order of `Model.omegas`, occasion by occasion.
  ///
  /// - Parameters:
  ///   - occasionCount: occasions of the subject (`SubjectSolver.occasionCount`).
  ///   - random: advanced by as many numbers as random effects vary.
  /// - Returns: a vector in the order of `SubjectSolver.etaCount`; 0 for effects without variance.
  public func draw(occasionCount: Int, using random: inout CounterRandom) -> [Double] {
    let slots = EtaSlots(model, occasionCount: occasionCount)
    var result = Array(repeating: 0.0, count: slots.count)
    for block in blocks {
      guard let factor = block.factor else { continue }
      for occasion in 0..<(block.isWithin ? occasionCount : 1) {
        let values = factor.multiplyFactor(block.etas.map { _ in random.normal() })
        for (eta, value) in zip(block.etas, values) {
          result[Int(slots.slot(eta: eta, occasion: occasion))] = value
        }
      }
    }
    return result
  }
}
