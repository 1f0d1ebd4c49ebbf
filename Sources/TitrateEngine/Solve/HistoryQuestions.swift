import TitrateLanguage

/// Where the answer to one question of the model about doses stands.
struct HistoryQuestion: BitwiseCopyable {
  enum Kind: UInt8 {
    case lastTime, firstTime, lastAmount, count
  }

  let kind: Kind
  /// Position in `HistoryQuestions.scopes`.
  let scope: Int32
  let register: Int32
}

/// The inputs of a program that change at records and doses, and what reads them.
struct HistoryQuestions: Sendable {
  /// About doses.
  let doses: [HistoryQuestion]
  /// The compartments whose doses the questions concern, -1 for any; each once.
  let scopes: [Int32]
  /// Register of `newind`; -1 when nothing reads it.
  let recordOrder: Int
  /// Register of `CMT`; -1 when nothing reads it.
  let recordCompartment: Int
  /// Registers of the numbers drawn at every record, and once a subject; empty where nothing reads any.
  let recordDraws: [Int]
  let subjectDraws: [Int]
  /// Whether derivatives of states read what changes at every record: then the integrator stops at each.
  let recordsMoveStates: Bool
  /// Compartments that records switch off, and the registers that say whether they are on.
  let switches: [(compartment: Int, register: Int)]

  var asksAboutDoses: Bool { !doses.isEmpty }
  var asksAboutRecords: Bool { recordOrder >= 0 || recordCompartment >= 0 }
  /// Whether records change inputs.
  let changesAtRecords: Bool
  var draws: Bool { !recordDraws.isEmpty || !subjectDraws.isEmpty }
  /// Whether nothing of this concerns the program.
  var isEmpty: Bool { !asksAboutDoses && !asksAboutRecords && !draws && switches.isEmpty }
  /// Whether the derivatives of states may jump when a dose arrives, apart from what flows in.
  var jumpsAtDoses: Bool { asksAboutDoses || !switches.isEmpty }

  /// - Parameters:
  ///   - inputs: what the program reads.
  ///   - moving: what the derivatives of its states read.
  init(_ model: Model, layout: RegisterLayout, inputs: [Node], moving: [Node]) {
    var doses: [HistoryQuestion] = []
    var scopes: [Int32] = []
    var (order, compartment) = (-1, -1)
    switches = model.eventQuantities.enumerated().compactMap { position, quantity in
      quantity.kind == .isOn ? quantity.compartment.map { ($0, layout.event + position) } : nil
    }
    for (position, quantity) in model.eventQuantities.enumerated() where inputs.contains(.event(position)) {
      let register = layout.event + position
      let kind: HistoryQuestion.Kind
      switch quantity.kind {
      case .recordOrder:
        order = register
        continue
      case .recordCompartment:
        compartment = register
        continue
      case .isOn: continue
      case .lastDoseTime: kind = .lastTime
      case .firstDoseTime: kind = .firstTime
      case .lastDoseAmount: kind = .lastAmount
      case .doseCount: kind = .count
      }
      let concerned = quantity.compartment.map { Int32($0) } ?? -1
      let scope = scopes.firstIndex(of: concerned) ?? scopes.count
      if scope == scopes.count { scopes.append(concerned) }
      doses.append(HistoryQuestion(kind: kind, scope: Int32(scope), register: Int32(register)))
    }
    self.doses = doses
    self.scopes = scopes
    recordOrder = order
    recordCompartment = compartment
    let draws = inputs.contains { if case .uniform = $0 { true } else { false } }
    // All of them, read or not: which columns are wanted must not shift the others' numbers.
    func registers(_ level: RandomDraw.Level) -> [Int] {
      draws ? model.draws.indices.filter { model.draws[$0].level == level }.map { layout.uniform + $0 } : []
    }
    recordDraws = registers(.record)
    subjectDraws = registers(.subject)
    changesAtRecords = order >= 0 || compartment >= 0 || !recordDraws.isEmpty
    recordsMoveStates = moving.contains { node in
      switch node {
      case .event(let position):
        [.recordOrder, .recordCompartment].contains(model.eventQuantities[position].kind)
      case .uniform(let position): model.draws[position].level == .record
      default: false
      }
    }
  }
}

/// The doses that have arrived, as far as the model asks about them.
struct DoseHistory {
  private struct Doses {
    var count = 0.0
    var first = 0.0
    var last = 0.0
    var amount = 0.0
  }

  private let questions: HistoryQuestions
  private let directions: Int
  private var scopes: [Doses]
  /// d(time of the last dose), then d(time of the first), by scope and direction.
  private var shifts: [Double]

  init(_ questions: HistoryQuestions, directions: Int) {
    self.questions = questions
    self.directions = directions
    scopes = Array(repeating: Doses(), count: questions.scopes.count)
    shifts = Array(repeating: 0, count: 2 * questions.scopes.count * directions)
  }

  mutating func clear() {
    for index in scopes.indices { scopes[index] = Doses() }
    for index in shifts.indices { shifts[index] = 0 }
  }

  /// A dose arrives. One that arrives where one has at the very same time changes nothing.
  ///
  /// - Parameter shift: d(time) by direction; nil for 0.
  mutating func add(
    compartment: Int32, amount: Double, time: Double, shift: UnsafePointer<Double>? = nil
  ) {
    for (index, concerned) in questions.scopes.enumerated() where concerned < 0 || concerned == compartment {
      if scopes[index].count > 0 && scopes[index].last == time { continue }
      if scopes[index].count == 0 { scopes[index].first = time }
      scopes[index].count += 1
      scopes[index].last = time
      scopes[index].amount = amount
      setShift(index, shift)
    }
  }

  /// d(time) of the latest dose into a compartment.
  mutating func moveLast(compartment: Int32, shift: UnsafePointer<Double>) {
    for (index, concerned) in questions.scopes.enumerated() where concerned < 0 || concerned == compartment {
      setShift(index, shift)
    }
  }

  private mutating func setShift(_ scope: Int, _ shift: UnsafePointer<Double>?) {
    for direction in 0..<directions {
      let value = shift?[direction] ?? 0
      shifts[2 * scope * directions + direction] = value
      if scopes[scope].count == 1 { shifts[(2 * scope + 1) * directions + direction] = value }
    }
  }

  /// Writes the answers, and their derivatives where there are directions.
  ///
  /// - Parameter derivatives: by position in `Model.eventQuantities` and direction.
  func write(
    to registers: UnsafeMutablePointer<Double>, _ derivatives: UnsafeMutablePointer<Double>, first: Int
  ) {
    for question in questions.doses {
      let scope = Int(question.scope)
      let doses = scopes[scope]
      registers[Int(question.register)] =
        switch question.kind {
        case .lastTime: doses.last
        case .firstTime: doses.first
        case .lastAmount: doses.amount
        case .count: doses.count
        }
      let part: Int? =
        switch question.kind {
        case .lastTime: 2 * scope
        case .firstTime: 2 * scope + 1
        case .lastAmount, .count: nil
        }
      guard let part else { continue }
      let target = derivatives + (Int(question.register) - first) * directions
      for direction in 0..<directions { target[direction] = shifts[part * directions + direction] }
    }
  }
}
