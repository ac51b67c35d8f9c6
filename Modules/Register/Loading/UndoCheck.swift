import Foundation
import GRDB
import GuidanceKit

/// Finds what stands in the way of taking a batch back; runs inside the transaction of the undo.
///
/// A batch can be taken back when nothing that came later leans on it. What leans is undone first, newest first, so that
/// every step leads to a state that existed before.
struct UndoCheck {
  let batch: BatchRecord
  let db: Database
  var kind: RecordKind { batch.kind }

  /// - Throws: ``RegisterError`` when there is no such batch, or it is an undo, or it was taken back already.
  init(_ number: Int, in db: Database) throws {
    let snapshot = Snapshot(db: db, asOf: nil)
    guard let batch = try snapshot.batch(number) else {
      throw UndoCheck.refusal(
        Label(
          "Batch \(number) bestaat niet; de laatste is \(try snapshot.lastBatch()). Zie leerspoor import batches.",
          "Batch \(number) does not exist; the last is \(try snapshot.lastBatch()). See leerspoor import batches."))
    }
    if let undone = batch.undoes {
      throw UndoCheck.refusal(
        Label(
          "Batch \(number) maakt zelf batch \(undone) ongedaan en kan niet ongedaan gemaakt worden. "
            + "Laad het bestand van batch \(undone) (\(batch.fileName(of: undone, in: snapshot))) opnieuw.",
          "Batch \(number) itself undoes batch \(undone) and cannot be undone. "
            + "Load the file of batch \(undone) (\(batch.fileName(of: undone, in: snapshot))) again."))
    }
    if let by = batch.undoneBy {
      throw UndoCheck.refusal(
        Label(
          "Batch \(number) is al ongedaan gemaakt door batch \(by); er is niets gewijzigd.",
          "Batch \(number) was undone already by batch \(by); nothing was changed."))
    }
    self.batch = batch
    self.db = db
  }

  /// Refuses with all that stands in the way.
  func refuse(on day: CalendarDate) throws {
    var reasons: [Label] = []
    var later: Set<Int> = []
    func add(
      _ batches: [Int], _ dutchVerb: (one: String, more: String), _ dutch: String,
      _ englishVerb: (one: String, more: String), _ english: String
    ) {
      guard !batches.isEmpty else { return }
      later.formUnion(batches)
      let (isOne, names) = (batches.count == 1, named(batches))
      reasons.append(
        Label(
          "\(names.dutch) \(isOne ? dutchVerb.one : dutchVerb.more) \(dutch)",
          "\(names.english) \(isOne ? englishVerb.one : englishVerb.more) \(english)"))
    }
    add(
      try superseding(), ("vervangt of beëindigt", "vervangen of beëindigen"), "er gegevens van",
      ("replaces or ends", "replace or end"), "facts of it")
    add(try confirming(), ("bevat", "bevatten"), "dezelfde gegevens", ("holds", "hold"), "the same facts")
    add(
      try perhapsConfirming(),
      ("is geladen met een oudere versie en bevat", "zijn geladen met een oudere versie en bevatten"),
      "misschien dezelfde gegevens",
      ("was loaded by an older version and perhaps holds", "were loaded by an older version and perhaps hold"),
      "the same facts")
    add(
      try retaking(), ("geeft", "geven"), "records opnieuw die deze batch beëindigde of vervangt", ("gives", "give"),
      "records again that this batch ended or replaced")
    add(
      try mending(), ("bevat", "bevatten"), "geweigerde rijen van deze batch, verbeterd of opnieuw geweigerd",
      ("holds", "hold"), "rejected rows of this batch, mended or rejected again")
    add(
      try resting(), ("legde", "legden"), "rijen terzijde die in deze batch geweigerd en daarna verbeterd zijn",
      ("set", "set"), "rows aside that were rejected in this batch and mended afterwards")
    let dependents = try dependents()
    add(
      dependents.batches, ("gebruikt", "gebruiken"),
      "codes die alleen deze batch bekendmaakt: \(dependents.codes)", ("uses", "use"),
      "codes that only this batch makes known: \(dependents.codes)")
    let references = try references()
    for found in references {
      add(
        found.batches, ("verwijst", "verwijzen"),
        "naar \(found.names.dutch) die alleen deze batch bekendmaakt: \(found.shown)", ("refers", "refer"),
        "to \(found.names.english) that only this batch makes known: \(found.shown)")
    }
    let periods = try lockedPeriods(on: day)
    if !periods.isEmpty {
      let list = periods.joined(separator: ", ")
      reasons.append(Label("de afgesloten periode \(list) zou wijzigen", "the closed period \(list) would change"))
    }
    guard !reasons.isEmpty else { return }
    var cures: [Label] = []
    if !later.isEmpty {
      let order = later.sorted(by: >).map(String.init).joined(separator: ", ")
      cures.append(
        Label("Maak eerst ongedaan, in deze volgorde: \(order).", "Undo first, in this order: \(order)."))
    }
    if !dependents.batches.isEmpty || !references.isEmpty {
      cures.append(
        Label(
          "Of laat deze batch staan en laad een verbeterde lijst: wat daarin anders staat, komt in de plaats.",
          "Or leave this batch and load a mended list: what it says differently takes the place."))
    }
    if !periods.isEmpty {
      cures.append(
        Label(
          "Laat de periode eerst heropenen (leerspoor audit reopen).",
          "Have the period reopened first (leerspoor audit reopen)."))
    }
    throw UndoCheck.refusal(
      Label(
        "Batch \(batch.id) (\(batch.fileName)) kan niet ongedaan gemaakt worden: "
          + reasons.map(\.dutch).joined(separator: "; ") + ". " + cures.map(\.dutch).joined(separator: " "),
        "Batch \(batch.id) (\(batch.fileName)) cannot be undone: "
          + reasons.map(\.english).joined(separator: "; ") + ". " + cures.map(\.english).joined(separator: " ")))
  }

