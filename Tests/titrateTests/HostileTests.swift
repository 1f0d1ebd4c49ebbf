import Foundation
import Testing

/// Models, data and options that would hang or exhaust the machine if nothing stopped them: each ends within seconds
/// of processor time and four gigabytes, with its message. The limits stand in Docs/language.md.
@Suite struct HostileTests {
  struct Attack: Sendable, CustomStringConvertible {
    let description: String
    /// Beginning of the diagnostic's code; empty where the input is only large and is solved.
    let code: String
    var equations = "d/dt(a) <- -ka*a"
    var ini = "ka <- 1"
    var records = "1,0,1,100,0,0,0,0\n1,10,0,0,0,0,0,0\n"
    /// Instead of the table, or beside it.
    var options: [String] = []
    var usesTable = true

    var model: String { "m <- function() {\n ini({ \(ini) })\n model({\n\(equations)\n })\n}\n" }
  }

  private static func lines(_ range: Range<Int>, _ line: (Int) -> String) -> String {
    range.map(line).joined(separator: "\n")
  }

  private static func nested(_ opening: String, _ count: Int, _ closing: String = "") -> String {
    let inside =
      String(repeating: opening, count: count) + "x <- 1" + String(repeating: closing, count: count)
    return "x <- 0\n\(inside)\nd/dt(a) <- -ka*a"
  }

  static let models: [Attack] = [
    Attack(
      description: "loops in loops", code: "L062",
      equations: nested("while (x < a) { ", 6, " }") + "\nd/dt(b) <- x"),
    Attack(
      description: "a loop without end", code: "S022",
      equations: "x <- 0\nwhile (x < 1e9) { x <- x + a }\nd/dt(a) <- -ka*a*x"),
    Attack(
      description: "compartments", code: "L064", equations: lines(0..<20_000) { "d/dt(a\($0)) <- -ka*a\($0)" }
    ),
    Attack(
      description: "random effects", code: "L064",
      ini: "ka <- 1; " + (0..<5000).map { "e\($0) ~ 0.1" }.joined(separator: "; ")),
    Attack(
      description: "the largest chain", code: "",
      equations: "d/dt(a0) <- -ka*a0\n" + lines(1..<500) { "d/dt(a\($0)) <- ka*a\($0 - 1) - ka*a\($0)" }),
    Attack(
      description: "everything acts on everything", code: "",
      equations: lines(0..<200) { row in
        "d/dt(a\(row)) <- -ka*a\(row)*(" + (0..<200).map { "a\($0)" }.joined(separator: "+") + ")"
      }),
    Attack(
      description: "minus signs", code: "L007",
      equations: "x <- " + String(repeating: "-", count: 100_000) + "1\nd/dt(a) <- -ka*a"),
    Attack(
      description: "powers of powers", code: "L007",
      equations: "x <- ka" + String(repeating: "^ka", count: 50_000) + "\nd/dt(a) <- -ka*a"),
    Attack(
      description: "a chain of assignments", code: "L007",
      equations: String(repeating: "x <- ", count: 50_000) + "1\nd/dt(a) <- -ka*a"),
    Attack(description: "brackets", code: "L007", equations: nested("{", 50_000, "}")),
    Attack(description: "if in if", code: "L007", equations: nested("if (a > 0) ", 20_000)),
    Attack(description: "while in while", code: "L007", equations: nested("while (a > 0) ", 20_000)),
    Attack(
      description: "else if", code: "L007",
      equations: "if (a > 0) { x <- 0 }"
        + (1..<20_000).map { " else if (a > \($0)) { x <- \($0) }" }.joined() + "\nd/dt(a) <- -ka*a"),
    Attack(
      description: "a formula of inversions", code: "L056",
      equations: "x <- a\n" + lines(0..<300) { _ in "x <- qgamma(pnorm(x), abs(x) + 1)" }
        + "\nd/dt(a) <- -ka*a*x"),
    Attack(
      description: "squares of squares", code: "S022",
      equations: "x <- ka + 1\n" + lines(0..<3000) { _ in "x <- x*x + x" } + "\nd/dt(a) <- -ka*a*x"),
    Attack(
      description: "a file of megabytes", code: "C002",
      equations: lines(0..<100_000) { "v\($0) <- ka*\($0)" } + "\nd/dt(a) <- -ka*a"),
    Attack(
      description: "more rates than numbers", code: "S020",
      equations: "d/dt(a) <- -1e15*(a - sin(1e6*t))\nd/dt(b) <- a*a*b"),
    Attack(description: "a pole", code: "S02", equations: "d/dt(a) <- a*a"),
    Attack(
      description: "a spring", code: "S020",
      equations: "d/dt(a) <- 1e4*b\nd/dt(b) <- -1e4*a/(1 + 1e-9*a*a)"),
    Attack(
      description: "many springs, each short enough", code: "S020",
      equations: "d/dt(a) <- 20*b\nd/dt(b) <- -20*a/(1 + 1e-9*a*a)",
      records: "1,0,1,1,0,1,100000,0\n1,200000,0,0,0,0,0,0\n", options: ["--max-steps", "1000"]),
  ]

