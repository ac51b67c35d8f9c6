public import GuidanceKit

/// Several pairs judged together: those of a pillar, of one of its blocks, of an education type, or all.
public struct ReachGroup: Sendable {
  /// The pairs.
  public let pairs: [ReachPair]
  /// The target of each pair, in percent of the pairs with that target.
  private let targets: [Int]

  /// Judges pairs by the targets of the blocks they match.
  public init(_ pairs: [ReachPair]) {
    self.pairs = pairs
    targets = pairs.map(\.targetPercent)
  }

  /// Judges pairs by other targets, one for each.
  public init(_ pairs: [(pair: ReachPair, targetPercent: Int)]) {
    self.pairs = pairs.map(\.pair)
    targets = pairs.map(\.targetPercent)
  }

  /// The pairs reached.
  public var reached: Int { pairs.count(where: \.isReached) }

  /// The pairs in scope.
  public var scope: Int { pairs.count }

  /// Reached over scope; `nil` without pairs.
  public var share: Share? { Share(reached, of: scope) }

  /// All minutes given in the windows.
  public var minutes: Rational { Rational.sum(pairs.lazy.map(\.minutes)) ?? .zero }

  /// Whole minutes still to go over all pairs.
  public var minutesToGo: Int { pairs.reduce(0) { $0 + $1.minutesToGo } }

  /// The school weeks still to come of the open window that lasts longest.
  public var weeksLeft: Int { pairs.lazy.map(\.weeksLeft).max() ?? 0 }

  /// Per target, how many pairs there are, must be reached, and are.
  ///
  /// A surplus under one target makes up for nothing under another.
  private var byTarget: [(target: Int, needed: Int, reached: Int)] {
    Dictionary(grouping: pairs.indices) { targets[$0] }.sorted { $0.key < $1.key }.map { target, indices in
      let needed = (Rational(target * indices.count, 100) ?? .zero).ceiling
      return (target, needed, indices.count { pairs[$0].isReached })
    }
  }

  /// How many pairs must be reached.
  public var needed: Int { byTarget.reduce(0) { $0 + $1.needed } }

  /// How many more must be reached: "nog n scholen".
  public var stillNeeded: Int { byTarget.reduce(0) { $0 + max(0, $1.needed - $1.reached) } }

  /// The one target in percent, when all pairs have the same.
  public var targetPercent: Int? { byTarget.count == 1 ? byTarget.first?.target : nil }

  /// Met as soon as enough are reached; running while an open window may still make it so.
  public var verdict: Figure.Verdict {
    guard scope > 0 else { return .noData }
    if stillNeeded == 0 { return .met }
    let open = pairs.filter { $0.state == .running }.map(\.window.last).max()
    return open.map { .running(until: $0) } ?? .notMet
  }

  /// The minutes given over the minutes expected by now, each pair for at most what is expected of it: one when all are
  /// on schedule.
  public var pace: Share? {
    let expected = Rational.sum(pairs.lazy.map(\.expectedMinutes)) ?? .zero
    guard expected > .zero else { return nil }
    let given = Rational.sum(pairs.lazy.map { min($0.minutes, $0.expectedMinutes) }) ?? .zero
    return given.divided(by: expected).map(Share.init)
  }

  /// The share that will be reached when it goes on like this; `nil` before the first school week.
  public var forecast: Share? {
    guard pairs.contains(where: { $0.elapsedWeeks > 0 }) else { return nil }
    return Share(pairs.count(where: \.isOnPace), of: scope)
  }
}
