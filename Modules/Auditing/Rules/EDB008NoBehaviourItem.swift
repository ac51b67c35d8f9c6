import GuidanceKit
import Register

/// A school year with VIV pilot schools in which no item about behaviour is planned.
struct EDB008NoBehaviourItem: StandingRule {
  let explanation = RuleExplanation(
    code: "EDB008", severity: .warning,
    title: Label("geen gedragsvraag voor de VIV-piloot", "no behaviour item for the VIV pilot"),
    what: Label(
      "Vanaf september: schooljaren met pilootscholen VIV waarvoor de norm edbi_behaviour_items geen enkel item noemt.",
      "From September on: school years with VIV pilot schools for which the norm edbi_behaviour_items names no item."),
    why: Label(
      "De piloot wordt geëvalueerd op wat leraren doen, en de standaardvragen meten alleen wat ze van plan zijn. Wie dat in mei merkt, is te laat.",
      "The pilot is evaluated on what teachers do, and the standard items only measure what they intend. Noticing in May is too late."
    ),
    example: Label(
      "2025-2026 heeft 3 pilootscholen, en edbi_behaviour_items is leeg.",
      "2025-2026 has 3 pilot schools, and edbi_behaviour_items is empty."),
    cure: Label(
      "Spreek de gedragsvraag af, zet ze in het formulier, en laad een bestand normen (amends) met edbi_behaviour_items.",
      "Agree on the behaviour item, put it in the form, and load a file of norms (amends) with edbi_behaviour_items."),
    source: Label("Rekenregels, EDBI: evaluatie van de VIV-piloot", "Rules, EDBI: evaluation of the VIV pilot"))

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.schoolYears.filter { $0.first <= facts.today }.compactMap { year in
      let pilots = facts.pilotSchools(in: year)
      guard !pilots.isEmpty, let plan = facts.plan(in: year),
        plan.norms.edbiBehaviourItems.value?.isEmpty ?? true
      else { return nil }
      let count = Label.count(pilots.count, ("pilootschool", "pilot school"), ("pilootscholen", "pilot schools"))
      return finding(
        year.iso, subject: [year.iso],
        Label(
          "Schooljaar \(year.iso) heeft \(count.dutch) VIV, en geen enkele gedragsvraag (edbi_behaviour_items).",
          "School year \(year.iso) has \(count.english) VIV, and no behaviour item (edbi_behaviour_items)."),
        facts: pilots.map { facts.reference(.organisation, $0) })
    }
  }
}

extension AuditFacts {
  /// The schools and centres that are VIV pilot on some day of a school year.
  func pilotSchools(in year: SchoolYear) -> [Fact<Organisation>] {
    organisations.filter { fact in
      fact.record.validity.overlaps(year.first, year.last)
        && fact.record.qualifiers.contains {
          $0.qualifier == .vivPilot && $0.validity.overlaps(year.first, year.last)
        }
    }
  }
}
