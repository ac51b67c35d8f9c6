public import GuidanceKit
public import Register

/// A column of a kind of sheet.
public struct SheetColumn: Hashable, Sendable {
  /// The Dutch header, which names the column everywhere.
  public let header: String
  /// Other headers under which the column occurs, Dutch and English.
  public let synonyms: [String]
  /// Whether a file without the column is refused.
  public let isRequired: Bool
  /// What stands in it.
  public let meaning: Label
  /// A value for the template.
  public let example: String

  init(
    _ header: String, _ synonyms: [String] = [], required: Bool = false, _ dutch: String, _ english: String,
    example: String = ""
  ) {
    self.header = header
    self.synonyms = synonyms
    isRequired = required
    meaning = Label(dutch, english)
    self.example = example
  }
}

/// A kind of sheet that can be loaded: its columns and what must be loaded before it.
public struct SheetKind: Hashable, Sendable {
  /// What must be known before a sheet of this kind makes sense.
  public enum Prerequisite: Hashable, Sendable {
    /// A guidance plan, for pillars, goals and vocabulary.
    case plan
    /// The advisers.
    case advisers
    /// The projects.
    case projects
  }

  /// The kind of records.
  public let kind: RecordKind
  /// The columns, in the order of the template.
  public let columns: [SheetColumn]
  /// Columns that may stand instead of a required one, together.
  public let alternatives: [String: [String]]
  /// What must be loaded first.
  public let prerequisites: [Prerequisite]

  init(
    _ kind: RecordKind, _ columns: [SheetColumn], alternatives: [String: [String]] = [:],
    prerequisites: [Prerequisite] = []
  ) {
    self.kind = kind
    self.columns = columns
    self.alternatives = alternatives
    self.prerequisites = prerequisites
  }

  /// The name on the command line and in file names.
  public var code: String { kind.code }

  /// The column with a Dutch header.
  public func column(_ header: String) -> SheetColumn? { columns.first { $0.header == header } }

  /// The headers that must be there.
  public var requiredHeaders: [String] { columns.filter(\.isRequired).map(\.header) }

  /// Columns that ``Rejects`` adds for people; they may come back and are not read.
  static let returnHeaders = ["fout", "regel", "rij-id"]
}

extension SheetKind {
  /// All kinds of sheets, in the order in which they build on each other.
  public static let all: [SheetKind] = [
    OrganisationSheet.kind, AdviserSheet.kind, ProjectSheet.kind, ProjectPhaseSheet.kind, AssignmentSheet.kind,
    AbsenceSheet.kind, StatedTotalSheet.kind, RegistrationSheet.kind,
  ]

  /// The headers of every kind, by its code.
  static var headersByCode: [String: [String]] {
    Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0.columns.map(\.header)) })
  }

  /// The kind of sheet with this name, whatever its case, accents and spacing.
  public static func named(_ text: String) -> SheetKind? {
    let wanted = HeaderKey(text)
    return all.first { HeaderKey($0.code) == wanted }
  }
}
