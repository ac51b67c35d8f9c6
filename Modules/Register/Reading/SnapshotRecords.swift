import Foundation
import GRDB
public import GuidanceKit

extension Snapshot {
  /// The plans known, each in its current version.
  public func plans() throws -> [Fact<Plan>] {
    try facts(.plan, "SELECT f.* FROM plan_version AS f") { row in
      let document: String = row["document"]
      return try Plan(json: document.utf8)
    }
  }

  /// The amendments of norms known, in the order in which they became known.
  public func normsAmendments() throws -> [Fact<NormsAmendment>] {
    try facts(.norms, "SELECT f.* FROM norms_version AS f") { row in
      let document: String = row["document"]
      return try NormsAmendment(json: document.utf8)
    }
  }

  /// The plan in force on a day, with the norms in force on that day.
  ///
  /// - Parameter code: the code of the plan, when several are in force.
  /// - Returns: `nil` when no plan covers the day; the latest known when several do.
  public func plan(inForceOn day: CalendarDate, code: String? = nil) throws -> Plan? {
    let covering = try plans().map(\.record).filter {
      $0.period.contains(day) && (code == nil || $0.code == code)
    }
    guard let plan = covering.last else { return nil }
    return plan.applying(try normsAmendments().map(\.record), on: day)
  }

  /// The decisions that change the school calendar.
  public func calendarOverrides() throws -> [Fact<CalendarOverride>] {
    try facts(.calendarOverride, "SELECT f.* FROM calendar_override AS f") { row in
      let effect: CalendarOverride.Effect
      switch row["effect"] as String {
      case "verplaatst":
        guard let kind = HolidayKind(rawValue: row["holiday"] ?? "") else { return nil }
        effect = .moves(kind)
      case "vrij": effect = .frees
      default: effect = .opens
      }
      guard let first = row.day("first_day"), let last = row.day("last_day") else { return nil }
      return CalendarOverride(
        effect: effect, first: first, last: last, reason: Label(row["dutch"], row["english"]), source: row["source"])
    }
  }

  /// The organisations known, by number; names that they had before are among their aliases.
  public func organisations() throws -> [Fact<Organisation>] {
    var aliases: [Int: [String]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT fact_id, name FROM organisation_alias ORDER BY fact_id, position") {
      aliases[row["fact_id"], default: []].append(row["name"])
    }
    var marks: [Int: [QualifierPeriod]] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT * FROM organisation_qualifier_period ORDER BY fact_id, position")
    {
      guard let mark: OrganisationQualifier = Vocabulary.term(id: row["qualifier_id"]) else { continue }
      marks[row["fact_id"], default: []].append(QualifierPeriod(mark, validity: row.validity))
    }
    let facts = try facts(.organisation, "SELECT f.* FROM organisation_version AS f") { row -> Organisation? in
      guard let number = InstitutionNumber(value: row["organisation_number"]),
        let type: OrganisationType = Vocabulary.term(id: row["type_id"])
      else { return nil }
      return Organisation(
        number: number, name: row["name"], type: type, board: row["board"], schoolGroup: row["school_group"],
        province: row["province"], aliases: aliases[row["id"]] ?? [], qualifiers: marks[row["id"]] ?? [],
        coordinator: row["coordinator"], validity: row.validity,
        successor: (row["successor_number"] as Int?).flatMap(InstitutionNumber.init(value:)))
    }
    return try withFormerNames(withoutMerged(facts.sorted { $0.record.number < $1.record.number }))
  }

  /// The advisers known, by code.
  public func advisers() throws -> [Fact<Adviser>] {
    var teams: [Int: [String]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT fact_id, team FROM adviser_team ORDER BY fact_id, position") {
      teams[row["fact_id"], default: []].append(row["team"])
    }
    return try facts(
      .adviser,
      "SELECT f.*, a.code AS adviser FROM adviser_version AS f JOIN adviser AS a ON a.id = f.adviser_id",
      order: "a.code"
    ) { row in
      guard let role: AdviserRole = Vocabulary.term(id: row["role_id"]) else { return nil }
      return Adviser(
        code: row["adviser"], name: row["name"], role: role, teams: teams[row["id"]] ?? [], validity: row.validity)
    }
  }

