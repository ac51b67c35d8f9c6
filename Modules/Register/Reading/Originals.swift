import Foundation
import GRDB

/// Finds the text of a line in the kept bytes of a file.
///
/// It keeps the piece it read last, so that lines asked for in the order of the file unpack each piece once.
final class Originals {
  private let db: Database
  private let batch: Int
  private var kept: (number: Int, firstLine: Int, bytes: [UInt8])?

  init(_ batch: Int, in db: Database) {
    self.db = db
    self.batch = batch
  }

  /// The text line of a batch's file, without its line end; `nil` when the file has no such line.
  static func line(_ line: Int, batch: Int, in db: Database) throws -> String? {
    try Originals(batch, in: db).line(line).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a text line, without its line end; `nil` when the file has no such line.
  func line(_ line: Int) throws -> [UInt8]? { try lines(line, before: line + 1) }

  /// The bytes from one text line up to another, without the last line end; `nil` when the file has no such line.
  ///
  /// - Parameter end: the line that no longer belongs to them; when `nil`, they go on to the end of the file.
  func lines(_ start: Int, before end: Int?) throws -> [UInt8]? {
    // The piece in which the line begins: one whose first line it is may begin in the middle of it.
    guard
      let number = try Int.fetchOne(
        db,
        sql: """
          SELECT number FROM original_chunk WHERE batch_id = ? AND (first_line < ? OR number = 0)
          ORDER BY number DESC LIMIT 1
          """, arguments: [batch, start]), let first = try piece(number)
    else { return nil }
    var text = first.bytes
    var next = number + 1
    while true {
      let from = Originals.start(of: start - first.firstLine, in: text)
      let to = end.flatMap { Originals.start(of: $0 - first.firstLine, in: text) }
      // A line end at the very end may be half of one.
      if let from, let to, to < text.count { return Originals.withoutLineEnd(text[from..<to]) }
      guard text.count < 4 * OriginalWriter.pieceSize || from == nil, let more = try piece(next) else {
        guard let from, from < text.count else { return nil }
        return Originals.withoutLineEnd(text[from..<(to ?? text.count)])
      }
      text += more.bytes
      next += 1
    }
  }

  private func piece(_ number: Int) throws -> (number: Int, firstLine: Int, bytes: [UInt8])? {
    if let kept, kept.number == number { return kept }
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT first_line, byte_count, bytes FROM original_chunk WHERE batch_id = ? AND number = ?",
        arguments: [batch, number])
    else { return nil }
    let bytes: Data = row["bytes"]
    let piece = (number, row["first_line"] as Int, try Zlib.inflate(Array(bytes), size: row["byte_count"]))
    kept = piece
    return piece
  }

  /// Where the line with this number, from 0, begins; at the end of the text when a line end is the last of it.
  private static func start(of number: Int, in text: [UInt8]) -> Int? {
    var current = 0
    var index = 0
    if number <= 0 { return 0 }
    while index < text.count {
      let byte = text[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index < text.count, text[index] == 0x0A { index += 1 }
      current += 1
      if current == number { return index }
    }
    return nil
  }

  private static func withoutLineEnd(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = bytes
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    return Array(bytes)
  }
}
