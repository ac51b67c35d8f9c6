import GuidanceKit
import Register
import Tabular

/// Puts what somebody corrected by hand in the place of the cells of a row that still say what they said then.
struct RowCorrector {
  private let corrections: HandCorrections
  private let dates: DateReader

  /// - Parameter dates: reads the days that somebody typed, day first.
  init(_ corrections: HandCorrections, _ dates: DateReader) {
    self.corrections = corrections
    self.dates = dates
  }

  /// Has the reader read the row as it was corrected, and notes what stays and what lapses.
  ///
  /// - Parameter key: reads the row, to tell which record it is.
  /// - Returns: the corrected cells by the Dutch header; `nil` when there are none.
  func correct(_ row: Record, _ reader: RowReader, key: () -> String?) -> [String: String]? {
    let found: String?
    if reader.layout.kind.kind == .registration {
      // Most rows were never corrected, and the id alone tells.
      guard let place = reader.layout.places["id"], place.index < row.count else { return nil }
      found = CellText.trimmed(CellText.withoutTextMark(row[place.index].text))
    } else {
      found = key()
      reader.begin(row)
    }
    guard let cells = found.flatMap({ corrections.cells(ofKey: $0) }) else { return nil }
    var kept: [String: HandCorrections.Cell] = [:]
    for (column, cell) in cells.sorted(by: { $0.key < $1.key }) {
      let said = said(column, row, reader)
      if said == cell.said {
        kept[column] = cell
      } else if said != cell.now {
        reader.note(.lapsed(column, cell, by: said), column: column)
      }
    }
    guard !kept.isEmpty else { return nil }
    reader.replaced = Dictionary(uniqueKeysWithValues: kept.map { ($0, typed($1.now, $0, reader)) })
    reader.note(.corrected(kept), at: nil)
    return kept.mapValues(\.now)
  }

  /// What the sheet says in a column of the row.
  private func said(_ column: String, _ row: Record, _ reader: RowReader) -> String {
    guard let place = reader.layout.places[column] else { return reader.layout.constants[column] ?? "" }
    return place.index < row.count ? TextFolding.trimmed(reader.text(of: row[place.index])) : ""
  }

  /// What somebody typed, as the column of the sheet reads it: a day is typed day first, whatever the sheet's order is.
  private func typed(_ text: String, _ column: String, _ reader: RowReader) -> String {
    guard reader.dateColumns[column] != nil else { return text }
    return dates.read(text).value?.iso ?? text
  }
}
