/// The Threefry-4x64 block function with 20 rounds: a keyed bijection of 256-bit counters whose output passes
/// the usual test batteries. Chosen over Philox-4x32 because its 256-bit key takes seed, subject and purpose
/// whole, without hashing them together.
///
/// - Source: Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC'11,
///   doi:10.1145/2063384.2063405, section 4.2; the rotations are those of Threefish-256 in Skein 1.3.
package enum Threefry {
  /// Four 64-bit words: a counter, a key or a block of output.
  package typealias Block = SIMD4<UInt64>

  /// Rotation distances of the two mixes, by round modulo 8.
  private static let rotations: [(UInt64, UInt64)] = [
    (14, 16), (52, 57), (23, 40), (5, 37), (25, 33), (46, 12), (58, 22), (32, 32),
  ]
  /// Key-schedule parity of Skein 1.3, which keeps an all-zero key from being a fixed point.
  private static let parity: UInt64 = 0x1BD1_1BDA_A9FC_1A22

  /// Encrypts one counter under one key.
  package static func block(counter: Block, key: Block) -> Block {
    var x = counter &+ key
    // The extended key has five words; every fourth round adds it, shifted by one word each time.
    let fifth = parity ^ key[0] ^ key[1] ^ key[2] ^ key[3]
    for round in 0..<20 {
      let (first, second) = rotations[round & 7]
      // Words 1 and 3 swap places after every round instead of being permuted in memory.
      let (a, b) = round & 1 == 0 ? (1, 3) : (3, 1)
      x[0] = x[0] &+ x[a]
      x[a] = rotateLeft(x[a], first) ^ x[0]
      x[2] = x[2] &+ x[b]
      x[b] = rotateLeft(x[b], second) ^ x[2]
      if round & 3 == 3 {
        let injection = round / 4 + 1
        for word in 0..<4 {
          let k = (word + injection) % 5
          x[word] = x[word] &+ (k == 4 ? fifth : key[k])
        }
        x[3] = x[3] &+ UInt64(injection)
      }
    }
    return x
  }

  @inline(__always)
  private static func rotateLeft(_ x: UInt64, _ by: UInt64) -> UInt64 { (x &<< by) | (x &>> (64 &- by)) }
}
