import GuidanceKit
import Register

/// More guidance on one day than a day of work holds.
struct DAT007LongDay: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT007", severity: .warning,
    title: Label("meer dan een werkdag op één dag", "more than a day of work on one day"),
    what: Label(
      "De minuten van één begeleider op één dag, alle registraties samen; rijen met dezelfde sessiecode tellen één keer, met de langste duur. Vanaf meer dan 10 uur is dat een waarschuwing.",
      "The minutes of one adviser on one day, all registrations together; rows with the same session code count once, with the longest duration. Above 10 hours it is a warning."
    ),
    why: Label(
      "Verplaatsing en voorbereiding tellen niet mee, dus zoveel begeleiding past niet in een dag: vaak staan de sessies van een week op één datum.",
      "Travel and preparation do not count, so that much guidance does not fit in a day: often the sessions of a week stand on one date."
    ),
    example: Label(
      "Vijf sessies van 150 minuten op 12 januari: samen 12,5 uur.",
      "Five sessions of 150 minutes on 12 January: 12.5 hours together."),
    cure: Label(
      "Kijk na of elke rij haar eigen datum heeft, en of de duur begeleiding is en geen verplaatsing of voorbereiding.",
      "Check that each row has its own date, and that the duration is guidance and not travel or preparation."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  fileprivate let most = Threshold(
    "day_minutes", 600, .minutes,
    Label("boven hoeveel minuten op één dag", "above how many minutes on one day"))
  var thresholds: [Threshold] { [most] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Day {
    var minutes = 0
    var sessions: [String: Int] = [:]
    var places: [FactReference] = []

    var total: Int { sessions.values.reduce(minutes, +) }
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT007LongDay
    let facts: AuditFacts
    var day: CalendarDate?
    var ofDay: [String: Day] = [:]
    var found: [Finding] = []

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      if day != record.date {
        closeDay()
        day = record.date
      }
      for adviser in [record.adviser] + record.coAdvisers {
        if let session = record.session {
          let longest = ofDay[adviser, default: Day()].sessions[session] ?? 0
          ofDay[adviser, default: Day()].sessions[session] = max(longest, record.minutes)
        } else {
          ofDay[adviser, default: Day()].minutes += record.minutes
        }
        ofDay[adviser, default: Day()].places.append(facts.reference(.registration, fact))
      }
    }

    func findings() -> [Finding] {
      var last = self
      last.closeDay()
      return last.found
    }

    private mutating func closeDay() {
      guard let day else { return }
      for (adviser, own) in ofDay.sorted(by: { $0.key < $1.key }) where own.total > facts.threshold(rule.most) {
        let number = own.places.count
        found.append(
          rule.finding(
            adviser, subject: [adviser, day.iso],
            Label(
              "\(adviser) heeft op \(NumberText(.dutch).date(day)) samen \(NumberText(.dutch).hours(own.total)) begeleiding in \(number) \(number == 1 ? "registratie" : "registraties").",
              "\(adviser) has \(NumberText(.english).hours(own.total)) of guidance on \(NumberText(.english).date(day)) in \(number) \(number == 1 ? "registration" : "registrations")."
            ),
            facts: own.places))
      }
      ofDay = [:]
    }
  }
}
