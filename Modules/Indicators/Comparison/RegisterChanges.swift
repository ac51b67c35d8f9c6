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

/// What changed in a register between two states.
public struct RegisterChanges: Sendable {
  /// The facts that changed.
  public let facts: [ChangedFact]
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
    self.facts = isForward ? facts : facts.map(RegisterChanges.turned)
    selected = try RegisterChanges.selected(
      by: old.report.figures.figures + new.report.figures.figures, of: Set(others + [.organisation, .adviser]),
      in: [old.snapshot, new.snapshot])
    let changed = try [RecordKind.calendarOverride, .adviser].map {
      try !collector.later.changes(of: $0, since: collector.earlier).isEmpty
    }
    (calendarChanged, teamsChanged) = (changed[0], changed[1])
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

/// Gathers the facts that changed between two states.
private struct FactCollector {
  let earlier: Snapshot
  let later: Snapshot

  func registrations(reached: CalendarDate?) throws -> [ChangedFact] {
    let changes = try later.changes(of: .registration, since: earlier)
    let facts = try later.registrations(numbered: FactCollector.ids(changes))
    let byID = Dictionary(facts.map { ($0.id, $0) }) { first, _ in first }
    return collect(changes) { byID[$0].map(EvidenceFact.registration) }.map { fact in
      guard fact.kind == .new, case .registration(let new)? = fact.new, let reached, new.record.date <= reached else {
        return fact
      }
      var late = fact
      late.kind = .late
      return late
    }
  }

  func others<Record>(
    _ kind: RecordKind, _ read: (Snapshot) throws -> [Fact<Record>], _ make: (Fact<Record>) -> EvidenceFact
  ) throws -> [ChangedFact] {
    let changes = try later.changes(of: kind, since: earlier)
    guard !changes.isEmpty else { return [] }
    let facts = try read(earlier) + read(later)
    let byID = Dictionary(facts.map { ($0.id, $0) }) { first, _ in first }
    return collect(changes) { byID[$0].map(make) }
  }

  /// Records of a kind that only words are kept of.
  func records(_ kind: RecordKind) throws -> [ChangedFact] {
    let facts = try [earlier, later].flatMap { try RecordSelection(kind).facts(in: $0) }
    let byID = Dictionary(facts.map { ($0.id, $0) }) { first, _ in first }
    // Kinds that no figure rests on have no words either.
    guard !byID.isEmpty else { return [] }
    return collect(try later.changes(of: kind, since: earlier)) { byID[$0].map(EvidenceFact.record) }
  }

  private static func ids(_ changes: [FactChange]) -> [Int] { changes.map(\.id) }

  /// Pairs what took a place with what had it.
  private func collect(_ changes: [FactChange], _ fact: (Int) -> EvidenceFact?) -> [ChangedFact] {
    let present = Set(changes.map(\.id))
    return changes.compactMap { change in
      func made(_ kind: ChangedFact.Kind, _ batch: Int, old: Int? = nil, new: Int? = nil) -> ChangedFact {
        ChangedFact(kind: kind, old: old.flatMap(fact), new: new.flatMap(fact), batch: batch)
      }
      switch change.cause {
      case .new(let batch): return made(.new, batch, new: change.id)
      case .replaces(let other, let batch):
        return made(.corrected, batch, old: present.contains(other) ? other : nil, new: change.id)
      case .replaced(let other, let batch):
        // Told with the fact that took the place, unless that one is gone again.
        return present.contains(other) ? nil : made(.corrected, batch, old: change.id)
      case .gone(let batch): return made(.gone, batch, old: change.id)
      case .undone(_, let by): return made(.undone, by, old: change.id)
      case .restored(_, let by): return made(.restored, by, new: change.id)
      }
    }
  }
}

/// Finds which of some facts are behind a figure.
struct FactFinder {
  private let facts: [ChangedFact]
  private let types: [InstitutionNumber: OrganisationType]
  private let selected: [RecordSelection: Set<Int>]

  init(_ changes: RegisterChanges) {
    facts = changes.facts
    types = changes.types
    selected = changes.selected
  }

  /// The places of the facts that the queries of a figure find, in either state.
  func facts(behind figures: [Figure?]) -> [Int] {
    let queries = Set(figures.compactMap(\.self).flatMap(\.evidence.queries))
    guard !queries.isEmpty else { return [] }
    let finders = queries.map(Finder.init)
    return facts.indices.filter { index in
      let fact = facts[index]
      return finders.contains { finder in
        (fact.old.map { finder.finds($0, types, selected) } ?? false)
          || (fact.new.map { finder.finds($0, types, selected) } ?? false)
      }
    }
  }

  /// A query with its organisations ready to be looked up.
  private struct Finder {
    let query: EvidenceQuery
    private var organisations: Set<InstitutionNumber> = []
    private var filter = RegistrationFilter()

    init(_ query: EvidenceQuery) {
      self.query = query
      switch query {
      case .registrations(var filter):
        organisations = Set(filter.organisations)
        filter.organisations = []
        self.filter = filter
      case .organisations(let numbers): organisations = Set(numbers)
      case .records, .assignments, .absences, .projectPhases: break
      }
    }

    func finds(
      _ fact: EvidenceFact, _ types: [InstitutionNumber: OrganisationType], _ selected: [RecordSelection: Set<Int>]
    ) -> Bool {
      switch (query, fact) {
      case (.registrations, .registration(let fact)):
        let record = fact.record
        guard
          organisations.isEmpty
            || record.organisations.contains(where: { $0.number.map(organisations.contains) ?? false })
        else { return false }
        return filter.matches(record) { types[$0] }
      case (.registrations, .organisation(let fact)): return organisations.contains(fact.record.number)
      case (.organisations, .organisation(let fact)): return organisations.contains(fact.record.number)
      case (.assignments(let filter), .assignment(let fact)): return filter.includes(fact.record)
      case (.absences(let filter, let day), .absence(let fact)):
        return (filter.advisers.isEmpty || filter.advisers.contains(fact.record.adviser))
          && EvidenceQuery.concerns(fact.record, filter.schoolYear, begunBy: day)
      case (.projectPhases(let project, let round, let directness, let phase, let status), .projectPhase(let fact)):
        let row = fact.record
        return (project == nil || row.project == project) && row.round == round && row.status == status
          && (directness == nil || row.directness == directness) && (phase == nil || row.phase == phase)
      case (.records(let selection), .record(let fact)):
        return selection.kind == fact.kind && selected[selection]?.contains(fact.id) == true
      case (.records(let selection), .organisation(let fact)):
        return selection.kind == .organisation && selected[selection]?.contains(fact.id) == true
      default: return false
      }
    }
  }
}
