import GuidanceKit
import Register

/// Guidance by someone who was not with the service on that day.
struct DAT009OutsideService: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT009", severity: .warning,
    title: Label(
      "registratie buiten de periode van de begeleider",
      "registration outside the adviser's time with the service"),
    what: Label(
      "Registraties op dagen waarop de begeleider volgens het blad begeleiders nog niet of niet meer in dienst is. Zonder begin- of einddatum is er aan die kant geen grens.",
      "Registrations on days on which the adviser is, by the sheet of advisers, not yet or no longer in service. Without a first or last day there is no bound on that side."
    ),
    why: Label(
      "De datum is verkeerd, of de begeleider; zulke uren houden geen stand bij een controle.",
      "The date is wrong, or the adviser; such hours do not stand up to a check."),
    example: Label(
      "B07 ging op 31 december uit dienst en heeft een registratie van 14 januari.",
      "B07 left on 31 December and has a registration of 14 January."),
    cure: Label(
      "Verbeter de datum of de begeleider in het blad, of de periode in het blad begeleiders.",
      "Correct the date or the adviser in the sheet, or the period in the sheet of advisers."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(
      rule: self, facts: facts,
      validity: Dictionary(
        facts.advisers.map { ($0.record.code, $0.record.validity) }, uniquingKeysWith: { _, last in last }))
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT009OutsideService
    let facts: AuditFacts
    let validity: [String: Validity]
    var groups = RegistrationGroups<String>()

    mutating func examine(_ fact: Fact<Registration>) {
      for adviser in [fact.record.adviser] + fact.record.coAdvisers {
        guard let validity = validity[adviser], !validity.contains(fact.record.date) else { continue }
        groups.add(fact, under: adviser, from: facts)
      }
    }

    func findings() -> [Finding] {
      groups.sorted(by: <).map { adviser, group in
        let (dutch, english) = (Self.text(validity[adviser], .dutch), Self.text(validity[adviser], .english))
        return rule.finding(
          adviser, subject: [adviser],
          Label(
            "\(adviser) is in dienst \(dutch), maar heeft \(group.amount.dutch) daarbuiten.",
            "\(adviser) is in service \(english), but has \(group.amount.english) outside that time."),
          facts: group.facts, factCount: group.count)
      }
    }

    private static func text(_ validity: Validity?, _ language: Language) -> String {
      let number = NumberText(language)
      let from = validity?.from.map { (language == .dutch ? "van " : "from ") + number.date($0) }
      let through = validity?.through.map { (language == .dutch ? "tot en met " : "through ") + number.date($0) }
      return [from, through].compactMap(\.self).joined(separator: " ")
    }
  }
}
