public import GuidanceKit

/// What became of planned moments: held, late, skipped, or still to come.
public struct PlanProgress {
  /// How a moment stands on a day.
  public enum State: Hashable, Sendable {
    /// Still to come.
    case planned
    /// Held on a day.
    case held(CalendarDate)
    /// Its day is past and nobody said it was held.
    case late
    /// Its day is past, and a later moment of the same subject was held.
    case skipped
    /// It has no day.
    case missing

    /// In words.
    public func label(_ language: Language) -> String {
      switch self {
      case .planned: language == .dutch ? "gepland" : "planned"
      case .held(let day): (language == .dutch ? "gehouden op " : "held on ") + day.iso
      case .late: language == .dutch ? "te laat: niet gemeld" : "late: not reported"
      case .skipped: language == .dutch ? "overgeslagen" : "skipped"
      case .missing: language == .dutch ? "geen dag" : "no day"
      }
    }
  }

  /// By index of the moment.
  public let states: [State]

  /// Matches planned moments with what was registered.
  ///
  /// A session of a community is matched by its number; a contact of a trajectory with the nearest registration that no other
  /// contact took, at most half the way to its neighbours and never more than 21 days away.
  public init(_ problem: PlanningProblem, _ proposal: Proposal, _ records: PlanningRecords, today: CalendarDate) {
    var held: [CalendarDate?] = Array(repeating: nil, count: problem.moments.count)
    for (number, moment) in problem.moments.enumerated() {
      let subject = problem.subjects[moment.subject]
      switch subject.kind {
      case .plg: held[number] = Self.day(moment.number, of: [subject.code], records)
      case .schoolGroup:
        let members = problem.subjects.filter { $0.kind == .plg && $0.schoolGroup == subject.code }.map(\.code)
        held[number] = Self.day(moment.number, of: members, records)
      default: break
      }
    }
    for subject in problem.subjects.indices where problem.subjects[subject].kind == .trajectory {
      let moments = problem.moments.indices.filter { problem.moments[$0].subject == subject }
      let contacts = (records.contacts[problem.subjects[subject].code] ?? []).sorted()
      for (moment, day) in Self.matched(moments, proposal, contacts) { held[moment] = day }
    }
    var lastHeld: [Int: CalendarDate] = [:]
    for (number, day) in held.enumerated() {
      guard let day, let slot = proposal.slots[number] else { continue }
      let subject = problem.moments[number].subject
      lastHeld[subject] = max(lastHeld[subject] ?? slot.day, max(day, slot.day))
    }
    states = problem.moments.indices.map { number in
      if let day = held[number] { return .held(day) }
      guard let slot = proposal.slots[number] else { return .missing }
      guard slot.day < today else { return .planned }
      if let last = lastHeld[problem.moments[number].subject], slot.day < last { return .skipped }
      return .late
    }
  }

  private static func day(_ number: Int, of communities: [String], _ records: PlanningRecords) -> CalendarDate? {
    let moment: PLGMoment? =
      switch number {
      case PlanNumbers.intake: PLGMoment(kind: .intake, number: 0)
      case 1..<PlanNumbers.consultation: PLGMoment(kind: .session, number: number)
      case PlanNumbers.consultation..<PlanNumbers.feedback:
        PLGMoment(kind: .consultation, number: number - PlanNumbers.consultation)
      case PlanNumbers.harvest...: PLGMoment(kind: .harvest, number: number - PlanNumbers.harvest)
      default: nil
      }
    guard let moment else { return nil }
    return records.sessions.first { communities.contains($0.plg) && $0.moment == moment && $0.isHeld == true }?.date
  }

  private static func matched(_ moments: [Int], _ proposal: Proposal, _ contacts: [CalendarDate]) -> [(
    Int, CalendarDate
  )] {
    var pairs: [(distance: Int, moment: Int, contact: Int)] = []
    let days = moments.compactMap { proposal.slots[$0]?.day }.sorted()
    let gap = zip(days, days.dropFirst()).map { $0.days(until: $1) }.min() ?? 42
    let reach = min(21, max(1, gap / 2))
    for moment in moments {
      guard let day = proposal.slots[moment]?.day else { continue }
      for (place, contact) in contacts.enumerated() where abs(day.days(until: contact)) <= reach {
        pairs.append((abs(day.days(until: contact)), moment, place))
      }
    }
    var (usedMoments, usedContacts): (Set<Int>, Set<Int>) = ([], [])
    var result: [(Int, CalendarDate)] = []
    for pair in pairs.sorted(by: { ($0.distance, $0.moment, $0.contact) < ($1.distance, $1.moment, $1.contact) })
    where !usedMoments.contains(pair.moment) && !usedContacts.contains(pair.contact) {
      usedMoments.insert(pair.moment)
      usedContacts.insert(pair.contact)
      result.append((pair.moment, contacts[pair.contact]))
    }
    return result
  }
}

extension PlanningProblem {
  /// The problem with what became known since it was made: absences of guides and days that organisations chose.
  ///
  /// - Parameter today: what lies before it is left as it is, for it cannot be changed any more.
  public func refreshed(_ records: PlanningRecords, from today: CalendarDate = .earliest) -> PlanningProblem {
    var fresh = self
    func add(_ kind: PlanResource.Kind, _ code: String, _ known: Closure) {
      guard known.last >= today else { return }
      var closure = known
      closure.first = max(known.first, today)
      for index in fresh.resources.indices
      where fresh.resources[index].kind == kind && fresh.resources[index].code == code
        && !fresh.resources[index].closures.contains(known)
      {
        fresh.resources[index].closures.append(closure)
      }
    }
    for (adviser, closure) in records.absenceClosures { add(.guide, adviser, closure) }
    for (digits, closure) in records.freeDayClosures { add(.organisation, digits, closure) }
    return fresh
  }
}

extension PlanningRecords {
  /// Whole absences as closures, by code.
  var absenceClosures: [(String, Closure)] {
    absences.map { ($0.adviser, Closure($0.from, $0.through, reason: "afwezig")) }
  }

  /// Days that organisations chose as closures, by number.
  var freeDayClosures: [(String, Closure)] {
    freeDays.filter { $0.site == nil }.map { free in
      // A half day of which nobody says which half leaves no half that is sure.
      let part: DayStretch? =
        switch free.half {
        case .morning: DayStretch(0, 720)
        case .afternoon: DayStretch(720, 1440)
        case .unsaid, nil: nil
        }
      let reason = free.purpose == .study ? "pedagogische studiedag" : "facultatieve verlofdag"
      return (free.organisation.digits, Closure(free.day, free.day, part: part, reason: reason))
    }
  }
}
