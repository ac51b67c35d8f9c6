import GuidanceKit
import Register

/// A duration that is no multiple of five minutes.
struct DAT013OddDuration: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT013", severity: .notice,
    title: Label("duur die geen afgeronde tijd is", "duration that is no round time"),
    what: Label(
      "Registraties van nul minuten, of met een duur die geen veelvoud van 5 minuten is, per begeleider en maand. Wie begin en einde registreert, kan zulke duren gewoon hebben: rijen met een begin blijven erbuiten, tenzij de duur nul is.",
      "Registrations of zero minutes, or with a duration that is no multiple of 5 minutes, per adviser and month. Who registers start and end may well have such durations: rows with a start are left out, unless the duration is zero."
    ),
    why: Label(
      "Zo'n duur komt meestal uit een verkeerde omrekening, zoals 1,3 uur voor 1 uur 30.",
      "Such a duration mostly comes from a wrong conversion, such as 1.3 hours for 1 hour 30."),
    example: Label(
      "78 minuten, omdat 1,3 in het blad stond waar 1:30 bedoeld was.",
      "78 minutes, because the sheet said 1.3 where 1:30 was meant."),
    cure: Label(
      "Kijk na hoe lang de sessie duurde en schrijf het met de eenheid erbij: 1:30, 90 min of 1,5 u.",
      "Check how long the session took and write it with its unit: 1:30, 90 min or 1.5 h."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  fileprivate let step = Threshold(
    "duration_step", 5, .minutes, Label("waarvan een duur een veelvoud is", "what a duration is a multiple of"))
  var thresholds: [Threshold] { [step] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Key: Hashable {
    let adviser: String
    let month: Month
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT013OddDuration
    let facts: AuditFacts
    var groups = RegistrationGroups<Key>()
    var durations: [Key: Set<Int>] = [:]

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      let isOdd = record.startMinute == nil && record.minutes % max(1, facts.threshold(rule.step)) != 0
      guard record.minutes <= 0 || isOdd else { return }
      let key = Key(adviser: record.adviser, month: Month(containing: record.date))
      groups.add(fact, under: key, from: facts)
      durations[key, default: []].insert(record.minutes)
    }

    func findings() -> [Finding] {
      groups.sorted { ($0.month, $0.adviser) < ($1.month, $1.adviser) }.map { key, group in
        let list = (durations[key] ?? []).sorted().prefix(5).map(String.init).joined(separator: ", ")
        return rule.finding(
          key.adviser, subject: [key.adviser, key.month.iso],
          Label(
            "\(key.adviser), \(NumberText(.dutch).month(key.month)): \(group.amount.dutch) met een duur van \(list) minuten.",
            "\(key.adviser), \(NumberText(.english).month(key.month)): \(group.amount.english) with a duration of \(list) minutes."
          ),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
