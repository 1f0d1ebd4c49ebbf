/// The shortest decimal digits that read back to the same Double, written straight into bytes.
///
/// Goals in rank order: the bytes of `Number.text` for every Double; speed, because a table of a million numbers is
/// mostly this; smallness. Rejected: `description`, which builds a String for each number and takes several times as
/// long.
///
/// - Source: the Schubfach algorithm, Giulietti (2020), "The Schubfach way to render doubles".
package enum ShortestDecimal {
  /// Longest text of a Double: `-2.2250738585072014e-308`.
  package static let longest = 24

  /// Appends what `Number.text` gives.
  package static func append(_ value: Double, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * longest) { room in
      let count = write(value, to: room.baseAddress!)
      bytes.append(contentsOf: UnsafeBufferPointer(start: room.baseAddress!, count: count))
    }
  }

  /// Writes what `Number.text` gives.
  ///
  /// - Parameter target: room for `longest` bytes.
  /// - Returns: how many bytes were written.
  package static func write(_ value: Double, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var end = target
    if abs(value) < 1e15 {
      let whole = Int64(value)
      if Double(whole) == value {
        // -0 is written 0.
        if whole < 0 { put("-", &end) }
        putDigits(whole.magnitude, &end)
        return end - target
      }
    }
    if value.isNaN { return copy(value.sign == .minus ? "-nan" : "nan", target) }
    if value.sign == .minus { put("-", &end) }
    if value.isInfinite { return end - target + copy("inf", end) }
    let (digits, exponent) = shortest(value.magnitude)
    putDecimal(digits, exponent, isLarge: value.magnitude > 0x1p53, &end)
    return end - target
  }

  // MARK: Digits

  /// digits · 10^exponent, the shortest that lies in the Double's rounding interval and of these the closest to it.
  private static func shortest(_ value: Double) -> (digits: UInt64, exponent: Int) {
    let field = value.significandBitPattern
    let isSubnormal = value.exponentBitPattern == 0
    let c = isSubnormal ? field : field | 1 << 52
    let q = (isSubnormal ? 1 : Int(value.exponentBitPattern)) - 1075
    // Below a power of two the neighbour is only half as far away.
    let isIrregular = field == 0 && value.exponentBitPattern > 1
    // floor(log10(2^q)) or, irregular, floor(log10(3/4 · 2^q)); exact for the exponents of a Double.
    let k = (q * 1_262_611 - (isIrregular ? 524_031 : 0)) >> 22
    let power = powers[-k - firstPower]
    // q + floor(log2(10^-k)) + 1
    let shift = UInt64(truncatingIfNeeded: q + ((-k * 1_741_647) >> 19) + 1)
    let low = scaled(power, (4 * c - (isIrregular ? 1 : 2)) << shift)
    let middle = scaled(power, (4 * c) << shift)
    let high = scaled(power, (4 * c + 2) << shift)
    // An even significand owns the ends of its interval.
    let open = c & 1
    let s = middle / 4
    if s >= 10 {
      let tens = s / 10 * 4 * 10
      let isLowIn = low + open <= tens
      let isHighIn = tens + 40 + open <= high
      if isLowIn != isHighIn { return (s / 10 + (isHighIn ? 1 : 0), k + 1) }
    }
    let isLowIn = low + open <= 4 * s
    let isHighIn = 4 * s + 4 + open <= high
    if isLowIn != isHighIn { return (s + (isHighIn ? 1 : 0), k) }
    let half = 4 * s + 2
    return (middle > half || (middle == half && s & 1 == 1) ? s + 1 : s, k)
  }

  /// The upper 64 bits of power · x, its last bit set where anything below was not zero.
  @inline(__always)
  private static func scaled(_ power: Power, _ x: UInt64) -> UInt64 {
    let low = power.low.multipliedFullWidth(by: x).high
    let (high, middle) = power.high.multipliedFullWidth(by: x)
    let (sum, overflow) = middle.addingReportingOverflow(low)
    return (high + (overflow ? 1 : 0)) | (sum > 1 ? 1 : 0)
  }

  // MARK: Layout

  /// Fixed from 1e-4 to 2^53, else with an exponent of at least two digits: as `Double.description` has it.
  private static func putDecimal(
    _ digits: UInt64, _ exponent: Int, isLarge: Bool, _ end: inout UnsafeMutablePointer<UInt8>
  ) {
    var (digits, exponent) = (digits, exponent)
    while true {
      let (quotient, digit) = digits.quotientAndRemainder(dividingBy: 10)
      if digit != 0 { break }
      digits = quotient
      exponent += 1
    }
    let start = end
    putDigits(digits, &end)
    let count = end - start
    let point = count + exponent
    if !isLarge, point > -4 {
      if exponent >= 0 {
        for _ in 0..<exponent { put("0", &end) }
        put(".", &end)
        put("0", &end)
      } else if point > 0 {
        (start + point + 1).update(from: start + point, count: count - point)
        start[point] = UInt8(ascii: ".")
        end += 1
      } else {
        (start + 2 - point).update(from: start, count: count)
        start[0] = UInt8(ascii: "0")
        start[1] = UInt8(ascii: ".")
        for index in 0..<(-point) { start[2 + index] = UInt8(ascii: "0") }
        end += 2 - point
      }
      return
    }
    if count > 1 {
      (start + 2).update(from: start + 1, count: count - 1)
      start[1] = UInt8(ascii: ".")
      end += 1
    }
    let power = point - 1
    put("e", &end)
    put(power < 0 ? "-" : "+", &end)
    if abs(power) < 10 { put("0", &end) }
    putDigits(UInt64(abs(power)), &end)
  }

  private static func putDigits(_ value: UInt64, _ end: inout UnsafeMutablePointer<UInt8>) {
    // log10 from log2 is at most one too small.
    let guess = ((64 - value.leadingZeroBitCount) * 1233) >> 12
    let count = max(1, guess + (value >= wholePowers[guess] ? 1 : 0))
    var rest = value
    var place = end + count
    end = place
    // Eight digits at a time: 32-bit divisions are the cheap ones.
    while rest >= 100_000_000 {
      let (quotient, eight) = rest.quotientAndRemainder(dividingBy: 100_000_000)
      var low = UInt32(truncatingIfNeeded: eight)
      for _ in 0..<4 {
        place -= 2
        putPair(low % 100, place)
        low /= 100
      }
      rest = quotient
    }
    var low = UInt32(truncatingIfNeeded: rest)
    while low >= 10 {
      place -= 2
      putPair(low % 100, place)
      low /= 100
    }
    if place > end - count { place[-1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: low) }
  }

  @inline(__always)
  private static func putPair(_ value: UInt32, _ place: UnsafeMutablePointer<UInt8>) {
    let tens = value / 10
    place[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tens)
    place[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value &- tens &* 10)
  }

  @inline(__always)
  private static func put(_ character: Unicode.Scalar, _ end: inout UnsafeMutablePointer<UInt8>) {
    end.pointee = UInt8(ascii: character)
    end += 1
  }

  private static func copy(_ text: StaticString, _ target: UnsafeMutablePointer<UInt8>) -> Int {
    target.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    return text.utf8CodeUnitCount
  }

  // MARK: Powers of ten

  /// 10^n scaled to 128 bits with the highest one set: exact where it fits, else rounded up.
  private struct Power: BitwiseCopyable, Sendable {
    var high: UInt64
    var low: UInt64
  }

  private static let firstPower = -292
  private static let lastPower = 324

  /// 10^n as far as 64 bits go.
  nonisolated(unsafe) private static let wholePowers: UnsafeMutablePointer<UInt64> = {
    let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 20)
    table[0] = 1
    for n in 1..<20 { table[n] = table[n - 1] * 10 }
    return table
  }()

  /// Computed at the first use, in a fraction of a millisecond, with whole numbers of any length.
  nonisolated(unsafe) private static let powers: UnsafeMutablePointer<Power> = {
    let table = UnsafeMutablePointer<Power>.allocate(capacity: lastPower - firstPower + 1)
    var number: [UInt32] = [1]
    for n in 0...lastPower {
      table[n - firstPower] = leading(number, isCut: false)
      multiplyBy5(&number)
    }
    // floor(floor(x/5)/5) = floor(x/25), so the quotients of a large power of two are exact to their last bit.
    number = Array(repeating: 0, count: 26) + [1]
    for n in 1...(-firstPower) {
      divideBy5(&number)
      table[-n - firstPower] = leading(number, isCut: true)
    }
    return table
  }()

  private static func multiplyBy5(_ number: inout [UInt32]) {
    var carry: UInt64 = 0
    for index in number.indices {
      carry += UInt64(number[index]) * 5
      number[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { number.append(UInt32(carry)) }
  }

  private static func divideBy5(_ number: inout [UInt32]) {
    var rest: UInt64 = 0
    for index in number.indices.reversed() {
      rest = rest << 32 | UInt64(number[index])
      number[index] = UInt32(rest / 5)
      rest %= 5
    }
    while number.last == 0 { number.removeLast() }
  }

  /// The first 128 bits; plus one where something was cut off.
  private static func leading(_ number: [UInt32], isCut: Bool) -> Power {
    let bits = 32 * number.count - number.last!.leadingZeroBitCount
    func word(from bit: Int) -> UInt64 {
      var result: UInt64 = 0
      for offset in 0..<64 where bit + offset >= 0 {
        let (index, place) = (bit + offset).quotientAndRemainder(dividingBy: 32)
        result |= UInt64(number[index] >> UInt32(place) & 1) << UInt64(offset)
      }
      return result
    }
    var power = Power(high: word(from: bits - 64), low: word(from: bits - 128))
    let cutBits = bits - 128
    let loses =
      isCut || (cutBits > 0 && (0..<cutBits).contains { number[$0 / 32] >> UInt32($0 % 32) & 1 == 1 })
    if loses {
      let (low, overflow) = power.low.addingReportingOverflow(1)
      power.low = low
      if overflow { power.high += 1 }
    }
    return power
  }
}
