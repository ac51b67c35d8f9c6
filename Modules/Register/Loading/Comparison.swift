/// What comparing a load with the known facts told.
struct Comparison {
  /// What a record is.
  enum State {
    static let new: UInt8 = 0
    static let changed: UInt8 = 1
    static let unchanged: UInt8 = 2
    /// Its key stands in the file before, with the same content.
    static let repeated: UInt8 = 3
    /// Its key stands in the file before, with other content.
    static let contradicted: UInt8 = 4
    /// It is about a closed period and waits.
    static let held: UInt8 = 5
  }

  /// A fact that a record takes the place of.
  struct Replacement {
    var record: Int
    var fact: Int
  }

  /// A record that waits because it is about a closed period.
  struct Held {
    var line: Int
    var row: Int
    /// Where the row behind it begins; `nil` for the last.
    var end: Int?
    var lock: PeriodLock
    var key: [UInt8]
    var digest: [UInt8]
  }

  /// A rejected row that came back.
  struct Resolution {
    enum Result { case fact, unchanged, rejected, setAside }
    var row: Int
    var result: Result
    /// The number of the record that becomes its fact.
    var record: Int?
    /// The fact that it was found to be.
    var fact: Int?
    /// The number, among the rows kept of this load, of the one that takes its place.
    var kept: Int?
    /// Whether it came back in its own sheet, wrong as before, and not in a mended file.
    var isReload = false
  }

  /// The state of each record, in the order of the file.
  var states = RecordStates()
  /// By record, in the order of the file.
  var replacements: [Replacement] = []
  /// The ranks that are not 1, in the order of the file.
  var ordinals: [(record: Int, ordinal: Int)] = []
  var new = 0
  var changed = 0
  var unchanged = 0
  /// Rows kept by the reader of the sheet.
  var kept = 0
  var duplicates: [LoadOutcome.Duplicate] = []
  /// Where the row behind each duplicate begins.
  var duplicateEnds: [Int?] = []
  /// Records that wait, in the order of the file.
  var held: [Held] = []
  /// Facts that a complete file no longer names and that stay, because their period is closed.
  var goneButClosed = 0
  var takenOver: [LoadOutcome.TakenOver] = []
  /// Facts found unchanged, by the batch in which they became known.
  var confirmed: [Int: Int] = [:]
  var resolutions: [Resolution] = []
  /// The rejected rows that ``resolutions`` name.
  var resolved: Set<Int> = []
  /// Rows that were rejected before and mended since.
  var mendedBefore: [LoadOutcome.MendedBefore] = []
  /// For those, by their number among the kept rows, the batch in which they were mended.
  var keptMended: [Int: Int] = [:]
  var mended: [MendedCounts] = []
  var changes: [ChangedRecord] = []
  var added: [LoadedRecord] = []
  /// Records that somebody corrected by hand since; the sheet still has the old text.
  var corrected: [LoadedRecord] = []
  /// Current facts that a complete file no longer names.
  var gone: [Int] = []
  var goneRecords: [GoneRecord] = []
  /// The SHA-256 over keys, digests and places of the records that become facts.
  var factsDigest: [UInt8] = []
}

/// Which records of a file become facts: one bit a record, so that ten million of them take little more memory than one.
struct RecordStates {
  private var facts = FactSet()
  /// How many records were decided about.
  private(set) var count = 0

  /// Takes the state of the next record.
  mutating func append(_ state: UInt8) {
    if state <= Comparison.State.changed { facts.insert(count) }
    count += 1
  }

  /// Whether the record at a 0-based place is new or changed.
  func isFact(_ record: Int) -> Bool { facts.contains(record) }
}

/// A record of a file, by its place and its key.
public struct LoadedRecord: Hashable, Sendable {
  /// The text line.
  public let line: Int
  /// The spreadsheet row.
  public let row: Int
  /// Its own key as people know it; `nil` when only its content tells it apart.
  public let key: String?
}

/// A record of a file that takes the place of a known fact.
public struct ChangedRecord: Hashable, Sendable {
  /// The record in the file.
  public let record: LoadedRecord
  /// Where the known fact came from.
  public let earlier: Origin
}

/// A known fact that a complete file no longer names.
public struct GoneRecord: Hashable, Sendable {
  /// Its own key as people know it; `nil` when only its content tells it apart.
  public let key: String?
  /// Where it came from.
  public let origin: Origin
}
