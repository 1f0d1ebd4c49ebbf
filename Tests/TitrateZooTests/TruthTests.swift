import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Every model of the zoo gives what is known from elsewhere, in every solver.
struct TruthTests {
  @Test func theZooIsThere() { #expect(ZooCase.all.count >= 107) }

  @Test(arguments: ZooCase.all, SolverConfiguration.all)
  func valuesAreTheKnownOnes(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    let table = try item.table
    let profile = try Profile(
      item.model, table.subjects[0].records, covariates: table.covariates,
      options: configuration.options(rtol: 1e-11, atol: 1e-13), texts: table.subjects[0].texts)
    // Exact propagation leaves rounding (some tens of roundings, amplified by 2⁷ in the doublings) and the truth's
    // 16 digits; integration what rtol = 1e-11 adds up to.
    let bound = profile.method == .integrated ? item.bound : 1e-11
    for (column, known) in try item.truth {
      // Relative to a value, but not below a thousandth of the largest: an integrator's error there is absolute.
      let floor = (known.map(\.magnitude).max() ?? 0) * 1e-3
      let difference = largestRelativeDifference(profile[column], known, floor: floor)
      #expect(difference <= bound, "\(column)")
    }
  }

  @Test(arguments: ZooCase.all) func printedModelsParseToThemselves(_ item: ZooCase) throws {
    let printed = try item.model.tree.description
    #expect(try Model(parsing: printed, file: "printed.R").tree.description == printed)
    let again = try Model(parsing: printed, file: "printed.R")
    let table = try item.table
    let (before, after) = (
      try Profile(
        item.model, table.subjects[0].records, covariates: table.covariates, texts: table.subjects[0].texts),
      try Profile(
        again, table.subjects[0].records, covariates: table.covariates, texts: table.subjects[0].texts)
    )
    for column in before.columns.keys {
      // Printed numbers read back to the same bits, so nothing changes but the order of hash-consing: nothing at all.
      #expect(largestRelativeDifference(before[column], after[column]) == 0, "\(column)")
    }
  }
}
