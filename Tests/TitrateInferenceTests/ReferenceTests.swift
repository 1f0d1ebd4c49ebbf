import Foundation
import Testing
import TitrateEngine

@testable import TitrateInference

/// The five patients of Tests/Golden/map_1cmt, computed by other programs.
private struct Reference: Decodable {
  struct Patient: Decodable {
    let times: [Double]
    let levels: [Double]
    let eta: [Double]
    let ofv: Double
    let hessian: [[Double]]
    enum CodingKeys: String, CodingKey {
      case times
      case levels = "DV"
      case eta
      case ofv
      case hessian = "hessian_of_ofv"
    }
  }
  let patients: [Patient]
}

@Test(arguments: 0..<5) func estimateMatchesReference(patient: Int) throws {
  let reference = try JSONDecoder().decode(Reference.self, from: try golden("map_1cmt/map_1cmt.json"))
    .patients[patient]
  let model = try compile(
    ini: """
      tvcl <- 4
      tvv <- 70
      tvka <- 1
      eta.cl ~ 0.2
      eta.v ~ 0.2
      eta.ka ~ 0.2
      prop.sd <- \(0.05.squareRoot())
      """,
    model: """
      cl <- tvcl * exp(eta.cl)
      v <- tvv * exp(eta.v)
      ka <- tvka * exp(eta.ka)
      d/dt(depot) <- -ka * depot
      d/dt(central) <- ka * depot - cl / v * central
      Cc <- central / v
      Cc ~ prop(prop.sd)
      """)
  let doses = EventRecord(time: 0, evid: 1, amount: 10_000, interval: 24, additional: 3)
  let levels = zip(reference.times, reference.levels).map { level($0, $1, cmt: .number(2)) }
  let fit = try MAPEstimator(model, subject: Subject(id: "1", records: [doses] + levels), covariates: [])
    .fit()
  #expect(fit.status == .converged)
  // The reference's etas are right to its gradient over its curvature: 2e-9/12. Observed here: below 1e-9.
  for k in 0..<3 { #expect(abs(fit.etas[k] - reference.eta[k]) < 1e-8) }
  // The objective is stationary at the minimum; what is left is rounding of sums of about 50.
  #expect(abs(fit.objective / reference.ofv - 1) < 1e-12)
  for row in 0..<3 {
    for column in 0..<3 {
      // 1e-7 of the diagonal: both sides are differences, ours over 1e-4 posterior standard deviations.
      let scale = (reference.hessian[row][row] * reference.hessian[column][column]).squareRoot()
      #expect(abs(fit.hessian[row, column] - reference.hessian[row][column]) < 1e-7 * scale)
    }
  }
}
