import Documents
import GuidanceKit
import ToolSupport

/// Prints a table in the format asked for.
struct TablePrint {
  private let options: CommonOptions
  private let format: OutputFormat

  init(_ options: CommonOptions, _ format: OutputFormat) {
    self.options = options
    self.format = format
  }

  /// - Parameter empty: what is said instead of a table without rows, as text.
  func print(_ table: Table, empty: Label) throws {
    let console = Console(options)
    let language = options.language.ofDocuments
    switch format {
    case .text:
      try console.result(
        table.rows.isEmpty
          ? empty[options.language] : table.text(width: ToolEnvironment.terminalWidth, language: language))
    case .json: try console.result(table.json())
    case .csv: try console.write(table.csv(language))
    }
  }
}

extension CommonOptions {
  /// One of two texts, in the language of the output.
  func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
}

/// Reads a day.
enum DayArgument {
  static func read(_ text: String, option: String) throws -> CalendarDate {
    guard let day = CalendarDate(iso: text) else {
      throw UsageError(
        Label(
          "\(option) is \"\(text)\"; verwacht een dag zoals 2026-06-30.",
          "\(option) is \"\(text)\"; expected a day such as 2026-06-30."))
    }
    return day
  }
}

/// Reads the number of a finding: `12` or `#12`.
enum FindingArgument {
  static func read(_ text: String) throws -> Int {
    guard let number = Int(text.hasPrefix("#") ? String(text.dropFirst()) : text), number > 0 else {
      throw UsageError(
        Label(
          "\"\(text)\" is geen nummer van een bevinding; verwacht bv. 12. Zie leerspoor audit history.",
          "\"\(text)\" is no number of a finding; expected e.g. 12. See leerspoor audit history."))
    }
    return number
  }
}
