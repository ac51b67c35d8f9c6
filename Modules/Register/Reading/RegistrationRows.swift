import GRDB
import GuidanceKit

/// Makes registrations of rows.
///
/// There may be millions, so columns are found by their places, and codes are looked up in tables read once instead of being
/// joined to every row.
struct RegistrationRows {
  /// What a query for registrations selects, of a table called `f`; the places below are those of this list.
  static let columns = """
    f.id, f.batch_id, f.line, f.row, f.sheet_id, f.date, f.start_minute, f.minutes, f.organisation_number,
    f.organisation_given, f.organisation_count, f.destination_id, f.goal_id, f.adviser_id, f.form_id, f.place_id,
    f.level_id, f.focus_id, f.initiative_id, f.target_groups, f.head_count, f.classroom_id, f.mechanisms, f.phase_id,
    f.care_phase_id, f.trajectory, f.session, f.fund_id, f.description, f.further_advisers
    """

  private let db: Database
  private let merged: [InstitutionNumber: InstitutionNumber]
  private let destinations: CodeTable
  private let goals: CodeTable
  private let advisers: CodeTable
  private let foci: CodeTable
  private let initiatives: CodeTable
  private let funds: CodeTable
  private let groups: [(bit: Int, code: String)]
  /// Whether any registration counts its target groups apart.
  private let countsApart: Bool
  /// Registrations mostly come by date, so a day is read once.
  private var day: (iso: String, date: CalendarDate)?
  /// The same target groups occur again and again.
  private var named: [Int: [String]] = [0: []]

  init(_ snapshot: Snapshot) throws {
    db = snapshot.db
    merged = try snapshot.mergedNumbers
    destinations = try CodeTable("destination", in: db)
    goals = try CodeTable("goal", in: db)
    advisers = try CodeTable("adviser", in: db)
    foci = try CodeTable("focus", in: db)
    initiatives = try CodeTable("initiative", in: db)
    funds = try CodeTable("fund", in: db)
    groups = try snapshot.targetGroupCodes().sorted { $0.key < $1.key }.map { (bit: 1 << ($0.key - 1), code: $0.value) }
    countsApart = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM registration_head_count)") ?? false
  }

  /// The registration in a row of ``columns``; `nil` when it is damaged.
  mutating func fact(_ row: Row) throws -> Fact<Registration>? {
    let id: Int = row[0]
    guard let date = date(row[5]), let form: ContactForm = Vocabulary.term(id: row[14]),
      let destination = destinations[row[11]], let adviser = advisers[row[13]]
    else { return nil }
    let headCount: Int? = row[20]
    var record = Registration(
      sheetID: row[4], date: date, startMinute: row[6], minutes: row[7], organisations: try organisations(row, id),
      destination: destination, goal: code(row[12], goals), adviser: adviser, form: form)
    record.place = Vocabulary.term(id: row[15])
    record.level = Vocabulary.term(id: row[16])
    record.focus = code(row[17], foci)
    record.initiative = code(row[18], initiatives)
    record.targetGroups = names(row[19])
    record.headCount = headCount
    record.classroom = Vocabulary.term(id: row[21]) ?? .unknown
    record.mechanisms = MechanismSet(bits: UInt16(truncatingIfNeeded: row[22] as Int))
    record.phase = Vocabulary.term(id: row[23])
    record.carePhase = Vocabulary.term(id: row[24])
    record.trajectory = row[25]
    record.session = row[26]
    record.fund = code(row[27], funds)
    record.description = row[28]
    if (row[29] as Int?) != nil { record.coAdvisers = try others(id) }
    if countsApart, headCount != nil { record.headCounts = try headCounts(id) }
    return Fact(id: id, record: record, origin: Origin(batch: row[1], line: row[2], row: row[3]))
  }

  private mutating func date(_ iso: String) -> CalendarDate? {
    if let day, day.iso == iso { return day.date }
    guard let date = CalendarDate(iso: iso) else { return nil }
    day = (iso, date)
    return date
  }

  private func code(_ id: Int?, _ table: CodeTable) -> String? { id.flatMap { table[$0] } }

  private mutating func names(_ mask: Int) -> [String] {
    if let known = named[mask] { return known }
    let names = groups.filter { mask & $0.bit != 0 }.map(\.code)
    named[mask] = names
    return names
  }

  private func organisations(_ row: Row, _ id: Int) throws -> [OrganisationReference] {
    let count: Int = row[10]
    guard count > 0 else { return [] }
    let first = reference(number: row[8], given: row[9])
    guard count > 1 else { return [first] }
    let more = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT organisation_number, given FROM registration_organisation WHERE fact_id = ? ORDER BY position
          """), arguments: [id])
    return [first] + more.map { reference(number: $0[0], given: $0[1]) }
  }

  private func reference(number: Int?, given: String?) -> OrganisationReference {
    let typed = number.flatMap(InstitutionNumber.init(value:))
    return OrganisationReference(given: given ?? typed?.digits ?? "", number: typed.map { merged[$0] ?? $0 })
  }

  private func others(_ id: Int) throws -> [String] {
    try Int.fetchAll(
      db.cachedStatement(sql: "SELECT adviser_id FROM registration_adviser WHERE fact_id = ? ORDER BY position"),
      arguments: [id]
    ).compactMap { advisers[$0] }
  }

  private func headCounts(_ id: Int) throws -> [GroupCount] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT g.code, o.people FROM registration_head_count AS o JOIN target_group AS g ON g.id = o.target_group_id
          WHERE o.fact_id = ? ORDER BY o.position
          """), arguments: [id]
    ).map { GroupCount($0[0], $0[1]) }
  }
}
