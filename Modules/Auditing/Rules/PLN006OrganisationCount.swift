import GuidanceKit
import Register

/// A number of organisations the plan states that differs from the sheet of organisations.
struct PLN006OrganisationCount: StandingRule {
  let explanation = RuleExplanation(
    code: "PLN006", severity: .notice,
    title: Label("ander aantal instellingen dan het plan zegt", "another number of organisations than the plan says"),
    what: Label(
      "Het aantal instellingen dat het plan per type noemt, wordt naast het blad organisaties gelegd: de instellingen die bestaan op de laatste dag van de audit.",
      "The number of organisations the plan names per type is held against the sheet of organisations: those that exist on the last day of the audit."
    ),
    why: Label(
      "Bereik wordt gedeeld door het aantal instellingen; ontbreekt er één, dan lijkt het bereik hoger dan het is.",
      "Reach is divided by the number of organisations; if one is missing, reach looks higher than it is."),
    example: Label(
      "Het plan noemt 24 scholen SO, het blad organisaties telt er 23.",
      "The plan names 24 SO schools, the sheet of organisations counts 23."),
    cure: Label(
      "Vul het blad organisaties aan, of laat het staan als er intussen een instelling bijkwam of wegviel.",
      "Complete the sheet of organisations, or leave it if an organisation was added or dropped since."),
    source: Label("Begeleidingsplan, klantenlijst", "Guidance plan, list of customers"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let day = min(facts.scope.last ?? facts.today, facts.today)
    let existing = facts.organisations.filter { $0.record.validity.contains(day) }
    guard !existing.isEmpty, let fact = facts.plans.last(where: { $0.record.period.contains(day) }) else { return [] }
    let plan = fact.record
    return plan.claims.compactMap { claim in
      guard claim.value.unit == .organisations, let scope = claim.subject.split(separator: "/").last else { return nil }
      let counted =
        scope == "total"
        ? existing.count
        : OrganisationType(rawValue: String(scope)).map { type in existing.count { $0.record.type == type } }
      guard let counted, counted * 1000 != claim.value.thousandths, !claim.isApproximate else { return nil }
      let stated = Label(claim.value.number(.dutch), claim.value.number(.english))
      let sheet = facts.fileNames(of: existing)
      return finding(
        claim.subject, subject: [plan.code, claim.subject],
        Label(
          "\(claim.label.dutch): \(stated.dutch) (\(claim.statedAt.dutch)) tegen \(counted) (\(sheet), op \(day.iso)).",
          "\(claim.label.english): \(stated.english) (\(claim.statedAt.english)) against \(counted) (\(sheet), on \(day.iso))."
        ),
        statements: [
          Statement(stated, source: claim.statedAt),
          Statement(Label("\(counted)", "\(counted)"), source: Label(sheet, sheet)),
        ],
        facts: [facts.reference(.plan, fact)])
    }
  }
}
