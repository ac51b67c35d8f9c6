import Foundation
import GRDB

/// The places of text lines in the kept files.
public struct OriginalPlace: Hashable, Sendable {
  /// The batch of the file.
  public var batch: Int
  /// The text line, from 1.
  public var line: Int

  /// Makes a place.
  public init(batch: Int, line: Int) {
    self.batch = batch
    self.line = line
  }
}

extension Snapshot {
  /// Many text lines as they were typed, without their line ends; lines whose bytes were removed are left out.
  ///
  /// Each piece of a file is unpacked and searched once, however many lines are asked for.
  public func originalLines(_ places: some Sequence<OriginalPlace>) throws -> [OriginalPlace: String] {
    var wanted: [Int: Set<Int>] = [:]
    for place in places { wanted[place.batch, default: []].insert(place.line) }
    var found: [OriginalPlace: String] = [:]
    for (batch, lines) in wanted.sorted(by: { $0.key < $1.key }) {
      try lines.sorted().withUnsafeBufferPointer { lines in
        try read(lines[...], of: batch) { found[OriginalPlace(batch: batch, line: $0)] = $1 }
      }
    }
    return found
  }

  /// Hands over lines of one file, given in order.
  private func read(
    _ lines: Slice<UnsafeBufferPointer<Int>>, of batch: Int, _ body: (Int, String) -> Void
  ) throws {
    let encoding = try FileEncoding.of(batch, in: db)
    let single = Originals(BatchPieces(batch: batch, db: db), unit: encoding.unit)
    func alone(_ line: Int) throws {
      if let bytes = try single.line(line) { body(line, encoding.text(bytes)) }
    }
    // A few lines are found sooner one by one.
    guard lines.count > 8 else { return try lines.forEach(alone) }
    let pieces = try Row.fetchAll(
      db, sql: "SELECT number, first_line FROM original_chunk WHERE batch_id = ? ORDER BY number", arguments: [batch]
    ).map { (number: $0["number"] as Int, firstLine: $0["first_line"] as Int) }
    var rest = lines
    for (index, piece) in pieces.enumerated() {
      let next = index + 1 < pieces.count ? pieces[index + 1].firstLine : Int.max
      // The first line may begin in the piece before, the last may go on in the next one.
      let first = rest.prefix { $0 <= piece.firstLine }
      for line in first { try alone(line) }
      rest = rest.dropFirst(first.count)
      let whole = rest.prefix { $0 < next }
      guard !whole.isEmpty else { continue }
      rest = rest.dropFirst(whole.count)
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT byte_count, bytes FROM original_chunk WHERE batch_id = ? AND number = ?",
          arguments: [batch, piece.number])
      else { continue }
      let packed: Data = row["bytes"]
      let bytes = try Zlib.inflate(Array(packed), size: row["byte_count"])
      let left = Snapshot.cut(bytes, encoding, from: piece.firstLine, lines: whole, body)
      for line in left { try alone(line) }
    }
    for line in rest { try alone(line) }
  }

  /// Hands over those of some lines that end within a piece of text, and gives back the others.
  private static func cut(
    _ text: [UInt8], _ encoding: FileEncoding, from firstLine: Int, lines: Slice<UnsafeBufferPointer<Int>>,
    _ body: (Int, String) -> Void
  ) -> [Int] {
    let unit = encoding.unit
    return text.withUnsafeBytes { bytes in
      var wanted = lines
      var number = firstLine
      var start = 0
      var place = 0
      while place < bytes.count, let line = wanted.first {
        let sign = unit.sign(bytes, at: place)
        guard sign == 0x0A || sign == 0x0D else {
          place += unit.size
          continue
        }
        let end = place
        place += unit.size
        // A line end that is the last of the piece may be half of one.
        if sign == 0x0D, place >= bytes.count { break }
        if sign == 0x0D, unit.sign(bytes, at: place) == 0x0A { place += unit.size }
        if number == line {
          body(line, encoding.text(Array(bytes[start..<end])))
          wanted = wanted.dropFirst()
        }
        number += 1
        start = place
      }
      return Array(wanted)
    }
  }
}
