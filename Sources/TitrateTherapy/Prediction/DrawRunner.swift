import Dispatch
import Synchronization
import TitrateEngine
import TitrateLanguage

/// Solves one subject for many draws of the random effects, over threads, with the same result for any number.
struct DrawRunner {
  let compiled: CompiledModel
  let covariates: [String]
  let thetas: [Double]
  let threads: Int

  init(_ compiled: CompiledModel, covariates: [String], threads: Int) {
    self.compiled = compiled
    self.covariates = covariates
    self.threads = max(1, threads)
    thetas = compiled.model.thetas.map(\.estimate)
  }

  /// Draws of the random effects, `width` values each.
  struct Draws {
    var values: [Double]
    var width: Int
    var count: Int { width == 0 ? declaredCount : values.count / width }
    /// How many draws there are when the model has no random effects.
    var declaredCount = 1

    /// The first of every so many draws.
    func every(_ step: Int) -> Draws {
      guard step > 1, width > 0 else { return self }
      return Draws(
        values: stride(from: 0, to: count, by: step).flatMap { values[$0 * width..<($0 + 1) * width] },
        width: width,
        declaredCount: (count + step - 1) / step)
    }
  }

  /// Calls `body` once per draw after solving; `body` must write only to the draw's own places.
  ///
  /// - Parameters:
  ///   - subjects: each is bound to its own solver; all are solved for every draw.
  ///   - unsolved: told of a draw that has no solution; nil: the first such draw ends everything.
  /// - Throws: `Diagnostics` for a record the model cannot take; the first `SolveFailure` otherwise.
  func run(
    _ subjects: [Subject], outputs: [NodeID], draws: Draws,
    unsolved: (@Sendable (_ draw: Int) -> Void)? = nil,
    body: @Sendable @escaping (_ draw: Int, _ solvers: [SubjectSolver]) throws -> Void
  ) throws {
    let workers = min(threads, max(1, draws.count / 64))
    let failures = Mutex<[Int: any Error]>([:])
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      do {
        try work(worker, of: workers, subjects, outputs, draws, unsolved, body)
      } catch {
        failures.withLock { $0[worker] = error }
      }
    }
    if let first = failures.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
  }

  private func work(
    _ worker: Int, of workers: Int, _ subjects: [Subject], _ outputs: [NodeID], _ draws: Draws,
    _ unsolved: (@Sendable (Int) -> Void)?, _ body: @Sendable (Int, [SubjectSolver]) throws -> Void
  ) throws {
    let solvers = try subjects.map {
      try SubjectSolver(compiled, subject: $0, covariates: covariates, outputs: outputs, sensitivities: false)
    }
    let range = draws.count * worker / workers..<draws.count * (worker + 1) / workers
    try draws.values.withUnsafeBufferPointer { etas in
      try thetas.withUnsafeBufferPointer { thetas in
        for draw in range {
          let eta = draws.width == 0 ? UnsafePointer(Self.noEtas) : etas.baseAddress! + draw * draws.width
          do throws(SolveFailure) {
            for solver in solvers {
              try solver.solve(thetas: thetas.baseAddress ?? UnsafePointer(Self.noEtas), etas: eta)
            }
          } catch {
            guard let unsolved else { throw error }
            unsolved(draw)
            continue
          }
          try body(draw, solvers)
        }
      }
    }
  }

  /// Something to point at for a model without random effects.
  nonisolated(unsafe) private static let noEtas = UnsafeMutablePointer<Double>.allocate(capacity: 1)
}

/// A table of results, one row per question and one column per draw, written from several threads at once.
final class DrawTable: @unchecked Sendable {
  let rows: Int
  let draws: Int
  private let storage: UnsafeMutablePointer<Double>

  init(rows: Int, draws: Int) {
    self.rows = rows
    self.draws = draws
    storage = .allocate(capacity: max(1, rows * draws))
    storage.initialize(repeating: 0, count: rows * draws)
  }

  deinit { storage.deallocate() }

  subscript(row: Int, draw: Int) -> Double {
    get { storage[row * draws + draw] }
    set { storage[row * draws + draw] = newValue }
  }

  /// All draws of one row.
  func row(_ row: Int) -> UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(start: storage + row * draws, count: draws)
  }
}
