public import GuidanceKit

/// Something in a planning that cannot be.
public struct Clash: Hashable, Sendable {
  /// What kind of rule is broken.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A moment has no day.
    case missing = "ontbreekt"
    /// A day without lessons.
    case freeDay = "vrije-dag"
    /// A day outside those the moment may fall on.
    case window = "buiten-periode"
    /// Someone or something is not there.
    case absent = "afwezig"
    /// Someone is in two places, or has no time to travel.
    case twoPlaces = "dubbel"
    /// Too many moments on a day.
    case dayLimit = "daglimiet"
    /// Too many moments in a week.
    case weekLimit = "weeklimiet"
    /// Too few or too many days after another moment.
    case order = "volgorde"
    /// A fixed moment was moved.
    case fixed = "vast"
  }

  /// The kind.
  public var kind: Kind
  /// The moments it concerns, by index.
  public var moments: [Int]
  /// The resource, by index, when there is one.
  public var resource: Int?
  /// What is wrong.
  public var message: Label
}

/// Looks for clashes in any planning, whoever made it: the solver, or someone in a spreadsheet.
///
/// It shares no code with the solver, and looks at dates and minutes instead of cells.
public struct PlanChecker {
  private let problem: PlanningProblem
  private let lessonDays: Set<CalendarDate>

  /// Prepares a check.
  public init(_ problem: PlanningProblem) {
    self.problem = problem
    lessonDays = Set(problem.days)
  }

  /// All clashes, by moment.
  public func clashes(_ proposal: Proposal) -> [Clash] {
    problem.moments.indices.flatMap { alone($0, proposal.slots[$0]) } + order(proposal) + resources(proposal)
  }

  // MARK: A moment by itself

  private func alone(_ number: Int, _ slot: Slot?) -> [Clash] {
    let moment = problem.moments[number]
    let name = problem.name(number)
    guard let slot else {
      return [
        Clash(kind: .missing, moments: [number], message: Label("\(name) heeft geen dag.", "\(name) has no day."))
      ]
    }
    var result: [Clash] = []
    func add(_ kind: Clash.Kind, _ resource: Int? = nil, _ dutch: String, _ english: String) {
      result.append(Clash(kind: kind, moments: [number], resource: resource, message: Label(dutch, english)))
    }
    let when = Self.when(slot)
    if !lessonDays.contains(slot.day) {
      add(
        .freeDay, nil, "\(name) valt op \(when.dutch): die dag is er geen les.",
        "\(name) falls on \(when.english): there are no lessons that day.")
    }
    if slot.day < moment.earliest || slot.day > moment.latest {
      add(
        .window, nil, "\(name) valt op \(when.dutch), buiten \(moment.earliest.iso) tot \(moment.latest.iso).",
        "\(name) falls on \(when.english), outside \(moment.earliest.iso) to \(moment.latest.iso).")
    }
    if let fixed = moment.fixed, fixed != slot {
      add(
        .fixed, nil, "\(name) ligt vast op \(Self.when(fixed).dutch) en staat op \(when.dutch).",
        "\(name) is fixed on \(Self.when(fixed).english) and stands on \(when.english).")
    }
    for number in moment.resources {
      let resource = problem.resources[number]
      let end = slot.start + moment.minutes
      let isOpen = resource.hours.days[slot.day.weekday.rawValue - 1].contains { $0.from <= slot.start && end <= $0.to }
      if !isOpen, lessonDays.contains(slot.day) {
        add(
          .absent, number, "\(name) valt op \(when.dutch): \(resource.described.dutch) is er dan niet.",
          "\(name) falls on \(when.english): \(resource.described.english) is not there then.")
      }
      for closure in resource.closures where slot.day >= closure.first && slot.day <= closure.last {
        if let part = closure.part, end <= part.from || slot.start >= part.to { continue }
        add(
          .absent, number, "\(name) valt op \(when.dutch): \(resource.described.dutch) is er niet (\(closure.reason)).",
          "\(name) falls on \(when.english): \(resource.described.english) is away (\(closure.reason)).")
      }
    }
    return result
  }

  // MARK: Moments after each other

  private func order(_ proposal: Proposal) -> [Clash] {
    problem.links.compactMap { link in
      guard let first = proposal.slots[link.before], let second = proposal.slots[link.after] else { return nil }
      let days = first.day.days(until: second.day)
      let (one, other) = (problem.name(link.before), problem.name(link.after))
      if days < link.least {
        return Clash(
          kind: .order, moments: [link.before, link.after],
          message: Label(
            "\(other) komt \(days) dagen na \(one); er moeten er minstens \(link.least) tussen zitten.",
            "\(other) comes \(days) days after \(one); at least \(link.least) must lie between."))
      }
      if let most = link.most, days > most {
        return Clash(
          kind: .order, moments: [link.before, link.after],
          message: Label(
            "\(other) komt \(days) dagen na \(one); het mogen er hoogstens \(most) zijn.",
            "\(other) comes \(days) days after \(one); at most \(most) are allowed."))
      }
      return nil
    }
  }

