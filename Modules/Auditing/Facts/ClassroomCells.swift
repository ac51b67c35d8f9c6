import GuidanceKit
import Register

/// Guidance minutes with contact of the PBD pillars, by pillar and month, and those of them without a classroom mark.
///
/// Quality care, work without contact and the POC are left out, as indicator 3 leaves them out.
struct ClassroomCells {
  struct Key: Hashable, Comparable {
    let pillar: String
    let month: Month

    static func < (one: Key, other: Key) -> Bool { (one.pillar, one.month) < (other.pillar, other.month) }
  }

  struct Cell {
    var minutes = 0
    var unknown = RegistrationGroups<Key>.Group()
  }

  private let facts: AuditFacts
  private let pillars: Set<String>
  private var cells: [Key: Cell] = [:]

  init(_ facts: AuditFacts) {
    self.facts = facts
    pillars = Set(facts.plans.flatMap { $0.record.pillars(of: .pbd).map(\.code) })
  }

  mutating func add(_ fact: Fact<Registration>) {
    let record = fact.record
    guard pillars.contains(record.destination), !record.organisations.isEmpty else { return }
    let key = Key(pillar: record.destination, month: Month(containing: record.date))
    cells[key, default: Cell()].minutes += record.minutes
    guard record.classroom == .unknown else { return }
    cells[key, default: Cell()].unknown.add(fact, from: facts)
  }

  /// The cells by pillar and month.
  var sorted: [(key: Key, value: Cell)] { cells.sorted { $0.key < $1.key } }

  /// The cells of all months together, by pillar.
  var byPillar: [(key: String, value: Cell)] {
    var sums: [String: Cell] = [:]
    for (key, cell) in sorted {
      sums[key.pillar, default: Cell()].minutes += cell.minutes
      sums[key.pillar, default: Cell()].unknown.add(cell.unknown)
    }
    return sums.sorted { $0.key < $1.key }
  }
}
