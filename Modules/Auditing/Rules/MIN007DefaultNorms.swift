import GuidanceKit
import Indicators
import Register

/// Norms that figures used without anyone having laid them down.
struct MIN007DefaultNorms: StandingRule {
  let explanation = RuleExplanation(
    code: "MIN007", severity: .notice,
    title: Label("verslag steunt op standaardnormen", "report rests on default norms"),
    what: Label(
      "Normen die de cijfers van het schooljaar gebruikten en waarvoor het plan noch een aanpassing een waarde geeft: dan geldt die van de rekenregels. Samen in één bevinding. Normen zonder enige waarde meldt PAR001.",
      "Norms that the figures of the school year used and for which neither the plan nor an amendment gives a value: then that of the rules holds. Together in one finding. Norms without any value are reported by PAR001."
    ),
    why: Label(
      "De methode in het jaarverslag moet elke norm kunnen verantwoorden; een standaard is een keuze die niemand maakte.",
      "The method in the yearly report must be able to account for each norm; a default is a choice nobody made."),
    example: Label(
      "min_cell, edbi_scale en shared_session komen uit de rekenregels.",
      "min_cell, edbi_scale and shared_session come from the rules."),
    cure: Label(
      "Bevestig ze: zet de genoemde namen met hun waarde in een bestand normen (amends, valid_from, norms).",
      "Confirm them: put the names with their values in a file of norms (amends, valid_from, norms)."),
    source: Label("Rekenregels, parameters", "Rules, parameters"))
  var needs: AuditNeeds { [.figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let year = facts.reportYears.first, let figures = facts.figures else { return [] }
    let open = figures.parameters.filter { $0.source == .standard }
    guard !open.isEmpty, let plan = facts.currentPlan else { return [] }
    func list(_ language: Language) -> String {
      open.map { entry in entry.value.map { "\(entry.name) (\($0[language]))" } ?? entry.name }.joined(separator: ", ")
    }
    let count = Label.count(open.count, ("norm komt", "norm comes"), ("normen komen", "norms come"))
    return [
      finding(
        plan.code, subject: [plan.code, year.iso],
        Label(
          "\(count.dutch) uit de rekenregels: \(list(.dutch)).", "\(count.english) from the rules: \(list(.english))."))
    ]
  }
}
