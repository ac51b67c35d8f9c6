import ArgumentParser
import ToolSupport

@main
struct ReporterMain {
  static func main() async { await ToolMain.run(ReportCommand.self) }
}

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leerspoor-report",
    abstract: "Make reports from the register, and show how every figure in them came about.",
    discussion: """
      Example:
        leerspoor report month 2026-01 --out rapport/2026-01
        leerspoor report week 2026-W05
        leerspoor report organisation 042531 --out rapport/042531
        leerspoor report adviser B01 --month 2026-01
        leerspoor report team PBD-NED --month 2026-01
        leerspoor report edbi --year 2025-2026
        leerspoor report projects --audience public
        leerspoor report year 2025-2026 --out verslag/2025-2026
        leerspoor report site intranet
        leerspoor report figures --month 2026-01 --format json
        leerspoor report explain classroom/total/2026-01
        leerspoor report diff 2026-01@2026-02-02 2026-01
        leerspoor report silent --weeks 3
      """,
    version: Program.version,
    subcommands: [
      MonthCommand.self, WeekCommand.self, OrganisationCommand.self, AdviserCommand.self, TeamCommand.self,
      FollowUpCommand.self, FundsCommand.self, SurveyCommand.self, VIVCommand.self, PLGCommand.self,
      ProjectsCommand.self, YearCommand.self, SiteCommand.self, FiguresCommand.self, ExplainCommand.self,
      DiffCommand.self,
      SilentCommand.self,
    ])
}
