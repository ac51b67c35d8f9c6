/// How classroom context may be derived for a registration that does not say, norm `classroom_rule`.
///
/// Without this norm nothing is derived. A derived value stays marked as derived in every output.
public struct ClassroomRule: Hashable, Sendable, Codable {
  /// The cases, tried in order; the first that fits decides.
  public var cases: [Case]

  /// Makes a rule.
  public init(cases: [Case]) { self.cases = cases }

  /// One case: conditions that must all hold, and the answer.
  public struct Case: Hashable, Sendable, Codable {
    /// The working levels; empty means any, also when none was registered.
    public var levels: [WorkingLevel]
    /// The initiatives, by code; empty means any.
    public var initiatives: [String]
    /// The target groups of which one must be among the registered ones, by code; empty means any.
    public var targetGroups: [String]
    /// The answer: yes or no.
    public var answer: ClassroomContext

    /// Makes a case.
    public init(
      levels: [WorkingLevel] = [], initiatives: [String] = [], targetGroups: [String] = [], answer: ClassroomContext
    ) {
      self.levels = levels
      self.initiatives = initiatives
      self.targetGroups = targetGroups
      self.answer = answer
    }

    /// Whether all conditions hold.
    public func fits(level: WorkingLevel?, initiative: String?, targetGroups groups: [String]) -> Bool {
      if !levels.isEmpty {
        guard let level, levels.contains(level) else { return false }
      }
      if !initiatives.isEmpty {
        guard let initiative, initiatives.contains(initiative) else { return false }
      }
      return targetGroups.isEmpty || targetGroups.contains(where: groups.contains)
    }
  }

  /// The derived context, or `nil` when no case fits.
  public func context(level: WorkingLevel?, initiative: String?, targetGroups: [String]) -> ClassroomContext? {
    cases.first { $0.fits(level: level, initiative: initiative, targetGroups: targetGroups) }?.answer
  }
}
