public import GuidanceKit
import Tabular

/// How a table was understood, with the evidence; what `parse --explain` tells.
public struct ParseReport: Sendable {
  /// The file, as the user named it.
  public let file: String
  /// The rows of data that were handed on.
  public let rows: Int
  /// Everything that was noticed, by cause.
  public let problems: ProblemTally
  let account: TableAccount
  let header: Header
  let evidence: DialectEvidence

  /// Whether rows could not be read as data of the table.
  public var needsAttention: Bool { account.faulty.rows > 0 }

  /// The evidence, in lines.
  public func explanation(_ language: Language) -> String {
    let isDutch = language == .dutch
    let number = NumberText(language)
    let quote = isDutch ? evidence.quoteText.dutch : evidence.quoteText.english
    var lines = [
      "\(isDutch ? "tekens" : "encoding"): \(isDutch ? header.encoding.text.dutch : header.encoding.text.english)",
      isDutch ? evidence.text.dutch : evidence.text.english,
      "\(isDutch ? "aanhalingsteken" : "quote"): \(quote)",
    ]
    if let frame = evidence.frameText { lines.append(isDutch ? frame.dutch : frame.english) }
    if evidence.dialect.trimsPadding {
      lines.append(isDutch ? "spaties rond de cellen: weggelaten" : "spaces around cells: left out")
    }
    lines.append("\(isDutch ? "regeleinden" : "line ends"): \(account.lineEnds.text)")
    lines.append(headerLine(isDutch))
    for column in header.columns {
      lines.append("  \(column.letters) \(CellText.shown(column.name))")
    }
    lines += remarksOnHeader(isDutch)
    lines.append(
      "\(isDutch ? "rijen" : "rows"): \(number.integer(account.records.rows)) "
        + (isDutch ? "gelezen" : "read") + ", \(number.integer(account.faulty.rows)) "
        + (isDutch ? "geweigerd" : "rejected") + ", \(number.integer(account.setAsideRows)) "
        + (isDutch ? "terzijde gelegd" : "set aside"))
    for (reason, part) in account.setAside.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where part.rows > 0 {
      lines.append("  \(number.integer(part.rows)) \(isDutch ? reason.text.dutch : reason.text.english)")
    }
    lines += widths(isDutch, number)
    lines.append(byteAccount(isDutch, number))
    return lines.joined(separator: "\n")
  }

  private func headerLine(_ isDutch: Bool) -> String {
    let columns = header.columns.count
    let counted =
      isDutch
      ? "\(columns) \(columns == 1 ? "kolom" : "kolommen")" : "\(columns) \(columns == 1 ? "column" : "columns")"
    guard !header.isGenerated else {
      return isDutch
        ? "kopregel: geen, de eerste rij is van dezelfde soort als de andere; \(counted)"
        : "header: none, the first row is like the others; \(counted)"
    }
    let rows = header.rows
    guard let first = rows.first, rows.count > 1 else {
      return isDutch
        ? "kopregel: regel \(header.record.line), \(counted)" : "header: line \(header.record.line), \(counted)"
    }
    return isDutch
      ? "kopregel: \(rows.count) rijen, regel \(first.line) tot \(header.record.line), \(counted)"
      : "header: \(rows.count) rows, line \(first.line) to \(header.record.line), \(counted)"
  }

  /// Names that are missing or stand twice: the columns are handed on all the same.
  private func remarksOnHeader(_ isDutch: Bool) -> [String] {
    var lines: [String] = []
    let unnamed = header.columns.filter { $0.name.isEmpty }.map(\.letters)
    if !unnamed.isEmpty {
      lines.append("\(isDutch ? "zonder naam" : "without a name"): \(unnamed.joined(separator: ", "))")
    }
    let twice = header.duplicates.map { "\($0.letters) \(CellText.shown($0.name))" }
    if !twice.isEmpty {
      lines.append(
        "\(isDutch ? "naam die al voorkwam" : "name that occurred before"): \(twice.joined(separator: ", "))")
    }
    if header.trailingEmpty > 0 {
      lines.append(
        isDutch
          ? "weggelaten: \(header.trailingEmpty) lege kolommen achteraan"
          : "left out: \(header.trailingEmpty) empty columns at the end")
    }
    return lines
  }

  /// Rows that are shorter or longer than the table is wide.
  private func widths(_ isDutch: Bool, _ number: NumberText) -> [String] {
    var lines: [String] = []
    if account.shortRows > 0 {
      lines.append(
        isDutch
          ? "korter dan de kopregel: \(number.integer(account.shortRows)) rijen, aangevuld met lege cellen"
          : "shorter than the header: \(number.integer(account.shortRows)) rows, filled up with empty cells")
    }
    if account.rowsWithTrailingEmptyCells > 0 {
      lines.append(
        isDutch
          ? "langer dan de kopregel: \(number.integer(account.rowsWithTrailingEmptyCells)) rijen, met lege cellen"
          : "longer than the header: \(number.integer(account.rowsWithTrailingEmptyCells)) rows, with empty cells")
    }
    return lines
  }

  private func byteAccount(_ isDutch: Bool, _ number: NumberText) -> String {
    let aside = account.setAside.values.reduce(0) { $0 + $1.bytes }
    let parts = [
      (account.markBytes, "BOM", "BOM"), (account.header.bytes, "kopregel", "header"),
      (account.records.bytes, "gelezen", "read"), (account.faulty.bytes, "geweigerd", "rejected"),
      (aside, "terzijde gelegd", "set aside"),
    ]
    let sum = parts.map { "\(number.integer($0.0)) \(isDutch ? $0.1 : $0.2)" }.joined(separator: " + ")
    return "bytes: \(number.integer(account.totalBytes)) = \(sum)"
  }

  /// What was noticed, in lines; empty when nothing was.
  public func remarks(_ language: Language, shown: Int = 5) -> String {
    var text = ImportReportText(language)
    text.shown = shown
    return text.lines(problems).joined(separator: "\n")
  }
}
