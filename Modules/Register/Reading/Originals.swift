import Foundation
import GRDB

/// Where the compressed pieces of a file are: in the register, or in the spool of a load that is not merged yet.
protocol OriginalPieces {
  /// The number of the piece in which a line begins: the last one that begins before it; one whose first line it is may
  /// begin in the middle of it.
  func number(ofLine line: Int) throws -> Int?
  /// The bytes of a piece and the line on which it begins.
  func piece(_ number: Int) throws -> (firstLine: Int, bytes: [UInt8])?
}

/// The pieces of a batch.
struct BatchPieces: OriginalPieces {
  let batch: Int
  let db: Database

  func number(ofLine line: Int) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT number FROM original_chunk WHERE batch_id = ? AND (first_line < ? OR number = 0)
        ORDER BY number DESC LIMIT 1
        """, arguments: [batch, line])
  }

  func piece(_ number: Int) throws -> (firstLine: Int, bytes: [UInt8])? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT first_line, byte_count, bytes FROM original_chunk WHERE batch_id = ? AND number = ?",
        arguments: [batch, number])
    else { return nil }
    let bytes: Data = row["bytes"]
    return (row["first_line"], try Zlib.inflate(Array(bytes), size: row["byte_count"]))
  }
}

/// The pieces of a load that is not merged yet.
struct SpoolPieces: OriginalPieces {
  let spool: Spool

  func number(ofLine line: Int) throws -> Int? {
    guard !spool.index.isEmpty else { return nil }
    var (low, high) = (0, spool.index.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if spool.index[middle].firstLine < line { low = middle } else { high = middle }
    }
    return low
  }

  func piece(_ number: Int) throws -> (firstLine: Int, bytes: [UInt8])? {
    guard spool.index.indices.contains(number) else { return nil }
    let piece = spool.index[number]
    return (piece.firstLine, try Zlib.inflate(try compressed(piece), size: piece.byteCount))
  }

  func compressed(_ piece: StagedPiece) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: piece.length)
    _ = try bytes.withUnsafeMutableBytes { try spool.pieces.read(at: piece.place, into: $0) }
    return bytes
  }
}

/// Finds the text of a line in the kept bytes of a file.
///
/// It keeps the piece it read last, so that lines asked for in the order of the file unpack each piece once.
final class Originals {
  private let pieces: any OriginalPieces
  private let unit: LineUnit
  private var kept: (number: Int, firstLine: Int, bytes: [UInt8])?

  init(_ pieces: any OriginalPieces, unit: LineUnit) {
    self.pieces = pieces
    self.unit = unit
  }

  convenience init(_ batch: Int, in db: Database) throws {
    self.init(BatchPieces(batch: batch, db: db), unit: try FileEncoding.of(batch, in: db).unit)
  }

  /// The text line of a batch's file, without its line end; `nil` when the file has no such line.
  static func line(_ line: Int, batch: Int, in db: Database) throws -> String? {
    let encoding = try FileEncoding.of(batch, in: db)
    return try Originals(BatchPieces(batch: batch, db: db), unit: encoding.unit).line(line).map(encoding.text)
  }

  /// The bytes of a text line, without its line end; `nil` when the file has no such line.
  func line(_ line: Int) throws -> [UInt8]? { try lines(line, before: line + 1) }

  /// The bytes from one text line up to another, without the last line end; `nil` when the file has no such line.
  ///
  /// - Parameter end: the line that no longer belongs to them; when `nil`, they go on to the end of the file.
  func lines(_ start: Int, before end: Int?) throws -> [UInt8]? {
    guard let number = try pieces.number(ofLine: start), let first = try piece(number) else { return nil }
    var text = first.bytes
    var next = number + 1
    while true {
      let from = self.start(of: start - first.firstLine, in: text)
      let to = end.flatMap { self.start(of: $0 - first.firstLine, in: text) }
      // A line end at the very end may be half of one.
      if let from, let to, to < text.count { return withoutLineEnd(text[from..<to]) }
      guard text.count < 4 * OriginalWriter.pieceSize || from == nil, let more = try piece(next) else {
        guard let from, from < text.count else { return nil }
        return withoutLineEnd(text[from..<(to ?? text.count)])
      }
      text += more.bytes
      next += 1
    }
  }

  /// The bytes from the beginning of a line on, at most so many; empty when the file has no such line.
  func bytes(fromLine line: Int, limit: Int) throws -> [UInt8] {
    guard let number = try pieces.number(ofLine: line), let first = try piece(number) else { return [] }
    var text = first.bytes
    var next = number + 1
    while true {
      let from = start(of: line - first.firstLine, in: text)
      if let from, text.count - from >= limit { return Array(text[from..<from + limit]) }
      guard text.count < 4 * OriginalWriter.pieceSize + limit, let more = try piece(next) else {
        return from.map { Array(text[$0...]) } ?? []
      }
      text += more.bytes
      next += 1
    }
  }

  private func piece(_ number: Int) throws -> (number: Int, firstLine: Int, bytes: [UInt8])? {
    if let kept, kept.number == number { return kept }
    guard let found = try pieces.piece(number) else { return nil }
    let piece = (number, found.firstLine, found.bytes)
    kept = piece
    return piece
  }

  /// Where the line with this number, from 0, begins; at the end of the text when a line end is the last of it.
  private func start(of number: Int, in text: [UInt8]) -> Int? {
    if number <= 0 { return 0 }
    return text.withUnsafeBytes { bytes in
      var current = 0
      var place = 0
      while place < bytes.count {
        let sign = unit.sign(bytes, at: place)
        place &+= unit.size
        guard sign == 0x0A || sign == 0x0D else { continue }
        if sign == 0x0D, place < bytes.count, unit.sign(bytes, at: place) == 0x0A { place &+= unit.size }
        current &+= 1
        if current == number { return place }
      }
      return nil
    }
  }

  private func withoutLineEnd(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result = Array(bytes)
    for end: UInt8 in [0x0A, 0x0D] where result.count >= unit.size {
      let isEnd = result.withUnsafeBytes { unit.sign($0, at: $0.count - unit.size) == end }
      if isEnd { result.removeLast(unit.size) }
    }
    return result
  }
}

/// The encoding of a file, as far as its kept bytes need it.
struct FileEncoding {
  let name: String

  init(_ name: String) { self.name = name.lowercased() }

  /// The encoding of a batch's file; UTF-8 unless something else was kept.
  static func of(_ batch: Int, in db: Database) throws -> FileEncoding {
    FileEncoding(
      try String.fetchOne(db, sql: "SELECT encoding FROM main.batch_encoding WHERE batch_id = ?", arguments: [batch])
        ?? "utf-8")
  }

  var isUTF8: Bool { name == "utf-8" }

  /// Bytes of the file as rows are kept: in UTF-8.
  func kept(_ bytes: [UInt8]) -> [UInt8] { isUTF8 ? bytes : Array(text(bytes).utf8) }

  var unit: LineUnit {
    switch name {
    case "utf-16le": .utf16LittleEndian
    case "utf-16be": .utf16BigEndian
    default: .byte
    }
  }

  /// Kept bytes as text.
  func text(_ bytes: [UInt8]) -> String {
    switch name {
    case "utf-16le": String(decoding: units(bytes) { UInt16($1) << 8 | UInt16($0) }, as: UTF16.self)
    case "utf-16be": String(decoding: units(bytes) { UInt16($0) << 8 | UInt16($1) }, as: UTF16.self)
    case "windows-1252": String(String.UnicodeScalarView(bytes.map { Self.windows1252[$0] ?? Unicode.Scalar($0) }))
    case "cp850": String(String.UnicodeScalarView(bytes.map { Self.upper($0, Self.codePage850) }))
    case "mac roman": String(String.UnicodeScalarView(bytes.map { Self.upper($0, Self.macRoman) }))
    case "iso-8859-15": String(String.UnicodeScalarView(bytes.map { Self.latin9[$0] ?? Unicode.Scalar($0) }))
    default: String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The sign of a byte in a code page whose signs from 0x80 on stand in a list.
  private static func upper(_ byte: UInt8, _ page: [Unicode.Scalar]) -> Unicode.Scalar {
    byte < 0x80 ? Unicode.Scalar(byte) : page[Int(byte) - 0x80]
  }

  private func units(_ bytes: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) -> [UInt16] {
    stride(from: 0, to: bytes.count - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
  }

  /// Where Windows-1252 differs from ISO-8859-1.
  private static let windows1252: [UInt8: Unicode.Scalar] = [
    0x80: "\u{20AC}", 0x82: "\u{201A}", 0x83: "\u{0192}", 0x84: "\u{201E}", 0x85: "\u{2026}", 0x86: "\u{2020}",
    0x87: "\u{2021}", 0x88: "\u{02C6}", 0x89: "\u{2030}", 0x8A: "\u{0160}", 0x8B: "\u{2039}", 0x8C: "\u{0152}",
    0x8E: "\u{017D}", 0x91: "\u{2018}", 0x92: "\u{2019}", 0x93: "\u{201C}", 0x94: "\u{201D}", 0x95: "\u{2022}",
    0x96: "\u{2013}", 0x97: "\u{2014}", 0x98: "\u{02DC}", 0x99: "\u{2122}", 0x9A: "\u{0161}", 0x9B: "\u{203A}",
    0x9C: "\u{0153}", 0x9E: "\u{017E}", 0x9F: "\u{0178}",
  ]

  /// The upper half of code page 850.
  private static let codePage850 = Array(
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»\u{2591}\u{2592}\u{2593}\u{2502}\u{2524}ÁÂÀ©"
      + "\u{2563}\u{2551}\u{2557}\u{255D}¢¥\u{2510}\u{2514}\u{2534}\u{252C}\u{251C}\u{2500}\u{253C}ãÃ"
      + "\u{255A}\u{2554}\u{2569}\u{2566}\u{2560}\u{2550}\u{256C}¤ðÐÊËÈıÍÎÏ\u{2518}\u{250C}\u{2588}"
      + "\u{2584}¦Ì\u{2580}ÓßÔÒõÕµþÞÚÛÙýÝ\u{AF}\u{B4}\u{AD}±‗¾¶§÷\u{B8}°\u{A8}·¹³²\u{25A0}\u{A0}")
      .unicodeScalars)

  /// The upper half of Mac Roman.
  private static let macRoman = Array(
    ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©\u{2122}\u{B4}\u{A8}\u{2260}ÆØ\u{221E}±\u{2264}"
      + "\u{2265}¥µ\u{2202}\u{2211}\u{220F}π\u{222B}ªºΩæø¿¡¬\u{221A}ƒ\u{2248}\u{2206}«»…\u{A0}ÀÃÕŒœ–—“”‘’"
      + "÷\u{25CA}ÿŸ⁄€‹›\u{FB01}\u{FB02}‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ\u{2DC}\u{AF}\u{2D8}\u{2D9}\u{2DA}"
      + "\u{B8}\u{2DD}\u{2DB}ˇ")
      .unicodeScalars)

  /// Where ISO-8859-15 differs from ISO-8859-1.
  private static let latin9: [UInt8: Unicode.Scalar] = [
    0xA4: "\u{20AC}", 0xA6: "\u{0160}", 0xA8: "\u{0161}", 0xB4: "\u{017D}", 0xB8: "\u{017E}", 0xBC: "\u{0152}",
    0xBD: "\u{0153}", 0xBE: "\u{0178}",
  ]
}
