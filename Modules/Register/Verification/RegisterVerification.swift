public import GuidanceKit
import GRDB

/// What became of checking a database against itself: every fact, file, finding and lock against its digest, and those against
/// the trail.
///
/// It proves that nothing was changed since it was written, except by someone who also wrote every digest and the whole trail
/// anew. Against that stand only the heads of the trail that were printed earlier, and signatures.
public struct RegisterVerification: Hashable, Sendable {
  /// What does not hold, in the order in which it was looked at: the first of them says most.
  public internal(set) var faults: [Label] = []
  /// What can no longer be checked because it was purged.
  public internal(set) var purged: [Label] = []
  /// The batches that were checked.
  public internal(set) var batches = 0
  /// The facts that were checked.
  public internal(set) var facts = 0
  /// The entries of the trail that were checked.
  public internal(set) var entries = 0
  /// The head of the trail, in hexadecimal; `nil` when nothing happened yet.
  public internal(set) var head: String?

  /// Whether nothing was found to be changed.
  public var holds: Bool { faults.isEmpty }

  /// How many faults are gathered; beyond that only the first matter.
  static let mostFaults = 1_000

  mutating func fault(_ dutch: String, _ english: String) {
    if faults.count < Self.mostFaults { faults.append(Label(dutch, english)) }
  }

  mutating func gone(_ dutch: String, _ english: String) { purged.append(Label(dutch, english)) }
}

extension Snapshot {
  /// Checks the whole database against itself, whatever the state of this snapshot.
  ///
  /// - Throws: errors of the database, where it cannot be read at all.
  public func verify() throws -> RegisterVerification {
    var result = RegisterVerification()
    try SchemaCheck(db).run(into: &result)
    // Nothing more can be said of tables that are not those of this program.
    guard result.holds else { return result }
    var trail = TrailCheck(db)
    try trail.run(into: &result)
    try VocabularyCheck(db).run(into: &result)
    try BatchCheck(db, trail).run(into: &result)
    for kind in RecordKind.allCases { try FactCheck(kind, in: db).run(into: &result) }
    try PieceCheck(db).run(into: &result)
    try WorkCheck(db, trail).run(into: &result)
    return result
  }
}

extension Register {
  /// Whether a fault of the database file itself was found, page by page, by SQLite; each in its words.
  public func integrityFaults() throws -> [String] {
    try reading { db in
      let said = try String.fetchAll(db, sql: "PRAGMA quick_check(5)")
      return said == ["ok"] ? [] : said
    }
  }
}
