import GuidanceKit
import Register

/// A survey that did not ask one of the four core items.
struct EDB002CoreItemMissing: StandingRule {
  let explanation = RuleExplanation(
    code: "EDB002", severity: .warning,
    title: Label("kernvraag van EDBI ontbreekt", "core item of EDBI missing"),
    what: Label(
      "Bevragingen met antwoorden waarin niemand een van de vier gesloten kernvragen (1.1-1 tot 1.1-4) beantwoordde.",
      "Surveys with responses in which nobody answered one of the four closed core items (1.1-1 to 1.1-4)."),
    why: Label(
      "De vier kernvragen staan in elke bevraging; zonder is de score niet met andere te vergelijken.",
      "The four core items stand in every survey; without them scores cannot be compared."),
    example: Label(
      "In E-03 ontbreekt 1.1-4, van plan om het uit te proberen.", "E-03 lacks 1.1-4, intends to try it out."),
    cure: Label(
      "Kijk na of de kolom van het item in de export van het formulier staat en goed gekoppeld is; laad de antwoorden dan opnieuw.",
      "See whether the column of the item is in the export of the form and mapped rightly; then load the responses again."
    ),
    source: .surveyRules)
  var needs: AuditNeeds { [.programme, .responses] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.responsesBySurvey.sorted { $0.key < $1.key }.compactMap { code, responses in
      let answered = Set(responses.flatMap { $0.record.answers.map(\.item) })
      let missing = EDBIBlock.core.items.filter { !answered.contains($0.code) }
      guard !answered.isEmpty, !missing.isEmpty else { return nil }
      func list(_ language: Language) -> String {
        missing.map { "\($0.code) (\($0.label[language]))" }.joined(separator: ", ")
      }
      let count = Label.count(responses.count, ("antwoord", "response"), ("antwoorden", "responses"))
      return finding(
        code, subject: [code],
        Label(
          "Bevraging \(code): in \(count.dutch) is \(list(.dutch)) nergens beantwoord.",
          "Survey \(code): in \(count.english) nobody answered \(list(.english))."),
        facts: facts.references(toSurvey: code) + responses.prefix(1).map { facts.reference(.surveyResponse, $0) })
    }
  }
}
