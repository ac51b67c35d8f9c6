public import GuidanceKit

/// One organisation that one pillar must reach, within one window.
public struct ReachPair: Hashable, Sendable {
  /// The pillar, by code.
  public var pillar: String
  /// The organisation.
  public var organisation: Organisation
  /// The window that holds the day.
  public var window: ReachWindow
  /// Which duration of the matching blocks set its length.
  public var rule: ReachWindowRule
  /// The highest target among the blocks that match, in percent of organisations.
  public var targetPercent: Int
  /// Minutes of guidance in the window up to the day; a fraction only when shared sessions are split.
  public var minutes: Rational
  /// The sessions behind them.
  public var sessions: Int
  /// From so many minutes on the organisation is reached.
  public var neededMinutes: Int
  /// The working levels of the guidance in the window up to the day.
  public var levels: Set<WorkingLevel>
  /// Whether both meso and micro are asked: the pillar has matching goals on both levels.
  public var asksIntegration: Bool
  /// The school weeks of the window that have begun by the day.
  public var elapsedWeeks: Int
  /// The school weeks of the window.
  public var allWeeks: Int
  /// The day up to which was counted.
  public var day: CalendarDate
  /// The part of ``minutes`` registered on numbers that had ended by then and that this organisation took over.
  public var takenOver: [InstitutionNumber: Rational] = [:]

  /// Where an organisation stands.
  public enum State: String, CaseIterable, Hashable, Sendable, Codable {
    /// Reached.
    case reached
    /// Not reached yet; the window is open.
    case running
    /// The window is over and it was not reached.
    case missed
  }

  /// Whether guidance on both levels is asked and given.
  public enum Integration: String, CaseIterable, Hashable, Sendable, Codable {
    /// Asked and given.
    case complete
    /// Asked and not given, or not yet.
    case missing
    /// Not asked, "n.v.t.".
    case notAsked = "not_asked"
  }

  /// Whether the minutes suffice.
  public var isReached: Bool { minutes >= Rational(neededMinutes) }

  /// Where the organisation stands.
  public var state: State { isReached ? .reached : isOpen ? .running : .missed }

  /// Whether the window goes on after the day.
  public var isOpen: Bool { window.last > day }

  /// Whether guidance on both levels is asked and given.
  public var integration: Integration {
    guard asksIntegration else { return .notAsked }
    return levels.isSuperset(of: [.meso, .micro]) ? .complete : .missing
  }

  /// Whole minutes still to go, rounded up; 0 when reached.
  public var minutesToGo: Int { max(0, neededMinutes - minutes.floor) }

  /// The school weeks of the window still to come.
  public var weeksLeft: Int { allWeeks - elapsedWeeks }

  /// The minutes there should be by now, in proportion to the school weeks gone by.
  public var expectedMinutes: Rational {
    guard allWeeks > 0 else { return .zero }
    return Rational(neededMinutes).multiplied(by: Rational(elapsedWeeks, allWeeks) ?? .zero) ?? .zero
  }

  /// The minutes over those expected by now; `nil` before the first school week.
  public var pace: Share? {
    guard expectedMinutes > .zero else { return nil }
    return minutes.divided(by: expectedMinutes).map(Share.init)
  }

  /// Whether it is reached, or will be when it goes on like this.
  public var isOnPace: Bool { isReached || (isOpen && elapsedWeeks > 0 && minutes >= expectedMinutes) }

  /// Whether the window is open, has school weeks behind it, and the norm will be missed when it goes on like this.
  public var willMiss: Bool { isOpen && elapsedWeeks > 0 && !isOnPace }
}