  // MARK: One place at a time, and limits

  private func resources(_ proposal: Proposal) -> [Clash] {
    var users: [[Int]] = Array(repeating: [], count: problem.resources.count)
    for (number, moment) in problem.moments.enumerated() where proposal.slots[number] != nil {
      for resource in Set(moment.resources) where problem.resources[resource].kind != .organisation {
        users[resource].append(number)
      }
    }
    return users.indices.flatMap { resource in
      let byDay = Dictionary(grouping: users[resource]) { proposal.slots[$0]?.day ?? .earliest }
      let days = byDay.sorted { $0.key < $1.key }
      return days.flatMap { day in twoPlaces(resource, day.value, proposal) }
        + limits(resource, days.map { ($0.key, $0.value) })
    }
  }

  private func twoPlaces(_ resource: Int, _ moments: [Int], _ proposal: Proposal) -> [Clash] {
    let sorted = moments.sorted { (proposal.slots[$0]?.start ?? 0, $0) < (proposal.slots[$1]?.start ?? 0, $1) }
    var result: [Clash] = []
    for (place, one) in sorted.enumerated() {
      for other in sorted[(place + 1)...] {
        guard let first = proposal.slots[one], let second = proposal.slots[other] else { continue }
        let way = minutes(problem.moments[one].place, problem.moments[other].place)
        guard second.start < first.start + problem.moments[one].minutes + way else { continue }
        let who = problem.resources[resource].described
        let (a, b) = (problem.name(one), problem.name(other))
        let travel = way > 0 ? Label(" met \(way) minuten reistijd", " with \(way) minutes of travel") : Label("", "")
        result.append(
          Clash(
            kind: .twoPlaces, moments: [one, other], resource: resource,
            message: Label(
              "\(who.dutch) kan op \(first.day.iso) niet bij \(a) (\(ClockText.text(first.start))) en bij \(b) (\(ClockText.text(second.start))) zijn\(travel.dutch).",
              "\(who.english) cannot be at \(a) (\(ClockText.text(first.start))) and at \(b) (\(ClockText.text(second.start))) on \(first.day.iso)\(travel.english)."
            )))
      }
    }
    return result
  }

  private func limits(_ number: Int, _ days: [(CalendarDate, [Int])]) -> [Clash] {
    let resource = problem.resources[number]
    var result: [Clash] = []
    if let most = resource.perDay {
      for (day, moments) in days where moments.count > most {
        result.append(
          Clash(
            kind: .dayLimit, moments: moments, resource: number,
            message: Label(
              "\(resource.described.dutch) heeft op \(day.iso) \(moments.count) momenten; hoogstens \(most) per dag.",
              "\(resource.described.english) has \(moments.count) moments on \(day.iso); at most \(most) a day.")))
      }
    }
    if let most = resource.perWeek {
      let weeks = Dictionary(grouping: days) { ISOWeek(containing: $0.0) }
      for (week, entries) in weeks.sorted(by: { $0.key < $1.key }) {
        let moments = entries.flatMap { $0.1 }
        guard moments.count > most else { continue }
        result.append(
          Clash(
            kind: .weekLimit, moments: moments, resource: number,
            message: Label(
              "\(resource.described.dutch) heeft in week \(week.iso) \(moments.count) momenten; hoogstens \(most) per week.",
              "\(resource.described.english) has \(moments.count) moments in week \(week.iso); at most \(most) a week.")
          ))
      }
    }
    return result
  }

  private func minutes(_ one: Int?, _ other: Int?) -> Int {
    guard let one, let other, one != other else { return 0 }
    for entry in problem.travel.given
    where (entry.one, entry.other) == (one, other) || (entry.other, entry.one) == (one, other) {
      return entry.minutes
    }
    return problem.travel.byProvince(one, other)
  }

  private static func when(_ slot: Slot) -> Label {
    Label(
      "\(slot.day.weekday.label.dutch) \(slot.day.iso) om \(ClockText.text(slot.start))",
      "\(slot.day.weekday.label.english) \(slot.day.iso) at \(ClockText.text(slot.start))")
  }
}

extension PlanResource {
  /// Who or what it is, in a sentence.
  public var described: Label {
    switch kind {
    case .guide: Label("begeleider \(code)", "guide \(code)")
    case .expert: Label("expert \(code)", "expert \(code)")
    case .organisation:
      Label(
        name == code ? "instelling \(code)" : "\(name) (\(code))",
        name == code ? "organisation \(code)" : "\(name) (\(code))")
    case .room: Label("lokaal \(code)", "room \(code)")
    case .person: Label("deelnemer \(code)", "participant \(code)")
    }
  }
}
