/// One column of the registrations that figures are added up from; all values are whole numbers.
///
/// A column is only added at the end: the raw value is its place in the stored pieces. Numbers of lookup tables are as in
/// the table `registration`; 0 stands for NULL unless said otherwise.
enum RegistrationColumn: Int, CaseIterable {
  /// The number of the fact.
  case fact
  /// What the record is, by ``RecordRole``.
  case role
  /// Days since 1970-01-01.
  case day
  /// Whole minutes of the registration.
  case minutes
  /// The institution number as it was linked when loaded.
  case organisation
  /// How many organisations the registration names.
  case organisationCount
  case destination
  case goal
  /// The adviser who registered; for a record of a further adviser that one.
  case adviser
  /// How many advisers registered it together, beside the first.
  case furtherAdvisers
  case level
  case place
  case focus
  case initiative
  case fund
  case classroom
  /// The target groups as a mask.
  case targetGroups
  /// The mechanisms as a mask.
  case mechanisms
  case carePhase
  /// 1 when some organisation of the registration could not be linked to a number.
  case isUnlinked
  /// The place of the session's code among the texts of the piece, from 1.
  case session
  /// The place of the trajectory's code among the texts of the piece, from 1.
  case trajectory
}

extension RegistrationColumn {
  /// The column that keeps a whole number of `registration` or of a side table as it is stored; `nil` when none does.
  init?(stored column: String) {
    switch column {
    case "minutes": self = .minutes
    case "organisation_number": self = .organisation
    case "organisation_count": self = .organisationCount
    case "destination_id": self = .destination
    case "goal_id": self = .goal
    case "adviser_id": self = .adviser
    case "further_advisers": self = .furtherAdvisers
    case "level_id": self = .level
    case "place_id": self = .place
    case "focus_id": self = .focus
    case "initiative_id": self = .initiative
    case "fund_id": self = .fund
    case "classroom_id": self = .classroom
    case "target_groups": self = .targetGroups
    case "mechanisms": self = .mechanisms
    case "care_phase_id": self = .carePhase
    default: return nil
    }
  }
}

/// What a record of a piece is.
enum RecordRole: Int {
  /// The registration itself, with its first adviser and organisation.
  case registration
  /// The same registration for a further adviser.
  case furtherAdviser
  /// The same registration for a further organisation.
  case furtherOrganisation
}
