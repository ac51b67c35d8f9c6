import Foundation
import GRDB
public import GuidanceKit

/// A closed period.
public struct PeriodLock: Hashable, Sendable {
  /// A time for which it was lifted.
  public struct Reopening: Hashable, Sendable {
    /// The number of the reopening.
    public let id: Int
    /// The moment, UTC, ISO 8601.
    public let at: String
    /// Who.
    public let by: String
    /// Why.
    public let reason: String
    /// The last day on which the period is open.
    public let until: String
  }

  /// The number of the lock.
  public let id: Int
  /// The month or school year.
  public let period: String
  /// The moment, UTC, ISO 8601.
  public let at: String
  /// Who closed it.
  public let by: String
  /// The audit it rests on.
  public let audit: Int
  /// When it was lifted, in order.
  public let reopenings: [Reopening]

  /// Whether it holds on a day.
  public func isActive(on day: CalendarDate) -> Bool { reopening(on: day) == nil }

  /// The reopening that lifts it on a day.
  public func reopening(on day: CalendarDate) -> Reopening? { reopenings.last { $0.until >= day.iso } }
}

/// The locks that hold on a day.
struct PeriodLocks {
  let active: [PeriodLock]

  init(on day: CalendarDate, in db: Database) throws {
    active = try Self.all(in: db).filter { $0.isActive(on: day) }
  }

  static func all(in db: Database) throws -> [PeriodLock] {
    let reopenings = Dictionary(
      grouping: try Row.fetchAll(db, sql: "SELECT * FROM main.period_reopening ORDER BY id"),
      by: { $0["lock_id"] as Int })
    return try Row.fetchAll(db, sql: "SELECT * FROM main.period_lock ORDER BY id").map { row in
      PeriodLock(
        id: row["id"], period: row["period"], at: row["locked_at"], by: row["locked_by"], audit: row["audit_run_id"],
        reopenings: (reopenings[row["id"]] ?? []).map {
          PeriodLock.Reopening(
            id: $0["id"], at: $0["reopened_at"], by: $0["reopened_by"], reason: $0["reason"], until: $0["until"])
        })
    }
  }
}

extension Snapshot {
  /// Every lock, by number, with its reopenings.
  public func periodLocks() throws -> [PeriodLock] { try PeriodLocks.all(in: db) }

  /// Locks and reopenings that touch the days of a period: what a report has to say of them.
  ///
  /// - Parameters:
  ///   - first: the first day of the period.
  ///   - last: the last day.
  ///   - head: a head of the trail, in hexadecimal; only what the trail told up to there. `nil` for all.
  public func periodLocks(
    from first: CalendarDate, through last: CalendarDate, head: String? = nil
  ) throws -> [PeriodLock] {
    // Each lock and each reopening has one entry of the trail, in the order of their numbers.
    func told(_ action: String) throws -> Int {
      guard let head else { return .max }
      return try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM trail WHERE action = ? AND seq <= (SELECT seq FROM trail WHERE hex(hash) = upper(?))
          """, arguments: [action, head]) ?? 0
    }
    let (locks, reopenings) = (try told("lock"), try told("reopen"))
    return try periodLocks().filter { lock in
      guard lock.id <= locks else { return false }
      guard let period = Period(lock.period) else { return true }
      return period.first <= last && period.last >= first
    }.map { lock in
      PeriodLock(
        id: lock.id, period: lock.period, at: lock.at, by: lock.by, audit: lock.audit,
        reopenings: lock.reopenings.filter { $0.id <= reopenings })
    }
  }
}

extension Register {
  /// Closes a period; that it may be closed is for the caller to say.
  ///
  /// - Parameter audit: the audit it rests on.
  /// - Throws: ``RegisterError`` when the period is closed already.
  public func lock(_ period: Period, audit: Int, at moment: Moment, by actor: String) throws -> PeriodLock {
    try writing { db in
      if let known = try PeriodLocks(on: moment.day, in: db).active.first(where: { $0.period == period.iso }) {
        throw RegisterError(
          .refused,
          Label(
            "\(period.iso) is al afgesloten (\(known.at.prefix(10)), door \(known.by)); er is niets gewijzigd.",
            "\(period.iso) is closed already (\(known.at.prefix(10)), by \(known.by)); nothing was changed."))
      }
      try db.execute(
        sql: "INSERT INTO period_lock (period, locked_at, locked_by, audit_run_id) VALUES (?, ?, ?, ?)",
        arguments: [period.iso, moment.iso, actor, audit])
      let id = Int(db.lastInsertedRowID)
      try Trail.append(
        TrailEntry(
          at: moment, actor: actor, action: "lock", subject: period.iso,
          payload: ["lock": "\(id)", "audit": "\(audit)", "rows": try Seal.lock.digest(id, in: db)]), in: db)
      return PeriodLock(id: id, period: period.iso, at: moment.iso, by: actor, audit: audit, reopenings: [])
    }
  }

  /// Lifts every lock that holds on a period for a while.
  ///
  /// - Throws: ``RegisterError`` when the period is not closed, or only as part of a larger one.
  public func reopen(
    _ period: Period, reason: String, by person: String, until: CalendarDate, at moment: Moment
  ) throws -> PeriodLock {
    try writing { db in
      let active = try PeriodLocks(on: moment.day, in: db).active
      guard let lock = active.first(where: { $0.period == period.iso }) else {
        let larger = active.compactMap { Period($0.period) }.filter {
          $0.first <= period.first && $0.last >= period.last
        }.map(\.iso)
        let list = active.map(\.period).sorted().joined(separator: ", ")
        throw RegisterError(
          .refused,
          larger.isEmpty
            ? Label(
              "\(period.iso) is niet afgesloten; er is niets gewijzigd. Afgesloten: \(list.isEmpty ? "niets" : list).",
              "\(period.iso) is not closed; nothing was changed. Closed: \(list.isEmpty ? "nothing" : list).")
            : Label(
              "\(period.iso) is afgesloten als deel van \(larger.joined(separator: ", ")); heropen die periode.",
              "\(period.iso) is closed as part of \(larger.joined(separator: ", ")); reopen that period."))
      }
      try db.execute(
        sql: """
          INSERT INTO period_reopening (lock_id, reopened_at, reopened_by, reason, until) VALUES (?, ?, ?, ?, ?)
          """, arguments: [lock.id, moment.iso, person, reason, until.iso])
      let id = Int(db.lastInsertedRowID)
      try Trail.append(
        TrailEntry(
          at: moment, actor: person, action: "reopen", subject: period.iso,
          payload: [
            "reopening": "\(id)", "lock": "\(lock.id)", "reason": reason, "until": until.iso,
            "rows": try Seal.reopen.digest(id, in: db),
          ]), in: db)
      return try PeriodLocks.all(in: db).first { $0.id == lock.id } ?? lock
    }
  }
}
