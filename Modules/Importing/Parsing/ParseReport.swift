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

  /// Whether rows could not be read as data of the table.
  public var needsAttention: Bool { account.faulty.rows > 0 }

  /// The evidence, in lines.
  public func explanation(_ language: Language) -> String {
    let isDutch = language == .dutch
    let number = NumberText(language)
    let evidence = isDutch ? header.evidence.text.dutch : header.evidence.text.english
    var lines = [
      "\(isDutch ? "tekens" : "encoding"): \(isDutch ? header.encoding.text.dutch : header.encoding.text.english)",
      evidence,
      "\(isDutch ? "regeleinden" : "line ends"): \(account.lineEnds.text)",
      isDutch
        ? "kopregel: regel \(header.record.line), \(header.columns.count) kolommen"
        : "header: line \(header.record.line), \(header.columns.count) columns",
    ]
    for column in header.columns {
      lines.append("  \(column.letters) \(CellText.shown(column.name))")
    }
    if header.trailingEmpty > 0 {
      lines.append(
        isDutch
          ? "weggelaten: \(header.trailingEmpty) lege kolommen achteraan"
          : "left out: \(header.trailingEmpty) empty columns at the end")
    }
    lines.append(
      "\(isDutch ? "rijen" : "rows"): \(number.integer(account.records.rows)) "
        + (isDutch ? "gelezen" : "read") + ", \(number.integer(account.faulty.rows)) "
        + (isDutch ? "geweigerd" : "rejected") + ", \(number.integer(account.setAsideRows)) "
        + (isDutch ? "terzijde gelegd" : "set aside"))
    lines.append(byteAccount(isDutch, number))
    return lines.joined(separator: "\n")
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
