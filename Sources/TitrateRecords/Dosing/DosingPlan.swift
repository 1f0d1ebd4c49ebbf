import TitrateEngine
import TitrateLanguage

/// Doses as a sentence: `5 mg every 12 h for 14 d then 4 mg every 12 h`.
///
///     plan     = step { "then" step }
///     step     = quantity { "into" name | "over" duration | "at" time | "once" | "every" duration
///                           | "for" duration | "until" time | "times" count }
///     quantity = number unit          duration, time = number unit of time
///
/// The first step begins at 0, each other where the one before it ends, or `at` its own time. Times are counted from 0.
package struct DosingPlan: Sendable {
  private var steps: [Step] = []

  private struct Step: Sendable {
    var amount = 0.0
    var compartment: String?
    var over: Double?
    var at: Double?
    var every: Double?
    var duration: Double?
    var until: Double?
    var times: Int?
    var isOnce = false
    /// Where the step stands in the text.
    var range: Range<Int> = 0..<0
  }

  private struct Word {
    let text: String
    /// Characters from 0.
    let range: Range<Int>
  }

  private enum Keyword: String, CaseIterable {
    case into, over, at, once, every, `for`, until, times, then
  }

  /// Most doses of one plan.
  private static let mostDoses = 100_000
  private let text: String
  private let option = "--dose"

  /// Reads a plan.
  ///
  /// - Parameters:
  ///   - doseUnit: the model's unit of doses, into which amounts are converted.
  ///   - timeUnit: the model's unit of time.
  /// - Throws: `Diagnostics` D060 to D064, each with a caret below the word.
  package init(parsing text: String, doseUnit: Unit, timeUnit: Unit) throws {
    self.text = text
    let words = Self.words(text)
    guard !words.isEmpty else {
      throw problem("D060", "there is no dose", 0..<1, "write --dose \"5 mg every 12 h\"")
    }
    var position = 0
    while position < words.count {
      steps.append(try step(words, &position, doseUnit, timeUnit))
    }
    try checkOrder()
  }

  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var start: Int?
    let characters = Array(text) + [" "]
    for (index, character) in characters.enumerated() {
      if character.isWhitespace {
        if let first = start {
          words.append(Word(text: String(characters[first..<index]), range: first..<index))
        }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    return words
  }

  // MARK: Productions

  private func step(_ words: [Word], _ position: inout Int, _ doseUnit: Unit, _ timeUnit: Unit) throws -> Step
  {
    var step = Step()
    let first = position
    step.amount = try quantity(words, &position, in: doseUnit, "a dose")
    var seen: Set<Keyword> = []
    while position < words.count {
      let word = words[position]
      guard let keyword = Keyword(rawValue: word.text.lowercased()) else { throw unknown(word) }
      position += 1
      if keyword == .then {
        guard position < words.count else {
          throw problem(
            "D061", "'then' is followed by nothing", word.range, "add the next dose: then 4 mg every 12 h")
        }
        break
      }
      guard seen.insert(keyword).inserted else {
        throw problem(
          "D062", "'\(word.text)' is there twice in one step", word.range, "begin a new step with 'then'")
      }
      switch keyword {
      case .into:
        guard position < words.count else {
          throw problem(
            "D061", "'into' is followed by nothing", word.range, "name the compartment: into central")
        }
        step.compartment = words[position].text
        position += 1
      case .over: step.over = try quantity(words, &position, in: timeUnit, "a duration")
      case .at: step.at = try quantity(words, &position, in: timeUnit, "a time", mayBeZero: true)
      case .every: step.every = try quantity(words, &position, in: timeUnit, "an interval")
      case .for: step.duration = try quantity(words, &position, in: timeUnit, "a duration")
      case .until: step.until = try quantity(words, &position, in: timeUnit, "a time")
      case .times:
        guard position < words.count, let count = Int(words[position].text),
          (1...Self.mostDoses).contains(count)
        else {
          let range = position < words.count ? words[position].range : word.range
          throw problem(
            "D061", "'times' needs how many doses", range, "write a number from 1 to \(Self.mostDoses)")
        }
        step.times = count
        position += 1
      case .once: step.isOnce = true
      case .then: break
      }
    }
    step.range = words[first].range.lowerBound..<words[position - 1].range.upperBound
    try check(step)
    return step
  }

  private func quantity(
    _ words: [Word], _ position: inout Int, in unit: Unit, _ what: String, mayBeZero: Bool = false
  ) throws -> Double {
    guard position < words.count else {
      let end = words.last?.range ?? 0..<1
      throw problem(
        "D061", "\(what) is missing at the end", end, "write a number and a unit, such as 12 \(unit.symbol)")
    }
    let start = words[position].range.lowerBound
    // `5 mg` is two words, `5mg` one.
    let isBare = Number.parse(words[position].text) != nil && position + 1 < words.count
    let written = isBare ? words[position].text + " " + words[position + 1].text : words[position].text
    let range = start..<words[position + (isBare ? 1 : 0)].range.upperBound
    do {
      let value = try Quantity(parsing: written).value(in: unit)
      guard value > 0 || (mayBeZero && value == 0) else {
        throw problem("D061", "\(written) is not \(what)", range, "write a number above 0")
      }
      position += isBare ? 2 : 1
      return value
    } catch let error as UnitError {
      throw problem("D063", error.what, range, error.fix)
    }
  }

  // MARK: Checks

  private func check(_ step: Step) throws {
    let ends = [step.duration != nil, step.until != nil, step.times != nil].count { $0 }
    if ends > 1 {
      throw problem("D062", "the step ends in two ways", step.range, "keep one of for, until and times")
    }
    if step.isOnce, step.every != nil || ends > 0 {
      throw problem(
        "D062", "a dose given once has no interval and no end", step.range, "leave out 'once' or the rest")
    }
    if step.every == nil, ends > 0 {
      throw problem("D062", "the interval is missing", step.range, "add 'every 12 h', say")
    }
  }

  private func checkOrder() throws {
    var time = 0.0
    var isKnown = true
    for step in steps {
      if step.at == nil, !isKnown {
        throw problem(
          "D064", "when this step begins is not known: the one before it has no end", step.range,
          "add 'at 12 h' here, or 'for 14 d' to the step before")
      }
      let start = step.at ?? time
      if start < time {
        throw problem(
          "D064", "this step begins before the one before it ends", step.range, "order the steps by time")
      }
      if let until = step.until, until <= start {
        throw problem(
          "D064", "the step ends before it begins", step.range, "times after 'until' count from 0")
      }
      isKnown = true
      switch (step.every, step.duration, step.until, step.times) {
      case (_, let duration?, _, _): time = start + duration
      case (_, _, let until?, _): time = until
      case (let every?, _, _, let times?): time = start + every * Double(times)
      default:
        time = start
        isKnown = false
      }
    }
  }

  private func unknown(_ word: Word) -> Diagnostics {
    let near = Spelling.nearest(to: word.text, among: Keyword.allCases.map(\.rawValue))
    return problem(
      "D060", "'\(word.text)' is not understood here", word.range,
      near.map { "did you mean '\($0)'?" }
        ?? "after a dose come into, over, at, once, every, for, until, times or then")
  }

  private func problem(_ code: String, _ what: String, _ range: Range<Int>, _ fix: String) -> Diagnostics {
    Diagnostics([
      Diagnostic(
        code, .error, what,
        at: .source(
          file: option, line: 1, column: range.lowerBound + 1, length: max(1, range.count), text: text),
        fix: fix)
    ])
  }

  // MARK: Records

  /// Dose records, in order of time, all before `end`.
  ///
  /// - Parameter compartment: where doses go that do not say it; nil means the model's first.
  /// - Throws: `Diagnostics` D064 for more doses than make sense.
  package func records(until end: Double, into compartment: String? = nil) throws -> [EventRecord] {
    var records: [EventRecord] = []
    var time = 0.0
    for (index, step) in steps.enumerated() {
      let start = step.at ?? time
      // A step without an end goes on until the next begins.
      let next = index + 1 < steps.count ? steps[index + 1].at : nil
      let every = step.every ?? 0
      let stop: Double
      if let duration = step.duration {
        stop = start + duration
      } else {
        stop = step.until ?? step.times.map { start + every * Double($0) } ?? next ?? end
      }
      // A billionth of an interval: 14 d of 12 h are 28 doses however the division rounds.
      let fitting = every > 0 ? ((min(stop, end) - start) / every - 1e-9).rounded(.up) : start < end ? 1 : 0
      guard fitting + Double(records.count) <= Double(Self.mostDoses) else {
        throw problem(
          "D064", "more than \(Self.mostDoses) doses", step.range, "give fewer doses or end earlier")
      }
      for dose in 0..<max(0, Int(fitting)) {
        records.append(
          EventRecord(
            time: start + Double(dose) * every, evid: 1, amount: step.amount, duration: step.over,
            compartment: (step.compartment ?? compartment).map { .name($0) } ?? .unspecified))
      }
      time = every > 0 ? stop : start
    }
    return records
  }
}
