/// An explicit Runge–Kutta pair of seven stages whose last stage is the next step's first, with dense output.
///
/// A step from y of length h evaluates kᵢ = f(t + cᵢh, y + h·Σ aᵢⱼkⱼ); the last row of a is the solution's
/// weights, so that the seventh stage stands at the solution and costs nothing in the next step.
public struct Tableau: Sendable {
  /// Short name, as the literature uses it.
  public let name: String
  /// Order of the solution; the embedded one that estimates the error has one less.
  public let order: Int
  /// Order of the dense output: its error inside a step shrinks as h to this power plus one.
  public let denseOrder: Int
  /// The |hλ| beyond which a step counts as limited by stability. The stability polynomial is at most 1 in
  /// [−3.307, 0] for Dormand and Prince, in [−3.507, 0] for Tsitouras, whose steps the control holds at 3.26 when
  /// what is stiff is also driven (measured: y' = −10⁴(y − cos t) − sin t).
  public let stabilityBound: Double
  /// Where the coefficients were published.
  public let source: String
  /// c: seven nodes, as fractions of the step.
  public let nodes: [Double]
  /// a: six rows with 1 to 6 elements; the last one holds the solution's weights.
  public let rows: [[Double]]
  /// Solution's weights minus embedded weights; seven elements.
  public let error: [Double]
  /// bᵢ(θ) by coefficients of θ, θ², θ³, θ⁴; seven rows. y(t + θh) = y + h·Σ bᵢ(θ)kᵢ.
  public let dense: [[Double]]
}

extension Tableau {
  /// Dormand and Prince's 5(4) pair with Shampine's fourth-order interpolant: the "dopri5" of Hairer, Nørsett and
  /// Wanner.
  public static let dormandPrince5: Tableau = {
    let solution: [Double] = [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84, 0]
    let middle: [Double] = [
      -12_715_105_075 / 11_282_082_432, 0, 87_487_479_700 / 32_700_410_799,
      -10_690_763_975 / 1_880_347_072, 701_980_252_875 / 199_316_789_632, -1_453_857_185 / 822_651_844,
      69_997_945 / 29_380_423,
    ]
    // Hermite's cubic through both ends and their slopes, plus θ²(1 − θ)² times `middle`, expanded.
    let dense = (0..<7).map { stage -> [Double] in
      let (first, last): (Double, Double) = (stage == 0 ? 1 : 0, stage == 6 ? 1 : 0)
      return [
        first, 3 * solution[stage] - 2 * first - last + middle[stage],
        first + last - 2 * solution[stage] - 2 * middle[stage], middle[stage],
      ]
    }
    return Tableau(
      name: "dopri5", order: 5, denseOrder: 4, stabilityBound: 3.25,
      source: """
        Dormand, Prince (1980), J. Comput. Appl. Math. 6:19-26; dense output: Hairer, Nørsett, Wanner (1993), \
        Solving Ordinary Differential Equations I, 2nd ed., section II.6
        """,
      nodes: [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1],
      rows: [
        [1 / 5],
        [3 / 40, 9 / 40],
        [44 / 45, -56 / 15, 32 / 9],
        [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
        [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
        Array(solution[..<6]),
      ],
      error: [
        71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339_200, 22 / 525, -1 / 40,
      ],
      dense: dense)
  }()

  /// Tsitouras' 5(4) pair with its free fourth-order interpolant.
  ///
  /// The last weight of the error is −1/66; the paper prints it without the sign, and then the weights do not
  /// add up to zero.
  ///
  /// The default. Evaluations at rtol 10⁻⁸ against `dormandPrince5`, with the error at the end: two compartments
  /// with saturable elimination over 48 h, 1058 (1.7e-10) against 1202 (1.9e-10); myelosuppression over 500 h,
  /// 302 (7e-10) against 332 (1.9e-9); y = exp(sin t²) over 3, 656 (3.3e-9) against 656 (8.6e-9).
  public static let tsitouras5 = Tableau(
    name: "tsit5", order: 5, denseOrder: 4, stabilityBound: 3.2,
    source: "Tsitouras (2011), Comput. Math. Appl. 62:770-775, doi:10.1016/j.camwa.2011.06.002",
    nodes: [0, 0.161, 0.327, 0.9, 0.980_025_540_904_509_7, 1, 1],
    rows: [
      [0.161],
      [-0.008_480_655_492_356_989, 0.335_480_655_492_357],
      [2.897_153_057_105_493_5, -6.359_448_489_975_075, 4.362_295_432_869_581_5],
      [
        5.325_864_828_439_257, -11.748_883_564_062_828, 7.495_539_342_889_836_5,
        -0.092_495_066_361_755_25,
      ],
      [
        5.861_455_442_946_42, -12.920_969_317_847_11, 8.159_367_898_576_159, -0.071_584_973_281_401,
        -0.028_269_050_394_068_383,
      ],
      [
        0.096_460_766_818_065_23, 0.01, 0.479_889_650_414_499_6, 1.379_008_574_103_742,
        -3.290_069_515_436_081, 2.324_710_524_099_774,
      ],
    ],
    error: [
      0.001_780_011_052_225_777_14, 0.000_816_434_459_656_746_9, -0.007_880_878_010_261_995,
      0.144_711_007_173_262_9, -0.582_357_165_452_555_2, 0.458_082_105_929_186_97, -1 / 66,
    ],
    dense: [
      [1, -2.763_706_197_274_826, 2.913_255_461_821_912_6, -1.053_088_497_729_021_6],
      [0, 0.1317, -0.2234, 0.1017],
      [0, 3.930_296_236_894_751_6, -5.941_033_872_131_505, 2.490_627_285_651_253],
      [0, -12.411_077_166_933_676, 30.338_188_630_282_32, -16.548_102_889_244_902],
      [0, 37.509_313_416_511_04, -88.178_904_894_766_4, 47.379_521_962_819_28],
      [0, -27.896_526_289_197_286, 65.091_894_674_793_66, -34.870_657_861_496_61],
      [0, 1.5, -4, 2.5],
    ])
}
