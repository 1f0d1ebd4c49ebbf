/// The atoms, their other spellings, and the spellings suggested for a mistake.
///
/// Sizes: SI; UCUM 2.1 for `mo` (a_j/12), `a` (a_j = 365.25 d), `[lb_av]`, `[in_i]`.
enum UnitTable {
  /// An atom as UCUM or a hospital writes it, exactly or in any case.
  static func product(of name: String) -> UnitProduct? {
    if let exact = exactProduct(of: name) { return exact }
    // Metres are `m`; a lone capital is as likely to mean mol/L.
    if name == "M" { return nil }
    let lower = name.lowercased()
    return exactProduct(of: lower) ?? (lower.hasSuffix("l") ? exactProduct(of: lower.dropLast() + "L") : nil)
  }

  private static func exactProduct(of name: String) -> UnitProduct? {
    if let atom = atoms[name] { return atom }
    for (prefix, decade) in prefixes where name.hasPrefix(prefix) {
      if var atom = prefixed[String(name.dropFirst(prefix.count))] {
        atom.decade += decade
        return atom
      }
    }
    return nil
  }

  /// No mega or giga: in a hospital `Mg` and `ML` are slips for `mg` and `mL`, a million and a billion apart.
  private static let prefixes: [(String, Int)] = [
    ("k", 3), ("d", -1), ("c", -2), ("m", -3), ("mc", -6), ("u", -6), ("n", -9), ("p", -12), ("f", -15),
  ]

  private static let mass = Dimension(mass: 1)
  private static let volume = Dimension(length: 3)

  /// Atoms that take a prefix.
  private static let prefixed: [String: UnitProduct] = [
    "g": UnitProduct(dimension: mass), "m": UnitProduct(dimension: Dimension(length: 1)),
    "L": UnitProduct(decade: -3, dimension: volume), "l": UnitProduct(decade: -3, dimension: volume),
    "s": UnitProduct(dimension: Dimension(time: 1)), "mol": UnitProduct(dimension: Dimension(amount: 1)),
    "M": UnitProduct(decade: 3, dimension: Dimension(length: -3, amount: 1)),
    "U": UnitProduct(dimension: Dimension(enzyme: 1)),
    "IU": UnitProduct(dimension: Dimension(international: 1)),
    "iu": UnitProduct(dimension: Dimension(international: 1)),
  ]

  /// All atoms by their exact spelling.
  private static let atoms: [String: UnitProduct] = {
    let time = Dimension(time: 1)
    let length = Dimension(length: 1)
    var all = prefixed
    // mol/L is only taken with a prefix.
    all["M"] = nil
    all["%"] = UnitProduct(decade: -2)
    all["min"] = UnitProduct(factor: 60, dimension: time)
    all["h"] = UnitProduct(factor: 3600, dimension: time)
    all["d"] = UnitProduct(factor: 86400, dimension: time)
    all["wk"] = UnitProduct(factor: 604_800, dimension: time)
    all["mo"] = UnitProduct(factor: 2_629_800, dimension: time)
    all["a"] = UnitProduct(factor: 31_557_600, dimension: time)
    all["[iU]"] = UnitProduct(dimension: Dimension(international: 1))
    all["[IU]"] = all["[iU]"]
    all["[iu]"] = all["[iU]"]
    all["lb"] = UnitProduct(factor: 453.59237, dimension: mass)
    all["[lb_av]"] = all["lb"]
    all["in"] = UnitProduct(factor: 2.54, decade: -2, dimension: length)
    all["[in_i]"] = all["in"]
    all["[ft_i]"] = UnitProduct(factor: 0.3048, dimension: length)
    for (name, atom) in others { all[name] = all[atom] }
    return all
  }()

  /// Other names of an atom.
  private static let others: [(String, String)] = [
    ("sec", "s"), ("second", "s"), ("seconds", "s"), ("mins", "min"), ("minute", "min"), ("minutes", "min"),
    ("hr", "h"), ("hrs", "h"), ("hour", "h"), ("hours", "h"), ("day", "d"), ("days", "d"), ("wks", "wk"),
    ("week", "wk"), ("weeks", "wk"), ("month", "mo"), ("months", "mo"), ("y", "a"), ("yr", "a"), ("yrs", "a"),
    ("year", "a"), ("years", "a"), ("gram", "g"), ("grams", "g"), ("lbs", "lb"), ("inch", "in"),
  ]

  /// Counts and other spellings that are not made of atoms, as UCUM writes them.
  static func respelled(_ text: String) -> String {
    switch text {
    // Capital G before a volume is giga: cells per litre, never grams.
    case "G/L", "G/l", "Gpt/L": "10*9/L"
    case "T/L", "T/l", "Tpt/L": "10*12/L"
    case "K/uL", "k/uL": "10*3/uL"
    case "U": "U"
    case "unitless", "ratio", "fraction": "1"
    default: micro(text.hasPrefix("copies/") ? "{copies}" + text.dropFirst(6) : text)
    }
  }

  /// `mcg` is how some write `ug`.
  private static func micro(_ text: String) -> String { text.replacing("mcg", with: "ug") }

  /// The known spelling nearest to a mistake; nil when none is near.
  static func nearest(to text: String) -> String? { Spelling.nearest(to: text, among: suggestions) }

  private static let suggestions = [
    "ng/mL", "ug/L", "mg/L", "g/L", "g/dL", "mg/dL", "mmol/L", "umol/L", "nmol/L", "kg", "g", "mg", "ug",
    "ng", "cm",
    "m", "h", "d", "min", "wk", "mo", "a", "%", "1", "mL/min", "mL/min/{1.73_m2}", "L/h", "10*9/L", "ng.h/mL",
    "mg.h/L", "mg/kg", "mg/kg/d", "mg/m2", "m2", "U/L", "[iU]/mL", "L", "mL", "pmol/{8e8.RBC}",
  ]
}
