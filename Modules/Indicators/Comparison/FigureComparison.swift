public import GuidanceKit
import Register

/// Two sets of figures side by side: each figure that differs, with what made it so.
public struct FigureComparison: Sendable {
  /// A figure that differs.
  public struct Change: Hashable, Sendable {
    /// What it was; `nil` when the figure is new.
    public var old: Figure?
    /// What it is; `nil` when the figure is gone.
    public var new: Figure?
    /// Why, as far as anything says so; the facts that changed stand in ``facts``.
    public var causes: [Cause]
    /// The facts behind it that changed, as places in ``FigureComparison/facts``.
    public var facts: [Int]

    /// The figure itself.
    public var figure: Figure? { new ?? old }
  }

  /// What makes a figure differ, beside facts.
  public enum Cause: Hashable, Sendable {
    /// The two sides are about different periods.
    case period
    /// Counted up to another day.
    case day
    /// A value of the plan changed.
    case parameter(name: String, old: Label?, new: Label?)
    /// The plan itself changed.
    case plan
    /// The school calendar changed.
    case calendar
    /// The teams of advisers changed.
    case teams
    /// Two institution numbers were merged, or stand by themselves again.
    case merge(MergeChange)
    /// Another version of the program made the figures.
    case version
  }

  /// The first side.
  public let old: ComparedState
  /// The second side.
  public let new: ComparedState
  /// The figures that differ, by id.
  public let changes: [Change]
  /// How many figures are equal.
  public let equalCount: Int
  /// The facts that differ between the two states of the register; empty when it was not looked at.
  public let facts: [ChangedFact]
  /// The batches that were taken back and loaded again between the two states.
  public let reloads: [ReloadedBatch]

  /// Compares two sides.
  ///
  /// - Parameter known: what changed in the register between the two; `nil` when that is not known.
  public init(_ old: ComparedState, _ new: ComparedState, known: RegisterChanges? = nil) {
    self.old = old
    self.new = new
    let (before, after) = (old.aligned(with: new), new.aligned(with: old))
    let keys = Set(before.keys).union(after.keys)
    let finder = known.map(FactFinder.init)
    var changes: [Change] = []
    for key in keys {
      let (one, other) = (before[key], after[key])
      if let one, let other, FigureComparison.isEqual(one, other) { continue }
      let facts = finder?.facts(behind: [known?.oldFigures[key] ?? one, known?.newFigures[key] ?? other]) ?? []
      changes.append(
        Change(
          old: one, new: other,
          causes: FigureComparison.causes(one, other, old, new, known, isExplained: !facts.isEmpty), facts: facts))
    }
    self.changes = changes.sorted { one, other in
      guard let first = one.figure?.id, let second = other.figure?.id else { return false }
      return first < second
    }
    equalCount = keys.count - changes.count
    facts = known?.facts ?? []
    reloads = known?.reloads ?? []
  }

  /// The places of the facts that carry some of the changes, those that explain most first.
  ///
  /// Each fact explains its part of every difference that it carries: its minutes over those of all facts behind that figure.
  public func facts(explaining changes: [Change]) -> [Int] {
    var parts: [Int: Double] = [:]
    for change in changes {
      let sizes = change.facts.map { Double(FigureComparison.size(facts[$0])) }
      let all = sizes.reduce(0, +)
      for (place, size) in zip(change.facts, sizes) { parts[place, default: 0] += size / all }
    }
    return parts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
  }

  /// How much a fact changes: the minutes of a registration that were added or taken away, all of them when they count
  /// elsewhere now; of other facts as much as an hour.
  private static func size(_ fact: ChangedFact) -> Int {
    func minutes(_ fact: EvidenceFact?) -> Int? {
      guard case .registration(let fact)? = fact else { return nil }
      return fact.record.minutes * (1 + fact.record.coAdvisers.count)
    }
    guard let most = [minutes(fact.old), minutes(fact.new)].compactMap(\.self).max() else { return 60 }
    let difference = abs((minutes(fact.new) ?? 0) - (minutes(fact.old) ?? 0))
    return max(1, difference == 0 ? most : difference)
  }

  /// Whether nothing differs.
  public var isEqual: Bool { changes.isEmpty }

  /// Whether two figures say the same; where their facts are found does not matter.
  private static func isEqual(_ one: Figure, _ other: Figure) -> Bool {
    one.value == other.value && one.kind == other.kind && one.unit == other.unit && one.suppressed == other.suppressed
      && one.norm?.value == other.norm?.value && one.norm?.comparison == other.norm?.comparison
      && one.norm?.unit == other.norm?.unit && one.verdict == other.verdict && one.pace == other.pace
      && one.forecast == other.forecast && one.range == other.range && one.n == other.n && counts(one) == counts(other)
  }

  private static func counts(_ figure: Figure) -> [EvidenceCount.Key: Rational] {
    Dictionary(figure.evidence.counts.map { ($0.key, $0.value) }) { first, _ in first }
  }

  private static func causes(
    _ one: Figure?, _ other: Figure?, _ old: ComparedState, _ new: ComparedState, _ known: RegisterChanges?,
    isExplained: Bool
  ) -> [Cause] {
    var causes: [Cause] = []
    if old.period != new.period { causes.append(.period) }
    if old.day != new.day { causes.append(.day) }
    let used = Set([one, other].compactMap { $0 }.flatMap { $0.evidence.parameters.map(\.name) })
    let names = used.isEmpty ? Set(old.norms.keys).union(new.norms.keys) : used
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let before = old.norms[name], let after = new.norms[name], before != after else { continue }
      causes.append(.parameter(name: name, old: before, new: after))
    }
    let indicator = other?.id.indicator ?? one?.id.indicator ?? ""
    let weeks: [EvidenceCount.Key] = [.elapsedWeeks, .allWeeks, .weeksLeft]
    if known?.calendarChanged == true, let one = one?.evidence.workedOut, let other = other?.evidence.workedOut,
      old.day == new.day, weeks.contains(where: { one.count($0)?.value != other.count($0)?.value })
    {
      causes.append(.calendar)
    }
    if known?.teamsChanged == true, other?.id.scope.first == "team" || one?.id.scope.first == "team" {
      causes.append(.teams)
    }
    let merges = known?.merges ?? []
    let about = merges.filter { merge in [one, other].contains { $0.map(merge.concerns) ?? false } }
    // A figure of everything names no number: then a merge is named when nothing else explains it.
    causes += (about.isEmpty && !isExplained && causes.isEmpty ? merges : about).map(Cause.merge)
    let followsPlan = ["reach", "activity", "intensity"].contains { indicator.hasPrefix($0) }
    let planChanged = known?.planChanged ?? (old.plan != new.plan || old.planHash != new.planHash)
    if planChanged, followsPlan || (!isExplained && causes.isEmpty) { causes.append(.plan) }
    if old.version != new.version, !isExplained, causes.isEmpty { causes.append(.version) }
    return causes
  }
}
