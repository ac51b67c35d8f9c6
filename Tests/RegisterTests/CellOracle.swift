import GRDB
import GuidanceKit

@testable import Register

// The readings once more, in SQL over the facts alone: a second implementation that knows nothing of pieces.

extension Snapshot {
  /// Adviser-minutes in SQL: month, destination, fund, level, classroom, initiative, groups, contact, adviser, minutes, counts.
  func timeCellsInSQL(from: CalendarDate, through: CalendarDate, detail: TimeDetail) throws -> [TimeCell] {
    let initiative = detail.contains(.initiative) ? "f.initiative_id" : "NULL"
    let groups = detail.contains(.targetGroups) ? "f.target_groups" : "0"
    let isPerAdviser = detail.contains(.adviser)
    let isCoarse = detail.contains(.coarse)
    let adviser = isPerAdviser ? "f.worker_id" : "NULL"
    let source = isPerAdviser ? RegistrationFilter.perAdviser : "registration"
    let minutes = isPerAdviser ? "sum(f.minutes)" : RegistrationFilter.allAdviserMinutes
    return try Row.fetchAll(
      db,
      sql: """
        SELECT cells.month, d.code, m.code, cells.level_id, cells.classroom_id, i.code, cells.target_groups,
          cells.has_contact, a.code, cells.minutes, cells.registrations, cells.participations
        FROM (
          SELECT substr(f.date, 1, 7) AS month, f.destination_id, \(isCoarse ? "NULL" : "f.fund_id") AS fund_id,
            \(isCoarse ? "NULL" : "f.level_id") AS level_id, f.classroom_id,
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
        """, arguments: [from.iso, through.iso]
    ).compactMap { row in
      Month(row[0] as String).map { month in
        TimeCell(
          month: month, destination: row[1], fund: row[2], level: Vocabulary.term(id: row[3]),
          classroom: Vocabulary.term(id: row[4]) ?? .unknown, initiative: row[5], targetGroups: row[6],
          adviser: row[8], hasContact: row[7], minutes: row[9], registrations: row[10], participations: row[11])
      }
    }
  }

