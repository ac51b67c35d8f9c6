import GuidanceKit
import Indicators

/// Organisations in scope with which nothing was registered yet.
struct BER004NeverContacted: StandingRule {
  let explanation = RuleExplanation(
    code: "BER004", severity: .notice,
    title: Label(
      "instelling in bereik nog nooit gecontacteerd",
      "organisation in scope never contacted yet"),
    what: Label(
      "Per pijler: de instellingen in bereik zonder één registratie in hun looptijd, vanaf 10 schoolweken ver. Wie de begeleiding met een reden afwees, staat hier niet. Waar een doel maar een deel van de instellingen vraagt en dat deel bereikt is, staan de andere hier niet.",
      "Per pillar: the organisations in scope without a single registration in their window, from 10 school weeks into it on. Who declined with a reason is left out. Where a goal asks only part of the organisations and that part is reached, the others are left out."
    ),
    why: Label(
      "Een school die niemand sprak, is ook niet te overtuigen. Soms staat haar begeleiding op het nummer van een andere school.",
      "A school that nobody spoke to cannot be won over. Sometimes its guidance stands on another school's number."),
    example: Label(
      "In maart is met een van de scholen nog niets geregistreerd voor Nederlands.",
      "In March nothing is registered for Dutch with one of the schools."),
    cure: Label(
      "Neem contact op, of leg vast dat de school de begeleiding afwees (keuzetrajecten, met reden).",
      "Get in touch, or record that the school declined (keuzetrajecten, with the reason)."),
    source: Label("Begeleidingsplan, indicator 2", "Guidance plan, indicator 2"))

  private let weeks = Threshold(
    "never_contacted_weeks", 10, .schoolWeeks,
    Label("na hoeveel schoolweken van de looptijd", "after how many school weeks of the window"))
  var thresholds: [Threshold] { [weeks] }
  var needs: AuditNeeds { [.figures, .programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let lists = ReachLists(facts) else { return [] }
    return lists.lists { $0.isOpen && $0.sessions == 0 && $0.elapsedWeeks >= facts.threshold(weeks) }.map { list in
      let (dutch, english) = (list.names(.dutch), list.names(.english))
      return finding(
        list.pillar, subject: [list.pillar, lists.year.iso],
        Label(
          "\(list.pillar): met \(list.pairs.count) van \(list.all) instellingen is nog niets geregistreerd: \(dutch).",
          "\(list.pillar): nothing is registered yet with \(list.pairs.count) of \(list.all) organisations: \(english)."
        ),
        facts: list.facts, factCount: list.pairs.count)
    }
  }
}
