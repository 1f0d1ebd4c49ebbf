import Foundation
import TitrateRecords

extension Measure {
  /// In units of the bedside (mg, L, h, nmol), with what is left of the scale in front: `1000 mg/L`.
  ///
  /// - Parameter time: the model's unit of time.
  func text(time: String) -> String {
    if powers.isEmpty { return "a plain number" }
    var parts = [String]()
    for symbols in Set(powers.keys.map(\.symbols)).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      // What stands under one symbolic exponent is a unit of its own: (ng/mL)^hill.
      var part: [Factor: Double] = [:]
      for (factor, power) in powers where factor.symbols == symbols {
        part[Factor(base: factor.base)] = power
      }
      let text = Measure(part).plainText(time)
      parts.append(symbols.isEmpty ? text : "(\(text))^\(symbols.joined(separator: "·"))")
    }
    return parts.joined(separator: " times ")
  }

  /// Of a measure without symbolic exponents.
  private func plainText(_ time: String) -> String {
    var rest = self
    var above = "", below = ""
    func add(_ name: String, _ power: Double) {
      let exponent = abs(power) == 1 ? "" : "^\(Number.text(abs(power)))"
      if power > 0 {
        above += (above.isEmpty ? "" : ".") + name + exponent
      } else {
        below += "/" + name + exponent
      }
    }
    for (factor, power) in sorted {
      switch factor.base {
      case .unit(let position):
        let named = Self.named(position, power, time)
        add(named.symbol, power / named.power)
        if let unit = Measure(parsing: named.symbol) { rest = rest / unit.raised(to: power / named.power) }
      case .unknown: add("?", power)
      case .decade: break
      }
    }
    let scale = abs(rest.scale) < 1e-9 ? "" : Self.rounded(pow(10, rest.scale))
    let unit = (above.isEmpty && !below.isEmpty ? "1" : above) + below
    if unit.isEmpty { return "a number of \(scale)s" }
    return scale.isEmpty ? unit : "\(scale) \(unit)"
  }

  /// The everyday unit of a base and which power of the base it is: a litre is a length to the third.
  private static func named(_ position: Int, _ power: Double, _ time: String) -> (
    symbol: String, power: Double
  ) {
    switch position {
    case 0: ("mg", 1)
    case 1: power.truncatingRemainder(dividingBy: 3) == 0 ? ("L", 3) : ("m", 1)
    case 2: (time, 1)
    case 3: ("nmol", 1)
    case 4: ("[iU]", 1)
    default: ("U", 1)
    }
  }

  /// How many times the one unit is the other, above 1; nil where they differ in more than scale.
  func factorText(to other: Measure) -> String? {
    let ratio = (self / other).powers
    guard let only = ratio.first, ratio.count == 1, only.key.base == .decade else { return nil }
    let power = only.key.symbols.isEmpty ? "" : " to the power of \(only.key.symbols.joined(separator: "·"))"
    return "a factor of \(Self.rounded(pow(10, abs(only.value))))\(power)"
  }

  /// Four digits: enough to recognise 24, 60 or 804.
  static func rounded(_ value: Double) -> String {
    let decade = Foundation.floor(log10(abs(value))) - 3
    let step = pow(10, Swift.max(decade, -300))
    let short = (value / step).rounded() * step
    return Number.text(Double(String(format: "%.4g", short)) ?? short)
  }
}
