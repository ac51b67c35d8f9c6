import GuidanceKit
import Register

/// What was done on the goals and actions of the plan: minutes per goal, action, focus, initiative, component of the
/// spider web and point of the decree, and which goals and actions saw nothing.
///
/// - Source: POV, Begeleidingsplan 2025-2030, the goal sheets with their actions.
public struct ActivityIndicator {
  private let input: IndicatorInput
  private let plan: Plan
  /// Minutes and the registrations behind them.
  private struct Sum {
    var minutes = 0
    var registrations = 0

    init() {}

    init(_ cells: [ActivityCell]) {
      for cell in cells { add(Sum(cell)) }
    }

    init(_ cell: ActivityCell) { (minutes, registrations) = (cell.minutes, cell.registrations) }

    mutating func add(_ other: Sum) {
      minutes += other.minutes
      registrations += other.registrations
    }

    /// The sums of cells by a text of theirs; cells are large, so none is copied.
    static func by(_ key: (ActivityCell) -> String, _ cells: [ActivityCell]) -> [String: Sum] {
      var sums: [String: Sum] = [:]
      for cell in cells { sums[key(cell), default: Sum()].add(Sum(cell)) }
      return sums
    }
  }

  /// The cells of each goal, by code; those that name none under the empty text.
  private let byGoal: [String: [ActivityCell]]
  private let byDestination: [String: [ActivityCell]]
  /// The actions of the plan with the cells that fit each.
  private let placed: [(action: PlacedAction, cells: [ActivityCell])]

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
    plan = input.plan
    let byGoal = Dictionary(grouping: input.activity) { $0.goal ?? "" }
    self.byGoal = byGoal
    byDestination = Dictionary(grouping: input.activity, by: \.destination)
    placed = PlacedAction.all(of: input.plan).map { ($0, (byGoal[$0.goal.code] ?? []).filter($0.fits)) }
  }

  /// The figures `activity/…` of the school year.
  public var figures: [Figure] {
    goals + actions + splits([], Label("alle bestemmingen", "all destinations"), destinations: [])
      + plan.pillars.flatMap { splits([$0.code], $0.name, destinations: [$0.code]) }
      + coverage(["total"], Label("alle pijlers", "all pillars"), plan.goals)
      + plan.pillars.flatMap { coverage([$0.code], $0.name, plan.goals(of: $0.code)) }
  }

  // MARK: Goals and actions

  private var goals: [Figure] {
    plan.goals.map { goal in
      let own = Sum(byGoal[goal.code] ?? [])
      return figure(
        ["goal", goal.code], Label("doel \(goal.code)", "goal \(goal.code)"), own,
        Label(
          "begeleidersminuten van registraties die het doel noemen",
          "adviser-minutes of registrations that name the goal"),
        filter { $0.goals = [goal.code] })
    } + [
      figure(
        ["goal", HoursIndicator.unattributable], Label("geen doel vermeld", "no goal named"),
        Sum(byGoal[""] ?? []),
        Label(
          "begeleidersminuten van registraties die geen doel noemen; ze worden over geen doel verdeeld",
          "adviser-minutes of registrations that name no goal; they are shared out over none"),
        filter { $0.hasGoal = false })
    ]
  }

  private var actions: [Figure] {
    placed.map { action, cells in
      figure(
        ["action", action.block.id, "\(action.number)"], action.name, Sum(cells), PlacedAction.formula,
        filter(action.narrow))
    }
  }

  // MARK: Focus, initiative, spider web, decree

  private func splits(_ scope: [String], _ name: Label, destinations: [String]) -> [Figure] {
    let own = destinations.isEmpty ? input.activity : destinations.flatMap { byDestination[$0] ?? [] }
    return byTerm(
      scope, name, "focus", own, destinations, known: plan.focusCategories.map { ($0.code, $0.label) },
      none: Label("geen focus vermeld", "no focus named"), key: \.focus
    ) { $0.focus = [$1] }
      + byTerm(
        scope, name, "initiative", own, destinations, known: plan.initiatives.map { ($0.code, $0.label) },
        none: Label("geen initiatief vermeld", "no initiative named"), key: \.initiative
      ) { $0.initiatives = [$1] }
      + byGoals(
        scope, name, "spider-web", own, destinations,
        groups: SpiderWebComponent.allCases.map { term in
          (term.code, term.label, plan.goals.filter { $0.spiderWeb?.contains(term) == true })
        },
        Label(
          "begeleidersminuten van registraties met een doel dat de component raakt; een doel met meer componenten telt bij elke",
          "adviser-minutes of registrations with a goal that touches the component; a goal with several counts with each"
        ))
      + byGoals(
        scope, name, "decree", own, destinations,
        groups: Set(plan.goals.flatMap(\.decreePoints)).union(DecreeGoal.inForce(on: input.day).map(\.number)).sorted()
          .map {
            number in
            (
              "\(number)", DecreeGoal.goal(number, on: input.day)?.label ?? Label("\(number)°", "\(number)°"),
              plan.goals.filter { $0.decreePoints.contains(number) }
            )
          },
        Label(
          "begeleidersminuten van registraties met een doel dat op het punt van het decreet antwoordt; een doel met meer punten "
            + "telt bij elk",
          "adviser-minutes of registrations with a goal that answers to the point of the decree; a goal with several counts "
            + "with each"))
  }

  /// One figure for each term of the plan, each other term that registrations name, and what names none: they add up.
  private func byTerm(
    _ scope: [String], _ name: Label, _ kind: String, _ cells: [ActivityCell], _ destinations: [String],
    known: [(code: String, label: Label)], none: Label, key: (ActivityCell) -> String?,
    _ narrow: (inout RegistrationFilter, String) -> Void
  ) -> [Figure] {
    let groups = Sum.by({ key($0) ?? "" }, cells)
    let others = Set(groups.keys).subtracting(known.map(\.code)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let terms = known + others.map { ($0, $0.isEmpty ? none : Label($0, $0)) } + (groups[""] == nil ? [("", none)] : [])
    return terms.map { code, label in
      figure(
        scope + [kind, code.isEmpty ? HoursIndicator.unattributable : FigureID.part(code)],
        Label("\(label.dutch), \(name.dutch)", "\(label.english), \(name.english)"), groups[code] ?? Sum(),
        Label(
          "begeleidersminuten van de registraties, naar wat ze zelf zeggen; wat niets zegt, wordt niet verdeeld",
          "adviser-minutes of the registrations, by what they say themselves; what says nothing is not shared out"),
        filter {
          $0.destinations = destinations
          narrow(&$0, code)
        })
    }
  }

  private func byGoals(
    _ scope: [String], _ name: Label, _ kind: String, _ cells: [ActivityCell], _ destinations: [String],
    groups: [(code: String, label: Label, goals: [OperationalGoal])], _ formula: Label
  ) -> [Figure] {
    let byGoal = Sum.by({ $0.goal ?? "" }, cells)
    return groups.compactMap { code, label, goals in
      let codes = Set(goals.map(\.code))
      guard !codes.isEmpty || scope.isEmpty else { return nil }
      return figure(
        scope + [kind, code], Label("\(label.dutch), \(name.dutch)", "\(label.english), \(name.english)"),
        codes.reduce(into: Sum()) { sum, code in sum.add(byGoal[code] ?? Sum()) }, formula,
        codes.isEmpty
          ? nil
          : filter {
            $0.destinations = destinations
            $0.goals = codes.sorted()
          })
    }
  }

  // MARK: What saw activity

  /// How many goals and actions saw activity, and which goals and actions saw none.
  private func coverage(_ scope: [String], _ name: Label, _ goals: [OperationalGoal]) -> [Figure] {
    guard !goals.isEmpty else { return [] }
    let active = Set(byGoal.keys)
    let idle = goals.filter { !active.contains($0.code) }
    let codes = Set(goals.map(\.code))
    let actions = placed.filter { codes.contains($0.action.goal.code) }
    let idleActions = actions.filter(\.cells.isEmpty).map(\.action)
    let facts = filter { $0.goals = codes.sorted() }
    func share(_ kind: String, _ title: Label, _ done: Int, _ all: Int, _ counts: [EvidenceCount], _ formula: Label)
      -> Figure
    {
      let hasData = input.hasTime && all > 0
      return Figure(
        id: FigureID("activity", [kind] + scope, input.schoolYear.iso),
        title: Label("\(title.dutch), \(name.dutch)", "\(title.english), \(name.english)"), kind: .share,
        numerator: hasData ? done : nil, denominator: hasData ? all : nil,
        unit: kind == "goals" ? .goals : .actions, verdict: hasData ? .noNorm : .noData,
        evidence: Evidence(formula: formula, counts: counts, queries: [.registrations(facts)]))
    }
    func list(_ kind: String, _ title: Label, _ members: [FigureID], _ unit: Figure.Unit) -> Figure {
      Figure(
        id: FigureID("activity", [kind] + scope, input.schoolYear.iso),
        title: Label("\(title.dutch), \(name.dutch)", "\(title.english), \(name.english)"), kind: .count,
        numerator: input.hasTime ? members.count : nil, unit: unit, verdict: input.hasTime ? .noNorm : .noData,
        evidence: Evidence(
          formula: Label(
            "doelen of acties waar geen enkele registratie van het schooljaar bij past",
            "goals or actions that no registration of the school year fits"), queries: [.registrations(facts)],
          members: input.hasTime ? members.sorted() : []))
    }
    return [
      share(
        "goals", Label("Doelen met activiteit", "Goals with activity"), goals.count - idle.count, goals.count,
        [
          EvidenceCount(.activeGoals, goals.count - idle.count, .goals), EvidenceCount(.goals, goals.count, .goals),
        ],
        Label(
          "doelen die minstens één registratie van het schooljaar noemt, gedeeld door alle doelen",
          "goals that at least one registration of the school year names, divided by all goals")),
      list(
        "goals-without", Label("Doelen zonder activiteit", "Goals without activity"),
        idle.map { FigureID("activity", ["goal", $0.code], input.schoolYear.iso) }, .goals),
      share(
        "actions", Label("Acties met activiteit", "Actions with activity"), actions.count - idleActions.count,
        actions.count,
        [
          EvidenceCount(.activeActions, actions.count - idleActions.count, .actions),
          EvidenceCount(.actions, actions.count, .actions),
        ], PlacedAction.formula),
      list(
        "actions-without", Label("Acties zonder activiteit", "Actions without activity"),
        idleActions.map { FigureID("activity", ["action", $0.block.id, "\($0.number)"], input.schoolYear.iso) },
        .actions),
    ]
  }

  // MARK: Figures

  private func filter(_ change: (inout RegistrationFilter) -> Void) -> RegistrationFilter {
    var filter = RegistrationFilter(from: input.schoolYear.first, through: input.day)
    change(&filter)
    return filter
  }

  private func figure(
    _ scope: [String], _ name: Label, _ sum: Sum, _ formula: Label, _ filter: RegistrationFilter?
  ) -> Figure {
    let minutes = sum.minutes
    return Figure(
      id: FigureID("activity", scope, input.schoolYear.iso),
      title: Label("Geregistreerde uren, \(name.dutch)", "Registered hours, \(name.english)"), kind: .minutes,
      numerator: minutes, unit: .minutes, verdict: input.hasTime ? .noNorm : .noData,
      n: sum.registrations,
      evidence: Evidence(
        formula: formula, counts: [EvidenceCount(.registeredMinutes, minutes, .minutes)],
        queries: filter.map { [.registrations($0)] } ?? [.organisations([])]))
  }
}
