import GuidanceKit
import Register

/// Gathers the facts that changed between two states.
struct FactCollector {
  let earlier: Snapshot
  let later: Snapshot

  func registrations(reached: CalendarDate?) throws -> [ChangedFact] {
    let changes = try later.changes(of: .registration, since: earlier)
    let facts = try later.registrations(numbered: FactCollector.ids(changes))
    let byID = Dictionary(facts.map { ($0.id, $0) }) { first, _ in first }
    return try collect(changes, .registration) { byID[$0].map(EvidenceFact.registration) }.map { fact in
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
    return try collect(changes, kind) { byID[$0].map(make) }
  }

  /// Records of a kind that only words are kept of.
  func records(_ kind: RecordKind) throws -> [ChangedFact] {
    let facts = try [earlier, later].flatMap { try RecordSelection(kind).facts(in: $0) }
    let byID = Dictionary(facts.map { ($0.id, $0) }) { first, _ in first }
    // Kinds that no figure rests on have no words either.
    guard !byID.isEmpty else { return [] }
    return try collect(try later.changes(of: kind, since: earlier), kind) { byID[$0].map(EvidenceFact.record) }
  }

  private static func ids(_ changes: [FactChange]) -> [Int] { changes.map(\.id) }

  /// Pairs what took a place with what had it, however often the place changed hands in between.
  private func collect(
    _ changes: [FactChange], _ kind: RecordKind, _ fact: (Int) -> EvidenceFact?
  ) throws -> [ChangedFact] {
    let left = Set(changes.lazy.filter { !$0.counts }.map(\.id))
    let arrived = Set(changes.lazy.filter(\.counts).map(\.id))
    let replaced = changes.filter { if case .replaced = $0.cause { true } else { false } }.map(\.id)
    let heirs = try later.heirs(of: replaced, kind).filter { arrived.contains($0.value) }
    let predecessors = Dictionary(heirs.map { ($0.value, $0.key) }) { first, _ in first }
    return changes.compactMap { change in
      func made(_ kind: ChangedFact.Kind, _ batch: Int, old: Int? = nil, new: Int? = nil) -> ChangedFact {
        ChangedFact(kind: kind, old: old.flatMap(fact), new: new.flatMap(fact), batch: batch)
      }
      switch change.cause {
      case .new(let batch): return made(.new, batch, new: change.id)
      case .replaces(let other, let batch):
        // What it replaced may never have counted in either state: then it is new to whoever compares them.
        guard let old = left.contains(other) ? other : predecessors[change.id] else {
          return made(.new, batch, new: change.id)
        }
        return made(.corrected, batch, old: old, new: change.id)
      case .replaced(let other, let batch):
        // Told with the fact that took the place in the end, unless that one is gone again.
        return arrived.contains(other) || heirs[change.id] != nil ? nil : made(.gone, batch, old: change.id)
      case .gone(let batch): return made(.gone, batch, old: change.id)
      case .undone(_, let by): return made(.undone, by, old: change.id)
      case .restored(_, let by): return made(.restored, by, new: change.id)
      }
    }
  }
}
