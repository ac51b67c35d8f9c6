import ArgumentParser
import Auditing
import GuidanceKit
import ToolSupport

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule looks for, why it matters, and how to mend what it finds.",
    discussion: """
      Example:
        leerspoor audit explain PRJ001
      """)

  @ArgumentParser.Argument(help: "The code of a rule, as PRJ001.")
  var code: String

  @OptionGroup var rules: RulesetOption

  @OptionGroup var options: CommonOptions

  func run() throws {
    let ruleset = try rules.read()
    guard let rule = ruleset.rule(code) else {
      let near = ruleset.suggestions(for: code).first
      throw UsageError(
        Label(
          "Er is geen regel \"\(code)\". \(near.map { "Bedoelde u \($0)? " } ?? "")Alle regels: leerspoor audit rules.",
          "There is no rule \"\(code)\". \(near.map { "Did you mean \($0)? " } ?? "")All rules: leerspoor audit rules.")
      )
    }
    try Console(options).result(
      RulePage.text(rule, in: ruleset, options.language, width: ToolEnvironment.terminalWidth))
  }
}
