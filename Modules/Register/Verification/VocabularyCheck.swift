import GRDB
import GuidanceKit

/// Whether the codes that facts refer to mean what the program, the plans and the sheets say.
struct VocabularyCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(into result: inout RegisterVerification) throws {
    let kinds = Set(
      RecordKind.allCases.map { "\($0.rawValue)|\($0.code)|\($0.label.dutch)|\($0.label.english)|\($0.table)" })
    try check(
      "record_kind", "id || '|' || code || '|' || dutch || '|' || english || '|' || fact_table", kinds, isWhole: true,
      into: &result)
    // Labels that another version words differently are brought up to date when that version next writes.
    let seeded = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'vocabulary'")
    for (table, terms) in Vocabulary.frameworks where seeded == Vocabulary.digest {
      let known = Set(terms.map { "\($0.id)|\($0.code)|\($0.label.dutch)|\($0.label.english)|\($0.source)" })
      try check(
        table, "id || '|' || code || '|' || dutch || '|' || english || '|' || source", known, isWhole: true,
        into: &result)
    }
    for (table, known) in try chosen() {
      try check(
        table, "code || '|' || dutch || '|' || english || '|' || source", known, isWhole: false, into: &result)
      // Codes are numbered from 1 in the order in which they came, and none ever goes.
      let isNumbered =
        try Bool.fetchOne(
          db, sql: "SELECT count(*) = coalesce(max(id), 0) AND coalesce(min(id), 1) = 1 FROM main.\(table)")
        ?? false
      if !isNumbered {
        result.fault(
          "de woordenlijst \(table) is niet meer doorlopend genummerd",
          "the vocabulary \(table) is no longer numbered through")
      }
    }
    for row in try Row.fetchAll(db, sql: "SELECT number, digits FROM organisation") {
      let (number, digits): (Int, String) = (row[0], row[1])
      guard InstitutionNumber(value: number)?.digits != digits else { continue }
      result.fault(
        "organisation: nummer \(number) staat er geschreven als \(digits)",
        "organisation: number \(number) is written as \(digits)")
    }
  }

  private func check(
    _ table: String, _ columns: String, _ known: Set<String>, isWhole: Bool, into result: inout RegisterVerification
  ) throws {
    let found = Set(try String.fetchAll(db, sql: "SELECT \(columns) FROM main.\(table)"))
    let isWrong = isWhole ? found != known : !found.isSubset(of: known)
    guard isWrong else { return }
    let word = found.subtracting(known).sorted().first ?? known.subtracting(found).sorted().first ?? ""
    result.fault(
      "de woordenlijst \(table) zegt niet wat het programma, een plan of een blad zegt: \(word)",
      "the vocabulary \(table) does not say what the program, a plan or a sheet says: \(word)")
  }

  /// What may stand in the tables that plans and sheets fill, by table: every plan and sheet that was ever loaded.
  private func chosen() throws -> [(String, Set<String>)] {
    var known: [String: Set<String>] = [:]
    func add(_ table: String, _ code: String, _ label: Label, _ source: String) {
      known[table, default: []].insert("\(code)|\(label.dutch)|\(label.english)|\(source)")
    }
    for code in QualityCare.allCases { add("destination", code.rawValue, code.label, code.source) }
    add("fund", Assignment.regularFund, Label("reguliere middelen", "regular means"), "Leerspoor")
    for document in try String.fetchAll(db, sql: "SELECT document FROM plan_version") {
      guard let plan = try? Plan(json: document.utf8) else { continue }
      let source = plan.title.dutch
      for pillar in plan.pillars { add("destination", pillar.code, pillar.name, source) }
      for goal in plan.goals { add("goal", goal.code, goal.title, source) }
      for fund in plan.funds { add("fund", fund.code, fund.label, source) }
      for focus in plan.focusCategories { add("focus", focus.code, focus.label, source) }
      for initiative in plan.initiatives { add("initiative", initiative.code, initiative.label, source) }
      for group in plan.targetGroups { add("target_group", group.code, group.label, source) }
    }
    // A code that a sheet makes known has itself for a label until a sheet names it.
    for table in ["adviser", "project", "destination"] {
      for code in try String.fetchAll(db, sql: "SELECT code FROM main.\(table)") {
        for kind in [RecordKind.adviser, .project, .projectPhase, .projectResult, .projectMilestone, .projectBudget] {
          guard table == "adviser" ? kind == .adviser : kind != .adviser else { continue }
          if table == "destination", try !isProject(code) { continue }
          add(table, code, Label(code, code), kind.code)
        }
      }
    }
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT p.code, f.name, coalesce(f.source, 'projecten') FROM project_round AS f
        JOIN project AS p ON p.id = f.project_id WHERE f.name IS NOT NULL
        """)
    {
      for table in ["project", "destination"] { add(table, row[0], Label(row[1], row[1]), row[2]) }
    }
    return SchemaVocabulary.chosen.map { ($0.table, known[$0.table] ?? []) }
  }

  private func isProject(_ code: String) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM project WHERE code = ?)", arguments: [code]) ?? false
  }
}
