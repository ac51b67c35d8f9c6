import Crypto
import Foundation
import GRDB
import GuidanceKit

/// Whether each batch says of itself what the trail says of it, and whether all that it wrote beside its facts is as it was.
struct BatchCheck {
  private let db: Database
  private let trail: TrailCheck

  init(_ db: Database, _ trail: TrailCheck) {
    self.db = db
    self.trail = trail
  }

  func run(into result: inout RegisterVerification) throws {
    var loads: [Int: TrailCheck.Entry] = [:]
    var undos: [Int: TrailCheck.Entry] = [:]
    for entry in trail.entries {
      guard let number = Int(entry.subject) else { continue }
      if entry.action == "load" { loads[number] = entry }
      // An undo is named by the batch that it takes back.
      if entry.action == "undo" { undos[number] = entry }
    }
    let undone = try Row.fetchAll(db, sql: "SELECT batch_id, undone_by, reason FROM batch_undo ORDER BY batch_id")
    let undoing = Dictionary(undone.map { ($0["undone_by"] as Int, $0) }) { first, _ in first }
    var known: Set<Int> = []
    for row in try Row.fetchAll(db, sql: "SELECT * FROM batch ORDER BY id") {
      let id: Int = row["id"]
      known.insert(id)
      result.batches += 1
      if let undo = undoing[id] {
        check(row, undo, undos[undo["batch_id"]], into: &result)
      } else if let entry = loads[id] {
        try check(row, entry, into: &result)
      } else {
        result.fault("batch \(id) staat niet in de keten", "batch \(id) does not stand in the trail")
      }
    }
    for id in Set(loads.keys).subtracting(known).sorted() {
      result.fault(
        "batch \(id) staat in de keten, maar niet in de databank",
        "batch \(id) stands in the trail, not in the database")
    }
    let taken = Set(undone.map { $0["batch_id"] as Int })
    for id in Set(undos.keys).subtracting(taken).sorted() {
      result.fault(
        "het ongedaan maken van batch \(id) staat in de keten, maar niet in de databank",
        "the undo of batch \(id) stands in the trail, not in the database")
    }
    try strangers(into: &result)
  }

  /// Rows of batches that there are not.
  private func strangers(into result: inout RegisterVerification) throws {
    let tables = [
      "supersession", "batch_row", "batch_problem", "original_chunk", "batch_confirmation", "row_resolution",
      "batch_reason", "batch_encoding", "mapping_version",
    ]
    for table in tables {
      let count =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM main.\(table) WHERE batch_id NOT IN (SELECT id FROM batch)") ?? 0
      if count > 0 {
        result.fault(
          "\(table): \(count) rijen van een batch die niet bestaat",
          "\(table): \(count) rows of a batch that does not exist")
      }
    }
  }

  // MARK: A load

  private func check(_ row: Row, _ entry: TrailCheck.Entry, into result: inout RegisterVerification) throws {
    let id: Int = row["id"]
    let name: String = row["file_name"]
    var differs = try original(row, into: &result)
    func compare(_ what: String, _ holds: Bool) { if !holds { differs.append(what) } }
    compare("loaded_at", row["loaded_at"] as String == entry.at)
    compare("actor", row["actor"] as String == entry.actor)
    guard let said = entry.payload else {
      report(differs, of: id, name, into: &result)
      return
    }
    let kind = RecordKind(rawValue: row["kind_id"])
    func hex(_ column: String) -> String { Hex.text(row[column] as Data) }
    compare("kind_id", kind?.code == said.text("kind"))
    compare("source", row["source"] as String == said.text("source"))
    compare("file_name", name == said.text("file"))
    compare("file_hash", hex("file_hash") == said.text("fileHash"))
    compare("byte_count", row["byte_count"] as Int == said.number("byteCount"))
    compare("loaded_on", row["loaded_on"] as String == said.text("loadedOn"))
    compare("program_version", row["program_version"] as String == said.text("programVersion"))
    compare("mapping", row["mapping"] as String? == said.text("mapping"))
    compare("dialect", row["dialect"] as String? == said.text("dialect"))
    compare("is_complete", row["is_complete"] as Bool == said.flag("isComplete"))
    compare("is_invented", row["is_invented"] as Bool == said.flag("isInvented"))
    for (column, count) in [
      ("records", "records"), ("new", "new"), ("changed", "changed"), ("unchanged", "unchanged"),
      ("rejected", "rejected"), ("held", "held"), ("set_aside", "setAside"), ("gone", "gone"),
    ] {
      compare(column, row[column] as Int == said.count(count))
    }
    compare("facts_digest", hex("facts_digest") == said.text("factsDigest"))
    if let digest = said.text("supersessionDigest") {
      compare("supersession", try Hex.text(BatchDigest.supersessions(batch: id, in: db)) == digest)
    }
    if let digest = said.text("rowsDigest") {
      compare("batch_row, batch_problem", try Hex.text(BatchDigest.rows(batch: id, in: db)) == digest)
    }
    if let digest = said.text("rows"), let kind, try Seal.load.digest(id, facts: kind.table, in: db) != digest {
      if trail.hasPurges {
        result.gone(
          "batch \(id) (\(name)): de nummers van de feiten zijn niet meer na te gaan, er is gewist",
          "batch \(id) (\(name)): the numbers of the facts can no longer be checked, some were purged")
      } else {
        differs.append(
          "original_chunk, batch_confirmation, row_resolution, batch_encoding, batch_reason, held_row, "
            + "nummers van feiten")
      }
    }
    report(differs, of: id, name, into: &result)
  }

