import GuidanceKit

/// A problem as numbers: cells (a day and a start) with what each costs by itself, and the travel between places.
struct SolverTables {
  /// What no cell may cost: the marker for a cell that cannot be taken.
  static let closed = Int32.max

  let problem: PlanningProblem
  let dayCount: Int
  let startCount: Int
  /// By day: its number since 1970, and the school week it is in, from 0.
  let dayNumbers: [Int]
  let weeks: [Int]
  let weekCount: Int
  /// By moment and cell: the cost of that cell alone, or ``closed``.
  private(set) var costs: [[Int32]]
  /// By moment: the resources that can be at one moment at a time.
  let exclusive: [[Int]]
  /// By moment: the place, or -1.
  let places: [Int]
  let lengths: [Int]
  let travel: TravelMatrix
  /// By moment: the gathering it belongs to, or -1.
  let gatheringOf: [Int]
  /// The day before which the index is unknown, for dates outside the days.
  private let firstNumber: Int
  private let indexOfNumber: [Int]

  init(_ problem: PlanningProblem, moving from: Proposal? = nil) {
    self.problem = problem
    dayCount = problem.days.count
    startCount = problem.starts.count
    dayNumbers = problem.days.map(\.dayNumber)
    var weekNumbers: [Int] = []
    var lastMonday = Int.min
    for day in problem.days {
      let monday = day.dayNumber - (day.weekday.rawValue - 1)
      weekNumbers.append((weekNumbers.last ?? -1) + (monday == lastMonday ? 0 : 1))
      lastMonday = monday
    }
    weeks = weekNumbers
    weekCount = (weekNumbers.last ?? -1) + 1
    firstNumber = dayNumbers.first ?? 0
    var index = Array(repeating: -1, count: max(0, (dayNumbers.last ?? -1) - firstNumber + 1))
    for (place, number) in dayNumbers.enumerated() { index[number - firstNumber] = place }
    indexOfNumber = index
    exclusive = problem.moments.map { $0.resources.filter { problem.resources[$0].isExclusive } }
    places = problem.moments.map { $0.place ?? -1 }
    lengths = problem.moments.map(\.minutes)
    travel = TravelMatrix(problem.travel)
    var gatherings = Array(repeating: -1, count: problem.moments.count)
    for (number, members) in problem.gatherings.enumerated() { for member in members { gatherings[member] = number } }
    gatheringOf = gatherings
    costs = []
    let open = OpenCells(problem)
    costs = problem.moments.indices.map { cells($0, open, from) }
  }

  /// The index of a day; `nil` when nothing can be planned on it.
  func dayIndex(_ day: CalendarDate) -> Int? {
    let place = day.dayNumber - firstNumber
    guard indexOfNumber.indices.contains(place), indexOfNumber[place] >= 0 else { return nil }
    return indexOfNumber[place]
  }

  /// The cell of a slot; `nil` when it is none.
  func cell(_ slot: Slot) -> Int? {
    guard let day = dayIndex(slot.day), let start = problem.starts.firstIndex(of: slot.start) else { return nil }
    return day * startCount + start
  }

  func slot(_ cell: Int) -> Slot { Slot(problem.days[cell / startCount], problem.starts[cell % startCount]) }

  private func cells(_ number: Int, _ open: OpenCells, _ from: Proposal?) -> [Int32] {
    let moment = problem.moments[number]
    var result = Array(repeating: Self.closed, count: dayCount * startCount)
    let own = OwnCosts(problem, number)
    let former = from.flatMap { $0.slots[number] }
    let windows = open.cells(of: moment)
    for day in 0..<dayCount {
      let date = problem.days[day]
      guard moment.earliest <= date, date <= moment.latest else { continue }
      if let fixed = moment.fixed, fixed.day != date { continue }
      for start in 0..<startCount where windows[day * startCount + start] {
        let minute = problem.starts[start]
        if let fixed = moment.fixed, fixed.start != minute { continue }
        var cost = own.cost(date, minute, isLastWeek: open.isLastWeek[day])
        if let former, problem.weights.move > 0 {
          // The further a moment moves, the more people have to look again.
          let days = abs(former.day.days(until: date))
          if days > 0 || former.start != minute { cost += problem.weights.move * (10 + min(days, 90)) / 10 }
        }
        result[day * startCount + start] = Int32(cost)
      }
    }
    return result
  }
}

/// On which cells the resources of moments are there.
private struct OpenCells {
  let problem: PlanningProblem
  let isLastWeek: [Bool]
  /// By resource and length would be too many: by resource, the closures and hours are looked up once a day.
  init(_ problem: PlanningProblem) {
    self.problem = problem
    let last = Set(problem.lastWeekDays)
    isLastWeek = problem.days.map(last.contains)
  }

  func cells(of moment: PlanMoment) -> [Bool] {
    let starts = problem.starts
    var result = Array(repeating: true, count: problem.days.count * starts.count)
    for number in moment.resources {
      let resource = problem.resources[number]
      let byWeekday = Weekday.allCases.map { weekday in
        starts.map { start in resource.hours[weekday].contains { $0.holds(start, moment.minutes) } }
      }
      for (day, date) in problem.days.enumerated() {
        let isThere = byWeekday[date.weekday.rawValue - 1]
        for start in starts.indices where !isThere[start] { result[day * starts.count + start] = false }
      }
      for closure in resource.closures {
        for (day, date) in problem.days.enumerated() where closure.first <= date && date <= closure.last {
          for start in starts.indices where closure.blocks(date, starts[start], moment.minutes) {
            result[day * starts.count + start] = false
          }
        }
      }
    }
    return result
  }
}

/// What the wishes about a moment alone cost on a day.
private struct OwnCosts {
  let weights: WishWeights
  let weekdays: [Weekday]
  let wishesMorning: Bool?
  let meetings: [StandingMeeting]
  let by: CalendarDate?

  init(_ problem: PlanningProblem, _ number: Int) {
    let subject = problem.subjects[problem.moments[number].subject]
    weights = problem.weights
    weekdays = subject.weekdays
    wishesMorning = subject.wishesMorning
    meetings = subject.meetings
    by = problem.moments[number].by
  }

  func cost(_ date: CalendarDate, _ minute: Int, isLastWeek: Bool) -> Int {
    var cost = 0
    if !weekdays.isEmpty, !weekdays.contains(date.weekday) { cost += weights.weekday }
    if let wishesMorning, wishesMorning != (minute < 720) { cost += weights.part }
    if !meetings.isEmpty, !meetings.contains(StandingMeeting(date.weekday, minute)) { cost += weights.meeting }
    if isLastWeek { cost += weights.beforeHoliday }
    if let by, date > by { cost += weights.early * by.days(until: date) }
    return cost
  }
}

/// Travel between all places, looked up in one step.
struct TravelMatrix {
  private let count: Int
  private var minutes: [UInt16]

  init(_ times: TravelTimes) {
    count = times.places.count
    minutes = Array(repeating: 0, count: count * count)
    for one in 0..<count {
      for other in 0..<count { minutes[one * count + other] = UInt16(clamping: times.byProvince(one, other)) }
    }
    for entry in times.given {
      minutes[entry.one * count + entry.other] = UInt16(clamping: entry.minutes)
      minutes[entry.other * count + entry.one] = UInt16(clamping: entry.minutes)
    }
  }

  /// The minutes between two places; none to or from nowhere.
  @inline(__always)
  func callAsFunction(_ one: Int, _ other: Int) -> Int {
    one < 0 || other < 0 ? 0 : Int(minutes[one * count + other])
  }
}
