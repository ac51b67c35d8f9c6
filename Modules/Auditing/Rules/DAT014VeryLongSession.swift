import GuidanceKit
import Register

/// One session that takes longer than a working day.
struct DAT014VeryLongSession: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT014", severity: .warning,
    title: Label("sessie langer dan een werkdag", "session longer than a working day"),
    what: Label(
      "Eén registratie van meer dan 8 uur. Ook een volle studiedag of een bezoek van een dag blijft daaronder, want verplaatsing en voorbereiding tellen niet.",
      "One registration of more than 8 hours. Even a whole study day or a visit of a day stays below, for travel and preparation do not count."
    ),
    why: Label(
      "Eén rij van 12 uur tilt een school alleen al over meer dan de helft van haar norm.",
      "One row of 12 hours alone brings a school more than half of its norm."),
    example: Label("75 uur in plaats van 75 minuten.", "75 hours instead of 75 minutes."),
    cure: Label(
      "Verbeter de duur, of splits de rij als het sessies op verschillende dagen waren.",
      "Correct the duration, or split the row if they were sessions on several days."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  fileprivate let most = Threshold(
    "session_minutes", 480, .minutes, Label("boven welke duur van één sessie", "above which duration of one session"))
  var thresholds: [Threshold] { [most] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT014VeryLongSession
    let facts: AuditFacts
    var groups = RegistrationGroups<String>()
    var longest: [String: Int] = [:]

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      guard record.minutes > facts.threshold(rule.most) else { return }
      groups.add(fact, under: record.adviser, from: facts)
      longest[record.adviser] = max(longest[record.adviser] ?? 0, record.minutes)
    }

    func findings() -> [Finding] {
      groups.sorted(by: <).map { adviser, group in
        let minutes = longest[adviser] ?? 0
        return rule.finding(
          adviser, subject: [adviser],
          Label(
            "\(adviser): \(group.amount.dutch) in sessies die elk langer dan een werkdag duren, de langste \(NumberText(.dutch).hours(minutes)).",
            "\(adviser): \(group.amount.english) in sessions that each take longer than a working day, the longest \(NumberText(.english).hours(minutes))."
          ),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
