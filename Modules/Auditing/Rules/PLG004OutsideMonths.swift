import GuidanceKit
import Indicators
import Register

/// Sessions before the intake, after the months of the process, or not in the order of their numbers.
struct PLG004OutsideMonths: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG004", severity: .warning,
    title: Label(
      "PLG-sessie op een dag die niet kan kloppen", "session of a learning community on a day that cannot be right"),
    what: Label(
      "Sessies vóór de intake, later dan de norm plg_months na de intake, of met een hoger nummer op een vroegere dag dan een lager nummer.",
      "Sessions before the intake, later than the norm plg_months after the intake, or with a higher number on an earlier day than a lower one."
    ),
    why: Label(
      "Meestal is een datum of een nummer vertikt; dan kloppen fase, schema en pauzes van de PLG niet.",
      "Mostly a day or a number was mistyped; then phase, schedule and gaps of the community are wrong."),
    example: Label(
      "Sessie 3 van PLG-01 staat op 13 januari 2025, de intake was op 23 september 2025.",
      "Session 3 of PLG-01 is dated 13 January 2025, the intake was on 23 September 2025."),
    cure: Label(
      "Verbeter in het blad plg-sessies de kolom \"datum\" of \"nr\", of in het blad plg de kolom \"intake\".",
      "Correct the column \"datum\" or \"nr\" of the sheet plg-sessies, or the column \"intake\" of the sheet plg."),
    source: .communityProcess)

  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] { facts.programme.communities.flatMap { findings(of: $0, facts) } }

  private func findings(of community: Fact<PLG>, _ facts: AuditFacts) -> [Finding] {
    let record = community.record
    let moments = facts.moments(of: record).filter { $0.record.isHeld != false }
    let sessions = moments.filter { $0.record.moment.kind == .session }
    let intake = moments.first { $0.record.moment.kind == .intake }?.record.date ?? record.intake
    var found: [Finding] = []
    func add(_ session: Fact<PLGSession>, _ kind: String, _ why: Label) {
      let one = session.record
      found.append(
        finding(
          record.code, subject: [record.code, one.moment.kind.code, "\(one.moment.number)", one.date.iso, kind],
          Label(
            "\(facts.name(of: record)): \(one.moment.words.dutch) staat op \(one.date.words.dutch), \(why.dutch).",
            "\(facts.name(of: record)): \(one.moment.words.english) is dated \(one.date.words.english), \(why.english)."
          ),
          facts: [facts.reference(.plgSession, session)]))
    }
    let months = facts.currentPlan?.norms.plgMonths.value
    for session in sessions {
      if let intake, session.record.date < intake {
        add(
          session, "before",
          Label("vóór de intake op \(intake.words.dutch)", "before the intake on \(intake.words.english)"))
      } else if let intake, let months, session.record.date > intake.adding(monthsLater: months) {
        add(
          session, "after",
          Label(
            "meer dan \(months) maanden na de intake op \(intake.words.dutch)",
            "more than \(months) months after the intake on \(intake.words.english)"))
      }
    }
    for (one, next) in zip(sessions, sessions.dropFirst())
    where next.record.moment.number < one.record.moment.number && next.record.date > one.record.date {
      add(
        next, "order",
        Label(
          "na \(one.record.moment.words.dutch) op \(one.record.date.words.dutch)",
          "after \(one.record.moment.words.english) on \(one.record.date.words.english)"))
    }
    return found
  }
}

extension CalendarDate {
  /// The same day so many months later; the last of the month where that has no such day.
  func adding(monthsLater months: Int) -> CalendarDate {
    let index = parts.year * 12 + parts.month - 1 + months
    for last in stride(from: parts.day, through: 1, by: -1) {
      if let date = CalendarDate(year: index / 12, month: index % 12 + 1, day: last) { return date }
    }
    return self
  }
}
