import TitrateLanguage
import TitrateRecords

/// A range as the drug files write it: `0-14` days, `28-` from day 28 on, `1.5-2`.
struct PlainRange {
  var low: Double
  var high: Double?

  /// Reads `low-high`, `low-` or one number, which is both ends.
  init?(_ text: String) {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let low = Number.parse(first.trimmingBlanks) else { return nil }
    self.low = low
    guard parts.count == 2 else {
      high = low
      return
    }
    let rest = parts[1].trimmingBlanks
    guard !rest.isEmpty else {
      high = nil
      return
    }
    guard let high = Number.parse(rest), high >= low else { return nil }
    self.high = high
  }
}

extension Substring {
  /// Without spaces at either end.
  var trimmingBlanks: Substring {
    var view = self
    while view.first == " " { view = view.dropFirst() }
    while view.last == " " { view = view.dropLast() }
    return view
  }
}

extension YAMLNode {
  /// `[a, b]`: a list of texts.
  func strings(_ findings: inout Findings) -> [String] {
    sequence(&findings).compactMap { $0.string(&findings) }
  }

  /// A number that is above zero.
  func positive(_ findings: inout Findings) -> Double? {
    guard let value = number(&findings) else { return nil }
    guard value > 0 else {
      findings.error("010", "'\(value)' is not above zero", at: place, fix: "write a number above zero")
      return nil
    }
    return value
  }

  /// `0-14`, `28-`.
  func plainRange(_ findings: inout Findings) -> PlainRange? {
    guard let text = string(&findings) else { return nil }
    guard let range = PlainRange(text) else {
      findings.error(
        "034", "'\(text)' is not a range", at: place,
        fix: "write the smaller end first: '0-14', or '28-' without an end")
      return nil
    }
    return range
  }

  /// `[15.0, 79.4]` or null; an upper end of null is infinite.
  func interval(_ findings: inout Findings) -> ClosedRange<Double>? {
    if isNull { return nil }
    let ends = sequence(&findings)
    guard ends.count == 2 else {
      findings.error("034", "a range has two ends", at: place, fix: "write [low, high]")
      return nil
    }
    guard let low = ends[0].number(&findings) else { return nil }
    let high = ends[1].isNull ? Double.infinity : ends[1].number(&findings) ?? .nan
    guard low <= high else {
      findings.error(
        "034", "the ends of the range are the wrong way round", at: place, fix: "write [low, high]")
      return nil
    }
    return low...high
  }

  /// A quantity or a range of one, in a unit.
  func range(in unit: Unit, _ findings: inout Findings) -> (low: Double, high: Double)? {
    guard let expression = expression(&findings) else { return nil }
    do {
      switch expression {
      case .value(let quantity):
        let value = try quantity.value(in: unit)
        return (value, value)
      case .range(let low, let high):
        return (try low.value(in: unit), try high.value(in: unit))
      case .below(let quantity), .above(let quantity):
        findings.error(
          "034", "'\(quantity)' with a sign is not a range", at: place,
          fix: "write both ends: '8-12 \(unit.symbol)'")
        return nil
      }
    } catch {
      report(error, &findings)
      return nil
    }
  }
}
