import Foundation
import GRDB
public import GuidanceKit

/// Writes what a comparison found to be new or changed; runs inside the transaction of a load.
struct Merge {
  private let db: Database
  private let spool: Spool
  private let comparison: Comparison
  private let kind: RecordKind
  private let batch: Int
  /// The number before that of the first record.
  private let base: Int
  private let keptBase: Int

  init(_ spool: Spool, _ comparison: Comparison, kind: RecordKind, batch: Int, in db: Database) throws {
    self.db = db
    self.spool = spool
    self.comparison = comparison
    self.kind = kind
    self.batch = batch
    // The number of a purged fact is not given again: its supersessions and its tombstone still name it.
    base =
      try Int.fetchOne(
        db,
        sql: """
          SELECT max((SELECT coalesce(max(id), 0) FROM main.\(kind.table)),
            (SELECT coalesce(max(fact_id), 0) FROM main.tombstone WHERE kind_id = ?))
          """, arguments: [kind.rawValue]) ?? 0
    keptBase = try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM main.batch_row") ?? 0
  }

  // MARK: Codes

  /// Gives the codes that the load adds their ids, and makes sure that every institution number has a row.
  ///
  /// - Returns: the ids, by column and provisional id.
  func resolve(_ lookups: Lookups) throws -> [String: [Int64: Int64]] {
    for number in lookups.organisations {
      try db.execute(
        sql: "INSERT OR IGNORE INTO organisation (number, digits) VALUES (?, ?)",
        arguments: [Int(number.value), number.digits])
    }
    var ids: [String: [Int64: Int64]] = [:]
    for (table, codes) in lookups.provisional.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for (provisional, code) in codes {
        // Another load may have added the code since this one began; its label stands.
        for name in table == .project ? [table.rawValue, "destination"] : [table.rawValue] {
          try db.execute(
            sql: "INSERT INTO main.\(name) (code, dutch, english, source) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [code, code, code, kind.code])
        }
        ids["\(table.rawValue)_id", default: [:]][provisional] = try Int64.fetchOne(
          db, sql: "SELECT id FROM main.\(table.rawValue) WHERE code = ?", arguments: [code])
      }
    }
    return ids
  }

  // MARK: Facts

  /// Writes new and changed records as facts, and the rows that were kept with the remarks.
  func insertItems(given ids: [String: [Int64: Int64]]) throws {
    let indexes = try IndexPause(kind.table, rows: comparison.new + comparison.changed, in: db)
    var writer = try FactWriter(kind, batch: batch, given: ids, in: db)
    let rows = try RawStatement(
      "INSERT INTO main.batch_row (id, batch_id, disposition, line, row, original) VALUES (?, \(batch), ?, ?, ?, ?)",
      in: db)
    let problems = try RawStatement(
      """
      INSERT INTO main.batch_problem (batch_id, row_id, code, severity, line, column_number, field, dutch, english)
      VALUES (\(batch), ?, ?, ?, ?, ?, ?, ?, ?)
      """, in: db)
    var reader = SpoolReader(spool.rows)
    var record = 0
    var kept = keptBase
    var isMended = false
    var ordinals = comparison.ordinals[...]
    while let item = try reader.next() {
      switch item.tag {
      case SpoolItem.Tag.record:
        let isFact = comparison.states.isFact(record)
        record += 1
        guard isFact else { continue }
        var ordinal = 1
        if let next = ordinals.first, next.record == record {
          ordinal = next.ordinal
          ordinals.removeFirst()
        }
        try writer.write(item, id: base + record, ordinal: ordinal)
      case SpoolItem.Tag.kept:
        kept += 1
        rows.bind(kept, at: 1)
        let mendedIn = comparison.keptMended[kept - keptBase]
        isMended = mendedIn != nil
        let isSetAside = isMended || item.flags & SpoolItem.Flag.setAside != 0
        try (isSetAside ? "set-aside" : "rejected").withStatic { word in
          rows.bind(text: word, at: 2)
          rows.bind(item.line, at: 3)
          rows.bind(item.row, at: 4)
          rows.bind(blob: item.key, at: 5)
          try rows.run()
        }
        if let mendedIn {
          try insert(
            LoadOutcome.MendedBefore.problem(mendedIn, SourcePosition(file: "", line: item.line)), row: kept)
        }
      default:
        // What was wrong with a row that was mended since is no reason any more.
        if isMended, item.flags & SpoolItem.Flag.ofKeptRow != 0 { continue }
        if item.flags & SpoolItem.Flag.ofKeptRow != 0 { problems.bind(kept, at: 1) } else { problems.bindNull(at: 1) }
        var values = SpoolValues(item.values)
        for place in Int32(2)...8 { problems.bind(values.next(), at: place) }
        try problems.run()
      }
    }
    try writer.finish(in: db)
    try indexes.resume()
    if kind == .project { try nameProjects() }
  }