  /// Minutes per organisation in SQL.
  func reachCellsInSQL(from: CalendarDate, through: CalendarDate, byMonth: Bool, byPlace: Bool) throws -> [ReachCell] {
    let successions = try OrganisationSuccession.all(in: self).filter { $0.after < through }
    let month = byMonth ? "month" : "'\(from.iso.prefix(7))'"
    let place = byPlace ? "place_id" : "NULL"
    return try Row.fetchAll(
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
        SELECT \(month) AS month, organisation_number, d.code, level_id, \(place) AS place_id, organisation_count,
          sum(minutes * counts), sum(counts), sum(minutes * counts_once), sum(counts_once), ended_number
        FROM once JOIN destination AS d ON d.id = destination_id
        WHERE organisation_number IN (
          SELECT f.organisation_number FROM organisation_version AS f WHERE \(live("f", .organisation)))
        GROUP BY 1, organisation_number, destination_id, level_id, 5, organisation_count, ended_number
        ORDER BY 1, 2, 3, 4, 5, 6, 11
        """, arguments: [from.iso, through.iso]
    ).compactMap { row in
      guard let month = Month(row[0] as String), let number = InstitutionNumber(value: row[1]) else { return nil }
      return ReachCell(
        month: month, organisation: number, endedNumber: (row[10] as Int?).flatMap(InstitutionNumber.init(value:)),
        destination: row[2], level: Vocabulary.term(id: row[3]), place: Vocabulary.term(id: row[4]),
        organisationCount: row[5], minutes: row[6], sessions: row[7], minutesOnce: row[8], sessionsOnce: row[9])
    }
  }

  /// Adviser-minutes by what goals and actions are about, in SQL.
  func activityCellsInSQL(from: CalendarDate, through: CalendarDate) throws -> [ActivityCell] {
    try Row.fetchAll(
      db,
      sql: """
        WITH known(number, bit) AS MATERIALIZED (
          SELECT o.organisation_number, 1 << o.type_id FROM organisation_version AS o WHERE \(live("o", .organisation))
        )
        SELECT d.code, g.code, c.code, i.code, cells.types, cells.minutes, cells.registrations FROM (
          SELECT f.destination_id, f.goal_id, f.focus_id, f.initiative_id,
            CASE f.organisation_count WHEN 0 THEN 0 WHEN 1 THEN coalesce(known.bit, 1)
            ELSE coalesce(known.bit, 1) | coalesce((
              SELECT sum(DISTINCT coalesce(others.bit, 1)) FROM registration_organisation AS more
              LEFT JOIN known AS others ON others.number = more.organisation_number WHERE more.fact_id = f.id), 0)
            END AS types, \(RegistrationFilter.allAdviserMinutes) AS minutes, count(*) AS registrations
          FROM registration AS f LEFT JOIN known ON known.number = f.organisation_number
          WHERE f.date BETWEEN ? AND ? AND \(live("f", .registration))
          GROUP BY 1, 2, 3, 4, 5
        ) AS cells JOIN destination AS d ON d.id = cells.destination_id
        LEFT JOIN goal AS g ON g.id = cells.goal_id LEFT JOIN focus AS c ON c.id = cells.focus_id
        LEFT JOIN initiative AS i ON i.id = cells.initiative_id
        ORDER BY 1, 2, 3, 4, 5
        """, arguments: [from.iso, through.iso]
    ).map { row in
      let mask: Int = row[4]
      return ActivityCell(
        destination: row[0], goal: row[1], focus: row[2], initiative: row[3],
        types: OrganisationType.allCases.filter { mask & (1 << Vocabulary.id($0)) != 0 },
        hasUnknownOrganisation: mask & 1 != 0, minutes: row[5], registrations: row[6])
    }
  }
}

extension OrganisationSuccession {
  /// SQL for a table `moved` made from one `linked`: the same rows, each with the number it counts for.
  ///
  /// An organisation that a registration reaches twice, under its own number and an ended one, counts once, and as one
  /// among those that share the session.
  fileprivate static func moved(_ successions: [OrganisationSuccession]) -> String {
    guard !successions.isEmpty else { return "moved AS (SELECT * FROM linked)" }
    let values = successions.map { one in
      let through = one.through.map { "'\($0.iso)'" } ?? "NULL"
      let successor = one.successor.map { "\($0.value)" } ?? "NULL"
      return "(\(one.number.value), '\(one.after.iso)', \(through), \(successor), \(one.isMerge ? 1 : 0))"
    }
    return """
      succession(number, after, through, successor, is_merge) AS (VALUES \(values.joined(separator: ", "))
      ), passed AS (
        SELECT l.month, l.date, l.destination_id, l.level_id, l.place_id, l.minutes, l.session,
          CASE WHEN s.number IS NULL THEN l.organisation_number ELSE s.successor END AS organisation_number,
          l.organisation_count, l.id, CASE WHEN s.is_merge THEN NULL ELSE s.number END AS ended_number
        FROM linked AS l LEFT JOIN succession AS s ON s.number = l.organisation_number AND l.date > s.after
          AND (s.through IS NULL OR l.date <= s.through)
      ), moved AS (
        SELECT * FROM passed WHERE organisation_count = 1
        UNION ALL
        SELECT month, date, destination_id, level_id, place_id, minutes, session, organisation_number,
          organisation_count - sum(CASE WHEN organisation_number IS NULL THEN 0 ELSE count(*) - 1 END)
            OVER (PARTITION BY id), id,
          CASE WHEN count(ended_number) < count(*) THEN NULL ELSE min(ended_number) END
        FROM passed WHERE organisation_count > 1 GROUP BY id, organisation_number
      )
      """
  }
}
