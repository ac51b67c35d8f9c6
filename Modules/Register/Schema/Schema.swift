import GRDB
import GuidanceKit

/// The schema of the database and how an older one is brought up to it.
///
/// A shipped migration is never edited.
enum Schema {
  /// Marks the file as ours: "LSPR" as SQLite's application id.
  static let applicationID = 0x4C53_5052
  /// The version this program knows, kept in SQLite's `user_version`.
  static let version = 5

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { db in
      try db.execute(sql: SchemaVocabulary.sql)
      try db.execute(sql: SchemaTrust.sql)
      try db.execute(sql: SchemaFacts.sql)
      try db.execute(sql: SchemaWork.sql)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("v2") { db in
      try db.execute(sql: SchemaLoading.sql)
      try db.execute(sql: SchemaRecords.sql)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    // No table is made anew, so what refers to what need not be looked up over the whole database.
    migrator.registerMigration("v3", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: SchemaColumns.sql)
      let batches = try Int.fetchAll(
        db, sql: "SELECT id FROM batch WHERE kind_id = ? ORDER BY id", arguments: [RecordKind.registration.rawValue])
      for batch in batches { try PieceWriter.write(batch: batch, in: db) }
      try db.execute(sql: "PRAGMA user_version = 3")
    }
    migrator.registerMigration("v4", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: SchemaClosing.sql)
      try db.execute(sql: "PRAGMA user_version = 4")
    }
    migrator.registerMigration("v5", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: SchemaJobs.sql)
      try db.execute(sql: "PRAGMA user_version = 5")
    }
    return migrator
  }

  /// Fills the lookup tables from the domain kit, and corrects labels that a newer program words differently.
  static func seed(_ db: Database) throws {
    for kind in RecordKind.allCases {
      try db.execute(
        sql: """
          INSERT INTO record_kind (id, code, dutch, english, fact_table) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET dutch = excluded.dutch, english = excluded.english
          """, arguments: [kind.rawValue, kind.code, kind.label.dutch, kind.label.english, kind.table])
    }
    for entry in Vocabulary.frameworks {
      for term in entry.terms {
        try db.execute(
          sql: """
            INSERT INTO \(entry.table) (id, code, dutch, english, source) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET dutch = excluded.dutch, english = excluded.english, source = excluded.source
            """, arguments: [term.id, term.code, term.label.dutch, term.label.english, term.source])
      }
    }
    for code in QualityCare.allCases {
      try Vocabulary.add(
        code: code.rawValue, label: code.label, source: code.source, to: "destination", in: db)
    }
    try Vocabulary.add(
      code: Assignment.regularFund, label: Label("reguliere middelen", "regular means"), source: "Leerspoor",
      to: "fund", in: db)
  }
}
