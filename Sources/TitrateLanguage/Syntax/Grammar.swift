/// R's operators and how tightly they bind.
enum Grammar {
  /// From loose to tight, as R's manual lists them.
  enum Precedence {
    static let equals = 2
    static let assign = 3
    static let rightAssign = 4
    static let tilde = 5
    static let or = 6
    static let and = 7
    static let not = 8
    static let compare = 9
    static let sum = 10
    static let product = 11
    static let percent = 12
    static let range = 13
    static let sign = 14
    static let power = 15
  }

  /// How tightly an operator between two operands binds; nil for anything else.
  static func precedence(_ symbol: String) -> Int? {
    switch symbol {
    case "=": Precedence.equals
    case "<-", "<<-": Precedence.assign
    case "->", "->>": Precedence.rightAssign
    case "~": Precedence.tilde
    case "|", "||": Precedence.or
    case "&", "&&": Precedence.and
    case "<", ">", "<=", ">=", "==", "!=": Precedence.compare
    case "+", "-": Precedence.sum
    case "*", "/": Precedence.product
    case "|>": Precedence.percent
    case ":": Precedence.range
    case "^": Precedence.power
    default: symbol.hasPrefix("%") ? Precedence.percent : nil
    }
  }

  /// How tightly a sign before one operand binds.
  static func prefixPrecedence(_ symbol: String) -> Int? {
    switch symbol {
    case "-", "+": Precedence.sign
    case "!": Precedence.not
    case "~": Precedence.tilde
    default: nil
    }
  }

  static func isRightAssociative(_ symbol: String) -> Bool { ["^", "<-", "<<-", "="].contains(symbol) }

  /// Words that are not names unless they stand in backquotes.
  static let keywords: Set<String> = [
    "if", "else", "for", "while", "repeat", "function", "next", "break", "in",
  ]

  /// Whether a name may stand without backquotes.
  static func isPlainName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, !keywords.contains(name) else { return false }
    guard first == "." || first.properties.isAlphabetic else { return false }
    if first == ".", let second = name.unicodeScalars.dropFirst().first, ("0"..."9").contains(second) {
      return false
    }
    return name.unicodeScalars.allSatisfy {
      $0 == "." || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType == .decimal
    }
  }
}
