import TitrateRecords

extension YAMLMapping {
  /// A required text.
  func text(_ key: String, _ findings: inout Findings) -> String? {
    required(key, &findings)?.string(&findings)
  }
}

extension YAMLNode {
  /// `[a, b]`: a list of texts.
  func texts(_ findings: inout Findings) -> [String] {
    sequence(&findings).compactMap { $0.string(&findings) }
  }
}
