import Testing
import TitrateRecords

@Suite struct UnitTests {
  /// Spellings of one unit, and what one of them is worth in UCUM's.
  static let spellings: [(String, String, Double)] = [
    ("ng/mL", "ug/L", 1), ("ng/ml", "ug/L", 1), ("NG/ML", "ug/L", 1), ("µg/L", "ug/L", 1),
    ("μg/l", "ug/L", 1),
    ("mcg/L", "ug/L", 1), ("ug/mL", "mg/L", 1), ("mg/dL", "mg/L", 10), ("g/dL", "g/L", 10),
    ("MG/DL", "mg/L", 10),
    ("ng·h/mL", "ng.h/mL", 1), ("ng*h/mL", "ng.h/mL", 1), ("mg.h/L", "ng.h/mL", 1000),
    ("h.mg/L", "mg.h/L", 1),
    ("G/L", "10*9/L", 1), ("10^9/L", "10*9/L", 1), ("K/uL", "10*9/L", 1), ("10*3/uL", "10*9/L", 1),
    ("/uL", "/L", 1e6),
    ("mL/min/1.73m2", "mL/min/{1.73_m2}", 1), ("mL/min/1.73 m²", "mL/min", 1), ("L/h", "mL/min", 1000.0 / 60),
    ("mg/kg/day", "mg/kg/d", 1), ("mg.kg-1", "mg/kg", 1), ("mg/m²", "mg/m2", 1), ("mg.m-2", "mg/m2", 1),
    ("ng.mL-1", "ng/mL", 1), ("years", "a", 1), ("yr", "a", 1), ("wk", "d", 7), ("weeks", "d", 7),
    ("mo", "d", 30.4375),
    ("a", "d", 365.25), ("d", "h", 24), ("hours", "min", 60), ("%", "1", 0.01), ("L/L", "%", 100),
    ("IU/mL", "[iU]/mL", 1),
    ("{copies}/mL", "copies/mL", 1), ("uM", "umol/L", 1), ("lb", "kg", 0.45359237), ("in", "cm", 2.54),
    ("m", "cm", 100),
    ("Mg", "mg", 1), ("ML", "mL", 1), ("KG", "kg", 1), ("L/h/70kg", "L/h/kg", 1.0 / 70),
    ("mU/L", "U/L", 0.001),
  ]

  @Test(arguments: spellings) func spellingsMeanTheSame(from: String, to: String, factor: Double) throws {
    let value = try Quantity(1, Unit(from)).value(in: Unit(to))
    // 2 ulp: a conversion is at most two roundings.
    #expect(abs(value - factor) <= 2 * factor.ulp, "\(from) to \(to): \(value)")
  }

  @Test func decimalPrefixesConvertExactly() throws {
    #expect(try Quantity(parsing: "0.0081 mg/L").value(in: Unit("ng/mL")) == 8.1)
    #expect(try Quantity(parsing: "33 g/L").value(in: Unit("g/dL")) == 3.3)
    #expect(try Quantity(parsing: "29 %").value(in: Unit("1")) == 0.29)
    #expect(try Quantity(parsing: "14 d").value(in: Unit("h")) == 336)
    #expect(try Quantity(parsing: "1 wk").value(in: Unit("h")) == 168)
  }

  @Test func symbolsAreNormalised() throws {
    #expect(try Unit("µg/L").symbol == "ug/L")
    #expect(try Unit("mcg/kg").symbol == "ug/kg")
    #expect(try Unit("mL/min/1.73 m²").symbol == "mL/min/{1.73_m2}")
    #expect(try Unit("ng·h/mL").symbol == "ng.h/mL")
    #expect(try Unit("G/L").symbol == "10*9/L")
  }

  @Test(arguments: [
    "", " ", "ngg/mL", "foo", "mg//L", "mg/", "/", "(mg", "mg)", "mg/L/", "10*", "10*99/L", "m99", "{", "M",
    "mg..L",
    String(repeating: "m", count: 500), String(repeating: "(", count: 50), "0kg", "°C", "mg\u{0}", "-",

  ])
  func othersAreRefused(text: String) {
    #expect(throws: UnitError.self) { try Unit(text) }
  }

