import TitrateLibrary
import TitrateRecords

/// Why advice would not be responsible.
struct Refused: Error {
  var reason: String
  var remedy: String
  var code: Code

  /// One kind of reason each; scripts may rely on them.
  enum Code: String {
    /// With a drug that must not be given beside it, or at this dose.
    case interaction = "T101"
    case pregnancy = "T102"
    case breastfeeding = "T103"
    /// A metaboliser who would be poisoned.
    case genotype = "T104"
    /// A dose or an interval that is dangerous by itself.
    case dose = "T105"
    case noModel = "T106"
    case noTarget = "T107"
    /// The drug file says not to give it at this kidney function.
    case notRecommended = "T108"
    case missingFact = "T109"
    /// A blood count or another result forbids the start.
    case result = "T110"
    /// No strength makes a dose within the limits.
    case noDose = "T111"
    /// Neither a target nor a rule for the indication.
    case noRule = "T112"
  }
}

/// Reasons for giving no advice that need no model: the record itself forbids it.
enum SafetyRefusal {
  static func find(in intake: Intake) -> Refused? {
    avoided(intake) ?? ruled(intake) ?? genotype(intake)
  }

  /// A drug that the file marks `avoid`, taken at the time of the next dose.
  private static func avoided(_ intake: Intake) -> Refused? {
    for taken in intake.record.comedication where taken.isTaken(at: intake.next) {
      let name = taken.drug.lowercased()
      let rule = intake.drug.interactions.first {
        $0.direction == .avoid
          && ($0.agent.lowercased() == name || $0.synonyms.contains { $0.lowercased() == name })
      }
      if let rule {
        return Refused(
          reason: "\(intake.drug.name) together with \(taken.drug): "
            + "\(rule.effect.hasSuffix(".") ? String(rule.effect.dropLast()) : rule.effect) (\(origin(rule.citation)))",
          remedy: rule.action, code: .interaction)
      }
    }
    return nil
  }

  /// A rule of the drug file that refuses.
  private static func ruled(_ intake: Intake) -> Refused? {
    let reader = RuleReader(intake: intake)
    for rule in intake.drug.rules where rule.then == .refuse {
      guard let evidence = reader.evidence(for: rule) else { continue }
      let finding = rule.finding.hasSuffix(".") ? String(rule.finding.dropLast()) : rule.finding
      let found = evidence.isEmpty ? "" : " (\(evidence.joined(separator: ", ")))"
      return Refused(
        reason: "\(finding)\(found); \(origin(rule.citation))", remedy: rule.action, code: code(of: rule))
    }
    return nil
  }

  private static func code(of rule: DrugFile.SafetyRule) -> Refused.Code {
    for condition in rule.when {
      switch condition.subject {
      case .pregnant: return .pregnancy
      case .breastfeeding: return .breastfeeding
      case .phenotype: return .genotype
      case .taking: return .interaction
      case .dailyDose, .interval: return .dose
      case .lab, .level: return .result
      case .creatinineClearance, .haemodialysis: return .notRecommended
      default: continue
      }
    }
    return .dose
  }

  private static func genotype(_ intake: Intake) -> Refused? {
    guard let rule = GenotypeReader(RuleReader(intake: intake)).refusing else { return nil }
    return Refused(
      reason:
        "\(rule.gene) \(intake.record.genotype[rule.gene].map { "\($0), " } ?? "")\(rule.phenotype) metaboliser: "
        + "\(intake.drug.name) is not to be given (\(origin(rule.citation)))",
      remedy: rule.recommendation, code: .genotype)
  }

  /// What is recalled or ours is not shown with a source as if somebody had published it.
  private static func origin(_ citation: Citation) -> String {
    switch citation.tag {
    case .R: "recalled, to be verified"
    case .H: "our own choice, not published"
    case .T, .C, .D, .S: citation.source
    }
  }
}
