/// A table with typed columns: shown to people, and given to spreadsheets and programs with its exact values.
public struct Table: Hashable, Sendable {
  /// The name used for anchors and file names: lower case letters, digits and hyphens.
  public var id: String
  /// What the table shows, in one line.
  public var caption: String
  /// What one should know to read it; stands under the table.
  public var notes: [RichText]
  /// The columns, from left to right.
  public var columns: [Column]
  /// The rows, in groups that each may have a heading.
  public var groups: [RowGroup]
  /// Rows of totals, set apart at the end.
  public var totals: [Row]
  /// How dense the table is set.
  public var style: Style
  /// The signs used in the table and their meaning; stand above it.
  public var legend: [Sign]
  /// How many rows at most are set on pages, the first ones, with a line that says so; `nil` for no limit.
  ///
  /// Files have all rows.
  public var mostRows: Int?

  /// A sign used in a table and its meaning.
  public enum Sign: Hashable, Sendable {
    /// The sign of a status.
    case status(StatusMark)
    /// The dark part of a bar.
    case bar(String)
    /// The light continuation of a bar.
    case range(String)
    /// A mark on a bar.
    case mark(Bullet.MarkKind, String)
  }

  /// How a table is set.
  public enum Style: String, Hashable, Sendable {
    /// For reading.
    case regular
    /// For many narrow columns of statuses: small, centred, shaded cells.
    case grid
  }

  /// A table; `rows` make one group without a heading.
  public init(
    id: String, caption: String, columns: [Column], rows: [Row] = [], groups: [RowGroup] = [], totals: [Row] = [],
    notes: [RichText] = [], style: Style = .regular, legend: [Sign] = [], mostRows: Int? = nil
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.groups = (rows.isEmpty ? [] : [RowGroup(rows)]) + groups
    self.totals = totals
    self.notes = notes
    self.style = style
    self.legend = legend
    self.mostRows = mostRows
  }

  /// All rows but the totals.
  public var rows: [Row] { groups.flatMap(\.rows) }

  /// The table as it is set on a page: its first rows, and how many there are.
  func onPage(_ words: PageWords) -> Table {
    let total = groups.reduce(0) { $0 + $1.rows.count }
    guard let most = mostRows, total > most else { return self }
    var table = self
    var left = max(0, most)
    table.groups = groups.compactMap { group in
      let rows = Array(group.rows.prefix(left))
      left -= rows.count
      return rows.isEmpty ? nil : RowGroup(title: group.title, rows: rows)
    }
    let text = words.cut.replacing("{n}", with: words.integer(most)).replacing("{total}", with: words.integer(total))
    table.notes.insert(RichText(text), at: 0)
    return table
  }
}

/// One column: its title for people, its key for programs, and the type of its values.
public struct Column: Hashable, Sendable {
  /// What the values of a column are.
  public enum Kind: Hashable, Sendable {
    /// Words.
    case text
    /// Letters to be read one by one: codes, numbers of institutions, file names.
    case code
    /// Whole numbers.
    case integer
    /// Decimal numbers, with this number of decimals in files.
    case decimal(places: Int)
    /// Fractions of one, shown as percentages, with this number of decimals in files.
    case percent(places: Int)
    /// Calendar dates.
    case date
    /// A drawing or a sign; not part of files.
    case graphic
    /// A line of text as someone typed it; in a terminal it stands under its row.
    case verbatim
  }

  /// Where a column is used.
  public enum Use: Hashable, Sendable {
    /// On pages and in files.
    case everywhere
    /// On pages only.
    case pages
    /// In files only.
    case files
  }

  /// The name in files: stable, lower case.
  public var key: String
  /// The heading for people.
  public var title: String
  /// The heading written out, when `title` is an abbreviation.
  public var longTitle: String?
  /// The type of its values.
  public var kind: Kind
  /// Where it is used.
  public var use: Use

  /// A column.
  public init(_ key: String, _ title: String, _ kind: Kind = .text, longTitle: String? = nil, use: Use = .everywhere) {
    self.key = key
    self.title = title
    self.kind = kind
    self.longTitle = longTitle
    self.use = use
  }

  /// Whether its values are set flush right.
  var isNumeric: Bool {
    switch kind {
    case .integer, .decimal, .percent: true
    case .text, .code, .date, .graphic, .verbatim: false
    }
  }
}

/// Rows that belong together.
public struct RowGroup: Hashable, Sendable {
  /// The heading over the rows; files get it as a column of its own only when the table has one.
  public var title: String?
  /// The rows.
  public var rows: [Row]

  /// Rows under a heading.
  public init(_ title: String, _ rows: [Row]) {
    self.title = title
    self.rows = rows
  }

  /// Rows without a heading.
  public init(_ rows: [Row]) { self.rows = rows }

  init(title: String?, rows: [Row]) {
    self.title = title
    self.rows = rows
  }
}

/// One row: a cell for each column of the table, in the same order.
///
/// The first cell names the row.
public struct Row: Hashable, Sendable {
  /// The cells.
  public var cells: [Cell]
  /// Whether the row is set in bold, as a sum of rows around it.
  public var isStrong: Bool

  /// A row.
  public init(_ cells: [Cell], isStrong: Bool = false) {
    self.cells = cells
    self.isStrong = isStrong
  }
}
