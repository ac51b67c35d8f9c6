import GuidanceKit
public import Register

extension IndicatorInput {
  /// Gathers what the formulas look at from one state of the register.
  ///
  /// - Throws: an ``InputProblem`` when no plan is in force on the day; errors of the register.
  public init(_ request: FigureRequest, from snapshot: Snapshot) throws {
    guard let plan = try snapshot.plan(inForceOn: request.day) else {
      throw InputProblem(code: "IND001", message: try Self.noPlan(on: request.day, in: snapshot))
    }
    let year = request.schoolYear
    let isPart: Bool =
      switch request.period {
      case .week, .days: true
      case .month, .schoolYear: false
      }
    // Only where a rule derives classroom context from level, initiative and target groups, all of them are kept apart at
    // once; else each question gets cells of its own, for together nearly every registration would be one.
    let derives = plan.norms.classroomRule.value != nil
    let whole: TimeDetail = derives ? [.initiative, .targetGroups] : []
    // Everything is asked first, so that the registrations are passed once.
    let pass = RegistrationPass(snapshot)
    let groups = try snapshot.targetGroupCodes()
    func time(_ detail: TimeDetail, isAsked: Bool = true) -> () throws -> [TimeEntry] {
      guard isAsked else { return { [] } }
      let cells = pass.timeCells(from: year.first, through: request.day, detail: detail)
      return { TimeEntry.entries(try cells(), groups) }
    }
    func periodTime(_ detail: TimeDetail, isAsked: Bool = true) -> () throws -> [TimeEntry] {
      guard isPart, isAsked else { return { [] } }
      let cells = pass.timeCells(from: request.period.first, through: request.day, detail: detail)
      return { TimeEntry.entries(try cells(), groups) }
    }
    let ofInitiatives: TimeDetail = [.initiative, .coarse]
    let ofPeople: TimeDetail = derives ? [whole, .adviser] : [.adviser, .coarse]
    let (ofYear, ofPeriod) = (time(whole), periodTime(whole))
    let (initiativesOfYear, initiativesOfPeriod) = (
      time(ofInitiatives, isAsked: !derives), periodTime(ofInitiatives, isAsked: !derives)
    )
    let (peopleOfYear, peopleOfPeriod) = (
      time(ofPeople, isAsked: request.showsIndividuals), periodTime(ofPeople, isAsked: request.showsIndividuals)
    )
    let stretches = IndicatorInput.stretches(of: plan, year: year, day: request.day)
    let reach = try pass.reachCells(
      stretches.map { stretch in
        // Presence is asked of the school year only.
        ReachQuestion(
          from: stretch.lowerBound, through: stretch.upperBound, byMonth: false,
          byPlace: year.contains(stretch.lowerBound))
      })
    let activity = try pass.activityCells(from: year.first, through: request.day)
    let setAside = try pass.setAsideMinutes(from: year.first, through: request.day)
    let unlinked = pass.unlinkedMinutes(from: year.first, through: request.day)
    let asksMonths = request.detail.contains(.organisationMonths)
    let months = try pass.reachCells(
      asksMonths ? [ReachQuestion(from: year.first, through: request.day, byMonth: true, byPlace: false)] : [])
    let asksVisits = request.detail.contains(.visits) && request.showsIndividuals
    let visits = try pass.visitCells(from: year.first, through: asksVisits ? request.day : year.first.adding(days: -1))
    let records = try ProgrammeRecords(year: year, day: request.day, from: snapshot, pass)
    self.init(
      request: request, plan: plan,
      calendar: SchoolCalendar(overrides: try snapshot.calendarOverrides().map(\.record)),
      organisations: try snapshot.organisations().map(\.record),
      advisers: request.showsIndividuals ? try snapshot.advisers().map(\.record) : [],
      assignments: try snapshot.assignments().map(\.record), absences: try snapshot.absences().map(\.record),
      projects: try snapshot.projects().map(\.record), projectPhases: try snapshot.projectPhases().map(\.record),
      time: try ofYear(), periodTime: try ofPeriod(), initiativeTime: derives ? nil : try initiativesOfYear(),
      initiativePeriodTime: derives ? nil : try initiativesOfPeriod(), adviserTime: try peopleOfYear(),
      adviserPeriodTime: try peopleOfPeriod(),
      reach: ReachEntry.entries(try reach(), from: stretches.map(\.lowerBound)),
      activity: try activity(), setAside: try setAside(), unlinked: try unlinked(), records: records)
    if plan.norms.sharedSession.value == .split, let most = SharedSums.excess(self.reach) {
      throw SharedSums.problem(most)
    }
    if asksMonths { monthlyReach = ReachEntry.entries(try months(), from: [year.first]) }
    if asksVisits {
      self.visits = try visits()
      lastRegistrationDays = try snapshot.lastRegistrationDays(through: request.day)
    }
    // Rare, so they are looked for only where something is left that no name explains.
    if unknownOrganisation.minutes > self.unlinked.minutes {
      unknownNumbers = try snapshot.unknownNumbers(from: year.first, through: request.day)
    }
  }

