/// What a model statement can assign to.
enum Target: Hashable {
  case variable(String)
  case derivative(String)
  case initial(String)
  case property(DoseProperty, of: String)
  /// `mtime(x)`.
  case modelTime(String)
  /// Whether `break` has ended the loop being read: 0 or 1.
  case stopped
}

/// What `f(x)`, `alag(x)` … set about doses into a compartment.
enum DoseProperty: String, Hashable {
  case bioavailability, lag, rate, duration

  /// The function's name on the left of an assignment.
  init?(function: String) {
    switch function {
    case "f", "F": self = .bioavailability
    case "alag", "lag": self = .lag
    case "rate": self = .rate
    case "dur": self = .duration
    default: return nil
    }
  }
}

/// Values assigned so far, on one path through the `if`s.
struct Scope {
  private(set) var values: [Target: NodeID] = [:]
  /// Every assignment in order, so that nothing depends on the order of a dictionary.
  private(set) var log: [Target] = []

  subscript(target: Target) -> NodeID? { values[target] }

  mutating func assign(_ target: Target, _ value: NodeID) {
    values[target] = value
    log.append(target)
  }

  /// The state before a branch, with the branch's entries of the log.
  mutating func restore(_ before: Scope) { values = before.values }

  /// What was assigned since the log had `count` entries, each once, in order.
  func assigned(since count: Int) -> [Target] {
    var seen: Set<Target> = []
    return log[count...].filter { seen.insert($0).inserted }
  }
}
