import GuidanceKit
import Register

/// A pillar whose classroom work rests on one adviser.
struct KLV006OneAdviserCarries: RegistrationRule {
  let explanation = RuleExplanation(
    code: "KLV006", severity: .notice,
    title: Label(
      "één begeleider draagt de klasvloer van een pijler",
      "one adviser carries a pillar's classroom work"),
    what: Label(
      "Per pijler van de PBD waarop minstens drie begeleiders contact registreerden: het deel van de minuten in klasvloercontext dat van één begeleider komt. Vanaf 60 % wordt het gemeld.",
      "Per PBD pillar on which at least three advisers registered contact: the part of the minutes in classroom context that comes from one adviser. Reported from 60 % on."
    ),
    why: Label(
      "Valt die begeleider uit, dan haalt de pijler haar norm niet; en de anderen merken misschien anders.",
      "If that adviser drops out, the pillar misses its target; and the others may be marking differently."),
    example: Label(
      "Van de klasvloer van PBD-KLO komt 72 % van B02.",
      "72 % of the classroom work of PBD-KLO comes from B02."),
    cure: Label(
      "Bespreek in het team wie mee de klas in gaat, en of iedereen klasvloer op dezelfde manier merkt.",
      "Discuss in the team who else goes into the classroom, and whether all mark classroom context the same way."),
    source: Label("Begeleidingsplan, indicator 3", "Guidance plan, indicator 3"))

  fileprivate let share = Threshold(
    "one_adviser_percent", 60, .percent,
    Label("vanaf welk deel van één begeleider", "from which part of one adviser on"))
  fileprivate let team = Threshold(
    "one_adviser_team", 3, .count,
    Label("hoeveel begeleiders de pijler minstens heeft", "how many advisers the pillar has at least"))
  var thresholds: [Threshold] { [share, team] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(
      rule: self, facts: facts, pillars: Set(facts.plans.flatMap { $0.record.pillars(of: .pbd).map(\.code) }))
  }

  private struct Examiner: RegistrationExaminer {
    let rule: KLV006OneAdviserCarries
    let facts: AuditFacts
    let pillars: Set<String>
    /// Minutes in classroom context, by pillar and adviser; 0 for who has contact only.
    var minutes: [String: [String: Int]] = [:]

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      guard !record.organisations.isEmpty, pillars.contains(record.destination) else { return }
      for adviser in [record.adviser] + record.coAdvisers {
        minutes[record.destination, default: [:]][adviser, default: 0] += record.classroom == .yes ? record.minutes : 0
      }
    }

    func findings() -> [Finding] {
      minutes.sorted { $0.key < $1.key }.compactMap { pillar, people in
        let all = people.values.reduce(0, +)
        guard people.count >= facts.threshold(rule.team),
          let most = people.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
          let share = Share(most.value, of: all),
          share.reaches(percent: facts.threshold(rule.share))
        else { return nil }
        return rule.finding(
          pillar, subject: [pillar, most.key],
          Label(
            "\(pillar): \(NumberText(.dutch).percent(share)) van de \(NumberText(.dutch).hours(all)) in klasvloercontext komt van \(most.key), één van \(people.count) begeleiders.",
            "\(pillar): \(NumberText(.english).percent(share)) of the \(NumberText(.english).hours(all)) in classroom context comes from \(most.key), one of \(people.count) advisers."
          ))
      }
    }
  }
}
