import Foundation
import GRDB

/// Finds the text of a line in the kept bytes of a file.
enum Originals {
  /// The text line of a batch's file, without its line end; `nil` when the file has no such line.
  static func line(_ line: Int, batch: Int, in db: Database) throws -> String? {
    guard
      let first = try Row.fetchOne(
        db,
        sql: """
          SELECT number, first_line, byte_count, bytes FROM original_chunk
          WHERE batch_id = ? AND first_line <= ? ORDER BY number DESC LIMIT 1
          """, arguments: [batch, line])
    else { return nil }
    let number: Int = first["number"]
    let bytes: Data = first["bytes"]
    var text = try Zlib.inflate(Array(bytes), size: first["byte_count"])
    var range = find(line - (first["first_line"] as Int), in: text)
    var next = number + 1
    // A line longer than a piece goes on in the next one.
    while range.isOpen,
      let more = try Row.fetchOne(
        db, sql: "SELECT byte_count, bytes FROM original_chunk WHERE batch_id = ? AND number = ?",
        arguments: [batch, next]), text.count < 4 * OriginalWriter.pieceSize
    {
      let piece: Data = more["bytes"]
      text += try Zlib.inflate(Array(piece), size: more["byte_count"])
      range = find(line - (first["first_line"] as Int), in: text)
      next += 1
    }
    guard let start = range.start else { return nil }
    return String(decoding: text[start..<range.end], as: UTF8.self)
  }

  /// Where the line with this number, from 0, stands; open when no line end follows it.
  private static func find(_ number: Int, in text: [UInt8]) -> (start: Int?, end: Int, isOpen: Bool) {
    var current = 0
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == 0x0A || byte == 0x0D {
        if current == number { return (start, index, false) }
        if byte == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
        current += 1
        start = index + 1
      }
      index += 1
    }
    return current == number && start < text.count ? (start, text.count, true) : (nil, text.count, true)
  }
}
