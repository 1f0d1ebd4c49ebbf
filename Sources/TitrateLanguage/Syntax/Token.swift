/// A word of the language.
struct Token {
  enum Kind: Equatable {
    case number(Double)
    case string(String)
    /// A name; `quoted` when it stood in backquotes and so is never a keyword.
    case name(String, quoted: Bool)
    /// Operators and brackets, as written (`**` is `^`).
    case symbol(String)
    case newline
    case end
  }
  let kind: Kind
  let span: Span
}

/// A comment with its `#`, kept beside the tokens for printing back.
struct Comment {
  let text: String
  let span: Span
}
