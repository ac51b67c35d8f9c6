import Crypto
import Foundation
import GRDB
public import GuidanceKit

/// Compares staged records with what is known and writes the difference; runs inside the load's transaction.
///
/// Its own tables are temporary ones, so that a database that may only be read can be compared with as well.
struct Merge {
  let db: Database
  let kind: RecordKind
  /// Whose sheet it is; only facts from the same sheet can be gone from it.
  let source: String

  /// Removes what ``classify()`` and ``findGone()`` made.
  static func clean(_ db: Database) throws {
    try db.execute(sql: "DROP TABLE IF EXISTS temp.outcome; DROP TABLE IF EXISTS temp.gone_fact")
  }

  /// Sets every staged record against the current fact with the same key.
  func classify() throws {
    try Merge.clean(db)
    try db.execute(
      sql: "CREATE TABLE temp.outcome (n INTEGER PRIMARY KEY, state TEXT NOT NULL, current_id INTEGER)")
    try db.execute(
      sql: """
        INSERT INTO temp.outcome
        SELECT s.n,
          CASE WHEN s.ordinal > 1 AND \(hasOwnKey("s")) THEN 'duplicate'
            WHEN f.id IS NULL THEN 'new' WHEN f.digest = s.digest THEN 'unchanged' ELSE 'changed' END,
          f.id
        FROM staging.record AS s
        LEFT JOIN main.\(kind.table) AS f ON f.key = s.key AND f.ordinal = s.ordinal AND \(Live.condition("f", kind))
        """)
  }

