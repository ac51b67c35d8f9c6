import GRDB
public import GuidanceKit

/// Adviser-minutes that share everything goals, actions and education levels are about.
public struct ActivityCell: Hashable, Sendable {
  /// Pillar, project or quality-care code.
  public var destination: String
  /// The operational goal; `nil` when the registrations do not say.
  public var goal: String?
  /// The focus category; `nil` when the registrations do not say.
  public var focus: String?
  /// The initiative; `nil` when the registrations do not say.
  public var initiative: String?
  /// The types of the organisations named, in the order of their list; empty for work without contact.
  public var types: [OrganisationType]
  /// Whether one of the organisations named is not known, so that its type is not known either.
  public var hasUnknownOrganisation: Bool
  /// Adviser-minutes: a session by two advisers counts twice.
  public var minutes: Int
  /// The registrations behind it.
  public var registrations: Int

  /// Makes a cell.
  public init(
    destination: String, goal: String? = nil, focus: String? = nil, initiative: String? = nil,
    types: [OrganisationType] = [], hasUnknownOrganisation: Bool = false, minutes: Int, registrations: Int = 1
  ) {
    self.destination = destination
    self.goal = goal
    self.focus = focus
    self.initiative = initiative
    self.types = types
    self.hasUnknownOrganisation = hasUnknownOrganisation
    self.minutes = minutes
    self.registrations = registrations
  }
}

/// Minutes that reached nobody who can be counted.
public struct SetAsideMinutes: Hashable, Sendable {
  /// The number that had ended and that no other took over.
  public var endedNumber: InstitutionNumber
  /// The last day under that number.
  public var lastDay: CalendarDate
  /// Adviser-minutes.
  public var minutes: Int
  /// The registrations behind it.
  public var registrations: Int

  /// Makes an entry.
  public init(endedNumber: InstitutionNumber, lastDay: CalendarDate, minutes: Int, registrations: Int) {
    self.endedNumber = endedNumber
    self.lastDay = lastDay
    self.minutes = minutes
    self.registrations = registrations
  }
}

extension Snapshot {
  /// Adviser-minutes from one day through another, grouped by destination, goal, focus, initiative and the types of the
  /// organisations named.
  public func activityCells(from: CalendarDate, through: CalendarDate) throws -> [ActivityCell] {
    let rows = try Row.fetchCursor(
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
        """, arguments: [from.iso, through.iso])
    var cells: [ActivityCell] = []
    while let row = try rows.next() {
      let mask: Int = row[4]
      cells.append(
        ActivityCell(
          destination: row[0], goal: row[1], focus: row[2], initiative: row[3],
          types: OrganisationType.allCases.filter { mask & (1 << Vocabulary.id($0)) != 0 },
          hasUnknownOrganisation: mask & 1 != 0, minutes: row[5], registrations: row[6]))
    }
    return cells
  }

  /// Adviser-minutes from one day through another on numbers that had ended by then and that no other took over.
  public func setAsideMinutes(from: CalendarDate, through: CalendarDate) throws -> [SetAsideMinutes] {
    let ends = try OrganisationSuccession.all(in: self).filter { $0.successor == nil && $0.after < through }
    guard !ends.isEmpty else { return [] }
    let values = ends.map { "(\($0.number.value), '\($0.after.iso)')" }.joined(separator: ", ")
    let rows = try Row.fetchCursor(
      db,
      sql: """
        WITH ended(number, after) AS (VALUES \(values)), found AS (
          SELECT e.number, e.after, f.id, f.minutes * (1 + coalesce(f.further_advisers, 0)) AS minutes
          FROM registration AS f
          JOIN ended AS e ON e.number = f.organisation_number AND f.date > e.after
          WHERE f.date BETWEEN ?1 AND ?2 AND \(live("f", .registration))
          UNION
          SELECT e.number, e.after, f.id, f.minutes * (1 + coalesce(f.further_advisers, 0)) AS minutes
          FROM registration AS f
          JOIN registration_organisation AS more ON more.fact_id = f.id
          JOIN ended AS e ON e.number = more.organisation_number AND f.date > e.after
          WHERE f.organisation_count > 1 AND f.date BETWEEN ?1 AND ?2 AND \(live("f", .registration))
        )
        SELECT number, after AS day, sum(minutes), count(*) FROM found GROUP BY number, after ORDER BY number, after
        """, arguments: [from.iso, through.iso])
    var found: [SetAsideMinutes] = []
    while let row = try rows.next() {
      guard let number = InstitutionNumber(value: row[0]), let day = row.day("day") else { continue }
      found.append(SetAsideMinutes(endedNumber: number, lastDay: day, minutes: row[2], registrations: row[3]))
    }
    return found
  }

  /// The last day up to a given one on which each adviser registered something, by code.
  public func lastRegistrationDays(through day: CalendarDate) throws -> [String: CalendarDate] {
    var days: [String: CalendarDate] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.code, last.day AS day FROM (
          SELECT f.worker_id, max(f.date) AS day FROM \(RegistrationFilter.perAdviser) AS f
          WHERE f.date <= ? AND \(live("f", .registration)) GROUP BY f.worker_id
        ) AS last JOIN adviser AS a ON a.id = last.worker_id
        """, arguments: [day.iso])
    while let row = try rows.next() { days[row[0]] = row.day("day") }
    return days
  }
}
