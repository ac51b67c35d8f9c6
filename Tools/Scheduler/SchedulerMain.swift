import ArgumentParser
import ToolSupport

@main
struct SchedulerMain {
  static func main() async { await ToolMain.run(ScheduleCommand.self) }
}

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leerspoor-schedule",
    abstract: "Plan a school year of guidance, keep the planning true, and show the Flemish school calendar.",
    discussion: """
      Example:
        leerspoor schedule plan 2026-2027 --commit
        leerspoor schedule export 2026-2027 --ics --out agenda
      """,
    version: Program.version,
    subcommands: [
      PlanCommand.self, ShowCommand.self, CheckCommand.self, ReplanCommand.self, ExportCommand.self,
      CalendarCommand.self,
      TemplateCommand.self,
    ])
}
