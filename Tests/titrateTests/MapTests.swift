import Foundation
import Testing

/// `titrate map` against estimates computed by other programs (Tests/Golden/map_1cmt).
@Suite struct MapTests {
  private static let model = """
    map_1cmt <- function() {
      ini({
        tvcl <- 4
        tvv <- 70
        tvka <- 1
        eta.cl ~ 0.2
        eta.v ~ 0.2
        eta.ka ~ 0.2
        prop.sd <- sqrt(0.05)
      })
      model({
        cl <- tvcl * exp(eta.cl)
        v <- tvv * exp(eta.v)
        ka <- tvka * exp(eta.ka)
        d/dt(depot) <- -ka * depot
        d/dt(central) <- ka * depot - cl / v * central
        cp <- central / v
        cp ~ prop(prop.sd)
      })
    }
    """

  private struct Golden: Decodable {
    struct Patient: Decodable {
      let times: [Double]
      let levels: [Double]
      let eta: [Double]
      let ofv: Double
      enum CodingKeys: String, CodingKey {
        case times
        case levels = "DV"
        case eta
        case ofv
      }
    }
    let patients: [Patient]
  }

  @Test func estimatesMatchTheReference() throws {
    let path = Program.root.appendingPathComponent("Tests/Golden/map_1cmt/map_1cmt.json")
    let patients = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: path)).patients
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (model, data, out) = (
      scratch.appendingPathComponent("model.R"), scratch.appendingPathComponent("data.csv"),
      scratch.appendingPathComponent("out.csv")
    )
    try Self.model.write(to: model, atomically: true, encoding: .utf8)
    var rows = "ID,TIME,EVID,AMT,II,ADDL,CMT,DV\n"
    for (index, patient) in patients.enumerated() {
      rows += "\(index + 1),0,1,10000,24,3,1,.\n"
      for (time, level) in zip(patient.times, patient.levels) {
        rows += "\(index + 1),\(time),0,.,.,.,2,\(level)\n"
      }
    }
    try rows.write(to: data, atomically: true, encoding: .utf8)
    let run = try Program.run(["map", model.path, "--data", data.path, "--out", out.path])
    #expect(run.status == 0, "\(run.complaint)")
    let lines = try String(contentsOf: out, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",")
    }
    let header = lines[0].map(String.init)
    func column(_ name: String, _ row: Int) throws -> Double {
      let place = try #require(header.firstIndex(of: name))
      return try #require(Double(lines[row][place]))
    }
    #expect(lines.count == patients.count + 1)
    for (index, patient) in patients.enumerated() {
      for (name, expected) in zip(["eta.cl", "eta.v", "eta.ka"], patient.eta) {
        // The reference's README asks for 1e-6 absolute.
        #expect(abs(try column(name, index + 1) - expected) <= 1e-6)
      }
      #expect(abs(try column("OBJ", index + 1) - patient.ofv) <= 1e-8 * patient.ofv)
    }
  }
}
