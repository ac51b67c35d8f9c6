public import GuidanceKit
public import Register

/// A calendar file as RFC 5545 has it, for one guide, community, school group or organisation, or for all.
public struct ICalendar {
  /// Whose moments.
  public enum Scope: Hashable, Sendable {
    /// All moments.
    case all
    /// Those of a guide, expert, person or room.
    case resource(String)
    /// Those of a community, trajectory or other subject.
    case subject(String)
    /// Those of a school group: its joint moments and those of its communities.
    case schoolGroup(String)
    /// Those at an organisation.
    case organisation(InstitutionNumber)
  }

  private var lines: [String] = []
  private let stamp: String

  /// Makes a calendar.
  ///
  /// - Parameters:
  ///   - sessions: what is planned and what is cancelled, from ``KeptPlan/sessions(after:)``.
  ///   - at: the moment of writing.
  public init(_ plan: KeptPlan, sessions: [PlannedSession], scope: Scope, name: String, at: Moment) {
    stamp = at.iso.filter { $0 != "-" && $0 != ":" }
    begin(name)
    lines += Self.zone
    let chosen = PlanScope(plan.problem, scope)
    for session in sessions where chosen.holds(session) { event(session, plan.problem) }
    lines.append("END:VCALENDAR")
  }

  /// A calendar of free days and deadlines of a school year.
  public init(_ days: [(uid: String, title: String, first: CalendarDate, last: CalendarDate)], name: String, at: Moment)
  {
    stamp = at.iso.filter { $0 != "-" && $0 != ":" }
    begin(name)
    for day in days {
      lines += ["BEGIN:VEVENT", "UID:\(day.uid)", "DTSTAMP:\(stamp)"] + Self.wholeDays(day.first, day.last)
      lines += ["SUMMARY:\(Self.escaped(day.title))", "TRANSP:TRANSPARENT", "END:VEVENT"]
    }
    lines.append("END:VCALENDAR")
  }

  /// The file: lines of at most 75 bytes, ended with CR LF.
  public var bytes: [UInt8] { lines.flatMap { Self.folded($0) } }

  private mutating func begin(_ name: String) {
    lines += [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Leerspoor//Planning//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "X-WR-CALNAME:\(Self.escaped(name))", "X-WR-TIMEZONE:Europe/Brussels",
    ]
  }

  private mutating func event(_ session: PlannedSession, _ problem: PlanningProblem) {
    let title = EventText(session, problem)
    lines += ["BEGIN:VEVENT", "UID:\(session.uid)", "DTSTAMP:\(stamp)", "SEQUENCE:\(session.sequence)"]
    if let start = session.start, let minutes = session.minutes {
      lines.append("DTSTART;TZID=Europe/Brussels:\(Self.local(session.day, start))")
      lines.append("DTEND;TZID=Europe/Brussels:\(Self.local(session.day, start + minutes))")
    } else {
      lines += Self.wholeDays(session.day, session.day)
      lines.append("TRANSP:TRANSPARENT")
    }
    lines.append("SUMMARY:\(Self.escaped(title.summary))")
    lines.append("DESCRIPTION:\(Self.escaped(title.description))")
    if let place = title.place { lines.append("LOCATION:\(Self.escaped(place))") }
    lines.append("CATEGORIES:\(Self.escaped(session.subjectKind))")
    lines.append("STATUS:\(session.isCancelled ? "CANCELLED" : "CONFIRMED")")
    if !session.isCancelled { lines += Self.alarm(isWholeDay: session.start == nil, title.summary) }
    lines.append("END:VEVENT")
  }

  private static func alarm(isWholeDay: Bool, _ summary: String) -> [String] {
    // A day before; for a whole day at nine in the morning of the day before.
    [
      "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:\(isWholeDay ? "-PT15H" : "-P1D")", "DESCRIPTION:\(escaped(summary))",
      "END:VALARM",
    ]
  }

  private static func wholeDays(_ first: CalendarDate, _ last: CalendarDate) -> [String] {
    // The end of a run of days is the day after it.
    ["DTSTART;VALUE=DATE:\(digits(first))", "DTEND;VALUE=DATE:\(digits(last.adding(days: 1)))"]
  }

