import GuidanceKit
import Register

extension Registration {
  /// The organisations as numbers where known and as typed where not, in a fixed order: two sessions with the same ones have the same.
  var organisationKeys: [String] { organisations.map { $0.number?.digits ?? folded($0.given) }.sorted() }
}

/// Texts of counts and hours that rules about registrations share.
enum RegistrationText {
  /// `1 registratie (1,5 u)`.
  static func amount(_ count: Int, minutes: Int) -> Label {
    let dutch = NumberText(.dutch)
    let english = NumberText(.english)
    return Label(
      "\(dutch.integer(count)) \(count == 1 ? "registratie" : "registraties") (\(dutch.hours(minutes)))",
      "\(english.integer(count)) \(count == 1 ? "registration" : "registrations") (\(english.hours(minutes)))")
  }
}

/// Registrations collected under what they have in common.
struct RegistrationGroups<Key: Hashable> {
  /// The registrations of one group.
  struct Group {
    /// The first places; there may be millions, and no more are kept of a finding.
    private(set) var facts: [FactReference] = []
    /// How many registrations there are.
    private(set) var count = 0
    private(set) var minutes = 0

    var amount: Label { RegistrationText.amount(count, minutes: minutes) }

    mutating func add(_ fact: Fact<Registration>, from audited: AuditFacts) {
      if facts.count < FindingDetail.mostPlaces { facts.append(audited.reference(.registration, fact)) }
      count += 1
      minutes += fact.record.minutes
    }

    mutating func add(_ other: Group) {
      facts += other.facts.prefix(FindingDetail.mostPlaces - facts.count)
      count += other.count
      minutes += other.minutes
    }
  }

  private(set) var groups: [Key: Group] = [:]

  mutating func add(_ fact: Fact<Registration>, under key: Key, from facts: AuditFacts) {
    groups[key, default: Group()].add(fact, from: facts)
  }

  /// The groups in a fixed order.
  func sorted(by order: (Key, Key) -> Bool) -> [(key: Key, value: Group)] {
    groups.sorted { order($0.key, $1.key) }
  }
}