  /// How many facts no longer hold, how many hold again, and how many rejected rows are open again.
  func effects() throws -> (withdrawn: Int, restored: Int, reopened: Int) {
    func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
    return (
      try count(
        "SELECT count(*) FROM main.\(kind.table) AS f WHERE f.batch_id = \(batch.id) AND \(Live.condition("f", kind))"),
      try count("SELECT count(*) FROM main.supersession WHERE batch_id = \(batch.id)"),
      try count("SELECT count(*) FROM main.row_resolution WHERE batch_id = \(batch.id)")
    )
  }

  // MARK: What leans on it

  /// Later batches that superseded facts of it.
  private func superseding() throws -> [Int] {
    try batches(
      """
      SELECT DISTINCT s.batch_id FROM main.supersession AS s JOIN main.\(kind.table) AS f ON f.id = s.fact_id
      WHERE s.kind_id = \(kind.rawValue) AND f.batch_id = \(batch.id) AND s.batch_id NOT IN \(Live.undone())
      """)
  }

  /// Later batches that found facts of it unchanged.
  private func confirming() throws -> [Int] {
    try batches(
      """
      SELECT batch_id FROM main.batch_confirmation
      WHERE confirmed_batch_id = \(batch.id) AND batch_id NOT IN \(Live.undone())
      """)
  }

  /// Later batches of which it was not kept what they found unchanged: each of the same sheet may have found its facts.
  private func perhapsConfirming() throws -> [Int] {
    try batches(
      """
      SELECT id FROM main.batch WHERE id > \(batch.id) AND kind_id = \(kind.rawValue) AND source = ? AND unchanged > 0
        AND id < (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM main.setting WHERE name = ?)
        AND id NOT IN \(Live.undone())
      """, [batch.source, SchemaLoading.confirmedSince])
  }

  /// Later batches that gave again what this one ended or replaced: both would be current.
  private func retaking() throws -> [Int] {
    try batches(
      """
      SELECT DISTINCT g.batch_id FROM main.supersession AS s JOIN main.\(kind.table) AS f ON f.id = s.fact_id
      JOIN main.\(kind.table) AS g ON g.key = f.key AND g.ordinal = f.ordinal AND g.id <> f.id
      WHERE s.kind_id = \(kind.rawValue) AND s.batch_id = \(batch.id) AND g.batch_id <> \(batch.id)
        AND \(Live.condition("g", kind))
      """)
  }