  private static func digits(_ day: CalendarDate) -> String { day.iso.filter { $0 != "-" } }

  private static func local(_ day: CalendarDate, _ minute: Int) -> String {
    "\(digits(day.adding(days: minute / 1440)))T\(ClockText.text(minute % 1440).filter { $0 != ":" })00"
  }

  /// Text as RFC 5545 §3.3.11 writes it.
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
  }

  /// A line in pieces of at most 75 bytes, the later ones begun with a space, no letter cut in two (§3.1).
  static func folded(_ line: String) -> [UInt8] {
    var result: [UInt8] = []
    var used = 0
    for character in line.unicodeScalars {
      let bytes = Array(String(character).utf8)
      if used + bytes.count > 75 {
        result += [13, 10, 32]
        used = 1
      }
      result += bytes
      used += bytes.count
    }
    return result + [13, 10]
  }

  /// The rule of Belgian time since 1996: summer from the last Sunday of March to the last of October, both at one UTC.
  private static let zone = [
    "BEGIN:VTIMEZONE", "TZID:Europe/Brussels", "X-LIC-LOCATION:Europe/Brussels", "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "BEGIN:STANDARD", "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD", "END:VTIMEZONE",
  ]
}

/// Which of the moments of a planning are someone's.
public struct PlanScope {
  private let problem: PlanningProblem
  private let scope: ICalendar.Scope
  private let moments: [CalendarMark.Key: Int]

  /// Prepares a choice.
  public init(_ problem: PlanningProblem, _ scope: ICalendar.Scope) {
    self.problem = problem
    self.scope = scope
    var moments: [CalendarMark.Key: Int] = [:]
    for moment in problem.moments.indices { moments[CalendarMark.Key(problem, moment)] = moment }
    self.moments = moments
  }

  /// Whether a moment is among them; deadlines are of everybody and stand in the calendar of all and of guides.
  public func holds(_ session: PlannedSession) -> Bool {
    let key = CalendarMark.Key(kind: session.subjectKind, code: session.subject, number: session.number)
    let moment = moments[key].map { problem.moments[$0] }
    switch scope {
    case .all: return true
    case .resource(let code):
      guard let moment else { return session.start == nil || session.guide == code }
      return moment.resources.contains { problem.resources[$0].code == code }
    case .subject(let code): return session.subject == code
    case .schoolGroup(let name):
      if session.subject == name { return true }
      return moment.map { problem.subjects[$0.subject].schoolGroup == name } ?? false
    case .organisation(let number):
      guard let moment else { return session.organisation == number && session.start != nil }
      return session.organisation == number
        || moment.resources.contains {
          problem.resources[$0].kind == .organisation && problem.resources[$0].code == number.digits
        }
    }
  }
}

/// How a moment reads in a calendar.
struct EventText {
  let summary: String
  let description: String
  let place: String?

  init(_ session: PlannedSession, _ problem: PlanningProblem) {
    let kind = PlanSubject.Kind(rawValue: session.subjectKind) ?? .deadline
    let subject = problem.subjects.first { $0.kind == kind && $0.code == session.subject }
    let number = PlanNumbers.text(session.number, kind)
    switch kind {
    case .plg, .schoolGroup, .trajectory:
      summary = "\(subject?.code ?? session.subject) \(kind == .trajectory ? "contact \(number)" : number)"
    default: summary = session.start == nil ? session.purpose : subject?.name ?? session.purpose
    }
    var lines = [session.purpose]
    if let guide = session.guide { lines.append("Begeleider: \(guide)") }
    if let expert = session.expert { lines.append("Expert: \(expert)") }
    if let room = session.room { lines.append("Lokaal: \(room)") }
    description = lines.joined(separator: "\n")
    let organisation = problem.resources.first {
      $0.kind == .organisation && $0.code == session.organisation?.digits
    }
    place = organisation.map { $0.name == $0.code ? $0.code : "\($0.name) (\($0.code))" }
  }
}
