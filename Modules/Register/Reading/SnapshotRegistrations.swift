import Foundation
import GRDB
public import GuidanceKit

extension Snapshot {
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
    var registrations = try RegistrationRows(self)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(RegistrationRows.columns) FROM registration AS f WHERE \(condition)
        ORDER BY f.date, f.id\(limit.map { " LIMIT \($0)" } ?? "")
        """, arguments: arguments)
    while let row = try rows.next() {
      guard let fact = try registrations.fact(row) else { continue }
      try body(fact)
    }
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
