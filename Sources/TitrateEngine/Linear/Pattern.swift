/// Where the powers of a sparse matrix, and hence its exponential, can be other than 0: columns, row by row.
struct Pattern: Sendable {
  let columns: FrozenBuffer<Int32>
  /// Where each row begins in `columns`; one more than rows.
  let starts: FrozenBuffer<Int32>

  /// - Parameter entries: the places of a matrix of `n` rows that can be other than 0.
  init(_ entries: [(row: Int, column: Int)], n: Int) {
    var successors = Array(repeating: [Int](), count: n)
    for entry in entries { successors[entry.row].append(entry.column) }
    var columns: [Int32] = []
    var starts: [Int32] = [0]
    for row in 0..<n {
      var isReached = Array(repeating: false, count: n)
      isReached[row] = true
      var stack = [row]
      while let place = stack.popLast() {
        for next in successors[place] where !isReached[next] {
          isReached[next] = true
          stack.append(next)
        }
      }
      columns += isReached.indices.filter { isReached[$0] }.map(Int32.init)
      starts.append(Int32(columns.count))
    }
    self.columns = FrozenBuffer(columns)
    self.starts = FrozenBuffer(starts)
  }
}
