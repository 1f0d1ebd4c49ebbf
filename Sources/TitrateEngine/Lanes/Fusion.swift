extension Instruction {
  /// The registers it reads.
  var operands: [Int32] {
    switch opcode {
    case .negate, .exp, .log, .squareRoot, .unary: [a]
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal,
      .notEqual, .binary:
      [a, b]
    case .addProduct, .subtractProduct, .subtractFromProduct, .multiplyDifference, .select, .ternary:
      [a, b, c]
    }
  }
}

/// Joins a product or a difference with the only instruction that reads it: fewer dispatches, fewer stores, the same
/// roundings.
///
/// - Parameter kept: registers that are read from outside the tape.
func fuseInstructions(_ instructions: [Instruction], kept: Set<Int32>) -> [Instruction] {
  var readers: [Int32: Int] = [:]
  for operand in instructions.flatMap(\.operands) { readers[operand, default: 0] += 1 }
  var producers: [Int32: Int] = [:]
  var fused: [Instruction?] = []
  for instruction in instructions {
    /// The position of the instruction that computes a register for this reader alone.
    func sole(_ register: Int32, _ opcode: Opcode) -> Int? {
      guard readers[register] == 1, !kept.contains(register), let position = producers[register],
        fused[position]?.opcode == opcode
      else { return nil }
      return position
    }
    func joined(_ opcode: Opcode, _ inner: Int, c: Int32) -> Instruction? {
      guard let part = fused[inner] else { return nil }
      fused[inner] = nil
      return Instruction(
        opcode: opcode, operation: 0, destination: instruction.destination, a: part.a, b: part.b, c: c)
    }
    var result: Instruction?
    let (a, b) = (instruction.a, instruction.b)
    switch instruction.opcode {
    case .add:
      if let product = sole(b, .multiply) {
        result = joined(.addProduct, product, c: a)
      } else if let product = sole(a, .multiply) {
        result = joined(.addProduct, product, c: b)
      }
    case .subtract:
      if let product = sole(b, .multiply) {
        result = joined(.subtractProduct, product, c: a)
      } else if let product = sole(a, .multiply) {
        result = joined(.subtractFromProduct, product, c: b)
      }
    case .multiply:
      if let difference = sole(a, .subtract) {
        result = joined(.multiplyDifference, difference, c: b)
      } else if let difference = sole(b, .subtract) {
        result = joined(.multiplyDifference, difference, c: a)
      }
    default: break
    }
    producers[instruction.destination] = fused.count
    fused.append(result ?? instruction)
  }
  return fused.compactMap(\.self)
}
