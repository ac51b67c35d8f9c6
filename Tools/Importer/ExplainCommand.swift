import ArgumentParser
import Documents
import GuidanceKit
import Importing
import ToolSupport

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a code such as IMP051 means, why it happens and how to mend it.",
    discussion: """
      Examples:
        leerspoor import explain IMP051
        leerspoor import explain --format csv > codes.csv
      """)

  @ArgumentParser.Argument(help: "The code; without one, all codes are listed.")
  var code: String?

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    guard let code else { return try TablePrint(options, format).print(table(ProblemCode.allCases)) }
    guard let known = ProblemCode(rawValue: code.uppercased()) else {
      throw UsageError(
        Label(
          "Er is geen code \"\(code)\"; verwacht een code zoals IMP051. Alle codes: leerspoor import explain.",
          "There is no code \"\(code)\"; expected a code such as IMP051. All codes: leerspoor import explain."))
    }
    guard format == .text else { return try TablePrint(options, format).print(table([known])) }
    let (entry, language) = (known.entry, options.language)
    func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    try Console(options).result(
      """
      \(known.rawValue) (\(known.severity.label[language])): \(entry.title[language])
      \(pick("oorzaak", "cause")): \(entry.cause[language])
      \(pick("herstel", "cure")): \(entry.cure[language])
      """)
  }

  private func table(_ codes: [ProblemCode]) -> Table {
    let language = options.language
    func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    return Table(
      id: "codes", caption: pick("Wat de importer meldt", "What the importer reports"),
      columns: [
        Column("code", "Code", .code), Column(pick("ernst", "severity"), pick("Ernst", "Severity")),
        Column(pick("wat", "what"), pick("Wat", "What")), Column(pick("oorzaak", "cause"), pick("Oorzaak", "Cause")),
        Column(pick("herstel", "cure"), pick("Herstel", "Cure")),
      ],
      rows: codes.map { code in
        let entry = code.entry
        return Row([
          .text(code.rawValue), .text(code.severity.label[language]), .text(entry.title[language]),
          .text(entry.cause[language]), .text(entry.cure[language]),
        ])
      })
  }
}
