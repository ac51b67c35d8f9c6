public import GuidanceKit

/// How the columns of one kind of sheet map to what the program reads (*koppeling*).
public struct MappingProfile: Hashable, Sendable {
  /// The name of the profile, as given on the command line.
  public var name: String
  /// The kind of sheet, for example `registraties`.
  public var kind: String
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

  /// The column a header of the sheet means, whatever its case, accents and spacing; `nil` when the profile says
  /// nothing of it.
  public func column(forHeader header: String) -> String? {
    let wanted = TextFolding.folded(header)
    return columns.first { mapping in mapping.headers.contains { TextFolding.folded($0) == wanted } }?.column
  }

  /// The constant of a column, when the profile gives one.
  public func constant(forColumn column: String) -> String? { constants.first { $0.column == column }?.value }

  /// Whether a header of the sheet is to be left unread.
  public func ignores(header: String) -> Bool {
    let wanted = TextFolding.folded(header)
    return ignored.contains { TextFolding.folded($0) == wanted }
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
}
