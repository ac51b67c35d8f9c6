import Crypto
import Foundation
import GRDB

/// Walks the trail: each entry holds the hash of the one before, and its content has the digest that the entry gives.
struct TrailCheck {
  /// An entry with its content, when that is still there.
  struct Entry {
    var seq: Int
    var at: String
    var actor: String
    var action: String
    var subject: String
    var payload: Payload?
  }

  /// What the content of an entry says, as far as it is checked against other tables.
  struct Payload {
    private let values: [String: Any]

    init?(_ text: String) {
      guard let values = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else { return nil }
      self.values = values
    }

    func text(_ name: String) -> String? { values[name] as? String }
    func number(_ name: String) -> Int? { (values[name] as? NSNumber)?.intValue ?? text(name).flatMap { Int($0) } }
    func flag(_ name: String) -> Bool? { (values[name] as? NSNumber)?.boolValue }
    func count(_ name: String) -> Int? { ((values["counts"] as? [String: Any])?[name] as? NSNumber)?.intValue }
  }

  private let db: Database
  private(set) var entries: [Entry] = []
  /// Whether anything was ever purged: only then may content be missing.
  let hasPurges: Bool

  init(_ db: Database) {
    self.db = db
    hasPurges = (try? Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM purge)")) ?? false
  }

  mutating func run(into result: inout RegisterVerification) throws {
    var previous = Data(count: 32)
    var number = 0
    for row in try Row.fetchAll(
      db, sql: "SELECT t.*, p.payload FROM trail AS t LEFT JOIN trail_payload AS p ON p.seq = t.seq ORDER BY t.seq")
    {
      number += 1
      let seq: Int = row["seq"]
      let (digest, hash, before): (Data, Data, Data) = (row["payload_digest"], row["hash"], row["previous"])
      let (at, actor, action, subject): (String, String, String, String) = (
        row["at"], row["actor"], row["action"], row["subject"]
      )
      if seq != number || before != previous {
        result.fault(
          "de keten is gebroken bij gebeurtenis \(seq): ze sluit niet aan op de vorige",
          "the trail is broken at entry \(seq): it does not follow on the one before")
        number = seq
      } else if Trail.hash(
        seq: seq, at: at, actor: actor, action: action, subject: subject, payload: digest, previous: before) != hash
      {
        result.fault(
          "de keten is gebroken bij gebeurtenis \(seq) (\(action) \(subject)): haar kenmerk klopt niet",
          "the trail is broken at entry \(seq) (\(action) \(subject)): its hash does not hold")
      }
      previous = hash
      var entry = Entry(seq: seq, at: at, actor: actor, action: action, subject: subject, payload: nil)
      // Read as bytes: text that is no longer UTF-8 must differ.
      if let payload = row["payload"] as Data? {
        if Data(SHA256.hash(data: payload)) == digest {
          entry.payload = Payload(String(decoding: payload, as: UTF8.self))
        } else {
          result.fault(
            "de inhoud van gebeurtenis \(seq) (\(action) \(subject)) is gewijzigd",
            "the content of entry \(seq) (\(action) \(subject)) was changed")
        }
      } else if hasPurges {
        result.gone(
          "de inhoud van gebeurtenis \(seq) (\(action) \(subject)) is gewist",
          "the content of entry \(seq) (\(action) \(subject)) was purged")
      } else {
        result.fault(
          "de inhoud van gebeurtenis \(seq) (\(action) \(subject)) ontbreekt, en er is nooit iets gewist",
          "the content of entry \(seq) (\(action) \(subject)) is missing, and nothing was ever purged")
      }
      entries.append(entry)
      result.head = Hex.text(hash)
    }
    result.entries = entries.count
    let strangers = try Int.fetchAll(db, sql: "SELECT seq FROM trail_payload WHERE seq NOT IN (SELECT seq FROM trail)")
    for seq in strangers {
      result.fault(
        "er is inhoud voor gebeurtenis \(seq), die de keten niet kent",
        "there is content for entry \(seq), which the trail does not know")
    }
  }
}
