import TitrateLanguage

/// Which entry of a solution's random-effect vector each eta of the model has at each occasion.
struct EtaSlots: Sendable {
  let count: Int
  private let etas: Int
  private let table: [Int32]

  init(_ model: Model, occasionCount: Int) {
    etas = model.etas.count
    let between = model.etas.indices.filter { model.etas[$0].level == nil }
    let within = model.etas.indices.filter { model.etas[$0].level != nil }
    count = between.count + occasionCount * within.count
    var table = Array(repeating: Int32(0), count: etas * occasionCount)
    for occasion in 0..<occasionCount {
      for (position, eta) in between.enumerated() { table[occasion * etas + eta] = Int32(position) }
      for (position, eta) in within.enumerated() {
        table[occasion * etas + eta] = Int32(between.count + occasion * within.count + position)
      }
    }
    self.table = table
  }

  /// The entry of a model's eta in force at an occasion.
  func slot(eta: Int, occasion: Int) -> Int32 { table[occasion * etas + eta] }
}

/// All numbers of one solver in one block of memory.
///
/// `y` holds the states, then one sensitivity vector of n per direction: the integrator's own layout.
final class Workspace {
  let thetaCount: Int
  let etaSlotCount: Int
  /// The tapes' registers.
  let registers: UnsafeMutablePointer<Double>
  /// The solution's random effects.
  let etas: UnsafeMutablePointer<Double>
  /// States and sensitivities at the present time.
  let y: UnsafeMutablePointer<Double>
  /// The same at an output time inside a step.
  let rowY: UnsafeMutablePointer<Double>
  /// Room for one more.
  let spareY: UnsafeMutablePointer<Double>
  /// An integrator's components, where they are not all of `y`.
  let components: UnsafeMutablePointer<Double>
  /// Infusion rates by state, then their derivatives by direction and state: same layout.
  let rates: UnsafeMutablePointer<Double>
  /// b of a closed form, then its derivatives: same layout.
  let constants: UnsafeMutablePointer<Double>
  /// Two vectors of n.
  let before: UnsafeMutablePointer<Double>
  let after: UnsafeMutablePointer<Double>
  /// Vectors of one number per direction.
  let direction1: UnsafeMutablePointer<Double>
  let direction2: UnsafeMutablePointer<Double>
  let direction3: UnsafeMutablePointer<Double>
  let direction4: UnsafeMutablePointer<Double>
  /// d(time of a dose), by position in `Model.eventQuantities` and direction.
  let eventDerivatives: UnsafeMutablePointer<Double>
  /// Results.
  let values: UnsafeMutablePointer<Double>
  let derivatives: UnsafeMutablePointer<Double>
  let states: UnsafeMutablePointer<Double>
  /// Infusions running into each state.
  let infusions: UnsafeMutablePointer<Int32>
  /// Direction of each of the model's etas at the present occasion.
  let directionOfEta: UnsafeMutablePointer<Int32>

  private let block: UnsafeMutablePointer<Double>
  private let integers: UnsafeMutablePointer<Int32>

  init(_ program: SolverProgram, model: Model, rows: Int, directions: Int, etaCount: Int) {
    let n = program.stateCount
    let full = n * (1 + directions)
    thetaCount = model.thetas.count
    etaSlotCount = model.etas.count
    let lengths = [
      program.image.count, etaCount, full, full, full, full, full, n, n, directions, directions, directions,
      directions, rows * program.outputCount, rows * program.outputCount * directions, rows * n,
      full, model.eventQuantities.count * directions,
    ]
    // Each part starts on its own cache line.
    let padded = lengths.map { ($0 + 7) / 8 * 8 }
    let total = max(8, padded.reduce(0, +))
    let raw = UnsafeMutableRawPointer.allocate(byteCount: total * 8, alignment: 64)
    block = raw.initializeMemory(as: Double.self, repeating: 0, count: total)
    var offset = 0
    var parts: [UnsafeMutablePointer<Double>] = []
    for length in padded {
      parts.append(block + offset)
      offset += length
    }
    (registers, etas, y, rowY, spareY) = (parts[0], parts[1], parts[2], parts[3], parts[4])
    (rates, constants, before, after) = (parts[5], parts[6], parts[7], parts[8])
    (direction1, direction2, direction3, direction4) = (parts[9], parts[10], parts[11], parts[12])
    (values, derivatives, states, components) = (parts[13], parts[14], parts[15], parts[16])
    eventDerivatives = parts[17]
    registers.update(from: program.image.base, count: program.image.count)
    integers = .allocate(capacity: max(1, n + model.etas.count))
    integers.initialize(repeating: 0, count: max(1, n + model.etas.count))
    infusions = integers
    directionOfEta = integers + n
  }

