import Foundation
public import GuidanceKit

extension Registration: Storable {
  /// The kind of record.
  public static let kind = RecordKind.registration
  /// The columns of `registration`.
  public static let columns = [
    "sheet_id", "date", "start_minute", "minutes", "organisation_number", "organisation_given", "organisation_count",
    "destination_id", "goal_id", "adviser_id", "form_id", "place_id", "level_id", "focus_id", "initiative_id",
    "target_groups", "head_count", "classroom_id", "mechanisms", "phase_id", "care_phase_id", "trajectory", "session",
    "fund_id", "description", "further_advisers",
  ]
  /// The second and further organisations and advisers, and people per target group.
  public static let sides = [
    SideTable("registration_organisation", ["organisation_number", "given"]),
    SideTable("registration_adviser", ["adviser_id"]),
    SideTable("registration_head_count", ["target_group_id", "people"]),
  ]
  /// The sheet's own id, when there is one.
  public var key: String? { sheetID }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(sheetID)
    row.day(date)
    row.integer(startMinute)
    row.integer(minutes)
    row.reference(organisations.first)
    row.integer(organisations.count)
    try row.code(destination, in: .destination)
    try row.code(goal, in: .goal)
    try row.code(adviser, in: .adviser)
    row.term(form)
    row.term(place)
    row.term(level)
    try row.code(focus, in: .focus)
    try row.code(initiative, in: .initiative)
    try row.mask(targetGroups, in: .targetGroup)
    row.integer(headCount)
    row.term(classroom)
    row.integer(Int(mechanisms.bits))
    row.term(phase)
    row.term(carePhase)
    row.text(trajectory)
    row.text(session)
    try row.code(fund, in: .fund)
    row.text(description)
    row.integer(coAdvisers.isEmpty ? nil : coAdvisers.count)
  }

  /// Hands the further organisations and advisers over, and the people per target group.
  public func writeSides(to row: RowWriter) throws {
    if organisations.count > 1 {
      for (index, reference) in organisations.enumerated().dropFirst() {
        try row.side(Self.sides[0], position: index + 1) { $0.reference(reference) }
      }
    }
    for (index, adviser) in coAdvisers.enumerated() {
      try row.side(Self.sides[1], position: index + 2) { try $0.code(adviser, in: .adviser) }
    }
    for (index, count) in headCounts.enumerated() {
      try row.side(Self.sides[2], position: index + 1) {
        try $0.code(count.group, in: .targetGroup)
        $0.integer(count.people)
      }
    }
  }
}

extension Organisation: Storable {
  /// The kind of record.
  public static let kind = RecordKind.organisation
  /// The columns of `organisation_version`.
  public static let columns = [
    "organisation_number", "name", "type_id", "board", "school_group", "province", "coordinator", "valid_from",
    "valid_through", "successor_number",
  ]
  /// Aliases and dated qualifiers.
  public static let sides = [
    SideTable("organisation_alias", ["name"]),
    SideTable("organisation_qualifier_period", ["qualifier_id", "valid_from", "valid_through"]),
  ]
  /// The institution number.
  public var key: String? { number.digits }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.organisation(number)
    row.text(name)
    row.term(type)
    row.text(board)
    row.text(schoolGroup)
    row.text(province)
    row.text(coordinator)
    row.day(validity.from)
    row.day(validity.through)
    row.organisation(successor)
  }

  /// Hands aliases and qualifiers over.
  public func writeSides(to row: RowWriter) throws {
    for (index, alias) in aliases.enumerated() {
      try row.side(Self.sides[0], position: index + 1) { $0.text(alias) }
    }
    for (index, mark) in qualifiers.enumerated() {
      try row.side(Self.sides[1], position: index + 1) {
        $0.term(mark.qualifier)
        $0.day(mark.validity.from)
        $0.day(mark.validity.through)
      }
    }
  }
}

extension Adviser: Storable {
  /// The kind of record.
  public static let kind = RecordKind.adviser
  /// The columns of `adviser_version`.
  public static let columns = ["adviser_id", "name", "role_id", "valid_from", "valid_through"]
  /// The teams.
  public static let sides = [SideTable("adviser_team", ["team"])]
  /// The adviser's code.
  public var key: String? { code }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    try row.code(code, in: .adviser)
    row.text(name)
    row.term(role)
    row.day(validity.from)
    row.day(validity.through)
  }

  /// Hands the teams over.
  public func writeSides(to row: RowWriter) throws {
    for (index, team) in teams.enumerated() {
      try row.side(Self.sides[0], position: index + 1) { $0.text(team) }
    }
  }
}

extension Assignment: Storable {
  /// The kind of record.
  public static let kind = RecordKind.assignment
  /// The columns of `assignment`.
  public static let columns = [
    "adviser_id", "school_year", "destination_id", "fund_id", "education_level", "fte_thousandths", "valid_from",
    "valid_through",
  ]
  /// Who, which year, on what, from which means, at which level, from when.
  public var key: String? {
    // An empty first day means the first of the school year; a later sheet that writes it out means the same assignment.
    let from = validity.from ?? schoolYear.first
    return recordKey(adviser, schoolYear.iso, destination, fund, educationLevel ?? "", from.iso)
  }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    try row.code(adviser, in: .adviser)
    row.integer(schoolYear.startYear)
    try row.code(destination, in: .destination)
    try row.code(fund, in: .fund)
    row.text(educationLevel)
    row.integer(fte.thousandths)
    row.day(validity.from)
    row.day(validity.through)
  }
}

