import GuidanceKit
import Register

/// A text that the ministry asks for and that is not written.
struct MIN001TextMissing: StandingRule {
  let explanation = RuleExplanation(
    code: "MIN001", severity: .warning,
    title: Label("verplichte tekst van het jaarverslag ontbreekt", "required text of the yearly report missing"),
    what: Label(
      "Teksten die de overheid in het jaarverslag vraagt en die in de map niet staan of leeg zijn. De tekst over volwassenenonderwijs alleen als er centra zijn. Alleen als de audit de map kent.",
      "Texts that the government asks for in the yearly report and that are not in the folder or empty. The text on adult education only where there are centres. Only where the audit knows the folder."
    ),
    why: Label(
      "Cijfers zonder duiding waren een opmerking van de minister bij een vorig verslag.",
      "Figures without a reading were a remark of the minister on an earlier report."),
    example: Label(
      "40-netoverschrijdend.md ontbreekt voor 2025-2026.", "40-netoverschrijdend.md is missing for 2025-2026."),
    cure: Label(
      "Schrijf het genoemde bestand in de map met teksten; leerspoor report year --list-texts zegt wat erin hoort.",
      "Write the file named in the folder of texts; leerspoor report year --list-texts says what belongs in it."),
    source: Label(
      "Opmerkingen van de minister bij het verslag 2023-2024", "Remarks of the minister on the report of 2023-2024"))

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let texts = facts.texts else { return [] }
    let hasAdults = facts.organisations.contains {
      $0.record.type.isCentre && $0.record.validity.overlaps(texts.year.first, texts.year.last)
    }
    return YearPlace.allCases.filter { place in
      let isAsked = place.need == .required || (place.need == .requiredWithAdultEducation && hasAdults)
      return isAsked && !texts.present.contains(place)
    }.map { place in
      finding(
        texts.year.iso, subject: [texts.year.iso, place.fileName],
        Label(
          "\(texts.folder)/\(place.fileName) ontbreekt of is leeg: \(place.section.dutch), \(place.purpose.dutch).",
          "\(texts.folder)/\(place.fileName) is missing or empty: \(place.section.english), \(place.purpose.english)."))
    }
  }
}
