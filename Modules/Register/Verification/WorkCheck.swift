import Foundation
import GRDB

/// Whether findings, waivers, locks, submissions and reports are as the trail says.
struct WorkCheck {
  private let db: Database
  private let trail: TrailCheck

  init(_ db: Database, _ trail: TrailCheck) {
    self.db = db
    self.trail = trail
  }

  /// The name in its payload by which an entry says which row it is about.
  private static func name(_ seal: Seal) -> String {
    switch seal {
    case .waive, .unwaive: "waiver"
    case .baseline: "baseline"
    case .lock: "lock"
    case .reopen: "reopening"
    case .submit: "submission"
    case .report: "run"
    case .audit, .load: ""
    }
  }

  func run(into result: inout RegisterVerification) throws {
    for seal in Seal.allCases where seal != .load { try check(seal, into: &result) }
    try checkOwners(into: &result)
    try checkStrangers(into: &result)
  }

  private func check(_ seal: Seal, into result: inout RegisterVerification) throws {
    let entries = trail.entries.filter { $0.action == seal.action }
    var left = Set(try Int.fetchAll(db, sql: "SELECT \(seal.column) FROM main.\(seal.table)"))
    // What was written before rows were digested, or whose content was purged, can only be counted.
    var uncounted = 0
    for entry in entries {
      guard let payload = entry.payload, let digest = payload.text("rows"),
        let id = seal == .audit ? Int(entry.subject) : payload.number(Self.name(seal))
      else {
        uncounted += 1
        continue
      }
      let isThere = left.remove(id) != nil
      if try !isThere || seal.digest(id, in: db) != digest {
        result.fault(
          "\(seal.table) \(id) is gewijzigd sinds het in de keten kwam (\(entry.action) \(entry.subject))",
          "\(seal.table) \(id) was changed since it came into the trail (\(entry.action) \(entry.subject))")
      }
    }
    if left.count != uncounted {
      let list = left.sorted().prefix(3).map(String.init).joined(separator: ", ")
      result.fault(
        "\(seal.table): niet elke rij staat in de keten (\(list))",
        "\(seal.table): not every row stands in the trail (\(list))")
    }
  }

  /// Who follows a finding up is the last one that the trail names.
  private func checkOwners(into result: inout RegisterVerification) throws {
    var owners: [Int: String?] = [:]
    for entry in trail.entries where entry.action == "assign" {
      guard let id = Int(entry.subject), let payload = entry.payload else { continue }
      owners[id] = payload.text("owner").flatMap { $0.isEmpty ? nil : $0 }
    }
    for row in try Row.fetchAll(db, sql: "SELECT id, owner FROM finding") {
      let id: Int = row[0]
      guard row[1] as String? != (owners[id] ?? nil) else { continue }
      result.fault(
        "finding \(id): wie ze opvolgt, is niet wie de keten noemt",
        "finding \(id): who follows it up is not whom the trail names")
    }
  }

  /// Rows that hang on nothing, in tables without a number of their own.
  private func checkStrangers(into result: inout RegisterVerification) throws {
    let parents = [
      ("audit_finding", "audit_run_id", "audit_run"), ("finding_digest", "audit_run_id", "audit_run"),
      ("finding", "first_run_id", "audit_run"), ("waiver_finding", "waiver_id", "waiver"),
      ("submission_content", "submission_id", "submission"), ("held_row", "row_id", "batch_row"),
    ]
    for (table, column, parent) in parents {
      let count =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM main.\(table) WHERE \(column) NOT IN (SELECT id FROM main.\(parent))") ?? 0
      if count > 0 {
        result.fault(
          "\(table): \(count) rijen zonder \(parent)", "\(table): \(count) rows without \(parent)")
      }
    }
    let open = try Int.fetchAll(db, sql: "SELECT purge_id FROM tombstone WHERE purge_id NOT IN (SELECT id FROM purge)")
    if let purge = open.first {
      result.fault("tombstone: wissing \(purge) bestaat niet", "tombstone: purge \(purge) does not exist")
    }
  }
}
