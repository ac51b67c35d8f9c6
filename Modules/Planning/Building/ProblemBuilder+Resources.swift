import Configuration
import GuidanceKit

extension ProblemBuilder {
  /// Guides known to the register or named by a community, and what the wishes say of them.
  mutating func addResources() {
    for adviser in records.advisers {
      let index = resource(.guide, adviser.code)
      if let from = adviser.validity.from, from > problem.schoolYear.first {
        problem.resources[index].closures.append(
          Closure(problem.schoolYear.first, from.adding(days: -1), reason: "nog niet in dienst"))
      }
      if let through = adviser.validity.through, through < problem.schoolYear.last {
        problem.resources[index].closures.append(
          Closure(through.adding(days: 1), problem.schoolYear.last, reason: "niet meer in dienst"))
      }
    }
    for community in records.communities { if let guide = community.processGuide { _ = resource(.guide, guide) } }
    for organisation in records.organisations { _ = place(organisation.number.digits) }
    for wish in wishes.resources { add(wish) }
  }

  private mutating func add(_ wish: PlanningWishes.Resource) {
    let index: Int
    switch wish.kind {
    case "guide":
      guard let found = known(.guide, wish.code.value) else {
        return unknown(Self.guideWord, wish.code.value, codes(.guide), wish.code.position)
      }
      index = found
    case "organisation":
      guard let number = InstitutionNumber(wish.code.value), organisations[number] != nil else {
        return unknown(
          Label("instelling", "organisation"), wish.code.value, records.organisations.map(\.number.digits),
          wish.code.position)
      }
      index = resource(.organisation, number.digits)
    case "room": index = resource(.room, wish.code.value)
    default: index = resource(.expert, wish.code.value)
    }
    if let hours = Self.hours(wish.hours) { problem.resources[index].hours = hours }
    problem.resources[index].perDay = wish.perDay ?? problem.resources[index].perDay
    problem.resources[index].perWeek = wish.perWeek ?? problem.resources[index].perWeek
    problem.resources[index].closures += wish.away.map { away in
      Closure(
        away.from, away.through, part: away.hours.map { DayStretch($0.lowerBound, $0.upperBound) },
        reason: away.reason)
    }
    guard wish.kind == "guide", let home = wish.place else { return }
    guard placeIndex[home.value] != nil else {
      return unknown(
        Label("plaats", "place"), home.value, problem.travel.places.map(\.code), home.position)
    }
    problem.resources[index].home = place(home.value)
  }

  func codes(_ kind: PlanResource.Kind) -> [String] { problem.resources.filter { $0.kind == kind }.map(\.code) }

  /// Absences of advisers, free days of organisations, and the sheet of availability.
  mutating func addAbsences() {
    for (adviser, closure) in records.absenceClosures {
      if let index = known(.guide, adviser) { problem.resources[index].closures.append(closure) }
    }
    for (digits, closure) in records.freeDayClosures {
      if let index = known(.organisation, digits) { problem.resources[index].closures.append(closure) }
    }
    for away in sheets.away {
      guard let index = known(away.kind, away.code) else {
        // An organisation where nothing is planned may well be in the sheet.
        if away.kind == .organisation, let number = InstitutionNumber(away.code), organisations[number] != nil {
          continue
        }
        unknown(Label(away.kind.rawValue, away.kind.rawValue), away.code, codes(away.kind), away.place)
        continue
      }
      problem.resources[index].closures.append(away.closure)
    }
  }

  /// Minutes of travel that a sheet gives.
  mutating func addTravel() {
    var known: Set<String> = []
    for way in sheets.ways {
      var isKnown = true
      for (code, position) in [(way.from, way.place), (way.to, way.otherPlace)] where placeIndex[code] == nil {
        isKnown = false
        unknown(Label("plaats", "place"), code, problem.travel.places.map(\.code), position)
      }
      guard isKnown else { continue }
      guard known.insert([way.from, way.to].sorted().joined(separator: " ")).inserted else {
        note(
          .twice, way.place, "de reistijd tussen \(way.from) en \(way.to) staat er twee keer; laat één rij staan.",
          "the travel time between \(way.from) and \(way.to) is given twice; keep one row.")
        continue
      }
      problem.travel.given.append(TravelTimes.Given(place(way.from), place(way.to), minutes: way.minutes))
    }
  }

  /// Experts and rooms for moments.
  mutating func addJoins() {
    for wish in wishes.resources where wish.kind == "expert" || wish.kind == "room" {
      let kind: PlanResource.Kind = wish.kind == "expert" ? .expert : .room
      for join in wish.joins {
        guard let moment = named(join) else { continue }
        problem.moments[moment].resources.append(resource(kind, wish.code.value))
        if kind == .room, let at = wish.place {
          guard placeIndex[at.value] != nil else {
            unknown(Label("plaats", "place"), at.value, problem.travel.places.map(\.code), at.position)
            continue
          }
          problem.moments[moment].place = place(at.value)
        }
      }
    }
  }

  /// The moment that a file names; notes a problem when there is none.
  mutating func named(_ name: PlanningWishes.Placed<PlanningWishes.MomentName>) -> Int? {
    guard let number = PlanNumbers.number(name.value.moment) else {
      note(
        .unknown, name.position,
        "\"\(name.value.moment)\" is geen moment; verwacht intake, sessie 3, consult 1, terugkoppeling 1 of oogstmoment.",
        "\"\(name.value.moment)\" is no moment; expected intake, sessie 3, consult 1, terugkoppeling 1 or oogstmoment.")
      return nil
    }
    let subjects = problem.subjects.indices.filter { problem.subjects[$0].code == name.value.subject }
    guard !subjects.isEmpty else {
      unknown(Label("onderwerp", "subject"), name.value.subject, problem.subjects.map(\.code), name.position)
      return nil
    }
    let found = problem.moments.indices.first {
      subjects.contains(problem.moments[$0].subject) && problem.moments[$0].number == number
    }
    if found == nil {
      note(
        .unknown, name.position,
        "\(name.value.subject) heeft geen \(name.value.moment) om te plannen; misschien is het al gehouden.",
        "\(name.value.subject) has no \(name.value.moment) to plan; it may have been held already.")
    }
    return found
  }

  /// Moments that must not move.
  mutating func addFixed() {
    for fixed in wishes.fixed + sheets.fixed {
      guard let moment = named(fixed.moment) else { continue }
      let slot = Slot(fixed.date, fixed.start)
      if let other = problem.moments[moment].fixed, other != slot {
        note(
          .twice, fixed.moment.position,
          "\(problem.name(moment)) ligt al vast op \(other.day.iso) om \(ClockText.text(other.start)); kies één van beide.",
          "\(problem.name(moment)) is fixed already on \(other.day.iso) at \(ClockText.text(other.start)); choose one.")
        continue
      }
      problem.moments[moment].fixed = slot
      fixedAt[moment] = fixed.moment.position
      if !problem.starts.contains(fixed.start) { problem.starts = (problem.starts + [fixed.start]).sorted() }
    }
  }

  /// Moments before other moments.
  mutating func addOrders() {
    for order in wishes.orders {
      guard let first = named(order.first), let then = named(order.then) else { continue }
      orderAt[problem.links.count] = order.first.position
      problem.links.append(PlanLink(first, then, least: max(1, 7 * order.leastWeeks)))
    }
  }
}
