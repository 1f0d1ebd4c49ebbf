/// The Threefry-4x64 block function with 20 rounds: a keyed bijection of 256-bit counters whose output passes
/// the usual test batteries. Chosen over Philox-4x32 because its 256-bit key takes seed, subject and purpose
/// whole, without hashing them together.
///
/// - Source: Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC'11,
///   doi:10.1145/2063384.2063405, section 4.2; the rotations are those of Threefish-256 in Skein 1.3.
package enum Threefry {
  /// Four 64-bit words: a counter, a key or a block of output.
  package typealias Block = SIMD4<UInt64>

  /// Key-schedule parity of Skein 1.3, which keeps an all-zero key from being a fixed point.
  private static let parity: UInt64 = 0x1BD1_1BDA_A9FC_1A22

  /// Encrypts one counter under one key.
  package static func block(counter: Block, key: Block) -> Block {
    let (k0, k1, k2, k3) = (key[0], key[1], key[2], key[3])
    // The extended key has five words; every fourth round adds four of them, shifted by one word each time.
    let k4 = parity ^ k0 ^ k1 ^ k2 ^ k3
    var x = State(counter[0] &+ k0, counter[1] &+ k1, counter[2] &+ k2, counter[3] &+ k3)
    x.firstFour()
    x.inject(k1, k2, k3, k4, 1)
    x.secondFour()
    x.inject(k2, k3, k4, k0, 2)
    x.firstFour()
    x.inject(k3, k4, k0, k1, 3)
    x.secondFour()
    x.inject(k4, k0, k1, k2, 4)
    x.firstFour()
    x.inject(k0, k1, k2, k3, 5)
    return Block(x.a, x.b, x.c, x.d)
  }

  /// The four words on their way through the rounds.
  private struct State {
    var a, b, c, d: UInt64

    init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
      (self.a, self.b, self.c, self.d) = (a, b, c, d)
    }

    /// Rounds 0 to 3 modulo 8. Words b and d swap places after every round instead of being permuted.
    @inline(__always) mutating func firstFour() {
      mix(14, 16)
      mixSwapped(52, 57)
      mix(23, 40)
      mixSwapped(5, 37)
    }

    /// Rounds 4 to 7 modulo 8.
    @inline(__always) mutating func secondFour() {
      mix(25, 33)
      mixSwapped(46, 12)
      mix(58, 22)
      mixSwapped(32, 32)
    }

    @inline(__always) mutating func inject(
      _ k0: UInt64, _ k1: UInt64, _ k2: UInt64, _ k3: UInt64, _ count: UInt64
    ) {
      a &+= k0
      b &+= k1
      c &+= k2
      d &+= k3 &+ count
    }

    @inline(__always) private mutating func mix(_ first: UInt64, _ second: UInt64) {
      a &+= b
      b = rotateLeft(b, first) ^ a
      c &+= d
      d = rotateLeft(d, second) ^ c
    }

    @inline(__always) private mutating func mixSwapped(_ first: UInt64, _ second: UInt64) {
      a &+= d
      d = rotateLeft(d, first) ^ a
      c &+= b
      b = rotateLeft(b, second) ^ c
    }

    @inline(__always) private func rotateLeft(_ x: UInt64, _ by: UInt64) -> UInt64 {
      (x &<< by) | (x &>> (64 &- by))
    }
  }
}
