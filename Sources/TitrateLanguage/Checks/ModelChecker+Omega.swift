extension ModelChecker {
  /// How the numbers of an omega block are meant.
  private struct OmegaForm {
    var isFixed = false
    var diagonalIsSD = false
    var offDiagonalIsCorrelation = false
    var isCholesky = false
  }

  /// `eta ~ 0.1`, `a + b ~ c(…)`, `b ~ c(cov, var)` after `a ~ var`, each perhaps `| level`.
  mutating func addOmega(_ left: Expression, _ right: Expression) {
    guard let names = summands(left) else {
      report(
        "L030", "'\(text(left))' does not name random effects", left.span, fix: "write eta.cl + eta.v ~ c(…)")
      return
    }
    var value = right
    var level: String?
    if case .binary("|", let inner, let condition) = right.kind {
      value = inner
      guard let name = condition.name else {
        report(
          "L039", "'\(text(condition))' is not the name of a level", condition.span,
          fix: "write | occ, with occ a column of the data")
        return
      }
      level = name == "id" || name == "ID" ? nil : name
    }
    var form = OmegaForm()
    var numbers: [Double] = []
    guard collect(value, into: &numbers, &form) else {
      names.forEach { declareEta($0.name, at: $0.span, level: level) }
      return
    }
    place(names, numbers, form, level: level, at: value.span)
  }

  private func summands(_ expression: Expression) -> [(name: String, span: Span)]? {
    switch expression.kind {
    case .name(let name): return [(name, expression.span)]
    case .binary("+", let a, let b):
      guard let a = summands(a), let b = summands(b) else { return nil }
      return a + b
    default: return nil
    }
  }

  private mutating func collect(_ value: Expression, into numbers: inout [Double], _ form: inout OmegaForm)
    -> Bool
  {
    guard case .call(let function, let arguments) = value.kind,
      ["c", "fix", "fixed", "FIX", "FIXED", "sd", "var", "cor", "cov", "chol", "unfix"].contains(function)
    else {
      guard let number = number(value) else { return false }
      numbers.append(number)
      return true
    }
    switch function {
    case "fix", "fixed", "FIX", "FIXED": form.isFixed = true
    case "sd": form.diagonalIsSD = true
    case "cor": form.offDiagonalIsCorrelation = true
    case "chol": form.isCholesky = true
    default: break
    }
    if arguments.isEmpty {
      report("L036", "'\(text(value))' has no numbers", value.span, fix: "write the variance into it")
      return false
    }
    var complete = true
    for argument in arguments {
      if let value = argument.value, !collect(value, into: &numbers, &form) { complete = false }
    }
    return complete
  }

  @discardableResult
  private mutating func declareEta(_ name: String, at span: Span, level: String?) -> Int? {
    guard declare(name, at: span) else { return nil }
    etaPositions[name] = etas.count
    etas.append(Eta(name: name, level: level))
    return etas.count - 1
  }

  /// Puts the numbers of a lower triangle into a block, new or grown by a row.
  private mutating func place(
    _ names: [(name: String, span: Span)], _ numbers: [Double], _ form: OmegaForm, level: String?,
    at span: Span
  ) {
    let size = names.count
    if size == 1, numbers.count > 1 { return addRow(names[0], numbers, form, level: level, at: span) }
    let expected = size * (size + 1) / 2
    if numbers.count != expected {
      report(
        "L036", "\(count(size, "random effect")) need \(count(expected, "number")), not \(numbers.count)",
        span,
        fix: "write the lower triangle row by row: \(triangle(names.map(\.name)))")
      names.forEach { declareEta($0.name, at: $0.span, level: level) }
      return
    }
    if size == 1, numbers[0] == 0 {
      warn(
        "L040", "the variance of '\(names[0].name)' is 0: the random effect is always 0", span,
        fix: "remove it, or give it a variance")
      if declare(names[0].name, at: names[0].span) { absentEtas.insert(names[0].name) }
      return
    }
    var triangle: [[Double]] = []
    var rest = numbers[...]
    for row in 0..<size {
      triangle.append(Array(rest.prefix(row + 1)))
      rest = rest.dropFirst(row + 1)
    }
    let positions = names.compactMap { declareEta($0.name, at: $0.span, level: level) }
    guard positions.count == size else { return }
    let covariance = covariance(triangle, form)
    omegas.append(OmegaBlock(etas: positions, covariance: covariance, isFixed: form.isFixed))
    checkPositive(covariance, names.map(\.name), at: span)
  }

  /// `eta2 ~ c(cov, var)`: one more row of the block before.
  private mutating func addRow(
    _ name: (name: String, span: Span), _ numbers: [Double], _ form: OmegaForm, level: String?, at span: Span
  ) {
    guard let last = omegas.last, last.etas.count == numbers.count - 1, !form.isCholesky,
      last.etas.allSatisfy({ etas[$0].level == level })
    else {
      report(
        "L036", "1 random effect needs 1 number, not \(numbers.count)", span,
        fix: numbers.count == 2
          ? "two numbers are covariance and variance, after the line of one other random effect"
          : "as a further row of a block it needs one covariance per random effect of the block before, then its variance"
      )
      declareEta(name.name, at: name.span, level: level)
      return
    }
    guard let position = declareEta(name.name, at: name.span, level: level) else { return }
    let old = last.etas.count
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: old + 1), count: old + 1)
    for i in 0..<old { for j in 0..<old { matrix[i][j] = last.covariance[i * old + j] } }
    matrix[old][old] = form.diagonalIsSD ? numbers[old] * numbers[old] : numbers[old]
    for j in 0..<old {
      let scale = form.offDiagonalIsCorrelation ? (matrix[j][j] * matrix[old][old]).squareRoot() : 1
      matrix[old][j] = numbers[j] * scale
      matrix[j][old] = matrix[old][j]
    }
    omegas[omegas.count - 1] = OmegaBlock(
      etas: last.etas + [position], covariance: matrix.flatMap { $0 }, isFixed: last.isFixed || form.isFixed)
    checkPositive(matrix.flatMap { $0 }, (last.etas + [position]).map { etas[$0].name }, at: span)
  }

  private func covariance(_ triangle: [[Double]], _ form: OmegaForm) -> [Double] {
    let size = triangle.count
    var matrix = [Double](repeating: 0, count: size * size)
    func sd(_ i: Int) -> Double { form.diagonalIsSD ? triangle[i][i] : triangle[i][i].squareRoot() }
    for i in 0..<size {
      for j in 0...i {
        let value: Double
        if form.isCholesky {
          value = (0...j).reduce(0) { $0 + triangle[i][$1] * triangle[j][$1] }
        } else if i == j {
          value = form.diagonalIsSD ? triangle[i][i] * triangle[i][i] : triangle[i][i]
        } else {
          value = form.offDiagonalIsCorrelation ? triangle[i][j] * sd(i) * sd(j) : triangle[i][j]
        }
        matrix[i * size + j] = value
        matrix[j * size + i] = value
      }
    }
    return matrix
  }

  /// A covariance matrix has a Cholesky factor; the first pivot that fails names the random effect.
  private mutating func checkPositive(_ matrix: [Double], _ names: [String], at span: Span) {
    let size = names.count
    var factor = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      if !(matrix[i * size + i] > 0) || !matrix[i * size + i].isFinite {
        report(
          "L037", "the variance of '\(names[i])' is \(short(matrix[i * size + i])), not positive", span,
          fix: "variances stand on the diagonal, at the end of each row of c(…)")
        return
      }
      for j in 0...i {
        let dot = (0..<j).reduce(0) { $0 + factor[i * size + $1] * factor[j * size + $1] }
        let rest = matrix[i * size + j] - dot
        if i != j {
          factor[i * size + j] = rest / factor[j * size + j]
        } else if rest > 1e-12 * matrix[i * size + i] {
          factor[i * size + i] = rest.squareRoot()
        } else {
          report(
            "L037",
            "this is not a covariance matrix: '\(names[i])' is more than fully correlated with those before",
            span,
            fix: "each covariance must be smaller than the square root of the product of the two variances")
          return
        }
      }
    }
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private func triangle(_ names: [String]) -> String {
    if names.count == 2 { return "c(var \(names[0]), cov, var \(names[1]))" }
    return "c(var, cov, var, cov, cov, var, …)"
  }
}
