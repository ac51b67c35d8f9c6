import Foundation
import GRDB
import GuidanceKit
import Importing
import TestSupport
import Testing

@testable import Register

/// A database in which every table that is vouched for has rows: the demo's sheets, cut short, and every kind of work on them.
private struct Service {
  let register: Register

  static func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

  static func moment(_ iso: String) throws -> Moment {
    let day = try day(iso)
    return Moment(unixSeconds: Int64(day.dayNumber) * 86_400 + 36_000, day: day)
  }

  init() throws {
    register = try Register.forTests()
    let root = repositoryRoot()
    let demo = root.appendingPathComponent("fixtures/demo")
    try load("plan/pov-2025-2030.yaml", at: "2025-09-01")
    try load("fixtures/demo/normen.yaml", at: "2025-09-01")
    for name in ["projecten", "projectfasen", "opgegeven-totalen"] {
      try load("fixtures/published/\(name).csv", rows: 4, at: "2025-09-01")
    }
    let whole = ["organisaties", "begeleiders"]
    let rest = try FileManager.default.contentsOfDirectory(atPath: demo.path).sorted().compactMap { name -> String? in
      let stem = name.replacingOccurrences(of: ".verzonnen.csv", with: "")
      return stem == name || whole.contains(stem) || stem.hasPrefix("registraties") || stem == "edbi-lang" ? nil : stem
    }
    for name in whole { try load("fixtures/demo/\(name).verzonnen.csv", rows: 60, at: "2025-09-01") }
    // Surveys and communities come before what names them.
    for name in rest.filter({ ["plg", "bevragingen", "trajecten"].contains($0) }) {
      try load("fixtures/demo/\(name).verzonnen.csv", rows: 6, at: "2025-09-01")
    }
    for name in rest where !["plg", "bevragingen", "trajecten"].contains(name) {
      try load("fixtures/demo/\(name).verzonnen.csv", rows: 4, at: "2025-09-01")
    }
    try load("fixtures/demo/registraties-2025-09.verzonnen.csv", rows: 30, at: "2025-10-01")
    try work()
  }

  private func load(_ path: String, rows: Int? = nil, at day: String) throws {
    var bytes = Array(try Data(contentsOf: repositoryRoot().appendingPathComponent(path)))
    if let rows {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      bytes = Array((lines.prefix(rows + 1).joined(separator: "\n") + "\n").utf8)
    }
    var request = ImportRequest(
      bytes: bytes, name: String(path.split(separator: "/").last ?? ""), at: try Self.moment(day), actor: "proef",
      programVersion: "0.0.0")
    request.isInvented = true
    _ = try Importer(register).load(request)
  }

  /// A rejected row, an undo, an audit, a waiver that was withdrawn, an owner, a baseline, a report, a lock, a late row, a
  /// reopening and a submission.
  private func work() throws {
    let header = "id;datum;duur;instelling;bestemming;begeleider;vorm\n"
    func sheet(_ rows: String, _ name: String, at day: String) throws -> ImportReport {
      try Importer(register).load(
        ImportRequest(
          bytes: Array((header + rows).utf8), name: name, at: Self.moment(day), actor: "proef",
          programVersion: "0.0.0"))
    }
    let adviser = try #require(try register.read { try $0.advisers().first?.record.code })
    let school = try #require(try register.read { try $0.organisations().first?.record.number.digits })
    let pillar = "PBD-NED"
    let wrong = try sheet(
      "x1;01/10/2025;halve dag;\(school);\(pillar);\(adviser);fysiek\nx2;02/10/2025;1:30;\(school);\(pillar);\(adviser);fysiek\n",
      "fout.csv", at: "2025-10-02")
    #expect(wrong.counts.rejected == 1 && wrong.counts.new == 1, "\(wrong.counts)")
    _ = try sheet(
      "y1;03/10/2025;1:30;\(school);\(pillar);\(adviser);fysiek\n", "terug.csv", at: "2025-10-03")
    let last = try register.read { try $0.lastBatch() }
    try register.undo(
      batch: last, reason: "verkeerd bestand", at: Self.moment("2025-10-04"), actor: "proef", programVersion: "0.0.0")
    let now = try Self.moment("2025-11-05")
    let items = (1...3).map { number in
      FoundItem(
        identity: ContentDigest.sha256("\(number)".utf8), rule: "DAT00\(number)", scope: "B0\(number)",
        severity: .warning, message: Label("bevinding \(number)", "finding \(number)"), detail: "{\"facts\":[]}",
        factsDigest: ContentDigest.sha256("feiten \(number)".utf8))
    }
    let (run, kept) = try register.keepAudit(
      items, ruleset: "ministry", rulesetDigest: ContentDigest.sha256("r".utf8), scope: "2025-09", at: now,
      actor: "proef", programVersion: "0.0.0")
    let grant = WaiverGrant(
      finding: kept[0].id, rule: nil, scope: "B01", reason: "afgesproken", by: "An", until: try Self.day("2026-06-30"),
      covers: [kept[0].id: items[0].factsDigest])
    let waiver = try register.grant(grant, at: now, actor: "proef")
    _ = try register.grant(grant, at: now, actor: "proef")
    try register.withdraw(waiver: waiver.id, reason: "toch niet", by: "Bo", at: now, actor: "proef")
    try register.assign(finding: kept[1].id, to: "B07", at: now, actor: "proef")
    try register.setBaseline(run: run.id, at: now, actor: "proef")
    try register.keepReport(
      ReportRecord(
        report: "month", period: "2025-09", parameters: "{}", figuresDigest: ContentDigest.sha256("f".utf8), batch: 3,
        folder: "out"), at: now, actor: "proef", programVersion: "0.0.0")
    let september = try #require(Period("2025-09"))
    _ = try register.lock(september, audit: run.id, at: now, by: "An")
    let late = try sheet(
      "z1;09/09/2025;1:30;\(school);\(pillar);\(adviser);fysiek\n", "laat.csv", at: "2025-11-06")
    #expect(late.counts.held == 1, "\(late.counts)")
    _ = try register.reopen(
      september, reason: "te laat", by: "An", until: Self.day("2025-11-20"), at: Self.moment("2025-11-07"))
    try register.keepSubmission(
      SubmissionRecord(
        period: "2025-2026", at: now.iso, manifestDigest: ContentDigest.sha256("m".utf8), batch: 3, trailEntry: 2,
        contentDigest: ContentDigest.sha256("c".utf8), content: "{}", folder: "out"), at: now, actor: "proef")
  }
}