extension Absence: Storable {
  /// The kind of record.
  public static let kind = RecordKind.absence
  /// The columns of `absence`.
  public static let columns = ["adviser_id", "first_day", "last_day", "share_numerator", "share_denominator"]
  /// Who, and from which day.
  public var key: String? { recordKey(adviser, from.iso) }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    try row.code(adviser, in: .adviser)
    row.day(from)
    row.day(through)
    row.integer(share.numerator)
    row.integer(share.denominator)
  }
}

extension Project: Storable {
  /// The kind of record.
  public static let kind = RecordKind.project
  /// The columns of `project_round`.
  public static let columns = [
    "project_id", "round", "name", "applicant", "education_level", "is_extension", "source",
  ]
  /// The partners.
  public static let sides = [SideTable("project_partner", ["name"])]
  /// The project and its round.
  public var key: String? { recordKey(id, "\(round)") }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    try row.code(id, in: .project)
    row.integer(round)
    row.text(name)
    row.text(applicant)
    row.text(educationLevel)
    row.flag(isExtension)
    row.text(source)
  }

  /// Hands the partners over.
  public func writeSides(to row: RowWriter) throws {
    for (index, partner) in partners.enumerated() {
      try row.side(Self.sides[0], position: index + 1) { $0.text(partner) }
    }
  }
}

extension ProjectPhaseReach: Storable {
  /// The kind of record.
  public static let kind = RecordKind.projectPhase
  /// The columns of `project_phase_reach`.
  public static let columns = [
    "project_id", "round", "phase_id", "directness_id", "primary_schools", "secondary_schools", "status_id", "source",
  ]
  /// The project, its round, the phase, the directness and whether it is a plan or a result.
  public var key: String? {
    recordKey(project, "\(round)", phase.rawValue, directness.rawValue, status.rawValue)
  }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    try row.code(project, in: .project)
    row.integer(round)
    row.term(phase)
    row.term(directness)
    row.integer(primarySchools)
    row.integer(secondarySchools)
    row.integer((ReachStatus.allCases.firstIndex(of: status) ?? 0) + 1)
    row.text(source)
  }
}

extension StatedTotal: Storable {
  /// The kind of record.
  public static let kind = RecordKind.statedTotal
  /// The columns of `stated_total`.
  public static let columns = ["source", "place", "subject", "numerator", "denominator", "is_approximate"]
  /// The document, the place in it, and the figure.
  public var key: String? { recordKey(source, place, subject) }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(source)
    row.text(place)
    row.text(subject)
    row.integer(value.numerator)
    row.integer(value.denominator)
    row.flag(isApproximate)
  }
}

extension Plan: Storable {
  /// The kind of record.
  public static let kind = RecordKind.plan
  /// The columns of `plan_version`.
  public static let columns = ["code", "title", "valid_from", "valid_through", "document"]
  /// The plan's code.
  public var key: String? { code }

  /// Hands the columns over; the whole plan goes in as canonical JSON.
  public func write(to row: RowWriter) throws {
    row.text(code)
    row.text(title.dutch)
    row.day(period.first)
    row.day(period.last)
    row.text(String(decoding: try canonicalJSON(), as: UTF8.self))
  }
}

extension NormsAmendment: Storable {
  /// The kind of record.
  public static let kind = RecordKind.norms
  /// The columns of `norms_version`.
  public static let columns = ["plan_code", "valid_from", "document"]
  /// The plan and the day from which the norms hold.
  public var key: String? { recordKey(plan, validFrom.iso) }

  /// Hands the columns over; the norms go in as canonical JSON.
  public func write(to row: RowWriter) throws {
    row.text(plan)
    row.day(validFrom)
    row.text(String(decoding: try canonicalJSON(), as: UTF8.self))
  }
}

extension CalendarOverride: Storable {
  /// The kind of record.
  public static let kind = RecordKind.calendarOverride
  /// The columns of `calendar_override`.
  public static let columns = ["effect", "holiday", "first_day", "last_day", "dutch", "english", "source"]
  /// The first day and what is decided.
  public var key: String? { recordKey(first.iso, effectCode, movedHoliday ?? "") }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(effectCode)
    row.text(movedHoliday)
    row.day(first)
    row.day(last)
    row.text(reason.dutch)
    row.text(reason.english)
    row.text(source)
  }

  private var effectCode: String {
    switch effect {
    case .moves: "verplaatst"
    case .frees: "vrij"
    case .opens: "open"
    }
  }

  private var movedHoliday: String? {
    if case .moves(let kind) = effect { return kind.rawValue }
    return nil
  }
}

/// A key of several parts, between which stands a character that no sheet holds.
func recordKey(_ parts: String...) -> String { parts.joined(separator: "\u{1F}") }

/// JSON with sorted keys and nothing that differs between two runs.
enum CanonicalJSON {
  static func text<T: Encodable>(_ value: T) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func value<T: Decodable>(_ type: T.Type, from text: String) throws -> T {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
