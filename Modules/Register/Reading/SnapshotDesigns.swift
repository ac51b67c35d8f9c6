import Foundation
import GRDB
public import GuidanceKit

/// How many people took part in a session on a day.
public struct SessionHeadCount: Hashable, Sendable {
  /// The code of the session.
  public var session: String
  /// The day.
  public var date: CalendarDate
  /// The people; of several registrations of the session the highest count.
  public var people: Int

  /// Makes a count.
  public init(session: String, date: CalendarDate, people: Int) {
    self.session = session
    self.date = date
    self.people = people
  }
}

/// The guidance of a trajectory on one day.
public struct TrajectoryDay: Hashable, Sendable {
  /// The code of the trajectory.
  public var trajectory: String
  /// The day.
  public var date: CalendarDate
  /// The mechanisms that any registration of the day names.
  public var mechanisms: MechanismSet
  /// The phase of the care continuum; `nil` when the registrations do not say.
  public var carePhase: CareContinuumPhase?
  /// The registrations behind it.
  public var registrations: Int

  /// Makes a day.
  public init(
    trajectory: String, date: CalendarDate, mechanisms: MechanismSet = MechanismSet(bits: 0),
    carePhase: CareContinuumPhase? = nil, registrations: Int = 1
  ) {
    self.trajectory = trajectory
    self.date = date
    self.mechanisms = mechanisms
    self.carePhase = carePhase
    self.registrations = registrations
  }
}

/// Registrations that are alike in destination, initiative, mechanisms and phase of the care continuum.
public struct DesignEntry: Hashable, Sendable {
  /// Pillar, project or quality-care code.
  public var destination: String
  /// The initiative; `nil` when the registrations do not say.
  public var initiative: String?
  /// The mechanisms, the same in each registration.
  public var mechanisms: MechanismSet
  /// The phase of the care continuum; `nil` when the registrations do not say.
  public var carePhase: CareContinuumPhase?
  /// The registrations behind it.
  public var registrations: Int

  /// Makes an entry.
  public init(
    destination: String, initiative: String? = nil, mechanisms: MechanismSet = MechanismSet(bits: 0),
    carePhase: CareContinuumPhase? = nil, registrations: Int = 1
  ) {
    self.destination = destination
    self.initiative = initiative
    self.mechanisms = mechanisms
    self.carePhase = carePhase
    self.registrations = registrations
  }
}

extension Snapshot {
  /// How many people took part in sessions, per session and day, where a registration says so.
  public func headCounts(ofSessions sessions: [String]) throws -> [SessionHeadCount] {
    var result: [SessionHeadCount] = []
    // SQLite takes some thousands of bound values at most.
    for start in stride(from: 0, to: sessions.count, by: 500) {
      let some = sessions[start..<min(start + 500, sessions.count)]
      let marks = some.map { _ in "?" }.joined(separator: ", ")
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT f.session, f.date, max(f.head_count) AS people FROM registration AS f
          WHERE f.session IN (\(marks)) AND f.head_count IS NOT NULL AND \(live("f", .registration))
          GROUP BY f.session, f.date ORDER BY f.session, f.date
          """, arguments: StatementArguments(some))
      while let row = try rows.next() {
        guard let date = row.day("date") else { continue }
        result.append(SessionHeadCount(session: row["session"], date: date, people: row["people"]))
      }
    }
    return result
  }

  /// The days on which trajectories were guided, up to a day.
  public func trajectoryDays(through day: CalendarDate) throws -> [TrajectoryDay] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT f.trajectory, f.date, f.care_phase_id, \(Self.union("f.mechanisms")) AS mechanisms, count(*) AS registrations
        FROM registration AS f
        WHERE f.trajectory IS NOT NULL AND f.date <= ? AND \(live("f", .registration))
        GROUP BY f.trajectory, f.date, f.care_phase_id ORDER BY f.trajectory, f.date, f.care_phase_id
        """, arguments: [day.iso])
    var result: [TrajectoryDay] = []
    while let row = try rows.next() {
      guard let date = row.day("date") else { continue }
      result.append(
        TrajectoryDay(
          trajectory: row["trajectory"], date: date,
          mechanisms: MechanismSet(bits: UInt16(truncatingIfNeeded: row["mechanisms"] as Int)),
          carePhase: Vocabulary.term(id: row["care_phase_id"]), registrations: row["registrations"]))
    }
    return result
  }

  /// The registrations from one day through another that name mechanisms or a phase of the care continuum, grouped.
  public func designEntries(from: CalendarDate, through: CalendarDate) throws -> [DesignEntry] {
    guard from <= through else { return [] }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT d.code AS destination, i.code AS initiative, cells.mechanisms, cells.care_phase_id, cells.registrations
        FROM (
          SELECT f.destination_id, f.initiative_id, f.mechanisms, f.care_phase_id, count(*) AS registrations
          FROM registration AS f
          WHERE f.date BETWEEN ? AND ? AND (f.mechanisms <> 0 OR f.care_phase_id IS NOT NULL)
            AND \(live("f", .registration))
          GROUP BY 1, 2, 3, 4
        ) AS cells JOIN destination AS d ON d.id = cells.destination_id
        LEFT JOIN initiative AS i ON i.id = cells.initiative_id
        ORDER BY 1, 2, 3, 4
        """, arguments: [from.iso, through.iso])
    var result: [DesignEntry] = []
    while let row = try rows.next() {
      result.append(
        DesignEntry(
          destination: row["destination"], initiative: row["initiative"],
          mechanisms: MechanismSet(bits: UInt16(truncatingIfNeeded: row["mechanisms"] as Int)),
          carePhase: Vocabulary.term(id: row["care_phase_id"]), registrations: row["registrations"]))
    }
    return result
  }

  /// SQL for the union of sets of bits, which SQLite has no aggregate for: the highest of each bit.
  private static func union(_ column: String) -> String {
    Mechanism.allCases.map { "max(\(column) & \(1 << ($0.number - 1)))" }.joined(separator: " | ")
  }
}
