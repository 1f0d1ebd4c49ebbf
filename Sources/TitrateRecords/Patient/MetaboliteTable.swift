/// Metabolites that laboratories report in a unit of their own.
///
/// 6-TGN and 6-MMP are counted in pmol per 8x10^8 red cells, a convention that no unit system has: it is written
/// `pmol/{8e8.RBC}` and is never converted to a concentration.
package enum MetaboliteTable {
  // A constant: the reader knows it.
  package static let unit = try! Unit("pmol/{8e8.RBC}")

  /// As library and reports write them.
  package static let names = ["6-TGN", "6-MMP"]

  /// The name of a metabolite in any of its spellings; nil for anything else.
  package static func name(of text: String) -> String? {
    switch text.lowercased().filter({ $0 != "-" && $0 != "_" }) {
    case "6tgn", "tgn", "6tg": "6-TGN"
    case "6mmp", "6mmpn", "6mmpr", "mmp", "mmpn": "6-MMP"
    default: nil
    }
  }
}
