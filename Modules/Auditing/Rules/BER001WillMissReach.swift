import GuidanceKit
import Indicators

/// Organisations that will not be reached when it goes on like this.
struct BER001WillMissReach: StandingRule {
  let explanation = RuleExplanation(
    code: "BER001", severity: .notice,
    title: Label(
      "instellingen die de bereiknorm aan dit tempo missen",
      "organisations that will miss the reach norm at this pace"),
    what: Label(
      "Per pijler: de instellingen in bereik die al begeleid zijn, maar aan dit tempo op het einde van hun looptijd onder de norm blijven; vanaf 10 schoolweken ver in de looptijd. Wie de begeleiding afwees, staat hier niet; wie nooit gecontacteerd is, staat bij BER004. Waar een doel maar een deel van de instellingen vraagt en dat deel bereikt is, staan de andere hier niet.",
      "Per pillar: the organisations in scope that were guided, but stay below the norm at the end of their window at this pace; from 10 school weeks into the window on. Who declined is left out; who was never contacted is in BER004. Where a goal asks only part of the organisations and that part is reached, the others are left out."
    ),
    why: Label(
      "Nu kan er nog gepland worden; na de looptijd telt alleen nog wat er was.",
      "Now sessions can still be planned; after the window only what was done counts."),
    example: Label(
      "Een school heeft na een half jaar 4 van de 20 uur.",
      "A school has 4 of the 20 hours after half a year."),
    cure: Label(
      "Plan met deze instellingen de uren die ontbreken: leerspoor report organisation toont ze per pijler.",
      "Plan the missing hours with these organisations: leerspoor report organisation shows them per pillar."),
    source: Label("Begeleidingsplan, indicator 2", "Guidance plan, indicator 2"))

  private let weeks = Threshold(
    "will_miss_weeks", 10, .schoolWeeks,
    Label("na hoeveel schoolweken van de looptijd", "after how many school weeks of the window"))
  var thresholds: [Threshold] { [weeks] }
  var needs: AuditNeeds { [.figures, .programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let lists = ReachLists(facts) else { return [] }
    return lists.lists { $0.willMiss && $0.minutes > .zero && $0.elapsedWeeks >= facts.threshold(weeks) }.map { list in
      let (dutch, english) = (
        list.names(.dutch) { ", nog \(NumberText(.dutch).hours($0.minutesToGo))" },
        list.names(.english) { ", \(NumberText(.english).hours($0.minutesToGo)) to go" }
      )
      return finding(
        list.pillar, subject: [list.pillar, lists.year.iso],
        Label(
          "\(list.pillar): \(list.pairs.count) van \(list.all) instellingen \(list.pairs.count == 1 ? "mist" : "missen") de norm aan dit tempo: \(dutch).",
          "\(list.pillar): \(list.pairs.count) of \(list.all) organisations will miss the norm at this pace: \(english)."
        ),
        facts: list.facts, factCount: list.pairs.count)
    }
  }
}
