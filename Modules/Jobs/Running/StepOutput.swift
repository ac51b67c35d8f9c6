import Foundation
import Register

/// The file that holds everything a step wrote, and the two ends of it that go into the database.
struct StepOutput {
  let path: String

  /// How much of the beginning and of the end the database keeps, in bytes.
  static let headBytes = 4_096
  static let tailBytes = 8_192

  init(folder: String, run: Int, step: String, attempt: Int) {
    path = "\(folder)/\(run)/\(step)-\(attempt).log"
  }

  /// Makes the folder of the run.
  func prepare() throws {
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
  }

  /// What the database keeps: where the file is, its size, its head and its tail.
  func record() -> StepOutputRecord? {
    guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else { return nil }
    defer { try? file.close() }
    let bytes = Int(size)
    guard bytes > Self.headBytes + Self.tailBytes else {
      return StepOutputRecord(
        path: path, bytes: bytes, head: Self.text(Self.read(file, from: 0, count: bytes)), tail: "")
    }
    // A cut in the middle of a character would show as a replacement mark: what sticks out there is left off.
    var head = Self.read(file, from: 0, count: Self.headBytes)
    if let start = head.lastIndex(where: { $0 & 0xC0 != 0x80 }), head[start] >= 0xC0,
      head.count - start < Self.length(ofCharacter: head[start])
    {
      head.removeSubrange(start...)
    }
    let tail = Self.read(file, from: bytes - Self.tailBytes, count: Self.tailBytes)
    let tailStart = tail.prefix(3).prefix { $0 & 0xC0 == 0x80 }.count
    return StepOutputRecord(
      path: path, bytes: bytes, head: Self.text(head), tail: Self.text(Array(tail.dropFirst(tailStart))))
  }

  private static func read(_ file: FileHandle, from offset: Int, count: Int) -> [UInt8] {
    guard (try? file.seek(toOffset: UInt64(offset))) != nil, let data = try? file.read(upToCount: count) else {
      return []
    }
    return Array(data)
  }

  /// The bytes as text; SQLite ends a text at a zero byte, so that becomes a replacement mark too.
  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
  }

  private static func length(ofCharacter lead: UInt8) -> Int {
    lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
  }
}
