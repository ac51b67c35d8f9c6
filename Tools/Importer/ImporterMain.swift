import ArgumentParser
import ToolSupport

@main
struct ImporterMain {
  static func main() async {
    ToolMain.endOnInterrupt()
    await ToolMain.run(ImportCommand.self)
  }
}

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leerspoor-import",
    abstract: "Take in the sheets that schools and teams send, say what was understood, and lose nothing.",
    discussion: """
      Examples:
        leerspoor import load plan/pov-2025-2030.yaml organisaties.csv begeleiders.csv registraties.csv
        leerspoor import check registraties.csv
        leerspoor import rejected 7 > te-verbeteren.csv
      """,
    version: Program.version,
    subcommands: [
      LoadCommand.self, CheckCommand.self, ParseCommand.self, KindsCommand.self, TemplateCommand.self,
      BatchesCommand.self, ShowCommand.self, RejectedCommand.self, UndoCommand.self, SetCommand.self, MergeCommand.self,
      HeldCommand.self, ReleaseCommand.self, InboxCommand.self, ExplainCommand.self,
    ])
}
