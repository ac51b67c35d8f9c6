public import GuidanceKit
public import Register
public import Tabular

/// What is asked of the importer about one file.
public struct ImportRequest: Sendable {
  /// The path of the file, as the user named it; messages name it so too.
  public var path: String
  /// The bytes themselves, when there is no file; ``path`` is only their name then.
  public var bytes: [UInt8]?
  /// The kind of records, when it must not be found out from the header.
  public var kind: RecordKind?
  /// The delimiter and quotes, when they must not be detected.
  public var table = TableOptions()
  /// How the sheet's columns map.
  public var mapping: SheetMapping?
  /// Headers to leave unread.
  public var ignoredHeaders: [String] = []
  /// Whose sheet it is; ids of the sheet are unique within it.
  public var source = ""
  /// Whether the user says that it is a newer version of the sheet that its ids are known from, whatever its rows say.
  public var isSameSheet = false
  /// Whether the file is the full list, so that what it does not name is gone.
  public var isComplete = false
  /// Whether the data are invented; every report made from them says so.
  ///
  /// A file whose name holds `.verzonnen.`, such as `registraties.verzonnen.csv`, says so itself.
  public var isInvented: Bool
  /// Whether one rejected row refuses the whole file.
  public var isAllOrNothing = false
  /// Whether the program wrote the rows, for what somebody corrects by hand without a file.
  var isByHand = false
  /// What the whole file decided from which the one row of a correction comes.
  var decisions = ColumnDecisions()
  /// The record that the one row of the file corrects by hand; `nil` for a sheet.
  public var correcting: Correction?
  /// Whether new and gone records are listed by their keys, and not only counted.
  public var listsRecords = false
  /// When it is loaded.
  public var at: Moment
  /// Who loads it.
  public var actor: String
  /// The version of the program.
  public var programVersion: String

  /// Asks for a file to be read with all defaults.
  public init(path: String, at: Moment, actor: String, programVersion: String) {
    self.path = path
    self.at = at
    self.actor = actor
    self.programVersion = programVersion
    table.names = SheetTable.names
    isInvented = path.split(separator: "/").last?.contains(".verzonnen.") ?? false
  }

  /// Asks for bytes to be read as if they stood in a file.
  ///
  /// - Parameter name: the name under which messages and batches know them.
  public init(bytes: [UInt8], name: String, at: Moment, actor: String, programVersion: String) {
    self.init(path: name, at: at, actor: actor, programVersion: programVersion)
    self.bytes = bytes
  }

  /// One record that is corrected by hand: exactly this fact is superseded, whatever its key becomes.
  public struct Correction: Hashable, Sendable {
    /// The kind of the fact.
    public var kind: RecordKind
    /// The number of the fact.
    public var fact: Int
    /// Why.
    public var reason: String

    /// Names a fact to correct.
    public init(kind: RecordKind, fact: Int, reason: String) {
      self.kind = kind
      self.fact = fact
      self.reason = reason
    }
  }

  /// The file's name without its folder.
  public var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

  func loadRequest(_ kind: RecordKind, dialect: String?) -> LoadRequest {
    var load = LoadRequest(
      kind: kind, fileName: fileName, at: at, actor: actor, programVersion: programVersion, source: source,
      mapping: mapping?.text, dialect: dialect, isComplete: isComplete, isInvented: isInvented)
    load.correcting = correcting?.fact
    load.reason = correcting?.reason
    load.listsRecords = listsRecords
    load.guardsIDs = !isSameSheet
    return load
  }
}
