import Foundation
import GRDB
import GuidanceKit
import TestSupport
import Testing

@testable import Register

@Suite struct BackupTests {
  @Test func `a copy holds all of one moment, is one file, and leaves the database at work`() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.path("a.sqlite"), mode: .creating)
    let store = RunStore(register)
    _ = try store.firstSeen(job: "proef", at: UTCTime(unixSeconds: 0))
    let backup = try register.backUp(to: folder.path("kopie.sqlite"))
    _ = try store.firstSeen(job: "later", at: UTCTime(unixSeconds: 0))
    #expect(backup.lastBatch == 0 && backup.bytes > 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.filter { $0.hasPrefix("kopie") } == ["kopie.sqlite"])
    let copy = RunStore(try Register(path: folder.path("kopie.sqlite"), mode: .writing))
    #expect(try !copy.firstSeen(job: "proef", at: UTCTime(unixSeconds: 1)).isNew)
    #expect(try copy.firstSeen(job: "later", at: UTCTime(unixSeconds: 1)).isNew)
  }

  @Test func `a file that is there already is left alone`() throws {
    let folder = try TemporaryFolder()
    let register = try Register(path: folder.path("a.sqlite"), mode: .creating)
    try folder.write("niet van ons", to: "kopie.sqlite")
    #expect(throws: RegisterError.self) { try register.backUp(to: folder.path("kopie.sqlite")) }
    #expect(try String(contentsOfFile: folder.path("kopie.sqlite"), encoding: .utf8) == "niet van ons")
  }

  @Test func `a copy of a damaged database is refused and leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    do {
      let queue = try DatabaseQueue(path: folder.path("a.sqlite"))
      _ = try Register(path: folder.path("a.sqlite"), mode: .creating)
      try queue.inDatabase { db in
        // A reference to a run that is not there, as only a broken program could leave it.
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        try db.execute(
          sql: "INSERT INTO job_cancel (run_id, asked_at, actor, reason) VALUES (99, '2026-01-01T00:00:00Z', 'x', 'x')")
      }
    }
    let register = try Register(path: folder.path("a.sqlite"), mode: .reading)
    #expect {
      try register.backUp(to: folder.path("kopie.sqlite"))
    } throws: { error in
      (error as? RegisterError)?.message.dutch.contains("is niet gaaf") == true
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(!names.contains { $0.hasPrefix("kopie") })
  }
}
