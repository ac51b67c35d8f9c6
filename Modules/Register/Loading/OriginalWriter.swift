import CZlib
import Crypto
import Foundation
import GuidanceKit

/// How many bytes a line end is made of, in the encoding of a file.
public enum LineUnit: Sendable {
  /// One: UTF-8 and every encoding of one byte a sign.
  case byte
  /// Two, the low one first.
  case utf16LittleEndian
  /// Two, the high one first.
  case utf16BigEndian

  var size: Int { self == .byte ? 1 : 2 }

  /// The sign at an offset when it is a line feed or a carriage return; 0 otherwise.
  @inline(__always)
  func sign(_ bytes: UnsafeRawBufferPointer, at place: Int) -> UInt8 {
    switch self {
    case .byte: return bytes[place]
    case .utf16LittleEndian: return place &+ 1 < bytes.count && bytes[place &+ 1] == 0 ? bytes[place] : 0
    case .utf16BigEndian: return place &+ 1 < bytes.count && bytes[place] == 0 ? bytes[place &+ 1] : 0
    }
  }
}

/// A compressed piece of a loaded file.
struct OriginalPiece {
  var firstLine: Int
  var byteOffset: Int
  var byteCount: Int
  var compressed: [UInt8]
}

/// Cuts the bytes of a file into compressed pieces of at most 256 KB, at line ends where there are any, and digests them.
struct OriginalWriter {
  static let pieceSize = 262_144
  private let pending = ByteBlock(capacity: 2 * OriginalWriter.pieceSize)
  private var line = 1
  private var offset = 0
  private var hasher = SHA256()
  private var lines: LineCounter

  init(lines: LineUnit = .byte) { self.lines = LineCounter(unit: lines) }

  /// Takes the next bytes of the file.
  mutating func append(_ bytes: UnsafeRawBufferPointer, _ keep: (OriginalPiece) throws -> Void) throws {
    hasher.update(bufferPointer: bytes)
    pending.append(bytes)
    var done = 0
    while pending.count - done >= Self.pieceSize {
      let window = pending[done..<done + Self.pieceSize]
      let count = lines.cut(window)
      try flush(UnsafeRawBufferPointer(rebasing: window[..<count]), keep)
      done += count
    }
    if done > 0 { pending.removeFirst(done) }
  }

  /// Ends the file; gives its SHA-256 and its size.
  mutating func finish(_ keep: (OriginalPiece) throws -> Void) throws -> (hash: [UInt8], byteCount: Int) {
    if pending.count > 0 { try flush(pending.bytes, keep) }
    pending.removeAll()
    let end = hasher
    return (Array(end.finalize()), offset)
  }

  private mutating func flush(_ piece: UnsafeRawBufferPointer, _ keep: (OriginalPiece) throws -> Void) throws {
    try keep(
      OriginalPiece(firstLine: line, byteOffset: offset, byteCount: piece.count, compressed: try Zlib.deflate(piece)))
    offset += piece.count
    line += lines.count(piece)
  }
}

extension ByteBlock {
  fileprivate func removeFirst(_ number: Int) {
    base.copyMemory(from: base + number, byteCount: count - number)
    truncate(to: count - number)
  }
}

/// Counts line ends (LF, CRLF or a bare CR) over consecutive pieces.
struct LineCounter {
  let unit: LineUnit
  private var lastWasReturn = false

  init(unit: LineUnit = .byte) { self.unit = unit }

  /// The line ends that are complete within these bytes.
  mutating func count(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard let start = bytes.baseAddress else { return 0 }
    if unit == .byte, !lastWasReturn, memchr(start, 0x0D, bytes.count) == nil {
      var count = 0
      for byte in bytes { count &+= byte == 0x0A ? 1 : 0 }
      return count
    }
    var count = 0
    var place = 0
    while place < bytes.count {
      let sign = unit.sign(bytes, at: place)
      if sign == 0x0A {
        // The carriage return before it was counted already.
        if !lastWasReturn { count &+= 1 }
        lastWasReturn = false
      } else {
        lastWasReturn = sign == 0x0D
        if lastWasReturn { count &+= 1 }
      }
      place &+= unit.size
    }
    return count
  }

  /// How many of these bytes make a piece: up to and with the last line feed, all of them when there is none.
  func cut(_ window: UnsafeRawBufferPointer) -> Int {
    let size = unit.size
    var place = (window.count / size - 2) * size
    while place >= 0 {
      if unit.sign(window, at: place) == 0x0A { return place + size }
      place -= size
    }
    // A carriage return at the very end may belong to a line feed that comes next, so it does not end a piece.
    let whole = window.count / size * size
    return unit.sign(window, at: whole - size) == 0x0D ? whole - size : whole
  }
}

/// zlib's compression of a whole buffer.
enum Zlib {
  static func deflate(_ bytes: UnsafeRawBufferPointer) throws -> [UInt8] {
    var isDone = false
    let result = [UInt8](unsafeUninitializedCapacity: Int(compressBound(UInt(bytes.count)))) { target, count in
      var size = UInt(target.count)
      isDone =
        compress2(
          target.baseAddress, &size, bytes.bindMemory(to: UInt8.self).baseAddress, UInt(bytes.count), 1) == Z_OK
      count = isDone ? Int(size) : 0
    }
    guard isDone else { throw RegisterError(.failed, Label("Comprimeren is mislukt.", "Compression failed.")) }
    return result
  }

  static func inflate(_ bytes: [UInt8], size: Int) throws -> [UInt8] {
    var count = UInt(size)
    var result = [UInt8](repeating: 0, count: size)
    guard uncompress(&result, &count, bytes, UInt(bytes.count)) == Z_OK, count == UInt(size) else {
      throw RegisterError(
        .corrupt,
        Label(
          "De bewaarde bytes van een bestand zijn beschadigd. Zet een back-up terug.",
          "The kept bytes of a file are damaged. Restore a backup."))
    }
    return result
  }
}
