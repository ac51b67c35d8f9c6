import ArgumentParser
import Cron
import Documents
import GuidanceKit
import Jobs
import ToolSupport

struct NextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Show when jobs run next, or the next times of a cron expression.",
    discussion: """
      Without a job or an expression: a table of all jobs. Otherwise one time a line, with its distance to UTC. Needs no
      database. With --cron - expressions are read from standard input, one a line; each is answered with its times on one
      line, or with ! and what is wrong.

      Examples:
        leerspoor run next
        leerspoor run next maandrapport --count 12
        leerspoor run next --cron "0 6 1 * *" --from 2026-01-01 --zone Europe/Brussels --count 3
      """)

  @ArgumentParser.Argument(help: "The name of a job.")
  var job: String?

  @Option(help: "A cron expression of five fields, or @yearly … @hourly; - for standard input.")
  var cron: String?

  @Option(help: "Times after this moment, as 2026-02-02T06:00; else now.")
  var from: String?

  @Option(help: "How many times.")
  var count = 5

  @Option(help: "The timezone of --cron, by its IANA name.")
  var zone: String?

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var jobs: JobsOption
  @OptionGroup var options: CommonOptions

  func run() throws {
    try check()
    if let cron {
      let zone = try readZone()
      let start = try readStart(zone)
      if cron == "-" { return try answerLines(zone, start) }
      let times = try readExpression(cron).times(after: start, in: zone)
      try write(AnySequence { times }, zone)
      return
    }
    let setup = RunnerSetup(options: options)
    let folder = JobFolder(path: jobs.folder)
    let console = Console(options)
    if let job {
      let job = try folder.required(job, console)
      let start = try readStart(job.zone)
      let dates = try setup.dates()
      let slots = job.slots(after: start, calendar: dates.calendar, deadlines: dates.deadlines)
      try write(AnySequence { slots }, job.zone)
      return
    }
    console.say(folder.problems, onlyErrors: true)
    guard !folder.jobs.isEmpty || !folder.hasErrors else { throw Exit.failure }
    let start = try readStart(try Zone(identifier: Zone.defaultIdentifier))
    let table = try JobTable(folder.jobs, setup: setup, from: start, language: options.language)
    switch format {
    case .text: try console.write(Array(table.text(width: ToolEnvironment.terminalWidth).utf8))
    case .json: try console.write(Array(table.json().utf8))
    case .csv: try console.write(table.csv())
    }
    if folder.hasErrors { throw Exit.findings }
  }

  private func check() throws {
    guard job == nil || cron == nil else {
      throw UsageError(
        Label(
          "Geef een opdracht of --cron, niet allebei.", "Give a job or --cron, not both."))
    }
    guard zone == nil || cron != nil else {
      throw UsageError(
        Label(
          "--zone hoort bij --cron; een opdracht heeft haar eigen tijdzone.",
          "--zone belongs to --cron; a job has a timezone of its own."))
    }
    guard (1...100_000_000).contains(count) else {
      throw UsageError(
        Label(
          "--count is \(count); verwacht een getal van 1 tot 100000000.",
          "--count is \(count); expected a number from 1 to 100000000."))
    }
  }

  // MARK: - Arguments

  private func readZone() throws -> Zone {
    let name = zone ?? Zone.defaultIdentifier
    do throws(ZoneError) {
      return try Zone(identifier: name)
    } catch {
      guard case .unknown = error else { throw Failure(Label(error.dutch, error.english)) }
      let near = NearestName.nearest(to: name, in: Zone.knownIdentifiers, limit: 1).first
      throw UsageError(
        Label(
          "--zone: \(error.dutch)\(near.map { " Bedoelde u \($0)?" } ?? "")",
          "--zone: \(error.english)\(near.map { " Did you mean \($0)?" } ?? "")"))
    }
  }

  private func readStart(_ zone: Zone) throws -> Instant {
    guard let from else { return try RunnerSetup(options: options).now() }
    guard let instant = zone.instant(iso: from) else {
      let years = "\(Zone.years.lowerBound)-\(Zone.years.upperBound)"
      throw UsageError(
        Label(
          "--from is \"\(from)\"; verwacht een moment in de jaren \(years), bv. 2026-02-02, 2026-02-02T06:00 of 2026-02-02T06:00+01:00.",
          "--from is \"\(from)\"; expected a moment in the years \(years), such as 2026-02-02, 2026-02-02T06:00 or 2026-02-02T06:00+01:00."
        ))
    }
    return instant
  }

  private func readExpression(_ text: String) throws -> CronExpression {
    do throws(CronError) {
      return try CronExpression(text)
    } catch {
      let dutch = error.problems.map { "--cron, teken \($0.column): \($0.dutch)" }.joined(separator: "\n")
      let english = error.problems.map { "--cron, character \($0.column): \($0.english)" }.joined(separator: "\n")
      throw UsageError(Label(dutch, english))
    }
  }

  /// Answers each expression on standard input with a line.
  private func answerLines(_ zone: Zone, _ start: Instant) throws {
    guard format == .text else {
      throw UsageError(Label("--cron - geeft enkel tekst.", "--cron - gives text only."))
    }
    let console = Console(options)
    var bytes: [UInt8] = []
    while let line = readLine() {
      do throws(CronError) {
        var isFirst = true
        for time in try CronExpression(line).times(after: start, in: zone).prefix(count) {
          if !isFirst { bytes.append(UInt8(ascii: " ")) }
          isFirst = false
          zone.appendISO(time, to: &bytes)
        }
      } catch {
        let problem = error.problems.first
        let text = Label(problem?.dutch ?? "", problem?.english ?? "")[options.language]
        bytes += "! \(problem?.column ?? 1): \(text)".utf8
      }
      bytes.append(UInt8(ascii: "\n"))
      if bytes.count >= 1 << 16 {
        try console.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try console.write(bytes)
  }

  // MARK: - Results

  /// Writes times one a line, in large pieces: a million of them take less than a second.
  private func write(_ times: some Sequence<Instant>, _ zone: Zone) throws {
    let console = Console(options)
    let piece = 1 << 16
    var bytes: [UInt8] = []
    bytes.reserveCapacity(piece + 64)
    if format == .json { bytes += "{\"schema\":\"leerspoor/next/1\",\"zone\":\"\(zone.identifier)\",\"times\":[".utf8 }
    var written = 0
    for time in times {
      guard written < count else { break }
      if format == .json { bytes += (written == 0 ? "\"" : ",\"").utf8 }
      zone.appendISO(time, to: &bytes)
      bytes.append(format == .json ? UInt8(ascii: "\"") : UInt8(ascii: "\n"))
      written += 1
      if bytes.count >= piece {
        try console.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    if format == .json { bytes += "]}\n".utf8 }
    try console.write(bytes)
    if written < count {
      console.say(
        Label(
          "Na het jaar \(Zone.years.upperBound) worden geen tijden berekend.",
          "After the year \(Zone.years.upperBound) no times are computed."))
    }
  }
}
