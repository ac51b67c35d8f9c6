public import Configuration
public import GuidanceKit

/// Turns records, wishes and sheets into a problem, or says everything that is wrong with them.
public struct ProblemBuilder {
  let records: PlanningRecords
  let wishes: PlanningWishes
  let sheets: PlanningSheets
  /// The first day on which anything may still be planned.
  let today: CalendarDate
  var problem: PlanningProblem
  var problems: [InputProblem]
  /// Indices by code.
  var resourceIndex: [String: Int] = [:]
  var placeIndex: [String: Int] = [:]
  private var momentIndex: [MomentKey: Int] = [:]
  /// Where a fixed moment was fixed.
  var fixedAt: [Int: SourcePosition] = [:]
  /// Where an order between moments was asked.
  var orderAt: [Int: SourcePosition] = [:]
  let organisations: [InstitutionNumber: Organisation]

  private init(_ records: PlanningRecords, _ wishes: PlanningWishes, _ sheets: PlanningSheets, _ today: CalendarDate) {
    self.today = today
    self.records = records
    self.wishes = wishes
    self.sheets = sheets
    problems = sheets.problems
    organisations = Dictionary(records.organisations.map { ($0.number, $0) }) { _, last in last }
    let year = records.schoolYear
    let days = records.calendar.lessonDays(in: year)
    problem = PlanningProblem(
      schoolYear: year, days: days, lastWeekDays: LastWeeks(records.calendar, year).days, starts: Self.starts(wishes),
      weights: Self.weights(wishes))
    problem.travel.withinProvince = wishes.travelWithin ?? problem.travel.withinProvince
    problem.travel.acrossProvinces = wishes.travelAcross ?? problem.travel.acrossProvinces
  }

  /// The problem of a school year.
  ///
  /// - Parameter today: nothing is planned before it; of a year that has begun only what is still to come.
  /// - Throws: ``PlanningInputError`` with everything that is wrong, in the order of files and records.
  public static func problem(
    _ records: PlanningRecords, wishes: PlanningWishes, sheets: PlanningSheets = PlanningSheets(),
    today: CalendarDate = .earliest
  ) throws(PlanningInputError) -> PlanningProblem {
    var builder = ProblemBuilder(records, wishes, sheets, today)
    builder.build()
    guard builder.problems.isEmpty else { throw PlanningInputError(builder.problems) }
    return builder.problem
  }

  private mutating func build() {
    addResources()
    addCommunities()
    addTrajectories()
    addMonitoring()
    addPilot()
    addTeamMeetings()
    addDeadlines()
    addTravel()
    addJoins()
    addAbsences()
    addFixed()
    addOrders()
    // Without all that was named, what follows would only say the same again.
    if problems.isEmpty { problems = InputCheck(problem, fixedAt: fixedAt, orderAt: orderAt).problems }
  }

  // MARK: Settings

  private static func starts(_ wishes: PlanningWishes) -> [Int] {
    if let starts = wishes.starts { return Array(Set(starts)).sorted() }
    if let every = wishes.every {
      let opening = hours(wishes.opening) ?? .schoolHours
      let all = opening.days.flatMap { $0.flatMap { Array(stride(from: $0.from, to: $0.to, by: every)) } }
      return Array(Set(all)).sorted()
    }
    return [540, 810]
  }

  private static func weights(_ wishes: PlanningWishes) -> WishWeights {
    var weights = WishWeights()
    for (name, value) in wishes.weights {
      switch name {
      case "spacing": weights.spacing = value
      case "weekday": weights.weekday = value
      case "part": weights.part = value
      case "meeting": weights.meeting = value
      case "gathering": weights.gathering = value
      case "balance": weights.balance = value
      case "travel": weights.travel = value
      case "before_holiday": weights.beforeHoliday = value
      default: weights.early = value
      }
    }
    return weights
  }

  static func hours(_ hours: PlanningWishes.Hours?) -> WeekHours? {
    hours.map { hours in
      WeekHours(hours.mapValues { $0.map { DayStretch($0.lowerBound, $0.upperBound) }.sorted { $0.from < $1.from } })
    }
  }

  func minutes(_ name: String, _ usual: Int) -> Int { wishes.minutes[name] ?? usual }

