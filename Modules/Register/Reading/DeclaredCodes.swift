import GRDB
import GuidanceKit

/// The codes that sheets may use in a state, with the labels they had in it.
///
/// The lookup tables keep every code for ever, because facts name it by its number. What a state knows is what its standing
/// batches declared, in their order: so that taking a plan back also takes back its codes, and a project its old name again.
struct DeclaredCodes {
  private let snapshot: Snapshot
  private let left: Int?

  /// - Parameter batch: a batch to leave out as if it had been taken back.
  init(_ snapshot: Snapshot, without batch: Int? = nil) {
    self.snapshot = snapshot
    left = batch
  }

  func codes(of table: LookupTable) throws -> [String: Label] {
    var codes: [String: Label] = [:]
    switch table {
    case .adviser:
      for row in try declared(.adviser, "DISTINCT a.code", join: "JOIN adviser AS a ON a.id = f.adviser_id", order: "1")
      {
        let code: String = row[0]
        codes[code] = Label(code, code)
      }
    case .project: try addProjects(to: &codes)
    case .destination:
      for care in QualityCare.allCases { codes[care.rawValue] = care.label }
      try addPlans(to: &codes) { $0.pillars.map { ($0.code, $0.name) } }
      try addProjects(to: &codes)
    case .fund:
      codes[Assignment.regularFund] = Label("reguliere middelen", "regular means")
      try addPlans(to: &codes) { $0.funds.map { ($0.code, $0.label) } }
    case .goal: try addPlans(to: &codes) { $0.goals.map { ($0.code, $0.title) } }
    case .focus: try addPlans(to: &codes) { $0.focusCategories.map { ($0.code, $0.label) } }
    case .initiative: try addPlans(to: &codes) { $0.initiatives.map { ($0.code, $0.label) } }
    case .targetGroup: try addPlans(to: &codes) { $0.targetGroups.map { ($0.code, $0.label) } }
    }
    return codes
  }

  private func addPlans(to codes: inout [String: Label], _ entries: (Plan) -> [(String, Label)]) throws {
    for row in try declared(.plan, "f.document") {
      let document: String = row[0]
      for (code, label) in entries(try Plan(json: document.utf8)) { codes[code] = label }
    }
  }

  /// A round without a name says nothing about the project's name.
  private func addProjects(to codes: inout [String: Label]) throws {
    for kind in [RecordKind.project, .projectPhase] {
      let name = kind == .project ? "f.name" : "NULL"
      for row in try declared(kind, "p.code, \(name)", join: "JOIN project AS p ON p.id = f.project_id") {
        let code: String = row[0]
        if let name = row[1] as String? {
          codes[code] = Label(name, name)
        } else if codes[code] == nil {
          codes[code] = Label(code, code)
        }
      }
    }
  }

  /// Something of every fact of a kind that became known in this state and was not taken back, superseded or not.
  private func declared(
    _ kind: RecordKind, _ columns: String, join: String = "", order: String = "f.id"
  ) throws -> [Row] {
    try Row.fetchAll(
      snapshot.db,
      sql: """
        SELECT \(columns) FROM \(kind.table) AS f \(join)
        WHERE f.batch_id <= \(snapshot.asOf ?? Int.max) AND f.batch_id NOT IN \(Live.undone(asOf: snapshot.asOf))
          AND f.batch_id <> \(left ?? 0)
        ORDER BY \(order)
        """)
  }
}
