import TitrateEngine

/// A simulation problem that other tools can run as well: the same subjects, doses, output times and tolerances.
struct Problem {
  var name: String
  /// What it is, for the reader of the output.
  let about: String
  let dose: EventRecord
  /// Output every so many h, from 0 to the end.
  let every: Double
  let end: Double
  /// Columns of `Data/<name>_truth.csv` after ID and TIME.
  let truth: [String]
  /// Largest deviation from the truth allowed, relative to the larger of the value and `floor`.
  let allowed: Double
  let floor: Double
  var peer: Peer?
  /// Whether every subject brings its own records, as a data set has them, instead of a row of parameters.
  var isDataSet = false

  /// What its files are called.
  var file: String { isDataSet ? "PK2" : name }

  /// All of them.
  static let all = [pk2, pk2Data, transit, friberg, tmdd]

  /// 1e-11: the closed form; integrators are allowed what 1e-8 per step adds up to.
  static let pk2 = Problem(
    name: "PK2", about: "two compartments by mouth written as differential equations, hourly for 14 days",
    dose: EventRecord(time: 0, evid: 1, amount: 100, interval: 12, additional: 13), every: 1, end: 336,
    truth: ["Cc"], allowed: 1e-11, floor: 1e-3,
    peer: Peer(tool: "mrgsolve, analytic", time: 123, wanted: 10))

  static let pk2Data: Problem = {
    var problem = pk2
    problem.name = "PK2DATA"
    problem.peer = nil
    problem.isDataSet = true
    return problem
  }()

  static let transit = Problem(
    name: "TRANSIT", about: "five transit compartments, lag, two compartments, half-hourly for 14 days",
    dose: EventRecord(time: 0, evid: 1, amount: 5, interval: 12, additional: 27), every: 0.5, end: 336,
    truth: ["Cc"], allowed: 1e-11, floor: 1e-3,
    peer: Peer(tool: "mrgsolve", time: 1236, wanted: 15))

  /// 1e-6: rtol = 1e-8 in each of some hundred steps.
  static let friberg = Problem(
    name: "FRIBERG", about: "myelosuppression under a two-compartment drug, daily for 28 days",
    dose: EventRecord(time: 0, evid: 1, amount: 100, rate: 100, interval: 168, additional: 3), every: 24,
    end: 672, truth: ["circ"], allowed: 1e-6, floor: 1e-3,
    peer: Peer(tool: "rxode2, dop853", time: 235, wanted: 4))

  /// Below 0.1 the drug is judged by its absolute error, as atol = 1e-8 does; 1e-6, because the fall through the
  /// target's capacity between 12 and 24 h magnifies what was lost before.
  static let tmdd = Problem(
    name: "TMDD", about: "target-mediated disposition, stiff, hourly for 28 days",
    dose: EventRecord(time: 0, evid: 1, amount: 100), every: 1, end: 672,
    truth: ["drug", "target"], allowed: 1e-6, floor: 0.1,
    peer: Peer(tool: "mrgsolve", time: 119, wanted: 3))
}
