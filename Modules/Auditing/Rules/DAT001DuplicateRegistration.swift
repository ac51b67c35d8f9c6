import GuidanceKit
import Register

/// The same registration more than once.
struct DAT001DuplicateRegistration: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT001", severity: .warning,
    title: Label("dezelfde registratie meer dan één keer", "the same registration more than once"),
    what: Label(
      "Registraties die in alles gelijk zijn behalve hun volgnummer in het blad: begeleider, dag, begin, duur, instellingen, bestemming, doel, vorm, omschrijving en alle andere velden.",
      "Registrations that are equal in everything but their number in the sheet: adviser, day, start, duration, organisations, destination, goal, form, description and all other fields."
    ),
    why: Label(
      "De uren tellen dubbel in VTE, bereik en klasvloer.", "The hours count twice in FTE, reach and classroom context."
    ),
    example: Label(
      "Een rij die bij het kopiëren van een maand tweemaal geplakt werd.", "A row pasted twice when a month was copied."
    ),
    cure: Label(
      "Schrap de overtollige rij in het blad en laad het opnieuw als volledig blad. Waren het echt twee gelijke sessies, geef ze dan een begin of een eigen omschrijving.",
      "Delete the row too many in the sheet and load it again as a complete sheet. If they really were two equal sessions, give them a start time or a description of their own."
    ),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT001DuplicateRegistration
    let facts: AuditFacts
    /// Registrations come by date, so only those of one day can be equal.
    var day: CalendarDate?
    var ofDay: [Registration: [Fact<Registration>]] = [:]
    var found: [Finding] = []

    mutating func examine(_ fact: Fact<Registration>) {
      if day != fact.record.date {
        closeDay()
        day = fact.record.date
      }
      var content = fact.record
      content.sheetID = nil
      ofDay[content, default: []].append(fact)
    }

    func findings() -> [Finding] {
      var last = self
      last.closeDay()
      return last.found
    }

    private mutating func closeDay() {
      let groups = ofDay.values.filter { $0.count > 1 }.sorted { $0[0].id < $1[0].id }
      found += groups.map { finding($0[0].record, $0) }
      ofDay = [:]
    }

    private func finding(_ record: Registration, _ equal: [Fact<Registration>]) -> Finding {
      let minutes = NumberText(.dutch).hours(record.minutes)
      let hours = NumberText(.english).hours(record.minutes)
      let organisations = record.organisationKeys.isEmpty ? "" : ", " + record.organisationKeys.joined(separator: ", ")
      return rule.finding(
        record.adviser,
        subject: [
          record.adviser, record.date.iso, record.startMinute.map(String.init) ?? "", "\(record.minutes)",
          record.destination, record.goal ?? "", record.organisationKeys.joined(separator: " "),
          record.description ?? "",
        ],
        Label(
          "\(equal.count) keer dezelfde registratie: \(record.adviser), \(NumberText(.dutch).date(record.date)), \(minutes), \(record.goal ?? record.destination)\(organisations).",
          "The same registration \(equal.count) times: \(record.adviser), \(NumberText(.english).date(record.date)), \(hours), \(record.goal ?? record.destination)\(organisations)."
        ),
        facts: equal.map { facts.reference(.registration, $0) })
    }
  }
}
