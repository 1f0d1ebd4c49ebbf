import TitrateEngine

/// One measured value: a number, or the side of a limit on which it lies.
public struct MeasuredValue: Hashable, Sendable {
  /// DV; the limit itself where censored.
  public var dv: Double
  /// Whether DV is the value (CENS = 0), an upper bound (CENS = 1) or a lower bound (CENS = −1).
  public var censoring: EventRecord.Censoring
  /// LIMIT: the other end of the interval of a censored value.
  public var limit: Double?
  /// Creates a measured value.
  public init(dv: Double, censoring: EventRecord.Censoring = .none, limit: Double? = nil) {
    self.dv = dv
    self.censoring = censoring
    self.limit = limit
  }
}

/// What is known of a measured value on the scale of its error model: a point, or an interval.
struct MeasuredInterval: Hashable, Sendable {
  /// h of the lower end; −∞ where there is none.
  var lower: Double
  /// h of the upper end; +∞ where there is none.
  var upper: Double
  /// Whether both ends are the measured value itself.
  var isPoint: Bool
}

extension ErrorModel {
  /// A censored value is an interval: (−∞, DV) or (LIMIT, DV) below the limit of quantification, (DV, ∞) or
  /// (DV, LIMIT) above it. The likelihood of an interval is its plain probability, not conditional on anything (for
  /// (−∞, DV): method M3 of Beal, 2001, J Pharmacokinet Pharmacodyn 28:481).
  func interval(_ measured: MeasuredValue) -> MeasuredInterval {
    switch measured.censoring {
    case .none:
      let h = transformed(measured.dv)
      return MeasuredInterval(lower: h, upper: h, isPoint: true)
    case .below:
      return MeasuredInterval(
        lower: measured.limit.map(end) ?? -.infinity, upper: end(measured.dv), isPoint: false)
    case .above:
      return MeasuredInterval(
        lower: end(measured.dv), upper: measured.limit.map(end) ?? .infinity, isPoint: false)
    }
  }

  /// h of the end of an interval, which may lie outside the domain of h.
  private func end(_ x: Double) -> Double {
    switch scale {
    case .log where x <= 0: -.infinity
    case .boxCox where x <= 0: transformed(0)
    case .logit where x <= first, .probit where x <= first: -.infinity
    case .logit where x >= second, .probit where x >= second: .infinity
    default: transformed(x)
    }
  }
}
