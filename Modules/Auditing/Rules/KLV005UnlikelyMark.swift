import GuidanceKit
import Register

/// A classroom mark that contradicts what such sessions nearly always are.
struct KLV005UnlikelyMark: RegistrationRule {
  let explanation = RuleExplanation(
    code: "KLV005", severity: .notice,
    title: Label(
      "klasvloerkeuze die niet bij initiatief en niveau past",
      "classroom mark that does not fit initiative and level"),
    what: Label(
      "Sessies met hetzelfde initiatief op hetzelfde niveau zijn bijna altijd wel, of bijna altijd niet in klasvloercontext. Is minstens 95 % van minstens 40 sessies hetzelfde gemerkt, dan worden de andere gemeld.",
      "Sessions with the same initiative at the same level are nearly always, or nearly never, in classroom context. Where at least 95 % of at least 40 sessions carry the same mark, the others are reported."
    ),
    why: Label(
      "Eén keuze per vergissing verschuift een indicator die in het verslag staat.",
      "One mark by mistake moves an indicator that stands in the report."),
    example: Label(
      "Een individuele helpdesk gemerkt als klasvloercontext, waar 300 andere dat niet zijn.",
      "An individual helpdesk marked as classroom context, where 300 others are not."),
    cure: Label("Kijk de keuze na; laat staan wat klopt.", "Check the mark; leave what is right."),
    source: Label("Begeleidingsplan, indicator 3", "Guidance plan, indicator 3"))

  fileprivate let share = Threshold(
    "usual_mark_percent", 95, .percent, Label("welk deel hetzelfde gemerkt is", "which part carries the same mark"))
  fileprivate let least = Threshold(
    "usual_mark_sessions", 40, .count,
    Label("hoeveel sessies er minstens nodig zijn", "how many sessions are needed at least"))
  var thresholds: [Threshold] { [share, least] }

  var looksBackDays: Int { 365 }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Kind: Hashable {
    let initiative: String
    let level: WorkingLevel
  }

  private struct Key: Hashable {
    let kind: Kind
    let isMarked: Bool
  }

  private struct Examiner: RegistrationExaminer {
    let rule: KLV005UnlikelyMark
    let facts: AuditFacts
    var counts: [Key: Int] = [:]
    var groups = RegistrationGroups<Key>()

    mutating func recall(_ fact: Fact<Registration>) {
      if let key = Self.key(fact.record) { counts[key, default: 0] += 1 }
    }

    mutating func examine(_ fact: Fact<Registration>) {
      guard let key = Self.key(fact.record) else { return }
      counts[key, default: 0] += 1
      groups.add(fact, under: key, from: facts)
    }

    private static func key(_ record: Registration) -> Key? {
      guard !record.organisations.isEmpty, record.classroom != .unknown, let initiative = record.initiative,
        let level = record.level
      else { return nil }
      return Key(kind: Kind(initiative: initiative, level: level), isMarked: record.classroom == .yes)
    }

    func findings() -> [Finding] {
      groups.sorted { ($0.kind.initiative, $0.kind.level.rawValue) < ($1.kind.initiative, $1.kind.level.rawValue) }
        .compactMap { key, group in
          let others = counts[Key(kind: key.kind, isMarked: !key.isMarked)] ?? 0
          let all = others + (counts[key] ?? 0)
          guard all >= facts.threshold(rule.least), let usual = Share(others, of: all),
            usual.reaches(percent: facts.threshold(rule.share))
          else { return nil }
          let name = facts.plans.reversed().compactMap { $0.record.initiative(key.kind.initiative)?.label }.first
          let initiative = name ?? Label(key.kind.initiative, key.kind.initiative)
          let (here, there) = key.isMarked ? ("ja", "nee") : ("nee", "ja")
          return rule.finding(
            key.kind.initiative, subject: [key.kind.initiative, key.kind.level.rawValue, here],
            Label(
              "\(initiative.dutch) op \(key.kind.level.label.dutch): \(group.amount.dutch) met klasvloer \"\(here)\"; \(NumberText(.dutch).percent(usual)) van zulke sessies staat op \"\(there)\".",
              "\(initiative.english) at \(key.kind.level.label.english) level: \(group.amount.english) with classroom \"\(here)\"; \(NumberText(.english).percent(usual)) of such sessions says \"\(there)\"."
            ),
            facts: group.facts, factCount: group.count)
        }
    }
  }
}
