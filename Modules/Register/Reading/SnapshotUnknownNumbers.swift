import GRDB
public import GuidanceKit

extension Snapshot {
  /// Numbers that registrations of some days name and that no organisation known has, in their order.
  ///
  /// Such a number is kept as it was given: once its organisation is loaded, the guidance counts for it.
  public func unknownNumbers(from: CalendarDate, through: CalendarDate) throws -> [InstitutionNumber] {
    let values = try Int.fetchAll(
      db,
      sql: """
        SELECT number FROM (
          SELECT f.organisation_number AS number FROM registration AS f
          WHERE f.date BETWEEN ?1 AND ?2 AND \(live("f", .registration))
          UNION
          SELECT more.organisation_number FROM registration AS f
          JOIN registration_organisation AS more ON more.fact_id = f.id
          WHERE f.organisation_count > 1 AND f.date BETWEEN ?1 AND ?2 AND \(live("f", .registration))
        ) WHERE number IS NOT NULL AND number NOT IN (
          SELECT o.organisation_number FROM organisation_version AS o WHERE \(live("o", .organisation))
        ) ORDER BY number
        """, arguments: [from.iso, through.iso])
    return values.compactMap { InstitutionNumber(value: $0) }
  }
}
