import GuidanceKit
import Register

/// One line of indicator 1: a destination, a fund, an education level, a person, with what was planned and registered.
struct StaffingScope {
  /// The parts of the figure id.
  var parts: [String]
  /// The name people read.
  var name: Label
  /// The assignments behind it.
  var assignments: AssignmentFilter
  /// The registrations behind it.
  var registrations: RegistrationFilter
  /// Adviser-minutes registered.
  var minutes = 0
  /// The registrations they come from.
  var count = 0
  /// Why a share is not held against the target; `nil` when it is.
  var unjudged: Unjudged?

  /// Why a share is not held against the target.
  enum Unjudged {
    /// Registrations that do not say are never shared out, so the part is a lower bound.
    case lowerBound
    /// The target is one of pillars, not of people.
    case person
  }
}

/// Every line of indicator 1.
struct StaffingScopes {
  private let input: IndicatorInput
  private let destinations: Destinations
  /// Minutes by destination and fund.
  private let sums: [Key: Tally]
  private let year: [Assignment]

  private struct Key: Hashable {
    var destination: String
    var fund: String?
  }

  private struct Tally {
    var minutes = 0
    var count = 0
    mutating func add(_ minutes: Int, _ count: Int) {
      self.minutes += minutes
      self.count += count
    }
  }

  init(_ input: IndicatorInput, _ destinations: Destinations) {
    self.input = input
    self.destinations = destinations
    var sums: [Key: Tally] = [:]
    for entry in input.time {
      sums[Key(destination: entry.destination, fund: entry.fund), default: Tally()].add(
        entry.minutes, entry.registrations)
    }
    self.sums = sums
    year = input.assignments.filter { $0.schoolYear == input.schoolYear }
  }

  /// Destinations and their groups, each with its funds and education levels; funds, projects and quality care by
  /// themselves; people, where they may be shown.
  var all: [StaffingScope] {
    let scopes = destinations.groups + destinations.single
    let main = scopes.flatMap { scope -> [StaffingScope] in
      let whole = self.scope([scope.id], scope.name, of: scope, fund: nil)
      if whole.minutes == 0, scope.destinations.count <= 1, input.plan.pillar(scope.id) == nil,
        !year.contains(where: whole.assignments.includes)
      {
        // A kind of quality care that nobody was given and nobody worked on.
        return []
      }
      return [whole]
        + funds(of: scope).map { fund in
          self.scope([scope.id, fund], name(scope.name, fund: fund), of: scope, fund: fund)
        } + levels(of: scope)
    }
    let single = destinations.single.compactMap { scope -> StaffingScope? in
      guard input.plan.pillar(scope.id) == nil else { return nil }
      let kind = Destinations.isQualityCare(scope.id) ? "care" : "project"
      return self.scope([kind, scope.id], scope.name, of: scope, fund: nil)
    }
    return main + single + allFunds + (input.request.showsIndividuals ? people : [])
  }

  private func scope(
    _ parts: [String], _ name: Label, of scope: DestinationScope, fund: String?
  ) -> StaffingScope {
    let isAll = scope.id == "total"
    var tally = Tally()
    for (key, sum) in sums where (isAll || scope.contains(key.destination)) && (fund == nil || key.fund == fund) {
      tally.add(sum.minutes, sum.count)
    }
    return StaffingScope(
      parts: parts, name: name,
      assignments: AssignmentFilter(
        schoolYear: input.schoolYear, destinations: isAll ? [] : scope.destinations, funds: fund.map { [$0] } ?? []),
      registrations: RegistrationFilter(
        from: input.schoolYear.first, through: input.day, destinations: isAll ? [] : scope.destinations,
        funds: fund.map { [$0] } ?? []), minutes: tally.minutes, count: tally.count,
      unjudged: fund == nil ? nil : .lowerBound)
  }

  // MARK: Funds

