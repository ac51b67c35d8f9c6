import GRDB
import GuidanceKit

/// What later facts name and only the batch to be taken back declares: without it they would say nothing.
extension UndoCheck {
  // MARK: Codes of lookup tables

  /// Later batches with facts that name an adviser, a project or a code of a plan that nobody else declares.
  func dependents() throws -> (batches: [Int], codes: String) {
    var found: Set<Int> = []
    var codes: Set<String> = []
    for (table, lost) in try lostCodes() where !lost.isEmpty {
      let list = lost.keys.map(String.init).joined(separator: ", ")
      for other in RecordKind.allCases {
        for reference in try LookupReference.of(other, to: table.rawValue, in: db) {
          let column = reference.column
          for row in try Row.fetchAll(
            db,
            sql: """
              SELECT DISTINCT f.batch_id, \(column) FROM \(reference.tables)
              WHERE \(column) IN (\(list)) AND f.batch_id > \(batch.id) AND \(current("f", other))
              """)
          {
            found.insert(row[0])
            codes.formUnion(lost[row[1]].map { [$0] } ?? [])
          }
        }
      }
      guard table == .targetGroup else { continue }
      for (id, code) in lost where (1...63).contains(id) {
        let naming = try batches(
          """
          SELECT DISTINCT f.batch_id FROM main.registration AS f WHERE f.target_groups & \(1 << (id - 1)) <> 0
            AND f.batch_id > \(batch.id) AND \(current("f", .registration))
          """)
        found.formUnion(naming)
        if !naming.isEmpty { codes.insert(code) }
      }
    }
    if kind == .plan {
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT f.batch_id, f.plan_code FROM main.norms_version AS f
          WHERE f.batch_id > \(batch.id) AND \(current("f", .norms))
            AND f.plan_code IN (SELECT code FROM main.plan_version WHERE batch_id = \(batch.id))
            AND f.plan_code NOT IN (SELECT p.code FROM main.plan_version AS p WHERE \(current("p", .plan)))
          """)
      {
        found.insert(row[0])
        codes.insert(row[1])
      }
    }
    let sorted = codes.sorted()
    let shown = sorted.prefix(5).joined(separator: ", ") + (sorted.count > 5 ? " …" : "")
    return (found.sorted(), shown)
  }

  /// The codes, by number, that no standing batch declares once this one is taken back.
  private func lostCodes() throws -> [LookupTable: [Int: String]] {
    let tables: [LookupTable]
    switch kind {
    case .adviser: tables = [.adviser]
    case .project, .projectPhase: tables = [.project, .destination]
    case .plan: tables = [.destination, .goal, .fund, .focus, .initiative, .targetGroup]
    default: return [:]
    }
    var lost: [LookupTable: [Int: String]] = [:]
    for table in tables {
      let now = try DeclaredCodes(Snapshot(db: db, asOf: nil)).codes(of: table)
      let then = try DeclaredCodes(Snapshot(db: db, asOf: nil), without: batch.id).codes(of: table)
      for row in try Row.fetchAll(db, sql: "SELECT id, code FROM main.\(table.rawValue)") {
        let code: String = row["code"]
        if now[code] != nil, then[code] == nil { lost[table, default: [:]][row["id"]] = code }
      }
    }
    return lost
  }

  /// SQL that holds for a fact that is current once this batch is taken back.
  private func current(_ alias: String, _ kind: RecordKind) -> String {
    Live.condition(alias, kind, without: batch.id)
  }

  // MARK: Numbers and codes of records

  /// Later batches that refer to records which only this batch has.
  struct Reference {
    /// What is referred to.
    let names: Label
    /// The batches.
    let batches: [Int]
    /// The numbers or codes, the first five.
    let shown: String
  }

  /// Later batches with facts that name an institution, a community, a trajectory or a survey that no other batch declares.
  func references() throws -> [Reference] {
    switch kind {
    case .organisation:
      let places = try RecordKind.allCases.flatMap { other in
        try LookupReference.of(other, to: "organisation", in: db).filter {
          other != .organisation || $0.column != "f.organisation_number"
        }.map { (other, $0) }
      }
      return try [reference(Label("instellingen", "institutions"), by: "organisation_number", at: places)]
        .compactMap { $0 }
    case .plg:
      return try [reference(Label("PLG's", "PLGs"), by: "code", at: named("plg", in: [.plgMember, .plgSession]))]
        .compactMap { $0 }
    case .trajectory:
      let places = named("trajectory", in: [.registration]) + named("subject", in: [.survey, .surveyChoice])
      return try [reference(Label("trajecten", "trajectories"), by: "code", at: places)].compactMap { $0 }
    case .survey:
      return try [reference(Label("bevragingen", "surveys"), by: "code", at: named("survey", in: [.surveyResponse]))]
        .compactMap { $0 }
    default: return []
    }
  }

  private func named(_ column: String, in kinds: [RecordKind]) -> [(RecordKind, LookupReference)] {
    kinds.map { ($0, LookupReference(column: "f.\(column)", tables: "main.\($0.table) AS f")) }
  }

  private func reference(
    _ names: Label, by column: String, at places: [(RecordKind, LookupReference)]
  ) throws -> Reference? {
    var found: Set<Int> = []
    var values: Set<String> = []
    for (other, place) in places {
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT f.batch_id, CAST(\(place.column) AS TEXT) FROM \(place.tables)
          WHERE f.batch_id > \(batch.id) AND \(current("f", other)) AND \(place.column) IN (
            SELECT o.\(column) FROM main.\(kind.table) AS o WHERE o.batch_id = \(batch.id)
            EXCEPT SELECT o.\(column) FROM main.\(kind.table) AS o
              WHERE o.batch_id <> \(batch.id) AND o.batch_id NOT IN \(Live.undone()))
          """)
      for row in rows {
        found.insert(row[0])
        let text: String = row[1]
        values.insert(kind == .organisation ? Int(text).flatMap { InstitutionNumber(value: $0)?.digits } ?? text : text)
      }
    }
    guard !found.isEmpty else { return nil }
    let sorted = values.sorted()
    return Reference(
      names: names, batches: found.sorted(),
      shown: sorted.prefix(5).joined(separator: ", ") + (sorted.count > 5 ? " …" : ""))
  }
}
