import Foundation
public import GuidanceKit
public import Register

/// A planning with its problem, as it is kept in the register and read back.
public struct KeptPlan: Sendable {
  /// The problem.
  public var problem: PlanningProblem
  /// The days and times.
  public var proposal: Proposal
  /// The seed of the solver.
  public var seed: Int
  /// The number in the register; `nil` when it was not kept.
  public var id: Int?
  /// By kind, code and number: id and sequence in calendars.
  var marks: [CalendarMark.Key: CalendarMark]
  /// Moments that were planned once and no longer are, as calendars must be told.
  public var cancelled: [PlannedSession]

  /// A planning that was never kept.
  public init(_ problem: PlanningProblem, _ proposal: Proposal, seed: Int) {
    self.problem = problem
    self.proposal = proposal
    self.seed = seed
    marks = [:]
    cancelled = []
  }

  /// A planning as it was kept.
  ///
  /// - Throws: ``KeptPlanError`` when its problem cannot be read.
  public init(_ kept: KeptPlanning) throws(KeptPlanError) {
    do {
      problem = try JSONDecoder().decode(PlanningProblem.self, from: Data(kept.record.wishes.utf8))
    } catch {
      throw KeptPlanError(id: kept.id)
    }
    seed = kept.record.seed
    id = kept.id
    var proposal = Proposal(emptyFor: problem)
    var marks: [CalendarMark.Key: CalendarMark] = [:]
    var index: [CalendarMark.Key: Int] = [:]
    for number in problem.moments.indices { index[CalendarMark.Key(problem, number)] = number }
    cancelled = []
    for session in kept.record.sessions {
      let key = CalendarMark.Key(kind: session.subjectKind, code: session.subject, number: session.number)
      marks[key] = CalendarMark(session)
      if session.isCancelled {
        cancelled.append(session)
      } else if let moment = index[key], let start = session.start {
        proposal.slots[moment] = Slot(session.day, start)
      }
    }
    self.proposal = proposal
    self.marks = marks
  }

  /// What to keep.
  ///
  /// - Parameter former: the planning it replaces; its ids go on, changes count up, and what is gone is cancelled.
  public func record(after former: KeptPlan?) throws -> PlanningRecord {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let wishes = String(decoding: try encoder.encode(problem), as: UTF8.self)
    return PlanningRecord(
      schoolYear: problem.schoolYear, seed: seed, wishes: wishes, score: WishReport(problem, proposal).cost,
      basedOn: former?.id, sessions: sessions(after: former))
  }

  /// The moments and deadlines as they are kept, with ids and sequences for calendars.
  public func sessions(after former: KeptPlan? = nil) -> [PlannedSession] {
    var result = problem.moments.indices.compactMap { moment in
      proposal.slots[moment].map { session(moment, $0) }
    }
    result += problem.deadlines.map { deadline in
      PlannedSession(
        subjectKind: deadline.kind.rawValue, subject: deadline.code, number: deadline.number, purpose: deadline.title,
        day: deadline.day, isFixed: true, uid: uid(deadline.kind.rawValue, deadline.code, deadline.number))
    }
    let known = former?.marks ?? marks
    let isNew = former != nil
    var seen: Set<CalendarMark.Key> = []
    result = result.map { session in
      let key = CalendarMark.Key(kind: session.subjectKind, code: session.subject, number: session.number)
      seen.insert(key)
      return known[key].map { $0.continued(session, isNew: isNew) } ?? session
    }
    let gone = known.filter { !seen.contains($0.key) }.map(\.value).sorted { $0.session.uid < $1.session.uid }
    return result + gone.map { $0.cancelled(isNew: isNew) }
  }

  private func session(_ number: Int, _ slot: Slot) -> PlannedSession {
    let moment = problem.moments[number]
    let subject = problem.subjects[moment.subject]
    func code(_ kind: PlanResource.Kind) -> String? {
      moment.resources.first { problem.resources[$0].kind == kind }.map { problem.resources[$0].code }
    }
    return PlannedSession(
      subjectKind: subject.kind.rawValue, subject: subject.code, number: moment.number, purpose: moment.purpose,
      day: slot.day, start: slot.start, minutes: moment.minutes, guide: code(.guide), expert: code(.expert),
      organisation: code(.organisation).flatMap { InstitutionNumber($0) }, room: code(.room),
      isFixed: moment.fixed != nil, uid: uid(subject.kind.rawValue, subject.code, moment.number))
  }

  /// An id that stays the same whatever day a moment gets.
  private func uid(_ kind: String, _ code: String, _ number: Int) -> String {
    let plain = code.unicodeScalars.map { scalar -> String in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      return isPlain ? String(scalar) : scalar == "-" ? "-" : "_\(String(scalar.value, radix: 16))"
    }.joined()
    return "\(kind)-\(plain)-\(number)-\(problem.schoolYear.iso)@leerspoor"
  }
}

/// What calendars know of a moment.
struct CalendarMark: Sendable {
  struct Key: Hashable, Sendable {
    let kind: String
    let code: String
    let number: Int

    init(kind: String, code: String, number: Int) {
      self.kind = kind
      self.code = code
      self.number = number
    }

    init(_ problem: PlanningProblem, _ moment: Int) {
      let subject = problem.subjects[problem.moments[moment].subject]
      self.init(kind: subject.kind.rawValue, code: subject.code, number: problem.moments[moment].number)
    }
  }

  let session: PlannedSession

  init(_ session: PlannedSession) { self.session = session }

  /// The same moment in a later planning: same id, and a higher sequence when something that calendars show is different.
  func continued(_ next: PlannedSession, isNew: Bool) -> PlannedSession {
    var result = next
    result.uid = session.uid
    result.sequence = session.sequence
    var same = session
    same.isFixed = next.isFixed
    if isNew, same != result { result.sequence += 1 }
    return result
  }

  /// The moment as one that no longer takes place.
  func cancelled(isNew: Bool) -> PlannedSession {
    var result = session
    if !result.isCancelled, isNew {
      result.isCancelled = true
      result.sequence += 1
    }
    return result
  }
}

/// A planning whose problem cannot be read.
public struct KeptPlanError: Explained, Hashable {
  /// The number of the planning.
  public let id: Int

  /// What to do.
  public var explanation: Label {
    Label(
      "planning \(id) is gemaakt door een andere versie van Leerspoor en kan niet gelezen worden; maak een nieuwe met leerspoor schedule plan.",
      "planning \(id) was made by another version of Leerspoor and cannot be read; make a new one with leerspoor schedule plan."
    )
  }
}
