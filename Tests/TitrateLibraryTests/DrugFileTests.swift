import Testing
import TitrateLanguage
import TitrateLibrary

@Suite struct DrugFileTests {
  @Test(arguments: ["tacrolimus", "Tacrolimus", "PROGRAF", "FK506"]) func namesAndBrandsFindTheDrug(
    name: String
  ) throws {
    #expect(try Library.bundled().drug(named: name).name == "tacrolimus")
  }

  @Test func anUnknownDrugIsNamedWithTheNearest() throws {
    let library = try Library.bundled()
    let found = #expect(throws: Diagnostics.self) { try library.drug(named: "tacrolimsu") }
    #expect(found?.all.map(\.code) == ["B021"])
    #expect(found?.all.first?.fix == "did you mean 'tacrolimus'?")
  }

  @Test func exposureRatiosBecomeClearanceFactors() throws {
    let drug = try Library.bundled().drug(named: "tacrolimus")
    let fluconazole = drug.interactions.filter { $0.agent == "fluconazole" }
    #expect(fluconazole.map(\.agentDailyDose) == [100, 200])
    #expect(fluconazole.map(\.clearanceFactor) == [1 / 1.4, 1 / 3.1])
    let rifampicin = try #require(drug.interactions.first { $0.agent == "rifampicin" })
    // (0.053 / 0.07) / (0.036 / 0.14), the label's clearances and bioavailabilities; the file has three digits.
    #expect(abs(try #require(rifampicin.clearanceFactor) - 2.944) < 0.005)
    #expect(drug.interactions.first { $0.agent == "verapamil" }?.clearanceFactor == nil)
  }

  @Test func limitsAndUnitsAreCanonical() throws {
    let drug = try Library.bundled().drug(named: "tacrolimus")
    #expect(drug.limits.largestStep == 0.5)
    #expect(drug.limits.largestDailyDosePerKg == 0.3)
    #expect(drug.formulation(named: "Advagraf")?.intervals == [24])
    #expect(drug.molarMass == 804)
  }
}
