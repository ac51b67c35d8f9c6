import GuidanceKit
import Register

/// The participants of the fact sheets of a round, added up, against the total a document gives for the round.
struct PRJ007FactSheetsTogether: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ007", severity: .warning,
    title: Label("projectfiches samen geven een ander totaal", "fact sheets together give another total"),
    what: Label(
      "Heeft elk project van een ronde een document dat alleen over dat project gaat, dan wordt het eerste aantal scholen uit elk van die documenten opgeteld en naast het totaal gelegd dat een ander document voor de ronde geeft.",
      "Where each project of a round has a document about that project alone, the first number of schools in each of those documents is added up and held against the total another document gives for the round."
    ),
    why: Label(
      "Een totaal moet ook uit de stukken van de projecten zelf te halen zijn.",
      "A total must also follow from the projects' own papers."),
    example: Label(
      "De acht fiches van ronde 1 noemen samen 149 deelnemende scholen; de tabel geeft 154.",
      "The eight fact sheets of round 1 name 149 participating schools together; the table gives 154."),
    cure: Label(
      "Kijk met de bevindingen van PRJ003 na bij welke projecten het verschil zit.",
      "See in the findings of PRJ003 at which projects the difference lies."),
    source: Label("Leerpunt, begeleidingsprojecten, projectfiches", "Leerpunt, guidance projects, fact sheets"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let claims = ProjectClaims(facts).claims
    return Set(facts.projects.map(\.record.round)).sorted().flatMap { round -> [Finding] in
      let sheets = firstOfEachSheet(
        claims, projects: facts.projects.filter { $0.record.round == round }.map(\.record.id), round)
      guard let sheets, let sum = Rational.sum(sheets.map(\.value)) else { return [] }
      return claims.compactMap { claim in
        guard case .reach(let total) = claim.subject, total.project == nil, total.level == nil, total.part == nil,
          total.round == round, !claim.total.agrees(with: sum)
        else { return nil }
        let stated = claim.total
        let source = Label("\(sheets.count) projectfiches samen", "\(sheets.count) fact sheets together")
        return finding(
          stated.subject, subject: [stated.source, stated.place, "round-\(round)"],
          Label(
            "Ronde \(round): de \(source.dutch) noemen \(sum.statementText.dutch) scholen; \(stated.source) (\(stated.place)) geeft \(stated.valueText.dutch).",
            "Round \(round): the \(source.english) name \(sum.statementText.english) schools; \(stated.source) (\(stated.place)) gives \(stated.valueText.english)."
          ),
          statements: [
            Statement(stated.valueText, source: stated.statedAt), Statement(sum.statementText, source: source),
          ],
          facts: [facts.reference(.statedTotal, claim.fact)] + sheets.map { facts.reference(.statedTotal, $0.fact) })
      }
    }
  }

  /// The first number of schools in the document of each project; `nil` unless every project has one.
  private func firstOfEachSheet(
    _ claims: [ProjectClaims.Claim], projects: [String], _ round: Int
  ) -> [ProjectClaims.Claim]? {
    guard projects.count > 1 else { return nil }
    let subjects = Dictionary(grouping: claims, by: \.total.source)
    let first = projects.map { project in
      claims.first { claim in
        guard case .reach(let reach) = claim.subject, reach.project == project, reach.round == round, reach.part == nil
        else { return false }
        return subjects[claim.total.source]?.allSatisfy { $0.subject.project == project } == true
      }
    }
    let found = first.compactMap(\.self)
    return found.count == projects.count ? found : nil
  }
}

extension ClaimSubject {
  /// The project the claim is about; `nil` when it is about several or none.
  var project: String? {
    if case .reach(let reach) = self { return reach.project }
    return nil
  }
}
