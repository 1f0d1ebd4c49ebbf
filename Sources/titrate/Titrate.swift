import ArgumentParser
import Foundation
import TitrateLanguage
import TitrateRecords

/// Dosing of drugs that act on the immune system.
@main struct Titrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "titrate",
    abstract: "Finds the dose that keeps a patient's immune system in balance.",
    discussion: """
      Decision support for professionals and a research engine; not a medical device.
      Exit status: 0 done, 1 the run failed, 2 the input is wrong.
      """,
    version: "0.1.0",
    subcommands: [
      AdviseCommand.self, SimulateCommand.self, MapCommand.self, ModelsCommand.self, EvidenceCommand.self,
      CaseCommand.self,
    ])

  /// Parses and runs; every way to end has its exit status.
  static func main() async {
    // A reader that stops early (`| head`) is no error: writes then fail, and `TableOutput` ends quietly.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let problems as Diagnostics {
      complain(problems, status: 2)
    } catch let failure as RunFailure {
      complain(failure.diagnostics, status: 1)
    } catch {
      leave(with: error)
    }
  }

  private static func complain(_ diagnostics: Diagnostics, status: Int32) -> Never {
    StandardError.write(diagnostics.description)
    Foundation.exit(status)
  }

  /// Help and version are answers; everything else that the argument parser throws is a wrong input.
  private static func leave(with error: any Error) -> Never {
    let message = fullMessage(for: error)
    if exitCode(for: error) == .success {
      print(message)
      Foundation.exit(0)
    }
    if !message.isEmpty { StandardError.write(message) }
    let code = exitCode(for: error)
    Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
  }
}

/// The run failed although the input was understood: exit status 1.
struct RunFailure: Error {
  let diagnostics: Diagnostics
  init(_ diagnostics: [Diagnostic]) { self.diagnostics = Diagnostics(diagnostics) }

  /// Tells failures of the numerics from mistakes in the input.
  ///
  /// - Throws: `RunFailure` where a solver gave up and nothing is wrong with the input, else the diagnostics.
  static func judge(_ diagnostics: Diagnostics) throws -> Never {
    let isNumerical = diagnostics.all.allSatisfy { solverCodes.contains($0.code) }
    let shown = shortened(diagnostics.all)
    throw isNumerical ? RunFailure(shown) as any Error : Diagnostics(shown)
  }

  /// What `SolveFailure` becomes.
  private static let solverCodes: Set<String> = ["S020", "S021", "S022", "S023", "S024", "I006", "I007"]

  /// A thousand subjects with one mistake need not say it a thousand times.
  private static func shortened(_ all: [Diagnostic]) -> [Diagnostic] {
    var said: Set<String> = []
    let diagnostics = all.filter { said.insert($0.code + $0.what).inserted }
    guard diagnostics.count > Findings.limit else { return diagnostics }
    let more = Diagnostic(
      "C000", .error, "and \(diagnostics.count - Findings.limit) more errors", at: .none,
      fix: "correct the first ones and run again")
    return Array(diagnostics.prefix(Findings.limit)) + [more]
  }
}
