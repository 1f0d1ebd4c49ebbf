import TitrateEngine
import TitrateLanguage

/// Small models in the model language, each with doses and times at which it is interesting.
public struct ZooModel: Sendable, CustomStringConvertible {
  /// What it is.
  public let name: String
  /// The model function.
  public let text: String
  /// Dose records.
  public let doses: [EventRecord]
  /// Observation times, none of them at a dose.
  public let times: [Double]
  /// Whether amounts respond linearly to doses.
  public let isLinear: Bool
  /// States whose sum is what was given, when nothing leaves the model.
  public let isClosed: Bool

  /// Its name, in messages.
  public var description: String { name }

  /// The model.
  public var model: Model { get throws { try Model(parsing: text, file: "\(name).R") } }

  /// Doses, then observations; sorted by time, doses first.
  public var records: [EventRecord] { Self.merge(doses, observations(times)) }

  /// Sorts by time; at one time the order of the arguments stays.
  public static func merge(_ lists: [EventRecord]...) -> [EventRecord] {
    lists.flatMap(\.self).enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }.map(\.element)
  }
}

/// Observation records.
public func observations(_ times: [Double]) -> [EventRecord] { times.map { EventRecord(time: $0, evid: 0) } }

/// A dose record.
public func dose(
  _ amount: Double, at time: Double = 0, rate: Double = 0, every interval: Double = 0, further: Int = 0,
  steadyState: Bool = false, into compartment: String? = nil
) -> EventRecord {
  EventRecord(
    time: time, evid: 1, amount: amount, rate: rate, interval: interval, additional: further,
    steadyState: steadyState ? 1 : 0,
    compartment: compartment.map { .name($0) } ?? .unspecified)
}

extension ZooModel {
  private static let day = [0.25, 1, 3, 7, 11.5, 13, 17, 23.5, 25, 35.5, 37, 47]

  /// Two compartments with absorption, lag and bioavailability; every parameter varies.
  public static let oral = ZooModel(
    name: "oral",
    text: """
      oral <- function() {
        ini({
          tcl <- log(5); tv1 <- log(20); tq <- log(8); tv2 <- log(60); tka <- log(1.3)
          tlag <- log(0.5); tf <- log(0.7)
          eta.cl ~ 0.1; eta.v1 ~ 0.1; eta.ka ~ 0.1; eta.lag ~ 0.1; eta.f ~ 0.1
        })
        model({
          cl <- exp(tcl + eta.cl); v1 <- exp(tv1 + eta.v1); q <- exp(tq); v2 <- exp(tv2); ka <- exp(tka + eta.ka)
          d/dt(depot) <- -ka*depot
          d/dt(central) <- ka*depot - (cl + q)/v1*central + q/v2*peripheral
          d/dt(peripheral) <- q/v1*central - q/v2*peripheral
          alag(depot) <- exp(tlag + eta.lag)
          f(depot) <- exp(tf + eta.f)
          Cc <- central/v1
        })
      }
      """,
    doses: [dose(100, every: 12, further: 2)], times: day, isLinear: true, isClosed: false)

  /// One compartment whose infusions take rate and duration from the model, with a lag.
  public static let infusion = ZooModel(
    name: "infusion",
    text: """
      infusion <- function() {
        ini({
          tcl <- log(5); tv <- log(50); tr <- log(20); td <- log(3); tf <- log(0.8); tlag <- log(0.4)
          eta.cl ~ 0.1; eta.v ~ 0.1; eta.r ~ 0.1; eta.d ~ 0.1; eta.f ~ 0.1; eta.lag ~ 0.1
        })
        model({
          cl <- exp(tcl + eta.cl); v <- exp(tv + eta.v)
          d/dt(central) <- -cl/v*central
          rate(central) <- exp(tr + eta.r)
          dur(central) <- exp(td + eta.d)
          f(central) <- exp(tf + eta.f)
          lag(central) <- exp(tlag + eta.lag)
          Cc <- central/v
        })
      }
      """,
    doses: [
      dose(100, rate: -2), dose(100, at: 12, rate: -1), dose(100, at: 24, rate: 40, every: 2, further: 2),
    ],
    times: day, isLinear: true, isClosed: false)

