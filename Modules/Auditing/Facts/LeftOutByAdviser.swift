import GuidanceKit
import Register

/// Guidance with contact on pillars, by adviser, and the part of it that leaves something out.
struct LeftOutByAdviser {
  private let facts: AuditFacts
  private let pillars: Set<String>
  private let isLeftOut: @Sendable (Registration) -> Bool
  private var minutes: [String: Int] = [:]
  private var groups = RegistrationGroups<String>()

  init(_ facts: AuditFacts, _ isLeftOut: @escaping @Sendable (Registration) -> Bool) {
    self.facts = facts
    self.isLeftOut = isLeftOut
    pillars = Set(facts.plans.flatMap { $0.record.pillars(of: .pbd).map(\.code) })
  }

  mutating func add(_ fact: Fact<Registration>) {
    let record = fact.record
    guard !record.organisations.isEmpty, pillars.contains(record.destination) else { return }
    minutes[record.adviser, default: 0] += record.minutes
    if isLeftOut(record) { groups.add(fact, under: record.adviser, from: facts) }
  }

  /// The advisers who leave it out in at least so much of their minutes, with that part.
  func atLeast(percent: Int) -> [(adviser: String, share: Share, group: RegistrationGroups<String>.Group)] {
    groups.sorted(by: <).compactMap { adviser, group in
      guard let share = Share(group.minutes, of: minutes[adviser] ?? 0), share.reaches(percent: percent) else {
        return nil
      }
      return (adviser, share, group)
    }
  }
}
