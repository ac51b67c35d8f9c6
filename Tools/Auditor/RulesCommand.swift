import ArgumentParser
import Auditing
import Documents
import GuidanceKit
import ToolSupport

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules with their codes and severities.",
    discussion: """
      Example:
        leerspoor audit rules --format csv > regels.csv
      """)

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let console = Console(options)
    let language = options.language.ofDocuments
    switch format {
    case .text: try console.result(table.text(width: ToolEnvironment.terminalWidth, language: language))
    case .json: try console.result(table.json())
    case .csv: try console.write(table.csv(language))
    }
  }

  private var table: Table {
    let language = options.language
    func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    return Table(
      id: "regels", caption: pick("De regels van de audit", "The rules of the audit"),
      columns: [
        Column("code", "Code", .code), Column(pick("ernst", "severity"), pick("Ernst", "Severity")),
        Column(pick("familie", "family"), pick("Familie", "Family")),
        Column(pick("titel", "title"), pick("Wat er mis is", "What is wrong")),
      ],
      rows: RuleTable.all.map(\.explanation).map { rule in
        Row([
          .text(rule.code), .text(rule.severity.label[language]), .text(rule.family?.label[language] ?? ""),
          .text(rule.title[language]),
        ])
      })
  }
}
