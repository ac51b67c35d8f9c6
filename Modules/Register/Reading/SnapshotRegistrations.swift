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
  /// The initiative; `nil` when the registrations do not say, or when it was not asked.
  public var initiative: String?
  /// The target groups named, as a mask of the lookup table's ids; none when it was not asked.
  public var targetGroups: Int
  /// The adviser who registered, by code; `nil` when it was not asked.
  public var adviser: String?
  /// Whether an organisation was named: work without contact counts in time, not in classroom context.
  public var hasContact: Bool
  /// Adviser-minutes: a session by two advisers counts twice.
  public var minutes: Int
  /// The registrations behind it; a row that several advisers register together counts with the first of them.
  public var registrations: Int
  /// The registrations behind it, such a row once for each of its advisers when they are kept apart.
  public var participations: Int

  /// Makes a cell.
  public init(
    month: Month, destination: String, fund: String? = nil, level: WorkingLevel? = nil,
    classroom: ClassroomContext = .unknown, initiative: String? = nil, targetGroups: Int = 0, adviser: String? = nil,
    hasContact: Bool = true, minutes: Int, registrations: Int, participations: Int? = nil
  ) {
    self.month = month
    self.destination = destination
    self.fund = fund
    self.level = level
    self.classroom = classroom
    self.initiative = initiative
    self.targetGroups = targetGroups
    self.adviser = adviser
    self.hasContact = hasContact
    self.minutes = minutes
    self.registrations = registrations
    self.participations = participations ?? registrations
  }
}

/// What cells of adviser-minutes are kept apart by beside month, destination, fund, level, classroom and contact.
public struct TimeDetail: OptionSet, Hashable, Sendable {
  /// The sum of the parts.
  public let rawValue: Int

  /// Makes a set from the sum of its parts.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The initiative.
  public static let initiative = TimeDetail(rawValue: 1)
  /// The target groups.
  public static let targetGroups = TimeDetail(rawValue: 2)
  /// The adviser who registered.
  public static let adviser = TimeDetail(rawValue: 4)
}

