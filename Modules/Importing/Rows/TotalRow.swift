import GuidanceKit
import Tabular

/// Recognises rows of totals under the data: they begin with a word for it and lack what every record has.
enum TotalRow {
  private static let words = [
    "totaal", "totalen", "subtotaal", "eindtotaal", "som", "total", "totals", "sum", "subtotal",
  ]

  /// The formulas that add a column up, as they stand in a file when formulas were exported.
  private static let formulas = ["=som(", "=sum(", "=subtotaal(", "=subtotal("]

  /// Whether a row is one of totals.
  ///
  /// A row with all its required cells filled is a record, whatever its first cell says.
  static func isTotal(_ reader: RowReader) -> Bool {
    let row = reader.row
    guard let first = (0..<row.count).first(where: { !row[$0].isBlank }) else { return false }
    // The first letter of one of the words: almost every row ends here.
    guard let byte = row[first].rawBytes.first, [0x3D, 0x65, 0x73, 0x74].contains(byte | 0x20)
    else { return false }
    let text = TextFolding.folded(row[first].text)
    if byte == 0x3D {
      return formulas.contains { text.hasPrefix($0) } && !reader.layout.kind.requiredHeaders.allSatisfy(reader.isFilled)
    }
    let word = text.prefix { $0.isLetter }
    guard words.contains(String(word)) else { return false }
    return !reader.layout.kind.requiredHeaders.allSatisfy(reader.isFilled)
  }

  /// Whether a row only says what to fill in: `(dd/mm/jjjj)`, `(uu:mm)`, everything between brackets.
  static func isExplanation(_ row: Record) -> Bool {
    let filled = (0..<row.count).filter { !row[$0].isBlank }
    return filled.count > 1
      && filled.allSatisfy { index in
        let text = TextFolding.trimmed(row[index].text)
        return text.hasPrefix("(") && text.hasSuffix(")") || text.hasPrefix("[") && text.hasSuffix("]")
      }
  }
}
