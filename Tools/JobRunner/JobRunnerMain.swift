import ArgumentParser
import ToolSupport

@main
struct JobRunnerMain {
  static func main() async { await ToolMain.run(RunnerCommand.self) }
}

struct RunnerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leerspoor-run",
    abstract: "Run the jobs of a folder on time and once, and show how they went.",
    discussion: """
      Examples:
        leerspoor run validate
        leerspoor run next
        leerspoor run run maandrapport --month 2026-01
        */15 * * * * cd /srv/leerspoor && leerspoor run due --quiet     (a line for crontab)
      """,
    version: Program.version,
    subcommands: [
      ValidateCommand.self, NextCommand.self, RunCommand.self, DueCommand.self, ServeCommand.self, BackfillCommand.self,
      HistoryCommand.self, ShowCommand.self, CancelCommand.self, PauseCommand.self, ResumeCommand.self,
      PruneCommand.self, ExportCommand.self,
    ])
}
