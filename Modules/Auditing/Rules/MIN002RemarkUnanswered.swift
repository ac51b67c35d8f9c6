import GuidanceKit
import Register

/// A remark of the minister under which no answer stands.
struct MIN002RemarkUnanswered: StandingRule {
  let explanation = RuleExplanation(
    code: "MIN002", severity: .warning,
    title: Label("opmerking van de minister zonder antwoord", "remark of the minister without an answer"),
    what: Label(
      "Koppen in 60-opmerkingen-minister.md waaronder niets staat, en een bestand zonder enige opmerking. Alleen als de audit de map kent.",
      "Headings in 60-opmerkingen-minister.md with nothing below them, and a file without any remark. Only where the audit knows the folder."
    ),
    why: Label(
      "De overheid vraagt bij elk verslag wat de dienst met haar vorige opmerkingen deed.",
      "With each report the government asks what the service did with its earlier remarks."),
    example: Label(
      "Onder \"Meer kwalitatieve gegevens\" staat nog geen antwoord.",
      "There is no answer yet under \"Meer kwalitatieve gegevens\"."),
    cure: Label(
      "Schrijf in 60-opmerkingen-minister.md het antwoord onder de kop van de opmerking.",
      "Write the answer below the heading of the remark in 60-opmerkingen-minister.md."),
    source: Label(
      "Opmerkingen van de minister bij het verslag 2023-2024", "Remarks of the minister on the report of 2023-2024"))

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let texts = facts.texts, texts.present.contains(.remarks) else { return [] }
    let file = "\(texts.folder)/\(YearPlace.remarks.fileName)"
    guard texts.remarks > 0 else {
      return [
        finding(
          texts.year.iso, subject: [texts.year.iso],
          Label(
            "\(file) heeft geen enkele opmerking als kop (## …).", "\(file) has no remark as a heading (## …)."))
      ]
    }
    return texts.unanswered.map { title in
      finding(
        texts.year.iso, subject: [texts.year.iso, title],
        Label(
          "\(file): onder \"\(title)\" staat nog geen antwoord.", "\(file): there is no answer yet under \"\(title)\".")
      )
    }
  }
}
