import GuidanceKit
import Register

/// Guidance on a day without lessons.
struct DAT003FreeDay: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT003", severity: .warning,
    title: Label("begeleiding in het weekend of in een vakantie", "guidance at the weekend or in a holiday"),
    what: Label(
      "Registraties op zaterdag of zondag, en contact met instellingen in een schoolvakantie of op een wettelijke feestdag. Werk zonder contact in een vakantie is gewoon. In de zomer is contact gewoon in de eerste dagen van juli en vanaf half augustus, tenzij het in klasvloercontext zou zijn. In het volwassenenonderwijs is de dag na Hemelvaart een lesdag.",
      "Registrations on Saturday or Sunday, and contact with organisations in a school holiday or on a public holiday. Work without contact in a holiday is ordinary. In summer contact is ordinary in the first days of July and from mid August on, unless it would be in classroom context. In adult education the day after Ascension is a day of lessons."
    ),
    why: Label(
      "Meestal is de datum verkeerd getypt: dag en maand omgewisseld, of een jaar ernaast.",
      "Mostly the date was mistyped: day and month swapped, or a year beside it."),
    example: Label(
      "Een klasobservatie op 29 oktober 2025, in de herfstvakantie.",
      "A classroom observation on 29 October 2025, in the autumn holiday."),
    cure: Label(
      "Verbeter de datum. Klopt ze (een studiedag, een opleiding op zaterdag), laat de registratie dan staan.",
      "Correct the date. If it is right (a study day, a training on Saturday), leave the registration as it is."),
    source: Label("Schoolvakanties in Vlaanderen", "School holidays in Flanders"))

  fileprivate let quietFrom = Threshold(
    "quiet_summer_from", 704, .dayOfYear,
    Label(
      "de eerste dag waarop contact in de zomer niet gewoon is",
      "the first day on which contact in summer is out of the ordinary"))
  fileprivate let quietThrough = Threshold(
    "quiet_summer_through", 815, .dayOfYear,
    Label(
      "de laatste dag waarop contact in de zomer niet gewoon is",
      "the last day on which contact in summer is out of the ordinary"))
  var thresholds: [Threshold] { [quietFrom, quietThrough] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(
      rule: self, facts: facts,
      types: Dictionary(
        facts.organisations.map { ($0.record.number, $0.record.type) }, uniquingKeysWith: { _, last in last }))
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT003FreeDay
    let facts: AuditFacts
    let types: [InstitutionNumber: OrganisationType]
    /// Registrations come by date: what the day is, is worked out once.
    var day: CalendarDate?
    var reason: Label?
    var isLessonDayForAdults = true
    var groups = RegistrationGroups<CalendarDate>()
    var reasons: [CalendarDate: Label] = [:]

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      if day != record.date { turn(to: record.date) }
      guard let reason else { return }
      if !record.date.weekday.isWeekend {
        guard !record.organisations.isEmpty, !isOrdinary(record) else { return }
      }
      reasons[record.date] = reason
      groups.add(fact, under: record.date, from: facts)
    }

    private mutating func turn(to date: CalendarDate) {
      day = date
      isLessonDayForAdults = facts.calendar.isLessonDay(date, for: .vo)
      if date.weekday.isWeekend {
        reason = Label("een \(date.weekday.label.dutch)", "a \(date.weekday.label.english)")
      } else if facts.calendar.isLessonDay(date) {
        reason = nil
      } else {
        reason = facts.calendar.holidays(on: date).first?.label ?? Label("een vrije dag", "a free day")
      }
    }

    /// Whether contact on this free weekday is nothing special.
    private func isOrdinary(_ record: Registration) -> Bool {
      let isAdults = record.organisations.allSatisfy { $0.number.flatMap { types[$0] } == .vo }
      if isAdults, isLessonDayForAdults { return true }
      let parts = record.date.parts
      let isSummer = parts.month == 7 || parts.month == 8
      let day = parts.month * 100 + parts.day
      let isQuiet = facts.threshold(rule.quietFrom) <= day && day <= facts.threshold(rule.quietThrough)
      return isSummer && !isQuiet && record.classroom != .yes
    }

    func findings() -> [Finding] {
      groups.sorted(by: <).map { date, group in
        let reason = reasons[date] ?? Label("", "")
        return rule.finding(
          date.iso, subject: [date.iso],
          Label(
            "\(NumberText(.dutch).date(date)) is \(reason.dutch): \(group.amount.dutch).",
            "\(NumberText(.english).date(date)) is \(reason.english): \(group.amount.english)."),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