  var opening: WeekHours { Self.hours(wishes.opening) ?? .schoolHours }
  var firstDay: CalendarDate {
    max(problem.days.first ?? problem.schoolYear.first, wishes.firstIntake ?? .earliest, today)
  }
  var lastDay: CalendarDate { min(problem.days.last ?? problem.schoolYear.last, wishes.lastSession ?? .latest) }

  // MARK: Adding

  mutating func note(_ code: PlanningCode, _ place: SourcePosition?, _ dutch: String, _ english: String) {
    problems.append(code.problem(at: place, Label(dutch, english)))
  }

  /// The resource with a code; made when it is not there yet.
  mutating func resource(_ kind: PlanResource.Kind, _ code: String) -> Int {
    if let index = resourceIndex["\(kind.rawValue) \(code)"] { return index }
    var resource = PlanResource(kind, code, hours: opening)
    if kind == .guide {
      resource.perDay = wishes.perDay ?? 2
      resource.perWeek = wishes.perWeek ?? 6
    }
    if kind == .organisation, let number = InstitutionNumber(code), let organisation = organisations[number] {
      resource.name = organisation.name
    }
    problem.resources.append(resource)
    resourceIndex["\(kind.rawValue) \(code)"] = problem.resources.count - 1
    return problem.resources.count - 1
  }

  func known(_ kind: PlanResource.Kind, _ code: String) -> Int? { resourceIndex["\(kind.rawValue) \(code)"] }

  /// The place with a code; made when it is not there yet.
  mutating func place(_ code: String) -> Int {
    if let index = placeIndex[code] { return index }
    let province = InstitutionNumber(code).flatMap { organisations[$0]?.province }
    problem.travel.places.append(TravelTimes.Place(code, province: province))
    placeIndex[code] = problem.travel.places.count - 1
    return problem.travel.places.count - 1
  }

  mutating func subject(
    _ kind: PlanSubject.Kind, _ code: String, name: String? = nil, group: String? = nil,
    organisation: InstitutionNumber? = nil
  ) -> Int {
    var subject = PlanSubject(kind, code, name: name, schoolGroup: group, organisation: organisation)
    if let organisation,
      let wish = wishes.resources.first(where: { $0.kind == "organisation" && $0.code.value == organisation.digits })
    {
      subject.weekdays = wish.weekdays
      subject.wishesMorning = wish.wishesMorning
      subject.meetings = wish.meetings.map { StandingMeeting($0.weekday, $0.start) }
    }
    problem.subjects.append(subject)
    return problem.subjects.count - 1
  }

  mutating func moment(_ moment: PlanMoment) -> Int {
    let subject = problem.subjects[moment.subject]
    momentIndex[MomentKey(kind: subject.kind, code: subject.code, number: moment.number)] = problem.moments.count
    problem.moments.append(moment)
    return problem.moments.count - 1
  }

  /// The moment of a community with a number.
  func communityMoment(_ code: String, _ number: Int) -> Int? {
    momentIndex[MomentKey(kind: .plg, code: code, number: number)]
  }

  /// A name that is not known, with the nearest that is.
  mutating func unknown(_ what: Label, _ code: String, _ known: [String], _ place: SourcePosition?) {
    let nearest = NearestName.nearest(to: code, in: known, limit: 1).first
    note(
      .unknown, place,
      "\(what.dutch) \"\(code)\" is niet bekend; "
        + (nearest.map { "bedoelde u \($0)?" } ?? "laad het eerst, of verbeter de code."),
      "\(what.english) \"\(code)\" is not known; "
        + (nearest.map { "did you mean \($0)?" } ?? "load it first, or correct the code."))
  }

  static let guideWord = Label("begeleider", "guide")
}

/// What names a moment within a problem.
private struct MomentKey: Hashable {
  let kind: PlanSubject.Kind
  let code: String
  let number: Int
}

/// The lesson days of the last week before each holiday of a week or more.
struct LastWeeks {
  let days: [CalendarDate]

  init(_ calendar: SchoolCalendar, _ year: SchoolYear) {
    var days: Set<CalendarDate> = []
    for holiday in calendar.holidays(in: year) where holiday.first.days(until: holiday.last) >= 6 {
      for back in 1...9 {
        let day = holiday.first.adding(days: -back)
        // The five working days before, whatever weekend lies between.
        if ISOWeek(containing: day) == ISOWeek(containing: holiday.first.adding(days: -3)), calendar.isLessonDay(day),
          year.contains(day)
        {
          days.insert(day)
        }
      }
    }
    self.days = days.sorted()
  }
}
