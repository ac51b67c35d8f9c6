import GuidanceKit
import Register

/// Schools and centres without a board.
struct ORG007NoBoard: StandingRule {
  let explanation = RuleExplanation(
    code: "ORG007", severity: .notice,
    title: Label("instelling zonder bestuur", "organisation without a board"),
    what: Label(
      "Scholen en centra die vandaag bestaan en waarvan de kolom \"bestuur\" leeg is, samen in één bevinding.",
      "Schools and centres that exist today and of which the column \"bestuur\" is empty, together in one finding."),
    why: Label(
      "Het verslag per bestuur laat ze weg, en een besturenoverleg ziet niet wie begeleid is.",
      "The report per board leaves them out, and boards do not see who was guided."),
    example: Label(
      "Bij 3 van de 53 instellingen is \"bestuur\" leeg.", "At 3 of 53 organisations \"bestuur\" is empty."),
    cure: Label(
      "Vul in het blad organisaties de kolom \"bestuur\" in, met telkens dezelfde schrijfwijze.",
      "Fill in the column \"bestuur\" of the sheet organisaties, always written in the same way."),
    source: Label("Rekenregels, verslagen: per organisatie en bestuur", "Rules, reports: per organisation and board"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let current = facts.organisations.filter {
      ($0.record.type.isSchool || $0.record.type.isCentre) && $0.record.validity.contains(facts.today)
    }
    let without = current.filter { $0.record.board == nil }
    guard !without.isEmpty else { return [] }
    let shown = without.prefix(3).map(\.record.shortText).joined(separator: ", ")
    let more =
      without.count > 3 ? Label(" en nog \(without.count - 3)", " and \(without.count - 3) more") : Label("", "")
    return [
      finding(
        "bestuur", subject: ["board"],
        Label(
          "Bij \(without.count) van de \(current.count) scholen en centra is \"bestuur\" leeg: \(shown)\(more.dutch).",
          "At \(without.count) of \(current.count) schools and centres \"bestuur\" is empty: \(shown)\(more.english)."),
        facts: without.map { facts.reference(.organisation, $0) })
    ]
  }
}
