import TitrateLibrary

/// A worked question with everything computed: what terminal, page and JSON show.
public struct CaseReport: Sendable {
  public var name: String
  public var title: String
  public var question: String
  public var setting: String
  public var answer: [[Piece]]
  public var sections: [Section]
  /// Every model that took part, in order of first use.
  public var models: [ModelUse]

  public struct Section: Sendable {
    public var id: String
    public var heading: String
    public var blocks: [Block]
    /// The models its numbers rest on.
    public var models: [ModelUse]
  }

  /// A part of a sentence.
  public enum Piece: Sendable, Hashable {
    case words(String)
    case value(CaseValue, bare: Bool)
  }

  public enum Block: Sendable {
    case text([Piece])
    case table(Table)
    case chart(Chart)
    case facts(title: String?, [Fact])
    case claims([Claim])
    case limits([[Piece]])
  }

  /// Rows of cells under headings; the first column names the row.
  public struct Table: Sendable {
    public var title: String
    public var columns: [Column]
    public var rows: [[Cell]]
    public var note: [Piece]
    /// Whether a column says where the numbers of its row come from.
    public var saysOrigin = false
    public struct Column: Sendable {
      public var label: String
      public var unit: String
      public var isNumber: Bool
    }
  }
  public enum Cell: Sendable, Hashable {
    case text(String)
    case value(CaseValue)
    case none
  }

  /// Curves over time and values across.
  public struct Chart: Sendable {
    public var title: String
    public var axis: String
    public var unit: String
    public var timeUnit: String
    public var isLogarithmic: Bool
    public var lines: [Line]
    public var levels: [Level]
    public struct Line: Sendable {
      public var label: String
      public var times: [Double]
      public var values: [Double]
    }
    public struct Level: Sendable {
      public var label: String
      public var value: CaseValue
    }
  }

  /// A statement of the library with its source.
  public struct Fact: Sendable {
    public var label: String
    public var text: String
    public var citation: Citation
  }

  /// A claim with its verdict.
  public struct Claim: Sendable {
    public var id: String
    public var statement: String
    public var verdict: String
    public var why: String
    public var sources: [Citation]
  }
}

/// A model that took part, and how far it may be trusted.
public struct ModelUse: Sendable, Hashable {
  public var name: String
  public var status: Provenance.Status
  public var citation: String
  public var doi: String?
  public var departures: [String]
  /// Whether it is a coupling of others.
  public var isComposition: Bool
}

/// A number with its unit and where it comes from.
public struct CaseValue: Sendable, Hashable {
  public enum Origin: Sendable, Hashable {
    /// By the models of these names.
    case computed([String])
    /// A number of a library file.
    case read(Citation)
    /// From other values, by their names; the tag is R or H where one of them has it.
    case derived([String], weakest: Citation.Tag?)
    /// An input of the story.
    case chosen(String)
  }
  public var name: String
  public var value: Double
  public var unit: String
  public var form: ValueDisplay.Form
  public var origin: Origin
}

extension CaseValue {
  /// R or H where the number rests on something recalled or of our own; nil otherwise. What models are is said of the models.
  public var weakness: Citation.Tag? {
    switch origin {
    case .read(let citation): [.R, .H].contains(citation.tag) ? citation.tag : nil
    case .derived(_, let weakest): weakest
    case .computed, .chosen: nil
    }
  }

  /// The weakest of several, R before H.
  static func weakest(_ values: [CaseValue]) -> Citation.Tag? {
    let tags = values.compactMap(\.weakness)
    return tags.contains(.R) ? .R : tags.first
  }
}
