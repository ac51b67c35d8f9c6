import Tabular

extension TableOptions {
  /// What rows that the program writes itself are read with, whatever a mapping says of the sheet they come from.
  static let written = TableOptions(
    delimiter: .semicolon, quote: .double, escape: .doubled, trimsPadding: false, header: .row(1), encoding: .utf8)
}
