import OrderedCollections

/// Tree to checked model: resolves every name, and says everything that is wrong at once.
///
/// The work is split by topic: `+Metadata`, `+Ini`, `+Omega`, `+Names`, `+Expressions`, `+Statements`,
/// `+LinearCompartments`, `+Residual`, `+Advice` (warnings).
struct ModelChecker {
  let tree: ModelTree
  var diagnostics = DiagnosticList()
  var graph = Graph()

  // ini
  var thetas: [Theta] = []
  var etas: [Eta] = []
  var omegas: [OmegaBlock] = []
  /// Position of each name of `ini`, and where it stands.
  var thetaPositions: [String: Int] = [:]
  var etaPositions: [String: Int] = [:]
  var declared: [String: Span] = [:]
  /// Random effects of variance 0, which are the number 0.
  var absentEtas: Set<String> = []

  // model, known before its statements are read
  var stateNames: OrderedSet<String> = []
  /// The states that have equations; `cmt()` may name others.
  var derivativeNames: Set<String> = []
  /// Where each variable is first assigned.
  var firstAssignment: [String: Span] = [:]
  /// Variables that are assigned once, a number: rxode2's parameters with a value, known before their line as well.
  var onlyNumbers: [String: Double] = [:]
  /// The uniform number that chooses the part of a mixture, where the model has one.
  var mixture: NodeID?
  /// What `dvid()` says, and where.
  var endpointNumbers: [(number: Double, span: Span)] = []
  /// Variables whose first assignment reads them: `WT <- WT/70` rescales a covariate.
  var readByFirstAssignment: Set<String> = []
  var linearCompartments: LinearCompartments?
  /// Names that are compared with texts or assigned some, and these in order of appearance.
  var textLevels: [String: OrderedSet<String>] = [:]
  /// Names in `cmt()` that are no compartments: they number endpoints.
  var declaredCompartments: [String: Span] = [:]

  // model, known while its statements are read
  var scope = Scope()
  var used: Set<String> = []
  var covariates: OrderedDictionary<CovariateKey, Span> = [:]
  /// Rules that the model gives for single covariates, and where.
  var interpolations: [String: (rule: Covariate.Interpolation, span: Span)] = [:]
  var draws: [RandomDraw] = []
  var eventQuantities: OrderedSet<EventQuantity> = []
  /// The compartment whose `d/dt()` line is being read.
  var currentDerivative: String?
  /// How many loops stand around the statement being read.
  var loopDepth = 0
  /// How many rounds of loops have been written out.
  var rounds = 0
  /// A name of text is being read in a comparison with a text, the only place where it means something.
  var isReadingText = false
  var variableNames: OrderedSet<String> = []
  var suppressed: Set<String> = []
  var endpoints: [PendingEndpoint] = []
  /// Endpoints by `ll()`: name, condition, log likelihood, place.
  var formulas: [(name: String, condition: String, node: NodeID, span: Span)] = []
  /// Names that some formula of the model reads.
  var namesRead: Set<String> = []
  /// Variables whose current value is missing on some path.
  var partial: Set<Target> = []

  /// The most operations that a model's graph may have.
  static let mostNodes = 200_000
  /// The most compartments.
  static let mostCompartments = 500
  /// The most random effects.
  static let mostEffects = 1000

  init(_ tree: ModelTree) { self.tree = tree }

  mutating func check() throws -> Model {
    let metadata = checkMetadata()
    checkIni()
    checkExtraCode()
    surveyModel()
    for statement in tree.model { check(statement) }
    checkDeclaredCompartments()
    let endpoints = finishEndpoints()
    checkEndpointNumbers(endpoints)
    let compartments = finishCompartments()
    checkInterpolations()
    adviseAboutNames()
    if graph.nodes.count > Self.mostNodes {
      diagnostics.add(
        Diagnostic(
          "L056", .error, "the model has \(graph.nodes.count) operations; the most is \(Self.mostNodes)",
          at: .file(tree.source.file), fix: "simplify the equations"))
    }
    checkSize("compartments", compartments.count, most: Self.mostCompartments)
    checkSize("random effects", etas.count, most: Self.mostEffects)
    let found = diagnostics.sorted
    if diagnostics.hasErrors { throw Diagnostics(found) }
    let variables = variableNames.filter { !suppressed.contains($0) }.compactMap { name in
      scope[.variable(name)].map { Variable(name: name, value: $0) }
    }
    var model = Model(
      name: tree.name, metadata: metadata, thetas: thetas, etas: etas, omegas: omegas,
      covariates: finishCovariates(), compartments: compartments, variables: Array(variables),
      endpoints: endpoints, graph: graph, tree: tree, warnings: found)
    model.eventQuantities = eventQuantities.elements
    model.draws = draws
    model.modelTimes = finishModelTimes()
    model.linearCompartments = linearCompartments?.compartments ?? []
    return model
  }

  private mutating func checkSize(_ what: String, _ count: Int, most: Int) {
    guard count > most else { return }
    diagnostics.add(
      Diagnostic(
        "L064", .error, "the model has \(count) \(what); the most is \(most)", at: .file(tree.source.file),
        fix: "leave out those that do not matter, or split the model"))
  }

  // MARK: Reporting

  mutating func report(_ code: String, _ what: String, _ span: Span, fix: String?) {
    guard !diagnostics.isFull else { return }
    diagnostics.add(Diagnostic(code, .error, what, at: tree.source.place(span), fix: fix))
  }

  mutating func warn(_ code: String, _ what: String, _ span: Span, fix: String?) {
    guard !diagnostics.isFull else { return }
    diagnostics.add(Diagnostic(code, .warning, what, at: tree.source.place(span), fix: fix))
  }

  func text(_ expression: Expression) -> String {
    let text = tree.source.text(expression.span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count > 40 ? text.prefix(39) + "…" : text
  }

  /// The line, counted from 1, of a span.
  func line(_ span: Span) -> Int { tree.source.line(of: span.start) + 1 }

  /// Top-level code around the model is tolerated when it can be ignored safely: calls and assignments.
  private mutating func checkExtraCode() {
    for statement in tree.before + tree.after {
      switch statement.expression.kind {
      case .call, .name, .binary("<-", _, _), .binary("=", _, _), .string: continue
      default:
        warn(
          "L015", "'\(text(statement.expression))' outside the model is ignored", statement.expression.span,
          fix: "remove it")
      }
    }
  }
}

extension Model {
  /// Checks a parsed model: names, numbers, compartments, residual errors.
  ///
  /// - Throws: `Diagnostics` with everything found wrong, L015 to L059.
  public static func check(_ tree: ModelTree) throws -> Model {
    var checker = ModelChecker(tree)
    return try checker.check()
  }

  /// Parses and checks a model.
  ///
  /// - Parameters:
  ///   - text: a model function in the nlmixr2/rxode2 language, or bare model statements.
  ///   - file: the file's name for messages; also names a model that has no name of its own.
  /// - Throws: `Diagnostics` with everything found wrong.
  public init(parsing text: String, file: String) throws {
    self = try Model.check(ModelParser.parse(text, file: file))
  }
}
