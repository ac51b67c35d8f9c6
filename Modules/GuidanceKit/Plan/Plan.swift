/// What a guidance service promised to do over some years (*begeleidingsplan*), as data.
///
/// The lasting frameworks (levels, phases, mechanisms) are types of this module; everything a plan chooses is here, so
/// that the next plan, or another service's, needs no release. A plan is read from `plan/*.yaml` and kept by the
/// register as JSON.
public struct Plan: Hashable, Sendable, Codable {
  /// The code of the plan, for example `pov-2025-2030`.
  public var code: String
  /// The title as printed above reports.
  public var title: Label
  /// The organisation whose plan it is.
  public var organisation: String
  /// The services that work by this plan, with their names.
  public var services: [ServiceName]
  /// The first and last day of the plan, both inclusive.
  public var period: PlanPeriod
  /// The decree whose points the goals name, with its article; `nil` when no goal names a point.
  public var decree: DecreeReference?
  /// The values in force for the formulas, each with where it came from.
  public var norms: Norms
  /// The professionalisation initiatives (*professionaliseringsinitiatieven*).
  public var initiatives: [Initiative]
  /// The focus categories.
  public var focusCategories: [FocusCategory]
  /// The target groups (*doelgroepen*).
  public var targetGroups: [TargetGroup]
  /// The earmarked funds (*gekleurde middelen*).
  public var funds: [EarmarkedFund]
  /// The pillars, in the order of the plan.
  public var pillars: [Pillar]
  /// The operational goals, in the order of the plan.
  public var goals: [OperationalGoal]
  /// Totals the plan states itself, kept beside what its parts add up to.
  public var claims: [StatedClaim]
  /// Results the plan gives for earlier years, to print beside today's.
  public var earlierResults: [EarlierResult]

  /// Makes a plan.
  public init(
    code: String, title: Label, organisation: String, services: [ServiceName], period: PlanPeriod,
    decree: DecreeReference? = nil, norms: Norms = Norms(), initiatives: [Initiative] = [],
    focusCategories: [FocusCategory] = [], targetGroups: [TargetGroup] = [], funds: [EarmarkedFund] = [],
    pillars: [Pillar] = [], goals: [OperationalGoal] = [], claims: [StatedClaim] = [],
    earlierResults: [EarlierResult] = []
  ) {
    self.code = code
    self.title = title
    self.organisation = organisation
    self.services = services
    self.period = period
    self.decree = decree
    self.norms = norms
    self.initiatives = initiatives
    self.focusCategories = focusCategories
    self.targetGroups = targetGroups
    self.funds = funds
    self.pillars = pillars
    self.goals = goals
    self.claims = claims
    self.earlierResults = earlierResults
  }

  /// The pillar with this code.
  public func pillar(_ code: String) -> Pillar? { pillars.first { $0.code == code } }

  /// The goal with this code.
  public func goal(_ code: String) -> OperationalGoal? { goals.first { $0.code == code } }

  /// The goals of a pillar, in the order of the plan.
  public func goals(of pillar: String) -> [OperationalGoal] { goals.filter { $0.pillar == pillar } }

  /// The reach blocks of a pillar's goals, in the order of the plan.
  public func reachBlocks(of pillar: String) -> [ReachBlock] { goals(of: pillar).flatMap(\.reachBlocks) }

  /// The pillars of one service, in the order of the plan.
  public func pillars(of service: Service) -> [Pillar] { pillars.filter { $0.service == service } }

  /// The initiative with this code.
  public func initiative(_ code: String) -> Initiative? { initiatives.first { $0.code == code } }

  /// The earmarked fund with this code.
  public func fund(_ code: String) -> EarmarkedFund? { funds.first { $0.code == code } }

  /// Every action of every goal, in the order of the plan.
  public var actions: [PlannedAction] { goals.flatMap(\.reachBlocks).flatMap(\.actions) }
}

/// The first and last day of a plan, both inclusive, and the school years between them.
public struct PlanPeriod: Hashable, Sendable, Codable {
  /// The first day.
  public let first: CalendarDate
  /// The last day.
  public let last: CalendarDate

  /// Makes a period; `nil` when the last day comes before the first.
  public init?(first: CalendarDate, last: CalendarDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// Whether the day lies within the plan.
  public func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }

  /// The school years of which at least one day lies within the plan.
  public var schoolYears: [SchoolYear] {
    (SchoolYear(containing: first).startYear...SchoolYear(containing: last).startYear).map { SchoolYear(startYear: $0) }
  }

  private enum CodingKeys: String, CodingKey { case first, last }

  /// Reads a period; refuses one that ends before it starts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    first = try container.decode(CalendarDate.self, forKey: .first)
    last = try container.decode(CalendarDate.self, forKey: .last)
    guard first <= last else {
      throw DecodingError.dataCorruptedError(forKey: .last, in: container, debugDescription: "last comes before first")
    }
  }
}

/// A service and its name in this plan.
public struct ServiceName: Hashable, Sendable, Codable {
  /// The service.
  public var service: Service
  /// Its name in full.
  public var name: Label

  /// Makes the name of a service.
  public init(service: Service, name: Label) {
    self.service = service
    self.name = name
  }
}

/// The decree and article whose points the goals name.
public struct DecreeReference: Hashable, Sendable, Codable {
  /// The decree, by title and date.
  public var decree: String
  /// The article and paragraph.
  public var article: String

  /// Makes a reference.
  public init(decree: String, article: String) {
    self.decree = decree
    self.article = article
  }
}