  /// Keeps what the facts take the place of.
  func insertSupersessions(cause: String) throws {
    let statement = try RawStatement(
      """
      INSERT INTO main.supersession (kind_id, fact_id, batch_id, successor_id, cause)
      VALUES (\(kind.rawValue), ?, \(batch), ?, '\(cause)')
      """, in: db)
    // In the order of its key, which is a table's cheapest.
    for replacement in comparison.replacements.sorted(by: { $0.fact < $1.fact }) {
      statement.bind(replacement.fact, at: 1)
      statement.bind(base + replacement.record, at: 2)
      try statement.run()
    }
    guard !comparison.gone.isEmpty else { return }
    let gone = try RawStatement(
      """
      INSERT INTO main.supersession (kind_id, fact_id, batch_id, successor_id, cause)
      VALUES (\(kind.rawValue), ?, \(batch), NULL, 'gone')
      """, in: db)
    for fact in comparison.gone {
      gone.bind(fact, at: 1)
      try gone.run()
    }
  }

  /// Keeps which batches' facts this one found unchanged: while it stands, those cannot be taken back.
  func insertConfirmations() throws {
    for (confirmed, facts) in comparison.confirmed.sorted(by: { $0.key < $1.key }) {
      try db.execute(
        sql: "INSERT INTO main.batch_confirmation (batch_id, confirmed_batch_id, facts) VALUES (?, ?, ?)",
        arguments: [batch, confirmed, facts])
    }
  }

  /// Keeps which rejected rows came back, and as what.
  func insertResolutions() throws {
    for resolution in comparison.resolutions {
      let outcome =
        switch resolution.result {
        case .fact: "fact"
        case .unchanged: "unchanged"
        case .rejected: "rejected"
        case .setAside: "set-aside"
        }
      // A duplicate is kept behind all other rows.
      let replaced = resolution.kept.map { $0 > 0 ? keptBase + $0 : keptBase + comparison.kept - $0 }
      try db.execute(
        sql: "INSERT INTO main.row_resolution (row_id, batch_id, outcome, fact_id, replaced_by) VALUES (?, ?, ?, ?, ?)",
        arguments: [resolution.row, batch, outcome, resolution.record.map { base + $0 } ?? resolution.fact, replaced])
    }
  }

  /// Gives projects and their destinations the name that the sheet has for them; a round without a name changes none.
  private func nameProjects() throws {
    for table in ["project", "destination"] {
      try db.execute(
        sql: """
          INSERT INTO main.\(table) (code, dutch, english, source)
          SELECT p.code, f.name, f.name, coalesce(f.source, 'projecten')
          FROM main.project_round AS f JOIN main.project AS p ON p.id = f.project_id
          WHERE f.batch_id = ? AND f.name IS NOT NULL ORDER BY f.id
          ON CONFLICT (code) DO UPDATE SET dutch = excluded.dutch, english = excluded.english, source = excluded.source
          """, arguments: [batch])
    }
  }

  // MARK: The file

  /// Keeps the bytes of the file.
  func insertOriginals() throws {
    let statement = try RawStatement(
      """
      INSERT INTO main.original_chunk (batch_id, number, first_line, byte_offset, byte_count, bytes)
      VALUES (\(batch), ?, ?, ?, ?, ?)
      """, in: db)
    let pieces = SpoolPieces(spool: spool)
    for (number, piece) in spool.index.enumerated() {
      statement.bind(number, at: 1)
      statement.bind(piece.firstLine, at: 2)
      statement.bind(piece.byteOffset, at: 3)
      statement.bind(piece.byteCount, at: 4)
      try pieces.compressed(piece).withUnsafeBytes {
        statement.bind(blob: $0, at: 5)
        try statement.run()
      }
    }
  }

