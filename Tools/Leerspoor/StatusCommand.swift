import ArgumentParser
import Cron
import Documents
import Foundation
import GuidanceKit
import Indicators
import Jobs
import Register
import Reporting
import ToolSupport

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show on one screen how things stand: database, last loads, jobs, findings, the three indicators.",
    discussion: """
      Example:
        leerspoor status
        leerspoor status --db out/demo/leerspoor.sqlite --now 2026-02-02T08:00
      """)

  @Option(help: "Folder with job files.")
  var jobs = "jobs"

  @OptionGroup var options: CommonOptions

  func run() throws {
    let register = try Register(path: options.databasePath, mode: .reading)
    let moment = try options.moment()
    let store = RunStore(register)
    let lines = try jobLines(store, register, at: moment)
    let undelivered = try store.undelivered().count
    let page: Page = try register.read { (snapshot: Snapshot) throws in
      StatusPage(language: options.language, day: moment.day).page(
        database: register.path, batches: try snapshot.batches(), figures: try figures(snapshot, on: moment.day),
        audit: try snapshot.lastAudit(), undelivered: undelivered, jobs: lines)
    }
    try Console(options).result(TerminalRenderer(width: ToolEnvironment.terminalWidth).render(page))
  }

  /// The figures of the school year up to today; none while no plan covers the day.
  private func figures(_ snapshot: Snapshot, on day: CalendarDate) throws -> FigureSet? {
    guard try snapshot.plan(inForceOn: day) != nil else { return nil }
    let request = FigureRequest(period: .schoolYear(SchoolYear(containing: day)), day: day, audience: .team)
    return try IndicatorReport(request, from: snapshot, version: Program.version).figures
  }

  private func jobLines(_ store: RunStore, _ register: Register, at moment: Moment) throws -> [StatusPage.JobLine] {
    guard FileManager.default.fileExists(atPath: jobs) else { return [] }
    let (calendar, deadlines) = try register.read { (snapshot: Snapshot) throws in
      (
        SchoolCalendar(overrides: try snapshot.calendarOverrides().map(\.record)),
        try snapshot.plan(inForceOn: moment.day)?.norms.deadlines ?? []
      )
    }
    let now = Instant(secondsSince1970: Int(moment.unixSeconds))
    return try JobFolder(path: jobs).jobs.map { job in
      let last = try store.history(job: job.name, limit: 1).first.map { run in
        let started = job.zone.iso(Instant(secondsSince1970: run.started.unixSeconds)).prefix(16)
          .replacing("T", with: " ")
        return "\(started), \(run.state.label[options.language])"
      }
      var slots = job.slots(after: now, calendar: calendar, deadlines: deadlines)
      let next = slots.next().map { String(job.zone.iso($0).prefix(16).replacing("T", with: " ")) }
      return StatusPage.JobLine(name: job.name, last: last, next: next)
    }
  }
}
