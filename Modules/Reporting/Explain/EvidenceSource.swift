import GuidanceKit
import Indicators
import Register

/// Where the facts behind figures are read: what many figures share is read once.
final class EvidenceSource {
  /// The state of the register.
  let snapshot: Snapshot
  /// What figures of one report share in counting sessions; `nil` when each registration counts for itself.
  let sessionRules: SessionRules?
  private let files: [Int: String]
  private var shownFiles: [Bool: [Int: String]] = [:]
  private var assignments: [Fact<Assignment>]?
  private var organisations: [Fact<Organisation>]?
  private var records: [RecordSelection: [EvidenceFact]] = [:]
  private var registrations: KnownRegistrations?
  private var searches = 0
  private var sessions: [CalendarDate: [Fact<Registration>]] = [:]
  private var numbersOfDestinations: [String: Int]?

  /// - Parameter report: the figures; without them each registration counts for itself.
  /// - Throws: errors of the register.
  init(_ snapshot: Snapshot, _ report: IndicatorReport?) throws {
    self.snapshot = snapshot
    sessionRules = report.map(SessionRules.init)
    files = Dictionary(try snapshot.batches().map { ($0.id, $0.fileName) }) { first, _ in first }
  }

  /// The name of the file of a batch as a reader may see it.
  func file(_ batch: Int, _ sight: RowSight) -> String {
    let showsAll = sight == .everything
    if let known = shownFiles[showsAll]?[batch] { return known }
    let name = files[batch].map { sight.fileName($0, batch: batch) } ?? "?"
    shownFiles[showsAll, default: [:]][batch] = name
    return name
  }

  /// The facts that a query finds.
  ///
  /// - Parameter limit: at most so many, the first ones; all when `nil`.
  /// - Throws: errors of the register.
  func facts(_ query: EvidenceQuery, limit: Int?) throws -> [EvidenceFact] {
    let found: [EvidenceFact]
    switch query {
    case .assignments(let filter):
      let all = try assignments ?? snapshot.assignments()
      assignments = all
      found = all.filter { filter.includes($0.record) }.map(EvidenceFact.assignment)
    case .organisations(let numbers):
      let (all, wanted) = (try organisations ?? snapshot.organisations(), Set(numbers))
      organisations = all
      found = all.filter { wanted.contains($0.record.number) }.map(EvidenceFact.organisation)
    case .records(let selection):
      found = try records[selection] ?? query.facts(in: snapshot)
      records[selection] = found
    case .registrations(let filter):
      guard let known = try known(filter) else { return try query.facts(in: snapshot, limit: limit) }
      return known.matching(filter, limit: limit).map(EvidenceFact.registration)
    case .absences, .projectPhases: return try query.facts(in: snapshot, limit: limit)
    }
    return limit.map { Array(found.prefix($0)) } ?? found
  }

  /// All registrations, when so many figures asked for some that reading them once costs less than asking again.
  private func known(_ filter: RegistrationFilter) throws -> KnownRegistrations? {
    guard KnownRegistrations.canAnswer(filter) else { return nil }
    if let registrations { return registrations }
    searches += 1
    guard searches == Self.fewSearches,
      try snapshot.registrationTotals(matching: RegistrationFilter()).count <= Self.mostKept
    else { return nil }
    let all = KnownRegistrations(try snapshot.registrations())
    registrations = all
    return all
  }

  /// A page with fewer figures than this asks the register for the rows of each.
  private static let fewSearches = 40
  /// With more registrations than this they are not kept in memory.
  private static let mostKept = 40_000

  /// How many facts a query finds.
  ///
  /// - Throws: errors of the register.
  func count(_ query: EvidenceQuery) throws -> Int {
    guard case .registrations(let filter) = query else { return try facts(query, limit: nil).count }
    return try snapshot.registrationTotals(matching: filter).count
  }

  /// The registrations with a session on the days of others that a filter takes.
  ///
  /// - Throws: errors of the register.
  func registrationsInSessions(_ filter: RegistrationFilter, on days: Set<CalendarDate>) throws -> [Fact<Registration>]
  {
    guard let first = days.min(), let last = days.max() else { return [] }
    guard days.count <= Self.mostDays, let rules = sessionRules,
      filter.trajectories.isEmpty, filter.carePhases.isEmpty, filter.mechanisms.isEmpty
    else {
      var filter = filter
      (filter.from, filter.through) = (first, last)
      return try snapshot.registrations(matching: filter).filter { $0.record.session != nil }
    }
    return try days.sorted().flatMap { day in
      try inSessions(on: day).filter { filter.matches($0.record, type: rules.type) }
    }
  }

  /// Over so few days all registrations of a day are read once for all figures.
  private static let mostDays = 8

  private func inSessions(on day: CalendarDate) throws -> [Fact<Registration>] {
    if let known = sessions[day] { return known }
    let found = try snapshot.registrations(matching: RegistrationFilter(from: day, through: day))
      .filter { $0.record.session != nil }
    sessions[day] = found
    return found
  }

  /// The numbers by which the register orders destinations.
  ///
  /// - Throws: errors of the register.
  func destinationNumbers() throws -> [String: Int] {
    let numbers = try numbersOfDestinations ?? snapshot.destinationNumbers()
    numbersOfDestinations = numbers
    return numbers
  }
}