  /// Later batches with mended rows of it: loading its file again would reject those rows again.
  private func mending() throws -> [Int] {
    try batches(
      """
      SELECT DISTINCT x.batch_id FROM main.row_resolution AS x JOIN main.batch_row AS k ON k.id = x.row_id
      WHERE k.batch_id = \(batch.id) AND x.batch_id NOT IN \(Live.undone())
      """)
  }

  /// Later batches that set rows aside because they were rejected in this one and mended since.
  ///
  /// With this one gone, those rows would be nowhere. A row that took the place of an earlier one leaves that one open again.
  private func resting() throws -> [Int] {
    let rows = try Data.fetchAll(
      db,
      sql: """
        SELECT k.original FROM main.batch_row AS k WHERE k.batch_id = ? AND k.disposition = 'rejected'
          AND k.id NOT IN (SELECT replaced_by FROM main.row_resolution WHERE batch_id = ? AND replaced_by IS NOT NULL)
        """, arguments: [batch.id, batch.id])
    guard !rows.isEmpty else { return [] }
    let prints = Set(rows.map { $0.withUnsafeBytes { FormerRejects.Print($0) } })
    var found: Set<Int> = []
    let later = try Row.fetchCursor(
      db,
      sql: """
        SELECT k.batch_id, k.original FROM main.batch AS b JOIN main.batch_row AS k ON k.batch_id = b.id
        JOIN main.batch_problem AS p ON p.row_id = k.id AND p.code = 'IMP136'
        WHERE b.id > ? AND b.kind_id = \(kind.rawValue) AND b.source = ? AND b.id NOT IN \(Live.undone())
          AND k.disposition = 'set-aside'
        """, arguments: [batch.id, batch.source])
    while let row = try later.next() {
      let original: Data = row[1]
      if original.withUnsafeBytes({ prints.contains(FormerRejects.Print($0)) }) { found.insert(row[0]) }
    }
    return found.sorted()
  }

  func batches(_ sql: String, _ arguments: [any DatabaseValueConvertible] = []) throws -> [Int] {
    try Int.fetchAll(db, sql: sql, arguments: StatementArguments(arguments)).sorted()
  }

  // MARK: Closed periods

  /// The closed periods, not reopened on the day, in which facts would change.
  private func lockedPeriods(on day: CalendarDate) throws -> [String] {
    let locks = Set(try PeriodLocks(on: day, in: db).active.map(\.period)).sorted()
    if kind == .institutionAlias { return try locks.filter(mergeTouches) }
    let columns = Set(try db.columns(in: kind.table).map(\.name))
    return try locks.filter { period in
      guard let held = FactPeriod.condition("f", columns, within: period) else { return false }
      return try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM main.\(kind.table) AS f WHERE f.batch_id = \(batch.id) AND \(held))
            OR EXISTS (SELECT 1 FROM main.supersession AS s JOIN main.\(kind.table) AS f ON f.id = s.fact_id
              WHERE s.batch_id = \(batch.id) AND s.kind_id = \(kind.rawValue) AND \(held))
          """) ?? false
    }
  }

  /// Whether registrations of the period stand on a number that the batch merged: they would count elsewhere again.
  private func mergeTouches(_ period: String) throws -> Bool {
    let columns = Set(StoredKinds.layout(.registration).columns)
    guard let held = FactPeriod.condition("g", columns, within: period) else { return false }
    return try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM main.institution_alias AS f JOIN main.registration AS g
            ON g.organisation_number = f.merged_number
          WHERE f.batch_id = \(batch.id) AND \(held) AND \(Live.condition("g", .registration)))
        """) ?? false
  }

  private func named(_ batches: [Int]) -> Label {
    guard batches.count > 1, let last = batches.last else {
      return Label("batch \(batches.first ?? 0)", "batch \(batches.first ?? 0)")
    }
    guard batches.count <= 10 else {
      let list = batches.prefix(10).map(String.init).joined(separator: ", ")
      return Label("batches \(list) …", "batches \(list) …")
    }
    let list = batches.dropLast().map(String.init).joined(separator: ", ")
    return Label("batches \(list) en \(last)", "batches \(list) and \(last)")
  }

  private static func refusal(_ message: Label) -> RegisterError { RegisterError(.refused, message) }
}

extension BatchRecord {
  fileprivate func fileName(of number: Int, in snapshot: Snapshot) -> String {
    (try? snapshot.batch(number))?.fileName ?? ""
  }
}
