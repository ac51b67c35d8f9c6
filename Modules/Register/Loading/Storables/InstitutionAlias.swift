public import GuidanceKit

extension InstitutionAlias: Storable {
  /// The kind of record.
  public static let kind = RecordKind.institutionAlias
  /// The columns of `institution_alias`.
  public static let columns = ["given", "merged_number", "organisation_number", "reason"]
  /// The text, whatever its case, accents and spacing, or the number that is merged.
  public var key: String? { mergedNumber?.digits ?? TextFolding.folded(given) }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(given)
    row.organisation(mergedNumber)
    row.organisation(number)
    row.text(reason)
  }
}
