import CZlib
import Crypto
import GuidanceKit

/// A compressed piece of a loaded file.
struct OriginalChunk {
  var number: Int
  var firstLine: Int
  var byteOffset: Int
  var byteCount: Int
  var compressed: [UInt8]
}

/// Cuts the bytes of a file into compressed pieces of at most 256 KB, at line ends where there are any, and digests them.
struct OriginalWriter {
  static let pieceSize = 262_144
  private var pending: [UInt8] = []
  private var number = 0
  private var line = 1
  private var offset = 0
  private var hasher = SHA256()
  private var lines = LineCounter()

  /// Takes the next bytes of the file.
  mutating func append(_ bytes: UnsafeRawBufferPointer, _ keep: (OriginalChunk) throws -> Void) throws {
    hasher.update(bufferPointer: bytes)
    pending.append(contentsOf: bytes)
    while pending.count >= Self.pieceSize {
      let window = pending.prefix(Self.pieceSize)
      // A carriage return at the very end may belong to a line feed that comes next, so it does not end a piece.
      var end = window.dropLast().lastIndex { $0 == 0x0A } ?? (Self.pieceSize - 1)
      if pending[end] == 0x0D { end -= 1 }
      try flush(end + 1, keep)
    }
  }

  /// Ends the file; gives its SHA-256 and its size.
  mutating func finish(_ keep: (OriginalChunk) throws -> Void) throws -> (hash: [UInt8], byteCount: Int) {
    if !pending.isEmpty { try flush(pending.count, keep) }
    return (Array(hasher.finalize()), offset)
  }

  private mutating func flush(_ count: Int, _ keep: (OriginalChunk) throws -> Void) throws {
    let piece = Array(pending.prefix(count))
    pending.removeFirst(count)
    try keep(
      OriginalChunk(
        number: number, firstLine: line, byteOffset: offset, byteCount: count, compressed: try Zlib.deflate(piece)))
    number += 1
    offset += count
    line += lines.count(piece)
  }
}

/// Counts line ends (LF, CRLF or a bare CR) over consecutive pieces.
struct LineCounter {
  private var lastWasReturn = false

  /// The line ends that are complete within these bytes.
  mutating func count(_ bytes: [UInt8]) -> Int {
    var count = 0
    for byte in bytes {
      if byte == 0x0A {
        // The carriage return before it was counted already.
        if !lastWasReturn { count += 1 }
        lastWasReturn = false
      } else {
        lastWasReturn = byte == 0x0D
        if lastWasReturn { count += 1 }
      }
    }
    return count
  }
}

/// zlib's compression of a whole buffer.
enum Zlib {
  static func deflate(_ bytes: [UInt8]) throws -> [UInt8] {
    var size = compressBound(UInt(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(size))
    guard compress2(&result, &size, bytes, UInt(bytes.count), 1) == Z_OK else {
      throw RegisterError(.failed, Label("Comprimeren is mislukt.", "Compression failed."))
    }
    return Array(result.prefix(Int(size)))
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
