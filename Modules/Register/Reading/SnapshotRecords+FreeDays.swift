import GRDB
public import GuidanceKit

extension Snapshot {
  /// The free days that organisations chose.
  public func freeDays() throws -> [Fact<FreeDay>] {
    return try facts(.freeDay, "SELECT f.* FROM optional_day AS f") { row in
      guard let organisation = try institution(row["organisation_number"]),
        let day = row.day("day")
      else { return nil }
      return FreeDay(
        organisation: organisation, site: (row["site"] as String?).flatMap { Int($0) }, day: day,
        half: (row["half"] as String?).flatMap(FreeDay.Half.init(rawValue:)),
        purpose: row["is_study_day"] ? .study : .optional
      )
    }
  }

  /// The decisions on names and numbers of institutions.
  public func institutionAliases() throws -> [Fact<InstitutionAlias>] {
    try facts(.institutionAlias, "SELECT f.* FROM institution_alias AS f") { row in
      guard let number = InstitutionNumber(value: row["organisation_number"]) else { return nil }
      return InstitutionAlias(given: row["given"], number: number, reason: row["reason"])
    }
  }
}
