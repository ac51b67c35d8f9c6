import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import ToolSupport

struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "The weekly overview as a site for an intranet folder.",
    discussion: """
      Pages for pillars, organisations, programmes, findings and jobs; for advisers only with --audience director or coordinator.
      Only pages that changed are written; when anything fails the last version stays. Without a week: the one before --now.

      Example:
        leerspoor report site intranet --week 2026-W05
      """)

  @ArgumentParser.Argument(help: "The folder of the site.")
  var folder: String

  @Option(help: "The week, as 2026-W05.")
  var week: String?

  @Option(help: "Who will read it: team, director or coordinator.")
  var audience: Audience = .team

  @OptionGroup var state: StateOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard !audience.isOutside else {
      throw ValidationError(
        Label(
          "--audience is \(audience.rawValue); de site is voor binnen de dienst: verwacht team, director of coordinator.",
          "--audience is \(audience.rawValue); the site is for inside the service: expected team, director or coordinator."
        ))
    }
  }

  func run() throws {
    let console = Console(options)
    let moment = try options.moment()
    let week = try week.map(ArgumentText.week) ?? ISOWeek(containing: moment.day.adding(days: -7))
    let period = Period.week(week)
    let request = ReportRequest(
      .week, period: period, day: try period.lastDay(seenFrom: moment.day), asOf: state.asOfText, audience: audience,
      language: options.language)
    let register = try options.register()
    let runs = try RunStore(register).history(limit: 50)
    let zone = try Brussels.zone()
    let asOf = try state.asOf()
    let writer = SiteFolder(path: folder)
    let key = try register.read(asOf: asOf) {
      try SiteReport.state(request, from: $0, runs: runs, version: Program.version)
    }
    if writer.holds(state: key) {
      console.say(
        Label(
          "De site is al van deze stand; er is niets geschreven.",
          "The site is of this state already; nothing was written."))
      return try console.result("\(folder)/index.html")
    }
    let report = try register.read(asOf: asOf) {
      try SiteReport(request, from: $0, runs: runs, zone: zone, version: Program.version)
    }
    let outcome = try writer.write(report, madeAt: moment, state: key)
    console.say(
      Label(
        "\(outcome.written.count) bladzijden geschreven, \(outcome.unchanged) ongewijzigd, \(outcome.removed.count) weg.",
        "\(outcome.written.count) pages written, \(outcome.unchanged) unchanged, \(outcome.removed.count) gone."))
    try console.result("\(folder)/index.html")
  }
}
