import ArgumentParser
import GuidanceKit
import Importing
import Register
import Tabular
import ToolSupport

/// How results are printed where a table makes no sense.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// The options about how a sheet is read.
struct SheetOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Kind of records; else found from the header. See kinds.", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("Delimiter: ; , tab | or none; else detected.", valueName: "sign"))
  var delimiter: String?

  @Option(help: ArgumentHelp("Sign around cells: double, single or none; else detected.", valueName: "sign"))
  var quote: QuoteArgument?

  @Option(
    help: ArgumentHelp("Mapping file (mappings/*.yaml): which headers mean which column.", valueName: "file"))
  var mapping: String?

  @Option(help: ArgumentHelp("Leave this column unread; may be repeated.", valueName: "header"))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("Whose sheet it is; ids of the sheet are unique within it.", valueName: "name"))
  var source: String = ""

  @Flag(
    help: "The data are invented; every report made from them says so. A file named *.verzonnen.csv says so itself.")
  var invented = false

  /// Makes the request for a file.
  func request(_ path: String, at moment: Moment) throws -> ImportRequest {
    var request = ImportRequest(
      path: path, at: moment, actor: ToolEnvironment.actor, programVersion: Program.version)
    request.kind = try recordKind()
    request.table.delimiter = try delimiter.map(DelimiterArgument.read)
    request.table.quote = quote?.quote
    request.mapping = try mapping.map(SheetMapping.init(path:))
    request.ignoredHeaders = ignore
    request.source = source
    if invented { request.isInvented = true }
    return request
  }

  private func recordKind() throws -> RecordKind? {
    guard let kind else { return nil }
    if let sheet = SheetKind.named(kind) { return sheet.kind }
    if let record = RecordKind(code: kind) { return record }
    throw KindArgument.unknown(kind)
  }
}

/// Reads the name of a kind of sheet.
enum KindArgument {
  static func read(_ text: String) throws -> SheetKind {
    guard let kind = SheetKind.named(text) else { throw unknown(text) }
    return kind
  }

  static func unknown(_ text: String) -> UsageError {
    let names = SheetKind.all.map(\.code)
    let near = NearestName.nearest(to: text, in: names, limit: 1).first
    return UsageError(
      Label(
        "\"\(text)\" is geen soort; verwacht een van: \(names.joined(separator: ", "))."
          + (near.map { " Bedoelde u \($0)?" } ?? ""),
        "\"\(text)\" is no kind; expected one of: \(names.joined(separator: ", "))."
          + (near.map { " Did you mean \($0)?" } ?? "")))
  }
}

/// The signs that can stand around cells.
enum QuoteArgument: String, CaseIterable, ExpressibleByArgument {
  case double, single, none

  var quote: Dialect.Quote {
    switch self {
    case .double: .double
    case .single: .apostrophe
    case .none: .none
    }
  }
}

/// Reads a delimiter.
enum DelimiterArgument {
  static func read(_ text: String) throws -> Delimiter {
    guard let delimiter = Delimiter(text) else {
      throw UsageError(
        Label(
          "--delimiter is \"\(text)\"; verwacht één leesteken zoals ; of , of |, het woord tab, of none voor een tabel van één kolom.",
          "--delimiter is \"\(text)\"; expected one sign such as ; or , or |, the word tab, or none for a table of one column."
        ))
    }
    return delimiter
  }
}

/// Opens the register for the commands that only look.
enum Reading {
  static func register(_ options: CommonOptions) throws -> Register {
    try Register(path: options.databasePath, mode: .reading)
  }
}
