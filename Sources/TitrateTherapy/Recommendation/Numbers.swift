import Foundation

/// A number with so many significant digits, without trailing zeros and never in scientific form.
func significant(_ value: Double, digits: Int) -> String {
  guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
  let decimals = max(0, digits - 1 - Int(log10(abs(value)).rounded(.down)))
  let scale = pow(10, Double(decimals))
  let rounded = (value * scale).rounded() / scale
  return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
}

/// `78 %`; never 0 or 100 % unless it is certain.
func percent(_ probability: Double) -> String {
  switch probability {
  case 0: "0 %"
  case 1: "100 %"
  case ..<0.01: "<1 %"
  case 0.99...: ">99 %"
  default: "\(Int((probability * 100).rounded())) %"
  }
}