  /// The funds named in assignments or registrations of a scope.
  private func funds(of scope: DestinationScope) -> [String] {
    let planned = year.lazy.filter { scope.contains($0.destination) }.map(\.fund)
    let registered = sums.keys.lazy.filter { scope.contains($0.destination) }.compactMap(\.fund)
    return Set(planned).union(registered).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Each fund over all destinations, and what names none.
  private var allFunds: [StaffingScope] {
    let total = destinations.total
    let named = Set(funds(of: total)).union(input.plan.funds.map(\.code)).union([Assignment.regularFund])
    let scopes = named.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { fund in
      scope(["fund", fund], name(total.name, fund: fund), of: total, fund: fund)
    }
    var rest = scope(["fund", HoursIndicator.unattributable], total.name, of: total, fund: nil)
    let without = sums.filter { $0.key.fund == nil }.values
    rest.name = Label("\(total.name.dutch), geen fonds vermeld", "\(total.name.english), no fund named")
    rest.minutes = without.reduce(0) { $0 + $1.minutes }
    rest.count = without.reduce(0) { $0 + $1.count }
    rest.assignments.isNone = true
    rest.registrations.funds = [""]
    rest.unjudged = .lowerBound
    return scopes + [rest]
  }

  private func name(_ scope: Label, fund code: String) -> Label {
    func text(_ language: Language) -> String {
      let isRegular = code == Assignment.regularFund
      let means = language == .dutch ? "reguliere middelen" : "regular means"
      return "\(scope[language]), \(isRegular ? means : input.plan.fund(code)?.label[language] ?? code)"
    }
    return Label(text(.dutch), text(.english))
  }

  // MARK: Education levels

  /// The levels that the assignments of a scope name, and what cannot be told apart.
  private func levels(of scope: DestinationScope) -> [StaffingScope] {
    let own = year.filter { scope.contains($0.destination) }
    let levels = EducationLevels(named: own.compactMap(\.educationLevel))
    guard !levels.levels.isEmpty else { return [] }
    var tallies: [Int?: Tally] = [:]
    for cell in input.activity where scope.contains(cell.destination) {
      tallies[levels.place(of: cell), default: Tally()].add(cell.minutes, cell.registrations)
    }
    func part(_ place: Int?) -> StaffingScope {
      let level = place.map { levels.levels[$0] }
      let code = level.map { FigureID.part($0.name) } ?? EducationLevels.unattributable
      var part = self.scope([scope.id, "level", code], scope.name, of: scope, fund: nil)
      part.name =
        level.map { Label("\(scope.name.dutch), \($0.name)", "\(scope.name.english), \($0.name)") }
        ?? Label("\(scope.name.dutch), geen of meer dan één niveau", "\(scope.name.english), no level or several")
      part.minutes = tallies[place]?.minutes ?? 0
      part.count = tallies[place]?.count ?? 0
      part.assignments.educationLevels = [level?.name ?? ""]
      // Hours that cannot be told apart have no plan of their own, unless assignments name no level either.
      part.assignments.isNone = level == nil && !own.contains { $0.educationLevel == nil }
      part.registrations = levels.narrow(part.registrations, to: place)
      part.unjudged = .lowerBound
      return part
    }
    return levels.levels.indices.map(part) + [part(nil)]
  }

  // MARK: People

  /// Each adviser with an assignment or a registration, in total and per destination.
  private var people: [StaffingScope] {
    struct PersonKey: Hashable {
      var adviser: String
      var destination: String
    }
    var tallies: [String: [String: Tally]] = [:]
    for entry in input.timeOfPeople {
      guard let adviser = entry.adviser else { continue }
      tallies[adviser, default: [:]][entry.destination, default: Tally()].add(entry.minutes, entry.participations)
    }
    for assignment in year {
      tallies[assignment.adviser, default: [:]][assignment.destination, default: Tally()].add(0, 0)
    }
    return tallies.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { code, own in
      func person(_ destination: String?, _ tally: Tally) -> StaffingScope {
        let parts = ["adviser", FigureID.part(code)] + (destination.map { [$0] } ?? [])
        let place = destination.map(destinations.name)
        let codes = destination.map { [$0] } ?? []
        return StaffingScope(
          parts: parts,
          name: Label(
            "begeleider \(code)\(place.map { ", \($0.dutch)" } ?? "")",
            "adviser \(code)\(place.map { ", \($0.english)" } ?? "")"),
          assignments: AssignmentFilter(schoolYear: input.schoolYear, destinations: codes, advisers: [code]),
          registrations: RegistrationFilter(
            from: input.schoolYear.first, through: input.day, destinations: codes, advisers: [code]),
          minutes: tally.minutes, count: tally.count, unjudged: .person)
      }
      var whole = Tally()
      for tally in own.values { whole.add(tally.minutes, tally.count) }
      return [person(nil, whole)]
        + own.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { person($0.key, $0.value) }
    }
  }
}
