import GuidanceKit
import YAMLDocument

/// Operational goals with their reach blocks and actions.
extension PlanReader {
  func goal(_ key: YAMLCursor, _ value: YAMLCursor) -> OperationalGoal? {
    let code = key.code()
    return value.mapping { map in
      let pillar = map.required("pillar")?.reference(to: self.pillars)
      let level = map.required("level")?.term(WorkingLevel.self)
      let title = map.label()
      let points = map.optional("decree_points")?.list { $0.int(in: 1...99) } ?? []
      if !points.isEmpty && !self.hasDecree {
        map.note(
          at: "decree_points",
          YAMLText(
            "het doel noemt punten van een decreet; verwacht bovenaan het bestand decree: met title en article.",
            "the goal names points of a decree; expected decree: with title and article at the top of the file."))
      }
      let web = map.optional("spider_web")?.list { $0.term(SpiderWebComponent.self) }
      let blocks = self.filled(map.required("reach")) { $0.mapping(self.block) }
      guard let code, let pillar, let level, let title, let blocks else { return nil }
      return OperationalGoal(
        code: code, pillar: pillar, level: level, title: title, decreePoints: points, spiderWeb: web,
        reachBlocks: blocks)
    }
  }

  private func block(_ map: YAMLMap) -> ReachBlock? {
    let id = map.required("id").flatMap(blockID)
    let educationLevel = map.required("education_level")?.string()
    let rules = filled(map.required("reaches")) { $0.mapping(self.rule) }
    let groups = map.required("target_groups")?.list { $0.reference(to: self.targetGroups) }
    let years = map.required("duration_years")?.int(in: 1...10)
    let short = map.required("short_initiatives")?.bool()
    let long = map.required("long_trajectories")?.bool()
    let edbi = map.required("edbi")?.mapping { edbi -> (short: Bool, long: Bool)? in
      let short = edbi.required("short_term")?.bool()
      let long = edbi.required("long_term")?.bool()
      guard let short, let long else { return nil }
      return (short, long)
    }
    let focus = map.required("focus")?.list { $0.reference(to: self.focusCategories) }
    let actions = map.required("actions")?.list { $0.mapping(self.action) }
    guard let id, let educationLevel, let rules, let groups, let years, let short, let long, let edbi, let focus,
      let actions
    else { return nil }
    return ReachBlock(
      id: id, educationLevel: educationLevel, rules: rules, targetGroups: groups, durationYears: years,
      hasShortInitiatives: short, hasLongTrajectories: long, evaluatesShortTerm: edbi.short,
      evaluatesLongTerm: edbi.long, focusCategories: focus, actions: actions)
  }

  /// The id of a block; it may stand only once in the file.
  private func blockID(_ cursor: YAMLCursor) -> String? {
    guard let id = cursor.code() else { return nil }
    if let line = blockLines[id] {
      cursor.note(
        YAMLText(
          "het bereikblok \"\(id)\" staat hier een tweede keer (eerst op regel \(line)); geef het een eigen id.",
          "the reach block \"\(id)\" stands here a second time (first on line \(line)); give it an id of its own."),
        .duplicateKey)
      return nil
    }
    blockLines[id] = cursor.node.line
    return id
  }

  private func rule(_ map: YAMLMap) -> ReachRule? {
    let types = map.required("types")?.list { $0.term(OrganisationType.self) }
    let kind = map.required("kind")?.choice(ReachKind.self)
    let qualifiers = map.optional("qualifiers")?.list { $0.term(OrganisationQualifier.self) }
    let named = map.texts("named")
    let target = map.required("target")?.percent(in: 1...100)
    let wording = map.optional("wording")?.string()
    guard let types, let kind, let target else { return nil }
    return ReachRule(
      types: types, kind: kind, qualifiers: qualifiers ?? [], named: named, targetPercent: target, wording: wording)
  }

  private func action(_ map: YAMLMap) -> PlannedAction? {
    let focus = map.required("focus")?.reference(to: focusCategories)
    // The key must stand there, so that an action without a title is a statement of the plan and not an oversight.
    let title = map.required("title").flatMap { $0.node.isNull ? nil : $0.string() }
    let initiatives = map.required("initiatives")?.list { $0.reference(to: self.initiatives) }
    let channels = map.texts("other_channels")
    let note = map.optional("note")?.string()
    guard let focus, let initiatives else { return nil }
    return PlannedAction(
      focus: focus, title: title, initiatives: initiatives, otherChannels: channels, note: note)
  }

  /// The elements of a list that must have at least one.
  private func filled<T>(_ cursor: YAMLCursor?, _ body: (YAMLCursor) -> T?) -> [T]? {
    guard let cursor, let elements = cursor.list(body) else { return nil }
    guard elements.isEmpty else { return elements }
    cursor.note(
      YAMLText("de lijst is leeg; verwacht minstens één element.", "the list is empty; expected at least one element."))
    return nil
  }
}