/// Minutes that reached one organisation on one destination; a session by several advisers counts once.
public struct ReachCell: Hashable, Sendable {
  /// The month.
  public var month: Month
  /// The organisation.
  public var organisation: InstitutionNumber
  /// The number that the registrations name, when that one had ended by then and ``organisation`` took over.
  public var endedNumber: InstitutionNumber?
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
    month: Month, organisation: InstitutionNumber, endedNumber: InstitutionNumber? = nil, destination: String,
    level: WorkingLevel? = nil, place: Place? = nil, organisationCount: Int = 1, minutes: Int, sessions: Int,
    minutesOnce: Int? = nil, sessionsOnce: Int? = nil
  ) {
    self.month = month
    self.organisation = organisation
    self.endedNumber = endedNumber
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
  /// - Parameter detail: what else they are kept apart by; each part makes more cells.
  public func timeCells(
    from: CalendarDate, through: CalendarDate, detail: TimeDetail = []
  ) throws -> [TimeCell] {
    let initiative = detail.contains(.initiative) ? "f.initiative_id" : "NULL"
    let groups = detail.contains(.targetGroups) ? "f.target_groups" : "0"
    let isPerAdviser = detail.contains(.adviser)
    let adviser = isPerAdviser ? "f.worker_id" : "NULL"
    let source = isPerAdviser ? RegistrationFilter.perAdviser : "registration"
    let minutes = isPerAdviser ? "sum(f.minutes)" : RegistrationFilter.allAdviserMinutes
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT cells.month, d.code, m.code, cells.level_id, cells.classroom_id, i.code, cells.target_groups,
          cells.has_contact, a.code, cells.minutes, cells.registrations, cells.participations
        FROM (
          SELECT substr(f.date, 1, 7) AS month, f.destination_id, f.fund_id, f.level_id, f.classroom_id,
            \(initiative) AS initiative_id, \(groups) AS target_groups, f.organisation_count > 0 AS has_contact,
            \(adviser) AS adviser_id, \(minutes) AS minutes,
            \(isPerAdviser ? "sum(f.worker_id = f.adviser_id)" : "count(*)") AS registrations,
            count(*) AS participations
          FROM \(source) AS f
          WHERE f.date BETWEEN ? AND ? AND \(live("f", .registration))
          GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
        ) AS cells JOIN destination AS d ON d.id = cells.destination_id
        LEFT JOIN fund AS m ON m.id = cells.fund_id LEFT JOIN initiative AS i ON i.id = cells.initiative_id
        LEFT JOIN adviser AS a ON a.id = cells.adviser_id
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9
        """, arguments: [from.iso, through.iso])
    var cells: [TimeCell] = []
    while let row = try rows.next() {
      guard let month = Month(row[0] as String) else { continue }
      cells.append(
        TimeCell(
          month: month, destination: row[1], fund: row[2], level: Vocabulary.term(id: row[3]),
          classroom: Vocabulary.term(id: row[4]) ?? .unknown, initiative: row[5], targetGroups: row[6],
          adviser: row[8], hasContact: row[7], minutes: row[9], registrations: row[10],
          participations: row[11]))
    }
    return cells
  }

  /// Minutes per organisation from one day through another, grouped by month, organisation, destination, level and place.
  ///
  /// Registrations with the same session code on the same day are one session; of unequal durations the longest counts, and
  /// of several that are longest the one with the first level and place in the order of their lists. The levels of the other
  /// registrations of a session are there as cells without minutes. An organisation that a
  /// registration names twice counts once.
  /// Guidance of a number that had ended by then counts for its successor, and says so; without a successor it is left
  /// out, see ``setAsideMinutes(from:through:)``.
  /// Organisations that a registration names but that could not be linked to a number are left out, as are numbers that no
  /// sheet of organisations knows: the audit reports both.
  public func reachCells(from: CalendarDate, through: CalendarDate) throws -> [ReachCell] {
    let successions = try OrganisationSuccession.all(in: self).filter { $0.after < through }
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
            organisation_count, id, NULL AS ended_number FROM taken WHERE organisation_number IS NOT NULL
          UNION ALL
          SELECT DISTINCT t.month, t.date, t.destination_id, t.level_id, t.place_id, t.minutes, t.session,
            o.organisation_number, t.organisation_count, t.id, NULL
          FROM taken AS t JOIN registration_organisation AS o ON o.fact_id = t.id
          WHERE t.organisation_count > 1 AND o.organisation_number IS NOT NULL
            AND o.organisation_number IS NOT t.organisation_number
        ), \(OrganisationSuccession.moved(successions)), once AS (
          SELECT month, destination_id, level_id, place_id, organisation_number, organisation_count, minutes,
            ended_number, 1 AS counts, 1 AS counts_once
          FROM moved WHERE session IS NULL
          UNION ALL
          SELECT month, destination_id, level_id, place_id, organisation_number, organisation_count, minutes,
            ended_number, rank = 1, rank_once = 1
          FROM (
            SELECT *, row_number() OVER (
                PARTITION BY session, date, destination_id, organisation_number
                ORDER BY minutes DESC, level_id IS NULL, level_id, place_id IS NULL, place_id, organisation_count,
                  ended_number IS NOT NULL, ended_number, id
              ) AS rank, row_number() OVER (
                PARTITION BY session, date, organisation_number
                ORDER BY minutes DESC, place_id IS NULL, place_id, level_id IS NULL, level_id, destination_id,
                  ended_number IS NOT NULL, ended_number, id
              ) AS rank_once
            FROM moved WHERE session IS NOT NULL)
        )
        SELECT month, organisation_number, d.code, level_id, place_id, organisation_count, sum(minutes * counts),
          sum(counts), sum(minutes * counts_once), sum(counts_once), ended_number
        FROM once JOIN destination AS d ON d.id = destination_id
        WHERE organisation_number IN (
          SELECT f.organisation_number FROM organisation_version AS f WHERE \(live("f", .organisation)))
        GROUP BY month, organisation_number, destination_id, level_id, place_id, organisation_count, ended_number
        ORDER BY 1, 2, 3, 4, 5, 6, 11
        """, arguments: [from.iso, through.iso])
    var cells: [ReachCell] = []
    while let row = try rows.next() {
      guard let month = Month(row[0] as String), let number = InstitutionNumber(value: row[1]) else { continue }
      cells.append(
        ReachCell(
          month: month, organisation: number, endedNumber: (row[10] as Int?).flatMap(InstitutionNumber.init(value:)),
          destination: row[2], level: Vocabulary.term(id: row[3]), place: Vocabulary.term(id: row[4]),
          organisationCount: row[5], minutes: row[6], sessions: row[7], minutesOnce: row[8], sessionsOnce: row[9]))
    }
    return cells
  }

  /// The adviser-minutes and the number of the registrations that match.
  public func registrationTotals(matching filter: RegistrationFilter) throws -> (minutes: Int, count: Int) {
    let condition = try resolved(filter).condition(organisations: live("o", .organisation))
    let minutes = filter.adviserMinutes
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT coalesce(\(minutes.sql), 0), count(*) FROM registration AS f
        WHERE \(live("f", .registration))\(condition.sql)
        """, arguments: StatementArguments(minutes.arguments + condition.arguments))
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
    let condition = try resolved(filter).condition(organisations: live("o", .organisation))
    try eachRegistration(
      where: "\(live("f", .registration))\(condition.sql)", StatementArguments(condition.arguments), limit: limit, body)
  }

  /// The registrations with these numbers, whether they are current or not, by date and fact.
  public func registrations(numbered ids: [Int]) throws -> [Fact<Registration>] {
    var result: [Fact<Registration>] = []
    for start in stride(from: 0, to: ids.count, by: 10_000) {
      let list = ids[start..<min(start + 10_000, ids.count)].map(String.init).joined(separator: ", ")
      try eachRegistration(where: "f.id IN (\(list))", [], limit: nil) { result.append($0) }
    }
    return result.sorted { ($0.record.date, $0.id) < ($1.record.date, $1.id) }
  }

  private func eachRegistration(
    where condition: String, _ arguments: StatementArguments, limit: Int?, _ body: (Fact<Registration>) throws -> Void
  ) throws {
    let groups = try targetGroupCodes()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT f.*, d.code AS destination, g.code AS goal, a.code AS adviser, c.code AS focus, i.code AS initiative,
          m.code AS fund, EXISTS (SELECT 1 FROM registration_head_count AS h WHERE h.fact_id = f.id) AS counts_apart
        FROM registration AS f JOIN destination AS d ON d.id = f.destination_id
        LEFT JOIN goal AS g ON g.id = f.goal_id JOIN adviser AS a ON a.id = f.adviser_id
        LEFT JOIN focus AS c ON c.id = f.focus_id LEFT JOIN initiative AS i ON i.id = f.initiative_id
        LEFT JOIN fund AS m ON m.id = f.fund_id
        WHERE \(condition)
        ORDER BY f.date, f.id\(limit.map { " LIMIT \($0)" } ?? "")
        """, arguments: arguments)
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
      organisations.append(try reference(number: row["organisation_number"], given: row["organisation_given"]))
    }
    if count > 1 {
      for more in try Row.fetchAll(
        db, sql: "SELECT * FROM registration_organisation WHERE fact_id = ? ORDER BY position",
        arguments: [row["id"] as Int])
      {
        organisations.append(try reference(number: more["organisation_number"], given: more["given"]))
      }
    }
    let others: [String] =
      (row["further_advisers"] as Int?) == nil
      ? []
      : try String.fetchAll(
        db,
        sql: """
          SELECT a.code FROM registration_adviser AS o JOIN adviser AS a ON a.id = o.adviser_id
          WHERE o.fact_id = ? ORDER BY o.position
          """, arguments: [row["id"] as Int])
    let counted: [GroupCount] =
      (row["counts_apart"] as Bool) == false
      ? []
      : try Row.fetchAll(
        db,
        sql: """
          SELECT g.code, o.people FROM registration_head_count AS o JOIN target_group AS g ON g.id = o.target_group_id
          WHERE o.fact_id = ? ORDER BY o.position
          """, arguments: [row["id"] as Int]
      ).map { GroupCount($0[0], $0[1]) }
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
      trajectory: row["trajectory"], session: row["session"], fund: row["fund"], description: row["description"],
      coAdvisers: others, headCounts: counted)
  }

  private func reference(number: Int?, given: String?) throws -> OrganisationReference {
    let typed = number.flatMap(InstitutionNumber.init(value:))
    let number = try institution(number)
    return OrganisationReference(given: given ?? typed?.digits ?? "", number: number)
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