  /// Keeps the rows of which the key stands in the file before, with the reason.
  ///
  /// Like all rows that are kept, they are kept as UTF-8; the file's own bytes stand in its pieces.
  func insertDuplicates(_ encoding: FileEncoding, fileName: String) throws {
    let originals = Originals(SpoolPieces(spool: spool), unit: encoding.unit)
    for (index, duplicate) in comparison.duplicates.enumerated() {
      let original = try originals.lines(duplicate.line, before: comparison.duplicateEnds[index]) ?? []
      let text = encoding.kept(original)
      let id = keptBase + comparison.kept + index + 1
      try db.execute(
        sql: "INSERT INTO main.batch_row (id, batch_id, disposition, line, row, original) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          id, batch, duplicate.isSetAside ? "set-aside" : "rejected", duplicate.line, duplicate.row, Data(text),
        ])
      try insert(duplicate.problem(file: fileName), row: id)
    }
  }

  /// Keeps the rows that wait because their period is closed, behind the duplicates.
  func insertHeld(_ encoding: FileEncoding, fileName: String) throws {
    let originals = Originals(SpoolPieces(spool: spool), unit: encoding.unit)
    for (index, held) in comparison.held.enumerated() {
      let text = encoding.kept(try originals.lines(held.line, before: held.end) ?? [])
      let id = keptBase + comparison.kept + comparison.duplicates.count + index + 1
      try db.execute(
        sql:
          "INSERT INTO main.batch_row (id, batch_id, disposition, line, row, original) VALUES (?, ?, 'held', ?, ?, ?)",
        arguments: [id, batch, held.line, held.row, Data(text)])
      try db.execute(
        sql: "INSERT INTO main.held_row (row_id, lock_id, key, digest) VALUES (?, ?, ?, ?)",
        arguments: [id, held.lock.id, Data(held.key), Data(held.digest)])
      try insert(HeldRecords.problem(held, file: fileName), row: id)
    }
  }

  /// Keeps a remark that only the merge could make.
  func insert(_ problem: InputProblem, row: Int?) throws {
    try db.execute(
      sql: """
        INSERT INTO main.batch_problem (batch_id, row_id, code, severity, line, column_number, field, dutch, english)
        VALUES (?, ?, ?, ?, ?, NULL, NULL, ?, ?)
        """,
      arguments: [
        batch, row, problem.code, problem.severity.rawValue, problem.position?.line, problem.message.dutch,
        problem.message.english,
      ])
  }
}

/// Writes facts with their side rows.
private struct FactWriter {
  private let fact: RawStatement
  private var sides: [Side]
  private let columns: Int
  /// For each column, whether something else than NULL is bound to it.
  private var isBound: [Bool]
  /// For each column with codes that the load added, the ids that they got.
  private let given: [[Int64: Int64]?]
  private let hasGiven: Bool
  private var check: ReferenceCheck
  /// Registrations are kept column by column as well.
  private let pieces: PieceWriter?

  private struct Side {
    let statement: RawStatement
    let given: [[Int64: Int64]?]
    var check: ReferenceCheck
  }

  init(_ kind: RecordKind, batch: Int, given ids: [String: [Int64: Int64]], in db: Database) throws {
    let (columns, sides) = StoredKinds.layout(kind)
    self.columns = columns.count
    isBound = columns.map { _ in false }
    given = columns.map { ids[$0] }
    check = try ReferenceCheck(kind.table, columns: columns, in: db)
    hasGiven = !ids.isEmpty
    fact = try RawStatement(
      """
      INSERT INTO main.\(kind.table) (id, batch_id, line, row, key, ordinal, digest\(columns.map { ", \($0)" }.joined()))
      VALUES (?, \(batch), ?, ?, ?, ?, ?\(String(repeating: ", ?", count: columns.count)))
      """, in: db)
    pieces =
      kind == .registration ? try PieceWriter(batch: batch, columns: columns, sides: sides, in: db) : nil
    self.sides = try sides.map { side in
      let marks = String(repeating: ", ?", count: side.columns.count)
      return Side(
        statement: try RawStatement(
          """
          INSERT INTO main.\(side.name) (fact_id, position, \(side.columns.joined(separator: ", "))) VALUES (?, ?\(marks))
          """, in: db), given: side.columns.map { ids[$0] },
        check: try ReferenceCheck(side.name, columns: side.columns, in: db))
    }
  }

