import TitrateLanguage
import TitrateNumerics

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

  /// Executes all instructions for one subject, or for eight side by side: a lane's bits are the same.
  func run<V: LaneVector>(_ registers: UnsafeMutablePointer<V>) { Tape.run(code.base, code.count, registers) }

  /// Executes `count` instructions.
  @inline(never)
  @_specialize(where V == Double)
  @_specialize(where V == SIMD8<Double>)
  static func run<V: LaneVector>(
    _ code: UnsafePointer<Instruction>, _ count: Int, _ r: UnsafeMutablePointer<V>
  ) {
    let one = V(repeating: 1)
    let zero = V(repeating: 0)
    var next = code
    let end = code + count
    while next < end {
      let i = next.pointee
      let a = r + Int(i.a)
      let b = r + Int(i.b)
      let c = r + Int(i.c)
      let to = r + Int(i.destination)
      switch i.opcode {
      case .add: to.pointee = a.pointee + b.pointee
      case .subtract: to.pointee = a.pointee - b.pointee
      case .multiply: to.pointee = a.pointee * b.pointee
      case .divide: to.pointee = a.pointee / b.pointee
      case .negate: to.pointee = -a.pointee
      case .addProduct: to.pointee = c.pointee + a.pointee * b.pointee
      case .subtractProduct: to.pointee = c.pointee - a.pointee * b.pointee
      case .subtractFromProduct: to.pointee = a.pointee * b.pointee - c.pointee
      case .multiplyDifference: to.pointee = (a.pointee - b.pointee) * c.pointee
      case .exp: to.pointee = V.exp(a.pointee)
      case .log: to.pointee = V.log(a.pointee)
      case .power: to.pointee = V.pow(a.pointee, b.pointee)
      case .squareRoot: to.pointee = a.pointee.squareRoots
      case .select: to.pointee = c.pointee.replacing(with: b.pointee, where: a.pointee .!= zero)
      case .less: to.pointee = zero.replacing(with: one, where: a.pointee .< b.pointee)
      case .lessOrEqual: to.pointee = zero.replacing(with: one, where: a.pointee .<= b.pointee)
      case .greater: to.pointee = zero.replacing(with: one, where: a.pointee .> b.pointee)
      case .greaterOrEqual: to.pointee = zero.replacing(with: one, where: a.pointee .>= b.pointee)
      case .equal: to.pointee = zero.replacing(with: one, where: a.pointee .== b.pointee)
      case .notEqual: to.pointee = zero.replacing(with: one, where: a.pointee .!= b.pointee)
      case .unary: to.pointee = LaneFunctions.unary(i.operation, a.pointee)
      case .binary: to.pointee = LaneFunctions.binary(i.operation, a.pointee, b.pointee)
      case .ternary: to.pointee = LaneFunctions.ternary(i.operation, a.pointee, b.pointee, c.pointee)
      }
      next += 1
    }
  }
}
