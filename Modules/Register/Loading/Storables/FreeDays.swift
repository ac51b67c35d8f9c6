public import GuidanceKit

extension FreeDay: Storable {
  /// The kind of record.
  public static let kind = RecordKind.freeDay
  /// The columns of `optional_day`.
  public static let columns = ["organisation_number", "site", "day", "half", "is_study_day"]
  /// The organisation, the site, the day and which half.
  public var key: String? { recordKey(organisation.digits, site.map { "\($0)" } ?? "", day.iso, half?.rawValue ?? "") }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.organisation(organisation)
    row.text(site.map { "\($0)" })
    row.day(day)
    row.text(half?.rawValue)
    row.flag(purpose == .study)
  }
}
