import Foundation

/// Pieces of work made on several threads and handed over one at a time in their order.
///
/// At most a few pieces per thread exist at any moment: a thread that is far ahead waits. Whoever finishes the piece
/// that is next hands it over, and all that wait behind it; there is no thread that does nothing else.
enum OrderedWork {
  /// Runs `count` pieces.
  ///
  /// - Parameters:
  ///   - make: called from any thread.
  ///   - handOver: never called twice at once; returns whether to go on.
  /// - Throws: what `handOver` throws, after which nothing more is handed over.
  static func run<Piece: Sendable>(
    _ count: Int, threads: Int, make: @Sendable (Int) -> Piece, handOver: (Piece) throws -> Bool
  ) throws {
    guard threads > 1, count > 1 else {
      for index in 0..<count {
        guard try handOver(make(index)) else { return }
      }
      return
    }
    let queue = Queue<Piece>(count: count, ahead: 3 * threads)
    withoutActuallyEscaping(handOver) { handOver in
      // Called by one thread at a time: the queue sees to that.
      nonisolated(unsafe) let handOver = handOver
      DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
        while let index = queue.next() { queue.finished(index, make(index), handOver) }
      }
    }
    if let failure = queue.failure { throw failure }
  }

  private final class Queue<Piece: Sendable>: @unchecked Sendable {
    private let count: Int
    private let ahead: Int
    private let condition = NSCondition()
    private var begun = 0
    private var delivered = 0
    private var waiting: [Int: Piece] = [:]
    private var isDelivering = false
    private var isStopped = false
    private(set) var failure: (any Error)?

    init(count: Int, ahead: Int) {
      self.count = count
      self.ahead = ahead
    }

    /// The next piece to make; nil when there is none.
    func next() -> Int? {
      condition.lock()
      defer { condition.unlock() }
      // The piece that is next to be delivered is always in the making: nobody waits for ever.
      while begun >= delivered + ahead, !isStopped { condition.wait() }
      guard begun < count, !isStopped else { return nil }
      begun += 1
      return begun - 1
    }

    func finished(_ index: Int, _ piece: Piece, _ handOver: (Piece) throws -> Bool) {
      condition.lock()
      defer { condition.unlock() }
      waiting[index] = piece
      guard !isDelivering else { return }
      isDelivering = true
      while !isStopped, let ready = waiting.removeValue(forKey: delivered) {
        condition.unlock()
        let result = Result { try handOver(ready) }
        condition.lock()
        switch result {
        case .success(let goesOn): isStopped = !goesOn
        case .failure(let error):
          failure = error
          isStopped = true
        }
        delivered += 1
        condition.broadcast()
      }
      isDelivering = false
    }
  }
}