  /// Why no plan is in force on a day: none was loaded, none was known yet, or those known are about other days.
  private static func noPlan(on day: CalendarDate, in snapshot: Snapshot) throws -> Label {
    let (dutch, english) = (NumberText(.dutch), NumberText(.english))
    if let plan = try snapshot.plans().last?.record {
      return Label(
        "Het plan \(plan.code) geldt van \(dutch.date(plan.period.first)) tot en met \(dutch.date(plan.period.last)); "
          + "\(dutch.date(day)) valt erbuiten. Kies een andere periode of laad het plan dat toen gold.",
        "The plan \(plan.code) holds from \(english.date(plan.period.first)) through \(english.date(plan.period.last)); "
          + "\(english.date(day)) lies outside. Choose another period or load the plan that held then.")
    }
    if snapshot.asOf != nil {
      return Label(
        "Er was toen nog geen plan geladen. Kies een latere dag of een later batchnummer; zie leerspoor import batches.",
        "No plan was loaded yet at that point. Choose a later day or batch; see leerspoor import batches.")
    }
    return Label(
      "Er is nog geen plan geladen. Laad het met leerspoor import load plan/….yaml.",
      "No plan was loaded yet. Load it with leerspoor import load plan/….yaml.")
  }

  /// The time from the plan's start or the school year's, whichever is first, up to the day, cut where a window or the
  /// school year can start: each stretch is added up as a whole, and none may lie on both sides.
  static func stretches(of plan: Plan, year: SchoolYear, day: CalendarDate) -> [ClosedRange<CalendarDate>] {
    let anniversaries = (plan.period.first.year...plan.period.last.year).compactMap { year in
      CalendarDate(year: year, month: plan.period.first.month, day: plan.period.first.day)
        ?? CalendarDate(year: year, month: 3, day: 1)
    }
    let starts = Set(anniversaries + [plan.period.first, year.first]).filter { start in
      start <= day && (start >= plan.period.first || start == year.first)
    }.sorted()
    return starts.enumerated().map { index, start in
      start...(index + 1 < starts.count ? starts[index + 1].adding(days: -1) : day)
    }
  }
}

extension TimeEntry {
  /// Adviser-minutes as the register added them up.
  ///
  /// - Parameter groups: the codes of the target groups, by number.
  static func entries(_ cells: [TimeCell], _ groups: [Int: String]) -> [TimeEntry] {
    var named: [Int: [String]] = [0: []]
    return cells.map { cell in
      let codes =
        named[cell.targetGroups]
        ?? groups.keys.sorted().filter { cell.targetGroups & (1 << ($0 - 1)) != 0 }.compactMap { groups[$0] }
      named[cell.targetGroups] = codes
      return TimeEntry(
        month: cell.month, destination: cell.destination, fund: cell.fund, level: cell.level,
        classroom: cell.classroom, initiative: cell.initiative, targetGroups: codes, adviser: cell.adviser,
        hasContact: cell.hasContact, minutes: cell.minutes, registrations: cell.registrations,
        participations: cell.participations)
    }
  }
}

extension ReachEntry {
  /// What reached organisations in several stretches of time.
  ///
  /// - Parameter starts: the first day of each.
  static func entries(_ stretches: [[ReachCell]], from starts: [CalendarDate]) -> [ReachEntry] {
    var entries: [ReachEntry] = []
    entries.reserveCapacity(stretches.reduce(0) { $0 + $1.count })
    for (cells, start) in zip(stretches, starts) {
      for cell in cells { entries.append(ReachEntry(cell, from: start)) }
    }
    return entries
  }

  init(_ cell: ReachCell, from start: CalendarDate) {
    self.init(
      first: max(start, cell.month.first), organisation: cell.organisation, endedNumber: cell.endedNumber,
      destination: cell.destination, level: cell.level, place: cell.place, organisationCount: cell.organisationCount,
      minutes: cell.minutes,
      sessions: cell.sessions, minutesOnce: cell.minutesOnce, sessionsOnce: cell.sessionsOnce)
  }
}
