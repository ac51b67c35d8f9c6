import GuidanceKit
import Indicators
import Register

/// An organisation with high needs without a fixed adviser or an improvement plan.
struct BER005HighNeedsUnsupported: StandingRule {
  let explanation = RuleExplanation(
    code: "BER005", severity: .warning,
    title: Label(
      "instelling met hoge noden zonder regisseur of verbeterplan",
      "organisation with high needs without a fixed adviser or improvement plan"),
    what: Label(
      "Instellingen met het kenmerk hoge noden waarvoor geen regisseur genoemd is, of geen verbeterplan afgesproken.",
      "Organisations with high needs for which no fixed adviser is named, or no improvement plan was agreed."),
    why: Label(
      "Het plan belooft deze instellingen één aanspreekpunt en een verbeterplan met bestuur en directeur.",
      "The plan promises these organisations one contact and an improvement plan with board and head."),
    example: Label(
      "School 068714 heeft hoge noden, maar in het blad organisaties staat geen regisseur.",
      "School 068714 has high needs, but the sheet of organisations names no regisseur."),
    cure: Label(
      "Vul de kolom regisseur aan in het blad organisaties, of laad het verbeterplan.",
      "Complete the column regisseur in the sheet of organisations, or load the improvement plan."),
    source: Label(
      "Begeleidingsplan, instellingen met hoge noden",
      "Guidance plan, organisations with high needs"))

  var needs: AuditNeeds { [.figures, .programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let report = facts.indicators else { return [] }
    let year = report.input.schoolYear
    return facts.organisations.compactMap { fact in
      let organisation = fact.record
      guard report.figures[FigureID("needs", [organisation.number.digits], year.iso)] != nil else { return nil }
      let hasPlan = facts.programme.improvementPlans.contains {
        $0.record.organisation == organisation.number && $0.record.agreedOn <= report.input.day
      }
      let missing = [
        organisation.coordinator == nil ? Label("geen regisseur", "no fixed adviser") : nil,
        hasPlan ? nil : Label("geen verbeterplan", "no improvement plan"),
      ].compactMap(\.self)
      guard !missing.isEmpty else { return nil }
      let (dutch, english) = (
        missing.map(\.dutch).joined(separator: " en "), missing.map(\.english).joined(separator: " and ")
      )
      return finding(
        organisation.number.digits, subject: [organisation.number.digits, year.iso],
        Label(
          "\(organisation.shortText) heeft hoge noden, maar \(dutch).",
          "\(organisation.shortText) has high needs, but \(english)."), facts: [facts.reference(.organisation, fact)])
    }
  }
}
