import TitrateRecords

/// Body-size measures that dosing models use; weight in kg, height in cm.
enum BodySize {
  /// Body surface area, m².
  /// - Source: Mosteller RD. N Engl J Med 1987;317:1098.
  static func surfaceAreaMosteller(weight: Double, height: Double) -> Double {
    (weight * height / 3600).squareRoot()
  }

  /// Body surface area, m².
  /// - Source: Du Bois D, Du Bois EF. Arch Intern Med 1916;17:863-871.
  static func surfaceAreaDuBois(weight: Double, height: Double) -> Double {
    0.007184 * power(weight, 0.425) * power(height, 0.725)
  }

  /// Lean body mass, kg.
  /// - Source: James WPT. Research on Obesity, HMSO 1976.
  static func leanBodyMassJames(weight: Double, height: Double, sex: PatientRecord.Sex) -> Double {
    let ratio = weight / height
    switch sex {
    case .male: return 1.10 * weight - 128 * ratio * ratio
    case .female: return 1.07 * weight - 148 * ratio * ratio
    }
  }

  /// Fat-free mass, kg.
  /// - Source: Janmahasatian S et al. Clin Pharmacokinet 2005;44:1051-1065.
  static func fatFreeMassJanmahasatian(weight: Double, height: Double, sex: PatientRecord.Sex) -> Double {
    let bmi = weight / (height * height / 10_000)
    switch sex {
    case .male: return 9270 * weight / (6680 + 216 * bmi)
    case .female: return 9270 * weight / (8780 + 244 * bmi)
    }
  }
}
