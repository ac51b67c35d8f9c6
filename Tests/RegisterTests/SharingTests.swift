import Foundation
import GRDB
import GuidanceKit
import Register
import TestSupport
import Testing

/// Several programs at once over one database, and accounts that may only read it.
@Suite struct SharingTests {
  @Test func `eight programs that make the database at the same moment all get it`() async throws {
    for _ in 0..<5 {
      let folder = try TemporaryFolder()
      let path = folder.path("samen.sqlite")
      let failures = await withTaskGroup(of: String?.self) { group in
        for _ in 0..<8 {
          group.addTask {
            do {
              _ = try Register(path: path, mode: .creating).read { try $0.lastBatch() }
              return nil
            } catch { return "\(error)" }
          }
        }
        return await group.reduce(into: [String]()) { failures, failure in failures += failure.map { [$0] } ?? [] }
      }
      #expect(failures == [])
    }
  }

  @Test func `a database whose making was broken off is made when it is opened again`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("half.sqlite")
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    let register = try Register(path: path, mode: .creating)
    #expect(try register.read { try $0.batches().isEmpty })
  }

  @Test func `two loads of one file at the same time give one batch`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("dubbel.sqlite")
    do {
      let register = try Register(path: path, mode: .creating)
      try register.load([smallPlan()], file: "plan.yaml", on: day("2025-09-01"))
      try register.load([Adviser(code: "B01", name: "Ann", role: .adviser)], file: "b.csv")
    }
    let record = try registration("2025-10-01", minutes: 90)
    let batches = try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<4 {
        group.addTask { try Register(path: path, mode: .writing).load([record, record], file: "r.csv").batch }
      }
      return try await group.reduce(into: [Int]()) { batches, batch in batches += batch.map { [$0] } ?? [] }
    }
    #expect(batches == [3])
    #expect(try Register(path: path, mode: .reading).read { try $0.registrations().count } == 2)
  }

  @Test func `what a database that may only be read would take in can be previewed`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("lezen.sqlite")
    _ = try Register(path: path, mode: .creating)
    let register = try Register(path: path, mode: .reading)
    let request = LoadRequest(
      kind: .adviser, fileName: "b.csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")), actor: "proef",
      programVersion: "0")
    let load = try Load(register, request)
    try load.stage(Adviser(code: "B01", name: "Ann", role: .adviser), line: 2, row: 2)
    #expect(try load.preview().counts.new == 1)
    let error = #expect(throws: RegisterError.self) { try load.commit() }
    #expect(error?.code == .readOnly)
  }

  @Test func `what a load reads stands in files without a name, so that nothing is left however it ends`() throws {
    let folder = try TemporaryFolder()
    let register = try preparedRegister()
    let request = LoadRequest(
      kind: .adviser, fileName: "b.csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")), actor: "proef",
      programVersion: "0")
    let load = try Load(register, request, stagingFolder: folder.url.path)
    try load.stage(Adviser(code: "B02", name: "Bo", role: .adviser), line: 2, row: 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
    #expect(try load.commit().counts.new == 1)
    let missing = folder.path("er niet")
    let error = #expect(throws: RegisterError.self) { try Load(register, request, stagingFolder: missing) }
    #expect(error?.message.dutch.contains(missing) == true)
  }

  @Test func `the files beside the database stay, empty, so that a folder that may not be written can be read`() throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path("map.sqlite")
    do {
      let register = try Register(path: path, mode: .creating)
      try register.load([smallPlan()], file: "plan.yaml", on: day("2025-09-01"))
    }
    let log = try FileManager.default.attributesOfItem(atPath: path + "-wal")
    #expect(log[.size] as? Int == 0)
    #expect(FileManager.default.fileExists(atPath: path + "-shm"))
  }
}
