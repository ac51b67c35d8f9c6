import GuidanceKit

/// What can be seen to be wrong before anything is planned.
struct InputCheck {
  private(set) var problems: [InputProblem] = []

  init(_ problem: PlanningProblem, fixedAt: [Int: SourcePosition], orderAt: [Int: SourcePosition]) {
    let fixed = fixedAt.keys.sorted()
    for moment in fixed { check(fixed: moment, problem, fixedAt[moment]) }
    for (place, one) in fixed.enumerated() {
      for other in fixed[(place + 1)...] { check(overlap: one, other, problem, fixedAt[other]) }
    }
    circle(problem, orderAt)
    guard problems.isEmpty else { return }
    for moment in problem.moments.indices { check(days: moment, problem) }
  }

  private mutating func note(_ code: PlanningCode, _ place: SourcePosition?, _ dutch: String, _ english: String) {
    problems.append(code.problem(at: place, Label(dutch, english)))
  }

  private mutating func check(fixed number: Int, _ problem: PlanningProblem, _ place: SourcePosition?) {
    var proposal = Proposal(emptyFor: problem)
    proposal.slots[number] = problem.moments[number].fixed
    for clash in PlanChecker(problem).clashes(proposal) where clash.moments == [number] && clash.kind != .missing {
      note(
        .fixedClosed, place, clash.message.dutch + " Kies een andere dag, of laat het moment niet vastliggen.",
        clash.message.english + " Choose another day, or do not fix the moment.")
    }
  }

  private mutating func check(overlap one: Int, _ other: Int, _ problem: PlanningProblem, _ place: SourcePosition?) {
    guard let first = problem.moments[one].fixed, let second = problem.moments[other].fixed, first.day == second.day
    else { return }
    var proposal = Proposal(emptyFor: problem)
    proposal.slots[one] = first
    proposal.slots[other] = second
    // Said once, also when a guide and someone who takes part would both be in two places.
    let clash = PlanChecker(problem).clashes(proposal).first {
      $0.kind == .twoPlaces && Set($0.moments) == [one, other]
    }
    guard let clash else { return }
    note(
      .fixedOverlap, place, clash.message.dutch + " Beide liggen vast; verzet er een.",
      clash.message.english + " Both are fixed; move one.")
  }

  /// Moments that must come after each other in a circle, found by taking away what has nothing before it.
  private mutating func circle(_ problem: PlanningProblem, _ orderAt: [Int: SourcePosition]) {
    var waiting = Array(repeating: 0, count: problem.moments.count)
    var after: [[Int]] = Array(repeating: [], count: problem.moments.count)
    for link in problem.links {
      waiting[link.after] += 1
      after[link.before].append(link.after)
    }
    var free = waiting.indices.filter { waiting[$0] == 0 }
    while let moment = free.popLast() {
      for next in after[moment] {
        waiting[next] -= 1
        if waiting[next] == 0 { free.append(next) }
      }
    }
    guard let start = waiting.indices.first(where: { waiting[$0] > 0 }) else { return }
    // Going back along what still waits must come round.
    var way: [Int] = [start]
    while let last = way.last,
      let before = problem.links.first(where: { $0.after == last && waiting[$0.before] > 0 })?.before
    {
      if let again = way.firstIndex(of: before) {
        way = Array(way[again...]) + [before]
        break
      }
      way.append(before)
    }
    let names = way.reversed().map(problem.name)
    let inCircle = Set(way)
    let asked = orderAt.keys.sorted().first {
      inCircle.contains(problem.links[$0].before) && inCircle.contains(problem.links[$0].after)
    }
    note(
      .circle, asked.flatMap { orderAt[$0] },
      "deze momenten moeten in een kring na elkaar komen: \(names.joined(separator: " → ")). Haal één volgorde weg.",
      "these moments must follow each other in a circle: \(names.joined(separator: " → ")). Remove one order.")
  }

  /// A moment with no day on which everyone it needs is there.
  private mutating func check(days number: Int, _ problem: PlanningProblem) {
    let moment = problem.moments[number]
    let isPossible = problem.days.contains { day in
      guard moment.earliest <= day, day <= moment.latest, moment.fixed == nil || moment.fixed?.day == day else {
        return false
      }
      return problem.starts.contains { start in
        moment.resources.allSatisfy { index in
          let resource = problem.resources[index]
          return resource.hours[day.weekday].contains { $0.holds(start, moment.minutes) }
            && !resource.closures.contains { $0.blocks(day, start, moment.minutes) }
        }
      }
    }
    guard !isPossible else { return }
    let who = moment.resources.map { problem.resources[$0].described }
    note(
      .noDay, nil,
      "voor \(problem.name(number)) (\(moment.minutes) min, \(moment.earliest.iso) tot \(moment.latest.iso)) is er geen enkele dag "
        + "waarop \(who.map(\.dutch).joined(separator: ", ")) er samen zijn; verruim hun uren of de periode, of kort het moment in.",
      "for \(problem.name(number)) (\(moment.minutes) min, \(moment.earliest.iso) to \(moment.latest.iso)) there is no day on which "
        + "\(who.map(\.english).joined(separator: ", ")) are there together; widen their hours or the period, or shorten the moment."
    )
  }
}