  /// Saturable elimination.
  public static let michaelisMenten = ZooModel(
    name: "michaelisMenten",
    text: """
      mm <- function() {
        ini({ tvmax <- log(25); tkm <- log(2); tv <- log(30); eta.vmax ~ 0.1; eta.km ~ 0.1; eta.v ~ 0.1 })
        model({
          vmax <- exp(tvmax + eta.vmax); km <- exp(tkm + eta.km); v <- exp(tv + eta.v)
          Cc <- central/v
          d/dt(central) <- -vmax*Cc/(km + Cc)
        })
      }
      """,
    doses: [dose(200, every: 12, further: 2)], times: day, isLinear: false, isClosed: false)

  /// A drug that stops the production of a response, which starts at its baseline.
  public static let turnover = ZooModel(
    name: "turnover",
    text: """
      turnover <- function() {
        ini({
          tka <- log(1); tcl <- log(4); tv <- log(40); tkout <- log(0.1); tic <- log(0.5); tbase <- log(10)
          eta.cl ~ 0.1; eta.kout ~ 0.1; eta.base ~ 0.1; eta.lag ~ 0.1
        })
        model({
          cl <- exp(tcl + eta.cl); v <- exp(tv); kout <- exp(tkout + eta.kout); base <- exp(tbase + eta.base)
          Cc <- central/v
          d/dt(depot) <- -exp(tka)*depot
          d/dt(central) <- exp(tka)*depot - cl/v*central
          d/dt(response) <- kout*base*(1 - Cc/(exp(tic) + Cc)) - kout*response
          response(0) <- base
          lag(depot) <- 0.3*exp(eta.lag)
        })
      }
      """,
    doses: [dose(60, every: 12, further: 3)], times: day, isLinear: false, isClosed: false)

  /// Constant input beside the doses, and everything eliminated is collected.
  public static let collected = ZooModel(
    name: "collected",
    text: """
      collected <- function() {
        ini({ tk <- log(0.2); tk12 <- log(0.3); eta.k ~ 0.1 })
        model({
          k <- exp(tk + eta.k); k12 <- exp(tk12)
          d/dt(central) <- -k*central - k12*central + 0.5*k12*peripheral
          d/dt(peripheral) <- k12*central - 0.5*k12*peripheral
          d/dt(urine) <- k*central
          Cc <- central/10
        })
      }
      """,
    doses: [dose(100, rate: 25, every: 6, further: 4), dose(50, at: 5.5, into: "peripheral")], times: day,
    isLinear: true, isClosed: true)

  /// Clearance differs from occasion to occasion.
  public static let occasions = ZooModel(
    name: "occasions",
    text: """
      occasions <- function() {
        ini({
          tcl <- log(5); tv <- log(50); tka <- log(1.2)
          eta.cl ~ 0.1; eta.v ~ 0.1
          iov.cl ~ 0.05 | OCC
          iov.ka ~ 0.05 | OCC
        })
        model({
          cl <- exp(tcl + eta.cl + iov.cl); v <- exp(tv + eta.v); ka <- exp(tka + iov.ka)
          d/dt(depot) <- -ka*depot
          d/dt(central) <- ka*depot - cl/v*central
          Cc <- central/v
        })
      }
      """,
    doses: [dose(100, every: 12, further: 2)], times: day, isLinear: true, isClosed: false)

  /// Endogenous production: b is not 0.
  public static let production = ZooModel(
    name: "production",
    text: """
      production <- function() {
        ini({ tkin <- log(3); tkout <- log(0.2); tv <- log(10); eta.kin ~ 0.1; eta.kout ~ 0.1; eta.base ~ 0.1 })
        model({
          kin <- exp(tkin + eta.kin); kout <- exp(tkout + eta.kout)
          d/dt(central) <- kin - kout*central
          central(0) <- kin/kout*exp(eta.base)
          Cc <- central/exp(tv)
        })
      }
      """,
    doses: [dose(30, rate: 10, every: 12, further: 2)], times: day, isLinear: false, isClosed: false)

  /// Models without occasions: they need no covariates.
  public static let all: [ZooModel] = [oral, infusion, michaelisMenten, turnover, collected, production]
}
