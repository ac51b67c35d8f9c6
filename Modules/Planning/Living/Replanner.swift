public import GuidanceKit

/// Changes a planning as little as a cause asks.
public struct Replanner {
  /// One moment that moved, or lost its place.
  public struct Move: Hashable, Sendable {
    /// The moment, by index.
    public var moment: Int
    /// Where it stood; `nil` when it had no place.
    public var from: Slot?
    /// Where it stands; `nil` when no place was found.
    public var to: Slot?
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The problem with the cause in it.
    public var problem: PlanningProblem
    /// The new planning.
    public var result: Solver.Result
    /// What moved, by the day on which it stood.
    public var moves: [Move]
  }

  /// Adds causes to a problem, and keeps everything up to a day where it is.
  ///
  /// - Throws: ``UnknownCause`` when a code is not in the problem.
  public static func problem(
    _ problem: PlanningProblem, causes: [Cause], standing proposal: Proposal, today: CalendarDate
  ) throws(UnknownCause) -> PlanningProblem {
    var changed = problem
    for written in causes {
      let cause = try written.resolved(in: problem)
      let closure = Closure(max(cause.first, today), cause.last, reason: cause.reason)
      guard closure.first <= closure.last else { continue }
      let resources = problem.resources.indices.filter { problem.resources[$0].code == cause.code }
      let subjects = Set(problem.subjects.indices.filter { problem.subjects[$0].code == cause.code })
      if !changed.causes.contains(cause) { changed.causes.append(cause) }
      for resource in resources { changed.resources[resource].closures.append(closure) }
      guard resources.isEmpty else { continue }
      // A community that cannot is a resource of its own, which only its moments need.
      changed.resources.append(PlanResource(.person, cause.code, closures: [closure]))
      changed.resources[changed.resources.count - 1].hours = WeekHours(
        Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [DayStretch(0, 1440)]) }))
      for moment in changed.moments.indices where subjects.contains(changed.moments[moment].subject) {
        changed.moments[moment].resources.append(changed.resources.count - 1)
      }
    }
    for moment in changed.moments.indices {
      guard let slot = proposal.slots[moment] else { continue }
      if slot.day < today {
        // What was, was: it must not move, whatever is known now about that day.
        changed.moments[moment].fixed = slot
      } else {
        changed.moments[moment].earliest = max(changed.moments[moment].earliest, today)
      }
    }
    return changed
  }

  /// Replans: moments that can stay, stay.
  ///
  /// - Parameter shouldStop: asked before each step.
  public static func replan(
    _ problem: PlanningProblem, standing proposal: Proposal, options: Solver.Options = Solver.Options(),
    shouldStop: () -> Bool = { false }
  ) -> Outcome {
    if PlanChecker(problem).clashes(proposal).isEmpty {
      let cost = WishReport(problem, proposal).cost
      return Outcome(
        problem: problem,
        result: Solver.Result(proposal: proposal, cost: cost, rounds: 0, isStopped: false), moves: [])
    }
    var weighted = problem
    // Far above any wish, so that no moment moves for the sake of one.
    weighted.weights.move = 20_000
    var solver = Solver(weighted, options: options, former: proposal)
    var result = solver.run(shouldStop: shouldStop)
    result.cost = WishReport(problem, result.proposal).cost
    let moves = problem.moments.indices.compactMap { moment -> Move? in
      let (from, to) = (proposal.slots[moment], result.proposal.slots[moment])
      return from == to ? nil : Move(moment: moment, from: from, to: to)
    }
    return Outcome(
      problem: problem, result: result,
      moves: moves.sorted { ($0.from ?? Slot(.latest, 0), $0.moment) < ($1.from ?? Slot(.latest, 0), $1.moment) })
  }
}

extension Cause {
  /// The cause with the code as the problem writes it, whatever the case.
  ///
  /// - Throws: ``UnknownCause`` when the problem has no such code.
  public func resolved(in problem: PlanningProblem) throws(UnknownCause) -> Cause {
    let known = problem.resources.map(\.code) + problem.subjects.map(\.code)
    if known.contains(code) { return self }
    let same = Set(known.filter { $0.lowercased() == code.lowercased() })
    guard same.count == 1, let name = same.first else {
      throw UnknownCause(code: code, nearest: NearestName.nearest(to: code, in: known, limit: 1).first)
    }
    var cause = self
    cause.code = name
    return cause
  }
}

/// A cause about something that is not in the planning.
public struct UnknownCause: Explained, Hashable {
  /// The code.
  public let code: String
  /// A code that looks like it.
  public let nearest: String?

  /// What to do.
  public var explanation: Label {
    Label(
      "\"\(code)\" komt in deze planning niet voor; "
        + (nearest.map { "bedoelde u \($0)?" }
          ?? "verwacht de code van een begeleider, instelling, lokaal, PLG of traject."),
      "\"\(code)\" is not in this planning; "
        + (nearest.map { "did you mean \($0)?" }
          ?? "expected the code of a guide, organisation, room, community or trajectory."))
  }
}
