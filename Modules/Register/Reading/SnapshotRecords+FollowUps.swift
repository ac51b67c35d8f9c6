import GRDB
public import GuidanceKit

extension Snapshot {
  /// The adjustments agreed.
  public func followUps() throws -> [Fact<FollowUp>] {
    return try facts(.followUp, "SELECT f.* FROM follow_up AS f") { row in
      guard let due = DueDate(iso: row["due"]) else { return nil }
      return FollowUp(number: row["number"], who: row["who"], what: row["what"], due: due, doneOn: row.day("done_on"))
    }
  }

  /// The practice examples known.
  public func practiceExamples() throws -> [Fact<PracticeExample>] {
    return try facts(.practiceExample, "SELECT f.* FROM practice_example AS f") { row in
      PracticeExample(
        code: row["code"], title: row["title"], organisation: row.organisationReference,
        sharedOn: row.day("shared_on"), sharedWith: row["shared_with"], evaluation: row["evaluation"]
      )
    }
  }

  /// The activities with partners known.
  public func partnerActivities() throws -> [Fact<PartnerActivity>] {
    return try facts(.partnerActivity, "SELECT f.* FROM partner_activity AS f") { row in
      guard let date = row.day("date") else { return nil }
      return PartnerActivity(
        code: row["code"], partner: row["partner"], title: row["title"], date: date, evaluation: row["evaluation"]
      )
    }
  }

  /// The improvement plans known.
  public func improvementPlans() throws -> [Fact<ImprovementPlan>] {
    let actions = try sideRows("improvement_action") { row in
      ImprovementAction(row["action"], dueOn: row.day("due_on"))
    }
    let monitoring = try sideRows("improvement_monitoring") { row in
      row.day("day").map { MonitoringDay($0, note: row["note"]) }
    }
    return try facts(.improvementPlan, "SELECT f.* FROM improvement_plan AS f") { row in
      guard let organisation = try institution(row["organisation_number"]),
        let agreedOn = row.day("agreed_on"),
        let link: SupportLink = Vocabulary.term(id: row["link_id"])
      else { return nil }
      return ImprovementPlan(
        organisation: organisation, agreedOn: agreedOn, link: link, actions: actions[row["id"]] ?? [],
        monitoring: monitoring[row["id"]] ?? []
      )
    }
  }

  /// What was reached indirectly.
  public func indirectReaches() throws -> [Fact<IndirectReach>] {
    return try facts(.indirectReach, "SELECT f.* FROM indirect_reach AS f") { row in
      guard let means = IndirectReach.Kind(rawValue: row["kind"]) else { return nil }
      return IndirectReach(
        code: row["code"], means: means, title: row["title"], date: row.day("date"), people: row["people"],
        organisations: row["organisations"]
      )
    }
  }
}
