public import GuidanceKit
public import Register

/// A fact behind a figure, with the line it came from.
public enum EvidenceFact: Hashable, Sendable {
  /// A record of another kind, in words.
  case record(RecordFact)
  /// A registration.
  case registration(Fact<Registration>)
  /// An assignment.
  case assignment(Fact<Assignment>)
  /// An absence.
  case absence(Fact<Absence>)
  /// An organisation.
  case organisation(Fact<Organisation>)
  /// A phase of a project.
  case projectPhase(Fact<ProjectPhaseReach>)

  /// The batch, line and row it came from.
  public var origin: Origin {
    switch self {
    case .record(let fact): fact.origin
    case .registration(let fact): fact.origin
    case .assignment(let fact): fact.origin
    case .absence(let fact): fact.origin
    case .organisation(let fact): fact.origin
    case .projectPhase(let fact): fact.origin
    }
  }
}

extension EvidenceFact {
  /// The day it is about, when it has one.
  public var date: CalendarDate? {
    switch self {
    case .record(let fact): fact.date
    case .registration(let fact): fact.record.date
    case .assignment(let fact): fact.record.validity.from
    case .absence(let fact): fact.record.from
    case .organisation, .projectPhase: nil
    }
  }
}

extension EvidenceQuery {
  /// The facts in one state of the register, registrations and dated records by date; ask the state the figure was computed
  /// from.
  ///
  /// - Parameter limit: at most so many; all when `nil`.
  public func facts(in snapshot: Snapshot, limit: Int? = nil) throws -> [EvidenceFact] {
    let found: [EvidenceFact]
    switch self {
    case .records(let selection):
      // Those without a day keep their order, before the others.
      found = try selection.facts(in: snapshot).enumerated().sorted { one, other in
        let (first, second) = (one.element.date?.dayNumber ?? Int.min, other.element.date?.dayNumber ?? Int.min)
        return (first, one.offset) < (second, other.offset)
      }.map { EvidenceFact.record($0.element) }
    case .registrations(let filter):
      found = try snapshot.registrations(matching: filter, limit: limit).map(EvidenceFact.registration)
    case .assignments(let filter):
      found = try snapshot.assignments().filter { filter.includes($0.record) }.map(EvidenceFact.assignment)
    case .absences(let filter, let day):
      let advisers = Set(try snapshot.assignments().map(\.record).filter(filter.includes).map(\.adviser))
      found = try snapshot.absences().filter { fact in
        advisers.contains(fact.record.adviser) && EvidenceQuery.concerns(fact.record, filter.schoolYear, begunBy: day)
      }.map(EvidenceFact.absence)
    case .organisations(let numbers):
      let wanted = Set(numbers)
      found = try snapshot.organisations().filter { wanted.contains($0.record.number) }.map(EvidenceFact.organisation)
    case .projectPhases(let project, let round, let directness, let phase, let status):
      found = try snapshot.projectPhases().filter { fact in
        let row = fact.record
        return (project == nil || row.project == project) && row.round == round && row.status == status
          && (directness == nil || row.directness == directness) && (phase == nil || row.phase == phase)
      }.map(EvidenceFact.projectPhase)
    }
    return limit.map { Array(found.prefix($0)) } ?? found
  }

  /// Whether an absence lowers what is planned in a school year, seen from a day.
  static func concerns(_ absence: Absence, _ year: SchoolYear, begunBy day: CalendarDate) -> Bool {
    absence.from <= day && absence.through >= year.first && absence.from <= year.last
  }
}
