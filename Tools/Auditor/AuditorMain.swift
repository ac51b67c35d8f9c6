import ArgumentParser
import ToolSupport

@main
struct AuditorMain {
  static func main() async { await ToolMain.run(AuditCommand.self) }
}

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leerspoor-audit",
    abstract: "Check registrations, plan, assignments and projects, and say what would not stand up.",
    discussion: """
      Example:
        leerspoor audit check --month 2026-01
        leerspoor audit explain PRJ001
        leerspoor audit lock 2026-01
        leerspoor audit verify rapport/2026-01
      """,
    version: Program.version,
    subcommands: [
      CheckCommand.self, RulesCommand.self, ExplainCommand.self, HistoryCommand.self, AssignCommand.self,
      BaselineCommand.self, WaiveCommand.self, UnwaiveCommand.self, WaiversCommand.self, LockCommand.self,
      ReopenCommand.self, LocksCommand.self, SubmitCommand.self, VerifyCommand.self,
    ])
}
