import GuidanceKit
import Register

/// Records that are kept longer than the norm of retention allows.
struct PRV004RetentionPassed: RegistrationRule {
  let explanation = RuleExplanation(
    code: "PRV004", severity: .warning,
    title: Label("bewaartermijn voorbij", "retention passed"),
    what: Label(
      "Registraties, antwoorden op bevragingen, afwezigheden, opleidingen, PLG-sessies, VIV-rollen en rijen van het rooster van een schooljaar dat langer voorbij is dan de norm retention_months voor hun soort toelaat. Zonder die norm zegt de regel niets (PAR001 meldt het).",
      "Registrations, responses to surveys, absences, trainings, sessions of communities, VIV roles and rows of the roster of a school year that has been over for longer than the norm retention_months allows for their kind. Without that norm the rule says nothing (PAR001 tells)."
    ),
    why: Label(
      "Wie gegevens van personen langer houdt dan afgesproken, overtreedt de privacywet; de cijfers blijven na het wissen bestaan.",
      "Keeping data of people longer than agreed breaks privacy law; the figures stay after purging."),
    example: Label(
      "edbi: 36 maanden; er zijn nog antwoorden uit 2021-2022.",
      "edbi: 36 months; there are still responses of 2021-2022."),
    cure: Label(
      "Wis de gegevens van dat schooljaar, of verleng de termijn met een bestand normen (amends, retention_months) als er een grond voor is.",
      "Purge the data of that school year, or extend the term with a file of norms (amends, retention_months) if there is a ground for it."
    ),
    source: Label("Rekenregels, privacy: bewaren", "Rules, privacy: retention"))
  var needs: AuditNeeds { [.programme, .responses] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Examiner: RegistrationExaminer {
    let rule: PRV004RetentionPassed
    let facts: AuditFacts
    /// Registrations come by date, so the first of each year is the first seen.
    var years: [SchoolYear: (count: Int, first: FactReference)] = [:]
    private var year: SchoolYear?

    init(rule: PRV004RetentionPassed, facts: AuditFacts) {
      self.rule = rule
      self.facts = facts
    }

    mutating func examine(_ fact: Fact<Registration>) {
      if let year, year.contains(fact.record.date) {
        years[year]?.count += 1
        return
      }
      let own = SchoolYear(containing: fact.record.date)
      year = own
      if years[own] == nil { years[own] = (0, facts.reference(.registration, fact)) }
      years[own]?.count += 1
    }

    func findings() -> [Finding] {
      guard let terms = facts.currentPlan?.norms.retention.value else { return [] }
      return terms.sorted { $0.kind < $1.kind }.flatMap { term -> [Finding] in
        let byYear = RecordKind.allCases.first { $0.code == term.kind }.map { kept($0) } ?? [:]
        return byYear.sorted { $0.key < $1.key }.compactMap { year, found in
          let limit = year.last.adding(monthsLater: term.months)
          guard limit < facts.today else { return nil }
          let count = Label.count(found.count, ("rij", "row"), ("rijen", "rows"))
          return rule.finding(
            term.kind, subject: [term.kind, year.iso],
            Label(
              "\(term.kind): \(count.dutch) uit \(year.iso); \(term.months) maanden na het schooljaar was op \(limit.words.dutch).",
              "\(term.kind): \(count.english) of \(year.iso); \(term.months) months after the school year was on \(limit.words.english)."
            ),
            facts: [found.first], factCount: found.count)
        }
      }
    }

    /// How many records of a kind are kept, by school year.
    private func kept(_ kind: RecordKind) -> [SchoolYear: (count: Int, first: FactReference)] {
      func count<Record>(
        _ facts: [Fact<Record>], _ day: (Record) -> CalendarDate?
      ) -> [SchoolYear: (count: Int, first: FactReference)] {
        facts.reduce(into: [:]) { result, fact in
          guard let day = day(fact.record) else { return }
          let year = SchoolYear(containing: day)
          result[year] = ((result[year]?.count ?? 0) + 1, result[year]?.first ?? self.facts.reference(kind, fact))
        }
      }
      let programme = facts.programme
      switch kind {
      case .registration: return years
      case .surveyResponse:
        let days = Dictionary(programme.surveys.map { ($0.record.code, $0.record.collectedOn) }) { first, _ in first }
        return count(facts.responses) { days[$0.survey] }
      case .absence: return count(programme.absences) { $0.through }
      case .training: return count(programme.trainings) { $0.date }
      case .plgSession: return count(programme.sessions) { $0.date }
      case .plgMember: return count(programme.members) { $0.validity.through }
      case .viv: return count(programme.vivs) { $0.validity.through }
      case .roster: return count(programme.roster) { $0.validity.through }
      default: return [:]
      }
    }
  }
}
