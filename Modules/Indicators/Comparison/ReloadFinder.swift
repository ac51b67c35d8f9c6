import GuidanceKit
import Register

/// Finds facts that were taken back with their batch and came back in a later one, so that a file that is undone and loaded
/// again does not bury what really changed.
enum ReloadFinder {
  /// The facts that changed without those that came back with the same content, and how many these are per batch.
  ///
  /// A row that came back with other content is one that was corrected.
  static func paired(_ facts: [ChangedFact]) -> (facts: [ChangedFact], reloads: [ReloadedBatch]) {
    let undone = facts.indices.filter { facts[$0].kind == .undone && facts[$0].new == nil }
    guard !undone.isEmpty else { return (facts, []) }
    let arrived = facts.indices.filter { facts[$0].old == nil && [.new, .late].contains(facts[$0].kind) }
    var facts = facts
    var left: Set<Int> = []
    var counts: [ReloadedBatch: Int] = [:]
    func match(_ key: (EvidenceFact) -> AnyHashable?, _ tell: (Int, Int) -> Void) {
      var places: [AnyHashable: [Int]] = [:]
      for place in arrived.reversed() where !left.contains(place) {
        guard let new = facts[place].new, let key = key(new) else { continue }
        places[key, default: []].append(place)
      }
      for place in undone where !left.contains(place) {
        guard let old = facts[place].old, let key = key(old), let other = places[key]?.last,
          facts[other].batch > facts[place].batch
        else { continue }
        places[key]?.removeLast()
        tell(place, other)
      }
    }
    match(content) { place, other in
      left.formUnion([place, other])
      let reload = ReloadedBatch(
        undone: facts[place].old?.origin.batch ?? 0, by: facts[place].batch, loaded: facts[other].batch, facts: 0)
      counts[reload, default: 0] += 1
    }
    var corrected: [(place: Int, other: Int)] = []
    match(name) { place, other in
      corrected.append((place, other))
      left.insert(place)
    }
    for (place, other) in corrected {
      facts[other].kind = .corrected
      facts[other].old = facts[place].old
    }
    let reloads = counts.map { reload, count in
      ReloadedBatch(undone: reload.undone, by: reload.by, loaded: reload.loaded, facts: count)
    }
    return (
      facts.indices.filter { !left.contains($0) }.map { facts[$0] },
      reloads.sorted { ($0.undone, $0.by, $0.loaded) < ($1.undone, $1.by, $1.loaded) }
    )
  }

  /// What a fact says, without where it stands.
  private static func content(_ fact: EvidenceFact) -> AnyHashable? {
    switch fact {
    case .registration(let fact): fact.record
    case .assignment(let fact): fact.record
    case .absence(let fact): fact.record
    case .organisation(let fact): fact.record
    case .projectPhase(let fact): fact.record
    case .record(let fact): [AnyHashable(fact.kind), AnyHashable(fact.date), AnyHashable(fact.what)]
    }
  }

  /// The name under which a record comes back, when it has one.
  private static func name(_ fact: EvidenceFact) -> AnyHashable? {
    switch fact {
    case .registration(let fact): fact.record.sheetID
    case .organisation(let fact): fact.record.number
    case .assignment, .absence, .projectPhase, .record: nil
    }
  }
}
