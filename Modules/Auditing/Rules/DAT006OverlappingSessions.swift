import GuidanceKit
import Register

/// One adviser in two sessions at once.
struct DAT006OverlappingSessions: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT006", severity: .warning,
    title: Label("één begeleider in twee sessies tegelijk", "one adviser in two sessions at once"),
    what: Label(
      "Sessies van één begeleider op één dag waarvan begin en duur in elkaar schuiven. Rijen met dezelfde sessiecode zijn één sessie, een sessie met meer instellingen ook; rijen zonder begin kunnen niet vergeleken worden.",
      "Sessions of one adviser on one day of which start and duration overlap. Rows with the same session code are one session, and so is a session with several organisations; rows without a start cannot be compared."
    ),
    why: Label(
      "Niemand is op twee plaatsen tegelijk: een begin of een duur is verkeerd, of een sessie staat er twee keer.",
      "Nobody is in two places at once: a start or a duration is wrong, or a session stands there twice."),
    example: Label(
      "B01 van 9.00 tot 11.00 uur in Boom en van 10.30 tot 12.00 uur in Gent.",
      "B01 from 9:00 to 11:00 in Boom and from 10:30 to 12:00 in Ghent."),
    cure: Label(
      "Verbeter het begin of de duur. Was het één sessie voor twee scholen, zet ze dan in één rij of geef beide rijen dezelfde sessiecode.",
      "Correct the start or the duration. If it was one session for two schools, put them in one row or give both rows the same session code."
    ),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Session {
    let start: Int
    let end: Int
    let code: String?
    let place: FactReference
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT006OverlappingSessions
    let facts: AuditFacts
    var day: CalendarDate?
    var ofDay: [String: [Session]] = [:]
    var found: [Finding] = []

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      if day != record.date {
        closeDay()
        day = record.date
      }
      guard let start = record.startMinute, record.minutes > 0 else { return }
      let session = Session(
        start: start, end: start + record.minutes, code: record.session, place: facts.reference(.registration, fact))
      for adviser in [record.adviser] + record.coAdvisers { ofDay[adviser, default: []].append(session) }
    }

    func findings() -> [Finding] {
      var last = self
      last.closeDay()
      return last.found
    }

    private mutating func closeDay() {
      guard let day else { return }
      for (adviser, sessions) in ofDay.sorted(by: { $0.key < $1.key }) where sessions.count > 1 {
        let ordered = sessions.sorted { ($0.start, $0.end, $0.place.id) < ($1.start, $1.end, $1.place.id) }
        for (place, one) in ordered.enumerated() {
          for other in ordered[(place + 1)...].prefix(while: { $0.start < one.end })
          where one.code == nil || one.code != other.code {
            found.append(finding(adviser, day, one, other))
          }
        }
      }
      ofDay = [:]
    }

    private func finding(_ adviser: String, _ day: CalendarDate, _ one: Session, _ other: Session) -> Finding {
      let (first, second) = (Self.text(one), Self.text(other))
      return rule.finding(
        adviser, subject: [adviser, day.iso, first, second],
        Label(
          "\(adviser) is op \(NumberText(.dutch).date(day)) tegelijk in een sessie van \(first) en een van \(second).",
          "\(adviser) is in a session of \(first) and in one of \(second) at the same time on \(NumberText(.english).date(day))."
        ),
        facts: [one.place, other.place])
    }

    /// From when until when: `9.00-11.00`.
    private static func text(_ session: Session) -> String {
      [session.start, session.end].map { minute in
        "\(minute / 60).\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
      }.joined(separator: "-")
    }
  }
}
