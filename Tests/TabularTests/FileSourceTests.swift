import Foundation
import Testing

@testable import Tabular

@Suite struct FileSourceTests {
  private let folder = FileManager.default.temporaryDirectory.path

  private func temporaryFile(_ bytes: [UInt8]) throws -> String {
    let path = "\(folder)/leerspoor-tabular-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func refusal(path: String) -> TabularError? {
    var reader = TableReader()
    do {
      try reader.read(path: path) { _ in }
      return nil
    } catch {
      return error as? TabularError
    }
  }

  @Test func `a file larger than a chunk is read to its end`() throws {
    let row = "12/01/2026;1:30;\"een regel\nmet een regeleinde\"\r\n"
    let path = try temporaryFile(Array(("datum;duur;tekst\r\n" + String(repeating: row, count: 20_000)).utf8))
    defer { unlink(path) }
    var reader = TableReader()
    var last: (line: Int, row: Int)?
    var rows = 0
    try reader.read(path: path) { item in
      if case .record(let record) = item {
        rows += 1
        last = (record.line, record.row)
      }
    }
    #expect(rows == 20_000)
    #expect(last?.line == 40_000)
    #expect(last?.row == 20_001)
    let accounted = reader.account.accountedBytes
    #expect(accounted == 18 + 20_000 * row.utf8.count)
  }

  @Test func `a source can be read twice`() throws {
    let path = try temporaryFile(Array("a;b\n1;2\n".utf8))
    defer { unlink(path) }
    var source = try FileSource(path: path)
    var first = TableReader()
    try first.read(&source) { _ in }
    try source.rewind()
    var second = TableReader()
    try second.read(&source) { _ in }
    let (isSame, isRegular, size) = (first.account == second.account, source.isRegular, source.size)
    #expect(isSame)
    #expect(isRegular)
    #expect(size == 8)
  }

  @Test func `missing files and directories are refused by name of the fault`() {
    #expect(refusal(path: "\(folder)/leerspoor-no-such-file.csv")?.kind == .fileMissing)
    #expect(refusal(path: folder)?.kind == .directory)
  }
}
