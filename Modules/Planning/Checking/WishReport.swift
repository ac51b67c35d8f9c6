public import GuidanceKit

/// A wish that a planning does not meet, and what that weighs.
public struct BrokenWish: Hashable, Sendable {
  /// The wishes.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case spacing, weekday, part, meeting, gathering, balance, travel, beforeHoliday = "before_holiday", early

    /// The wish in words.
    public var label: Label {
      switch self {
      case .spacing: Label("gelijke tussenpozen", "even spacing")
      case .weekday: Label("gewenste weekdag", "preferred weekday")
      case .part: Label("gewenst dagdeel", "preferred part of the day")
      case .meeting: Label("binnen een bestaand overleg", "inside an existing meeting")
      case .gathering: Label("een scholengroep op één dag", "a school group on one day")
      case .balance: Label("gespreide weken van begeleiders", "even weeks of guides")
      case .travel: Label("weinig reistijd", "little travel")
      case .beforeHoliday: Label("niet in de laatste week voor een vakantie", "not in the last week before a holiday")
      case .early: Label("bronnen vroeg, voor het plan", "sources early, before the plan")
      }
    }
  }

  /// The wish.
  public var kind: Kind
  /// The moments, by index.
  public var moments: [Int]
  /// What it weighs.
  public var cost: Int
  /// How far it is from the wish: days, minutes or moments.
  public var amount: Int
}

/// What the wishes of a planning cost, one by one; counted from the planning itself, apart from the solver.
public struct WishReport {
  /// The broken wishes, in the order of the wishes.
  public let broken: [BrokenWish]
  /// Minutes of travel by guide, by index of the resource.
  public let travel: [Int: Int]

  /// The weighted sum.
  public var cost: Int { broken.reduce(0) { $0 + $1.cost } }

  /// What one wish costs over all moments.
  public func cost(_ kind: BrokenWish.Kind) -> Int { broken.reduce(0) { $0 + ($1.kind == kind ? $1.cost : 0) } }

  /// Counts the wishes of a planning.
  public init(_ problem: PlanningProblem, _ proposal: Proposal) {
    let weights = problem.weights
    let lastWeek = Set(problem.lastWeekDays)
    var broken: [BrokenWish] = []
    func add(_ kind: BrokenWish.Kind, _ moments: [Int], _ weight: Int, _ amount: Int) {
      if weight * amount != 0 {
        broken.append(BrokenWish(kind: kind, moments: moments, cost: weight * amount, amount: amount))
      }
    }
    for link in problem.links {
      guard let ideal = link.ideal, let one = proposal.slots[link.before], let other = proposal.slots[link.after]
      else { continue }
      add(.spacing, [link.before, link.after], weights.spacing, abs(one.day.days(until: other.day) - ideal))
    }
    for (number, moment) in problem.moments.enumerated() {
      guard let slot = proposal.slots[number] else { continue }
      let subject = problem.subjects[moment.subject]
      if !subject.weekdays.isEmpty && !subject.weekdays.contains(slot.day.weekday) {
        add(.weekday, [number], weights.weekday, 1)
      }
      if let morning = subject.wishesMorning, morning != (slot.start < 12 * 60) {
        add(.part, [number], weights.part, 1)
      }
      if !subject.meetings.isEmpty,
        !subject.meetings.contains(where: { $0.weekday == slot.day.weekday && $0.start == slot.start })
      {
        add(.meeting, [number], weights.meeting, 1)
      }
      if lastWeek.contains(slot.day) { add(.beforeHoliday, [number], weights.beforeHoliday, 1) }
      if let by = moment.by { add(.early, [number], weights.early, max(0, by.days(until: slot.day))) }
    }
    for members in problem.gatherings {
      let days = Set(members.compactMap { proposal.slots[$0]?.day })
      add(.gathering, members, weights.gathering, max(0, days.count - 1))
    }
    let load = GuideDays(problem, proposal)
    for (_, weeks) in load.weeks.sorted(by: { $0.key < $1.key }) {
      for (_, moments) in weeks.sorted(by: { $0.key < $1.key }) {
        add(.balance, moments, weights.balance, moments.count * (moments.count - 1) / 2)
      }
    }
    var travel: [Int: Int] = [:]
    for (guide, days) in load.days.sorted(by: { $0.key < $1.key }) {
      for (_, moments) in days.sorted(by: { $0.key < $1.key }) {
        let minutes = load.tour(guide, moments)
        travel[guide, default: 0] += minutes
        add(.travel, moments, weights.travel, minutes)
      }
    }
    self.broken = broken
    self.travel = travel
  }
}

/// The moments of guides by day and by week.
struct GuideDays {
  let problem: PlanningProblem
  private(set) var days: [Int: [CalendarDate: [Int]]] = [:]
  private(set) var weeks: [Int: [ISOWeek: [Int]]] = [:]
  private let given: [Int: [Int: Int]]

  init(_ problem: PlanningProblem, _ proposal: Proposal) {
    self.problem = problem
    var given: [Int: [Int: Int]] = [:]
    for entry in problem.travel.given {
      given[entry.one, default: [:]][entry.other] = entry.minutes
      given[entry.other, default: [:]][entry.one] = entry.minutes
    }
    self.given = given
    let order = problem.moments.indices.sorted {
      (proposal.slots[$0] ?? Slot(.earliest, 0), $0) < (proposal.slots[$1] ?? Slot(.earliest, 0), $1)
    }
    for number in order {
      guard let slot = proposal.slots[number] else { continue }
      for guide in problem.guides(of: number) {
        days[guide, default: [:]][slot.day, default: []].append(number)
        weeks[guide, default: [:]][ISOWeek(containing: slot.day), default: []].append(number)
      }
    }
  }

  /// The minutes from home along the places of a day and back; without a home only the ways between.
  func tour(_ guide: Int, _ moments: [Int]) -> Int {
    let home = problem.resources[guide].home
    let stops = [home] + moments.map { problem.moments[$0].place }.filter { $0 != nil } + [home]
    let known = stops.compactMap(\.self)
    guard known.count > (home == nil ? 0 : 2) else { return 0 }
    return zip(known, known.dropFirst()).reduce(0) { $0 + minutes($1.0, $1.1) }
  }

  private func minutes(_ one: Int, _ other: Int) -> Int {
    one == other ? 0 : given[one]?[other] ?? problem.travel.byProvince(one, other)
  }
}
