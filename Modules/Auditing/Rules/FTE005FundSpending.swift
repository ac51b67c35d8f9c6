import GuidanceKit
import Indicators
import Register

/// An earmarked fund that is spent too slowly, too fast, or not at all.
struct FTE005FundSpending: StandingRule {
  let explanation = RuleExplanation(
    code: "FTE005", severity: .notice,
    title: Label(
      "gekleurd fonds wordt niet volgens de tijd besteed",
      "earmarked fund is not spent in step with time"),
    what: Label(
      "Per gekleurd fonds en kalenderjaar: het deel van het ontvangen bedrag dat uitgegeven is. Is het jaar voorbij, dan is minder dan 90 % of meer dan 100 % een waarschuwing. Loopt het nog, dan is een afstand van meer dan 25 procentpunt tot het voorbije deel van het jaar een opmerking.",
      "Per earmarked fund and calendar year: the part of what was received that is spent. When the year is over, less than 90 % or more than 100 % is a warning. While it runs, a distance of more than 25 percentage points to the part of the year that has passed is a notice."
    ),
    why: Label(
      "Wat op het einde van het jaar niet besteed is, moet terug of verantwoord worden; wat te veel besteed is, draagt de dienst zelf.",
      "What is not spent at the end of the year must be given back or explained; what is spent too much the service bears itself."
    ),
    example: Label(
      "In november is 40 % van het fonds uitgegeven.",
      "In November 40 % of the fund is spent."),
    cure: Label(
      "Kijk de bedragen na in het blad fondsjaren, en bespreek de inzet met de directie.",
      "Check the amounts in the sheet of fund years, and discuss the use with the director."),
    source: Label("Begeleidingsplan, gekleurde middelen", "Guidance plan, earmarked means"))

  private let least = Threshold(
    "fund_spent_percent", 90, .percent,
    Label("hoeveel van een voorbij jaar minstens besteed is", "how much of a year that is over is spent at least"))
  private let distance = Threshold(
    "fund_pace_percent", 25, .percent,
    Label(
      "hoe ver de besteding van de tijd mag afwijken",
      "how far spending may differ from the part of the year that has passed"))
  var thresholds: [Threshold] { [least, distance] }
  var needs: AuditNeeds { [.figures, .programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let figures = facts.figures else { return [] }
    return facts.programme.accounts.compactMap { fact in
      let account = fact.record
      let id = FigureID("funds", [FigureID.part(account.fund), "used"], "\(account.calendarYear)")
      guard let figure = figures[id], let spent = figure.share,
        let first = CalendarDate(year: account.calendarYear, month: 1, day: 1),
        let last = CalendarDate(year: account.calendarYear, month: 12, day: 31)
      else { return nil }
      let isOver = facts.today > last
      let all = last.dayNumber - first.dayNumber + 1
      guard let passed = Share(min(all, max(0, facts.today.dayNumber - first.dayNumber)), of: all) else { return nil }
      guard isOver ? isWrong(spent, facts) : isOff(spent, passed, facts) else { return nil }
      return finding(account, fact, spent, isOver ? nil : passed, facts)
    }
  }

  private func isWrong(_ spent: Share, _ facts: AuditFacts) -> Bool {
    !spent.reaches(percent: facts.threshold(least)) || spent.rational > .one
  }

  private func isOff(_ spent: Share, _ passed: Share, _ facts: AuditFacts) -> Bool {
    guard let most = Rational(facts.threshold(distance), 100), let ahead = spent.rational.subtracting(passed.rational),
      let behind = passed.rational.subtracting(spent.rational)
    else { return false }
    return ahead > most || behind > most
  }

  private func finding(
    _ account: FundAccount, _ fact: Fact<FundAccount>, _ spent: Share, _ passed: Share?, _ facts: AuditFacts
  ) -> Finding {
    let name =
      facts.plans.reversed().compactMap { $0.record.fund(account.fund)?.label }.first
      ?? Label(account.fund, account.fund)
    let time =
      passed.map {
        Label(
          "terwijl \(NumberText(.dutch).percent($0)) van het jaar voorbij is",
          "while \(NumberText(.english).percent($0)) of the year has passed")
      } ?? Label("en het jaar is voorbij", "and the year is over")
    return finding(
      account.fund, subject: [account.fund, "\(account.calendarYear)"],
      Label(
        "\(name.dutch), \(account.calendarYear): \(NumberText(.dutch).percent(spent)) uitgegeven, \(time.dutch).",
        "\(name.english), \(account.calendarYear): \(NumberText(.english).percent(spent)) spent, \(time.english)."),
      severity: passed == nil ? .warning : .notice, facts: [facts.reference(.fundAccount, fact)])
  }
}
