import GuidanceKit
import Register

/// An open answer that leads to a person.
struct PRV001PersonInOpenAnswer: StandingRule {
  let explanation = RuleExplanation(
    code: "PRV001", severity: .warning,
    title: Label("open antwoord noemt een persoon", "open answer names a person"),
    what: Label(
      "Open antwoorden op bevragingen met een e-mailadres, een telefoon- of rijksregisternummer, of de naam of code van iemand van de dienst. De audit herhaalt het antwoord niet.",
      "Open answers to surveys with a mail address, a phone or national register number, or the name or code of someone of the service. The audit does not repeat the answer."
    ),
    why: Label(
      "Open antwoorden gaan mee in het verslag aan scholen en besturen; daar hoort geen persoon in te staan.",
      "Open answers go along in the report to schools and boards; no person should stand in it."),
    example: Label(
      "Een antwoord op 1.1.3-1 in E-02 noemt een begeleider bij naam.", "An answer to 1.1.3-1 in E-02 names an adviser."
    ),
    cure: Label(
      "Vervang in het blad met antwoorden de naam door de functie (\"de begeleider\") en laad het opnieuw.",
      "Replace the name in the sheet of responses by the function (\"de begeleider\") and load it again."),
    source: Label("Rekenregels, privacy", "Rules, privacy"))
  var needs: AuditNeeds { [.programme, .responses] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let scan = facts.personScan
    return facts.responsesBySurvey.sorted { $0.key < $1.key }.flatMap { code, responses -> [Finding] in
      responses.flatMap { response -> [Finding] in
        let texts =
          response.record.answers.compactMap { answer -> (String, String)? in
            if case .text(let text) = answer.value { (answer.item, text) } else { nil }
          } + (response.record.reason.map { [(EDBIItem.reason.code, $0)] } ?? [])
        return texts.compactMap { item, text in
          let kinds = scan.findings(in: text).map(\.kind).uniqued()
          guard !kinds.isEmpty else { return nil }
          let list = Label.list(kinds.map(\.label))
          let place = facts.reference(.surveyResponse, response)
          return finding(
            code, subject: [code, place.file, "\(place.row)", item],
            Label(
              "Bevraging \(code): een open antwoord op \(item) bevat \(list.dutch).",
              "Survey \(code): an open answer to \(item) holds \(list.english)."),
            facts: [place])
        }
      }
    }
  }
}

extension AuditFacts {
  /// Knows the people of the service.
  var personScan: PersonalDataScan {
    PersonalDataScan(people: advisers.map { PersonalDataScan.Person(name: $0.record.name, code: $0.record.code) })
  }
}
