import GuidanceKit
import YAMLDocument

/// Reads the `norms:` of a plan or of an amendment.
struct NormsReader {
  /// The initiatives a classroom rule may name; `nil` when they are not known.
  let initiatives: NameTable?
  /// The target groups a classroom rule may name; `nil` when they are not known.
  let targetGroups: NameTable?

  func values(_ map: YAMLMap) -> NormValues? {
    var values = NormValues()
    values.registeredPerFTE = map.optional("registered_hours_per_fte").flatMap(registeredTime)
    values.fteTarget = map.optional("fte_target")?.percent()
    values.meansTarget = map.optional("means_target")?.percent()
    values.meansDue = map.optional("means_due")?.date()
    values.reachWindow = map.optional("reach_window")?.choice(ReachWindowRule.self)
    values.reachHours = map.optional("reach_hours")?.int(in: 1...10_000)
    values.earlierReachHours = map.optional("earlier_reach_hours")?.int(in: 0...10_000)
    values.sharedSession = map.optional("shared_session")?.choice(SharedSessionRule.self)
    values.classroomTarget = map.optional("classroom_target")?.percent()
    values.classroomMinimum = map.optional("classroom_minimum")?.percent()
    values.classroomRule = map.optional("classroom_rule")?.list { $0.mapping(self.classroomCase) }
      .map(ClassroomRule.init)
    values.edbiScale = map.optional("edbi_scale")?.mapping(scale)
    let low = map.optional("edbi_low")
    values.edbiStrong = map.optional("edbi_strong")?.percent()
    values.edbiLow = low?.percent()
    values.edbiBehaviourItems = map.optional("edbi_behaviour_items")?.list { $0.text() }
    values.minResponse = map.optional("min_response")?.percent()
    values.minRespondents = map.optional("min_respondents")?.int(in: 1...10_000)
    values.minSchools = map.optional("min_schools")?.int(in: 1...1000)
    values.minCell = map.optional("min_cell")?.int(in: 1...1000)
    values.plgSize = map.optional("plg_size")?.mapping(size)
    values.plgSessions = map.optional("plg_sessions")?.int(in: 1...50)
    values.plgMonths = map.optional("plg_months")?.int(in: 1...60)
    values.plgSessionPhases = map.optional("plg_session_phases").flatMap(sessionPhases)
    values.fundReports = map.optional("fund_reports")?.choice(ReportingRhythm.self)
    values.retention = map.optional("retention_months")?.entries { key, value in
      guard let kind = key.text(), let months = value.int(in: 1...1200) else { return nil }
      return RetentionTerm(kind: kind, months: months)
    }
    values.centuryPivot = map.optional("century_pivot")?.int(in: 0...99)
    values.projectStartSchools = map.optional("project_start_schools")?.int(in: 0...100_000)
    values.projectDirectSchools = map.optional("project_direct_schools")?.int(in: 0...100_000)
    values.projectIndirectSchools = map.optional("project_indirect_schools")?.int(in: 0...100_000)
    values.deadlines = map.optional("deadlines")?.entries(deadline)
    if let strong = values.edbiStrong, let least = values.edbiLow, least >= strong {
      low?.expected(
        YAMLText("een percentage onder edbi_strong (\(strong) %)", "a percentage below edbi_strong (\(strong)%)"))
    }
    return values
  }

  /// `name: 10-01` (each year) or `name: 2026-05-31` (once).
  private func deadline(_ key: YAMLCursor, _ value: YAMLCursor) -> Deadline? {
    let when = value.value(
      YAMLText(
        "een dag van elk jaar zoals 10-01, of één dag zoals 2026-05-31",
        "a day of each year such as 10-01, or one day such as 2026-05-31"), Deadline.When.init)
    guard let code = key.code(), let when else { return nil }
    return Deadline(code: code, when: when)
  }

  /// One number for every school year, or a number per school year.
  private func registeredTime(_ cursor: YAMLCursor) -> [RegisteredTimePerFTE]? {
    if cursor.node.entries == nil {
      return minutes(cursor).map { [RegisteredTimePerFTE(schoolYear: nil, minutes: $0)] }
    }
    return cursor.entries { key, value in
      guard let year = key.schoolYear(), let minutes = minutes(value) else { return nil }
      return RegisteredTimePerFTE(schoolYear: year, minutes: minutes)
    }
  }

  /// A number of hours that is a whole number of minutes.
  private func minutes(_ cursor: YAMLCursor) -> Int? {
    guard let thousandths = cursor.decimal()?.scaled(to: 3), (1...10_000_000).contains(thousandths),
      (thousandths * 60).isMultiple(of: 1000)
    else {
      if cursor.node.scalar?.decimal != nil {
        cursor.expected(
          YAMLText(
            "een aantal uren per jaar, groter dan 0 en in hele minuten, bv. 1200 of 1316.5",
            "a number of hours a year, above 0 and in whole minutes, such as 1200 or 1316.5"))
      }
      return nil
    }
    return thousandths * 60 / 1000
  }

  private func classroomCase(_ map: YAMLMap) -> ClassroomRule.Case? {
    let levels = map.optional("level")?.list { $0.term(WorkingLevel.self) }
    let initiatives = map.optional("initiatives")?.list { reference($0, to: self.initiatives) }
    let groups = map.optional("target_groups")?.list { reference($0, to: self.targetGroups) }
    let answer = map.required("answer")?.choice([
      (ClassroomContext.yes.rawValue, ClassroomContext.yes), (ClassroomContext.no.rawValue, .no),
    ])
    guard let answer else { return nil }
    return ClassroomRule.Case(
      levels: levels ?? [], initiatives: initiatives ?? [], targetGroups: groups ?? [], answer: answer)
  }

  /// A reference that is checked when what it may refer to is known.
  private func reference(_ cursor: YAMLCursor, to table: NameTable?) -> String? {
    guard let table else { return cursor.text() }
    return cursor.reference(to: table)
  }

  private func scale(_ map: YAMLMap) -> AnswerScale? {
    guard let labelsCursor = map.required("labels"), let labels = labelsCursor.list({ $0.label() }) else {
      map.accept("agree", "not_applicable")
      return nil
    }
    guard (2...11).contains(labels.count) else {
      map.accept("agree", "not_applicable")
      labelsCursor.note(
        YAMLText(
          "verwacht 2 tot 11 namen, van het minst naar het meest eens; gevonden: \(labels.count).",
          "expected 2 to 11 names, from the least to the most agreement; found: \(labels.count)."))
      return nil
    }
    let agreeing = map.required("agree")?.list { $0.int(in: 1...labels.count) }
    let notApplicable = map.optional("not_applicable")?.text()
    return agreeing.map { AnswerScale(labels: labels, agreeing: $0.sorted(), notApplicable: notApplicable) }
  }

  private func size(_ map: YAMLMap) -> PLGMemberRange? {
    guard let least = map.required("min")?.int(in: 1...100) else {
      map.accept("max")
      return nil
    }
    return map.required("max")?.int(in: least...100).map { PLGMemberRange(least: least, most: $0) }
  }

  /// The phase of the intake, then those of the sessions.
  private func sessionPhases(_ cursor: YAMLCursor) -> PLGSessionPhases? {
    guard let phases = cursor.list({ $0.term(ImplementationPhase.self) }) else { return nil }
    guard let intake = phases.first, phases.count > 1 else {
      cursor.note(
        YAMLText(
          "verwacht de fase van de intake en van elke sessie.", "expected the phase of the intake and of each session.")
      )
      return nil
    }
    return PLGSessionPhases(intake: intake, sessions: Array(phases.dropFirst()))
  }
}
