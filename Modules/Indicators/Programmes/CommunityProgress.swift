public import GuidanceKit

/// How far a learning community is on a day.
public struct CommunityProgress: Sendable {
  /// Whether as many sessions were held as were due.
  public enum Schedule: Hashable, Sendable {
    /// As many as were due, or more.
    case onSchedule
    /// Fewer.
    case behind
    /// Nobody can say how many were due: not all sessions are planned, and there was no intake.
    case unknown
  }

  /// The community.
  public let community: PLG
  /// Its phase on the day; `nil` before the first.
  public let phase: PhaseEntry?
  /// The sessions held by the day, by number.
  public let held: [PLGSession]
  /// Past sessions of which it is not said whether they were held.
  public let unsaid: Int
  /// How many sessions there must be.
  public let planned: Int
  /// How many were due by the day; `nil` when nobody can say.
  public let due: Int?
  /// The last day by which all must be held; `nil` without an intake.
  public let end: CalendarDate?
  /// The members on the day.
  public let size: Int
  /// Those present at sessions held, added up.
  public let present: Int
  /// The members at those same sessions, added up.
  public let expected: Int
  /// The pauses between intake and sessions.
  let gaps: ContactGaps
  /// Meetings held in the phase they belong to, and meetings of which both phases are known.
  let inPhase: (matching: Int, known: Int)

  /// Looks at one community.
  init(
    _ community: PLG, members: [PLGMember], sessions: [PLGSession], norms: Norms, calendar: SchoolCalendar,
    day: CalendarDate
  ) {
    self.community = community
    planned = norms.plgSessions.value
    phase = community.phases.entry(on: day)
    let moments = sessions.filter {
      $0.moment.kind == .session && (1...norms.plgSessions.value).contains($0.moment.number)
    }
    .sorted { ($0.moment.number, $0.date) < ($1.moment.number, $1.date) }
    let past = moments.filter { $0.date <= day }
    var numbers: Set<Int> = []
    let held = past.filter { $0.isHeld == true && numbers.insert($0.moment.number).inserted }
    self.held = held
    unsaid = past.count { $0.isHeld == nil }
    let intake = sessions.first { $0.moment.kind == .intake && $0.isHeld != false }?.date ?? community.intake
    end = intake?.adding(months: norms.plgMonths.value)
    due = CommunityProgress.due(moments, intake: intake, end: end, planned: planned, calendar: calendar, day: day)
    size = CommunityProgress.size(members, on: day)
    let counted = held.filter { $0.present != nil }
    present = counted.reduce(0) { $0 + ($1.present ?? 0) }
    expected = counted.reduce(0) { $0 + CommunityProgress.size(members, on: $1.date) }
    let contacts = held.map(\.date) + [intake].compactMap(\.self).filter { $0 <= day }
    gaps = ContactGaps(contacts, until: held.count < planned ? day : nil, calendar: calendar)
    inPhase = CommunityProgress.inPhase(community, held, intake: intake.flatMap { $0 <= day ? $0 : nil }, norms)
  }

  /// Whether it is on schedule.
  public var schedule: Schedule {
    guard let due else { return .unknown }
    return held.count >= due ? .onSchedule : .behind
  }

  /// The sessions dated up to the day when all are planned; else as many as the school weeks since the intake ask.
  private static func due(
    _ moments: [PLGSession], intake: CalendarDate?, end: CalendarDate?, planned: Int, calendar: SchoolCalendar,
    day: CalendarDate
  ) -> Int? {
    let days = Dictionary(grouping: moments, by: \.moment.number).compactMapValues { $0.map(\.date).min() }
    if days.count == planned { return days.values.count { $0 <= day } }
    guard let intake, let end else { return nil }
    guard day >= intake else { return 0 }
    let all = calendar.schoolWeeks(from: intake, through: end)
    guard all > 0 else { return nil }
    return planned * calendar.schoolWeeks(from: intake, through: min(day, end)) / all
  }

  private static func size(_ members: [PLGMember], on day: CalendarDate) -> Int {
    Set(members.filter { $0.role.countsAsMember && $0.validity.contains(day) }.map(\.person)).count
  }

  private static func inPhase(
    _ community: PLG, _ held: [PLGSession], intake: CalendarDate?, _ norms: Norms
  ) -> (matching: Int, known: Int) {
    let phases = norms.plgSessionPhases.value
    var meetings = held.compactMap { session -> (CalendarDate, ImplementationPhase)? in
      let index = session.moment.number - 1
      return phases.sessions.indices.contains(index) ? (session.date, phases.sessions[index]) : nil
    }
    if let intake { meetings.append((intake, phases.intake)) }
    let known = meetings.compactMap { day, phase in community.phases.entry(on: day).map { $0.phase == phase } }
    return (known.count { $0 }, known.count)
  }
}