  deinit {
    block.deallocate()
    integers.deallocate()
  }
}

/// Doses in flight: what they will bring, and how that and their timing change with the random effects.
struct DoseSlots {
  struct Slot: BitwiseCopyable {
    var compartment: Int32
    /// Whether it is an infusion; then `rate` counts, else `amount`.
    var isInfusion: Bool
    /// What a dose that is no infusion does: it enters, replaces, multiplies, or nothing.
    var input = PlannedRecord.Input.bolus
    /// As in the record.
    var given: Double
    var amount: Double
    var rate: Double
    var duration: Double
    /// Infusions of this kind that run: several at steady state.
    var running: Int32 = 0

    /// How many infusions of earlier doses, one every `interval`, still run when the next one starts; one that ends
    /// just then is over.
    func overlap(_ interval: Double) -> Int {
      guard isInfusion, duration > 0 else { return 0 }
      return max(0, Int((duration / interval * (1 - 1e-12)).rounded(.up)) - 1)
    }
  }

  private let directions: Int
  private var capacity: Int
  private var slots: UnsafeMutablePointer<Slot>
  private var derivatives: UnsafeMutablePointer<Double>
  private(set) var count = 0

  init(directions: Int, capacity: Int) {
    self.directions = directions
    self.capacity = max(8, capacity)
    slots = .allocate(capacity: self.capacity)
    derivatives = .allocate(capacity: max(1, self.capacity * 3 * directions))
  }

  func deallocate() {
    slots.deallocate()
    derivatives.deallocate()
  }

  mutating func clear() { count = 0 }

  /// Adds a dose whose derivatives are all 0.
  mutating func add(_ slot: Slot) -> Int {
    if count == capacity { grow() }
    slots[count] = slot
    count += 1
    for index in 0..<3 * directions { inputDerivative(count - 1)[index] = 0 }
    return count - 1
  }

  subscript(index: Int) -> Slot { slots[index] }

  /// An infusion begins.
  mutating func begin(_ index: Int) { slots[index].running += 1 }

  /// An infusion ends; false when it had been stopped before.
  mutating func finish(_ index: Int) -> Bool {
    guard slots[index].running > 0 else { return false }
    slots[index].running -= 1
    return true
  }

  /// How many infusions run, dose by dose; to be given to `resume` after a time without.
  var running: [Int32] { (0..<count).map { slots[$0].running } }

  /// Infusions go on.
  mutating func resume(_ running: [Int32]) {
    for (index, number) in running.enumerated() { slots[index].running += number }
  }

  /// Stops all infusions into a compartment, or into any.
  mutating func stop(compartment: Int? = nil) {
    for index in 0..<count where compartment == nil || Int(slots[index].compartment) == compartment {
      slots[index].running = 0
    }
  }

  /// d(amount) of a bolus, d(rate) of an infusion, by direction.
  func inputDerivative(_ index: Int) -> UnsafeMutablePointer<Double> { derivatives + index * 3 * directions }
  /// d(time of arrival), by direction.
  func timeDerivative(_ index: Int) -> UnsafeMutablePointer<Double> {
    derivatives + (index * 3 + 1) * directions
  }
  /// d(duration), by direction.
  func durationDerivative(_ index: Int) -> UnsafeMutablePointer<Double> {
    derivatives + (index * 3 + 2) * directions
  }

  private mutating func grow() {
    let moreSlots = UnsafeMutablePointer<Slot>.allocate(capacity: capacity * 2)
    moreSlots.moveInitialize(from: slots, count: count)
    slots.deallocate()
    slots = moreSlots
    let length = capacity * 3 * directions
    let moreDerivatives = UnsafeMutablePointer<Double>.allocate(capacity: max(1, 2 * length))
    moreDerivatives.moveInitialize(from: derivatives, count: length)
    derivatives.deallocate()
    derivatives = moreDerivatives
    capacity *= 2
  }
}
