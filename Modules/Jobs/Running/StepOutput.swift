import Foundation
import GuidanceKit
import Register

/// The file that holds what a step wrote, and the two ends of it that go into the database.
///
/// The step writes into the file itself, so that a runner that dies takes nothing along. Of more than the limit the beginning
/// and the end stay; the middle is given back to the disk while the step still writes.
struct StepOutput: Sendable {
  let path: String
  /// How many bytes are kept.
  var limit = StepSettings.usualOutputLimit
  /// What must not be kept.
  var mask = SecretMask([])
  /// The language of the line that stands for the middle.
  var language = Language.dutch

  /// How much of the beginning and of the end the database keeps, in bytes.
  static let headBytes = 4_096
  static let tailBytes = 8_192
  /// How much is looked at in one go while the file is gone over, in bytes.
  private static let piece = 256 * 1_024

  init(folder: String, run: Int, step: String, attempt: Int) {
    path = "\(folder)/\(run)/\(step)-\(attempt).log"
  }

  /// Makes the folder of the run.
  func prepare() throws {
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
  }

  // MARK: - While the step writes

  /// Gives the middle of a file that is too long back to the disk; its length stays, so that the step can go on.
  func keepWithinLimit() {
    let file = open(path, O_WRONLY)
    guard file >= 0 else { return }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    guard size > limit else { return }
    // Whole pages: what is only part of one stays.
    let start = (limit / 2 + 4_095) / 4_096 * 4_096
    let end = (size - limit / 2) / 4_096 * 4_096
    guard end > start else { return }
    // FALLOC_FL_PUNCH_HOLE with FALLOC_FL_KEEP_SIZE; a file system that cannot do it keeps everything.
    _ = Self.fallocate?(file, 0x03, off_t(start), off_t(end - start))
  }

  /// The system's `fallocate`, which the C library shows only to who asks for GNU's extensions.
  private static let fallocate: (@convention(c) (Int32, Int32, off_t, off_t) -> Int32)? = {
    guard let symbol = dlsym(nil, "fallocate") else { return nil }
    return unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32, off_t, off_t) -> Int32).self)
  }()

  // MARK: - When it has ended

  /// Takes out what must not be kept, and the middle of what is too long.
  ///
  /// - Returns: how many bytes the step wrote.
  func settle() -> Int? {
    guard let file = FileHandle(forReadingAtPath: path), let end = try? file.seekToEnd() else { return nil }
    defer { try? file.close() }
    let size = Int(end)
    guard size > limit || !mask.isEmpty else { return size }
    let other = "\(path).part"
    do {
      guard FileManager.default.createFile(atPath: other, contents: nil, attributes: [.posixPermissions: 0o640]) else {
        return size
      }
      let target = try FileHandle(forWritingTo: URL(fileURLWithPath: other))
      defer { try? target.close() }
      if size <= limit {
        try copy(file, from: 0, through: size, to: target)
      } else {
        try copy(file, from: 0, through: limit / 2, to: target)
        let left = size - limit / 2 * 2
        let line = Label("\(left) bytes weggelaten", "\(left) bytes left out")[language]
        try target.write(contentsOf: Data("\n[... \(line) ...]\n".utf8))
        try copy(file, from: size - limit / 2, through: size, to: target)
      }
      guard rename(other, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? FileManager.default.removeItem(atPath: other)
      // Better no output than a secret: the two ends still go into the database, masked.
      if !mask.isEmpty { truncate(path, 0) }
    }
    return size
  }

  private func copy(_ file: FileHandle, from start: Int, through end: Int, to target: FileHandle) throws {
    try file.seek(toOffset: UInt64(start))
    var left = end - start
    var held: [UInt8] = []
    while left > 0 {
      guard let data = try file.read(upToCount: min(left, Self.piece)), !data.isEmpty else { break }
      left -= data.count
      var bytes = held + Array(data)
      let count = left > 0 ? mask.heldBack(of: bytes) : 0
      held = Array(bytes.suffix(count))
      bytes.removeLast(count)
      try target.write(contentsOf: Data(mask.masked(bytes)))
    }
    try target.write(contentsOf: Data(mask.masked(held)))
  }

  /// What the database keeps: where the file is, how much was written, its head and its tail.
  func record(written: Int? = nil) -> StepOutputRecord? {
    guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else { return nil }
    defer { try? file.close() }
    let bytes = Int(size)
    guard bytes > Self.headBytes + Self.tailBytes else {
      return StepOutputRecord(
        path: path, bytes: written ?? bytes, head: text(Self.read(file, from: 0, count: bytes)), tail: "")
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
      path: path, bytes: written ?? bytes, head: text(head), tail: text(Array(tail.dropFirst(tailStart))))
  }

  private static func read(_ file: FileHandle, from offset: Int, count: Int) -> [UInt8] {
    guard (try? file.seek(toOffset: UInt64(offset))) != nil, let data = try? file.read(upToCount: count) else {
      return []
    }
    return Array(data)
  }

  /// The bytes as text; SQLite ends a text at a zero byte, so that becomes a replacement mark too.
  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: mask.masked(bytes), as: UTF8.self).replacing("\0", with: "\u{FFFD}")
  }

  private static func length(ofCharacter lead: UInt8) -> Int {
    lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
  }
}
