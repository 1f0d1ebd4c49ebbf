/// A parsed model file: the tree as written.
///
/// Two trees are equal when they say the same; where in a file and with which comments does not matter.
public struct ModelTree: Sendable {
  /// How the model is wrapped.
  public enum Form: Hashable, Sendable {
    /// `name <- function() { … ini({…}) model({…}) }`.
    case function
    /// `name <- rxode2({ … })`.
    case rxode2
    /// `ini({…})` and `model({…})` without a function around them.
    case blocks
    /// Nothing but model statements.
    case bare
  }
  /// The function's name, or the file's name without its extension.
  public var name: String
  /// How the model is wrapped.
  public var form: Form
  /// Other top-level code before the model; read, never executed.
  public var before: [Statement]
  /// `description <- …` and the like.
  public var metadata: [Statement]
  /// The statements of `ini({…})`; nil when there is none.
  public var ini: [Statement]?
  /// The statements of `model({…})`.
  public var model: [Statement]
  /// Other top-level code after the model.
  public var after: [Statement]
  /// Comments that belong to no statement of the lists above.
  var comments = Comments()
  /// The text it was read from, for messages.
  let source: SourceText
}

extension ModelTree {
  /// Comments, each with its `#`, before the parts that are not statements.
  struct Comments: Sendable {
    var header: [String] = []
    var ini: [String] = []
    var model: [String] = []
    var closing: [String] = []
  }
}

extension ModelTree: Hashable {
  /// Equal in meaning.
  public static func == (a: ModelTree, b: ModelTree) -> Bool {
    a.name == b.name && a.form == b.form && a.before == b.before && a.metadata == b.metadata && a.ini == b.ini
      && a.model == b.model && a.after == b.after
  }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(form)
    hasher.combine(before)
    hasher.combine(metadata)
    hasher.combine(ini)
    hasher.combine(model)
    hasher.combine(after)
  }
}