  static let data: [Attack] = [
    Attack(
      description: "more doses than are eliminated", code: "S023", equations: "d/dt(a) <- -0.5*a/(1 + a)",
      records: "1,0,1,1,0,1,0,1\n1,1,0,0,0,0,0,0\n"),
    Attack(
      description: "endless infusions at once", code: "S024", equations: "d/dt(a) <- -ka*a\ndur(a) <- 1e9",
      records: "1,0,1,100,-2,0.0001,0,1\n1,1,0,0,0,0,0,0\n"),
    Attack(
      description: "a lag of ages", code: "S024", equations: "d/dt(a) <- -ka*a\nlag(a) <- 1e12",
      records: "1,0,1,100,0,1,0,1\n1,1,0,0,0,0,0,0\n"),
    Attack(
      description: "doses of one record", code: "D010",
      records: "1,0,1,100,0,1,1000000000,0\n1,1,0,0,0,0,0,0\n"),
    Attack(
      description: "doses of many records", code: "S016",
      records: lines(0..<300) { "1,\($0),1,100,0,0.00001,100000,0" } + "\n1,1000,0,0,0,0,0,0\n"),
    Attack(
      description: "a sentence of doses", code: "D064",
      options: ["--dose", "1 mg every 1 s", "--every", "1 d", "--until", "100 y"], usesTable: false),
    Attack(
      description: "a fine grid", code: "C017",
      options: ["--dose", "1 mg", "--every", "1 s", "--until", "100 y"], usesTable: false),
    Attack(
      description: "rows times columns", code: "S046",
      equations: "d/dt(a) <- -ka*a\n" + lines(0..<2000) { "v\($0) <- a*\($0)" },
      options: ["--dose", "1 mg", "--every", "1 h", "--until", "50000 h"], usesTable: false),
    Attack(description: "subjects", code: "C017", options: ["--subjects", "9223372036854775807"]),
    Attack(description: "threads", code: "C010", options: ["--threads", "1000000000"]),
    Attack(description: "steps", code: "C024", options: ["--max-steps", "9223372036854775807"]),
    Attack(description: "digits", code: "C011", options: ["--rtol", "1e-300"]),
  ]

  @Test(.timeLimit(.minutes(2)), arguments: models + data) func endsWithItsMessage(_ attack: Attack) throws {
    let model = try Scratch(attack.model, suffix: ".R")
    let table = try Scratch("ID,TIME,EVID,AMT,RATE,II,ADDL,SS\n" + attack.records)
    let source = attack.usesTable ? ["--data", table.path] : []
    let run = try Program.run(
      ["simulate", model.path, "--typical", "--quiet", "--threads", "1"].filter {
        // An option given twice is another mistake.
        !($0 == "--threads" && attack.options.contains($0))
          && !($0 == "1" && attack.options.contains("--threads"))
      } + source + attack.options, mostSeconds: 30)
    if attack.code.isEmpty {
      #expect(run.status == 0, "\(run.complaint)")
    } else {
      #expect(run.status == 1 || run.status == 2, "\(run.status)")
      #expect(run.complaint.contains("error \(attack.code)"), "\(run.complaint.prefix(300))")
      #expect(run.complaint.contains("fix: "))
    }
  }
}
