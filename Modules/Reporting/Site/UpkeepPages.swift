import Documents
import Foundation
import GuidanceKit
import Register

/// The pages of the site about the upkeep of the database: findings, files, jobs.
struct UpkeepPages {
  let data: ReportData
  let runs: [JobRun]
  /// The zone in which times are read.
  let zone: TimeZone

  /// What the audit found.
  var findings: any Report { Part(data: data, title: Label("Bevindingen", "Findings"), which: .findings) }
  /// What was imported.
  var imports: any Report { Part(data: data, title: Label("Wat is ingevoerd", "What was imported"), which: .imports) }
  /// How the jobs ran.
  var jobs: Page {
    var page = Part(data: data, title: Label("Opdrachten", "Jobs"), which: .jobs).page
    page.sections = [jobSection]
    return page
  }

  /// One part of a report as a page of its own.
  private struct Part: Report {
    enum Which { case findings, imports, jobs }
    let data: ReportData
    let title: Label
    let which: Which
    var subtitle: Label? { nil }
    var sections: [Section] {
      switch which {
      case .findings: [findingsSection]
      case .imports: [importsSection]
      case .jobs: []
      }
    }
  }

  private func say(_ dutch: String, _ english: String) -> String {
    data.request.language == .dutch ? dutch : english
  }

  private var jobSection: Section {
    guard !runs.isEmpty else {
      return Section(
        id: "opdrachten", title: say("Laatste keren", "Last runs"),
        blocks: [
          .paragraph(
            RichText(
              say(
                "Er liep nog geen opdracht. {command} doet wat gepland is.",
                "No job ran yet. {command} does what is planned."),
              ["command": .code("leerspoor run due")]))
        ])
    }
    let rows = runs.map { run in
      Row([
        .text(run.job), .text(run.month ?? ""), moment(run.started), run.ended.map(moment) ?? .empty,
        .status(StatusMark(status(run.state), run.state.label[data.request.language])),
        .text(run.detail?[data.request.language] ?? ""),
      ])
    }
    return Section(
      id: "opdrachten", title: say("Laatste keren", "Last runs"),
      blocks: [
        .table(
          Table(
            id: "opdrachten",
            caption: runs.count == 1
              ? say("De laatste keer dat een opdracht liep", "The last run of a job")
              : say("De laatste \(runs.count) keren dat een opdracht liep", "The last \(runs.count) runs of jobs"),
            columns: [
              Column(say("opdracht", "job"), say("Opdracht", "Job")),
              Column(say("maand", "month"), say("Maand", "Month")),
              Column(say("begonnen", "started"), say("Begonnen", "Started")),
              Column(say("klaar", "ended"), say("Klaar", "Ended")),
              Column(say("stand", "state"), say("Stand", "State")),
              Column(say("uitleg", "detail"), say("Uitleg", "Detail")),
            ], rows: rows,
            notes: [RichText(say("Tijden zijn die van Brussel.", "Times are those of Brussels."))]))
      ])
  }

  private func moment(_ time: UTCTime) -> Cell {
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(time.unixSeconds)))
    let local = UTCTime(unixSeconds: time.unixSeconds + offset).iso
    let day = CalendarDate(iso: String(local.prefix(10))).map(NumberText(data.request.language).shortDate)
    return .text("\(day ?? String(local.prefix(10))) \(local.dropFirst(11).prefix(5))")
  }

  private func status(_ state: RunState) -> Status {
    switch state {
    case .succeeded: .met
    case .running: .running
    case .failed, .timedOut, .interrupted, .cancelled: .notMet
    case .skipped: .outside
    }
  }
}
