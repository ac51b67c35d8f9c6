public import GuidanceKit

/// Several pairs judged together: those of a pillar, of one of its blocks, of an education type, or all.
public struct ReachGroup: Sendable {
  /// The pairs.
  public let pairs: [ReachPair]
  /// The pairs reached.
  public let reached: Int
  /// How many pairs must be reached.
  public let needed: Int
  /// How many more must be reached: "nog n scholen".
  public let stillNeeded: Int
  /// The one target in percent, when all pairs have the same.
  public let targetPercent: Int?
  /// The pairs that are reached, or will be when it goes on like this.
  public let onPace: Int
  /// The pairs that will miss the norm when it goes on like this.
  public let willMiss: Int
  /// The pairs of which both meso and micro are asked.
  public let integrationAsked: Int
  /// Those of them that were guided on both.
  public let integrated: Int
  /// The sessions of all pairs.
  public let sessions: Int
  /// All minutes given in the windows.
  public let minutes: Rational
  /// Whole minutes still to go over all pairs.
  public let minutesToGo: Int
  /// The school weeks still to come of the open window that lasts longest.
  public let weeksLeft: Int
  /// The minutes given over the minutes expected by now, each pair for at most what is expected of it: one when all are
  /// on schedule.
  public let pace: Share?
  /// The last day of the open windows of pairs that are not reached yet; `nil` when there are none.
  private let openUntil: CalendarDate?
  private let hasBegun: Bool

  /// Judges pairs by the targets of the blocks they match.
  public init(_ pairs: [ReachPair]) {
    self.init(pairs) { pairs[$0].targetPercent }
  }

  /// Judges pairs by other targets, one for each.
  public init(_ pairs: [(pair: ReachPair, targetPercent: Int)]) {
    self.init(pairs.map(\.pair)) { pairs[$0].targetPercent }
  }

  private init(_ pairs: [ReachPair], target: (Int) -> Int) {
    self.pairs = pairs
    // Per target: a surplus under one target makes up for nothing under another.
    var targets: [Int: (count: Int, reached: Int)] = [:]
    var (onPace, willMiss, asked, integrated, sessions, toGo, weeksLeft) = (0, 0, 0, 0, 0, 0, 0)
    var openUntil: CalendarDate?
    var hasBegun = false
    var (minutes, expected, given) = (RationalSum(), RationalSum(), RationalSum())
    for (place, pair) in pairs.enumerated() {
      targets[target(place), default: (0, 0)].count += 1
      if pair.isReached { targets[target(place), default: (0, 0)].reached += 1 }
      if pair.isOnPace { onPace += 1 }
      if pair.willMiss { willMiss += 1 }
      if pair.asksIntegration {
        asked += 1
        if pair.integration == .complete { integrated += 1 }
      }
      sessions += pair.sessions
      toGo += pair.minutesToGo
      weeksLeft = place == 0 ? pair.weeksLeft : max(weeksLeft, pair.weeksLeft)
      if pair.elapsedWeeks > 0 { hasBegun = true }
      minutes.add(pair.minutes)
      expected.add(pair.expectedMinutes)
      given.add(min(pair.minutes, pair.expectedMinutes))
      if pair.state == .running { openUntil = max(openUntil ?? pair.window.last, pair.window.last) }
    }
    reached = targets.values.reduce(0) { $0 + $1.reached }
    let needs = targets.map { target, pairs in
      (needed: (Rational(target * pairs.count, 100) ?? .zero).ceiling, reached: pairs.reached)
    }
    needed = needs.reduce(0) { $0 + $1.needed }
    stillNeeded = needs.reduce(0) { $0 + max(0, $1.needed - $1.reached) }
    targetPercent = targets.count == 1 ? targets.keys.first : nil
    (self.onPace, self.willMiss, integrationAsked, self.integrated) = (onPace, willMiss, asked, integrated)
    (self.sessions, minutesToGo, self.weeksLeft) = (sessions, toGo, weeksLeft)
    (self.openUntil, self.hasBegun) = (openUntil, hasBegun)
    self.minutes = minutes.total ?? .zero
    let due = expected.total ?? .zero
    pace = due > .zero ? (given.total ?? .zero).divided(by: due).map(Share.init) : nil
  }

  /// The pairs in scope.
  public var scope: Int { pairs.count }

  /// Reached over scope; `nil` without pairs.
  public var share: Share? { Share(reached, of: scope) }

  /// Met as soon as enough are reached; running while an open window may still make it so.
  public var verdict: Figure.Verdict {
    guard scope > 0 else { return .noData }
    return stillNeeded == 0 ? .met : openUntil.map { .running(until: $0) } ?? .notMet
  }

  /// The share that will be reached when it goes on like this; `nil` before the first school week.
  public var forecast: Share? { hasBegun ? Share(onPace, of: scope) : nil }
}
