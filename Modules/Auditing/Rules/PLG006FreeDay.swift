import GuidanceKit
import Register

/// A session of a learning community on a day without lessons.
struct PLG006FreeDay: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG006", severity: .warning,
    title: Label("PLG-sessie op een vrije dag", "session of a learning community on a free day"),
    what: Label(
      "Intakes, sessies en oogstmomenten in het weekend, in een schoolvakantie, op een feestdag of op een vrije dag die de school zelf koos (blad lokale vrije dagen). Pedagogische studiedagen mogen.",
      "Intakes, sessions and harvest moments at the weekend, in a school holiday, on a public holiday or on a free day the school chose itself (sheet of local free days). Study days are fine."
    ),
    why: Label(
      "Een PLG komt nooit in een vakantie samen; meestal is de datum vertikt.",
      "A community never meets in a holiday; mostly the day was mistyped."),
    example: Label(
      "Sessie 2 van PLG-01 staat op 29 oktober 2025, in de herfstvakantie.",
      "Session 2 of PLG-01 is dated 29 October 2025, in the autumn holiday."),
    cure: Label(
      "Verbeter in het blad plg-sessies de kolom \"datum\", of zet \"nee\" in de kolom \"gehouden\".",
      "Correct the column \"datum\" of the sheet plg-sessies, or put \"nee\" in the column \"gehouden\"."),
    source: .communityProcess)

  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.programme.communities.flatMap { community -> [Finding] in
      facts.moments(of: community.record).compactMap { moment in
        let day = moment.record.date
        guard moment.record.isHeld != false, moment.record.moment.kind != .consultation,
          let reason = reason(day, at: community.record.organisation, facts)
        else { return nil }
        return finding(
          community.record.code,
          subject: [community.record.code, moment.record.moment.kind.code, "\(moment.record.moment.number)", day.iso],
          Label(
            "\(facts.name(of: community.record)): \(moment.record.moment.words.dutch) staat op \(day.words.dutch), en dat is \(reason.dutch).",
            "\(facts.name(of: community.record)): \(moment.record.moment.words.english) is dated \(day.words.english), and that is \(reason.english)."
          ),
          facts: [facts.reference(.plgSession, moment)])
      }
    }
  }

  /// Why there are no lessons on a day; `nil` when there are.
  private func reason(_ day: CalendarDate, at number: InstitutionNumber, _ facts: AuditFacts) -> Label? {
    if day.weekday.isWeekend { return Label("een \(day.weekday.label.dutch)", "a \(day.weekday.label.english)") }
    let type = facts.organisations.first { $0.record.number == number }?.record.type
    if !facts.calendar.isLessonDay(day, for: type) {
      return facts.calendar.holidays(on: day).first?.label ?? Label("een vrije dag", "a free day")
    }
    let own = facts.programme.freeDays.contains {
      $0.record.organisation == number && $0.record.day == day && $0.record.half == nil && $0.record.site == nil
        && $0.record.purpose == .optional
    }
    return own ? Label("een vrije dag die de school zelf koos", "a free day the school chose itself") : nil
  }
}
