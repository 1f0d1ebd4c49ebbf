import Dispatch
import Glibc
import TitrateNumerics

/// Draws from a proposal with the exact posterior's weights.
struct ImportanceSample {
  /// Draw after draw, free random effects only.
  var draws: [Double]
  /// Normalised to sum 1.
  var weights: [Double]
  /// (Σw)²/Σw².
  var effectiveSize: Double
  /// Log of the mean weight: ∫ exp(−terms/2)·prior, the marginal likelihood but for the data's constants.
  var logEvidence: Double

  /// Draws of one block share a stream of random numbers; a block is also what a thread works on at once.
  private static let blockSize = 128

  /// Draws and weighs; nil if no draw is possible under the posterior.
  ///
  /// - Parameters:
  ///   - workers: one objective per thread. Which of them computes a draw makes no difference to it.
  ///   - stage: keeps the random numbers of a second sample apart from those of the first.
  init?(
    count: Int, proposal: Proposal, workers: [IndividualObjective], key: PosteriorKey, stage: UInt64
  ) {
    let prior = workers[0].problem.prior
    let width = prior.free.count
    var draws = Array(repeating: 0.0, count: count * width)
    var logWeights = Array(repeating: 0.0, count: count)
    let logConstant = -(Double(width) * log(2 * .pi) + prior.cholesky.logDeterminant) / 2
    draws.withUnsafeMutableBufferPointer { drawTable in
      logWeights.withUnsafeMutableBufferPointer { weightTable in
        nonisolated(unsafe) let (drawTable, weightTable) = (drawTable, weightTable)
        nonisolated(unsafe) let workers = workers
        DispatchQueue.concurrentPerform(iterations: workers.count) { worker in
          let objective = workers[worker]
          let scratch = UnsafeMutablePointer<Double>.allocate(capacity: width + 1)
          defer { scratch.deallocate() }
          let blocks = (count + Self.blockSize - 1) / Self.blockSize
          for block in stride(from: worker, to: blocks, by: workers.count) {
            var random = key.random(stage: stage, block: block)
            for draw in block * Self.blockSize..<min(count, (block + 1) * Self.blockSize) {
              let x = drawTable.baseAddress! + draw * width
              proposal.draw(draw, from: &random, into: x, scratch: scratch)
              let value = objective.value(x)
              weightTable[draw] = logConstant - value / 2 - proposal.logDensity(x, scratch: scratch)
            }
          }
        }
      }
    }
    guard let largest = logWeights.max(), largest.isFinite else { return nil }
    self.draws = draws
    var (sum, squares) = (0.0, 0.0)
    weights = logWeights.map { exp($0 - largest) }
    for weight in weights {
      sum += weight
      squares += weight * weight
    }
    for index in weights.indices { weights[index] /= sum }
    effectiveSize = sum * sum / squares
    logEvidence = largest + log(sum / Double(count))
  }

  /// Weighted mean and covariance.
  func moments(width: Int) -> (mean: [Double], covariance: Matrix) {
    var mean = Array(repeating: 0.0, count: width)
    for (draw, weight) in weights.enumerated() {
      for index in 0..<width { mean[index] += weight * draws[draw * width + index] }
    }
    var covariance = Matrix(rows: width, columns: width)
    for (draw, weight) in weights.enumerated() where weight > 0 {
      for row in 0..<width {
        let deviation = weight * (draws[draw * width + row] - mean[row])
        for column in 0..<width {
          covariance[row, column] += deviation * (draws[draw * width + column] - mean[column])
        }
      }
    }
    return (mean, covariance)
  }

  /// Positions of equally likely draws: systematic resampling (Kitagawa, 1996, J Comput Graph Stat 5:1), which copies a
  /// draw of weight w either ⌊n·w⌋ or ⌈n·w⌉ times.
  func resampled(_ count: Int, offset: Double) -> [Int] {
    var positions: [Int] = []
    positions.reserveCapacity(count)
    var (draw, reached) = (0, weights[0])
    for place in 0..<count {
      let target = (Double(place) + offset) / Double(count)
      while reached < target, draw < weights.count - 1 {
        draw += 1
        reached += weights[draw]
      }
      positions.append(draw)
    }
    return positions
  }
}
