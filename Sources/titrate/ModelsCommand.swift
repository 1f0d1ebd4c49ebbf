import ArgumentParser
import Foundation
import TitrateLibrary
import TitrateReport

import struct TitrateLanguage.Diagnostic
import struct TitrateLanguage.Diagnostics
import struct TitrateLanguage.Model
import struct TitrateRecords.SourceText

/// `titrate models`: what the library holds, where each number comes from, and whether it still holds.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List, show and check the curated models.",
    subcommands: [List.self, Show.self, Check.self], defaultSubcommand: List.self)

  /// `titrate models list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the models.")
    @OptionGroup var source: LibraryOption
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      try ModelsCommand.answer {
        let library = try source.open()
        let models = try library.models(), compositions = try library.compositions()
        return try json
          ? ModelsJSON.list(models, compositions).text() : ModelsText.list(models, compositions)
      }
    }
  }

  /// `titrate models show tacrolimus/andrews-2019`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show a model: citation, population, numbers with sources, covariates, notes, and a drawing.")
    @Argument(
      help: "A model or composition of the library, such as tacrolimus/andrews-2019; to draw, also a file.")
    var model: String
    @OptionGroup var source: LibraryOption
    @Flag(help: "Print JSON.")
    var json = false
    @Option(
      help: ArgumentHelp("Draw compartments and influences into an SVG file instead.", valueName: "file"))
    var diagram: String?
    @Flag(help: "Print the model in its language, a composition put together.")
    var language = false

    func run() throws {
      try ModelsCommand.answer {
        let asked = [("--json", json), ("--language", language), ("--diagram", diagram != nil)].filter(\.1)
        guard asked.count < 2 else {
          throw Diagnostics([
            Diagnostic(
              "C016", .error, "\(asked.map(\.0).joined(separator: " and ")) exclude each other",
              at: .option(asked[0].0), fix: "ask for one of them")
          ])
        }
        guard let diagram else { return try text() }
        try TextFile.write(try drawing().svg(), to: diagram, option: "--diagram")
        return ""
      }
    }

    private func text() throws -> String {
      let library = try source.open()
      if library.compositionNames.contains(model), !json {
        let composition = try library.composition(named: model)
        return language ? composition.text : ModelsText.composition(composition)
      }
      if language { return try library.model(named: model, at: .option("MODEL")).model.tree.description }
      let found = try library.model(named: model, at: .option("MODEL"))
      return try json ? ModelsJSON.model(found).text() : ModelsText.model(found)
    }

    private func drawing() throws -> ModelDiagram {
      if !model.hasSuffix(".yaml"), FileManager.default.fileExists(atPath: model) {
        let text = try SourceText.read(model, limit: 1 << 20, family: "C")
        return ModelDrawing.diagram(try Model(parsing: text.text, file: model))
      }
      let library = try source.open()
      if FileManager.default.fileExists(atPath: model) {
        return ModelDrawing.diagram(try library.composition(file: model))
      }
      if library.compositionNames.contains(model) {
        return ModelDrawing.diagram(try library.composition(named: model))
      }
      return ModelDrawing.diagram(try library.model(named: model, at: .option("MODEL")))
    }
  }

  /// `titrate models check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check every model and drug: files, sources of numbers, covariates, expected values, targets."
    )
    @OptionGroup var source: LibraryOption

    func run() throws {
      try ModelsCommand.answer {
        let check = LibraryCheck(try source.open())
        print(ModelsText.check(check), terminator: "")
        guard check.findings.isEmpty else { throw Diagnostics(check.findings) }
        return ""
      }
    }
  }

  /// Prints an answer, or what is wrong with the input (status 2).
  private static func answer(_ work: () throws -> String) throws {
    do { print(try work(), terminator: "") } catch let found as Diagnostics {
      FileHandle.standardError.write(Data((found.description + "\n").utf8))
      throw ExitCode(2)
    }
  }
}
