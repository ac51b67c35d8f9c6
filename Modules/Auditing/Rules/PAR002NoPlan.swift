import GuidanceKit
import Register

/// Registrations on days for which no plan is known.
struct PAR002NoPlan: RegistrationRule {
  let explanation = RuleExplanation(
    code: "PAR002", severity: .error,
    title: Label("geen begeleidingsplan voor deze dagen", "no guidance plan for these days"),
    what: Label(
      "Registraties op dagen die in geen enkel geladen plan vallen, per schooljaar samengenomen.",
      "Registrations on days that lie in no plan that was loaded, taken together per school year."),
    why: Label(
      "Zonder plan zijn er geen doelen, geen bereik en geen normen: die uren staan in geen enkele indicator.",
      "Without a plan there are no goals, no reach and no norms: those hours stand in no indicator."),
    example: Label(
      "Uren van 2030-2031, terwijl het laatste plan tot augustus 2030 loopt.",
      "Hours of 2030-2031, while the last plan runs until August 2030."),
    cure: Label(
      "Laad het plan van die jaren, of verbeter de datums.", "Load the plan of those years, or correct the dates."),
    source: Label("Rekenregels, overgang tussen schooljaren", "Rules, roll-over of school years"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, plans: PlanIndex(facts))
  }

  private struct Examiner: RegistrationExaminer {
    let rule: PAR002NoPlan
    let facts: AuditFacts
    let plans: PlanIndex
    var groups = RegistrationGroups<SchoolYear>()

    mutating func examine(_ fact: Fact<Registration>) {
      guard plans.plan(on: fact.record.date) == nil else { return }
      groups.add(fact, under: SchoolYear(containing: fact.record.date), from: facts)
    }

    func findings() -> [Finding] {
      groups.sorted(by: <).map { year, group in
        rule.finding(
          year.iso, subject: [year.iso],
          Label(
            "\(group.amount.dutch) in \(year.iso), waarvoor geen plan geladen is.",
            "\(group.amount.english) in \(year.iso), for which no plan was loaded."),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
