import GuidanceKit
import YAMLDocument

/// Reads a file of wishes.
struct WishesReader {
  let file: String

  func wishes(_ map: YAMLMap) -> PlanningWishes? {
    let year = map.required("wishes").flatMap { cursor in cursor.schoolYear().map { placed($0, cursor) } }
    _ = map.optional("title")?.string()
    // Read into a stand-in, so that a wrong year does not hide what else is wrong.
    var wishes = PlanningWishes(
      schoolYear: year ?? PlanningWishes.Placed(SchoolYear(startYear: 2000), SourcePosition(file: file)))
    wishes.starts = map.optional("starts")?.list(clock)
    wishes.every = map.optional("every")?.int(in: 5...240)
    if wishes.starts != nil, wishes.every != nil {
      map.note(
        at: "every",
        YAMLText(
          "\"every\" staat naast \"starts\"; kies één van beide.", "\"every\" stands beside \"starts\"; choose one."))
    }
    wishes.opening = map.optional("opening").flatMap(hours)
    _ = map.optional("limits")?.mapping { limits -> Bool? in
      wishes.perDay = limits.optional("day")?.int(in: 1...20)
      wishes.perWeek = limits.optional("week")?.int(in: 1...60)
      return true
    }
    wishes.weights = numbers(map.optional("weights"), PlanningWishes.weightNames, 0...10_000)
    wishes.minutes = numbers(map.optional("minutes"), PlanningWishes.lengthNames, 15...600)
    _ = map.optional("travel")?.mapping { travel -> Bool? in
      wishes.travelWithin = travel.optional("same_province")?.int(in: 0...600)
      wishes.travelAcross = travel.optional("other_province")?.int(in: 0...600)
      return true
    }
    _ = map.optional("plg")?.mapping { communities($0, &wishes) }
    _ = map.optional("trajectories")?.mapping { part -> Bool? in
      wishes.shortContacts = part.optional("short_contacts")?.int(in: 1...20)
      return true
    }
    _ = map.optional("viv")?.mapping { part -> Bool? in
      wishes.vivGuide = part.required("guide").flatMap(placedText)
      wishes.vivMonths = part.optional("months")?.list { $0.int(in: 1...12) } ?? [10, 1, 3]
      return true
    }
    _ = map.optional("edbi")?.mapping { part -> Bool? in
      wishes.longSurveys = part.optional("long_from")?.date()
      wishes.reminders = part.optional("reminders")?.list { $0.int(in: 1...60) }
      return true
    }
    for kind in ["guide", "expert", "room", "organisation"] {
      wishes.resources += map.optional(kind + "s")?.list { $0.mapping { resource($0, kind) } } ?? []
    }
    wishes.fixed = map.optional("fixed")?.list { $0.mapping(fixed) } ?? []
    wishes.orders = map.optional("order")?.list { $0.mapping(order) } ?? []
    wishes.teamMeetings = map.optional("team_meetings")?.list { $0.mapping(teamMeeting) } ?? []
    wishes.deadlines = map.optional("deadlines")?.list { $0.mapping(deadline) } ?? []
    return year == nil ? nil : wishes
  }

  private func communities(_ map: YAMLMap, _ wishes: inout PlanningWishes) -> Bool? {
    wishes.firstIntake = map.optional("first")?.date()
    let last = map.optional("last")
    wishes.lastSession = last?.date()
    if let first = wishes.firstIntake, let end = wishes.lastSession, end <= first {
      last?.expected(YAMLText("een datum na \(first.iso)", "a date after \(first.iso)"))
    }
    _ = map.optional("weeks")?.mapping { weeks -> Bool? in
      wishes.gapAfterIntake = weeks.optional("after_intake").flatMap(gap)
      wishes.gapBetweenSessions = weeks.optional("between_sessions").flatMap(gap)
      return true
    }
    wishes.communityGuides = map.optional("guides")?.list(placedText) ?? []
    return true
  }

  private func gap(_ cursor: YAMLCursor) -> PlanningWishes.Gap? {
    cursor.mapping { map in
      let least = map.required("min")?.int(in: 1...40)
      let ideal = map.required("ideal")?.int(in: 1...40)
      let most = map.required("max")?.int(in: 1...40)
      guard let least, let ideal, let most else { return nil }
      guard least <= ideal, ideal <= most else {
        map.cursor.note(
          YAMLText(
            "min is \(least), ideal is \(ideal), max is \(most); verwacht min ≤ ideal ≤ max.",
            "min is \(least), ideal is \(ideal), max is \(most); expected min ≤ ideal ≤ max."))
        return nil
      }
      return PlanningWishes.Gap(least: least, ideal: ideal, most: most)
    }
  }

  private func resource(_ map: YAMLMap, _ kind: String) -> PlanningWishes.Resource? {
    let code = map.required(kind == "organisation" ? "number" : "code").flatMap(placedText)
    let weekHours = map.optional("hours").flatMap(hours)
    let away = map.optional("away")?.list { $0.mapping(self.away) } ?? []
    let perDay = map.optional("day")?.int(in: 1...20)
    let perWeek = map.optional("week")?.int(in: 1...60)
    let place =
      kind == "guide" || kind == "room" ? map.optional(kind == "guide" ? "home" : "at").flatMap(placedText) : nil
    var meetings: [PlanningWishes.Meeting] = []
    var weekdays: [Weekday] = []
    var morning: Bool?
    var joins: [PlanningWishes.Placed<PlanningWishes.MomentName>] = []
    if kind == "organisation" {
      meetings = map.optional("meetings")?.list { $0.mapping(meeting) } ?? []
      weekdays = map.optional("weekdays")?.list(weekday) ?? []
      morning = map.optional("part")?.choice([("voormiddag", true), ("namiddag", false)])
    }
    if kind == "expert" || kind == "room" {
      joins = map.required(kind == "expert" ? "joins" : "for")?.list { $0.mapping(momentName) } ?? []
    }
    guard let code else { return nil }
    return PlanningWishes.Resource(
      kind: kind, code: code, hours: weekHours, away: away, perDay: perDay, perWeek: perWeek, place: place,
      meetings: meetings, weekdays: weekdays, wishesMorning: morning, joins: joins)
  }

