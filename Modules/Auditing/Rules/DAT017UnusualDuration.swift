import GuidanceKit
import Register

/// A session far longer than those the adviser usually registers.
struct DAT017UnusualDuration: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT017", severity: .notice,
    title: Label(
      "sessie veel langer dan de begeleider gewoonlijk registreert",
      "session far longer than the adviser usually registers"),
    what: Label(
      "Sessies van minstens 4 uur die ver boven de eigen geschiedenis van de begeleider liggen: een robuuste z-score (0,6745 × afstand tot de mediaan, gedeeld door de mediaan van de afstanden) van minstens 6. Er zijn minstens 30 eigen sessies nodig, van het jaar voor de periode en erin; wie vaak lange sessies heeft, wordt niet gemeld.",
      "Sessions of at least 4 hours far above the adviser's own history: a robust z-score (0.6745 × distance to the median, divided by the median of the distances) of at least 6. At least 30 own sessions are needed, of the year before the period and in it; who often has long sessions is not reported."
    ),
    why: Label(
      "Een tikfout in de duur valt niet op tussen alle rijen, maar wel naast wat iemand gewoonlijk doet.",
      "A typing error in a duration does not stand out among all rows, but it does beside what someone usually does."),
    example: Label(
      "B02 begeleidt sessies van 45 tot 75 minuten, en één keer 7 uur.",
      "B02 guides sessions of 45 to 75 minutes, and once 7 hours."),
    cure: Label(
      "Kijk de duur na. Klopt ze, laat de rij dan staan.",
      "Check the duration. If it is right, leave the row."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  fileprivate let score = Threshold(
    "outlier_z", 6000, .thousandths, Label("vanaf welke robuuste z-score", "from which robust z-score on"))
  fileprivate let history = Threshold(
    "outlier_history", 30, .count,
    Label("hoeveel eigen sessies er minstens nodig zijn", "how many own sessions are needed at least"))
  fileprivate let least = Threshold(
    "outlier_minutes", 240, .minutes,
    Label("vanaf welke duur een sessie lang is", "from which duration on a session is long"))
  var thresholds: [Threshold] { [score, history, least] }

  var looksBackDays: Int { 365 }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Key: Hashable {
    let adviser: String
    let minutes: Int
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT017UnusualDuration
    let facts: AuditFacts
    /// How often each adviser registered each duration; there are few durations.
    var counts: [String: [Int: Int]] = [:]
    var long = RegistrationGroups<Key>()

    mutating func recall(_ fact: Fact<Registration>) {
      counts[fact.record.adviser, default: [:]][fact.record.minutes, default: 0] += 1
    }

    mutating func examine(_ fact: Fact<Registration>) {
      recall(fact)
      guard fact.record.minutes >= facts.threshold(rule.least) else { return }
      long.add(fact, under: Key(adviser: fact.record.adviser, minutes: fact.record.minutes), from: facts)
    }

    func findings() -> [Finding] {
      let ordered = long.sorted { ($0.adviser, $0.minutes) < ($1.adviser, $1.minutes) }
      return ordered.compactMap { key, group in
        let own = counts[key.adviser] ?? [:]
        guard own.values.reduce(0, +) >= facts.threshold(rule.history), let usual = Usual(own),
          usual.thousandths(of: key.minutes) >= facts.threshold(rule.score)
        else { return nil }
        return rule.finding(
          key.adviser, subject: [key.adviser, "\(key.minutes)"],
          Label(
            "\(key.adviser): \(group.amount.dutch) in sessies van \(NumberText(.dutch).hours(key.minutes)); de helft van de eigen sessies duurt hoogstens \(usual.median) minuten.",
            "\(key.adviser): \(group.amount.english) in sessions of \(NumberText(.english).hours(key.minutes)); half of the own sessions take \(usual.median) minutes at most."
          ),
          facts: group.facts, factCount: group.count)
      }
    }
  }

  /// What is usual for someone: the median duration, and the median distance to it.
  struct Usual {
    let median: Int
    let distance: Int

    init?(_ counts: [Int: Int]) {
      guard let median = Self.median(counts) else { return nil }
      var distances: [Int: Int] = [:]
      for (minutes, count) in counts { distances[abs(minutes - median), default: 0] += count }
      self.median = median
      // Who always registers the same would find every other duration infinitely far.
      distance = max(5, Self.median(distances) ?? 5)
    }

    /// The robust z-score of a duration, in thousandths, rounded down.
    func thousandths(of minutes: Int) -> Int { 6745 * (minutes - median) / (distance * 10) }

    /// The lower median of values with how often each occurs.
    private static func median(_ counts: [Int: Int]) -> Int? {
      let total = counts.values.reduce(0, +)
      var seen = 0
      for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
        seen += count
        if seen * 2 >= total { return value }
      }
      return nil
    }
  }
}