@Suite struct `A database of which one byte is changed` {
  /// The tables that are vouched for.
  private static let tables: [String] =
    [
      "batch", "batch_undo", "supersession", "original_chunk", "batch_row", "batch_problem", "trail", "trail_payload",
      "batch_confirmation", "row_resolution", "batch_reason", "batch_encoding", "registration_piece", "audit_run",
      "finding", "audit_finding", "finding_digest", "waiver", "waiver_finding", "waiver_end", "audit_baseline",
      "period_lock", "period_reopening", "held_row", "submission", "submission_content", "report_run", "organisation",
    ] + RecordKind.allCases.map(\.table) + RecordKind.allCases.flatMap { StoredKinds.layout($0).sides.map(\.name) }
    + (SchemaVocabulary.frameworks + SchemaVocabulary.chosen).map(\.table)

  /// A generator whose numbers follow from its seed.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  /// A column of a row.
  private struct Place: CustomStringConvertible {
    let table: String
    let column: String
    let condition: String
    var description: String { "\(table).\(column) where \(condition)" }
  }

  private static var seed: UInt64 {
    ProcessInfo.processInfo.environment["LEERSPOOR_SEED"].flatMap(UInt64.init) ?? 20_261_128
  }

  @Test func `says so, wherever it is: a thousand random places`() throws {
    let register = try Service().register
    let untouched = try register.read { try $0.verify() }
    #expect(untouched.holds, "\(untouched.faults.map(\.dutch))")
    var dice = Dice(state: Self.seed)
    try register.queue.inDatabase { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      let places = try Self.places(in: db)
      let empty = Self.tables.filter { table in !places.contains { $0.table == table } }
      // What the demo has none of; everything else has to be there.
      #expect(Set(empty).isSubset(of: Self.mayBeEmpty), "\(empty)")
      let byTable = Dictionary(grouping: places, by: \.table)
      var tried = 0
      while tried < 1_000 {
        // Each table as often as another, so that the large ones do not hide the small.
        guard let table = byTable.keys.sorted().randomElement(using: &dice),
          let place = byTable[table]?.randomElement(using: &dice)
        else { break }
        if try Self.isFound(place, &dice, in: db) { tried += 1 }
      }
    }
  }

  private static let mayBeEmpty: Set<String> = [
    "supersession", "batch_confirmation", "row_resolution", "batch_reason", "batch_encoding", "calendar_override",
    "institution_alias", "registration_organisation", "registration_adviser", "registration_head_count",
    "survey_choice", "plg_source", "plg_consultation", "plg_action", "plg_goal", "plg_phase", "trajectory_phase",
    "project_partner", "improvement_action", "improvement_monitoring", "organisation_alias", "adviser_team",
    "organisation_qualifier_period", "absence",
  ]

  private static func places(in db: Database) throws -> [Place] {
    var places: [Place] = []
    for table in Set(tables).sorted() {
      let columns = try db.columns(in: table)
      let keys = columns.filter { $0.primaryKeyIndex > 0 }.map(\.name)
      let key = keys.isEmpty ? ["rowid"] : keys
      for row in try Row.fetchAll(
        db, sql: "SELECT \(key.map { "quote(\($0))" }.joined(separator: ", ")) FROM \(table) LIMIT 60")
      {
        let condition = zip(key, row.databaseValues).map { "\($0) = \(String.fromDatabaseValue($1) ?? "")" }
        for column in columns {
          places.append(
            Place(table: table, column: column.name, condition: condition.joined(separator: " AND ")))
        }
      }
    }
    return places
  }

