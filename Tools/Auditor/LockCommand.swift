import ArgumentParser
import Documents
import GuidanceKit
import Register
import Submission
import ToolSupport

struct LockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Close a month or school year: what comes later waits as a late registration.",
    discussion: """
      The audit of the ministry runs first. With open errors or warnings nothing is closed; mend them or have them waived. Notices
      do not stand in the way. There is no way around it: only reopen lifts a lock, with a reason, a person and an end.
      Exit 0 when it was closed, 1 when findings stand open, 2 when it could not be done.

      Example:
        leerspoor audit lock 2026-01
      """)

  @ArgumentParser.Argument(help: "The month (2026-01) or school year (2025-2026).")
  var period: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let period = try ArgumentText.period(period)
    let register = try Register(path: options.databasePath, mode: .writing)
    let ruleset = try RulesetOption.ministry()
    try RulesetDepartures(ruleset).tell(options)
    do {
      let (lock, audit) = try Closing.lock(
        period, in: register, ruleset: ruleset, at: try options.moment(),
        actor: ToolEnvironment.actor,
        programVersion: Program.version)
      let waived = audit.waived.count
      let words = NumberText(options.language).period(period)
      let with = waived == 0 ? "" : options.pick(", met \(waived) vrijgesteld", ", with \(waived) waived")
      try Console(options).result(
        options.pick(
          "\(words) is afgesloten (audit \(lock.audit)\(with)). Wat er later over komt, wacht als naregistratie.",
          "\(words) is closed (audit \(lock.audit)\(with)). What comes later about it waits as a late registration."))
    } catch let refusal as ClosingRefusal {
      Console(options).complain(refusal.explanation)
      throw Exit.findings
    }
  }
}

struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Open a closed period for a while, with a reason, a person and an end.",
    discussion: """
      After the last day the lock holds again by itself. Lock and reopening stand in the next report.

      Example:
        leerspoor audit reopen 2026-01 --reason "registraties van B07 kwamen te laat" --by "A. Peeters" --until 2026-03-15
      """)

  @ArgumentParser.Argument(help: "The month or school year that is closed.")
  var period: String

  @Option(help: "Why.")
  var reason: String

  @Option(help: "Who decides it.")
  var by: String

  @Option(help: "The last open day, as 2026-03-15; at most three months ahead.")
  var until: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let period = try ArgumentText.period(period)
    let until = try DayArgument.read(until, option: "--until")
    let register = try Register(path: options.databasePath, mode: .writing)
    let moment = try options.moment()
    _ = try Closing.reopen(period, reason: reason, by: by, until: until, in: register, at: moment)
    let late = try register.read { try $0.heldRows(on: moment.day) }.filter { $0.state == .ready }
    let (words, day) = (NumberText(options.language).period(period), NumberText(options.language).date(until))
    try Console(options).result(
      options.pick("\(words) is open tot en met \(day).", "\(words) is open through \(day)."))
    for batch in Set(late.map(\.batch)).sorted() {
      let count = late.count { $0.batch == batch }
      try Console(options).result(
        options.pick(
          "\(count) \(count == 1 ? "naregistratie wacht" : "naregistraties wachten"): leerspoor import release \(batch)",
          "\(count) late \(count == 1 ? "registration waits" : "registrations wait"): leerspoor import release \(batch)"
        ))
    }
  }
}

struct LocksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locks", abstract: "List the closed periods with every time they were open again.",
    discussion: """
      Example:
        leerspoor audit locks
      """)

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let day = try options.moment().day
    let locks = try Register(path: options.databasePath, mode: .reading).read { try $0.periodLocks() }
    func pick(_ dutch: String, _ english: String) -> String { options.pick(dutch, english) }
    let table = Table(
      id: "afsluitingen", caption: pick("Afgesloten periodes", "Closed periods"),
      columns: [
        Column(pick("periode", "period"), pick("Periode", "Period"), .code),
        Column(pick("stand", "state"), pick("Stand", "State")),
        Column(pick("op", "on"), pick("Afgesloten op", "Closed on"), .code),
        Column(pick("door", "by"), pick("Door", "By")),
        Column("audit", "Audit", .integer), Column(pick("heropend", "reopened"), pick("Heropend", "Reopened")),
      ],
      rows: locks.map { lock in
        Row([
          .text(lock.period), .text(lock.isActive(on: day) ? pick("dicht", "closed") : pick("open", "open")),
          .text(String(lock.at.prefix(10))), .text(lock.by), .integer(lock.audit, "\(lock.audit)"),
          .text(
            lock.reopenings.map {
              pick(
                "\($0.at.prefix(10)) tot en met \($0.until), \($0.by): \($0.reason)",
                "\($0.at.prefix(10)) through \($0.until), \($0.by): \($0.reason)")
            }.joined(separator: "; ")),
        ])
      })
    try TablePrint(options, format).print(
      table, empty: Label("Geen enkele periode is afgesloten.", "No period is closed."))
  }
}
