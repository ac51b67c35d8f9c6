import Crypto
import Foundation
import GRDB
import GuidanceKit

/// Something that happened to the database.
struct TrailEntry {
  var at: Moment
  var actor: String
  var action: String
  var subject: String
  var payload: any Encodable
}

/// The chained, append-only account of what happened to the database.
///
/// Each entry holds the hash of the one before, so that a change anywhere breaks the chain from there on. It proves nothing
/// against someone who rewrites the whole chain; against that stand the heads printed in reports.
enum Trail {
  /// Adds an entry at the head; inside the transaction of what it tells about.
  @discardableResult
  static func append(_ entry: TrailEntry, in db: Database) throws -> Int {
    let payload = try CanonicalJSON.text(AnyEncodable(entry.payload))
    let last = try Row.fetchOne(db, sql: "SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1")
    let seq = (last.map { $0["seq"] as Int } ?? 0) + 1
    let previous: Data = last.map { $0["hash"] } ?? Data(count: 32)
    let digest = Data(SHA256.hash(data: Data(payload.utf8)))
    let hash = hash(
      seq: seq, at: entry.at.iso, actor: entry.actor, action: entry.action, subject: entry.subject, payload: digest,
      previous: previous)
    try db.execute(
      sql: """
        INSERT INTO trail (seq, at, actor, action, subject, payload_digest, previous, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """, arguments: [seq, entry.at.iso, entry.actor, entry.action, entry.subject, digest, previous, hash])
    try db.execute(sql: "INSERT INTO trail_payload (seq, payload) VALUES (?, ?)", arguments: [seq, payload])
    return seq
  }

  /// The hash of an entry: each field with its length before it, so that no two entries read the same.
  static func hash(
    seq: Int, at: String, actor: String, action: String, subject: String, payload: Data, previous: Data
  ) -> Data {
    var hasher = SHA256()
    func add(_ data: Data) {
      withUnsafeBytes(of: Int64(data.count).littleEndian) { hasher.update(bufferPointer: $0) }
      hasher.update(data: data)
    }
    for field in ["\(seq)", at, actor, action, subject] { add(Data(field.utf8)) }
    add(payload)
    add(previous)
    return Data(hasher.finalize())
  }
}

/// Encodes any encodable value as itself.
private struct AnyEncodable: Encodable {
  let value: any Encodable
  init(_ value: any Encodable) { self.value = value }
  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}

/// Bytes as lower-case hexadecimal text.
enum Hex {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    let digits: [UInt8] = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    for byte in bytes {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