  /// Changes a place, looks whether it is found, and puts it back.
  ///
  /// - Returns: whether there was a byte to change.
  private static func isFound(_ place: Place, _ dice: inout Dice, in db: Database) throws -> Bool {
    guard
      let value = try DatabaseValue.fetchOne(
        db, sql: "SELECT \(place.column) FROM \(place.table) WHERE \(place.condition)")
    else { return false }
    let changed: DatabaseValue
    var cast = "?"
    switch value.storage {
    case .null, .double: return false
    case .int64(let number): changed = (number ^ (1 << Int64.random(in: 0..<8, using: &dice))).databaseValue
    case .string(let text):
      var bytes = Array(text.utf8)
      guard let at = bytes.indices.randomElement(using: &dice) else { return false }
      bytes[at] ^= 1 << UInt8.random(in: 0..<7, using: &dice)
      guard bytes[at] != 0 else { return false }
      changed = Data(bytes).databaseValue
      cast = "CAST(? AS TEXT)"
    case .blob(let data):
      var bytes = Array(data)
      guard let at = bytes.indices.randomElement(using: &dice) else { return false }
      bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
      changed = Data(bytes).databaseValue
    }
    try db.execute(sql: "SAVEPOINT place")
    defer { try? db.execute(sql: "ROLLBACK TO place; RELEASE place") }
    let guards = try Row.fetchAll(
      db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [place.table])
    for row in guards { try db.execute(sql: "DROP TRIGGER \(row["name"] as String)") }
    do {
      try db.execute(
        sql: "UPDATE \(place.table) SET \(place.column) = \(cast) WHERE \(place.condition)", arguments: [changed])
    } catch {
      // A unique key that is taken by then: the database itself does not have it.
      return false
    }
    for row in guards { try db.execute(sql: row["sql"]) }
    let result = try Snapshot(db: db, asOf: nil).verify()
    #expect(!result.holds, "not found: \(place) (seed \(seed))")
    return true
  }

  @Test func `says first what says most, in words, and how many more there are`() throws {
    let register = try Service().register
    try register.queue.inDatabase { db in
      try db.execute(sql: "DROP TRIGGER registration_is_not_changed")
      try db.execute(sql: "UPDATE registration SET minutes = minutes + 1 WHERE id = 3")
      try db.execute(
        sql: """
          CREATE TRIGGER registration_is_not_changed BEFORE UPDATE ON registration
          BEGIN SELECT RAISE(ABORT, 'registration is insert-only: a correction is a new entry'); END
          """)
    }
    let faults = try register.read { try $0.verify() }.faults.map(\.dutch)
    let batch = try register.read { try $0.registrations().first?.origin.batch ?? 0 }
    #expect(faults.first == "registraties: feit 3 (batch \(batch), rij 4) is gewijzigd", "\(faults)")
    // The columns that figures are added up from no longer agree either.
    #expect(
      faults.contains { $0.hasPrefix("de kolommen waaruit cijfers opgeteld worden (batch \(batch)") }, "\(faults)")
  }

  @Test func `a table without its guards is no table of this program`() throws {
    let register = try Service().register
    try register.queue.inDatabase { try $0.execute(sql: "DROP TRIGGER trail_is_not_changed") }
    let faults = try register.read { try $0.verify() }.faults.map(\.dutch)
    #expect(faults == ["het schema is niet dat van dit programma: trigger trail_is_not_changed ontbreekt"])
  }

  @Test func `what was purged is called so, and is no fault`() throws {
    let register = try Service().register
    let count = try register.read { try $0.registrations().count }
    try register.queue.inDatabase { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      try db.execute(
        sql: "INSERT INTO purge (opened_at, reason, actor) VALUES ('2026-09-01T00:00:00Z', 'bewaartermijn', 'An')")
      try db.execute(
        sql: """
          INSERT INTO tombstone (kind_id, fact_id, digest, purge_id)
          SELECT 8, id, digest, 1 FROM registration WHERE id <= 2
          """)
      for table in ["registration_head_count", "registration_adviser", "registration_organisation"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE fact_id <= 2")
      }
      try db.execute(sql: "DELETE FROM registration WHERE id <= 2")
      try db.execute(sql: "DELETE FROM trail_payload WHERE seq = 5")
      try db.execute(sql: "UPDATE purge SET closed_at = '2026-09-01T00:01:00Z'")
    }
    let result = try register.read { try $0.verify() }
    #expect(result.holds, "\(result.faults.map(\.dutch))")
    #expect(result.purged.contains { $0.dutch.hasPrefix("registraties: 2 feiten van batch") }, "\(result.purged)")
    #expect(result.purged.contains { $0.dutch.hasPrefix("de inhoud van gebeurtenis 5") }, "\(result.purged)")
    #expect(try register.read { try $0.registrations().count } == count - 2)
  }
}
