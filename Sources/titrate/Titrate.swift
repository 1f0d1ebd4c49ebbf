import ArgumentParser

/// Dosing of drugs that act on the immune system.
@main struct Titrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "titrate", subcommands: [ModelsCommand.self])
}
