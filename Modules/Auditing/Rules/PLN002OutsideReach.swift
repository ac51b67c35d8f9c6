import GuidanceKit
import Register

/// A registration for an organisation that none of its goal's reach blocks means.
struct PLN002OutsideReach: RegistrationRule {
  let explanation = RuleExplanation(
    code: "PLN002", severity: .warning,
    title: Label("instelling valt buiten het bereik van het doel", "organisation is outside the goal's reach"),
    what: Label(
      "Elke instelling van een registratie moet in het schooljaar van die dag passen bij een bereikblok van het doel: type, naam en kenmerken. Registraties met een doel van een andere pijler (PLN001) en instellingen die ophielden te bestaan (ORG002) blijven hier buiten.",
      "Each organisation of a registration must in the school year of that day match a reach block of the goal: type, name and qualifiers. Registrations with a goal of another pillar (PLN001) and organisations that ended (ORG002) are left out here."
    ),
    why: Label(
      "Die uren tellen mee bij VTE en klasvloer, maar nooit bij het bereik van de pijler.",
      "Those hours count for FTE and classroom context, but never for the reach of the pillar."),
    example: Label(
      "Een internaat bij doel PBD-NED-OD3, dat leraren in (Bu)BaO en (Bu)SO bedoelt.",
      "A boarding school with goal PBD-NED-OD3, which means teachers in (Bu)BaO and (Bu)SO."),
    cure: Label(
      "Kijk na of de instelling juist gekozen is en of haar kenmerken (zoals duaal of pilot) in het blad organisaties staan; kies anders een doel dat haar wel bedoelt.",
      "Check whether the organisation was chosen rightly and whether its qualifiers (such as dual or pilot) stand in the sheet of organisations; otherwise choose a goal that means it."
    ),
    source: Label("Begeleidingsplan, bereik per doel", "Guidance plan, reach per goal"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(
      rule: self, facts: facts, plans: PlanIndex(facts),
      organisations: Dictionary(
        facts.organisations.map { ($0.record.number, $0.record) }, uniquingKeysWith: { _, last in last }))
  }

  private struct Key: Hashable {
    let goal: String
    let organisation: InstitutionNumber
  }

  private struct Pairing: Hashable {
    let key: Key
    let year: SchoolYear
  }

  private struct Examiner: RegistrationExaminer {
    let rule: PLN002OutsideReach
    let facts: AuditFacts
    let plans: PlanIndex
    let organisations: [InstitutionNumber: Organisation]
    var isMeant: [Pairing: Bool] = [:]
    var groups = RegistrationGroups<Key>()

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      guard let code = record.goal, let goal = plans.goal(code, on: record.date), goal.pillar == record.destination
      else {
        return
      }
      for number in record.organisations.compactMap(\.number).uniqued() {
        guard let organisation = organisations[number], !organisation.hasEnded(by: record.date) else { continue }
        let key = Key(goal: code, organisation: number)
        let pairing = Pairing(key: key, year: SchoolYear(containing: record.date))
        if isMeant[pairing] == nil {
          isMeant[pairing] = goal.reachBlocks.contains {
            $0.matches(organisation, from: pairing.year.first, through: pairing.year.last)
          }
        }
        if isMeant[pairing] == false { groups.add(fact, under: key, from: facts) }
      }
    }

    func findings() -> [Finding] {
      groups.sorted { ($0.goal, $0.organisation) < ($1.goal, $1.organisation) }.compactMap { key, group in
        guard let organisation = organisations[key.organisation] else { return nil }
        let name = organisation.shortText
        return rule.finding(
          key.goal, subject: [key.goal, key.organisation.digits],
          Label(
            "\(name) valt buiten het bereik van doel \(key.goal): \(group.amount.dutch).",
            "\(name) is outside the reach of goal \(key.goal): \(group.amount.english)."),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}

extension Organisation {
  /// Type, name and number: `SO PTS Boom (042531)`.
  var shortText: String { "\(type.rawValue) \(name) (\(number.digits))" }

  /// Whether the organisation had ended before the day.
  func hasEnded(by day: CalendarDate) -> Bool { validity.through.map { $0 < day } ?? false }
}
