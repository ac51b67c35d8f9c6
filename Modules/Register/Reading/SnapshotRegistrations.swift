import Foundation
import GRDB
public import GuidanceKit

/// Adviser-minutes that share everything the indicators on time and classroom ask about.
public struct TimeCell: Hashable, Sendable {
  /// The month.
  public var month: Month
  /// Pillar, project or quality-care code.
  public var destination: String
  /// The fund; `nil` when the registrations do not say.
  public var fund: String?
  /// The working level; `nil` when the registrations do not say.
  public var level: WorkingLevel?
  /// Whether it took place in classroom context.
  public var classroom: ClassroomContext
  /// The initiative; `nil` when the registrations do not say.
  public var initiative: String?
  /// The target groups named, as a mask of the lookup table's ids.
  public var targetGroups: Int
  /// Whether an organisation was named: work without contact counts in time, not in classroom context.
  public var hasContact: Bool
  /// Adviser-minutes: a session by two advisers counts twice.
  public var minutes: Int
  /// The registrations behind it.
  public var registrations: Int

  /// Makes a cell.
  public init(
    month: Month, destination: String, fund: String? = nil, level: WorkingLevel? = nil,
    classroom: ClassroomContext = .unknown, initiative: String? = nil, targetGroups: Int = 0, hasContact: Bool = true,
    minutes: Int, registrations: Int
  ) {
    self.month = month
    self.destination = destination
    self.fund = fund
    self.level = level
    self.classroom = classroom
    self.initiative = initiative
    self.targetGroups = targetGroups
    self.hasContact = hasContact
    self.minutes = minutes
    self.registrations = registrations
  }
}

/// Minutes that reached one organisation on one destination; a session by several advisers counts once.
public struct ReachCell: Hashable, Sendable {
  /// The month.
  public var month: Month
  /// The organisation.
  public var organisation: InstitutionNumber
  /// Pillar, project or quality-care code.
  public var destination: String
  /// The working level; `nil` when the registrations do not say.
  public var level: WorkingLevel?
  /// The place; `nil` when the registrations do not say.
  public var place: Place?
  /// Over how many organisations the sessions were shared.
  public var organisationCount: Int
  /// Minutes of the sessions, whole, whatever the number of organisations.
  public var minutes: Int
  /// The sessions behind it.
  public var sessions: Int
  /// The part of ``minutes`` that counts when destinations are added up: a session that several destinations book counts
  /// with one of them.
  public var minutesOnce: Int
  /// The sessions behind ``minutesOnce``.
  public var sessionsOnce: Int

  /// Makes a cell.
  public init(
    month: Month, organisation: InstitutionNumber, destination: String, level: WorkingLevel? = nil,
    place: Place? = nil, organisationCount: Int = 1, minutes: Int, sessions: Int, minutesOnce: Int? = nil,
    sessionsOnce: Int? = nil
  ) {
    self.month = month
    self.organisation = organisation
    self.destination = destination
    self.level = level
    self.place = place
    self.organisationCount = organisationCount
    self.minutes = minutes
    self.sessions = sessions
    self.minutesOnce = minutesOnce ?? minutes
    self.sessionsOnce = sessionsOnce ?? sessions
  }
}

