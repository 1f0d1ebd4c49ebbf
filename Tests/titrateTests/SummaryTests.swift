import Foundation
import Testing

@Suite struct SummaryTests {
  private static let arguments = [
    "simulate", "Examples/Models/one-compartment.R", "--data", "Examples/Data/three-subjects.csv", "--quiet",
  ]

  private func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Quantiles and mean are those of the rows, by R's default definition.
  @Test func theSummaryIsThatOfTheRows() throws {
    let arguments = Self.arguments + ["--each", "101", "--output", "Cc,DV"]
    let all = rows(try Program.run(arguments).output)
    let summary = rows(try Program.run(arguments + ["--summary", "--threads", "2"]).output)
    #expect(summary[0] == ["TIME", "NAME", "N", "MEAN", "P5", "P25", "P50", "P75", "P95"])
    let times = ["1.5", "2", "11.5", "59.5", "71.5", "120"]
    #expect(summary.dropFirst().map { $0[0] + $0[1] } == times.flatMap { [$0 + "Cc", $0 + "DV"] })
    // Only the first subject of the data is observed at 71.5 h: 101 numbers, so that 5 % is the sixth.
    let sorted = all.dropFirst().filter { $0[1] == "71.5" }.compactMap { Double($0[3]) }.sorted()
    let row = try #require(summary.first { $0[0] == "71.5" && $0[1] == "DV" })
    #expect(row[2] == "101")
    #expect(row[4...].compactMap { Double($0) } == [5, 25, 50, 75, 95].map { sorted[$0] })
    let mean = sorted.reduce(0, +) / 101
    // 1e-14: two ways of adding a hundred numbers.
    #expect(abs((Double(row[3]) ?? 0) - mean) <= 1e-14 * mean)
  }

  @Test func groupsAndStudiesAreApart() throws {
    let arguments = Self.arguments + ["--each", "5", "--studies", "3", "--output", "Cc", "--summary"]
    let perStudy = rows(try Program.run(arguments).output)
    #expect(perStudy[0].prefix(2) == ["STUDY", "TIME"])
    #expect(Set(perStudy.dropFirst().map { $0[0] }) == ["1", "2", "3"])
    #expect(perStudy.dropFirst().first { $0[1] == "2" }?[3] == "10")
    let perSubject = rows(try Program.run(arguments + ["--by", "ID"]).output)
    #expect(perSubject[0].prefix(3) == ["ID", "TIME", "NAME"])
    #expect(perSubject.dropFirst().allSatisfy { $0[3] == "15" })
    #expect(
      perSubject.dropFirst().map { $0[0] + " " + $0[1] }.prefix(4) == ["1 2", "1 11.5", "1 71.5", "2 2"])
    let all = rows(try Program.run(arguments + ["--by", "none"]).output)
    #expect(all.dropFirst().first { $0[0] == "2" }?[2] == "30")
    let both = rows(try Program.run(arguments + ["--by", "STUDY,WT"]).output)
    #expect(both[0].prefix(2) == ["STUDY", "WT"])
    #expect(both.dropFirst().first.map { $0.prefix(3) } == ["1", "62", "2"])
    #expect(both.count == 1 + 3 * 8)
  }

  /// Each of several endpoints has measurements of its own.
  @Test func measurementsOfEndpointsAreApart() throws {
    let model = try Scratch(
      """
      two <- function() {
        units <- list(time = "d", dosing = "mg", concentration = "ug/L", effect = "%")
        ini({ k <- 0.2; eta.k ~ 0.04; a <- 0.1; b <- 0.2 })
        model({
          d/dt(A) <- -k * exp(eta.k) * A
          Cc <- A / 10
          effect <- 100 - 5 * Cc
          Cc ~ prop(a)
          effect ~ add(b)
        })
      }
      """, suffix: ".R")
    let data = try Scratch(
      "ID,TIME,EVID,AMT,DVID,DV\n1,0,1,100,.,.\n1,1,0,.,Cc,7\n1,1,0,.,effect,60\n1,2,0,.,effect,61\n")
    let arguments = ["simulate", model.path, "--data", data.path, "--subjects", "20"]
    let table = rows(try Program.run(arguments + ["--summary", "--output", "Cc,DV"]).output)
    // Cc of a subject counts once at a time, however many rows ask for it.
    #expect(
      table.dropFirst().map { $0[..<3].joined(separator: " ") }
        == ["1 Cc 20", "1 DV:Cc 20", "1 DV:effect 20", "2 Cc 20", "2 DV:effect 20"])
    let file = try Scratch("", suffix: ".svg")
    let run = try Program.run(arguments + ["--plot", file.path])
    #expect(run.status == 0 && run.output.isEmpty)
    let svg = try String(contentsOfFile: file.path, encoding: .utf8)
    #expect(svg.contains(">Cc, µg/L<") && svg.contains(">effect, %<") && svg.contains(">time, d<"))
    // One observation of the first endpoint, two of the second, and the legend's.
    #expect(svg.components(separatedBy: "<circle").count - 1 == 1 + 2 + 1)
  }

  @Test(arguments: [[], ["--log"]]) func plotsAreTheSameBytesForAnyNumberOfThreads(_ options: [String]) throws
  {
    let files = try (0..<2).map { _ in try Scratch("", suffix: ".svg") }
    for (file, threads) in zip(files, ["1", "4"]) {
      let run = try Program.run(
        Self.arguments + ["--each", "80", "--every", "2 h", "--threads", threads, "--plot", file.path]
          + options)
      #expect(run.status == 0 && run.output.isEmpty && run.complaint.isEmpty)
    }
    let texts = try files.map { try String(contentsOfFile: $0.path, encoding: .utf8) }
    #expect(texts[0] == texts[1])
    #expect(texts[0].contains(">Cc, mg/L<") && texts[0].contains("below the limit"))
    // Eight values of the data, one of them below the limit, and one of each in the legend.
    #expect(texts[0].components(separatedBy: "<circle").count - 1 == 8)
    // Well-formed, and nothing is loaded from elsewhere.
    #expect(XMLProbe.isWellFormed(texts[0]))
    #expect(!texts[0].contains("href") && !texts[0].contains("url("))
  }

  /// Rows and drawing together where a file is named for the rows.
  @Test func rowsAreWrittenBesideThePlot() throws {
    let (table, svg) = (try Scratch(""), try Scratch("", suffix: ".svg"))
    let run = try Program.run(Self.arguments + ["--each", "3", "--plot", svg.path, "--out", table.path])
    #expect(run.status == 0)
    let plain = try Program.run(Self.arguments + ["--each", "3"])
    #expect(try String(contentsOfFile: table.path, encoding: .utf8) == plain.output)
    #expect(try String(contentsOfFile: svg.path, encoding: .utf8).contains("</svg>"))
  }
}

/// Whether tags of a text open and close in order.
private enum XMLProbe {
  static func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    for piece in text.split(separator: "<").dropFirst() {
      guard let end = piece.firstIndex(of: ">") else { return false }
      let tag = piece[..<end]
      if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
      let name = tag.prefix { $0 != " " }
      if name.hasPrefix("/") {
        guard open.popLast() == name.dropFirst() else { return false }
      } else {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}