  private func report(_ differs: [String], of id: Int, _ name: String, into result: inout RegisterVerification) {
    guard !differs.isEmpty else { return }
    let list = differs.joined(separator: ", ")
    result.fault(
      "batch \(id) (\(name)) is gewijzigd na het laden: \(list)",
      "batch \(id) (\(name)) was changed after loading: \(list)")
  }

  /// Whether the kept bytes are those of the file.
  private func original(_ row: Row, into result: inout RegisterVerification) throws -> [String] {
    let id: Int = row["id"]
    let encoding = FileEncoding(
      try String.fetchOne(db, sql: "SELECT encoding FROM batch_encoding WHERE batch_id = ?", arguments: [id]) ?? "utf-8"
    )
    var hasher = SHA256()
    var lines = LineCounter(unit: encoding.unit)
    var (offset, line, number) = (0, 1, 0)
    let chunks = try Row.fetchCursor(
      db, sql: "SELECT * FROM original_chunk WHERE batch_id = ? ORDER BY number", arguments: [id])
    let count: Int = row["byte_count"]
    while let chunk = try chunks.next() {
      let size: Int = chunk["byte_count"]
      guard chunk["number"] as Int == number, chunk["byte_offset"] as Int == offset, chunk["first_line"] as Int == line,
        (0...OriginalWriter.pieceSize).contains(size),
        let bytes = try? Zlib.inflate(Array(chunk["bytes"] as Data), size: size)
      else { return ["original_chunk \(number)"] }
      bytes.withUnsafeBytes {
        hasher.update(bufferPointer: $0)
        line += lines.count($0)
      }
      offset += size
      number += 1
    }
    if number == 0, count > 0, trail.hasPurges {
      result.gone(
        "batch \(id) (\(row["file_name"] as String)): de bytes van het bestand zijn gewist",
        "batch \(id) (\(row["file_name"] as String)): the bytes of the file were purged")
      return []
    }
    return offset == count && Data(hasher.finalize()) == row["file_hash"] as Data ? [] : ["original_chunk"]
  }

  // MARK: An undo

  private func check(
    _ row: Row, _ undo: Row, _ entry: TrailCheck.Entry?, into result: inout RegisterVerification
  ) {
    let (id, undone): (Int, Int) = (row["id"], undo["batch_id"])
    guard let entry else {
      return result.fault(
        "het ongedaan maken van batch \(undone) staat niet in de keten",
        "the undo of batch \(undone) does not stand in the trail")
    }
    var differs: [String] = []
    func compare(_ what: String, _ holds: Bool) { if !holds { differs.append(what) } }
    let name = "ongedaan maken van batch \(undone)"
    let nothing = Data(SHA256.hash(data: Data()))
    compare("loaded_at", row["loaded_at"] as String == entry.at)
    compare("actor", row["actor"] as String == entry.actor)
    compare("file_name", row["file_name"] as String == name)
    compare("file_hash", row["file_hash"] as Data == Data(SHA256.hash(data: Data(name.utf8))))
    compare("facts_digest", row["facts_digest"] as Data == nothing)
    for column in [
      "byte_count", "is_complete", "is_invented", "records", "new", "changed", "unchanged", "rejected", "held",
      "set_aside", "gone",
    ] {
      compare(column, row[column] as Int == 0)
    }
    compare("mapping", row["mapping"] as String? == nil && row["dialect"] as String? == nil)
    if let said = entry.payload {
      compare("batch_undo", said.number("batch") == id && said.number("undoes") == undone)
      compare("reason", undo["reason"] as String == said.text("reason"))
      compare("kind_id", RecordKind(rawValue: row["kind_id"])?.code == said.text("kind"))
      compare("source", row["source"] as String == said.text("source"))
      compare("loaded_on", row["loaded_on"] as String == said.text("undoneOn"))
      compare("program_version", row["program_version"] as String == said.text("programVersion"))
    }
    guard !differs.isEmpty else { return }
    let list = differs.joined(separator: ", ")
    result.fault(
      "batch \(id) (\(name)) is gewijzigd: \(list)", "batch \(id) (undo of batch \(undone)) was changed: \(list)")
  }
}
