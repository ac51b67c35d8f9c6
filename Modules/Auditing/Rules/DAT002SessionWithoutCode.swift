import GuidanceKit
import Register

/// Two advisers who seem to have guided one session, without the code that ties them.
struct DAT002SessionWithoutCode: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT002", severity: .warning,
    title: Label("sessie van twee begeleiders zonder sessiecode", "session by two advisers without a session code"),
    what: Label(
      "Registraties van verschillende begeleiders op dezelfde dag, met hetzelfde begin (of geen van beide een begin), dezelfde duur, dezelfde instellingen en hetzelfde doel, waarvan er minstens één geen sessiecode heeft.",
      "Registrations by different advisers on the same day, with the same start (or neither with one), the same duration, the same organisations and the same goal, of which at least one has no session code."
    ),
    why: Label(
      "Bij VTE en klasvloer tellen beide begeleiders; bij het bereik van de instelling telt een sessie één keer. Zonder code telt ze dubbel.",
      "For FTE and classroom context both advisers count; for the reach of the organisation a session counts once. Without a code it counts twice."
    ),
    example: Label(
      "B13 en B14 registreren allebei 90 minuten op 12 januari in dezelfde school, zonder sessie.",
      "B13 and B14 both register 90 minutes on 12 January in the same school, without a session."),
    cure: Label(
      "Geef beide rijen dezelfde code in de kolom \"sessie\". Waren het twee aparte sessies, geef ze dan een begin of elk hun eigen code.",
      "Give both rows the same code in the column \"sessie\". If they were two separate sessions, give them a start time or each a code of its own."
    ),
    source: Label("Rekenregels, sessies met meer begeleiders", "Rules, sessions with several advisers"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Key: Hashable {
    let start: Int?
    let minutes: Int
    let organisations: [String]
    let goal: String
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT002SessionWithoutCode
    let facts: AuditFacts
    /// Registrations come by date, so only those of one day can be one session.
    var day: CalendarDate?
    var ofDay: [Key: [Fact<Registration>]] = [:]
    var found: [Finding] = []

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      if day != record.date {
        closeDay()
        day = record.date
      }
      guard !record.organisations.isEmpty else { return }
      // Without a goal the destination is all that can be compared.
      let goal = record.goal ?? record.destination
      let key = Key(
        start: record.startMinute, minutes: record.minutes, organisations: record.organisationKeys, goal: goal)
      ofDay[key, default: []].append(fact)
    }

    func findings() -> [Finding] {
      var last = self
      last.closeDay()
      return last.found
    }

    private mutating func closeDay() {
      let sessions = ofDay.filter { _, group in
        Set(group.map(\.record.adviser)).count > 1 && group.contains { $0.record.session == nil }
      }
      found += sessions.sorted { ($0.value.first?.id ?? 0) < ($1.value.first?.id ?? 0) }.map {
        finding($0.key, $0.value)
      }
      ofDay = [:]
    }

    private func finding(_ key: Key, _ group: [Fact<Registration>]) -> Finding {
      let advisers = Set(group.map(\.record.adviser)).sorted()
      let date = group.first?.record.date ?? facts.today
      let places = key.organisations.joined(separator: ", ")
      return rule.finding(
        key.goal, subject: [date.iso, key.goal, "\(key.minutes)", key.start.map(String.init) ?? "", places] + advisers,
        Label(
          "\(advisers.joined(separator: " en ")) registreren op \(NumberText(.dutch).date(date)) allebei \(key.minutes) minuten voor \(key.goal) bij \(places), zonder gemeenschappelijke sessiecode.",
          "\(advisers.joined(separator: " and ")) both register \(key.minutes) minutes on \(NumberText(.english).date(date)) for \(key.goal) at \(places), without a shared session code."
        ),
        facts: group.map { facts.reference(.registration, $0) })
    }
  }
}
