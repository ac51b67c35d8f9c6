import GuidanceKit
import Register

/// A countable result of a project that is behind what was expected, or of which nothing is known after a later round began.
struct PRJ014ResultBehind: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ014", severity: .notice,
    title: Label("resultaat onder verwachting", "result below expectation"),
    what: Label(
      "Telbare resultaten waarvan het bereikte aantal onder het verwachte ligt, en resultaten van een ronde na wie al een volgende begon waarvan niets bereikt is ingevuld.",
      "Countable results of which the number achieved is below the expected, and results of a round after which a next one began of which no number achieved is filled in."
    ),
    why: Label(
      "Het eindverslag van een project zet elk resultaat naast de verwachting, met uitleg.",
      "The final report of a project puts each result beside the expectation, with an explanation."),
    example: Label(
      "Leercollectief basis verhoogd, ronde 1: 41 scholen in het intensieve traject, 45 verwacht.",
      "Leercollectief basis verhoogd, round 1: 41 schools in the intensive trajectory, 45 expected."),
    cure: Label(
      "Vul in het blad resultaten de kolom \"bereikt\" in of verbeter ze; klopt ze, leg het verschil dan uit in het verslag.",
      "Fill in or correct the column \"bereikt\" of the sheet resultaten; if it is right, explain the difference in the report."
    ),
    source: Label("Rekenregels, projecten", "Rules, projects"))
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let claims = ProjectClaims(facts)
    let last = facts.projects.map(\.record.round).max() ?? 0
    return facts.programme.results.compactMap { fact in
      let one = fact.record
      guard let least = one.expected?.least else { return nil }
      let state: Label
      if let achieved = one.achieved {
        guard achieved < least else { return nil }
        state = Label(
          "\(achieved) bereikt, minstens \(least) verwacht", "\(achieved) achieved, at least \(least) expected")
      } else {
        guard one.round < last else { return nil }
        state = Label(
          "minstens \(least) verwacht, en bereikt is niet ingevuld",
          "at least \(least) expected, and achieved is not filled in")
      }
      return finding(
        one.project, subject: [one.project, "round-\(one.round)", folded(one.result)],
        Label(
          "\(claims.name(one.project)), ronde \(one.round), \(one.result): \(state.dutch).",
          "\(claims.name(one.project)), round \(one.round), \(one.result): \(state.english)."),
        facts: [facts.reference(.projectResult, fact)])
    }
  }
}
