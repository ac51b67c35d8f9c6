/// The meetings of a professional learning community: an intake, then six sessions within ten months, never in a
/// holiday.
public enum PLGMeeting: String, Term, Comparable {
  /// The start: situation, goals, composition of the group.
  case intake
  /// Session 1: a deeper look at the start situation, first sources.
  case session1 = "1"
  /// Session 2: more sources, goals for the short, middle and long term.
  case session2 = "2"
  /// Session 3: literature becomes a plan of action.
  case session3 = "3"
  /// Session 4: actions are carried out and discussed.
  case session4 = "4"
  /// Session 5: actions are carried out and adjusted.
  case session5 = "5"
  /// Session 6: looking back, planning what lasts.
  case session6 = "6"

  /// The name people read.
  public var label: Label {
    self == .intake ? Label("intake", "intake") : Label("sessie \(rawValue)", "session \(rawValue)")
  }

  /// The public document that defines the meeting.
  public var source: String { PublicSource.plg }

  /// The intake is number 0 in some sheets.
  public var spellings: [String] { self == .intake ? ["0", "intakegesprek"] : [] }

  /// The place in the order: 0 for the intake, then 1 to 6.
  public var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// By order.
  public static func < (one: PLGMeeting, other: PLGMeeting) -> Bool { one.number < other.number }

  /// The number of sessions after the intake.
  public static let sessionCount = 6

  /// The months within which the sessions must be held.
  public static let withinMonths = 10
}

/// Which meeting belongs to which phase of implementation.
///
/// The default is the process as described; a plan may set another.
public struct PLGPhaseMap: Hashable, Sendable, Codable {
  private let phases: [PLGMeeting: ImplementationPhase]

  /// The map with some meetings moved to another phase.
  public init(moving moved: [PLGMeeting: ImplementationPhase] = [:]) {
    phases = PLGPhaseMap.described.merging(moved) { _, moved in moved }
  }

  /// The phase a meeting belongs to.
  public func phase(of meeting: PLGMeeting) -> ImplementationPhase {
    phases[meeting] ?? .explore
  }

  /// Intake explore; 1 to 3 prepare (analysis and sources, goals, plan); 4 and 5 deliver; 6 sustain.
  private static let described: [PLGMeeting: ImplementationPhase] = [
    .intake: .explore, .session1: .prepare, .session2: .prepare, .session3: .prepare, .session4: .deliver,
    .session5: .deliver, .session6: .sustain,
  ]
}