extension Snapshot {
  /// Adviser-minutes from one day through another, grouped by month, destination, fund, level, classroom and contact.
  ///
  /// - Parameter isDetailed: also grouped by initiative and target groups, which only a rule that derives classroom context
  ///   asks for; otherwise both are left empty.
  public func timeCells(from: CalendarDate, through: CalendarDate, isDetailed: Bool = false) throws -> [TimeCell] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT cells.month, d.code, m.code, cells.level_id, cells.classroom_id, i.code, cells.target_groups,
          cells.has_contact, cells.minutes, cells.registrations
        FROM (
          SELECT substr(f.date, 1, 7) AS month, f.destination_id, f.fund_id, f.level_id, f.classroom_id,
            \(isDetailed ? "f.initiative_id, f.target_groups" : "NULL AS initiative_id, 0 AS target_groups"),
            f.organisation_count > 0 AS has_contact, sum(f.minutes) AS minutes, count(*) AS registrations
          FROM registration AS f
          WHERE f.date BETWEEN ? AND ? AND \(live("f", .registration))
          GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
        ) AS cells JOIN destination AS d ON d.id = cells.destination_id
        LEFT JOIN fund AS m ON m.id = cells.fund_id LEFT JOIN initiative AS i ON i.id = cells.initiative_id
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
        """, arguments: [from.iso, through.iso])
    var cells: [TimeCell] = []
    while let row = try rows.next() {
      guard let month = Month(row[0] as String) else { continue }
      cells.append(
        TimeCell(
          month: month, destination: row[1], fund: row[2], level: Vocabulary.term(id: row[3]),
          classroom: Vocabulary.term(id: row[4]) ?? .unknown, initiative: row[5], targetGroups: row[6],
          hasContact: row[7], minutes: row[8], registrations: row[9]))
    }
    return cells
  }

  /// Minutes per organisation from one day through another, grouped by month, organisation, destination, level and place.
  ///
  /// Registrations with the same session code on the same day are one session; of unequal durations the longest counts, and
  /// of several that are longest the one with the first level and place in the order of their lists. The levels of the other
  /// registrations of a session are there as cells without minutes. An organisation that a
  /// registration names twice counts once.
  /// Organisations that a registration names but that could not be linked to a number are left out, as are numbers that no
  /// sheet of organisations knows: the audit reports both.
  public func reachCells(from: CalendarDate, through: CalendarDate) throws -> [ReachCell] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        WITH taken AS (
          SELECT f.id, substr(f.date, 1, 7) AS month, f.date, f.destination_id, f.level_id, f.place_id, f.minutes,
            f.session, f.organisation_number, f.organisation_count
          FROM registration AS f
          WHERE f.date BETWEEN ? AND ? AND f.organisation_count > 0 AND \(live("f", .registration))
        ), linked AS (
          SELECT month, date, destination_id, level_id, place_id, minutes, session, organisation_number,
            organisation_count, id FROM taken WHERE organisation_number IS NOT NULL
          UNION ALL
          SELECT DISTINCT t.month, t.date, t.destination_id, t.level_id, t.place_id, t.minutes, t.session,
            o.organisation_number, t.organisation_count, t.id
          FROM taken AS t JOIN registration_organisation AS o ON o.fact_id = t.id
          WHERE t.organisation_count > 1 AND o.organisation_number IS NOT NULL
            AND o.organisation_number IS NOT t.organisation_number
        ), once AS (
          SELECT month, destination_id, level_id, place_id, organisation_number, organisation_count, minutes,
            1 AS counts, 1 AS counts_once
          FROM linked WHERE session IS NULL
          UNION ALL
          SELECT month, destination_id, level_id, place_id, organisation_number, organisation_count, minutes,
            rank = 1, rank_once = 1
          FROM (
            SELECT *, row_number() OVER (
                PARTITION BY session, date, destination_id, organisation_number
                ORDER BY minutes DESC, level_id IS NULL, level_id, place_id IS NULL, place_id, organisation_count, id
              ) AS rank, row_number() OVER (
                PARTITION BY session, date, organisation_number
                ORDER BY minutes DESC, place_id IS NULL, place_id, level_id IS NULL, level_id, destination_id, id
              ) AS rank_once
            FROM linked WHERE session IS NOT NULL)
        )
        SELECT month, organisation_number, d.code, level_id, place_id, organisation_count, sum(minutes * counts),
          sum(counts), sum(minutes * counts_once), sum(counts_once)
        FROM once JOIN destination AS d ON d.id = destination_id
        WHERE organisation_number IN (
          SELECT f.organisation_number FROM organisation_version AS f WHERE \(live("f", .organisation)))
        GROUP BY month, organisation_number, destination_id, level_id, place_id, organisation_count
        ORDER BY 1, 2, 3, 4, 5, 6
        """, arguments: [from.iso, through.iso])
    var cells: [ReachCell] = []
    while let row = try rows.next() {
      guard let month = Month(row[0] as String), let number = InstitutionNumber(value: row[1]) else { continue }
      cells.append(
        ReachCell(
          month: month, organisation: number, destination: row[2], level: Vocabulary.term(id: row[3]),
          place: Vocabulary.term(id: row[4]), organisationCount: row[5], minutes: row[6], sessions: row[7],
          minutesOnce: row[8], sessionsOnce: row[9]))
    }
    return cells
  }

  /// The minutes and the number of the registrations that match.
  public func registrationTotals(matching filter: RegistrationFilter) throws -> (minutes: Int, count: Int) {
    let condition = filter.condition
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT coalesce(sum(f.minutes), 0), count(*) FROM registration AS f
        WHERE \(live("f", .registration))\(condition.sql)
        """, arguments: StatementArguments(condition.arguments))
    return (row?[0] ?? 0, row?[1] ?? 0)
  }

  /// The registrations that match, by date and fact.
  ///
  /// - Parameter limit: at most so many; all when `nil`.
  public func registrations(
    matching filter: RegistrationFilter = RegistrationFilter(), limit: Int? = nil
  ) throws -> [Fact<Registration>] {
    var result: [Fact<Registration>] = []
    try eachRegistration(matching: filter, limit: limit) { result.append($0) }
    return result
  }

  /// Hands over the registrations that match one by one, by date and fact, without keeping them.
  public func eachRegistration(
    matching filter: RegistrationFilter = RegistrationFilter(), limit: Int? = nil,
    _ body: (Fact<Registration>) throws -> Void
  ) throws {
    let condition = filter.condition
    let groups = try targetGroupCodes()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT f.*, d.code AS destination, g.code AS goal, a.code AS adviser, c.code AS focus, i.code AS initiative,
          m.code AS fund
        FROM registration AS f JOIN destination AS d ON d.id = f.destination_id
        LEFT JOIN goal AS g ON g.id = f.goal_id JOIN adviser AS a ON a.id = f.adviser_id
        LEFT JOIN focus AS c ON c.id = f.focus_id LEFT JOIN initiative AS i ON i.id = f.initiative_id
        LEFT JOIN fund AS m ON m.id = f.fund_id
        WHERE \(live("f", .registration))\(condition.sql)
        ORDER BY f.date, f.id\(limit.map { " LIMIT \($0)" } ?? "")
        """, arguments: StatementArguments(condition.arguments))
    while let row = try rows.next() {
      guard let registration = try registration(row, groups: groups) else { continue }
      try body(Fact(id: row["id"], record: registration, origin: row.origin))
    }
  }

  private func registration(_ row: Row, groups: [Int: String]) throws -> Registration? {
    guard let date = row.day("date"), let form: ContactForm = Vocabulary.term(id: row["form_id"]) else { return nil }
    var organisations: [OrganisationReference] = []
    let count: Int = row["organisation_count"]
    if count > 0 {
      organisations.append(reference(number: row["organisation_number"], given: row["organisation_given"]))
    }
    if count > 1 {
      for more in try Row.fetchAll(
        db, sql: "SELECT * FROM registration_organisation WHERE fact_id = ? ORDER BY position",
        arguments: [row["id"] as Int])
      {
        organisations.append(reference(number: more["organisation_number"], given: more["given"]))
      }
    }
    let mask: Int = row["target_groups"]
    return Registration(
      sheetID: row["sheet_id"], date: date, startMinute: row["start_minute"], minutes: row["minutes"],
      organisations: organisations, destination: row["destination"], goal: row["goal"], adviser: row["adviser"],
      form: form, place: Vocabulary.term(id: row["place_id"]), level: Vocabulary.term(id: row["level_id"]),
      focus: row["focus"], initiative: row["initiative"],
      targetGroups: groups.keys.sorted().filter { mask & (1 << ($0 - 1)) != 0 }.compactMap { groups[$0] },
      headCount: row["head_count"], classroom: Vocabulary.term(id: row["classroom_id"]) ?? .unknown,
      mechanisms: MechanismSet(bits: UInt16(truncatingIfNeeded: row["mechanisms"] as Int)),
      phase: Vocabulary.term(id: row["phase_id"]), carePhase: Vocabulary.term(id: row["care_phase_id"]),
      trajectory: row["trajectory"], session: row["session"], fund: row["fund"], description: row["description"])
  }

  private func reference(number: Int?, given: String?) -> OrganisationReference {
    let number = number.flatMap(InstitutionNumber.init(value:))
    return OrganisationReference(given: given ?? number?.digits ?? "", number: number)
  }

  /// The codes of target groups by their bit, from 1.
  public func targetGroupCodes() throws -> [Int: String] {
    var result: [Int: String] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, code FROM target_group WHERE id <= 63") {
      result[row["id"]] = row["code"]
    }
    return result
  }
}
