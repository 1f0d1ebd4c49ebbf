import Testing
import TitrateRecords
import TitrateTherapy

@testable import TitrateReport

@Suite struct ChartTests {
  static let sizes: [ChartSize] = [.wide, .narrow]

  /// Whatever was measured, its mark lies inside the plot; none is lost.
  @Test(arguments: sizes, [0, 0.4, 6.1, 13.9, 59, 590, 5900, 1e9]) func levelsLieInsideThePlot(
    size: ChartSize, value: Double
  ) throws {
    var advice = Samples.implausible
    advice.levels[1].value = value
    let geometry = try #require(ChartGeometry(advice, size))
    #expect(geometry.levels.count + geometry.earlierLevels == advice.levels.count)
    for point in geometry.levels {
      #expect((geometry.x.start...geometry.x.end).contains(point.x))
      #expect((geometry.y.end...geometry.y.start).contains(point.y))
    }
  }

  /// A misplaced decimal does not press the patient's own curve flat: it still fills most of the height.
  @Test(arguments: sizes) func aSlipLeavesTheCurveReadable(size: ChartSize) throws {
    var advice = Samples.implausible
    advice.levels[1].value = 5900
    let geometry = try #require(ChartGeometry(advice, size))
    let peak = try #require(advice.predictions.map(\.credible.q95).max())
    // 1/1.4: the axis may reach at most 1.4 times what matters, plus a margin of 4 %.
    #expect(peak / geometry.y.high > 1 / 1.46)
    #expect(geometry.levels.filter(\.isOffScale).map(\.level) == [1])
  }

  @Test(arguments: sizes) func timeRunsRightAndConcentrationUp(size: ChartSize) throws {
    let geometry = try #require(ChartGeometry(Samples.standard, size))
    let xs = geometry.predictions.map { geometry.x(at: $0.time) }
    #expect(zip(xs, xs.dropFirst()).allSatisfy(<))
    #expect(xs.first == geometry.x.start && xs.last == geometry.x.end)
    #expect(geometry.y(5) < geometry.y(4))
    #expect(geometry.clipped(1e9) == geometry.y.end && geometry.clipped(-1) == geometry.y.start)
  }

  /// From top to bottom: plot, dose marks, legend; all on the paper.
  @Test(arguments: sizes) func partsDoNotOverlap(size: ChartSize) throws {
    for (_, advice) in Samples.all where !advice.predictions.isEmpty {
      let geometry = try #require(ChartGeometry(advice, size))
      let doseTop = geometry.doseBase - ChartGeometry.doseHeight
      // 19: the names below the time axis.
      #expect(geometry.y.end < geometry.y.start && geometry.y.start + 19 <= doseTop)
      #expect(geometry.doseBase + 13 <= geometry.legendTop && geometry.legendTop < size.height)
    }
  }

  /// Levels before the window are counted, not dropped in silence.
  @Test func oldLevelsAreCounted() throws {
    var advice = Samples.standard
    advice.patient.next = Samples.at(290)
    let geometry = try #require(ChartGeometry(advice, .narrow))
    #expect(geometry.earlierLevels == 1 && geometry.levels.map(\.level) == [1])
    #expect(AdvicePage.render(advice).contains("One earlier level is in the table only."))
  }

  @Test func nothingToDrawDrawsNothing() {
    #expect(ConcentrationChart.svg(Samples.refusal) == nil)
    var advice = Samples.standard
    advice.predictions = Array(advice.predictions.prefix(1))
    #expect(ConcentrationChart.svg(advice) == nil)
  }

  @Test(arguments: [(0.0, 0.78), (0.0, 23.4), (0, 1), (0, 100), (0, 12_345), (3, 3.7)])
  func ticksAreRoundAndFew(low: Double, high: Double) {
    let ticks = Axis.ticks(from: low, to: high, about: 5)
    #expect((2...8).contains(ticks.count))
    for tick in ticks {
      #expect(tick >= low && tick <= high * (1 + 1e-9))
      // One digit, or two where the step is 2 or 5 of a decade above: a round number prints shortly.
      #expect(Number.shortest(Number.rounding(tick, significant: 6)).count <= 5)
    }
  }

  /// Names stay few however long the record is, and are midnights in order.
  @Test(arguments: [1, 3, 12, 40, 400, 4000]) func timeTicksStayFew(days: Int64) {
    for hour in [-100_000, 0, 13] as [Int64] {
      let start = Instant(seconds: hour * 3600)
      let ticks = TimeTicks(from: start, to: start.adding(hours: Double(days) * 24), atMost: 12)
      #expect((1...12).contains(ticks.named.count) && ticks.bare.count <= 120)
      let times = ticks.named.map(\.time)
      #expect(times.allSatisfy { $0 >= start && $0.seconds % 86_400 == 0 })
      #expect(times == times.sorted())
    }
  }

  @Test(arguments: [(0.1, 0.7, 0.2), (0, 1, 0), (0.333, 0.333, 0.333), (0, 0, 1e-9)])
  func probabilityBarIsFilledInOrder(below: Double, inside: Double, above: Double) throws {
    var regimen = Samples.standard.recommendations[0]
    (regimen.probabilityBelow, regimen.probabilityIn, regimen.probabilityAbove) = (below, inside, above)
    let parts = ProbabilityBar.parts(regimen)
    #expect(parts.map(\.name) == ["below", "in", "above"])
    #expect(parts[0].start == 0 && parts[2].end == 160)
    #expect(parts[0].end == parts[1].start && parts[1].end == parts[2].start)
    #expect(parts.allSatisfy { $0.start <= $0.end })
  }
}
