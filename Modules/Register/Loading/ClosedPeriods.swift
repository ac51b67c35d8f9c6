import Foundation
import GRDB
import GuidanceKit

/// What a load may not change: facts about days of a period that is closed when it runs.
struct ClosedPeriods {
  private let closed: [Closed]
  private let numbers: RawStatement?
  private let fromPlace: Int?

  private struct Closed {
    let lock: PeriodLock
    /// Whether a record is about a day of it.
    let holds: (SpoolView) -> Bool
    /// Whether a known fact is, by its number.
    let fact: RawStatement
  }

  /// Whether nothing is closed, or no record of the kind is about days.
  var isEmpty: Bool { closed.isEmpty && numbers == nil }
  private let locks: [PeriodLock]

  init(_ request: LoadRequest, columns: [String], in db: Database) throws {
    locks = try PeriodLocks(on: request.at.day, in: db).active
    let table = request.kind.table
    closed = try locks.compactMap { lock in
      guard let holds = try FactPeriod.test(columns, within: lock.period, in: db),
        let condition = FactPeriod.condition("f", Set(columns), within: lock.period)
      else { return nil }
      return Closed(
        lock: lock, holds: holds,
        fact: try RawStatement("SELECT 1 FROM main.\(table) AS f WHERE f.id = ? AND \(condition)", in: db))
    }
    // Two numbers that become one change every figure in which the one given up stands.
    let isMerge = request.kind == .institutionAlias && !locks.isEmpty
    fromPlace = isMerge ? columns.firstIndex(of: "merged_number") : nil
    numbers = isMerge ? try Self.registrations(locks, in: db) : nil
  }

  private static func registrations(_ locks: [PeriodLock], in db: Database) throws -> RawStatement {
    let columns = Set(StoredKinds.layout(.registration).columns)
    let cases = locks.enumerated().compactMap { number, lock in
      FactPeriod.condition("f", columns, within: lock.period).map { "WHEN \($0) THEN \(number)" }
    }
    return try RawStatement(
      """
      SELECT CASE \(cases.joined(separator: " ")) END FROM main.registration AS f
      WHERE (f.organisation_number = ?1 OR f.organisation_count > 1 AND EXISTS (
          SELECT 1 FROM main.registration_organisation AS o WHERE o.fact_id = f.id AND o.organisation_number = ?1))
        AND CASE \(cases.joined(separator: " ")) END IS NOT NULL AND \(Live.condition("f", .registration)) LIMIT 1
      """, in: db)
  }

  /// The lock of a period that a record is about, or the fact that it takes the place of.
  func lock(touchedBy item: SpoolView, replacing found: KnownFact?) throws -> PeriodLock? {
    if let numbers, let fromPlace, case .integer(let number) = item.value(at: fromPlace) {
      numbers.bind(number, at: 1)
      if try numbers.nextRow() {
        defer { numbers.reset() }
        return locks[numbers.integer(0)]
      }
    }
    for one in closed {
      if one.holds(item) { return one.lock }
      if let found, try holds(one, found.id) { return one.lock }
    }
    return nil
  }

  /// The lock of a period that a known fact is about.
  func lock(touchedBy fact: Int) throws -> PeriodLock? {
    try closed.first { try holds($0, fact) }?.lock
  }

  private func holds(_ one: Closed, _ fact: Int) throws -> Bool {
    one.fact.bind(fact, at: 1)
    guard try one.fact.nextRow() else { return false }
    one.fact.reset()
    return true
  }

  /// Why something done by hand is refused.
  static func refusal(_ lock: PeriodLock) -> RegisterError {
    RegisterError(
      .refused,
      Label(
        "De periode \(lock.period) is afgesloten (\(lock.at.prefix(10)), door \(lock.by)) en dit zou haar wijzigen; er is niets "
          + "gewijzigd. Laat ze heropenen: leerspoor audit reopen \(lock.period) --reason … --by … --until ….",
        "The period \(lock.period) is closed (\(lock.at.prefix(10)), by \(lock.by)) and this would change it; nothing was "
          + "changed. Have it reopened: leerspoor audit reopen \(lock.period) --reason … --by … --until …."))
  }
}
