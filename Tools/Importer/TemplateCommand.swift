import ArgumentParser
import GuidanceKit
import Importing
import ToolSupport

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Print an empty sheet of a kind, with one example row, that opens in Excel.",
    discussion: """
      Example:
        leerspoor import template registraties > registraties.csv
      """)

  @Argument(help: "The kind of sheet; see kinds.")
  var kind: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    try Console(options).write(SheetTemplate.bytes(of: try KindArgument.read(kind)))
  }
}
