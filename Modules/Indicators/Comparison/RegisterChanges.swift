public import GuidanceKit
public import Register

/// A fact that counts in one of two states of the register and not, or otherwise, in the other.
public struct ChangedFact: Hashable, Sendable {
  /// What happened.
  public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// A registration about a day that the earlier state had already reached.
    case late
    /// Something new.
    case new
    /// Another text of the same record.
    case corrected
    /// No longer there in a sheet that lists everything.
    case gone
    /// Taken back with its batch.
    case undone
    /// Back again, because the batch that replaced it was taken back.
    case restored

    /// The name people read.
    public var label: Label {
      switch self {
      case .late: Label("laat geregistreerd", "registered late")
      case .new: Label("nieuw", "new")
      case .corrected: Label("verbeterd", "corrected")
      case .gone: Label("weggevallen", "gone")
      case .undone: Label("met de invoer teruggedraaid", "undone with its batch")
      case .restored: Label("hersteld", "restored")
      }
    }
  }

  /// What happened.
  public var kind: Kind
  /// What was known before; `nil` when nothing was.
  public var old: EvidenceFact?
  /// What is known now; `nil` when nothing is.
  public var new: EvidenceFact?
  /// The batch that made it so.
  public var batch: Int
}

/// A batch that was taken back and whose rows came back in another batch with the same content: nothing that counts changed.
public struct ReloadedBatch: Hashable, Sendable {
  /// The batch that was taken back.
  public var undone: Int
  /// The batch that took it back.
  public var by: Int
  /// The batch in which the rows came back.
  public var loaded: Int
  /// How many rows came back with the same content.
  public var facts: Int

  /// Names the batches.
  public init(undone: Int, by: Int, loaded: Int, facts: Int) {
    (self.undone, self.by, self.loaded, self.facts) = (undone, by, loaded, facts)
  }
}

/// What changed in a register between two states.
public struct RegisterChanges: Sendable {
  /// The facts that changed.
  public let facts: [ChangedFact]
  /// The batches that were taken back and loaded again; rows with the same content are not among ``facts``.
  public let reloads: [ReloadedBatch]
  /// The merges of institution numbers that hold in one of the states only.
  public let merges: [MergeChange]
  /// Whether the plan changed, its norms apart.
  public let planChanged: Bool
  /// Whether decisions about the school calendar changed.
  public let calendarChanged: Bool
  /// Whether the teams of advisers changed.
  public let teamsChanged: Bool
  /// The types of the organisations in the later state.
  let types: [InstitutionNumber: OrganisationType]
  /// The facts that the selections of figures find in either state, of the kinds that changed.
  let selected: [RecordSelection: Set<Int>]
  /// The figures of both states with their queries, by what they are about.
  let oldFigures: [String: Figure]
  let newFigures: [String: Figure]

  /// Finds what changed.
  ///
  /// - Parameters:
  ///   - old: the state of the first side, with its figures.
  ///   - new: that of the second; it may be the earlier one.
  /// - Throws: errors of the register.
  public init(
    from old: (snapshot: Snapshot, report: IndicatorReport), to new: (snapshot: Snapshot, report: IndicatorReport)
  ) throws {
    let isForward = try old.snapshot.lastBatch() <= new.snapshot.lastBatch()
    let collector = FactCollector(
      earlier: isForward ? old.snapshot : new.snapshot, later: isForward ? new.snapshot : old.snapshot)
    // What an earlier state could know of: days up to its last load.
    let reached = try collector.earlier.batches().last.flatMap { CalendarDate(iso: $0.loadedOn) }
    var facts = try collector.registrations(reached: reached)
    facts += try collector.others(.assignment, { try $0.assignments() }, EvidenceFact.assignment)
    facts += try collector.others(.absence, { try $0.absences() }, EvidenceFact.absence)
    facts += try collector.others(.organisation, { try $0.organisations() }, EvidenceFact.organisation)
    facts += try collector.others(.projectPhase, { try $0.projectPhases() }, EvidenceFact.projectPhase)
    let others = try RecordKind.allCases.filter { kind in
      try !RegisterChanges.told.contains(kind) && !collector.later.changes(of: kind, since: collector.earlier).isEmpty
    }
    for kind in others {
      facts += try collector.records(kind)
    }
    let (changed, reloads) = ReloadFinder.paired(facts)
    self.facts = isForward ? changed : changed.map(RegisterChanges.turned)
    self.reloads = reloads
    merges = try MergeChange.all(from: old.snapshot, to: new.snapshot)
    selected = try RegisterChanges.selected(
      by: old.report.figures.figures + new.report.figures.figures, of: Set(others + [.organisation, .adviser]),
      in: [old.snapshot, new.snapshot])
    let hasChanged = try [RecordKind.calendarOverride, .adviser].map {
      try !collector.later.changes(of: $0, since: collector.earlier).isEmpty
    }
    (calendarChanged, teamsChanged) = (hasChanged[0], hasChanged[1])
    var (one, other) = (old.report.input.plan, new.report.input.plan)
    one.norms = Norms()
    other.norms = Norms()
    planChanged = one != other
    types = Dictionary(new.report.input.organisations.map { ($0.number, $0.type) }) { first, _ in first }
    let states = (ComparedState(old.report.figures, name: ""), ComparedState(new.report.figures, name: ""))
    oldFigures = states.0.aligned(with: states.1)
    newFigures = states.1.aligned(with: states.0)
  }

  /// The kinds whose facts are told one by one, or that are no facts behind figures.
  private static let told: Set<RecordKind> = [
    .registration, .assignment, .absence, .organisation, .projectPhase, .plan, .norms, .calendarOverride, .adviser,
  ]

  private static func selected(
    by figures: [Figure], of kinds: Set<RecordKind>, in snapshots: [Snapshot]
  ) throws -> [RecordSelection: Set<Int>] {
    var selections: Set<RecordSelection> = []
    for case .records(let selection) in figures.lazy.flatMap(\.evidence.queries) where kinds.contains(selection.kind) {
      selections.insert(selection)
    }
    var found: [RecordSelection: Set<Int>] = [:]
    for selection in selections {
      for snapshot in snapshots { found[selection, default: []].formUnion(try selection.facts(in: snapshot).map(\.id)) }
    }
    return found
  }

  /// The same change seen backwards.
  private static func turned(_ fact: ChangedFact) -> ChangedFact {
    ChangedFact(kind: fact.kind, old: fact.new, new: fact.old, batch: fact.batch)
  }
}
