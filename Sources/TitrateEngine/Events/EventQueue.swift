/// What will happen later: infusions that end, doses on their way, further doses of ADDL.
///
/// A binary heap in raw memory: solving thousands of parameter vectors must not allocate.
struct EventQueue {
  /// In the order in which events of the same time are handled.
  enum Kind: UInt8 {
    case modelTime, infusionEnds, doseArrives, doseIsTaken
  }

  struct Event: BitwiseCopyable {
    var time: Double
    var kind: Kind
    /// A dose in flight (slot), for `doseIsTaken` the record, for `modelTime` which it is.
    var index: Int32
    /// For `doseIsTaken`: which of the additional doses, from 1.
    var repetition: Int
    /// Order of creation, the last tie-breaker.
    var sequence: UInt32
  }

  private var heap: UnsafeMutablePointer<Event>
  private var capacity: Int
  private(set) var count = 0
  private var created: UInt32 = 0

  init(capacity: Int) {
    self.capacity = max(8, capacity)
    heap = .allocate(capacity: self.capacity)
  }

  func deallocate() { heap.deallocate() }

  mutating func clear() {
    count = 0
    created = 0
  }

  /// The next event's time; infinite when nothing is pending.
  var nextTime: Double { count > 0 ? heap[0].time : .infinity }

  mutating func push(time: Double, _ kind: Kind, index: Int, repetition: Int = 0) {
    if count == capacity { grow() }
    let event = Event(time: time, kind: kind, index: Int32(index), repetition: repetition, sequence: created)
    created &+= 1
    var hole = count
    count += 1
    while hole > 0 {
      let parent = (hole - 1) / 2
      if !precedes(event, heap[parent]) { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = event
  }

  mutating func pop() -> Event {
    let first = heap[0]
    count -= 1
    let last = heap[count]
    var hole = 0
    while true {
      var child = 2 * hole + 1
      if child >= count { break }
      if child + 1 < count && precedes(heap[child + 1], heap[child]) { child += 1 }
      if !precedes(heap[child], last) { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = last
    return first
  }

  private func precedes(_ a: Event, _ b: Event) -> Bool {
    if a.time != b.time { return a.time < b.time }
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    return a.sequence < b.sequence
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Event>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: heap, count: count)
    heap.deallocate()
    heap = larger
    capacity *= 2
  }
}
