import ArgumentParser
import ToolSupport

@main
struct SchedulerMain {
  static func main() async { await ToolMain.run(ScheduleCommand.self) }
}

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leerspoor-schedule",
    abstract: "Show the Flemish school calendar that plans, pace and reports rest on.",
    discussion: """
      Example:
        leerspoor schedule calendar 2025-2026
      """,
    version: Program.version, subcommands: [CalendarCommand.self])
}
