import TitrateCases
import TitrateLibrary

/// Phrases of cases that the terminal and the page share.
enum CaseWording {
  /// A number with its unit; what is recalled or ours says so.
  static func value(_ value: CaseValue, bare: Bool = false) -> String {
    let number = number(value)
    let mark = mark(value)
    switch value.form {
    case .percent: return bare ? number + mark : number + Number.space + "%" + mark
    case .times: return number + Number.space + "times" + mark
    case .reading, .decimals:
      let unit = unit(value.unit)
      return (bare || unit.isEmpty ? number : number + Number.space + unit) + mark
    }
  }

  /// The digits alone.
  static func number(_ value: CaseValue) -> String {
    switch value.form {
    case .reading, .times: reading(value.value)
    case .decimals(let digits): Number.fixed(value.value, decimals: digits)
    case .percent:
      abs(value.value) < 0.0995 && value.value != 0
        ? Number.reading(value.value * 100) : Number.fixed(value.value * 100, decimals: 0)
    }
  }

  /// Two or three digits that matter; very large and very small numbers as powers of ten.
  static func reading(_ value: Double) -> String {
    let size = abs(value)
    guard size.isFinite, size >= 1e5 || (size > 0 && size < 1e-3) else { return Number.reading(value) }
    var exponent = 0, mantissa = size
    while mantissa >= 9.95 { mantissa /= 10; exponent += 1 }
    while mantissa < 0.995 { mantissa *= 10; exponent -= 1 }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let power = String(abs(exponent)).map { digits[Int(String($0)) ?? 0] }
    return (value < 0 ? Number.minus : "") + Number.fixed(mantissa, decimals: 1) + "×10"
      + (exponent < 0 ? "⁻" : "") + String(power)
  }

  /// Nothing recalled and nothing of ours passes for published.
  private static func mark(_ value: CaseValue) -> String {
    switch value.weakness {
    case .R: " (recalled)"
    case .H: " (our construction)"
    default: ""
    }
  }

  /// Units as print has them.
  static func unit(_ symbol: String) -> String {
    switch symbol {
    case "1", "": return ""
    case "10*9/L": return "×10⁹/L"
    case "d": return "days"
    case "wk": return "weeks"
    case "mo": return "months"
    case "a": return "years"
    default:
      let plain = symbol.replacing("{8e8_RBC}", with: "8×10⁸ red cells").replacing(
        "{1.73_m2}", with: "1.73 m²")
      return Wording.unit(plain).replacing("1·73", with: "1.73")
    }
  }

  static func sentence(_ pieces: [CaseReport.Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .value(let value, let bare): self.value(value, bare: bare)
      }
    }.joined()
  }

  /// A cell's text; the unit stands above the column.
  static func cell(_ cell: CaseReport.Cell, in table: CaseReport.Table) -> String {
    switch cell {
    case .text(let text): Wording.sentence(text)
    case .value(let value):
      number(value) + (value.form == .times ? Number.space + "×" : "")
        + (table.saysOrigin ? "" : mark(value))
    case .none: ""
    }
  }

  /// Facts of one source that follow each other: the source is named once.
  static func grouped(_ facts: [CaseReport.Fact]) -> [[CaseReport.Fact]] {
    var groups: [[CaseReport.Fact]] = []
    for fact in facts {
      if let last = groups.last?.last, last.citation == fact.citation {
        groups[groups.count - 1].append(fact)
      } else {
        groups.append([fact])
      }
    }
    return groups
  }

  static func heading(_ column: CaseReport.Table.Column) -> String {
    let unit = unit(column.unit)
    return unit.isEmpty ? column.label : "\(column.label), \(unit)"
  }

  /// `construction: ours, not published`.
  static func status(_ status: Provenance.Status) -> String {
    switch status {
    case .published: "published"
    case .transcribed: "published, through a transcription"
    case .calibratedHere: "calibrated here, not published"
    case .construction: "our construction, not published"
    }
  }

  static func source(_ citation: Citation) -> String {
    switch citation.tag {
    case .R: "\(citation.source) (recalled, to be verified)"
    case .H: "\(citation.source) (our construction)"
    default: "\(citation.source) (\(citation.tag.phrase))"
    }
  }

  static let purpose =
    "Decision support for professionals, not a medical device. Read it with the patient's record, the product label and local guidance beside it."
}

extension CaseWording {
  /// What stands below a time axis.
  static func time(_ unit: String) -> String {
    switch unit {
    case "h": "time, h"
    case "d": "time, days"
    case "wk": "time, weeks"
    case "mo": "time, months"
    case "a": "time, years"
    case "1", "": "time"
    default: unit
    }
  }
}

extension CaseWording {
  /// Where a number comes from, in a line.
  static func origin(_ value: CaseValue) -> String {
    switch value.origin {
    case .computed(let models): "computed with \(models.joined(separator: ", "))"
    case .read(let citation): source(citation)
    case .derived(let names, _): "from \(names.joined(separator: ", "))"
    case .chosen(let why): "chosen: \(why)"
    }
  }
}
