import Crypto
import Dispatch
import Foundation
import GuidanceKit
import Synchronization

/// Stores what a load reads, on a thread of its own: digests rows, compresses and digests the file, writes both to
/// temporary files.
///
/// Reading and storing take about as long as each other, so two cores halve the time. At most a few blocks wait, so that
/// a fast reader does not fill the memory.
final class SpoolWriter: Sendable {
  private let queue = DispatchQueue(label: "leerspoor.load")
  private let room = DispatchSemaphore(value: 6)
  private let state: Mutex<State>
  /// Whether something failed: asked for every block without waiting for the block that is being stored.
  private let hasFailed = Atomic(false)

  /// What is written; only the queue's blocks touch it, one after another.
  private struct State {
    var rows: SpoolFile
    var fingerprints: SpoolFile
    var pieces: SpoolFile
    var originals: OriginalWriter
    var index: [StagedPiece] = []
    var records = 0
    var scratch: ByteBlock = ByteBlock(capacity: 1024)
    var failure: (any Error)?

    mutating func take(rows block: ByteBlock) throws {
      var place = 0
      while place < block.count {
        let length = Int(
          UInt32(littleEndian: block.bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
        if block.bytes[place + 4] == SpoolItem.Tag.record {
          try take(record: block[place..<place + length])
        } else {
          try rows.append(block[place..<place + length])
        }
        place += length
      }
    }

    /// Digests the content of a record and puts the digest in its place.
    ///
    /// On its way the record has its content, with its length before it, between the key and the values.
    private mutating func take(record: UnsafeRawBufferPointer) throws {
      let view = SpoolView(bytes: record)
      let key = view.key
      let contentPlace = SpoolItem.headLength + key.count
      let contentLength = Int(
        UInt32(littleEndian: record.loadUnaligned(fromByteOffset: contentPlace, as: UInt32.self)))
      let content = UnsafeRawBufferPointer(rebasing: record[contentPlace + 4..<contentPlace + 4 + contentLength])
      let values = UnsafeRawBufferPointer(rebasing: record[(contentPlace + 4 + contentLength)...])
      let row = scratch
      row.removeAll()
      row.append(UnsafeRawBufferPointer(rebasing: record[..<SpoolItem.headLength]))
      SHA256.half(content) { row.set($0, at: SpoolItem.digestPlace) }
      if view.hasOwnKey {
        row.append(key)
      } else if view.flags & SpoolItem.Flag.digestsKey != 0 {
        SHA256.half(key) { row.append($0) }
      } else {
        SHA256.half(content) { row.append($0) }
      }
      let keyLength = row.count - SpoolItem.headLength
      row.set(UInt32(keyLength), at: SpoolItem.keyLengthPlace)
      let fingerprint = Fingerprint.of(row[SpoolItem.headLength..<row.count])
      row.append(values)
      row.set(UInt32(row.count), at: 0)
      try rows.append(row.bytes)
      try withUnsafeBytes(of: fingerprint) { try fingerprints.append($0) }
      records += 1
    }

    mutating func take(original block: ByteBlock) throws {
      var pieces: [OriginalPiece] = []
      try originals.append(block.bytes) { pieces.append($0) }
      for piece in pieces { try keep(piece) }
    }

    mutating func keep(_ piece: OriginalPiece) throws {
      index.append(
        StagedPiece(
          firstLine: piece.firstLine, byteOffset: piece.byteOffset, byteCount: piece.byteCount, place: pieces.size,
          length: piece.compressed.count))
      try piece.compressed.withUnsafeBytes { try pieces.append($0) }
    }
  }

  init(folder: String, lines: LineUnit) throws {
    let (rows, fingerprints, pieces) = (
      try SpoolFile(folder: folder), try SpoolFile(folder: folder), try SpoolFile(folder: folder)
    )
    state = Mutex(
      State(rows: rows, fingerprints: fingerprints, pieces: pieces, originals: OriginalWriter(lines: lines)))
  }

  /// Takes a block of items.
  func write(rows block: ByteBlock) throws { try enqueue { try $0.take(rows: block) } }

  /// Takes the next bytes of the file.
  func write(original block: ByteBlock) throws { try enqueue { try $0.take(original: block) } }

  private func enqueue(_ body: @escaping @Sendable (inout State) throws -> Void) throws {
    if hasFailed.load(ordering: .acquiring) { try state.withLock { if let failure = $0.failure { throw failure } } }
    room.wait()
    queue.async { [self] in
      defer { room.signal() }
      state.withLock { state in
        guard state.failure == nil else { return }
        do {
          try body(&state)
        } catch {
          state.failure = error
          hasFailed.store(true, ordering: .releasing)
        }
      }
    }
  }

  /// Waits until all is stored.
  func finish() throws -> Spool {
    queue.sync {}
    return try state.withLock { state in
      if let failure = state.failure { throw failure }
      var pieces: [OriginalPiece] = []
      let (hash, byteCount) = try state.originals.finish { pieces.append($0) }
      for piece in pieces { try state.keep(piece) }
      try state.rows.flush()
      try state.fingerprints.flush()
      try state.pieces.flush()
      return Spool(
        rows: state.rows, fingerprints: state.fingerprints, pieces: state.pieces, index: state.index,
        records: state.records, hash: hash, byteCount: byteCount)
    }
  }
}

/// A compressed piece of the file in the spool.
struct StagedPiece {
  var firstLine: Int
  var byteOffset: Int
  var byteCount: Int
  /// Where its compressed bytes begin.
  var place: Int
  /// How many compressed bytes there are.
  var length: Int
}

/// Everything that a load read, ready to be compared and merged.
struct Spool {
  let rows: SpoolFile
  let fingerprints: SpoolFile
  let pieces: SpoolFile
  let index: [StagedPiece]
  /// The number of records.
  let records: Int
  /// The SHA-256 of the file.
  let hash: [UInt8]
  /// The size of the file.
  let byteCount: Int
}

/// Eight bytes of a key, to find equal ones fast; equal keys have equal ones, and others almost never.
enum Fingerprint {
  static func of(_ key: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(key.count) &* 0x9E37_79B9_7F4A_7C15
    var place = 0
    while place &+ 8 <= key.count {
      mix(&hash, key.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place &+= 8
    }
    var rest: UInt64 = 0
    while place < key.count {
      rest = rest &<< 8 | UInt64(key[place])
      place &+= 1
    }
    mix(&hash, rest)
    return hash ^ (hash >> 29)
  }

  @inline(__always)
  private static func mix(_ hash: inout UInt64, _ word: UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    hash = product.high ^ product.low &+ 0xE703_7ED1_A0B4_28DB
  }

  /// How many fingerprints are looked at in one turn; they take 16 bytes each.
  static let perTurn = 1 << 19

  /// The fingerprints that more than one record of a spool has.
  ///
  /// Memory is bounded whatever the number of records: they are taken in as many turns as are needed, each turn a part of
  /// the fingerprints.
  static func repeated(in spool: Spool) throws -> Set<UInt64> {
    guard spool.records > 1 else { return [] }
    let turns = UInt64((spool.records + perTurn - 1) / perTurn)
    var size = 1024
    while size < min(spool.records, perTurn) * 2 { size *= 2 }
    var table = [UInt64](repeating: 0, count: size)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { room.deallocate() }
    var repeated: Set<UInt64> = []
    var used = 0
    for turn in 0..<turns {
      if turn > 0 { for slot in table.indices { table[slot] = 0 } }
      used = 0
      var offset = 0
      while true {
        let count = try spool.fingerprints.read(at: offset, into: room)
        guard count > 0 else { break }
        offset += count
        table.withUnsafeMutableBufferPointer { table in
          for index in 0..<count / 8 {
            let found = room.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
            if turns > 1, (found >> 40) % turns != turn { continue }
            // Zero marks a free slot; one such fingerprint in all the world may be taken for another.
            let print = found == 0 ? 1 : found
            var slot = Int(truncatingIfNeeded: print) & (size &- 1)
            while table[slot] != 0, table[slot] != print { slot = (slot &+ 1) & (size &- 1) }
            // A table that fills up, as only chosen keys could make it, gives no false no: the keys are compared later.
            if table[slot] == print || used > size * 3 / 4 {
              repeated.insert(found)
            } else {
              table[slot] = print
              used &+= 1
            }
          }
        }
      }
    }
    return repeated
  }
}

extension SHA256 {
  /// Hands over the first half of a digest, 16 bytes.
  @inline(__always)
  static func half(_ content: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    var hasher = SHA256()
    hasher.update(bufferPointer: content)
    hasher.finalize().withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<16])) }
  }
}

extension ByteBlock {
  /// Puts bytes over those at a place.
  func set(_ bytes: UnsafeRawBufferPointer, at place: Int) {
    if let start = bytes.baseAddress { (base + place).copyMemory(from: start, byteCount: bytes.count) }
  }
}
