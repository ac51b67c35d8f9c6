public import GuidanceKit
public import Register

/// A column of a kind of sheet.
public struct SheetColumn: Hashable, Sendable {
  /// The Dutch header, which names the column everywhere.
  public let header: String
  /// Other headers under which the column occurs, Dutch and English.
  public let synonyms: [String]
  /// Headers under which it may stand too, as long as no other column of the file is it.
  public let lesserSynonyms: [String]
  /// Whether a file without the column is refused.
  public let isRequired: Bool
  /// What stands in it.
  public let meaning: Label
  /// A value for the template.
  public let example: String
  /// Whether it stands in the template; columns of files that others make do not.
  public let isInTemplate: Bool

  init(
    _ header: String, _ synonyms: [String] = [], required: Bool = false, _ dutch: String, _ english: String,
    example: String = "", lesser: [String] = [], inTemplate: Bool = true
  ) {
    self.header = header
    self.synonyms = synonyms
    lesserSynonyms = lesser
    isRequired = required
    meaning = Label(dutch, english)
    self.example = example
    isInTemplate = inTemplate
  }
}

/// A kind of sheet that can be loaded: its columns and what must be loaded before it.
public struct SheetKind: Sendable {
  /// What must be known before a sheet of this kind makes sense.
  public enum Prerequisite: Hashable, Sendable {
    /// A guidance plan, for pillars, goals and vocabulary.
    case plan
    /// The advisers.
    case advisers
    /// The projects.
    case projects
    /// The learning communities.
    case communities
    /// The surveys.
    case surveys
  }

  /// What turns its rows into records.
  let sheet: any SheetDefinition.Type
  /// The columns, in the order of the template.
  public let columns: [SheetColumn]
  /// Columns that may stand instead of a required one, together.
  public let alternatives: [String: [String]]
  /// What must be loaded first.
  public let prerequisites: [Prerequisite]

  init(
    _ sheet: any SheetDefinition.Type, _ columns: [SheetColumn], alternatives: [String: [String]] = [:],
    prerequisites: [Prerequisite] = []
  ) {
    self.sheet = sheet
    self.columns = columns
    self.alternatives = alternatives
    self.prerequisites = prerequisites
  }

  /// The kind of records.
  public var kind: RecordKind { sheet.recordKind }

  /// The name on the command line and in file names.
  public var code: String { kind.code }

  /// The column with a Dutch header.
  public func column(_ header: String) -> SheetColumn? { columns.first { $0.header == header } }

  /// The column with a name, whatever its case, accents and spacing; its Dutch header or one under which it occurs.
  public func column(named name: String) -> SheetColumn? {
    let wanted = HeaderKey(name)
    return columns.first { HeaderKey($0.header) == wanted }
      ?? columns.first { $0.synonyms.contains { HeaderKey($0) == wanted } }
  }

  /// The headers that must be there.
  public var requiredHeaders: [String] { columns.filter(\.isRequired).map(\.header) }

  /// Columns that ``Rejects`` adds for people; they may come back and are not read.
  static let returnHeaders = ["fout", "regel", "rij-id"]
}

extension SheetKind: Hashable {
  /// Two kinds are one when they hold the same records.
  public static func == (one: SheetKind, other: SheetKind) -> Bool { one.kind == other.kind }

  /// Hashes the kind of records.
  public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}
