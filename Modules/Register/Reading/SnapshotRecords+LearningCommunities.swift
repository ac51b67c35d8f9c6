import GRDB
public import GuidanceKit

extension Snapshot {
  /// The learning communities known.
  public func plgs() throws -> [Fact<PLG>] {
    let phases = try sideRows("plg_phase") { row in row.phaseEntry }
    let goals = try sideRows("plg_goal") { row in
      Vocabulary.term(id: row["term_id"]).map { PLGGoal($0, row["goal"]) }
    }
    let actions = try sideRows("plg_action") { row in
      PLGAction(row["action"], carePhase: Vocabulary.term(id: row["care_phase_id"]), doneOn: row.day("done_on"))
    }
    let sources = try sideRows("plg_source") { row in row["source"] as String }
    let consultations = try sideRows("plg_consultation") { row in row.day("day") }
    return try facts(.plg, "SELECT f.* FROM plg AS f") { row in
      guard let organisation = try institution(row["organisation_number"]) else { return nil }
      return PLG(
        code: row["code"], organisation: organisation, schoolGroup: row["school_group"], theme: row["theme"],
        internalGuide: row["internal_guide"], processGuide: row["process_guide"], intake: row.day("intake_day"),
        consultations: consultations[row["id"]] ?? [], harvest: row.day("harvest_day"),
        goals: goals[row["id"]] ?? [], actions: actions[row["id"]] ?? [], sources: sources[row["id"]] ?? [],
        phases: PhaseHistory(phases[row["id"]] ?? []), hasSustainingPlan: row["sustaining_plan"]
      )
    }
  }

  /// The members of learning communities known.
  public func plgMembers() throws -> [Fact<PLGMember>] {
    return try facts(.plgMember, "SELECT f.* FROM plg_member AS f") { row in
      guard let role: PLGRole = Vocabulary.term(id: row["role_id"]) else { return nil }
      return PLGMember(plg: row["plg"], person: row["person"], role: role, validity: row.validity)
    }
  }

  /// The sessions of learning communities known.
  public func plgSessions() throws -> [Fact<PLGSession>] {
    return try facts(.plgSession, "SELECT f.* FROM plg_session AS f") { row in
      guard let kind = PLGMoment.Kind(rawValue: row["kind"]),
        let date = row.day("date")
      else { return nil }
      return PLGSession(
        plg: row["plg"], moment: PLGMoment(kind: kind, number: row["number"]), date: date, isHeld: row["held"],
        present: row["present"], reflection: row["reflection"], actions: row["actions"], sources: row["sources_used"]
      )
    }
  }
}
