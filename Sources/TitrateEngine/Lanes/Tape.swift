import TitrateLanguage

/// Memory of fixed size that is written once and then only read, so that threads may share it.
final class FrozenBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafePointer<Element>
  let count: Int
  private let owned: UnsafeMutablePointer<Element>

  init(_ elements: [Element]) {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
    _ = memory.initialize(from: elements)
    owned = memory.baseAddress!
    base = UnsafePointer(owned)
    count = elements.count
  }

  deinit { owned.deallocate() }
}

/// Straight-line code over a register file: no branches, no calls into the graph, no allocation.
struct Tape: Sendable {
  let code: FrozenBuffer<Instruction>

  init(_ instructions: [Instruction]) { code = FrozenBuffer(instructions) }

  var isEmpty: Bool { code.count == 0 }

  func run(_ registers: UnsafeMutablePointer<Double>) { Tape.run(code.base, code.count, registers) }

  /// Executes `count` instructions.
  ///
  /// The lane type appears only in the arithmetic below and in `Elementary`: a version for `SIMD8<Double>` is this
  /// function with another register type and masks for the comparisons.
  @inline(never)
  static func run(_ code: UnsafePointer<Instruction>, _ count: Int, _ r: UnsafeMutablePointer<Double>) {
    var next = code
    let end = code + count
    while next < end {
      let i = next.pointee
      let a = r[Int(i.a)]
      let b = r[Int(i.b)]
      let value: Double
      switch i.opcode {
      case .add: value = a + b
      case .subtract: value = a - b
      case .multiply: value = a * b
      case .divide: value = a / b
      case .negate: value = -a
      case .exp: value = LaneFunctions.exp(a)
      case .log: value = LaneFunctions.log(a)
      case .power: value = LaneFunctions.pow(a, b)
      case .squareRoot: value = a.squareRoot()
      case .select: value = a != 0 ? b : r[Int(i.c)]
      case .less: value = a < b ? 1 : 0
      case .lessOrEqual: value = a <= b ? 1 : 0
      case .greater: value = a > b ? 1 : 0
      case .greaterOrEqual: value = a >= b ? 1 : 0
      case .equal: value = a == b ? 1 : 0
      case .notEqual: value = a != b ? 1 : 0
      case .unary: value = LaneFunctions.unary(i.operation, a)
      case .binary: value = LaneFunctions.binary(i.operation, a, b)
      case .ternary: value = LaneFunctions.ternary(i.operation, a, b, r[Int(i.c)])
      }
      r[Int(i.destination)] = value
      next += 1
    }
  }
}
