import Foundation
import GRDB
import GuidanceKit
import Register
import TestSupport
import Testing

@Suite struct TrustTests {
  @Test func `facts, batches and the trail refuse UPDATE and DELETE`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    do {
      let register = try Register(path: path, mode: .creating)
      try register.load([smallPlan()], file: "plan.yaml", on: day("2025-09-01"))
      try register.load([Adviser(code: "B01", name: "Ann", role: .adviser)], file: "b.csv")
      try register.load([try registration("2025-10-01", minutes: 90, organisation: "042531")])
    }
    let queue = try DatabaseQueue(path: path)
    for statement in [
      "UPDATE registration SET minutes = 1", "DELETE FROM registration", "UPDATE batch SET actor = 'x'",
      "DELETE FROM batch", "UPDATE trail SET actor = 'x'", "DELETE FROM trail", "DELETE FROM original_chunk",
      "UPDATE plan_version SET document = '{}'", "DELETE FROM adviser_version",
      "INSERT OR REPLACE INTO trail SELECT seq, at, 'x', action, subject, payload_digest, previous, hash FROM trail",
      "INSERT INTO trail SELECT max(seq) + 2, at, actor, action, subject, payload_digest, hash, zeroblob(32) FROM trail",
      "INSERT OR REPLACE INTO batch SELECT * FROM batch WHERE id = 1", "UPDATE destination SET code = 'PBD-WIS'",
      "DELETE FROM adviser", "UPDATE working_level SET id = id + 10", "UPDATE organisation SET number = 1",
      "INSERT INTO batch_undo VALUES (3, 2, 'omgekeerd')",
      "INSERT INTO batch_undo VALUES (1, 2, 'x'), (3, 3, 'zichzelf')",
    ] {
      #expect(throws: DatabaseError.self, "\(statement) went through") {
        try queue.write { try $0.execute(sql: statement) }
      }
    }
    let changes = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM registration WHERE minutes = 90") }
    #expect(changes == 1)
  }

  @Test func `a purge may delete facts while it is open, and itself stays`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    do {
      let register = try Register(path: path, mode: .creating)
      try register.load([smallPlan()], file: "plan.yaml", on: day("2025-09-01"))
      try register.load([Adviser(code: "B01", name: "Ann", role: .adviser)], file: "b.csv")
      try register.load([try registration("2025-10-01", minutes: 90)])
    }
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.write { db in
        try db.execute(
          sql: "INSERT INTO purge (opened_at, reason, actor) VALUES ('2031-01-01T00:00:00Z', 'bewaartermijn', 'x')")
        try db.execute(
          sql: """
            INSERT INTO tombstone SELECT 8, id, digest, 1 FROM registration;
            DELETE FROM registration;
            """)
      }
      for statement in ["DELETE FROM purge", "UPDATE purge SET actor = 'y', closed_at = 'z'"] {
        #expect(throws: DatabaseError.self, "\(statement) went through") {
          try queue.write { try $0.execute(sql: statement) }
        }
      }
      try queue.write { try $0.execute(sql: "UPDATE purge SET closed_at = '2031-01-01T00:00:01Z'") }
      #expect(throws: DatabaseError.self) {
        try queue.write { try $0.execute(sql: "UPDATE purge SET closed_at = NULL") }
      }
    }
    // The number of the purged fact is not given to another.
    let register = try Register(path: path, mode: .writing)
    try register.load([try registration("2025-10-02", minutes: 60)], file: "later.csv")
    #expect(try register.read { try $0.registrations().map(\.id) } == [2])
  }

  @Test func `every table of facts refuses change and removal`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    _ = try Register(path: path, mode: .creating)
    let bare = try DatabaseQueue(path: path).read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT t.name FROM sqlite_master AS t
          WHERE t.type = 'table' AND (t.sql LIKE '%-- fact it belongs to%' OR t.sql LIKE '%-- number of the fact%')
            AND (SELECT count(*) FROM sqlite_master AS g WHERE g.type = 'trigger' AND g.tbl_name = t.name) < 2
          """)
    }
    #expect(bare == [])
  }

  @Test func `the trail of a load holds all that its batch says`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    do {
      let register = try Register(path: path, mode: .creating)
      try register.load([smallPlan()], file: "plan.yaml", on: day("2025-09-01"), isInvented: true)
    }
    let payload = try DatabaseQueue(path: path).read {
      try String.fetchOne($0, sql: "SELECT payload FROM trail_payload") ?? ""
    }
    for part in [#""isInvented":true"#, #""loadedOn":"2025-09-01""#, #""supersessionDigest":"#, #""rowsDigest":"#] {
      #expect(payload.contains(part))
    }
  }

  @Test func `an audit says which batch it saw, also when another was loaded before it was kept`() throws {
    let register = try preparedRegister()
    let item = FoundItem(
      identity: [UInt8](repeating: 1, count: 32), rule: "DAT001", scope: "PBD-NED", severity: .error,
      message: Label("dubbel", "double"), detail: "{}")
    let seen = try register.read { try $0.lastBatch() }
    try register.load([Adviser(code: "B02", name: "Bo", role: .adviser)], file: "later.csv")
    let (run, findings) = try register.keepAudit(
      [item, item], ruleset: "standaard", rulesetDigest: [UInt8](repeating: 0, count: 32), scope: "alles",
      at: Moment(unixSeconds: 0, day: try day("2026-02-02")), actor: "proef", programVersion: "0", batch: seen)
    #expect(run.batch == seen)
    #expect(run.errors == 1)
    #expect(findings.count == 1)
  }

  @Test func `each entry of the trail holds the hash of the one before`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    do {
      let register = try Register(path: path, mode: .creating)
      try register.load([smallPlan()], file: "plan.yaml", on: day("2025-09-01"))
      try register.load([Adviser(code: "B01", name: "Ann", role: .adviser)], file: "b.csv")
    }
    let rows = try DatabaseQueue(path: path).read { db in
      try Row.fetchAll(db, sql: "SELECT previous, hash FROM trail ORDER BY seq")
    }
    #expect(rows.count == 2)
    #expect(rows[0]["previous"] as Data == Data(count: 32))
    #expect(rows[1]["previous"] as Data == rows[0]["hash"] as Data)
  }

  @Test func `a newer database is refused with the version it has`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("nieuw.sqlite")
    _ = try Register(path: path, mode: .creating)
    try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 9") }
    let error = #expect(throws: RegisterError.self) { try Register(path: path, mode: .writing) }
    #expect(error?.code == .newer)
    #expect(error?.message.dutch.contains("schema 9") == true)
  }

  @Test func `a database of another program is left alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("ander.sqlite")
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE x (y)") }
    #expect(throws: RegisterError.self) { try Register(path: path, mode: .creating) }
    let tables = try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master") }
    #expect(tables == ["x"])
  }

  @Test func `a file that is no database, a folder, and nothing at all are told apart`() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write(String(repeating: "geen databank\n", count: 100), to: "tekst.sqlite")
    #expect(#expect(throws: RegisterError.self) { try Register(path: text, mode: .reading) }?.code == .notADatabase)
    #expect(
      #expect(throws: RegisterError.self) { try Register(path: folder.url.path, mode: .reading) }?.code == .notADatabase
    )
    #expect(
      #expect(throws: RegisterError.self) { try Register(path: folder.path("er niet"), mode: .reading) }?.code
        == .missing)
  }

  @Test func `a locked database is said to be in use, and nothing is written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("bezet.sqlite")
    let register = try Register(path: path, mode: .creating, busyTimeout: 0.2)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let error = #expect(throws: RegisterError.self) {
      try register.load([smallPlan()], file: "plan.yaml", on: day("2025-09-01"))
    }
    #expect(error?.code == .locked)
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    #expect(try register.read { try $0.batches().isEmpty })
  }

  @Test func `an audit's finding is new, then persists, is resolved, and is reopened`() throws {
    let register = try preparedRegister()
    func item(_ identity: UInt8) -> FoundItem {
      FoundItem(
        identity: [UInt8](repeating: identity, count: 32), rule: "DAT001", scope: "PBD-NED", severity: .error,
        message: Label("dubbel", "double"), detail: "{}")
    }
    func audit(_ items: [FoundItem]) throws -> (run: AuditRunRecord, findings: [KeptFinding]) {
      try register.keepAudit(
        items, ruleset: "standaard", rulesetDigest: [UInt8](repeating: 0, count: 32), scope: "2026-01",
        at: Moment(unixSeconds: 0, day: try day("2026-02-02")), actor: "proef", programVersion: "0")
    }
    #expect(try audit([item(1), item(2)]).findings.map(\.state) == [.new, .new])
    let second = try audit([item(1)])
    #expect(second.findings.map(\.state) == [.persisting])
    #expect(second.run.resolved == 1)
    #expect(try audit([item(1), item(2)]).findings.map(\.state) == [.persisting, .reopened])
  }
}
