import GuidanceKit
import Register

/// Finds the plan of a day and a goal in it quickly, for rules that see every registration.
struct PlanIndex {
  private struct Entry {
    let plan: Plan
    let goals: [String: OperationalGoal]
  }

  private let entries: [Entry]

  init(_ facts: AuditFacts) {
    entries = facts.plans.map { fact in
      Entry(
        plan: fact.record,
        goals: Dictionary(fact.record.goals.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// The plan in force on a day, without amendments of its norms.
  func plan(on day: CalendarDate) -> Plan? { entry(on: day)?.plan }

  /// The goal with this code in the plan in force on a day.
  func goal(_ code: String, on day: CalendarDate) -> OperationalGoal? { entry(on: day)?.goals[code] }

  private func entry(on day: CalendarDate) -> Entry? { entries.last { $0.plan.period.contains(day) } }
}
