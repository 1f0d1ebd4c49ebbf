import TitrateLanguage

/// What one instruction of a tape does. The operations that models use all the time have their own case, so that
/// the executor's switch computes them in place; the rest go through the language's own `apply`.
enum Opcode: UInt8 {
  case add, subtract, multiply, divide, negate
  /// c + a·b, c − a·b, a·b − c and (a − b)·c, rounded after each operation as if they were two instructions.
  case addProduct, subtractProduct, subtractFromProduct, multiplyDifference
  case exp, log, power, squareRoot
  case select
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  /// Any other function of one argument; `operation` is the raw value of `UnaryOperation`.
  case unary
  /// Any other function of two arguments; `operation` is the raw value of `BinaryOperation`.
  case binary
  /// A function of three arguments; `operation` is the raw value of `TernaryOperation`.
  case ternary
}

/// One operation on registers: `destination = opcode(a, b, c)`.
struct Instruction {
  let opcode: Opcode
  let operation: UInt8
  let destination: Int32
  let a: Int32
  let b: Int32
  let c: Int32
}

extension Instruction {
  /// The instruction for a node whose operands already have registers; nil for constants and inputs.
  init?(_ node: Node, destination: Int32, register: (NodeID) -> Int32) {
    switch node {
    case .constant, .theta, .eta, .covariate, .state, .time, .event, .uniform: return nil
    case .unary(let operation, let x):
      self.init(
        opcode: Opcode(operation), operation: operation.rawValue, destination: destination, a: register(x),
        b: 0,
        c: 0)
    case .binary(let operation, let x, let y):
      self.init(
        opcode: Opcode(operation), operation: operation.rawValue, destination: destination, a: register(x),
        b: register(y), c: 0)
    case .ternary(let operation, let x, let y, let z):
      self.init(
        opcode: .ternary, operation: operation.rawValue, destination: destination, a: register(x),
        b: register(y), c: register(z))
    case .select(let condition, let then, let otherwise):
      self.init(
        opcode: .select, operation: 0, destination: destination, a: register(condition), b: register(then),
        c: register(otherwise))
    }
  }
}

extension Opcode {
  fileprivate init(_ operation: UnaryOperation) {
    switch operation {
    case .negate: self = .negate
    case .exp: self = .exp
    case .log: self = .log
    case .sqrt: self = .squareRoot
    default: self = .unary
    }
  }

  fileprivate init(_ operation: BinaryOperation) {
    switch operation {
    case .add: self = .add
    case .subtract: self = .subtract
    case .multiply: self = .multiply
    case .divide: self = .divide
    case .power: self = .power
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    default: self = .binary
    }
  }
}
