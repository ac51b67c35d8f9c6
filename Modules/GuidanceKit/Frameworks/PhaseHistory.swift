/// One entry in the history of a trajectory or learning community: from this day, this phase of this cycle.
public struct PhaseEntry: Hashable, Sendable, Codable {
  /// The first day in the phase.
  public let from: CalendarDate
  /// The phase.
  public let phase: ImplementationPhase
  /// The cycle, from 1: going round again opens the next.
  public let cycle: Int

  /// Creates an entry.
  public init(from: CalendarDate, phase: ImplementationPhase, cycle: Int = 1) {
    self.from = from
    self.phase = phase
    self.cycle = cycle
  }
}

/// The dated phases of a trajectory or learning community, over its cycles.
public struct PhaseHistory: Hashable, Sendable, Codable {
  /// The entries by date; of entries on one day the order given stays.
  public let entries: [PhaseEntry]

  /// Sorts entries by date.
  public init(_ entries: [PhaseEntry]) {
    self.entries = entries.enumerated()
      .sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
      .map(\.element)
  }

  /// The entry in force on a day; `nil` before the first.
  public func entry(on day: CalendarDate) -> PhaseEntry? {
    entries.last { $0.from <= day }
  }

  /// The steps that left out a phase: forward within a cycle past one, or a cycle that did not begin with explore.
  public var skips: [PhaseSkip] {
    var result: [PhaseSkip] = []
    var before: PhaseEntry?
    for entry in entries {
      let previous = before.flatMap { $0.cycle == entry.cycle ? $0.phase : nil }
      let missing = ImplementationPhase.skipped(from: previous, to: entry.phase)
      if !missing.isEmpty { result.append(PhaseSkip(entry: entry, missing: missing)) }
      before = entry
    }
    return result
  }

  /// The entries whose cycle comes before the cycle of an earlier entry, or leaves one out.
  public var outOfOrder: [PhaseEntry] {
    var highest = 0
    return entries.filter { entry in
      defer { highest = max(highest, entry.cycle) }
      return entry.cycle < highest || entry.cycle > highest + 1
    }
  }
}

/// A step in a history that left out phases; a finding, not a mistake in the data.
public struct PhaseSkip: Hashable, Sendable {
  /// The entry that was reached.
  public let entry: PhaseEntry
  /// The phases left out, in order.
  public let missing: [ImplementationPhase]

  /// Creates a skip.
  public init(entry: PhaseEntry, missing: [ImplementationPhase]) {
    self.entry = entry
    self.missing = missing
  }
}
