import Testing

@testable import TitrateNumerics

@Suite struct CounterRandomTests {
  /// The known answers that Salmon et al. publish with the Random123 library (kat_vectors, threefry4x64 20).
  @Test func threefryGivesThePublishedAnswers() {
    let ones = Threefry.Block(repeating: .max)
    #expect(
      Threefry.block(counter: .zero, key: .zero)
        == [0x0921_8ebd_e6c8_5537, 0x5594_1f52_66d8_6105, 0x4bd2_5e16_2824_34dc, 0xee29_ec84_6bd2_e40b])
    #expect(
      Threefry.block(counter: ones, key: ones)
        == [0x29c2_4097_942b_ba1b, 0x0371_bbfb_0f6f_4e11, 0x3c23_1ffa_33f8_3a1c, 0xcd29_113f_de32_d168])
    #expect(
      Threefry.block(
        counter: [
          0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89,
        ],
        key: [0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c, 0xbe54_66cf_34e9_0c6c, 0xc0ac_29b7_c97c_50dd])
        == [0xa7e8_fde5_9165_1bd9, 0xbaaf_d0c3_0138_319b, 0x84a5_c1a7_29e6_85b9, 0x901d_406c_cebc_1ba4])
  }

  @Test func streamIsTheBlocksOfItsKeyInCounterOrder() {
    var random = CounterRandom(seed: 11, subject: 22, purpose: 33)
    for counter in UInt64(0)..<3 {
      let block = Threefry.block(counter: [counter, 0, 0, 0], key: [11, 22, 33, 0])
      for word in 0..<4 { #expect(random.next() == block[word]) }
    }
  }

  @Test func everyPartOfTheKeyChangesTheStream() {
    var first: Set<UInt64> = []
    for (seed, subject, purpose) in [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0)] {
      var random = CounterRandom(seed: UInt64(seed), subject: UInt64(subject), purpose: UInt64(purpose))
      first.insert(random.next())
    }
    #expect(first.count == 5)
  }

  @Test func uniformStaysInsideTheOpenInterval() {
    #expect(CounterRandom.uniform(from: .min) == 0x1p-53)
    #expect(CounterRandom.uniform(from: .max) == 1 - 0x1p-53)
    #expect(CounterRandom.uniform(from: 1 << 63) == 0.5 + 0x1p-53)
  }

  @Test(arguments: 0..<4 as Range<UInt64>) func normalHasTheNormalMoments(seed: UInt64) {
    var random = CounterRandom(seed: seed, subject: 1, purpose: 2)
    let count = 100_000
    var sums = SIMD4<Double>.zero
    for _ in 0..<count {
      let z = random.normal()
      sums += SIMD4(z, z * z, z * z * z, z * z * z * z)
    }
    let mean = sums / Double(count)
    // Five standard errors: var(z, z², z³, z⁴) = 1, 2, 15, 96; seeds are fixed, so this cannot flicker.
    let error = 5 * (SIMD4(1, 2, 15, 96) / Double(count)).squareRoot()
    let expected = SIMD4<Double>(0, 1, 0, 3)
    for moment in 0..<4 { #expect(abs(mean[moment] - expected[moment]) < error[moment]) }
  }

  @Test func oneUniformMakesOneNormal() {
    var (a, b) = (
      CounterRandom(seed: 5, subject: 0, purpose: 0), CounterRandom(seed: 5, subject: 0, purpose: 0)
    )
    for _ in 0..<100 { #expect(a.normal() == StandardNormal.quantile(b.uniform())) }
  }

  /// Wichura's own check values for PPND16.
  @Test func normalQuantileGivesWichurasCheckValues() {
    // 1e-15 relative: two digits less than AS 241 claims, the printed digits' own limit.
    for (p, x) in [(0.25, -0.6744897501960817), (0.001, -3.090232306167814), (1e-20, -9.262340089798408)] {
      #expect(abs(StandardNormal.quantile(p) - x) <= 1e-15 * abs(x))
    }
  }
}