  /// The number of records in each state.
  func counts() throws -> [String: Int] {
    var result: [String: Int] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT state, count(*) AS n FROM temp.outcome GROUP BY state") {
      result[row["state"]] = row["n"]
    }
    return result
  }

  /// Records whose own key stands in the file before.
  func duplicates() throws -> [LoadOutcome.Duplicate] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT s.line, s.row, first.row AS first_row, s.digest = first.digest AS identical
        FROM temp.outcome AS o JOIN staging.record AS s USING (n)
        JOIN staging.record AS first ON first.key = s.key AND first.ordinal = 1
        WHERE o.state = 'duplicate' ORDER BY s.n
        """
    ).map {
      LoadOutcome.Duplicate(line: $0["line"], row: $0["row"], firstRow: $0["first_row"], isIdentical: $0["identical"])
    }
  }

  /// Registrations that supersede one of another month or another adviser under the id of the sheet.
  func takenOver() throws -> [LoadOutcome.TakenOver] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT s.line, s.row, s.sheet_id, f.date, f.batch_id, a.code AS adviser
        FROM temp.outcome AS o JOIN staging.record AS s USING (n)
        JOIN main.registration AS f ON f.id = o.current_id JOIN main.adviser AS a ON a.id = f.adviser_id
        WHERE o.state = 'changed'
          AND (substr(f.date, 1, 7) <> substr(s.date, 1, 7) OR f.adviser_id <> s.adviser_id)
        ORDER BY s.n
        """
    ).map {
      let date: String = $0["date"]
      let adviser: String = $0["adviser"]
      let batch: Int = $0["batch_id"]
      return LoadOutcome.TakenOver(
        line: $0["line"], row: $0["row"], id: $0["sheet_id"] ?? "", earlier: "\(date), \(adviser), batch \(batch)")
    }
  }

  /// Gives the codes that the load adds their ids, and makes sure that every institution number has a row.
  func resolve(_ lookups: Lookups) throws {
    for number in lookups.organisations {
      try db.execute(
        sql: "INSERT OR IGNORE INTO organisation (number, digits) VALUES (?, ?)",
        arguments: [Int(number.value), number.digits])
    }
    for (table, codes) in lookups.provisional.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try db.execute(sql: "CREATE TABLE temp.given_id (provisional INTEGER PRIMARY KEY, id INTEGER NOT NULL)")
      for (provisional, code) in codes {
        // Another load may have added the code since this one began; its label stands.
        for name in table == .project ? [table.rawValue, "destination"] : [table.rawValue] {
          try db.execute(
            sql: "INSERT INTO main.\(name) (code, dutch, english, source) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [code, code, code, kind.code])
        }
        try db.execute(
          sql: "INSERT INTO temp.given_id SELECT ?, id FROM main.\(table.rawValue) WHERE code = ?",
          arguments: [provisional, code])
      }
      try db.execute(
        sql: """
          UPDATE staging.record SET \(table.rawValue)_id = g.id
          FROM temp.given_id AS g WHERE g.provisional = \(table.rawValue)_id
          """)
      try db.execute(sql: "DROP TABLE temp.given_id")
    }
  }

  /// The SHA-256 over keys, digests and places of the records that become facts, in the order of the file.
  func factsDigest() throws -> [UInt8] {
    var hasher = SHA256()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT s.key, s.ordinal, s.digest, s.line, s.row FROM staging.record AS s JOIN temp.outcome AS o USING (n)
        WHERE o.state IN ('new', 'changed') ORDER BY s.n
        """)
    while let row = try rows.next() {
      BatchDigest.add(
        key: row["key"], ordinal: row["ordinal"], digest: row["digest"], line: row["line"], row: row["row"], to: &hasher
      )
    }
    return Array(hasher.finalize())
  }

  /// Writes new and changed records as facts, and what they supersede.
  func insert(batch: Int) throws {
    let (columns, sides) = StoredKinds.layout(kind)
    // The number of a purged fact is not given again: its supersessions and its tombstone still name it.
    let base =
      try Int.fetchOne(
        db,
        sql: """
          SELECT max((SELECT coalesce(max(id), 0) FROM main.\(kind.table)),
            (SELECT coalesce(max(fact_id), 0) FROM main.tombstone WHERE kind_id = ?))
          """, arguments: [kind.rawValue]) ?? 0
    let list = columns.map { ", \($0)" }.joined()
    let given = columns.map { ", s.\($0)" }.joined()
    try db.execute(
      sql: """
        INSERT INTO main.\(kind.table) (id, batch_id, line, row, key, ordinal, digest\(list))
        SELECT ? + s.n, ?, s.line, s.row, s.key, s.ordinal, s.digest\(given)
        FROM staging.record AS s JOIN temp.outcome AS o USING (n)
        WHERE o.state IN ('new', 'changed') ORDER BY s.n
        """, arguments: [base, batch])
    for side in sides {
      let names = side.columns.joined(separator: ", ")
      let values = side.columns.map { "s.\($0)" }.joined(separator: ", ")
      try db.execute(
        sql: """
          INSERT INTO main.\(side.name) (fact_id, position, \(names))
          SELECT ? + s.n, s.position, \(values) FROM staging.\(side.name) AS s JOIN temp.outcome AS o USING (n)
          WHERE o.state IN ('new', 'changed')
          """, arguments: [base])
    }
    try db.execute(
      sql: """
        INSERT INTO main.supersession (kind_id, fact_id, batch_id, successor_id, cause)
        SELECT ?, o.current_id, ?, ? + o.n, 'changed' FROM temp.outcome AS o WHERE o.state = 'changed'
        """, arguments: [kind.rawValue, batch, base])
    if kind == .project { try nameProjects() }
  }

  /// Gives projects and their destinations the name that the sheet has for them; a round without a name changes none.
  private func nameProjects() throws {
    for table in ["project", "destination"] {
      try db.execute(
        sql: """
          INSERT INTO main.\(table) (code, dutch, english, source)
          SELECT p.code, s.name, s.name, coalesce(s.source, 'projecten')
          FROM staging.record AS s JOIN temp.outcome AS o USING (n) JOIN main.project AS p ON p.id = s.project_id
          WHERE o.state IN ('new', 'changed') AND s.name IS NOT NULL ORDER BY s.n
          ON CONFLICT (code) DO UPDATE SET dutch = excluded.dutch, english = excluded.english, source = excluded.source
          """)
    }
  }

  /// Finds the current facts from the same sheet that a complete file no longer names; gives their number.
  ///
  /// Registrations come by the month and assignments by the school year: such a file is complete for those it holds and says
  /// nothing of the others.
  func findGone() throws -> Int {
    let scope =
      switch kind {
      case .registration: " AND substr(f.date, 1, 7) IN (SELECT substr(s.date, 1, 7) FROM staging.record AS s)"
      case .assignment: " AND f.school_year IN (SELECT s.school_year FROM staging.record AS s)"
      default: ""
      }
    try db.execute(sql: "CREATE TABLE temp.gone_fact (id INTEGER PRIMARY KEY)")
    try db.execute(
      sql: """
        INSERT INTO temp.gone_fact SELECT f.id FROM main.\(kind.table) AS f
        WHERE \(Live.condition("f", kind)) AND f.batch_id IN (SELECT id FROM main.batch WHERE source = ?)\(scope)
          AND NOT EXISTS (SELECT 1 FROM staging.record AS s WHERE s.key = f.key AND s.ordinal = f.ordinal)
        """, arguments: [source])
    return try Int.fetchOne(db, sql: "SELECT count(*) FROM temp.gone_fact") ?? 0
  }

  /// Keeps which batches' facts this one found unchanged: while it stands, those cannot be taken back.
  func insertConfirmations(batch: Int) throws {
    try db.execute(
      sql: """
        INSERT INTO main.batch_confirmation (batch_id, confirmed_batch_id, facts)
        SELECT ?, f.batch_id, count(*) FROM temp.outcome AS o JOIN main.\(kind.table) AS f ON f.id = o.current_id
        WHERE o.state = 'unchanged' GROUP BY f.batch_id
        """, arguments: [batch])
  }

  /// Ends the facts that ``findGone()`` found.
  func insertGone(batch: Int) throws {
    try db.execute(
      sql: """
        INSERT INTO main.supersession (kind_id, fact_id, batch_id, successor_id, cause)
        SELECT ?, id, ?, NULL, 'gone' FROM temp.gone_fact
        """, arguments: [kind.rawValue, batch])
  }

  /// Keeps the rows that did not become facts, the remarks, and the bytes of the file.
  func insertRows(batch: Int, duplicates: [LoadOutcome.Duplicate], fileName: String) throws {
    let base = try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM main.batch_row") ?? 0
    try db.execute(
      sql: """
        INSERT INTO main.batch_row (id, batch_id, disposition, line, row, original)
        SELECT ? + n, ?, disposition, line, row, original FROM staging.batch_row ORDER BY n
        """, arguments: [base, batch])
    try db.execute(
      sql: """
        INSERT INTO main.batch_problem (batch_id, row_id, code, severity, line, column_number, field, dutch, english)
        SELECT ?, ? + row_n, code, severity, line, column_number, field, dutch, english
        FROM staging.batch_problem ORDER BY rowid
        """, arguments: [batch, base])
    try db.execute(
      sql: """
        INSERT INTO main.original_chunk (batch_id, number, first_line, byte_offset, byte_count, bytes)
        SELECT ?, number, first_line, byte_offset, byte_count, bytes FROM staging.original_chunk ORDER BY number
        """, arguments: [batch])
    if !duplicates.isEmpty {
      for table in ["record", "batch_row"] {
        try db.execute(sql: "CREATE INDEX IF NOT EXISTS staging.\(table)_by_line ON \(table)(line)")
      }
    }
    let originals = Originals(batch, in: db)
    for duplicate in duplicates {
      let original = try originals.lines(duplicate.line, before: try lineAfter(duplicate.line)) ?? []
      try db.execute(
        sql: "INSERT INTO main.batch_row (batch_id, disposition, line, row, original) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          batch, duplicate.isIdentical ? "set-aside" : "rejected", duplicate.line, duplicate.row, Data(original),
        ])
      let rowID = db.lastInsertedRowID
      let problem = duplicate.problem(file: fileName)
      try db.execute(
        sql: """
          INSERT INTO main.batch_problem (batch_id, row_id, code, severity, line, column_number, field, dutch, english)
          VALUES (?, ?, ?, ?, ?, NULL, NULL, ?, ?)
          """,
        arguments: [
          batch, rowID, problem.code, problem.severity.rawValue, duplicate.line, problem.message.dutch,
          problem.message.english,
        ])
    }
  }

  /// The line on which the next row of the file begins; a row may take several lines.
  private func lineAfter(_ line: Int) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT min(line) FROM (SELECT min(line) AS line FROM staging.record WHERE line > ?
          UNION ALL SELECT min(line) FROM staging.batch_row WHERE line > ?)
        """, arguments: [line, line])
  }

  /// Whether a staged record has a key of its own; without one, equal rows are ranked instead of refused.
  private func hasOwnKey(_ alias: String) -> String {
    StoredKinds.record(of: kind).keyColumn.map { "\(alias).\($0) IS NOT NULL" } ?? "1"
  }
}

extension LoadOutcome.Duplicate {
  /// The reason that is kept with the row.
  public func problem(file: String) -> InputProblem {
    let position = SourcePosition(file: file, line: line, column: nil, field: nil)
    return isIdentical
      ? InputProblem(
        code: "IMP091", severity: .notice, position: position,
        message: Label(
          "Deze rij is gelijk aan rij \(firstRow) van dit bestand en telt maar één keer.",
          "This row equals row \(firstRow) of this file and counts once."))
      : InputProblem(
        code: "IMP090", severity: .error, position: position,
        message: Label(
          "Rij \(firstRow) van dit bestand heeft dezelfde sleutel maar een andere inhoud; houd één van beide over of geef deze rij een eigen id.",
          "Row \(firstRow) of this file has the same key but other content; keep one of the two or give this row an id of its own."
        ))
  }
}