  @Test func aNearMissIsSuggested() {
    do {
      _ = try Unit("umoll/L")
      Issue.record("accepted")
    } catch {
      #expect(error.what == "'umoll/L' is not a unit that Titrate knows")
      #expect(error.fix == "did you mean 'umol/L'?")
    }
  }

  @Test func dimensionsDoNotMix() throws {
    do {
      _ = try Quantity(parsing: "141 umol/L").value(in: Unit("mg/dL"))
      Issue.record("converted")
    } catch {
      #expect(
        error.what
          == "'umol/L' (substance concentration) does not convert to 'mg/dL' (mass concentration)")
    }
    #expect(throws: UnitError.self) { try Quantity(parsing: "1 U/L").value(in: Unit("IU/L")) }
    #expect(throws: UnitError.self) { try Quantity(parsing: "33 G/L").value(in: Unit("g/L")) }
  }

  /// Creatinine: 1 mg/dL is 88.4 umol/L (113.12 g/mol).
  @Test func molarMassIsAnExplicitStep() throws {
    let micromolar = try Quantity(parsing: "1 mg/dL").value(in: Unit("umol/L"), molarMass: 113.12)
    // 0.01: the textbook factor 88.4 has three digits.
    #expect(abs(micromolar - 88.4) < 0.01)
    let back = try Quantity(micromolar, Unit("umol/L")).value(in: Unit("mg/dL"), molarMass: 113.12)
    // 4 ulp: two divisions and two products.
    #expect(abs(back - 1) <= 4 * 1.0.ulp)
  }

  @Test(arguments: [
    ("4.5 mg", 4.5, "mg"), ("4.5mg", 4.5, "mg"), ("1e3 mg", 1000, "mg"), ("-3 mg", -3, "mg"),
    ("5 10*9/L", 5, "10*9/L"), ("29 %", 29, "%"), (" 7 d ", 7, "d"),
  ])
  func quantitiesRead(text: String, value: Double, unit: String) throws {
    let quantity = try Quantity(parsing: text)
    #expect(quantity.value == value)
    #expect(quantity.unit.symbol == unit)
  }

  @Test(arguments: [
    "mg", "4.5", "4,5 mg", "1,000 mg", "nan mg", "inf mg", "0x10 mg", "1e999 mg", "4.5.1 mg", "", "- mg",
    "four mg", "12 8 mg",
  ])
  func otherQuantitiesAreRefused(text: String) {
    #expect(throws: UnitError.self) { try Quantity(parsing: text) }
  }

  @Test func expressionsRead() throws {
    let unit = try Unit("ng/mL")
    #expect(
      try QuantityExpression(parsing: "8-12 ng/mL")
        == .range(low: Quantity(8, unit), high: Quantity(12, unit)))
    #expect(
      try QuantityExpression(parsing: "8 – 12 ng/mL")
        == .range(low: Quantity(8, unit), high: Quantity(12, unit)))
    #expect(
      try QuantityExpression(parsing: "8 ng/mL - 12 ng/mL")
        == .range(low: Quantity(8, unit), high: Quantity(12, unit)))
    #expect(try QuantityExpression(parsing: "< 0.8 ng/mL") == .below(Quantity(0.8, unit)))
    #expect(try QuantityExpression(parsing: ">30 ng/mL") == .above(Quantity(30, unit)))
    #expect(try QuantityExpression(parsing: "6.1 ng/mL") == .value(Quantity(6.1, unit)))
    #expect(try QuantityExpression(parsing: "4 mg.kg-1") == .value(Quantity(4, Unit("mg.kg-1"))))
    #expect(throws: UnitError.self) { try QuantityExpression(parsing: "12-8 ng/mL") }
    #expect(throws: UnitError.self) { try QuantityExpression(parsing: "8-12") }
  }
}
