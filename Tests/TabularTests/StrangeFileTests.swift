import Testing

@testable import Tabular

/// Files as other programs write them, each with the table that is meant.
@Suite struct StrangeFileTests {
  @Test(arguments: StrangeFile.all) func `a strange file is read as it was meant`(file: StrangeFile) throws {
    var header: [String] = []
    var rows: [[String]] = []
    var aside: [Int: SetAsideReason] = [:]
    var faulty: [Int] = []
    var reader = TableReader()
    let keep = { (item: TableItem) in
      switch item {
      case .header(let found, _): header = found.names
      case .headerPart: break
      case .record(let row): rows.append(row.texts)
      case .faulty(let row, _): faulty.append(row.line)
      case .setAside(let row, let reason): aside[row.line] = reason
      }
    }
    try Array(file.text.utf8).withUnsafeBytes { try reader.feed($0, keep) }
    try reader.finish(keep)
    #expect(header == file.header)
    #expect(rows == file.rows)
    #expect(aside == file.aside)
    #expect(faulty == file.faulty)
    #expect(reader.account.accountedBytes == file.text.utf8.count)
  }

  @Test(arguments: StrangeFile.all) func `a strange file is read the same byte by byte`(file: StrangeFile) throws {
    let bytes = Array(file.text.utf8)
    let whole = try readTable(bytes)
    let single = try readTable(bytes, chunks: bytes.map { _ in 1 })
    #expect(single.items == whole.items)
    #expect(single.account == whole.account)
    #expect(single.evidence == whole.evidence)
    #expect(whole.bytes == Array(bytes.dropFirst(whole.account.markBytes)))
  }

  @Test func `there are strange files of more than eighty habits, each with a name of its own`() {
    #expect(StrangeFile.all.count > 80)
    #expect(Set(StrangeFile.all.map(\.name)).count == StrangeFile.all.count)
  }
}
