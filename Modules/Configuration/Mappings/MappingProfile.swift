public import GuidanceKit

/// How the columns of one kind of sheet map to what the program reads (*koppeling*).
public struct MappingProfile: Hashable, Sendable {
  /// The name of the profile, as given on the command line.
  public var name: String
  /// The kind of sheet, for example `registraties`.
  public var kind: String
  /// Which version of the profile it is, counted by whoever keeps it; `nil` when the file does not say.
  public var version: Int?
  /// Where such sheets come from, for people.
  public var source: Label?
  /// Which headers of the sheet mean which column; a column's own header always counts as well.
  public var columns: [ColumnMapping]
  /// The values of columns the sheet does not have.
  public var constants: [ColumnConstant]
  /// Headers of the sheet that are left unread.
  public var ignored: [String]
  /// What a bare number in a duration counts; `nil` leaves it to the header and to the rule of the importer.
  public var bareDuration: BareDurationUnit?
  /// What parts several values in one cell, besides `;`.
  public var splits: [ColumnSplit] = []
  /// How days are written.
  public var dates = DayNotation()
  /// How the file itself is written.
  public var table = TableNotation()

  /// Makes a profile.
  public init(
    name: String, kind: String, source: Label? = nil, columns: [ColumnMapping] = [],
    constants: [ColumnConstant] = [], ignored: [String] = [], bareDuration: BareDurationUnit? = nil
  ) {
    self.name = name
    self.kind = kind
    self.source = source
    self.columns = columns
    self.constants = constants
    self.ignored = ignored
    self.bareDuration = bareDuration
  }

  /// The column a header of the sheet means, whatever its case, accents, spacing and punctuation; `nil` when the profile
  /// says nothing of it.
  public func column(forHeader header: String) -> String? { columns(forHeader: header).first }

  /// The columns that a header of the sheet means: one, or the day and the beginning that stand in one cell.
  public func columns(forHeader header: String) -> [String] {
    let wanted = HeaderKey(header)
    return columns.filter { mapping in mapping.headers.contains { HeaderKey($0) == wanted } }.map(\.column)
  }

  /// The constant of a column, when the profile gives one.
  public func constant(forColumn column: String) -> String? { constants.first { $0.column == column }?.value }

  /// Whether a header of the sheet is to be left unread.
  public func ignores(header: String) -> Bool {
    let wanted = HeaderKey(header)
    return ignored.contains { HeaderKey($0) == wanted }
  }
}

/// The headers that mean one column.
public struct ColumnMapping: Hashable, Sendable {
  /// The column, by the program's own header.
  public var column: String
  /// The headers as they occur in sheets.
  public var headers: [String]

  /// Makes a mapping.
  public init(column: String, headers: [String]) {
    self.column = column
    self.headers = headers
  }
}

/// The value of a column the sheet does not have.
public struct ColumnConstant: Hashable, Sendable {
  /// The column, by the program's own header.
  public var column: String
  /// The value, as it would stand in a cell.
  public var value: String

  /// Makes a constant.
  public init(column: String, value: String) {
    self.column = column
    self.value = value
  }
}

/// What a bare number in a duration counts.
public enum BareDurationUnit: String, CaseIterable, Hashable, Sendable {
  /// Hours: `1,5` is an hour and a half.
  case hours = "uren"
  /// Minutes: `90` is an hour and a half.
  case minutes = "minuten"
  /// Parts of a day, as Excel keeps times: `0,0625` is an hour and a half.
  case dayFractions = "dagen"
}

/// What parts several values in one cell of a column.
public struct ColumnSplit: Hashable, Sendable {
  /// The column, by the program's own header.
  public var column: String
  /// The signs or words between values, such as `,` and ` en `.
  public var separators: [String]

  /// Makes a split.
  public init(column: String, separators: [String]) {
    self.column = column
    self.separators = separators
  }
}

/// How a sheet writes days; `nil` leaves it to what the column shows.
public struct DayNotation: Hashable, Sendable {
  /// Which number of `12/01/2026` is the day.
  public enum Order: String, CaseIterable, Hashable, Sendable {
    /// `31/12/2025`.
    case dayFirst = "dag-eerst"
    /// `12/31/2025`.
    case monthFirst = "maand-eerst"
  }

  /// The order.
  public var order: Order?
  /// The year from which bare numbers count days: 1900 or 1904.
  public var serialYear: Int?

  /// Leaves all to the column, or says what it is.
  public init(order: Order? = nil, serialYear: Int? = nil) {
    self.order = order
    self.serialYear = serialYear
  }
}

/// How a file writes its table; `nil` leaves it to what the file shows.
public struct TableNotation: Hashable, Sendable {
  /// The sign that wraps cells.
  public enum Quote: String, CaseIterable, Hashable, Sendable {
    /// `"`.
    case double = "dubbel"
    /// `'`.
    case single = "enkel"
    /// Quotes are ordinary signs.
    case none = "geen"
  }

  /// How a quote inside a quoted cell is written.
  public enum Escape: String, CaseIterable, Hashable, Sendable {
    /// Twice.
    case doubled = "verdubbeld"
    /// With a backslash before it.
    case backslash = "backslash"
    /// Both ways occur.
    case both = "beide"
  }

  /// How letters are written as bytes.
  public enum Encoding: String, CaseIterable, Hashable, Sendable {
    /// Unicode in one to four bytes.
    case utf8 = "utf-8"
    /// Unicode in pairs of bytes, the lower first.
    case utf16LE = "utf-16le"
    /// Unicode in pairs of bytes, the higher first.
    case utf16BE = "utf-16be"
    /// Western letters in one byte, as Excel saves plain CSV.
    case windows1252 = "windows-1252"
    /// Western letters in one byte, with the euro sign.
    case latin9 = "iso-8859-15"
    /// Western letters in one byte, as programs for DOS write them.
    case codePage850 = "cp850"
    /// Western letters in one byte, as old Macs wrote them.
    case macRoman = "mac-roman"
  }

  /// Where the header stands.
  public enum HeaderPlace: Hashable, Sendable {
    /// Nowhere: the columns are called A, B, C.
    case none
    /// In this row of the sheet, from 1.
    case row(Int)
  }

  /// What stands between cells: one to eight bytes, or a word such as `tab`.
  public var delimiter: String?
  /// The sign that wraps cells.
  public var quote: Quote?
  /// How a quote inside a quoted cell is written.
  public var escape: Escape?
  /// How letters are written as bytes.
  public var encoding: Encoding?
  /// Where the header stands.
  public var header: HeaderPlace?

  /// Leaves all to the file.
  public init() {}
}
