import GuidanceKit
import Register

/// An action of the plan with its place in it, and which registrations fit it.
///
/// A registration does not name an action. It fits one when it names the goal, the focus and, where the action names
/// any, one of the initiatives, and when at least one of its organisations is of a type that the action's block reaches.
/// One registration may fit several actions, so what fits is activity, not a part of a whole.
struct PlacedAction {
  let goal: OperationalGoal
  let block: ReachBlock
  /// Its place in the block, from 1.
  let number: Int
  let action: PlannedAction

  /// The actions of a plan, in its order.
  static func all(of plan: Plan) -> [PlacedAction] {
    plan.goals.flatMap { goal in
      goal.reachBlocks.flatMap { block in
        zip(1..., block.actions).map { PlacedAction(goal: goal, block: block, number: $0, action: $1) }
      }
    }
  }

  /// The types of organisation that the block reaches.
  private var types: [OrganisationType] {
    let accepted = Set(block.rules.flatMap(\.acceptedTypes))
    return OrganisationType.allCases.filter(accepted.contains)
  }

  /// Whether registrations of this kind fit.
  func fits(_ cell: ActivityCell) -> Bool {
    cell.goal == goal.code && cell.focus == action.focus
      && (action.initiatives.isEmpty || cell.initiative.map(action.initiatives.contains) ?? false)
      && block.rules.contains { rule in cell.types.contains(where: rule.acceptedTypes.contains) }
  }

  /// Narrows a filter to the registrations that fit.
  func narrow(_ filter: inout RegistrationFilter) {
    filter.goals = [goal.code]
    filter.focus = [action.focus]
    filter.initiatives = action.initiatives
    filter.types = types
  }

  /// The name people read.
  var name: Label {
    let title = action.title ?? action.focus
    return Label("actie \(block.id)/\(number), \(title)", "action \(block.id)/\(number), \(title)")
  }

  static let formula = Label(
    "een registratie past bij een actie als ze het doel, de focus en een initiatief van de actie noemt, met een organisatie "
      + "van een type dat het doelblok bereikt; ze kan bij meer acties passen",
    "a registration fits an action when it names the goal, the focus and an initiative of the action, with an organisation "
      + "of a type that the reach block reaches; it may fit several actions")
}
