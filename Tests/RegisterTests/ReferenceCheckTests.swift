import GRDB
import GuidanceKit
import Register
import TestSupport
import Testing

/// Foreign keys are off while a load is merged; what it refers to is looked up all the same.
@Suite struct ReferenceCheckTests {
  @Test func `a merge that refers to what is no longer there is refused, and nothing is written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    let register = try Register(path: path, mode: .creating)
    try register.load([smallPlan()], file: "plan.yaml", on: day("2025-09-01"))
    try register.load([Adviser(code: "B01", name: "Ann", role: .adviser)], file: "b.csv")
    let on = try day("2026-02-02")
    let load = try Load(
      register,
      LoadRequest(
        kind: .registration, fileName: "r.csv",
        at: Moment(unixSeconds: Int64(on.dayNumber) * 86_400, day: on), actor: "proef", programVersion: "0"))
    try Array("kop\nrij\n".utf8).withUnsafeBytes { try load.original($0) }
    // The number of the adviser is known to the load from here on.
    try load.stage(try registration("2025-10-01", minutes: 90), line: 2, row: 2)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try other.write { db in
      for name in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'adviser'")
      {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      try db.execute(sql: "DELETE FROM adviser")
    }
    let error = #expect(throws: RegisterError.self) { try load.commit() }
    #expect(error?.code == .failed)
    #expect(error?.message.dutch.contains("registration.adviser_id = 1") == true)
    let written = try other.read { db in
      try ["registration", "batch", "original_chunk WHERE batch_id = 3"].map {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? -1
      }
    }
    #expect(written == [0, 2, 0])
  }
}
