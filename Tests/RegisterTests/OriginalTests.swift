import GuidanceKit
import Register
import TestSupport
import Testing

/// The bytes of loaded files and where their lines stand.
@Suite struct OriginalTests {
  private func load(_ register: Register, _ text: String, _ stage: (Load) throws -> Void = { _ in }) throws -> Int {
    let request = LoadRequest(
      kind: .registration, fileName: "x.csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")), actor: "proef",
      programVersion: "0")
    let load = try Load(register, request)
    try Array(text.utf8).withUnsafeBytes { try load.original($0) }
    try stage(load)
    return try #require(try load.commit().batch)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a line longer than a piece and those around it are found whole`(end: String) throws {
    let register = try preparedRegister()
    let lines = [
      "kop", String(repeating: "lang ", count: 150_000), "na", String(repeating: "x", count: 262_143), "slot",
    ]
    let batch = try load(register, lines.joined(separator: end))
    try register.read { (snapshot) throws in
      for (index, line) in lines.enumerated() {
        #expect(try snapshot.originalLine(batch: batch, line: index + 1) == line, "line \(index + 1)")
      }
      #expect(try snapshot.originalLine(batch: batch, line: 6) == nil)
    }
  }

  @Test func `a line end cut in two between pieces counts once`() throws {
    let register = try preparedRegister()
    let lines = [String(repeating: "x", count: 262_143), "tweede", "derde"]
    let batch = try load(register, lines.joined(separator: "\r\n"))
    try register.read { (snapshot) throws in
      #expect(try snapshot.originalLine(batch: batch, line: 2) == "tweede")
      #expect(try snapshot.originalLine(batch: batch, line: 3) == "derde")
    }
  }

  @Test func `a refused duplicate that takes two lines is kept whole`() throws {
    let register = try preparedRegister()
    let text = "id;omschrijving\n7;a\n7;\"eerste\ntweede\"\n8;b\n"
    let batch = try load(register, text) { load in
      try load.stage(try registration("2025-10-01", minutes: 90, id: "7"), line: 2, row: 2)
      try load.stage(try registration("2025-10-01", minutes: 60, id: "7"), line: 3, row: 3)
      try load.stage(try registration("2025-10-01", minutes: 60, id: "8"), line: 5, row: 4)
    }
    let kept = try register.read { try $0.keptRows(batch: batch).map { String(decoding: $0.original, as: UTF8.self) } }
    #expect(kept == ["7;\"eerste\ntweede\""])
  }
}
