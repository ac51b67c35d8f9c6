import Cron
import GuidanceKit
import YAMLDocument

extension JobFileReader {
  /// Reads `schedule` or `on`.
  func readSchedule(_ map: YAMLMap, zone: Zone?) -> JobSchedule? {
    guard let (key, cursor) = map.exactlyOne(of: ["schedule", "on"]) else { return nil }
    return key == "schedule"
      ? readCron(cursor, zone: zone).map { JobSchedule.cron($0) } : readOn(cursor, zone: zone)
  }

  private func readCron(_ cursor: YAMLCursor, zone: Zone?) -> CronExpression? {
    guard let scalar = cursor.node.scalar, let text = cursor.string() else { return nil }
    // A quoted text begins behind its quote; within a text over several lines the column says little, so its start is named.
    let start = cursor.node.column + (scalar.isPlain ? 0 : 1)
    func place(_ problem: CronProblem) -> Int { definition.contains(text) ? start + problem.column - 1 : start }
    do throws(CronError) {
      let expression = try CronExpression(text)
      for remark in expression.remarks {
        remarks.append(warning("JOB11", cursor, column: place(remark), Label(remark.dutch, remark.english)))
      }
      if let zone, let loss = expression.loss(after: Instant(secondsSince1970: 1_767_225_600), in: zone) {
        remarks.append(warning("JOB12", cursor, column: start, Self.lossMessage(text, loss)))
      }
      return expression
    } catch {
      for problem in error.problems {
        placed.append(
          YAMLProblem(
            kind: .badValue, file: file, line: cursor.node.line, column: place(problem), path: cursor.path,
            message: YAMLText("'\(cursor.path)': \(problem.dutch)", "'\(cursor.path)': \(problem.english)")))
      }
      return nil
    }
  }

  private static func lossMessage(_ text: String, _ loss: ClockChangeLoss) -> Label {
    Label(
      "\"\(text)\" loopt op \(loss.day) niet: de tijd van \(loss.from) tot \(loss.until) bestaat die dag niet. Noem minuut en uur "
        + "zonder *, dan loopt de opdracht meteen daarna.",
      "\"\(text)\" does not run on \(loss.day): the time from \(loss.from) to \(loss.until) does not exist that day. Name minute "
        + "and hour without *, and the job runs right after it.")
  }

  private func readOn(_ cursor: YAMLCursor, zone: Zone?) -> JobSchedule? {
    cursor.mapping { map -> JobSchedule? in
      let choice = map.exactlyOne(of: ["school_day", "every", "cron", "before_holiday", "before_deadline"])
      guard let (key, value) = choice else {
        map.accept("only", "at", "school_days")
        return nil
      }
      if key == "cron" {
        let only = map.required("only")?.choice(JobSchedule.SchoolTime.self)
        guard let expression = readCron(value, zone: zone), let only else { return nil }
        return .cron(expression, only: only)
      }
      let at = map.required("at")?.value(YAMLText("een uur, bv. \"06:00\"", "a time such as \"06:00\"")) {
        TimeOfDay($0)
      }
      switch key {
      case "school_day":
        guard let number = value.int(in: 1...23), let at else { return nil }
        return .schoolDay(number, at: at)
      case "before_holiday":
        let days = map.optional("school_days").map { $0.int(in: 1...40) } ?? 1
        guard let kinds = readHolidays(value), let days, let at else { return nil }
        return .beforeHoliday(kinds, schoolDays: days, at: at)
      case "before_deadline":
        let days = map.optional("school_days").map { $0.int(in: 1...180) } ?? 1
        guard let code = value.text(), let days, let at else { return nil }
        deadline = DeadlineUse(
          code: code, position: SourcePosition(file: file, line: value.node.line, column: value.node.column))
        return .beforeDeadline(code, schoolDays: days, at: at)
      default:
        let only = map.optional("only").map { $0.choice(JobSchedule.SchoolTime.self) }
        guard let days = readDays(value), let at else { return nil }
        if case .some(.none) = only { return nil }
        return .weekly(days, at: at, only: only.flatMap(\.self))
      }
    }
  }

  /// `any`, one holiday, or a list of them.
  private func readHolidays(_ cursor: YAMLCursor) -> [HolidayKind]? {
    let names = HolidayKind.allCases.filter { $0 != .extra }.map { (name: $0.rawValue, value: [$0]) }
    if cursor.node.elements != nil {
      guard let kinds = cursor.list({ $0.choice(names) }) else { return nil }
      guard !kinds.isEmpty else {
        cursor.note(
          YAMLText(
            "'\(cursor.path)' is een lege lijst; verwacht een vakantie, bv. kerst.",
            "'\(cursor.path)' is an empty list; expected a holiday such as kerst."))
        return nil
      }
      return kinds.flatMap(\.self)
    }
    return cursor.choice([(name: "any", value: JobSchedule.longHolidays)] + names)
  }

  /// One weekday, a list of them, or `day`.
  private func readDays(_ cursor: YAMLCursor) -> [Weekday]? {
    let names: [(name: String, value: Weekday)] = [
      ("monday", .monday), ("tuesday", .tuesday), ("wednesday", .wednesday), ("thursday", .thursday),
      ("friday", .friday), ("saturday", .saturday), ("sunday", .sunday),
    ]
    if cursor.node.elements != nil {
      guard let days = cursor.list({ $0.choice(names) }) else { return nil }
      guard !days.isEmpty else {
        cursor.note(
          YAMLText(
            "'on.every' is een lege lijst; verwacht een weekdag.", "'on.every' is an empty list; expected a weekday."))
        return nil
      }
      return Set(days).sorted()
    }
    let all: [(name: String, value: [Weekday])] = names.map { ($0.name, [$0.value]) } + [("day", Weekday.allCases)]
    return cursor.choice(all)
  }

  /// A remark at a place in the file.
  func warning(
    _ code: String, _ cursor: YAMLCursor, column: Int? = nil, severity: Severity = .warning, _ message: Label
  ) -> InputProblem {
    InputProblem(
      code: code, severity: severity,
      position: SourcePosition(file: file, line: cursor.node.line, column: column ?? cursor.node.column),
      message: message)
  }
}
