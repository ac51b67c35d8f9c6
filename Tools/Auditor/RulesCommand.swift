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
        leerspoor audit rules --ruleset monthly
      """)

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var rules: RulesetOption

  @OptionGroup var options: CommonOptions

  func run() throws {
    let console = Console(options)
    let table = table(try rules.read())
    let language = options.language.ofDocuments
    switch format {
    case .text: try console.result(table.text(width: ToolEnvironment.terminalWidth, language: language))
    case .json: try console.result(table.json())
    case .csv: try console.write(table.csv(language))
    }
  }

  private func table(_ ruleset: Ruleset) -> Table {
    let language = options.language
    func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    return Table(
      id: "regels", caption: pick("De regels van de audit", "The rules of the audit"),
      columns: [
        Column("code", "Code", .code), Column(pick("ernst", "severity"), pick("Ernst", "Severity")),
        Column(pick("familie", "family"), pick("Familie", "Family")),
        Column(pick("titel", "title"), pick("Wat er mis is", "What is wrong")),
        Column(pick("drempels", "thresholds"), pick("Drempels", "Thresholds")),
      ],
      rows: ruleset.all.map { rule in
        let explanation = rule.explanation
        let isOn = !ruleset.disabled.contains(rule.code)
        let family = explanation.family?.label[language] ?? pick("eigen regels", "rules of your own")
        let thresholds = rule.thresholds.map { threshold in
          "\(threshold.name) \(threshold.text(ruleset.thresholds[threshold.name] ?? threshold.standard, language))"
        }
        return Row([
          .text(rule.code), .text(isOn ? ruleset.severity(of: rule).label[language] : pick("uit", "off")),
          .text(family), .text(explanation.title[language]), .text(thresholds.joined(separator: "; ")),
        ])
      })
  }
}
