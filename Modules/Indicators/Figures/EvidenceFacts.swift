public import GuidanceKit
public import Register

/// A fact behind a figure, with the line it came from.
public enum EvidenceFact: Hashable, Sendable {
  /// A registration.
  case registration(Fact<Registration>)
  /// An assignment.
  case assignment(Fact<Assignment>)
  /// An absence.
  case absence(Fact<Absence>)
  /// A phase of a project.
  case projectPhase(Fact<ProjectPhaseReach>)

  /// The batch, line and row it came from.
  public var origin: Origin {
    switch self {
    case .registration(let fact): fact.origin
    case .assignment(let fact): fact.origin
    case .absence(let fact): fact.origin
    case .projectPhase(let fact): fact.origin
    }
  }
}

extension EvidenceQuery {
  /// The facts in one state of the register; ask the state the figure was computed from.
  ///
  /// - Parameter limit: at most so many; all when `nil`.
  public func facts(in snapshot: Snapshot, limit: Int? = nil) throws -> [EvidenceFact] {
    let found: [EvidenceFact]
    switch self {
    case .registrations(let filter):
      found = try snapshot.registrations(matching: filter, limit: limit).map(EvidenceFact.registration)
    case .assignments(let destinations, let year):
      found = try snapshot.assignments()
        .filter { EvidenceQuery.concerns($0.record, destinations, year) }.map(EvidenceFact.assignment)
    case .absences(let destinations, let year, let day):
      let advisers = Set(
        try snapshot.assignments().map(\.record).filter { EvidenceQuery.concerns($0, destinations, year) }
          .map(\.adviser))
      found = try snapshot.absences().filter { fact in
        let absence = fact.record
        return advisers.contains(absence.adviser) && absence.from <= day && absence.through >= year.first
          && absence.from <= year.last
      }.map(EvidenceFact.absence)
    case .projectPhases(let project, let round, let directness, let phase, let status):
      found = try snapshot.projectPhases().filter { fact in
        let row = fact.record
        return (project == nil || row.project == project) && row.round == round && row.status == status
          && (directness == nil || row.directness == directness) && (phase == nil || row.phase == phase)
      }.map(EvidenceFact.projectPhase)
    }
    return limit.map { Array(found.prefix($0)) } ?? found
  }

  private static func concerns(_ assignment: Assignment, _ destinations: [String], _ year: SchoolYear) -> Bool {
    assignment.schoolYear == year && (destinations.isEmpty || destinations.contains(assignment.destination))
  }
}
