/// Reading of a diplotype such as `*1/*3`.
enum Genotype {
  /// Whether the diplotype carries an allele; nil when it cannot be read as two star alleles.
  static func carries(_ allele: String, in diplotype: String) -> Bool? {
    let alleles = diplotype.split(separator: "/").map { $0.filter { !$0.isWhitespace } }
    guard alleles.count == 2, alleles.allSatisfy({ $0.hasPrefix("*") && $0.count > 1 }) else { return nil }
    return alleles.contains { $0 == allele }
  }
}
