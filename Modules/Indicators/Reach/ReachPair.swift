public import GuidanceKit

/// One organisation that one pillar must reach, within one window.
///
/// There may be a hundred thousand of them, and every group of them is judged, so a pair is shared instead of copied and
/// what follows from its parts is worked out once.
public final class ReachPair: Sendable {
  /// Its place among the pairs, or among the alternatives, of the table it is in.
  let place: Int
  /// The pillar, by code.
  public let pillar: String
  /// The organisation.
  public var organisation: Organisation { shared.organisation }
  /// The number of the organisation.
  var number: InstitutionNumber { shared.organisation.number }
  private let shared: SharedOrganisation
  /// The window that holds the day.
  public let window: ReachWindow
  /// Which duration of the matching blocks set its length.
  public let rule: ReachWindowRule
  /// The highest target among the blocks that match, in percent of organisations.
  public let targetPercent: Int
  /// Minutes of guidance in the window up to the day; a fraction only when shared sessions are split.
  public let minutes: Rational
  /// The sessions behind them.
  public let sessions: Int
  /// From so many minutes on the organisation is reached.
  public let neededMinutes: Int
  /// The working levels of the guidance in the window up to the day.
  public let levels: Set<WorkingLevel>
  /// Whether both meso and micro are asked: the pillar has matching goals on both levels.
  public let asksIntegration: Bool
  /// The school weeks of the window that have begun by the day.
  public let elapsedWeeks: Int
  /// The school weeks of the window.
  public let allWeeks: Int
  /// The day up to which was counted.
  public let day: CalendarDate
  /// The part of ``minutes`` registered on numbers that had ended by then and that this organisation took over.
  public let takenOver: [InstitutionNumber: Rational]
  /// The minutes there should be by now, in proportion to the school weeks gone by.
  public let expectedMinutes: Rational
  /// Whether the minutes suffice.
  public let isReached: Bool
  /// Whether it is reached, or will be when it goes on like this.
  public let isOnPace: Bool

  /// Makes a pair.
  public convenience init(
    pillar: String, organisation: Organisation, window: ReachWindow, rule: ReachWindowRule, targetPercent: Int,
    minutes: Rational, sessions: Int, neededMinutes: Int, levels: Set<WorkingLevel>, asksIntegration: Bool,
    elapsedWeeks: Int, allWeeks: Int, day: CalendarDate, takenOver: [InstitutionNumber: Rational] = [:], place: Int = 0
  ) {
    self.init(
      pillar: pillar, organisation: SharedOrganisation(organisation), window: window, rule: rule,
      targetPercent: targetPercent, minutes: minutes, sessions: sessions, neededMinutes: neededMinutes, levels: levels,
      asksIntegration: asksIntegration, elapsedWeeks: elapsedWeeks, allWeeks: allWeeks, day: day, takenOver: takenOver,
      place: place)
  }

  /// Makes a pair of an organisation that other pairs share.
  init(
    pillar: String, organisation: SharedOrganisation, window: ReachWindow, rule: ReachWindowRule, targetPercent: Int,
    minutes: Rational, sessions: Int, neededMinutes: Int, levels: Set<WorkingLevel>, asksIntegration: Bool,
    elapsedWeeks: Int, allWeeks: Int, day: CalendarDate, takenOver: [InstitutionNumber: Rational], place: Int
  ) {
    self.place = place
    self.pillar = pillar
    shared = organisation
    self.window = window
    self.rule = rule
    self.targetPercent = targetPercent
    self.minutes = minutes
    self.sessions = sessions
    self.neededMinutes = neededMinutes
    self.levels = levels
    self.asksIntegration = asksIntegration
    self.elapsedWeeks = elapsedWeeks
    self.allWeeks = allWeeks
    self.day = day
    self.takenOver = takenOver
    expectedMinutes =
      allWeeks > 0 ? Rational(neededMinutes).multiplied(by: Rational(elapsedWeeks, allWeeks) ?? .zero) ?? .zero : .zero
    isReached = minutes >= Rational(neededMinutes)
    isOnPace = isReached || (window.last > day && elapsedWeeks > 0 && minutes >= expectedMinutes)
  }

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

  /// The minutes over those expected by now; `nil` before the first school week.
  public var pace: Share? {
    guard expectedMinutes > .zero else { return nil }
    return minutes.divided(by: expectedMinutes).map(Share.init)
  }

  /// Whether the window is open, has school weeks behind it, and the norm will be missed when it goes on like this.
  public var willMiss: Bool { isOpen && elapsedWeeks > 0 && !isOnPace }
}

/// An organisation that the pairs of all pillars share: it is some ten texts, and there may be forty pairs of it.
final class SharedOrganisation: Sendable {
  let organisation: Organisation

  init(_ organisation: Organisation) { self.organisation = organisation }
}
