/// What a pillar wants to achieve at one working level (*operationeel doel*).
public struct OperationalGoal: Hashable, Sendable, Codable {
  /// The stable code, for example `PBD-NED-OD1`.
  public var code: String
  /// The pillar, by code.
  public var pillar: String
  /// The level at which the work is done.
  public var level: WorkingLevel
  /// The title.
  public var title: Label
  /// The points of the decree's article the goal answers to; empty when it names none.
  public var decreePoints: [Int]
  /// The components of the curriculum spider web the goal touches, or `nil` when the plan has no spider web for it.
  public var spiderWeb: [SpiderWebComponent]?
  /// Whom the goal must reach, how and for how long; at least one.
  public var reachBlocks: [ReachBlock]

  /// Makes a goal.
  public init(
    code: String, pillar: String, level: WorkingLevel, title: Label, decreePoints: [Int] = [],
    spiderWeb: [SpiderWebComponent]? = nil, reachBlocks: [ReachBlock]
  ) {
    self.code = code
    self.pillar = pillar
    self.level = level
    self.title = title
    self.decreePoints = decreePoints
    self.spiderWeb = spiderWeb
    self.reachBlocks = reachBlocks
  }
}

/// One column of a goal's sheet: an education level with whom it must reach, for how long, and by which actions
/// (*bereik*).
public struct ReachBlock: Hashable, Sendable, Codable {
  /// The stable id, for example `PBD-NED-OD1-a`.
  public var id: String
  /// The education level as the plan writes it.
  public var educationLevel: String
  /// Whom the block must reach; an organisation matches when it matches one of these.
  public var rules: [ReachRule]
  /// The target groups, by code.
  public var targetGroups: [String]
  /// How many years the goal has to reach them; the length of its reach windows.
  public var durationYears: Int
  /// Whether the block works with short initiatives.
  public var hasShortInitiatives: Bool
  /// Whether the block works with long trajectories.
  public var hasLongTrajectories: Bool
  /// Whether the short-term EDBI survey is taken.
  public var evaluatesShortTerm: Bool
  /// Whether the long-term EDBI survey is taken.
  public var evaluatesLongTerm: Bool
  /// The focus categories, by code.
  public var focusCategories: [String]
  /// What will be done, in the order of the plan.
  public var actions: [PlannedAction]

  /// Makes a reach block.
  public init(
    id: String, educationLevel: String, rules: [ReachRule], targetGroups: [String], durationYears: Int,
    hasShortInitiatives: Bool, hasLongTrajectories: Bool, evaluatesShortTerm: Bool, evaluatesLongTerm: Bool,
    focusCategories: [String], actions: [PlannedAction]
  ) {
    self.id = id
    self.educationLevel = educationLevel
    self.rules = rules
    self.targetGroups = targetGroups
    self.durationYears = durationYears
    self.hasShortInitiatives = hasShortInitiatives
    self.hasLongTrajectories = hasLongTrajectories
    self.evaluatesShortTerm = evaluatesShortTerm
    self.evaluatesLongTerm = evaluatesLongTerm
    self.focusCategories = focusCategories
    self.actions = actions
  }
}

/// One action of a reach block (*actie*).
public struct PlannedAction: Hashable, Sendable, Codable {
  /// The focus category, by code.
  public var focus: String
  /// The title; `nil` where the plan gives a focus but names no action.
  public var title: String?
  /// The initiatives by which it is done, by code; empty where the plan names none.
  public var initiatives: [String]
  /// Ways outside the initiatives, such as a committee, as the plan writes them.
  public var otherChannels: [String]
  /// A remark, for example that the action depends on a subsidy.
  public var note: String?

  /// Makes an action.
  public init(
    focus: String, title: String?, initiatives: [String], otherChannels: [String] = [], note: String? = nil
  ) {
    self.focus = focus
    self.title = title
    self.initiatives = initiatives
    self.otherChannels = otherChannels
    self.note = note
  }
}
