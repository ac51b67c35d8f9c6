public import GuidanceKit

extension VIV: Storable {
  /// The kind of record.
  public static let kind = RecordKind.viv
  /// The columns of `viv`.
  public static let columns = [
    "organisation_number", "person", "kind_id", "is_formal", "is_permanent", "is_collective", "valid_from",
    "valid_through",
  ]
  /// The organisation, the person, the kind of role and the first day.
  public var key: String? { recordKey(organisation.digits, person, role.rawValue, validity.from?.iso ?? "") }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.organisation(organisation)
    row.text(person)
    row.term(role)
    row.flag(formality.map { $0 == .formal })
    row.flag(permanence.map { $0 == .permanent })
    row.flag(scale.map { $0 == .collective })
    row.day(validity.from)
    row.day(validity.through)
  }
}

extension RosterEntry: Storable {
  /// The kind of record.
  public static let kind = RecordKind.roster
  /// The columns of `roster`.
  public static let columns = [
    "person", "organisation_number", "role_id", "is_involved", "valid_from", "valid_through",
  ]
  /// The person, the organisation, the role and the first day.
  public var key: String? { recordKey(person, organisation.digits, role.rawValue, validity.from?.iso ?? "") }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(person)
    row.organisation(organisation)
    row.term(role)
    row.flag(isInvolved)
    row.day(validity.from)
    row.day(validity.through)
  }
}

extension TrainingAttendance: Storable {
  /// The kind of record.
  public static let kind = RecordKind.training
  /// The columns of `training_attendance`.
  public static let columns = ["person", "framework_id", "date"]
  /// The person, the guide and the day.
  public var key: String? { recordKey(person, framework.rawValue, date.iso) }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(person)
    row.term(framework)
    row.day(date)
  }
}
