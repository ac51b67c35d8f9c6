import ArgumentParser
import Documents
import GuidanceKit
import Importing
import Register
import ToolSupport

struct KindsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kinds", abstract: "List the kinds of sheets with their columns.",
    discussion: """
      Examples:
        leerspoor import kinds
        leerspoor import kinds registraties
      """)

  @ArgumentParser.Argument(help: "Show the columns of this kind.")
  var kind: String?

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let tables = KindTables(options.language)
    let table = try kind.map { tables.columns(of: try KindArgument.read($0)) } ?? tables.kinds
    try TablePrint(options, format).print(table)
  }
}

/// The kinds of sheets as tables.
struct KindTables {
  private let language: Language

  init(_ language: Language) { self.language = language }

  /// All kinds, each with its headers; required ones carry a star.
  var kinds: Table {
    Table(
      id: "soorten", caption: pick("Soorten bladen (* verplichte kolom)", "Kinds of sheets (* required column)"),
      columns: [
        Column(pick("soort", "kind"), pick("Soort", "Kind"), .code),
        Column(pick("inhoud", "content"), pick("Inhoud", "Content")),
        Column(pick("kolommen", "columns"), pick("Kolommen", "Columns")),
      ],
      rows: SheetKind.all.map { kind in
        Row([
          .text(kind.code), .text(kind.kind.label[language]),
          .text(kind.columns.map { $0.header + ($0.isRequired ? "*" : "") }.joined(separator: ", ")),
        ])
      },
      notes: [
        RichText(
          pick(
            "Plannen, normen en afwijkingen van de schoolkalender worden als YAML-bestand geladen.",
            "Plans, norms and overrides of the school calendar are loaded as YAML files."))
      ])
  }

  /// The columns of one kind.
  func columns(of kind: SheetKind) -> Table {
    Table(
      id: kind.code, caption: "\(kind.code): \(kind.kind.label[language])",
      columns: [
        Column(pick("kolom", "column"), pick("Kolom", "Column"), .code),
        Column(pick("verplicht", "required"), pick("Verplicht", "Required")),
        Column(pick("inhoud", "content"), pick("Inhoud", "Content")),
        Column(pick("voorbeeld", "example"), pick("Voorbeeld", "Example")),
        Column(pick("andere_koppen", "other_headers"), pick("Ook herkend als", "Also known as")),
      ],
      rows: kind.columns.map { column in
        Row([
          .text(column.header), .text(column.isRequired ? pick("ja", "yes") : ""), .text(column.meaning[language]),
          .text(column.example), .text(column.synonyms.joined(separator: ", ")),
        ])
      },
      notes: kind.alternatives.sorted { $0.key < $1.key }.map { column, others in
        RichText(
          pick(
            "In plaats van \(column) mogen er ook \(others.joined(separator: " en ")) staan.",
            "Instead of \(column) there may be \(others.joined(separator: " and "))."))
      })
  }

  private func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
}

/// Prints a table in the format asked for.
struct TablePrint {
  private let options: CommonOptions
  private let format: OutputFormat

  init(_ options: CommonOptions, _ format: OutputFormat) {
    self.options = options
    self.format = format
  }

  func print(_ table: Table) throws {
    let console = Console(options)
    let language: DocumentLanguage = options.language == .dutch ? .dutch : .english
    switch format {
    case .text: try console.result(table.text(width: ToolEnvironment.terminalWidth, language: language))
    case .json: try console.result(table.json())
    case .csv: try console.write(table.csv(language))
    }
  }
}
