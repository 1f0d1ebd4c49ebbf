import TitrateLanguage
import TitrateNumerics

/// What random numbers are for; part of a stream's key, so that drawing more of one kind never shifts another.
package enum RandomPurpose: UInt64 {
  /// Random effects of a simulated subject.
  case simulatedEtas = 1
  /// Residual errors of a simulated subject.
  case simulatedResiduals = 2
  /// Which row of covariates a simulated subject has.
  case resampledCovariates = 3
  /// Population parameters of a simulated study.
  case simulatedThetas = 4
  /// Random numbers that the model itself draws once a subject.
  case drawsOfSubject = 5
  /// Random numbers that the model itself draws at every record.
  case drawsOfRecords = 6
}

/// Who is simulated: the records that subjects have, how many subjects have them, and what differs between them
/// apart from random effects.
///
/// Nothing here grows with the number of subjects: subject 999 999 is as cheap to name as the first.
public struct Population: Sendable {
  /// The records; subject i of a study has those of subject i mod n of this table.
  public var designs: EventTable
  /// Subjects in each study; nil means every subject of `designs` once, under its own ID.
  public var subjectsPerStudy: Int?
  /// IDs of a study's subjects; nil for numbers from 1, or those of `designs` where each of them is once.
  public var identifiers: [String]?
  /// Studies, one after the other; each has its own population parameters where `uncertainty` is given.
  public var studies = 1
  /// Covariates that replace those of the records, constant within a subject.
  public var covariates: CovariateRows?
  /// How well the population parameters are known.
  public var uncertainty: ThetaDistribution?

  /// Every subject of a table once, or `count` subjects.
  public init(_ designs: EventTable, count: Int? = nil) {
    self.designs = designs
    subjectsPerStudy = count
  }

  /// The designs that subjects have.
  public var usedDesigns: ArraySlice<Subject> { designs.subjects.prefix(studySize) }

  /// Subjects of all studies.
  public var count: Int { studySize * studies }

  /// Subjects of one study.
  public var studySize: Int { subjectsPerStudy ?? designs.subjects.count }

  /// The study of a subject, from 0; subjects of all studies are counted through.
  public func study(of subject: Int) -> Int { subject / studySize }

  /// Position in `designs.subjects` of a subject's records.
  public func design(of subject: Int) -> Int { subject % studySize % designs.subjects.count }

  /// The subject's ID: as given, else the design's own or the number within the study, from 1.
  public func identifier(of subject: Int) -> String {
    let number = subject % studySize
    if let identifiers { return identifiers[number] }
    return subjectsPerStudy == nil ? designs.subjects[number].id : String(number + 1)
  }
}

/// Covariates of real or virtual persons, one row each.
public struct CovariateRows: Sendable {
  /// How a subject comes to its row.
  public enum Choice: Sendable {
    /// A row at random, each as likely as the others, with replacement.
    case random
    /// Subject i of a study has row i mod n.
    case inOrder
  }
  /// Names of the columns.
  public let names: [String]
  /// Row after row.
  public let values: [Double]
  /// How a subject comes to its row.
  public let choice: Choice

  /// - Parameter values: row after row, at least one row, all finite.
  public init(names: [String], values: [Double], choice: Choice) {
    precondition(
      !names.isEmpty && !values.isEmpty && values.count % names.count == 0, "rows of \(names.count)")
    self.names = names
    self.values = values
    self.choice = choice
  }

  /// How many rows there are.
  public var count: Int { values.count / names.count }

  /// The row of a subject.
  func row(study: Int, subject: Int, seed: UInt64) -> ArraySlice<Double> {
    let row =
      switch choice {
      case .inOrder: subject % count
      case .random: draw(study: study, subject: subject, seed: seed)
      }
    return values[row * names.count..<(row + 1) * names.count]
  }

  private func draw(study: Int, subject: Int, seed: UInt64) -> Int {
    var random = CounterRandom(
      seed: seed, subject: UInt64(subject), purpose: RandomPurpose.resampledCovariates.rawValue,
      study: UInt64(study))
    return Int(random.uniform() * Double(count))
  }
}