  /// Ends the writing: what facts refer to is looked up.
  func finish(in db: Database) throws {
    try pieces?.close()
    try check.verify(in: db)
    for side in sides { try side.check.verify(in: db) }
  }

  mutating func write(_ item: SpoolView, id: Int, ordinal: Int) throws {
    fact.bind(id, at: 1)
    fact.bind(item.line, at: 2)
    fact.bind(item.row, at: 3)
    fact.bind(blob: item.key, at: 4)
    fact.bind(ordinal, at: 5)
    fact.bind(blob: item.digest, at: 6)
    var values = SpoolValues(item.values)
    pieces?.begin(id)
    for column in 0..<columns {
      let place = Int32(truncatingIfNeeded: column &+ 7)
      switch values.next() {
      case .null:
        // A value stays bound until another is, and most columns of most sheets are empty from end to end.
        if isBound[column] {
          fact.bindNull(at: place)
          isBound[column] = false
        }
      case .text(let bytes):
        fact.bind(text: bytes, at: place)
        isBound[column] = true
        try pieces?.note(text: bytes, column: column)
      case .integer(var number):
        if hasGiven, number < 0, let known = given[column]?[number] { number = known }
        try check.note(number, column: column)
        fact.bind(number, at: place)
        isBound[column] = true
        pieces?.note(number, column: column)
      }
    }
    try fact.run()
    while let (table, position) = values.nextSide() {
      let statement = sides[table].statement
      statement.bind(id, at: 1)
      statement.bind(position, at: 2)
      pieces?.beginSide(table)
      for column in sides[table].given.indices {
        let place = Int32(truncatingIfNeeded: column &+ 3)
        switch values.next() {
        case .null: statement.bindNull(at: place)
        case .text(let bytes):
          statement.bind(text: bytes, at: place)
          try pieces?.note(text: bytes, column: column, side: table)
        case .integer(var number):
          if hasGiven, number < 0, let known = sides[table].given[column]?[number] { number = known }
          try sides[table].check.note(number, column: column)
          statement.bind(number, at: place)
          pieces?.note(number, column: column, side: table)
        }
      }
      try statement.run()
    }
    try pieces?.end()
  }
}

/// Leaves the indexes of a table out while many rows come into it when it was empty, and makes them in one go afterwards: sorted,
/// they take a part of the time, and stay linear in the number of rows.
private struct IndexPause {
  private let db: Database
  private var statements: [String] = []

  init(_ table: String, rows: Int, in db: Database) throws {
    self.db = db
    guard rows >= 20_000, try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM main.\(table))") ?? false else {
      return
    }
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rowid
        """, arguments: [table])
    {
      statements.append(row["sql"])
      try db.execute(sql: "DROP INDEX main.\(row["name"] as String)")
    }
  }

  func resume() throws {
    guard !statements.isEmpty else { return }
    // Sorting takes as much memory as the cache may, beside it; with half of both it is as fast.
    try db.execute(sql: "PRAGMA cache_size = -\(Register.mergeCache / 2)")
    defer { try? db.execute(sql: "PRAGMA cache_size = -\(Register.mergeCache)") }
    for statement in statements { try db.execute(sql: statement) }
  }
}

extension String {
  /// Hands over the bytes for the time of the body.
  fileprivate func withStatic<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    var text = self
    return try text.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
  }
}

extension LoadOutcome.Duplicate {
  /// The reason that is kept with the row.
  public func problem(file: String) -> InputProblem {
    let position = SourcePosition(file: file, line: line, column: nil, field: nil)
    if let mendedIn { return LoadOutcome.MendedBefore.problem(mendedIn, position) }
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
