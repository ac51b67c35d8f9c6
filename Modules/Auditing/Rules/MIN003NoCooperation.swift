import GuidanceKit
import Register

/// A school year in which nothing was recorded of the POC's work with other networks, or work that nobody evaluated.
struct MIN003NoCooperation: StandingRule {
  let explanation = RuleExplanation(
    code: "MIN003", severity: .notice,
    title: Label("samenwerking van de POC niet vastgelegd", "co-operation of the POC not recorded"),
    what: Label(
      "Schooljaren waarvoor na december geen activiteit met partners in het blad partneractiviteiten staat, terwijl het plan een POC heeft; en activiteiten die langer dan 60 dagen (drempel) voorbij zijn zonder evaluatie. Na het schooljaar is geen enkele activiteit een waarschuwing.",
      "School years for which after December no activity with partners stands in the sheet partneractiviteiten, while the plan has a POC; and activities more than 60 days (threshold) in the past without an evaluation. After the school year no activity at all is a warning."
    ),
    why: Label(
      "Het verslag geeft de netoverschrijdende samenwerking van de POC apart, met de gezamenlijke evaluatie.",
      "The report gives the cross-network co-operation of the POC apart, with its joint evaluation."),
    example: Label(
      "A-02 (D4, 12 februari 2026) is niet geëvalueerd.", "A-02 (D4, 12 February 2026) was not evaluated."),
    cure: Label(
      "Vul het blad partneractiviteiten aan: een rij per activiteit, met partner, datum en de kolom \"evaluatie\".",
      "Complete the sheet partneractiviteiten: a row per activity, with partner, day and the column \"evaluatie\"."),
    source: Label("Kwaliteitsdecreet, POC; opmerkingen van de minister", "Quality decree, POC; remarks of the minister")
  )
  let days = Threshold(
    "partner_evaluation_days", 60, .days,
    Label(
      "hoe lang na een activiteit een evaluatie verwacht wordt", "how long after an activity an evaluation is expected")
  )
  var thresholds: [Threshold] { [days] }
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.reportYears.flatMap { year -> [Finding] in
      let own = facts.programme.partnerActivities.filter { year.contains($0.record.date) }
      return none(in: year, own, facts) + unevaluated(own, facts)
    }
  }

  private func none(in year: SchoolYear, _ own: [Fact<PartnerActivity>], _ facts: AuditFacts) -> [Finding] {
    let hasPOC = facts.plan(in: year)?.pillars.contains { $0.service == .poc } ?? false
    guard own.isEmpty, hasPOC, facts.today > year.first.adding(days: 121) else { return [] }
    return [
      finding(
        year.iso, subject: [year.iso],
        Label(
          "Schooljaar \(year.iso): geen enkele activiteit met partners van de POC.",
          "School year \(year.iso): no activity of the POC with partners."),
        severity: facts.today > year.last ? .warning : .notice)
    ]
  }

  private func unevaluated(_ own: [Fact<PartnerActivity>], _ facts: AuditFacts) -> [Finding] {
    let limit = facts.today.adding(days: -facts.threshold(days))
    return own.filter { $0.record.evaluation == nil && $0.record.date < limit }.map { fact in
      finding(
        fact.record.code, subject: [fact.record.code],
        Label(
          "Activiteit \(fact.record.code) met \(fact.record.partner) (\(fact.record.date.words.dutch)) is niet geëvalueerd.",
          "Activity \(fact.record.code) with \(fact.record.partner) (\(fact.record.date.words.english)) was not evaluated."
        ),
        facts: [facts.reference(.partnerActivity, fact)])
    }
  }
}

extension AuditFacts {
  /// The school year of which a yearly report is due, if any.
  var reportYears: [SchoolYear] { scope.reportYear(today: today).map { [$0] } ?? [] }
}
