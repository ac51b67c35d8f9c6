import GuidanceKit
import Register

/// A milestone of a project that is late, or was.
struct PRJ011LateMilestone: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ011", severity: .notice,
    title: Label("mijlpaal te laat", "milestone late"),
    what: Label(
      "Mijlpalen waarvan de dag of maand voorbij is zonder datum in de kolom \"klaar\", en mijlpalen die na hun dag klaar kwamen of in de toekomst klaar zouden zijn (dan een waarschuwing).",
      "Milestones whose day or month has passed without a day in the column \"klaar\", and milestones done after their day or said to be done in the future (then a warning)."
    ),
    why: Label(
      "Leerpunt vraagt bij het tussentijdse verslag de stand van elke mijlpaal.",
      "Leerpunt asks how each milestone stands in the interim report."),
    example: Label(
      "Spelkracht, ronde 2: website met de portfolio's, tegen 31 januari 2026, nog niet klaar.",
      "Spelkracht, round 2: website with the portfolios, by 31 January 2026, not done yet."),
    cure: Label(
      "Vul in het blad mijlpalen de kolom \"klaar\" in, of spreek een nieuwe dag af en zet die in \"tegen\".",
      "Fill in the column \"klaar\" of the sheet mijlpalen, or agree on a new day and put it in \"tegen\"."),
    source: Label("Rekenregels, projecten", "Rules, projects"))
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let claims = ProjectClaims(facts)
    return facts.programme.milestones.compactMap { fact in
      let one = fact.record
      let due = Label(NumberText(.dutch).due(one.due), NumberText(.english).due(one.due))
      let state: Label
      var movingWords: [String] = []
      var severity = Severity.notice
      if let done = one.doneOn, done > facts.today {
        state = Label(
          "klaar op \(done.words.dutch), en dat ligt in de toekomst",
          "done on \(done.words.english), which lies in the future")
        severity = .warning
      } else if let done = one.doneOn, done > one.due.last {
        state = Label(
          "klaar op \(done.words.dutch), \(one.due.last.days(until: done)) dagen te laat",
          "done on \(done.words.english), \(one.due.last.days(until: done)) days late")
      } else if one.doneOn == nil, one.due.last < facts.today {
        state = Label(
          "\(one.due.last.days(until: facts.today)) dagen te laat", "\(one.due.last.days(until: facts.today)) days late"
        )
        movingWords = [", \(state.dutch)."]
      } else {
        return nil
      }
      var found = finding(
        one.project, subject: [one.project, "round-\(one.round)", folded(one.milestone)],
        Label(
          "\(claims.name(one.project)), ronde \(one.round): \"\(one.milestone)\" tegen \(due.dutch), \(state.dutch).",
          "\(claims.name(one.project)), round \(one.round): \"\(one.milestone)\" by \(due.english), \(state.english)."),
        severity: severity, facts: [facts.reference(.projectMilestone, fact)])
      found.movingWords = movingWords
      return found
    }
  }
}
