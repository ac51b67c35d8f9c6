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
    func time(_ detail: TimeDetail) throws -> [TimeEntry] {
      try TimeEntry.entries(from: year.first, through: request.day, detail: detail, in: snapshot)
    }
    func periodTime(_ detail: TimeDetail) throws -> [TimeEntry] {
      guard isPart else { return [] }
      return try TimeEntry.entries(from: request.period.first, through: request.day, detail: detail, in: snapshot)
    }
    let ofInitiatives: TimeDetail = [.initiative, .coarse]
    let ofPeople: TimeDetail = derives ? [whole, .adviser] : [.adviser, .coarse]
    let unlinked = try snapshot.unlinkedMinutes(from: year.first, through: request.day)
    self.init(
      request: request, plan: plan,
      calendar: SchoolCalendar(overrides: try snapshot.calendarOverrides().map(\.record)),
      organisations: try snapshot.organisations().map(\.record),
      advisers: request.showsIndividuals ? try snapshot.advisers().map(\.record) : [],
      assignments: try snapshot.assignments().map(\.record), absences: try snapshot.absences().map(\.record),
      projects: try snapshot.projects().map(\.record), projectPhases: try snapshot.projectPhases().map(\.record),
      time: try time(whole), periodTime: try periodTime(whole),
      initiativeTime: derives ? nil : try time(ofInitiatives),
      initiativePeriodTime: derives ? nil : try periodTime(ofInitiatives),
      adviserTime: request.showsIndividuals ? try time(ofPeople) : [],
      adviserPeriodTime: request.showsIndividuals ? try periodTime(ofPeople) : [],
      reach: try IndicatorInput.stretches(of: plan, year: year, day: request.day).flatMap { stretch in
        // Presence is asked of the school year only.
        try snapshot.reachCells(
          from: stretch.lowerBound, through: stretch.upperBound, byMonth: false,
          byPlace: year.contains(stretch.lowerBound)
        ).map {
          ReachEntry($0, from: stretch.lowerBound)
        }
      }, activity: try snapshot.activityCells(from: year.first, through: request.day),
      setAside: try snapshot.setAsideMinutes(from: year.first, through: request.day),
      unlinked: unlinked,
      records: try ProgrammeRecords(year: year, day: request.day, from: snapshot))
    // Rare, so they are looked for only where something is left that no name explains.
    if unknownOrganisation.minutes > unlinked.minutes {
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
        "Er was toen nog geen plan geladen. Kies een latere dag of een later batchnummer; zie leerspoor-import batches.",
        "No plan was loaded yet at that point. Choose a later day or batch; see leerspoor-import batches.")
    }
    return Label(
      "Er is nog geen plan geladen. Laad het met leerspoor-import load plan/….yaml.",
      "No plan was loaded yet. Load it with leerspoor-import load plan/….yaml.")
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
  /// Adviser-minutes from one day through another, added up by the register.
  ///
  /// - Parameter detail: what they are kept apart by.
  static func entries(
    from: CalendarDate, through: CalendarDate, detail: TimeDetail, in snapshot: Snapshot
  ) throws -> [TimeEntry] {
    guard from <= through else { return [] }
    let groups = try snapshot.targetGroupCodes()
    var named: [Int: [String]] = [0: []]
    return try snapshot.timeCells(from: from, through: through, detail: detail).map { cell in
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
  init(_ cell: ReachCell, from start: CalendarDate) {
    self.init(
      first: max(start, cell.month.first), organisation: cell.organisation, endedNumber: cell.endedNumber,
      destination: cell.destination, level: cell.level, place: cell.place, organisationCount: cell.organisationCount,
      minutes: cell.minutes,
      sessions: cell.sessions, minutesOnce: cell.minutesOnce, sessionsOnce: cell.sessionsOnce)
  }
}
