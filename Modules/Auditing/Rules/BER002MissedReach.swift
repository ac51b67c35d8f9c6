import GuidanceKit
import Indicators

/// Organisations whose window is over without their being reached.
struct BER002MissedReach: StandingRule {
  let explanation = RuleExplanation(
    code: "BER002", severity: .warning,
    title: Label(
      "looptijd voorbij, instelling niet bereikt",
      "window over, organisation not reached"),
    what: Label(
      "Per pijler: de instellingen waarvan de looptijd voorbij is en die onder de norm bleven. Wie de begeleiding met een reden afwees, staat hier niet. Waar een doel maar een deel van de instellingen vraagt en dat deel bereikt is, staan de andere hier niet.",
      "Per pillar: the organisations whose window is over and that stayed below the norm. Who declined with a reason is left out. Where a goal asks only part of the organisations and that part is reached, the others are left out."
    ),
    why: Label(
      "Dit staat zo in het verslag aan de minister; elke instelling vraagt een verklaring.",
      "It will stand like this in the report to the minister; each organisation asks for an explanation."),
    example: Label(
      "Een school sluit haar looptijd van een jaar af met 6 uur.",
      "A school ends its window of one year with 6 hours."),
    cure: Label(
      "Kijk of alle registraties binnen zijn. Anders: leg de reden vast (keuzetrajecten) of beschrijf ze in het verslag.",
      "Check whether all registrations are in. Otherwise record the reason (keuzetrajecten) or describe it in the report."
    ),
    source: Label("Begeleidingsplan, indicator 2", "Guidance plan, indicator 2"))

  var needs: AuditNeeds { [.figures, .programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let lists = ReachLists(facts) else { return [] }
    return lists.lists { $0.state == .missed }.map { list in
      let (dutch, english) = (list.names(.dutch), list.names(.english))
      return finding(
        list.pillar, subject: [list.pillar, lists.year.iso],
        Label(
          "\(list.pillar): \(list.pairs.count) van \(list.all) instellingen niet bereikt toen hun looptijd eindigde: \(dutch).",
          "\(list.pillar): \(list.pairs.count) of \(list.all) organisations not reached when their window ended: \(english)."
        ),
        facts: list.facts, factCount: list.pairs.count)
    }
  }
}
