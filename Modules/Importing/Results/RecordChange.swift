public import Register

/// A record that a file changes: what each of its cells said before and says now.
public struct RecordChange: Hashable, Sendable {
  /// One cell.
  public struct Cell: Hashable, Sendable {
    /// The column of the kind, by its Dutch header.
    public let column: String
    /// The text that was loaded before; empty when the cell was empty or the column was not there.
    public let old: String
    /// The text in this file.
    public let new: String
  }

  /// The record's own key; `nil` when only its content tells it apart.
  public let key: String?
  /// The text line in this file.
  public let line: Int
  /// The spreadsheet row in this file.
  public let row: Int
  /// Where the known record came from.
  public let earlier: Origin
  /// The cells that differ; none when the same text is understood in another way now, such as an institution that became
  /// known.
  public let cells: [Cell]

  /// How many changes are listed at most.
  public static let listed = 10_000
}
