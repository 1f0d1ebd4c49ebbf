/// The normal distribution with mean 0 and variance 1.
///
/// Goals in rank order: full relative accuracy in both tails, where a likelihood of censored values lives; then
/// speed. The tail is computed as a rational function times an exponential whose argument is split, because
/// rounding x² costs x²/2 units in the last place of exp(−x²/2).
///
/// - Source: Cody (1969), Math. Comp. 23:631-637; coefficients for Φ: Cody (1993), ACM Trans. Math. Softw. 19:22-32.
package enum StandardNormal {
  /// Density.
  package static func pdf(_ x: Double) -> Double { gaussian(x) * inverseRootTwoPi }

  /// Φ: the probability below x.
  package static func cdf(_ x: Double) -> Double {
    let y = abs(x)
    if y <= centralLimit { return 0.5 + x * central(x) }
    let tail = scaledTail(y) * gaussian(y)
    return x < 0 ? tail : 1 - tail
  }

  /// log Φ(x), relative accuracy kept to −10¹⁵⁰ and below.
  package static func logCDF(_ x: Double) -> Double {
    if x < -1 { return Elementary.log(scaledTail(-x)) - 0.5 * x * x }
    // Beyond 1, Φ is nearly 1 and its logarithm nearly the upper tail.
    return x < 1 ? Elementary.log(cdf(x)) : Elementary.log1p(-cdf(-x))
  }

  /// d log Φ/dx = φ(x)/Φ(x).
  package static func logCDFDerivative(_ x: Double) -> Double {
    x < -1 ? inverseRootTwoPi / scaledTail(-x) : pdf(x) / cdf(x)
  }

  private static let inverseRootTwoPi = 0.398_942_280_401_432_677_94
  /// Where Φ leaves the middle half.
  private static let centralLimit = 0.674_489_75

  /// exp(−x²/2), with x split where its square is exact.
  private static func gaussian(_ x: Double) -> Double {
    // Beyond 39 the result is below the smallest number.
    guard abs(x) < 39 else { return x.isNaN ? x : 0 }
    let head = (x * 16).rounded(.towardZero) / 16
    return Elementary.exp(-0.5 * head * head) * Elementary.exp(-0.5 * (x - head) * (x + head))
  }

  /// (Φ(x) − ½)/x for |x| up to `centralLimit`.
  private static func central(_ x: Double) -> Double {
    let s = x * x
    var p = 0.065_682_337_918_207_449_113
    p = p * s + 2.235_252_035_460_683_928_7
    p = p * s + 161.028_231_068_555_878_81
    p = p * s + 1067.689_485_460_370_958_2
    p = p * s + 18154.981_253_343_561_249
    var q = s + 47.202_581_904_688_241_87
    q = q * s + 976.098_551_737_776_693_22
    q = q * s + 10260.932_208_618_978_205
    q = q * s + 45507.789_335_026_729_956
    return p / q
  }

  /// (1 − Φ(y))·exp(y²/2) for y ≥ `centralLimit`: Mills' ratio over √(2π), smooth and never below 0.
  private static func scaledTail(_ y: Double) -> Double {
    if y > 5.656_854_249_492_380_195_2 { return (inverseRootTwoPi - farCorrection(1 / (y * y))) / y }
    return evaluate(tailNumerator, y) / evaluate(tailDenominator, y)
  }

  private static func farCorrection(_ s: Double) -> Double {
    var p = 0.023_073_441_764_940_173_03
    p = p * s + 0.215_898_534_057_956_99
    p = p * s + 0.127_401_161_160_247_363_9
    p = p * s + 0.022_235_277_870_649_807
    p = p * s + 0.001_421_619_193_227_893_466
    p = p * s + 2.911_287_495_116_879_2e-5
    var q = s + 1.284_260_096_144_911_21
    q = q * s + 0.468_238_212_480_865_118
    q = q * s + 0.065_988_137_868_928_551_5
    q = q * s + 0.003_782_396_332_027_582_44
    q = q * s + 7.297_515_550_839_662_05e-5
    return s * p / q
  }

  private typealias Nine = (Double, Double, Double, Double, Double, Double, Double, Double, Double)
  private static let tailNumerator: Nine = (
    1.076_557_677_372_019_231_7e-8, 0.398_941_512_088_134_667_64, 8.883_149_794_388_375_941_2,
    93.506_656_132_177_855_979, 597.270_276_394_800_262_26, 2494.537_585_290_372_671_1,
    6848.190_450_536_282_332_6, 11602.651_437_647_350_124, 9842.714_838_383_978_021_8
  )
  private static let tailDenominator: Nine = (
    1, 22.266_688_044_328_115_691, 235.387_901_782_624_998_61, 1519.377_599_407_554_805,
    6485.558_298_266_760_755, 18615.571_640_885_098_091, 34900.952_721_145_977_266,
    38912.003_286_093_271_411, 19685.429_676_859_990_727
  )

  /// The polynomial with these coefficients, highest power first.
  private static func evaluate(_ c: Nine, _ x: Double) -> Double {
    var sum = c.0 * x + c.1
    sum = sum * x + c.2
    sum = sum * x + c.3
    sum = sum * x + c.4
    sum = sum * x + c.5
    sum = sum * x + c.6
    sum = sum * x + c.7
    return sum * x + c.8
  }
}
