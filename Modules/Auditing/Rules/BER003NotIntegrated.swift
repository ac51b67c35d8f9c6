import GuidanceKit
import Indicators

/// Organisations that were reached at one level only.
struct BER003NotIntegrated: StandingRule {
  let explanation = RuleExplanation(
    code: "BER003", severity: .notice,
    title: Label(
      "bereikt, maar meso en micro niet samen",
      "reached, but meso and micro not together"),
    what: Label(
      "Per pijler met doelen op meso- en microniveau: de bereikte instellingen waar in de looptijd nog maar op één van beide gewerkt is.",
      "Per pillar with goals at meso and micro level: the organisations reached where only one of both was worked on in the window."
    ),
    why: Label(
      "Het plan rekent op begeleiding waarin beleid en klas samengaan; uren alleen zijn niet genoeg.",
      "The plan counts on guidance in which policy and classroom go together; hours alone are not enough."),
    example: Label(
      "Een school kreeg 25 uur vorming, maar nog geen klasobservatie.",
      "A school had 25 hours of training, but no classroom observation yet."),
    cure: Label(
      "Plan werk op het niveau dat ontbreekt, of kijk na of het niveau juist geregistreerd is (PLN008).",
      "Plan work at the missing level, or check whether the level was registered correctly (PLN008)."),
    source: Label("Begeleidingsplan, indicator 2", "Guidance plan, indicator 2"))

  var needs: AuditNeeds { [.figures, .programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let lists = ReachLists(facts) else { return [] }
    return lists.lists(isShortcoming: false) { $0.isReached && $0.integration == .missing }.map { list in
      let (dutch, english) = (list.names(.dutch), list.names(.english))
      return finding(
        list.pillar, subject: [list.pillar, lists.year.iso],
        Label(
          "\(list.pillar): \(list.pairs.count) bereikte \(list.pairs.count == 1 ? "instelling" : "instellingen") zonder begeleiding op beide niveaus: \(dutch).",
          "\(list.pillar): \(list.pairs.count) \(list.pairs.count == 1 ? "organisation" : "organisations") reached without guidance at both levels: \(english)."
        ),
        facts: list.facts, factCount: list.pairs.count)
    }
  }
}
