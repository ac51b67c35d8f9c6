public import GuidanceKit

/// One thing that a planning is asked, that could be given up or widened.
public enum Requirement: Hashable, Sendable {
  /// That a moment takes place.
  case moment(Int)
  /// The days on which a moment may fall.
  case window(Int)
  /// The day and time on which a moment is fixed.
  case fixed(Int)
  /// The hours of the week of a resource.
  case hours(Int)
  /// One stretch of days on which a resource is away, by its place in the list.
  case closure(Int, Int)
  /// The most moments a day of a resource.
  case perDay(Int)
  /// The most moments a week of a resource.
  case perWeek(Int)
  /// That a resource can be in one place at a time, with its travel.
  case onePlace(Int)
  /// The order of two moments with the days between them.
  case link(Int)

  /// What is asked, in words.
  public func text(_ problem: PlanningProblem) -> Label {
    switch self {
    case .moment(let moment):
      let entry = problem.moments[moment]
      let guides = problem.guides(of: moment).map { problem.resources[$0].code }.joined(separator: ", ")
      return Label(
        "\(problem.name(moment)) duurt \(entry.minutes) minuten\(guides.isEmpty ? "" : ", met begeleider \(guides)").",
        "\(problem.name(moment)) takes \(entry.minutes) minutes\(guides.isEmpty ? "" : ", with guide \(guides)").")
    case .window(let moment):
      let entry = problem.moments[moment]
      return Label(
        "\(problem.name(moment)) valt tussen \(entry.earliest.iso) en \(entry.latest.iso).",
        "\(problem.name(moment)) falls between \(entry.earliest.iso) and \(entry.latest.iso).")
    case .fixed(let moment):
      let slot = problem.moments[moment].fixed ?? Slot(problem.moments[moment].earliest, 0)
      return Label(
        "\(problem.name(moment)) ligt vast op \(slot.day.iso) om \(ClockText.text(slot.start)).",
        "\(problem.name(moment)) is fixed on \(slot.day.iso) at \(ClockText.text(slot.start)).")
    case .hours(let resource):
      let entry = problem.resources[resource]
      return Label(
        "\(entry.described.dutch) is er alleen op \(Self.days(entry.hours, .dutch)).",
        "\(entry.described.english) is there only on \(Self.days(entry.hours, .english)).")
    case .closure(let resource, let place):
      let entry = problem.resources[resource]
      let closure = entry.closures[place]
      let days = closure.first == closure.last ? closure.first.iso : "\(closure.first.iso) – \(closure.last.iso)"
      return Label(
        "\(entry.described.dutch) is er niet op \(days) (\(closure.reason)).",
        "\(entry.described.english) is away on \(days) (\(closure.reason)).")
    case .perDay(let resource):
      let entry = problem.resources[resource]
      return Label(
        "\(entry.described.dutch) doet hoogstens \(entry.perDay ?? 0) momenten per dag.",
        "\(entry.described.english) does at most \(entry.perDay ?? 0) moments a day.")
    case .perWeek(let resource):
      let entry = problem.resources[resource]
      return Label(
        "\(entry.described.dutch) doet hoogstens \(entry.perWeek ?? 0) momenten per week.",
        "\(entry.described.english) does at most \(entry.perWeek ?? 0) moments a week.")
    case .onePlace(let resource):
      let entry = problem.resources[resource]
      return Label(
        "\(entry.described.dutch) kan maar op één plaats tegelijk zijn, reistijd inbegrepen.",
        "\(entry.described.english) can be in one place at a time, travel included.")
    case .link(let number):
      let link = problem.links[number]
      let most = link.most.map { Label(" en hoogstens \($0)", " and at most \($0)") } ?? Label("", "")
      return Label(
        "\(problem.name(link.after)) komt minstens \(link.least)\(most.dutch) dagen na \(problem.name(link.before)).",
        "\(problem.name(link.after)) comes at least \(link.least)\(most.english) days after \(problem.name(link.before))."
      )
    }
  }

  /// What would help, in words; `nil` when giving it up is no answer.
  public func remedy(_ problem: PlanningProblem) -> Label? {
    switch self {
    case .moment: nil
    case .window(let moment):
      Label("verruim de periode van \(problem.name(moment))", "widen the period of \(problem.name(moment))")
    case .fixed(let moment):
      Label("laat \(problem.name(moment)) niet vastliggen", "do not fix \(problem.name(moment))")
    case .hours(let resource):
      Label(
        "geef \(problem.resources[resource].code) ook \(Self.other(problem.resources[resource].hours, .dutch))",
        "give \(problem.resources[resource].code) \(Self.other(problem.resources[resource].hours, .english)) as well")
    case .closure(let resource, let place):
      Label(
        "zoek voor \(problem.resources[resource].code) vervanging op \(problem.resources[resource].closures[place].first.iso)",
        "find a replacement for \(problem.resources[resource].code) on \(problem.resources[resource].closures[place].first.iso)"
      )
    case .perDay(let resource):
      Label(
        "laat \(problem.resources[resource].code) één moment per dag meer doen",
        "let \(problem.resources[resource].code) do one more moment a day")
    case .perWeek(let resource):
      Label(
        "laat \(problem.resources[resource].code) één moment per week meer doen",
        "let \(problem.resources[resource].code) do one more moment a week")
    case .onePlace(let resource):
      Label(
        "geef een van de momenten aan iemand anders dan \(problem.resources[resource].code)",
        "give one of the moments to someone other than \(problem.resources[resource].code)")
    case .link(let number):
      Label(
        "verander de weken tussen \(problem.name(problem.links[number].before)) en \(problem.name(problem.links[number].after))",
        "change the weeks between \(problem.name(problem.links[number].before)) and \(problem.name(problem.links[number].after))"
      )
    }
  }

  private static func days(_ hours: WeekHours, _ language: Language) -> String {
    let names = Weekday.allCases.compactMap { weekday -> String? in
      let parts = hours[weekday]
      guard !parts.isEmpty else { return nil }
      let times = parts.map { "\(ClockText.text($0.from))-\(ClockText.text($0.to))" }.joined(separator: ", ")
      return "\(weekday.label[language]) (\(times))"
    }
    return names.isEmpty ? (language == .dutch ? "geen enkele dag" : "no day") : names.joined(separator: ", ")
  }

  /// A working day on which there are no hours yet; longer hours when there are on each.
  private static func other(_ hours: WeekHours, _ language: Language) -> String {
    let free = Weekday.allCases.first { !$0.isWeekend && hours[$0].isEmpty }
    guard let free else { return language == .dutch ? "langere uren" : "longer hours" }
    return language == .dutch ? "de \(free.label.dutch)" : free.label.english
  }
}