  private func away(_ map: YAMLMap) -> PlanningWishes.Away? {
    let from = map.required("from")?.date()
    let toCursor = map.optional("to")
    let through = toCursor == nil ? from : toCursor?.date()
    let part = map.optional("hours").flatMap(stretch)
    let reason = map.optional("reason")?.string() ?? "afwezig"
    guard let from, let through else { return nil }
    guard from <= through else {
      toCursor?.expected(YAMLText("een datum vanaf \(from.iso)", "a date from \(from.iso) on"))
      return nil
    }
    return PlanningWishes.Away(from: from, through: through, hours: part, reason: reason)
  }

  private func meeting(_ map: YAMLMap) -> PlanningWishes.Meeting? {
    let day = map.required("weekday").flatMap(weekday)
    let start = map.required("start").flatMap(clock)
    guard let day, let start else { return nil }
    return PlanningWishes.Meeting(weekday: day, start: start)
  }

  private func fixed(_ map: YAMLMap) -> PlanningWishes.Fixed? {
    let name = momentName(map)
    let date = map.required("date")?.date()
    let start = map.required("start").flatMap(clock)
    guard let name, let date, let start else { return nil }
    return PlanningWishes.Fixed(moment: name, date: date, start: start)
  }

  private func order(_ map: YAMLMap) -> PlanningWishes.Order? {
    let first = map.required("first")?.mapping(momentName)
    let then = map.required("then")?.mapping(momentName)
    let weeks = map.optional("min_weeks")?.int(in: 0...40) ?? 0
    guard let first, let then else { return nil }
    return PlanningWishes.Order(first: first, then: then, leastWeeks: weeks)
  }

  private func momentName(_ map: YAMLMap) -> PlanningWishes.Placed<PlanningWishes.MomentName>? {
    let subject = map.required("subject")
    let code = subject?.text()
    let moment = map.required("moment")?.text()
    guard let subject, let code, let moment else { return nil }
    return placed(PlanningWishes.MomentName(subject: code, moment: moment), subject)
  }

  private func teamMeeting(_ map: YAMLMap) -> PlanningWishes.TeamMeeting? {
    let code = map.required("code").flatMap(placedText)
    let title = map.required("title")?.string()
    let guides = map.required("guides")?.list(placedText)
    let minutes = map.optional("minutes")?.int(in: 15...600) ?? 120
    let months = map.required("months")?.list { $0.int(in: 1...12) }
    let weekdays = map.optional("weekdays")?.list(weekday) ?? []
    guard let code, let title, let guides, let months else { return nil }
    return PlanningWishes.TeamMeeting(
      code: code, title: title, guides: guides, minutes: minutes, months: months, weekdays: weekdays)
  }

  private func deadline(_ map: YAMLMap) -> PlanningWishes.Deadline? {
    let code = map.required("code").flatMap(placedText)
    let title = map.required("title")?.string()
    let date = map.required("date")?.date()
    guard let code, let title, let date else { return nil }
    return PlanningWishes.Deadline(code: code, title: title, date: date)
  }

  // MARK: Values

  private static let weekdays: [(name: String, value: Weekday)] = Weekday.allCases.map { ($0.label.dutch, $0) }

  private func weekday(_ cursor: YAMLCursor) -> Weekday? { cursor.choice(Self.weekdays) }

  private func hours(_ cursor: YAMLCursor) -> PlanningWishes.Hours? {
    let entries = cursor.entries { key, value -> (Weekday, [Range<Int>])? in
      let day = weekday(key)
      let parts = value.list(stretch)
      guard let day, let parts else { return nil }
      return (day, parts)
    }
    return entries.map { Dictionary($0) { _, last in last } }
  }

  private func stretch(_ cursor: YAMLCursor) -> Range<Int>? {
    cursor.value(YAMLText("uren zoals \"08:30-12:00\"", "hours such as \"08:30-12:00\"")) { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let from = minute(parts[0]), let to = minute(parts[1]), from < to else { return nil }
      return from..<to
    }
  }

  private func clock(_ cursor: YAMLCursor) -> Int? {
    cursor.value(YAMLText("een uur zoals \"13:30\"", "a time such as \"13:30\"")) { minute($0) }
  }

  private func minute(_ text: String) -> Int? {
    guard let value = Minutes(clock: TextFolding.trimmed(text))?.value, (0..<1440).contains(value) else { return nil }
    return value
  }

  private func numbers(_ cursor: YAMLCursor?, _ names: [String], _ range: ClosedRange<Int>) -> [String: Int] {
    var result: [String: Int] = [:]
    _ = cursor?.mapping { map -> Bool? in
      for name in names { result[name] = map.optional(name)?.int(in: range) }
      return true
    }
    return result
  }

  private func placedText(_ cursor: YAMLCursor) -> PlanningWishes.Placed<String>? {
    cursor.text().map { placed($0, cursor) }
  }

  private func placed<Value>(_ value: Value, _ cursor: YAMLCursor) -> PlanningWishes.Placed<Value> {
    PlanningWishes.Placed(
      value, SourcePosition(file: file, line: cursor.node.line, column: cursor.node.column, field: nil))
  }
}
