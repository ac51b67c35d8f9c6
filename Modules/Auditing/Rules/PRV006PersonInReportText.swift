import GuidanceKit
import Register

/// A text of the yearly report that leads to a person.
struct PRV006PersonInReportText: StandingRule {
  let explanation = RuleExplanation(
    code: "PRV006", severity: .error,
    title: Label("tekst van het jaarverslag noemt een persoon", "text of the yearly report names a person"),
    what: Label(
      "Teksten in de map van het jaarverslag met een e-mailadres, een telefoon- of rijksregisternummer, of de naam of code van iemand van de dienst. Alleen als de audit de map kent.",
      "Texts in the folder of the yearly report with a mail address, a phone or national register number, or the name or code of someone of the service. Only where the audit knows the folder."
    ),
    why: Label(
      "Zo'n verslag wordt voor de overheid niet gemaakt; de map met teksten gaat mee.",
      "Such a report is not made for the government; the folder of texts goes along."),
    example: Label(
      "texts/2025-2026/11-verslag-pbd.md:12:5 noemt een begeleider.",
      "texts/2025-2026/11-verslag-pbd.md:12:5 names an adviser."),
    cure: Label(
      "Schrijf op die plaats de functie (\"een begeleider\", \"de coördinator\").",
      "Write the function in that place (\"an adviser\", \"the coordinator\")."),
    source: Label("Rekenregels, privacy", "Rules, privacy"))

  func findings(in facts: AuditFacts) -> [Finding] {
    (facts.texts?.personal ?? []).map { one in
      finding(
        facts.texts?.year.iso ?? "", subject: [one.place],
        Label(
          "\(one.place): hier staat een \(one.kind.label.dutch).",
          "\(one.place): a \(one.kind.label.english) stands here."))
    }
  }
}
