import GuidanceKit
import Register

/// Two registrations that differ in one thing only, as when a row is entered again to correct it.
struct DAT005NearDuplicate: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT005", severity: .notice,
    title: Label(
      "registratie die op één veld na dubbel is",
      "registration that is a duplicate but for one field"),
    what: Label(
      "Registraties van één begeleider op één dag bij dezelfde instellingen, op dezelfde bestemming en met dezelfde omschrijving (hoofdletters en leestekens tellen niet), die in precies één ander veld verschillen. Een ander begin of een andere sessiecode maakt er twee sessies van.",
      "Registrations of one adviser on one day at the same organisations, on the same destination and with the same description (capitals and punctuation aside) that differ in exactly one other field. Another start or another session code makes them two sessions."
    ),
    why: Label(
      "Vaak is een rij opnieuw ingevoerd om ze te verbeteren, en bleef de oude staan: de uren tellen dan dubbel.",
      "Often a row was entered again to correct it while the old one stayed: then the hours count twice."),
    example: Label(
      "Twee rijen \"Overleg taalbeleid\" van 60 minuten, de ene met niveau meso, de andere met micro.",
      "Two rows \"Overleg taalbeleid\" of 60 minutes, one at meso level, the other at micro."),
    cure: Label(
      "Schrap de rij die niet meer geldt. Waren het twee sessies, geef ze dan elk hun begin of omschrijving.",
      "Delete the row that no longer holds. If they were two sessions, give each its own start or description."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Key: Hashable {
    let adviser: String
    let destination: String
    let organisations: [String]
    let session: String?
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT005NearDuplicate
    let facts: AuditFacts
    /// Registrations come by date, so only those of one day are compared.
    var day: CalendarDate?
    var ofDay: [Key: [Fact<Registration>]] = [:]
    var found: [Finding] = []

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      if day != record.date {
        closeDay()
        day = record.date
      }
      guard !record.organisations.isEmpty, record.description != nil else { return }
      let key = Key(
        adviser: record.adviser, destination: record.destination, organisations: record.organisationKeys,
        session: record.session)
      ofDay[key, default: []].append(fact)
    }

    func findings() -> [Finding] {
      var last = self
      last.closeDay()
      return last.found
    }

    private mutating func closeDay() {
      for group in ofDay.values.filter({ $0.count > 1 }).sorted(by: { $0[0].id < $1[0].id }) {
        // Descriptions are only compared among the few that are alike otherwise.
        let words = group.map { Self.words($0.record.description ?? "") }
        for (place, one) in group.enumerated() where !words[place].isEmpty {
          for (next, other) in group.enumerated().dropFirst(place + 1) where words[next] == words[place] {
            let fields = Self.differences(one.record, other.record)
            if let field = fields.first, fields.count == 1 { found.append(finding(one, other, field)) }
          }
        }
      }
      ofDay = [:]
    }

    /// A description without capitals and punctuation.
    private static func words(_ text: String) -> String {
      folded(text).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// The fields in which two registrations differ, beside those they were grouped by; a different start is another session.
    private static func differences(_ one: Registration, _ other: Registration) -> [Label] {
      guard one.startMinute == other.startMinute, one.coAdvisers == other.coAdvisers else { return [] }
      let checks: [(Bool, Label)] = [
        (one.minutes == other.minutes, Label("duur", "duration")), (one.goal == other.goal, Label("doel", "goal")),
        (one.form == other.form, Label("vorm", "form")), (one.place == other.place, Label("plaats", "place")),
        (one.level == other.level, Label("niveau", "level")), (one.focus == other.focus, Label("focus", "focus")),
        (one.initiative == other.initiative, Label("initiatief", "initiative")),
        (one.targetGroups == other.targetGroups, Label("doelgroep", "target group")),
        (one.headCount == other.headCount, Label("aantal", "head count")),
        (one.classroom == other.classroom, Label("klasvloer", "classroom")),
        (one.mechanisms == other.mechanisms, Label("mechanismen", "mechanisms")),
        (one.phase == other.phase, Label("fase", "phase")),
        (one.carePhase == other.carePhase, Label("zorgfase", "care phase")),
        (one.trajectory == other.trajectory, Label("traject", "trajectory")),
        (one.fund == other.fund, Label("fonds", "fund")),
      ]
      return checks.filter { !$0.0 }.map(\.1)
    }

    private func finding(_ one: Fact<Registration>, _ other: Fact<Registration>, _ field: Label) -> Finding {
      let record = one.record
      let places = record.organisationKeys.joined(separator: ", ")
      return rule.finding(
        record.adviser,
        subject: [record.adviser, record.date.iso, record.destination, places, record.description ?? "", field.dutch],
        Label(
          "\(record.adviser), \(NumberText(.dutch).date(record.date)), \(record.destination) bij \(places): twee registraties \"\(record.description ?? "")\" die alleen in \(field.dutch) verschillen.",
          "\(record.adviser), \(NumberText(.english).date(record.date)), \(record.destination) at \(places): two registrations \"\(record.description ?? "")\" that differ in \(field.english) only."
        ),
        facts: [one, other].map { facts.reference(.registration, $0) })
    }
  }
}
