import GuidanceKit
import Register

/// Guidance registered for a day that is still to come.
struct DAT004Future: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT004", severity: .error,
    title: Label("registratie in de toekomst", "registration in the future"),
    what: Label(
      "Registraties met een datum na de dag waarop de audit loopt, per maand samengenomen; ook buiten de periode van de audit, want daar zou niemand ze zien.",
      "Registrations dated after the day on which the audit runs, taken together per month; outside the period of the audit as well, for nobody would see them there."
    ),
    why: Label(
      "Geregistreerd wordt wat gebeurd is. Een datum in de toekomst is een tikfout of een planning, en telt in een later rapport mee.",
      "What is registered has happened. A date in the future is a typing error or a plan, and will count in a later report."
    ),
    example: Label("14/01/2027 in het blad van januari 2026.", "14/01/2027 in the sheet of January 2026."),
    cure: Label(
      "Verbeter de datum in het blad, of wacht met de rij tot de sessie er geweest is.",
      "Correct the date in the sheet, or keep the row until the session has taken place."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  /// A date in the future lies in no period that is audited today, so nobody would ever see it.
  var looksAhead: Bool { true }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT004Future
    let facts: AuditFacts
    var groups = RegistrationGroups<Month>()

    mutating func examine(_ fact: Fact<Registration>) {
      guard fact.record.date > facts.today else { return }
      groups.add(fact, under: Month(containing: fact.record.date), from: facts)
    }

    func findings() -> [Finding] {
      groups.sorted(by: <).map { month, group in
        let today = NumberText(.dutch).date(facts.today)
        var found = rule.finding(
          month.iso, subject: [month.iso],
          Label(
            "\(group.amount.dutch) in \(NumberText(.dutch).month(month)), na \(today).",
            "\(group.amount.english) in \(NumberText(.english).month(month)), after \(NumberText(.english).date(facts.today))."
          ),
          facts: group.facts, factCount: group.count)
        found.movingWords = [", na \(today)."]
        return found
      }
    }
  }
}
