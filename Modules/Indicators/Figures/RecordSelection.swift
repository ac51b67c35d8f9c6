public import GuidanceKit
public import Register

/// Which records of one kind a figure rests on.
public struct RecordSelection: Hashable, Sendable {
  /// The kind of records.
  public var kind: RecordKind
  /// What the records are about: codes of surveys, communities and trajectories, numbers of organisations, codes of
  /// people, funds or projects, sorted, so that no order of rows shows; `nil` does not narrow.
  public var subjects: [String]?
  /// Further marks, such as `functie=leraar`; a record must bear one of them, unless there are none.
  public var marks: [String]
  /// Only records dated up to this day; those without a day always.
  public var through: CalendarDate?

  /// Makes a selection.
  public init(_ kind: RecordKind, of subjects: [String]? = nil, marks: [String] = [], through: CalendarDate? = nil) {
    self.kind = kind
    self.subjects = subjects.map { Set($0).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
    self.marks = marks
    self.through = through
  }

  func includes(_ record: some EvidenceRecord) -> Bool {
    if let through, let day = record.evidenceDay, day > through { return false }
    return (subjects.map { record.evidenceSubjects.contains(where: $0.contains) } ?? true)
      && (marks.isEmpty || record.evidenceMarks.contains(where: marks.contains))
  }
}

/// A record behind a figure, in words, with the line it came from.
public struct RecordFact: Hashable, Sendable {
  /// What kind of record it is.
  public var kind: RecordKind
  /// The number of the fact within its kind.
  public var id: Int
  /// The batch, line and row it came from.
  public var origin: Origin
  /// Its day, when it has one.
  public var date: CalendarDate?
  /// What it says, in a few words.
  public var what: Label
}

/// A record that can stand behind a figure.
protocol EvidenceRecord: Hashable, Sendable {
  /// The codes it is found by.
  var evidenceSubjects: [String] { get }
  /// Marks that narrow further.
  var evidenceMarks: [String] { get }
  /// Its day.
  var evidenceDay: CalendarDate? { get }
  /// What it says, in a few words.
  var evidenceText: Label { get }
}

extension EvidenceRecord {
  var evidenceMarks: [String] { [] }
  var evidenceDay: CalendarDate? { nil }
}

extension RecordSelection {
  /// The records in one state of the register, in its order.
  public func facts(in snapshot: Snapshot) throws -> [RecordFact] {
    func chosen<R: EvidenceRecord>(_ facts: [Fact<R>]) -> [RecordFact] {
      facts.filter { includes($0.record) }.map {
        RecordFact(
          kind: kind, id: $0.id, origin: $0.origin, date: $0.record.evidenceDay, what: $0.record.evidenceText)
      }
    }
    switch kind {
    case .organisation: return chosen(try snapshot.organisations())
    case .adviser: return chosen(try snapshot.advisers())
    case .trajectory: return chosen(try snapshot.trajectories())
    case .uptake: return chosen(try snapshot.uptakes())
    case .plg: return chosen(try snapshot.plgs())
    case .plgMember: return chosen(try snapshot.plgMembers())
    case .plgSession: return chosen(try snapshot.plgSessions())
    case .viv: return chosen(try snapshot.vivs())
    case .roster: return chosen(try snapshot.roster())
    case .training: return chosen(try snapshot.trainingAttendances())
    case .survey: return chosen(try snapshot.surveys())
    case .surveyResponse: return chosen(try snapshot.surveyResponses())
    case .surveyChoice: return chosen(try snapshot.surveyChoices())
    case .project: return chosen(try snapshot.projects())
    case .projectResult: return chosen(try snapshot.projectResults())
    case .projectMilestone: return chosen(try snapshot.projectMilestones())
    case .projectBudget: return chosen(try snapshot.projectBudgets())
    case .statedTotal: return chosen(try snapshot.statedTotals())
    case .fundAccount: return chosen(try snapshot.fundAccounts())
    case .followUp: return chosen(try snapshot.followUps())
    case .improvementPlan: return chosen(try snapshot.improvementPlans())
    case .indirectReach: return chosen(try snapshot.indirectReaches())
    case .practiceExample: return chosen(try snapshot.practiceExamples())
    case .partnerActivity: return chosen(try snapshot.partnerActivities())
    case .plan, .norms, .calendarOverride, .assignment, .absence, .registration, .projectPhase, .freeDay,
      .institutionAlias:
      return []
    }
  }
}

extension JSONValue {
  init(_ selection: RecordSelection) {
    var members: [String: JSONValue] = ["kind": .string(selection.kind.code)]
    if let subjects = selection.subjects { members["of"] = JSONValue(subjects) }
    if !selection.marks.isEmpty { members["marks"] = JSONValue(selection.marks) }
    if let through = selection.through { members["through"] = .string(through.iso) }
    self = .object(members)
  }
}
