import OrderedCollections

/// A model made ready to be a part of a larger one: its names carry a prefix and its equations run in the whole's time.
///
/// What it yields are statements of the model language; parts put one after the other are again a model, which is
/// checked like any other.
public struct ModelComponent: Sendable {
  /// Put before every name of the component, with an underscore between.
  public let prefix: String
  /// The checked model it comes from.
  public let model: Model

  private let renames: [String: String]
  private let initial: [Statement]
  private var statements: [Statement]

  /// - Parameters:
  ///   - shared: covariates whose names stay as they are: the whole has one of each for all of its components.
  ///   - timeScale: the whole's unit of time in the component's: 1/24 where the whole counts hours and the component days.
  ///   - doseCompartment: what `tad()`, `podo()` … without a compartment mean; nil where there are several.
  /// - Throws: `Diagnostics` L065 for what cannot be a component.
  public init(
    _ model: Model, prefix: String, shared: Set<String>, timeScale: Double, doseCompartment: String?
  ) throws {
    self.prefix = prefix
    self.model = model
    var names = Self.names(of: model)
    names.subtract(shared)
    renames = Dictionary(uniqueKeysWithValues: names.map { ($0, "\(prefix)_\($0)") })
    var rewriting = ComponentRewriting(
      renames: renames, timeScale: timeScale, doseCompartment: doseCompartment)
    statements = model.tree.model.compactMap { rewriting.statement($0) }
    initial = (model.tree.ini ?? []).map { rewriting.renamed($0) }
    guard rewriting.problems.isEmpty else {
      throw Diagnostics(
        rewriting.problems.map {
          Diagnostic("L065", .error, $0.what, at: model.tree.source.place($0.span), fix: $0.fix)
        })
    }
  }

  /// The name in the whole of a name of the component.
  public func name(_ name: String) -> String { renames[name] ?? name }

  /// Every name that the component gives a meaning to, and every column it reads.
  private static func names(of model: Model) -> Set<String> {
    var names = Set(model.thetas.map(\.name) + model.etas.map(\.name) + model.covariateNames)
    names.formUnion(model.compartments.map(\.name))
    names.formUnion(model.endpoints.flatMap { [$0.name, $0.condition] })
    // The column that numbers occasions is the data's.
    names.subtract(model.etas.compactMap(\.level))
    for statement in model.tree.model { assigned(by: statement.expression, into: &names) }
    for statement in model.tree.ini ?? [] { assigned(by: statement.expression, into: &names) }
    return names
  }

  private static func assigned(by expression: Expression, into names: inout Set<String>) {
    if let statement = ModelChecker.conditional(expression) { return assigned(by: statement, into: &names) }
    switch expression.kind {
    case .binary("|", let left, _): assigned(by: left, into: &names)
    case .binary("<-", let left, _), .binary("=", let left, _), .binary("~", let left, _):
      summands(of: left, into: &names)
    case .conditional, .block, .call("while", _): expression.forEachChild { assigned(by: $0, into: &names) }
    default: break
    }
  }

  /// `eta.a + eta.b ~ …` names both; `mtime(x) <- …` names x.
  private static func summands(of target: Expression, into names: inout Set<String>) {
    switch target.kind {
    case .name(let name): names.insert(name)
    case .binary("+", let a, let b):
      summands(of: a, into: &names)
      summands(of: b, into: &names)
    case .call("mtime", let arguments):
      if let name = arguments.first?.value?.name { names.insert(name) }
    default: break
    }
  }
}

extension ModelComponent {
  /// The lines of `ini({…})`, indented by four blanks.
  public var initialText: String { ModelPrinter.lines(initial, indent: 4) }

  /// The lines of `model({…})`, indented by four blanks.
  public var modelText: String { ModelPrinter.lines(statements, indent: 4) }

  /// Multiplies a variable, everywhere behind its last assignment: what an interaction does to CL.
  ///
  /// - Parameters:
  ///   - variable: by its name in the whole.
  ///   - factor: a formula of names of the whole.
  /// - Throws: `Diagnostics`: L059 where the component assigns no such variable, or what is wrong with the formula.
  public mutating func multiply(_ variable: String, by factor: String) throws {
    guard let index = statements.lastIndex(where: { Self.assigns(variable, $0.expression) }) else {
      throw Diagnostics([
        Diagnostic(
          "L059", .error, "the component '\(prefix)' assigns no variable '\(variable)'", at: .none,
          fix: Suggestion.remedy(
            for: variable, among: statements.compactMap { Self.target(of: $0.expression) },
            otherwise: "name one of the variables it assigns"))
      ])
    }
    let line = try Self.parsed("\(variable) <- \(variable) * (\(factor))")
    statements.insert(line, at: index + 1)
  }

  /// Multiplies what the doses into a compartment bring: `f(compartment)`.
  ///
  /// - Throws: as `multiply`.
  public mutating func multiplyBioavailability(of compartment: String, by factor: String) throws {
    let found = statements.lastIndex {
      guard case .binary("<-", let left, _) = $0.expression.kind, case .call(let function, let a) = left.kind,
        DoseProperty(function: function) == .bioavailability
      else { return false }
      return a.first?.value?.name == compartment
    }
    guard let found else {
      statements.append(try Self.parsed("f(\(compartment)) <- \(factor)"))
      return
    }
    guard case .binary(_, let left, let right) = statements[found].expression.kind,
      case .binary(_, _, let multiplier) = try Self.parsed("x <- \(factor)").expression.kind
    else { return }
    let product = Expression(.binary("*", right, multiplier), at: right.span)
    statements[found].expression = Expression(.binary("<-", left, product), at: right.span)
  }

  /// One statement of a model from text.
  private static func parsed(_ line: String) throws -> Statement {
    let tree = try ModelParser.parse(line, file: line)
    guard tree.model.count == 1 else {
      throw Diagnostics([
        Diagnostic(
          "L065", .error, "'\(line)' is more than one statement", at: .none, fix: "write one formula")
      ])
    }
    return tree.model[0]
  }

  private static func assigns(_ variable: String, _ expression: Expression) -> Bool {
    var names: Set<String> = []
    assigned(by: expression, into: &names)
    return names.contains(variable)
  }

  private static func target(of expression: Expression) -> String? {
    guard case .binary("<-", let left, _) = expression.kind else { return nil }
    return left.name
  }
}

extension ModelPrinter {
  /// Statements as text, one or more lines each.
  static func lines(_ statements: [Statement], indent: Int) -> String {
    var printer = ModelPrinter()
    return printer.text(of: statements, indent: indent)
  }
}

extension ModelTree {
  /// The names that a formula reads, each once, in order; functions are not among them.
  ///
  /// - Throws: `Diagnostics` for what is no formula.
  public static func names(inFormula formula: String) throws -> [String] {
    let tree = try ModelParser.parse("x <- \(formula)", file: formula)
    guard tree.model.count == 1, case .binary("<-", _, let right) = tree.model[0].expression.kind else {
      throw Diagnostics([
        Diagnostic("L065", .error, "'\(formula)' is not one formula", at: .none, fix: "write one formula")
      ])
    }
    var names: OrderedSet<String> = []
    func collect(_ expression: Expression) {
      if let name = expression.name, FunctionTable.constants[name] == nil { names.append(name) }
      expression.forEachChild(collect)
    }
    collect(right)
    return names.elements
  }
}
