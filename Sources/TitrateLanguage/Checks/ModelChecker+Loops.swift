// Loops are written out: round after round, each under the condition that the loop still runs. So a loop costs what
// its rounds cost, has derivatives like everything else, and ends.

extension ModelChecker {
  /// The most rounds of a `while`.
  static let mostRounds = 100
  /// The most rounds of all loops of a model, those inside others counted as often as they run.
  static let mostRoundsInAll = 10_000

  /// `while (condition) body`.
  ///
  /// A condition that is known while the model is read ends the loop there. Otherwise all rounds are written out, and
  /// whatever the body assigns is missing (NaN) where the condition still holds after the last.
  mutating func loop(_ arguments: [Argument], at span: Span) {
    guard let condition = arguments[0].value, let body = arguments[1].value else { return }
    let outer = scope[.stopped]
    scope.assign(.stopped, graph.constant(0))
    loopDepth += 1
    defer {
      loopDepth -= 1
      scope.assign(.stopped, outer ?? graph.constant(0))
    }
    let start = scope.log.count
    for _ in 0..<Self.mostRounds {
      rounds += 1
      if rounds > Self.mostRoundsInAll {
        if rounds == Self.mostRoundsInAll + 1 {
          report(
            "L062", "the loops of this model run more than \(Self.mostRoundsInAll) times in all",
            condition.span,
            fix: "end them earlier, or write the sum or product as a formula")
        }
        return
      }
      let runs = stillRuns(condition)
      if graph.constantValue(of: runs) == 0 || graph.nodes.count > Self.mostNodes || diagnostics.isFull {
        return
      }
      under(runs, at: condition.span) { $0.check(body, inBranch: true) }
    }
    let runs = stillRuns(condition)
    if let value = graph.constantValue(of: runs) {
      guard value != 0 else { return }
      report(
        "L062", "this loop runs more than \(Self.mostRounds) times", condition.span,
        fix: "end it earlier, or write the sum or product as a formula")
      return
    }
    let missing = graph.constant(.nan)
    for target in scope.assigned(since: start) where target != .stopped {
      guard let value = scope[target] else { continue }
      scope.assign(target, graph.select(condition: runs, then: missing, otherwise: value))
    }
  }

  private mutating func stillRuns(_ condition: Expression) -> NodeID {
    let test = lower(condition)
    let isTrue = graph.binary(.notEqual, test, graph.constant(0))
    let goesOn = graph.unary(.not, scope[.stopped] ?? graph.constant(0))
    return graph.binary(.and, isTrue, goesOn)
  }

  /// `break`.
  mutating func breakLoop(at span: Span) {
    if loopDepth == 0 {
      report("L062", "break stands outside of a loop", span, fix: "put it into while (…) { … }, or remove it")
      return
    }
    scope.assign(.stopped, graph.constant(1))
  }

  /// Statements in order; those after a possible `break` count only where it did not happen.
  mutating func checkBlock(_ statements: ArraySlice<Statement>, inBranch: Bool) {
    for (position, statement) in zip(statements.indices, statements) {
      check(statement.expression, inBranch: inBranch)
      guard loopDepth > 0, let stopped = scope[.stopped], graph.constantValue(of: stopped) != 0 else {
        continue
      }
      let rest = statements[(position + 1)...]
      if graph.constantValue(of: stopped) != nil || rest.isEmpty { return }
      let goesOn = graph.unary(.not, stopped)
      return under(goesOn, at: statement.expression.span) { $0.checkBlock(rest, inBranch: true) }
    }
  }

  /// Reads statements that count only under a condition.
  private mutating func under(_ condition: NodeID, at span: Span, _ body: (inout ModelChecker) -> Void) {
    if graph.constantValue(of: condition).map({ $0 != 0 }) == true { return body(&self) }
    let before = scope
    let start = scope.log.count
    body(&self)
    for target in scope.assigned(since: start) {
      let value = scope[target] ?? missing(target, at: span)
      let old = before[target] ?? missing(target, at: span)
      scope.assign(target, graph.select(condition: condition, then: value, otherwise: old))
    }
  }
}
