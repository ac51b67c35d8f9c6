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
