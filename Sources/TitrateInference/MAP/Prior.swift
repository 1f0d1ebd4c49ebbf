import TitrateEngine
import TitrateLanguage
import TitrateNumerics

/// The normal distribution of one subject's random effects.
///
/// Random effects without variance are not searched: they stay 0. The others are "free"; the small vectors of the
/// search and the sampler hold them alone.
struct Prior: Sendable {
  /// Number of random effects, free or not (`SubjectSolver.etaCount`).
  let etaCount: Int
  /// Positions of the free random effects, ascending.
  let free: [Int]
  /// Covariance of the free random effects; that of an occasion is repeated for every occasion.
  let covariance: Matrix
  /// The same as L·Lᵀ.
  let cholesky: Cholesky
  /// Inverse of the covariance, row-major.
  let precision: [Double]

  /// Lays the model's OMEGA out over a subject's occasions.
  ///
  /// - Throws: `Diagnostics` I001 for a block that is not a covariance matrix.
  init(model: Model, occasions: Int) throws {
    let layout = EtaLayout(model: model, occasions: occasions)
    var full = Matrix(rows: layout.count, columns: layout.count)
    var problems: [Diagnostic] = []
    for block in model.omegas {
      if let problem = Self.problem(of: block, in: model) { problems.append(problem) }
      let width = block.etas.count
      for copy in 0..<layout.copies(of: block.etas) {
        let places = block.etas.map { layout.position(of: $0, occasion: copy) }
        for row in 0..<width {
          for column in 0..<width {
            full[places[row], places[column]] = block.covariance[row * width + column]
          }
        }
      }
    }
    let free = (0..<layout.count).filter { full[$0, $0] > 0 }
    var covariance = Matrix(rows: free.count, columns: free.count)
    for (row, from) in free.enumerated() {
      for (column, other) in free.enumerated() { covariance[row, column] = full[from, other] }
    }
    if !problems.isEmpty { throw Diagnostics(problems) }
    guard let cholesky = Cholesky(covariance) else {
      throw Diagnostics([Self.notPositive(names: model.etas.map(\.name))])
    }
    self.etaCount = layout.count
    self.free = free
    self.covariance = covariance
    self.cholesky = cholesky
    self.precision = cholesky.inverse.elements
  }

  /// The full covariance, with zeros for what is not free.
  func expanded(_ matrix: Matrix) -> Matrix {
    var full = Matrix(rows: etaCount, columns: etaCount)
    for (row, to) in free.enumerated() {
      for (column, other) in free.enumerated() { full[to, other] = matrix[row, column] }
    }
    return full
  }

  /// The free ones of a full vector.
  func reduced(_ etas: [Double]) -> [Double] { free.map { etas[$0] } }

  /// A full vector, with zeros for what is not free.
  func expanded(_ values: [Double]) -> [Double] {
    var full = Array(repeating: 0.0, count: etaCount)
    for (index, to) in free.enumerated() { full[to] = values[index] }
    return full
  }

  private static func problem(of block: OmegaBlock, in model: Model) -> Diagnostic? {
    let width = block.etas.count
    let names = block.etas.map { model.etas[$0].name }
    let varying = (0..<width).filter { block.covariance[$0 * width + $0] != 0 }
    var part = Matrix(rows: varying.count, columns: varying.count)
    for (row, from) in varying.enumerated() {
      for (column, other) in varying.enumerated() {
        part[row, column] = block.covariance[from * width + other]
      }
    }
    let strayCovariance = (0..<width * width).contains { place in
      let (row, column) = (place / width, place % width)
      return block.covariance[place] != 0 && !(varying.contains(row) && varying.contains(column))
    }
    let levels = Set(block.etas.map { model.etas[$0].level == nil })
    guard levels.count <= 1, !strayCovariance, varying.isEmpty || Cholesky(part) != nil else {
      return notPositive(names: names)
    }
    return nil
  }

  private static func notPositive(names: [String]) -> Diagnostic {
    Diagnostic(
      "I001", .error, "the covariance of \(names.joined(separator: ", ")) is not positive definite",
      at: .none,
      fix:
        "correct the block in ini({…}): variances positive, each covariance smaller than the geometric mean of "
        + "its two variances; write 0 for an eta that shall not vary")
  }
}

/// Where each eta of the model stands in a subject's vector: between-subject etas once, then for each occasion the
/// occasion-level etas.
struct EtaLayout {
  let count: Int
  private let occasions: Int
  private let ranks: [Int]
  private let isOccasional: [Bool]
  private let between: Int
  private let within: Int

  init(model: Model, occasions: Int) {
    isOccasional = model.etas.map { $0.level != nil }
    between = isOccasional.count { !$0 }
    within = isOccasional.count - between
    var next = (between: 0, within: 0)
    ranks = isOccasional.map { occasional in
      defer { if occasional { next.within += 1 } else { next.between += 1 } }
      return occasional ? next.within : next.between
    }
    self.occasions = occasions
    count = between + occasions * within
  }

  /// How often a block stands in the vector.
  func copies(of etas: [Int]) -> Int {
    etas.contains { isOccasional[$0] } ? occasions : 1
  }

  /// Position of an eta (its position in `Model.etas`) at an occasion.
  func position(of eta: Int, occasion: Int) -> Int {
    isOccasional[eta] ? between + occasion * within + ranks[eta] : ranks[eta]
  }
}
