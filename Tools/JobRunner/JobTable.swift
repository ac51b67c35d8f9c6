import Cron
import Documents
import GuidanceKit
import Jobs

/// All jobs with their schedules and next times, one to a row.
struct JobTable {
  let table: Table
  private let language: DocumentLanguage

  init(_ jobs: [Job], setup: RunnerSetup, from moment: Instant? = nil, language: Language) throws {
    func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    let start = try moment ?? setup.now()
    let dates = try setup.dates()
    self.language = language.ofDocuments
    let rows = jobs.map { job in
      var slots = job.slots(after: start, calendar: dates.calendar, deadlines: dates.deadlines)
      let next = slots.next()
      let values = next.map { job.parameters.values(on: job.day(of: $0)) } ?? [:]
      return (
        next: next,
        row: Row([
          .text(job.name), .text(job.schedule.label[language]),
          .text(next.map { Self.moment($0, job, language) } ?? "-"), .text(next.map(job.zone.iso) ?? ""),
          .text(job.parameters.names.compactMap { values[$0] }.joined(separator: ", ")), .text(job.title ?? ""),
        ])
      )
    }
    table = Table(
      id: "opdrachten",
      caption: pick("Opdrachten en hun volgende keer", "Jobs and their next time"),
      columns: [
        Column("job", pick("Opdracht", "Job"), .code), Column("schedule", pick("Schema", "Schedule")),
        Column("next_text", pick("Volgende keer", "Next time"), use: .pages),
        Column("next", pick("Volgende keer", "Next time"), .code, use: .files),
        Column("about", pick("Over", "About"), .code), Column("title", pick("Wat", "What")),
      ],
      rows: rows.sorted { ($0.next?.secondsSince1970 ?? .max) < ($1.next?.secondsSince1970 ?? .max) }.map(\.row))
  }

  func text(width: Int) -> String { table.text(width: width, language: language) }
  func csv() -> [UInt8] { table.csv(language) }
  func json() -> String { table.json() }

  /// A moment as people say it: the weekday, the day, the time; with the zone when it is not the usual one.
  private static func moment(_ slot: Instant, _ job: Job, _ language: Language) -> String {
    let day = job.day(of: slot)
    let time = job.zone.wallTime(at: slot).iso.dropFirst(11).prefix(5)
    let zone = job.zone.identifier == Zone.defaultIdentifier ? "" : " (\(job.zone.identifier))"
    return "\(day.weekday.label[language].prefix(2)) \(day.iso) \(time)\(zone)"
  }
}

extension GuidanceKit.Language {
  /// The language as documents know it.
  var ofDocuments: DocumentLanguage { self == .dutch ? .dutch : .english }
}
