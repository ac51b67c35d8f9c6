import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Planning
import Register
import ToolSupport

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Give the kept planning to calendars (--ics) or Excel (--csv).",
    discussion: """
      Without --for all moments are given; with --for those of one guide, community, trajectory, school group or organisation.
      With --out a folder gets one calendar for each guide, community, school group and organisation.
      Moments keep their id in every later planning, so that a calendar that was imported before is corrected.

      Examples:
        leerspoor schedule export 2026-2027 --ics --for B04 > B04.ics
        leerspoor schedule export 2026-2027 --ics --out agenda
        leerspoor schedule export 2026-2027 --csv > planning.csv
      """)

  @Argument(help: "The school year, as 2026-2027; else the one of today.")
  var year: String?

  @Flag(help: "A calendar file, as RFC 5545 has it.")
  var ics = false

  @Flag(help: "A sheet for Excel, which check --file reads back.")
  var csv = false

  @Option(
    name: .customLong("for"), help: "Only moments of this guide, community, trajectory, school group or organisation.")
  var code: String?

  @Option(help: "A folder for calendars of everybody; made when it is not there.")
  var out: String?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard ics != csv else {
      throw ValidationError(
        ics
          ? Label("geef --ics of --csv, niet beide.", "give --ics or --csv, not both.")
          : Label("geef --ics of --csv.", "give --ics or --csv."))
    }
    if out != nil, csv || code != nil {
      throw ValidationError(
        Label("--out gaat samen met --ics, zonder --for.", "--out goes with --ics, without --for."))
    }
  }

  func run() throws {
    let year = try KeptPlans.year(year, options)
    let register = try Register(path: options.databasePath, mode: .reading)
    let plan = try KeptPlans.required(register, year)
    if let code { try PlanCodes.check([code], plan.problem) }
    if csv {
      let tables = PlanTables(problem: plan.problem, proposal: plan.proposal, states: nil, language: options.language)
      let codes: Set<String> = code.map { [$0] } ?? []
      return try Console(options).write(tables.moments(.none, only: codes).csv(options.language.ofDocuments))
    }
    let writer = CalendarFolder(plan, at: try options.moment())
    if let out { return try writer.write(to: out, Console(options)) }
    try Console(options).write(writer.calendar(code.map { writer.scope($0) } ?? .all, name: code ?? year.iso))
  }
}

/// Calendars of everybody in a planning.
struct CalendarFolder {
  let plan: KeptPlan
  let sessions: [PlannedSession]
  let moment: Moment

  init(_ plan: KeptPlan, at moment: Moment) {
    self.plan = plan
    sessions = plan.sessions()
    self.moment = moment
  }

  func calendar(_ scope: ICalendar.Scope, name: String) -> [UInt8] {
    ICalendar(plan, sessions: sessions, scope: scope, name: "Leerspoor \(name)", at: moment).bytes
  }

  /// Whose moments a code names.
  func scope(_ code: String) -> ICalendar.Scope {
    let problem = plan.problem
    if problem.resources.contains(where: { $0.kind != .organisation && $0.code == code }) { return .resource(code) }
    if problem.subjects.contains(where: { $0.schoolGroup == code }) { return .schoolGroup(code) }
    if let number = InstitutionNumber(code) { return .organisation(number) }
    return .subject(code)
  }

  func write(to folder: String, _ console: Console) throws {
    let problem = plan.problem
    let guides = problem.resources.filter { $0.kind == .guide || $0.kind == .expert }.map(\.code)
    let schools = problem.resources.filter { $0.kind == .organisation }.map(\.code)
    let communities = problem.subjects.filter { $0.kind == .plg }.map(\.code)
    let groups = Array(Set(problem.subjects.compactMap(\.schoolGroup))).sorted()
    var count = 0
    for (part, codes) in [
      ("begeleiders", guides), ("instellingen", schools), ("leergemeenschappen", communities),
      ("scholengroepen", groups),
    ] {
      for code in codes {
        let chosen = scope(code)
        // Who has no moment needs no calendar of deadlines alone.
        let holds = PlanScope(problem, chosen)
        guard sessions.contains(where: { $0.start != nil && holds.holds($0) }) else { continue }
        let path = "\(folder)/\(part)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try PlanFiles.write(calendar(chosen, name: code), to: "\(path)/\(fileName(code)).ics")
        count += 1
      }
    }
    console.say(Label("\(count) agenda's geschreven in \(folder).", "\(count) calendars written in \(folder)."))
  }

  private func fileName(_ code: String) -> String {
    String(code.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." ? $0 : "_" })
  }
}
