/// Where a fact comes from, and how it reached the library.
public struct Citation: Sendable, Hashable {
  /// How a fact reached the library; the letters of its files.
  // swift-format-ignore: AlwaysUseLowerCamelCase, the files' own letters
  public enum Tag: String, Sendable, Hashable, CaseIterable {
    /// Read in the paper: a table, a figure's text, the abstract.
    case T
    /// Read in a public transcription of the paper.
    case C
    /// Read in a product label or a guideline.
    case D
    /// Recalled and not looked up: never shown as published.
    case R
    /// Computed here from facts of the other kinds.
    case S
    /// Our own construction or choice, published nowhere: never shown as published.
    case H

    /// The words a report uses. Nothing but T and C is called published.
    public var phrase: String {
      switch self {
      case .T: "published"
      case .C: "published, through a transcription"
      case .D: "label or guideline"
      case .R: "recalled, to be verified"
      case .S: "computed"
      case .H: "our construction"
      }
    }
  }
  public var source: String
  public var tag: Tag
  public init(source: String, tag: Tag) {
    self.source = source
    self.tag = tag
  }
}
