public import GuidanceKit

extension Trajectory: Storable {
  /// The kind of record.
  public static let kind = RecordKind.trajectory
  /// The columns of `trajectory`.
  public static let columns = [
    "code", "organisation_number", "destination_id", "theme", "adviser_id", "interval_weeks", "is_long",
    "valid_from", "valid_through",
  ]
  /// The dated phases.
  public static let sides = [
    SideTable("trajectory_phase", ["phase_id", "cycle", "first_day"])
  ]
  /// The code.
  public var key: String? { code }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(code)
    row.organisation(organisation)
    try row.code(destination, in: .destination)
    row.text(theme)
    try row.code(adviser, in: .adviser)
    row.integer(interval)
    row.flag(length == .long)
    row.day(validity.from)
    row.day(validity.through)
  }

  /// Hands the phases over.
  public func writeSides(to row: RowWriter) throws {
    for (index, entry) in phases.entries.enumerated() {
      try row.side(Self.sides[0], position: index + 1) {
        $0.term(entry.phase)
        $0.integer(entry.cycle)
        $0.day(entry.from)
      }
    }
  }
}

extension Uptake: Storable {
  /// The kind of record.
  public static let kind = RecordKind.uptake
  /// The columns of `uptake`.
  public static let columns = [
    "organisation_number", "school_year", "theme", "adviser_id", "declined_because", "is_evaluated",
  ]
  /// The organisation and the school year.
  public var key: String? { recordKey(organisation.digits, schoolYear.iso) }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.organisation(organisation)
    row.integer(schoolYear.startYear)
    row.text(theme)
    try row.code(adviser, in: .adviser)
    row.text(declinedBecause)
    row.flag(isEvaluated)
  }
}
