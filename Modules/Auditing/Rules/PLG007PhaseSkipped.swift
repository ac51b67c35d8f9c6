import GuidanceKit
import Register

/// A phase of implementation that a learning community or trajectory left out.
struct PLG007PhaseSkipped: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG007", severity: .notice,
    title: Label("EEF-fase overgeslagen", "EEF phase left out"),
    what: Label(
      "PLG's en lange trajecten die van de ene EEF-fase naar de andere gaan zonder die ertussen, of een cyclus niet met ontdekken beginnen, of van wie de cyclus terugloopt. Opnieuw rondgaan in een volgende cyclus is gewoon. Trajecten van de pijler curriculum op meso werken met andere modellen en blijven buiten beschouwing.",
      "Communities and long trajectories that go from one EEF phase to another without those between, that do not begin a cycle with explore, or whose cycle runs back. Going round again in a next cycle is ordinary. Trajectories of the curriculum pillar at meso level use other models and are left out."
    ),
    why: Label(
      "Zonder de fasen ertussen ontbreekt het plan of de uitvoering waar de volgende op steunt.",
      "Without the phases between, the plan or the delivery on which the next one rests is missing."),
    example: Label(
      "PLG-04 gaat van ontdekken meteen naar opleveren; ontwikkelen ontbreekt.",
      "PLG-04 goes from explore straight to deliver; prepare is missing."),
    cure: Label(
      "Vul in de kolom \"fasen\" van het blad plg of trajecten de ontbrekende fase met haar dag aan (\"ontwikkelen 14/10/2025\"), of zet de nieuwe cyclus erbij (\"ontdekken (2) 04/05/2026\").",
      "Add the missing phase with its day to the column \"fasen\" of the sheet plg or trajecten (\"ontwikkelen 14/10/2025\"), or the new cycle (\"ontdekken (2) 04/05/2026\")."
    ),
    source: Label("EEF, A School's Guide to Implementation", "EEF, A School's Guide to Implementation"))

  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.programme.communities.flatMap { fact in
      findings(
        fact.record.phases, fact.record.code, facts.name(of: fact.record), facts.reference(.plg, fact))
    }
      + facts.programme.trajectories.filter { $0.record.length == .long && !facts.isExempt($0.record) }.flatMap {
        fact in
        findings(
          fact.record.phases, fact.record.code, facts.name(of: fact.record), facts.reference(.trajectory, fact))
      }
  }

  private func findings(
    _ history: PhaseHistory, _ code: String, _ name: String, _ reference: FactReference
  ) -> [Finding] {
    history.skips.map { skip in
      let missing = Label.list(skip.missing.map(\.label))
      return finding(
        code, subject: [code, skip.entry.from.iso],
        Label(
          "\(name) komt op \(skip.entry.from.words.dutch) in \(skip.entry.phase.label.dutch) zonder \(missing.dutch).",
          "\(name) enters \(skip.entry.phase.label.english) on \(skip.entry.from.words.english) without \(missing.english)."
        ),
        facts: [reference])
    }
      + history.outOfOrder.map { entry in
        finding(
          code, subject: [code, entry.from.iso, "cycle"],
          Label(
            "\(name): cyclus \(entry.cycle) begint op \(entry.from.words.dutch), maar dat volgt niet op de cyclus ervoor.",
            "\(name): cycle \(entry.cycle) begins on \(entry.from.words.english), but that does not follow the cycle before."
          ),
          facts: [reference])
      }
  }
}

extension AuditFacts {
  /// Whether a trajectory uses other models than the phases: the curriculum pillar, where it has goals at meso level.
  ///
  /// - Source: rules of PLGs and trajectories.
  func isExempt(_ trajectory: Trajectory) -> Bool {
    trajectory.destination == "PBD-CUR"
      && currentPlan?.goals.contains { $0.pillar == trajectory.destination && $0.level == .meso } == true
  }
}
