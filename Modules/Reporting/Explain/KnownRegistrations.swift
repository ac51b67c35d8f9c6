import GuidanceKit
import Register

/// Registrations that were read once, to be searched many times.
struct KnownRegistrations {
  private let facts: [Fact<Registration>]
  private var byOrganisation: [InstitutionNumber: [Int]] = [:]
  private var byDestination: [String: [Int]] = [:]

  /// - Parameter facts: in the order in which they are found.
  init(_ facts: [Fact<Registration>]) {
    self.facts = facts
    for (place, fact) in facts.enumerated() {
      byDestination[fact.record.destination, default: []].append(place)
      for number in Set(fact.record.organisations.compactMap(\.number)) {
        byOrganisation[number, default: []].append(place)
      }
    }
  }

  /// Whether a filter can be answered from memory by the same rules as in the register: what is asked of types or of matters
  /// beside the main ones is asked there.
  static func canAnswer(_ filter: RegistrationFilter) -> Bool {
    filter.types.isEmpty && filter.withinTypes.isEmpty && filter.outsideTypes.isEmpty && filter.trajectories.isEmpty
      && filter.carePhases.isEmpty && filter.mechanisms.isEmpty
  }

  /// The registrations that a filter takes, the first ones.
  func matching(_ filter: RegistrationFilter, limit: Int?) -> [Fact<Registration>] {
    var found: [Fact<Registration>] = []
    let most = limit ?? .max
    for place in places(filter) where filter.matches(facts[place].record, type: { _ in nil }) {
      guard found.count < most else { break }
      found.append(facts[place])
    }
    return found
  }

  /// Where to look: the shortest list that must hold all of them.
  private func places(_ filter: RegistrationFilter) -> [Int] {
    func all(_ lists: [[Int]]) -> [Int] {
      lists.count == 1 ? lists[0] : Array(Set(lists.joined())).sorted()
    }
    if !filter.organisations.isEmpty { return all(filter.organisations.map { byOrganisation[$0] ?? [] }) }
    if !filter.destinations.isEmpty { return all(filter.destinations.map { byDestination[$0] ?? [] }) }
    return Array(facts.indices)
  }
}
