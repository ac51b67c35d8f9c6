import GuidanceKit
import Register

/// A trajectory, community, role, plan or choice on a number that had ended.
struct ORG004EndedInUse: StandingRule {
  let explanation = RuleExplanation(
    code: "ORG004", severity: .warning,
    title: Label("afgelopen nummer nog in gebruik", "ended number still in use"),
    what: Label(
      "Trajecten, PLG's, VIV-rollen, rijen van het rooster, verbeterplannen en keuzetrajecten die nog lopen of begonnen na het einde van het instellingsnummer. Uren op zo'n nummer meldt ORG002.",
      "Trajectories, communities, VIV roles, rows of the roster, improvement plans and choices that still run or began after the institution number ended. Hours on such a number are reported by ORG002."
    ),
    why: Label(
      "Onder het oude nummer tellen ze nergens mee, en onder het nieuwe ontbreken ze.",
      "Under the old number they count nowhere, and under the new one they are missing."),
    example: Label(
      "T-07 loopt sinds september 2025 op 930578, dat in augustus 2025 eindigde.",
      "T-07 has run since September 2025 on 930578, which ended in August 2025."),
    cure: Label(
      "Vervang in het genoemde blad het instellingsnummer door dat van de opvolger, of sluit de rij af met een datum in \"tot\".",
      "Replace the institution number in the sheet named by that of the successor, or end the row with a day in \"tot\"."
    ),
    source: Label("Rekenregels, instellingen", "Rules, organisations"))
  var needs: AuditNeeds { [.programme] }

  private struct Use {
    let number: InstitutionNumber
    let what: Label
    let reference: FactReference
    /// The last day on which it is used; `nil` while it goes on.
    let through: CalendarDate?
  }

  func findings(in facts: AuditFacts) -> [Finding] {
    let ended = Dictionary(
      facts.organisations.filter { $0.record.hasEnded(by: facts.today) }.map { ($0.record.number, $0.record) }
    ) { _, last in last }
    let uses = uses(facts).filter { use in
      guard let end = ended[use.number]?.validity.through else { return false }
      return use.through.map { $0 > end } ?? true
    }
    return Dictionary(grouping: uses, by: \.number).sorted { $0.key < $1.key }.compactMap { number, uses in
      guard let organisation = ended[number], let end = organisation.validity.through else { return nil }
      let next = organisation.successor.map {
        Label("; opvolger is \(facts.name(ofOrganisation: $0))", "; its successor is \(facts.name(ofOrganisation: $0))")
      }
      let shown = Label.list(uses.prefix(5).map(\.what))
      let more = uses.count > 5 ? Label(" en nog \(uses.count - 5)", " and \(uses.count - 5) more") : Label("", "")
      return finding(
        number.digits, subject: [number.digits],
        Label(
          "\(organisation.shortText) eindigde op \(end.words.dutch) en staat nog in \(shown.dutch)\(more.dutch)\(next?.dutch ?? "").",
          "\(organisation.shortText) ended on \(end.words.english) and still stands in \(shown.english)\(more.english)\(next?.english ?? "")."
        ),
        facts: uses.map(\.reference))
    }
  }

  private func uses(_ facts: AuditFacts) -> [Use] {
    func use<Record>(
      _ kind: RecordKind, _ fact: Fact<Record>, _ number: InstitutionNumber, _ what: (String, String),
      through: CalendarDate?
    ) -> Use {
      Use(
        number: number, what: Label(what.0, what.1), reference: facts.reference(kind, fact), through: through)
    }
    let programme = facts.programme
    return programme.trajectories.map {
      use(
        .trajectory, $0, $0.record.organisation, ("traject \($0.record.code)", "trajectory \($0.record.code)"),
        through: $0.record.validity.through)
    }
      + programme.communities.map {
        use(
          .plg, $0, $0.record.organisation, ("PLG \($0.record.code)", "community \($0.record.code)"),
          through: facts.moments(of: $0.record).last?.record.date ?? $0.record.intake)
      }
      + programme.vivs.map {
        use(
          .viv, $0, $0.record.organisation, ("VIV-rol van \($0.record.person)", "VIV role of \($0.record.person)"),
          through: $0.record.validity.through)
      }
      + programme.roster.map {
        use(
          .roster, $0, $0.record.organisation, ("rooster \($0.record.person)", "roster \($0.record.person)"),
          through: $0.record.validity.through)
      }
      + programme.improvementPlans.map {
        use(
          .improvementPlan, $0, $0.record.organisation,
          (
            "verbeterplan van \($0.record.agreedOn.words.dutch)",
            "improvement plan of \($0.record.agreedOn.words.english)"
          ),
          through: $0.record.monitoring.map(\.day).max() ?? $0.record.agreedOn)
      }
      + programme.uptakes.map {
        use(
          .uptake, $0, $0.record.organisation,
          ("keuzetraject \($0.record.schoolYear.iso)", "choice \($0.record.schoolYear.iso)"),
          through: $0.record.schoolYear.first)
      }
  }
}