  /// The assignments known.
  public func assignments() throws -> [Fact<Assignment>] {
    try facts(
      .assignment,
      """
      SELECT f.*, a.code AS adviser, d.code AS destination, m.code AS fund FROM assignment AS f
      JOIN adviser AS a ON a.id = f.adviser_id JOIN destination AS d ON d.id = f.destination_id
      JOIN fund AS m ON m.id = f.fund_id
      """
    ) { row in
      Assignment(
        adviser: row["adviser"], schoolYear: SchoolYear(startYear: row["school_year"]),
        destination: row["destination"], fund: row["fund"], educationLevel: row["education_level"],
        fte: FTE(thousandths: row["fte_thousandths"]), validity: row.validity)
    }
  }

  /// The absences known.
  public func absences() throws -> [Fact<Absence>] {
    try facts(
      .absence, "SELECT f.*, a.code AS adviser FROM absence AS f JOIN adviser AS a ON a.id = f.adviser_id"
    ) { row in
      guard let from = row.day("first_day"), let through = row.day("last_day"),
        let share = Share(numerator: row["share_numerator"], denominator: row["share_denominator"])
      else { return nil }
      return Absence(adviser: row["adviser"], from: from, through: through, share: share)
    }
  }

  /// The project rounds known, by project and round.
  public func projects() throws -> [Fact<Project>] {
    var partners: [Int: [String]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT fact_id, name FROM project_partner ORDER BY fact_id, position") {
      partners[row["fact_id"], default: []].append(row["name"])
    }
    return try facts(
      .project, "SELECT f.*, p.code AS project FROM project_round AS f JOIN project AS p ON p.id = f.project_id",
      order: "p.code, f.round"
    ) { row in
      Project(
        id: row["project"], name: row["name"], round: row["round"], applicant: row["applicant"],
        partners: partners[row["id"]] ?? [], educationLevel: row["education_level"],
        isExtension: row["is_extension"], source: row["source"])
    }
  }

  /// The reach per project phase known.
  public func projectPhases() throws -> [Fact<ProjectPhaseReach>] {
    try facts(
      .projectPhase,
      "SELECT f.*, p.code AS project FROM project_phase_reach AS f JOIN project AS p ON p.id = f.project_id"
    ) { row in
      guard let phase: ProjectPhase = Vocabulary.term(id: row["phase_id"]),
        let directness: ReachDirectness = Vocabulary.term(id: row["directness_id"])
      else { return nil }
      return ProjectPhaseReach(
        project: row["project"], round: row["round"], phase: phase, directness: directness,
        primarySchools: row["primary_schools"], secondarySchools: row["secondary_schools"],
        status: row["status_id"] == 1 ? .expected : .reached, source: row["source"])
    }
  }

  /// The stated totals known.
  public func statedTotals() throws -> [Fact<StatedTotal>] {
    try facts(.statedTotal, "SELECT f.* FROM stated_total AS f") { row in
      guard let value = Rational(row["numerator"] as Int, row["denominator"] as Int) else { return nil }
      return StatedTotal(
        source: row["source"], place: row["place"], subject: row["subject"], value: value,
        isApproximate: row["is_approximate"])
    }
  }

  /// The current facts of a kind.
  func facts<Record: Hashable & Sendable>(
    _ kind: RecordKind, _ select: String, order: String = "f.id", _ make: (Row) throws -> Record?
  ) throws -> [Fact<Record>] {
    var result: [Fact<Record>] = []
    let rows = try Row.fetchCursor(db, sql: "\(select) WHERE \(live("f", kind)) ORDER BY \(order), f.id")
    while let row = try rows.next() {
      guard let record = try make(row) else { continue }
      result.append(Fact(id: row["id"], record: record, origin: row.origin))
    }
    return result
  }

  /// The rows of a side table by the fact they belong to, in the order of the sheet.
  func sideRows<Value>(_ table: String, _ make: (Row) -> Value?) throws -> [Int: [Value]] {
    var result: [Int: [Value]] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table) ORDER BY fact_id, position")
    while let row = try rows.next() {
      guard let value = make(row) else { continue }
      result[row["fact_id"], default: []].append(value)
    }
    return result
  }
}

extension Row {
  /// One entry of a phase history.
  var phaseEntry: PhaseEntry? {
    guard let phase: ImplementationPhase = Vocabulary.term(id: self["phase_id"]), let first = day("first_day") else {
      return nil
    }
    return PhaseEntry(from: first, phase: phase, cycle: self["cycle"])
  }

  /// An organisation as it was named, with its number if it could be linked; `nil` when none was named.
  var organisationReference: OrganisationReference? {
    let number = (self["organisation_number"] as Int?).flatMap(InstitutionNumber.init(value:))
    let given: String? = self["organisation_given"]
    guard number != nil || given != nil else { return nil }
    return OrganisationReference(given: given ?? number?.digits ?? "", number: number)
  }
}
