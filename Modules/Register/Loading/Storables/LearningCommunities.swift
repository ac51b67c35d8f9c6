public import GuidanceKit

extension PLG: Storable {
  /// The kind of record.
  public static let kind = RecordKind.plg
  /// The columns of `plg`.
  public static let columns = [
    "code", "organisation_number", "school_group", "theme", "internal_guide", "process_guide", "intake_day",
    "harvest_day", "sustaining_plan",
  ]
  /// Phases, goals, actions, sources and consultations.
  public static let sides = [
    SideTable("plg_phase", ["phase_id", "cycle", "first_day"]),
    SideTable("plg_goal", ["term_id", "goal"]),
    SideTable("plg_action", ["action", "care_phase_id", "done_on"]),
    SideTable("plg_source", ["source"]),
    SideTable("plg_consultation", ["day"]),
  ]
  /// The code.
  public var key: String? { code }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(code)
    row.organisation(organisation)
    row.text(schoolGroup)
    row.text(theme)
    row.text(internalGuide)
    row.text(processGuide)
    row.day(intake)
    row.day(harvest)
    row.flag(hasSustainingPlan)
  }

  /// Hands phases, goals, actions, sources and consultations over.
  public func writeSides(to row: RowWriter) throws {
    for (index, entry) in phases.entries.enumerated() {
      try row.side(Self.sides[0], position: index + 1) {
        $0.term(entry.phase)
        $0.integer(entry.cycle)
        $0.day(entry.from)
      }
    }
    for (index, goal) in goals.enumerated() {
      try row.side(Self.sides[1], position: index + 1) {
        $0.term(goal.term)
        $0.text(goal.text)
      }
    }
    for (index, action) in actions.enumerated() {
      try row.side(Self.sides[2], position: index + 1) {
        $0.text(action.text)
        $0.term(action.carePhase)
        $0.day(action.doneOn)
      }
    }
    for (index, source) in sources.enumerated() {
      try row.side(Self.sides[3], position: index + 1) {
        $0.text(source)
      }
    }
    for (index, day) in consultations.enumerated() {
      try row.side(Self.sides[4], position: index + 1) {
        $0.day(day)
      }
    }
  }
}

extension PLGMember: Storable {
  /// The kind of record.
  public static let kind = RecordKind.plgMember
  /// The columns of `plg_member`.
  public static let columns = ["plg", "person", "role_id", "valid_from", "valid_through"]
  /// The community, the person, the role and the first day: somebody may come back.
  public var key: String? { recordKey(plg, person, role.rawValue, validity.from?.iso ?? "") }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(plg)
    row.text(person)
    row.term(role)
    row.day(validity.from)
    row.day(validity.through)
  }
}

extension PLGSession: Storable {
  /// The kind of record.
  public static let kind = RecordKind.plgSession
  /// The columns of `plg_session`.
  public static let columns = [
    "plg", "number", "kind", "date", "held", "present", "reflection", "actions", "sources_used",
  ]
  /// The community and which of its moments.
  public var key: String? { recordKey(plg, moment.kind.rawValue, "\(moment.number)") }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(plg)
    row.integer(moment.number)
    row.text(moment.kind.rawValue)
    row.day(date)
    row.flag(isHeld)
    row.integer(present)
    row.text(reflection)
    row.text(actions)
    row.text(sources)
  }
}
