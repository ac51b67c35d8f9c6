import ArgumentParser
import GuidanceKit
import Tabular
import ToolSupport

/// The options about how a file writes its table, for what must not be detected.
struct TableArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Delimiter: one to eight signs such as ; or ||, tab, space, 0x1F, or none; else detected.", valueName: "sign"))
  var delimiter: String?

  @Option(help: ArgumentHelp("Sign around cells: double, single or none; else detected.", valueName: "sign"))
  var quote: QuoteArgument?

  @Option(help: ArgumentHelp("A quote inside a quoted cell: doubled or backslash; else detected.", valueName: "way"))
  var escape: EscapeArgument?

  @Option(
    help: ArgumentHelp(
      "Row with the names of the columns, counted as a spreadsheet does, or none; else detected.", valueName: "row"))
  var header: String?

  @Option(
    help: ArgumentHelp(
      "Encoding: utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15, cp850 or mac-roman; else detected.",
      valueName: "name"))
  var encoding: String?

  /// What the caller decides about a file.
  func options() throws -> TableOptions {
    var table = TableOptions()
    table.delimiter = try delimiter.map(DelimiterArgument.read)
    table.quote = quote?.quote
    table.escape = escape?.escape
    table.encoding = try encoding.map(EncodingArgument.read)
    table.header = try header.map(HeaderArgument.read) ?? .detected
    return table
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

/// The ways to write a quote inside a quoted cell.
enum EscapeArgument: String, CaseIterable, ExpressibleByArgument {
  case doubled, backslash

  var escape: Dialect.Escape { self == .doubled ? .doubled : .backslash }
}

/// Reads the name of an encoding.
enum EncodingArgument {
  static func read(_ text: String) throws -> TextEncoding {
    guard let encoding = TextEncoding(text) else {
      let names = TextEncoding.allCases.map(\.name).joined(separator: ", ")
      throw UsageError(
        Label(
          "--encoding is \"\(text)\"; verwacht een van: \(names).",
          "--encoding is \"\(text)\"; expected one of: \(names)."))
    }
    return encoding
  }
}

/// Reads where the names of the columns stand.
enum HeaderArgument {
  static func read(_ text: String) throws -> TableOptions.HeaderChoice {
    if ["none", "geen"].contains(text.lowercased()) { return .none }
    guard let row = Int(text), row >= 1 else {
      throw UsageError(
        Label(
          "--header is \"\(text)\"; verwacht het nummer van een rij vanaf 1, of none als geen rij de kolommen noemt.",
          "--header is \"\(text)\"; expected the number of a row from 1, or none when no row names the columns."))
    }
    return .row(row)
  }
}
