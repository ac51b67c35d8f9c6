/// A record as the register knows it, with where it came from.
public struct Fact<Record: Hashable & Sendable>: Hashable, Sendable {
  /// The number of the fact within its kind.
  public let id: Int
  /// What is known.
  public let record: Record
  /// The line of the spreadsheet it came from.
  public let origin: Origin

  /// Makes a fact.
  public init(id: Int, record: Record, origin: Origin) {
    self.id = id
    self.record = record
    self.origin = origin
  }
}

/// The place a fact came from: the batch, the text line and the spreadsheet row.
public struct Origin: Hashable, Sendable, Codable {
  /// The batch in which it became known.
  public let batch: Int
  /// The text line of the file, from 1.
  public let line: Int
  /// The spreadsheet row, from 1.
  public let row: Int

  /// Makes a place.
  public init(batch: Int, line: Int, row: Int) {
    self.batch = batch
    self.line = line
    self.row = row
  }
}

/// A load as it was recorded.
public struct BatchRecord: Hashable, Sendable {
  /// The number of the batch.
  public let id: Int
  /// The kind of records.
  public let kind: RecordKind
  /// Whose sheet it is.
  public let source: String
  /// The file's name.
  public let fileName: String
  /// The SHA-256 of the file, in hexadecimal.
  public let fileHash: String
  /// The size of the file in bytes.
  public let byteCount: Int
  /// The moment of loading, UTC, ISO 8601.
  public let loadedAt: String
  /// The day of loading in Europe/Brussels, ISO 8601.
  public let loadedOn: String
  /// Who loaded it.
  public let actor: String
  /// The version of the program.
  public let programVersion: String
  /// Encoding, delimiter and line ends as understood.
  public let dialect: String?
  /// The mapping profile used.
  public let mapping: String?
  /// Whether the data are invented.
  public let isInvented: Bool
  /// The accounting.
  public let counts: LoadCounts
  /// The batch that took this one back, when there is one.
  public let undoneBy: Int?
  /// The batch that this one took back, when it did nothing else.
  public let undoes: Int?
  /// Rejected rows that have not come back in a mended file; 0 when the batch was taken back.
  public let openRejected: Int
  /// Why the batch was taken back by ``undoes``, or a record corrected by hand.
  public let reason: String?
}

/// A row of a file that did not become a fact.
public struct KeptRow: Hashable, Sendable {
  /// What became of it.
  public enum Disposition: String, Sendable {
    case rejected
    case held
    case setAside = "set-aside"
  }

  /// The number of the row.
  public let id: Int
  /// What became of it.
  public let disposition: Disposition
  /// The text line, from 1.
  public let line: Int
  /// The spreadsheet row, from 1.
  public let row: Int
  /// The bytes of the row.
  public let original: [UInt8]
  /// The batch in which the row came back in a mended file, when it did.
  public let mendedIn: Int?
}
