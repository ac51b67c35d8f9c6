import GuidanceKit
import Register

/// Two editions of one report for outside whose difference shows what few people answered.
struct PRV005DifferenceOfEditions: StandingRule {
  let explanation = RuleExplanation(
    code: "PRV005", severity: .warning,
    title: Label(
      "verschil tussen twee uitgaven toont een kleine groep", "difference of two editions shows a small group"),
    what: Label(
      "Verslagen voor scholen, besturen, de overheid of iedereen die van dezelfde periode meer dan eens gemaakt zijn, terwijl er tussenin bij een bevraging die al verwerkt was minder antwoorden bijkwamen dan de norm min_cell.",
      "Reports for schools, boards, the government or everyone made more than once of one period, while in between fewer responses than the norm min_cell were added to a survey that was processed already."
    ),
    why: Label(
      "Wie de twee uitgaven van elkaar aftrekt, ziet wat die enkele mensen antwoordden.",
      "Who subtracts one edition from the other sees what those few people answered."),
    example: Label(
      "Tussen twee jaarverslagen van 2025-2026 kwamen bij E-03 nog 2 antwoorden binnen.",
      "Between two yearly reports of 2025-2026 another 2 responses to E-03 came in."),
    cure: Label(
      "Verspreid alleen de laatste uitgave en trek de vorige in, of maak de nieuwe met --as-of op de dag van de vorige.",
      "Only spread the last edition and withdraw the one before, or make the new one with --as-of on the day of the former."
    ),
    source: Label(
      "Rekenregels, privacy: één afscherming per lezer en periode",
      "Rules, privacy: one suppression set per audience and period"))
  var needs: AuditNeeds { [.programme, .responses, .system] }

  private struct Edition: Hashable {
    let report: String
    let period: String
    let audience: String
    let subject: String
    let name: Label
  }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let least = facts.currentPlan?.norms.minCell.value else { return [] }
    let outside = facts.system.reports.filter { ["organisation", "public", "ministry"].contains($0.audience) }
    let editions = Dictionary(grouping: outside) {
      Edition(report: $0.report, period: $0.period, audience: $0.audience, subject: $0.subject, name: $0.name)
    }
    return editions.sorted { $0.key.report + $0.key.period < $1.key.report + $1.key.period }.flatMap { edition, made in
      let batches = Set(made.map(\.batch)).sorted()
      return zip(batches, batches.dropFirst()).flatMap { before, after in
        added(edition, before, after, least, facts)
      }
    }
  }

  private func added(
    _ edition: Edition, _ before: Int, _ after: Int, _ least: Int, _ facts: AuditFacts
  ) -> [Finding] {
    facts.responsesBySurvey.sorted { $0.key < $1.key }.compactMap { code, responses in
      let known = responses.count { $0.origin.batch <= before }
      let new = responses.filter { before < $0.origin.batch && $0.origin.batch <= after }
      guard known >= least, !new.isEmpty, new.count < least,
        let survey = facts.programme.surveys.first(where: { $0.record.code == code }),
        let period = Period(edition.period), period.first <= survey.record.collectedOn,
        survey.record.collectedOn <= period.last
      else { return nil }
      let count = Label.count(new.count, ("antwoord", "response"), ("antwoorden", "responses"))
      return finding(
        edition.period,
        subject: [edition.report, edition.period, edition.audience, edition.subject, code, "\(before)", "\(after)"],
        Label(
          "Het \(edition.name.dutch) over \(edition.period) is voor lezers buiten de dienst (\(edition.audience)) gemaakt na lading \(before) en na lading \(after); bij bevraging \(code) kwamen er tussenin \(count.dutch) bij, naast \(known) andere.",
          "The \(edition.name.english) on \(edition.period) was made for readers outside (\(edition.audience)) after load \(before) and after load \(after); in between \(count.english) joined \(known) others in survey \(code)."
        ),
        facts: new.map { facts.reference(.surveyResponse, $0) })
    }
  }
}
