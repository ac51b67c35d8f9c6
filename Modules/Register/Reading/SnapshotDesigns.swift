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
    try RegistrationPass(self).trajectoryDays(through: day)()
  }

  /// The registrations from one day through another that name mechanisms or a phase of the care continuum, grouped.
  public func designEntries(from: CalendarDate, through: CalendarDate) throws -> [DesignEntry] {
    try RegistrationPass(self).designEntries(from: from, through: through)()
  }
}

extension RegistrationPass {
  /// Asks for ``Snapshot/trajectoryDays(through:)``.
  public func trajectoryDays(through day: CalendarDate) -> RegistrationAnswer<[TrajectoryDay]> {
    guard let days = RegistrationPass.days(.earliest, day) else { return RegistrationAnswer { [] } }
    return ask(TrajectoryTally(days: days)) { tally in
      tally.found.sorted { one, other in
        let (left, right) = (one.key, other.key)
        return left.trajectory == right.trajectory
          ? (left.day, left.carePhase) < (right.day, right.carePhase)
          : left.trajectory.lexicographicallyPrecedes(right.trajectory)
      }.map { key, sum in
        TrajectoryDay(
          trajectory: String(decoding: key.trajectory, as: UTF8.self), date: CalendarDate(dayNumber: key.day),
          mechanisms: MechanismSet(bits: UInt16(truncatingIfNeeded: sum.mechanisms)),
          carePhase: Vocabulary.term(id: key.carePhase), registrations: sum.registrations)
      }
    }
  }

  /// Asks for ``Snapshot/designEntries(from:through:)``.
  public func designEntries(from: CalendarDate, through: CalendarDate) -> RegistrationAnswer<[DesignEntry]> {
    guard let days = RegistrationPass.days(from, through) else { return RegistrationAnswer { [] } }
    return ask(DesignTally(days: days)) { [db = snapshot.db] tally in
      let (destinations, initiatives) = (try CodeTable("destination", in: db), try CodeTable("initiative", in: db))
      func order(_ key: DesignKey) -> (Int, Int, Int, Int) {
        (destinations.rank(key.destination), initiatives.rank(key.initiative), key.mechanisms, key.carePhase)
      }
      return tally.counts.sorted { order($0.key) < order($1.key) }.map { key, count in
        DesignEntry(
          destination: destinations[key.destination] ?? "", initiative: initiatives[key.initiative],
          mechanisms: MechanismSet(bits: UInt16(truncatingIfNeeded: key.mechanisms)),
          carePhase: Vocabulary.term(id: key.carePhase), registrations: count)
      }
    }
  }
}

/// Gathers what was done for trajectories, by day.
private struct TrajectoryTally: PieceTally {
  let days: ClosedRange<Int>
  private(set) var found: [TrajectoryKey: (mechanisms: Int, registrations: Int)] = [:]

  init(days: ClosedRange<Int>) { self.days = days }

  mutating func add(_ records: PieceRecords) {
    guard !records.isEmpty(.trajectory) else { return }
    let (role, day, trajectory) = (records(.role), records(.day), records(.trajectory))
    let (mechanisms, carePhase, texts) = (records(.mechanisms), records(.carePhase), records.texts)
    for row in records.rows(in: days) where trajectory[row] != 0 && role[row] == RecordRole.registration.rawValue {
      let key = TrajectoryKey(trajectory: Array(texts[trajectory[row]].utf8), day: day[row], carePhase: carePhase[row])
      found[key, default: (0, 0)].mechanisms |= mechanisms[row]
      found[key, default: (0, 0)].registrations += 1
    }
  }

  mutating func merge(_ other: TrajectoryTally) {
    found.merge(other.found) { ($0.mechanisms | $1.mechanisms, $0.registrations + $1.registrations) }
  }
}

/// Counts what names mechanisms or a phase of the care continuum.
private struct DesignTally: PieceTally {
  let days: ClosedRange<Int>
  private(set) var counts: [DesignKey: Int] = [:]

  init(days: ClosedRange<Int>) { self.days = days }

  mutating func add(_ records: PieceRecords) {
    guard !records.isEmpty(.mechanisms) || !records.isEmpty(.carePhase) else { return }
    let (role, mechanisms, carePhase) = (records(.role), records(.mechanisms), records(.carePhase))
    let (destination, initiative) = (records(.destination), records(.initiative))
    for row in records.rows(in: days)
    where (mechanisms[row] != 0 || carePhase[row] != 0) && role[row] == RecordRole.registration.rawValue {
      let key = DesignKey(
        destination: destination[row], initiative: initiative[row], mechanisms: mechanisms[row],
        carePhase: carePhase[row])
      counts[key, default: 0] += 1
    }
  }

  mutating func merge(_ other: DesignTally) { counts.merge(other.counts, uniquingKeysWith: +) }
}

private struct TrajectoryKey: Hashable {
  /// The bytes of the code: two spellings of one sign are two codes, as for SQLite.
  var trajectory: [UInt8]
  var day: Int
  var carePhase: Int
}

private struct DesignKey: Hashable {
  var destination: Int
  var initiative: Int
  var mechanisms: Int
  var carePhase: Int
}
