public import GuidanceKit
import YAMLDocument

/// What a file of wishes (`wensen/*.yaml`) says about the planning of a school year; what it leaves out is `nil` or empty.
public struct PlanningWishes: Hashable, Sendable {
  /// A value and where it stands.
  public struct Placed<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value.
    public var value: Value
    /// Where it stands.
    public var position: SourcePosition

    /// Makes a placed value.
    public init(_ value: Value, _ position: SourcePosition) {
      self.value = value
      self.position = position
    }
  }

  /// A stretch of a day in minutes after midnight.
  public typealias Hours = [Weekday: [Range<Int>]]

  /// Days, or a part of each, that someone or something is not there.
  public struct Away: Hashable, Sendable {
    /// The first day.
    public var from: CalendarDate
    /// The last day.
    public var through: CalendarDate
    /// The part of each day; `nil` for whole days.
    public var hours: Range<Int>?
    /// Why.
    public var reason: String
  }

  /// A meeting that exists already.
  public struct Meeting: Hashable, Sendable {
    /// The weekday.
    public var weekday: Weekday
    /// Minutes after midnight.
    public var start: Int
  }

  /// What is said about a guide, an expert, a room or an organisation.
  public struct Resource: Hashable, Sendable {
    /// `guide`, `expert`, `room` or `organisation`.
    public var kind: String
    /// The code or number.
    public var code: Placed<String>
    /// The hours of the week; `nil` for those of the service.
    public var hours: Hours?
    /// Days away.
    public var away: [Away]
    /// Moments a day at most.
    public var perDay: Int?
    /// Moments a week at most.
    public var perWeek: Int?
    /// The place a guide sets out from, or the place of a room.
    public var place: Placed<String>?
    /// Meetings that exist.
    public var meetings: [Meeting]
    /// Weekdays wished.
    public var weekdays: [Weekday]
    /// Whether mornings are wished (`true`) or afternoons.
    public var wishesMorning: Bool?
    /// Moments that an expert joins.
    public var joins: [Placed<MomentName>]
  }

  /// The name of a moment: its subject and which one it is.
  public struct MomentName: Hashable, Sendable {
    /// The code of the subject.
    public var subject: String
    /// Which moment, as `intake`, `3`, `consult 1`.
    public var moment: String

    /// Makes a name.
    public init(subject: String, moment: String) {
      self.subject = subject
      self.moment = moment
    }
  }

  /// A moment with a day and time that must not move.
  public struct Fixed: Hashable, Sendable {
    /// The moment.
    public var moment: Placed<MomentName>
    /// The day.
    public var date: CalendarDate
    /// Minutes after midnight.
    public var start: Int

    /// Makes a fixed moment.
    public init(moment: Placed<MomentName>, date: CalendarDate, start: Int) {
      self.moment = moment
      self.date = date
      self.start = start
    }
  }

  /// One moment before another.
  public struct Order: Hashable, Sendable {
    /// The first.
    public var first: Placed<MomentName>
    /// The one after it.
    public var then: Placed<MomentName>
    /// Weeks between them at least.
    public var leastWeeks: Int
  }

  /// Weeks between two moments.
  public struct Gap: Hashable, Sendable {
    /// At least.
    public var least: Int
    /// Wished.
    public var ideal: Int
    /// At most.
    public var most: Int

    /// Makes a gap.
    public init(least: Int, ideal: Int, most: Int) {
      self.least = least
      self.ideal = ideal
      self.most = most
    }
  }

  /// A meeting of a team, in some months.
  public struct TeamMeeting: Hashable, Sendable {
    /// Its code.
    public var code: Placed<String>
    /// What it is called.
    public var title: String
    /// Who takes part.
    public var guides: [Placed<String>]
    /// How long.
    public var minutes: Int
    /// The months, 1 to 12.
    public var months: [Int]
    /// Weekdays wished.
    public var weekdays: [Weekday]
  }

  /// A day on which something is due.
  public struct Deadline: Hashable, Sendable {
    /// Its code.
    public var code: Placed<String>
    /// What is due.
    public var title: String
    /// The day.
    public var date: CalendarDate
  }

  /// The school year.
  public var schoolYear: Placed<SchoolYear>
  /// When moments may begin, in minutes after midnight.
  public var starts: [Int]?
  /// Every so many minutes instead.
  public var every: Int?
  /// The hours of the service.
  public var opening: Hours?
  /// Moments a day at most for each guide.
  public var perDay: Int?
  /// Moments a week at most for each guide.
  public var perWeek: Int?
  /// Weights by name of the wish.
  public var weights: [String: Int] = [:]
  /// Minutes of travel within one province and between provinces.
  public var travelWithin: Int?
  /// Minutes of travel between provinces.
  public var travelAcross: Int?
  /// Lengths in minutes by kind of moment.
  public var minutes: [String: Int] = [:]
  /// Weeks from the intake to the first session.
  public var gapAfterIntake: Gap?
  /// Weeks between sessions.
  public var gapBetweenSessions: Gap?
  /// The first day of an intake.
  public var firstIntake: CalendarDate?
  /// The last day of a session.
  public var lastSession: CalendarDate?
  /// Guides for communities that name none.
  public var communityGuides: [Placed<String>] = []
  /// The guide of the pilot with VIVs.
  public var vivGuide: Placed<String>?
  /// The months of moments of the pilot with VIVs; its evaluation is in May.
  public var vivMonths: [Int] = []
  /// Contacts of a trajectory without an interval.
  public var shortContacts: Int?
  /// The day from which long surveys are sent.
  public var longSurveys: CalendarDate?
  /// Days after which people are reminded.
  public var reminders: [Int]?
  /// Guides, experts, rooms, organisations.
  public var resources: [Resource] = []
  /// Moments that must not move.
  public var fixed: [Fixed] = []
  /// Moments before other moments.
  public var orders: [Order] = []
  /// Meetings of teams.
  public var teamMeetings: [TeamMeeting] = []
  /// Days on which something is due.
  public var deadlines: [Deadline] = []

  /// Wishes that say nothing but the year.
  public init(schoolYear: Placed<SchoolYear>) { self.schoolYear = schoolYear }

  /// The names of the weights.
  public static let weightNames = [
    "spacing", "weekday", "part", "meeting", "gathering", "balance", "travel", "before_holiday", "early",
  ]

  /// The names of the lengths.
  public static let lengthNames = [
    "intake", "session", "consultation", "feedback", "harvest", "trajectory", "monitoring", "viv",
  ]

  /// Reads a file of wishes.
  ///
  /// - Throws: everything that is wrong with the file, in its order.
  public static func read(_ bytes: [UInt8], file: String) throws(ConfigurationFailure) -> PlanningWishes {
    try reading(bytes, file: file) { top in top.mapping { WishesReader(file: file).wishes($0) } }
  }
}
